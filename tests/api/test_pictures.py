"""The image origin: a capability opens one picture for five minutes, and nothing else does."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from uuid import UUID

import httpx
import pytest
from msgspec.structs import replace

from api.care import capability
from schemas.care.derivative import Film
from schemas.ident import CaseId, ImageId
from schemas.person import Actor, Role
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import visits
from storage.care import cases
from storage.ident import uuid7
from storage.keys import Keys
from storage.resources import Resources
from tests.api.client import Browser, send_image, tell
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import PASSWORD, Practice, as_owner
from tests.api.test_path import invited, opened, sign, submitted
from tests.storage import walk


async def visit_of(hall: Resources, practice: Practice, browser: Browser) -> UUID:
    """The visit whose cookie the browser holds."""
    token = base64.urlsafe_b64decode(browser.cookies["mesial"] + "=")
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        return UUID(str(await transaction.value("SELECT visit FROM sessions WHERE session_hash = $1", visits.hash_token(token))))


async def test_a_picture_is_shown_under_its_capability_alone(
    server: Server, browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice, other: Practice
) -> None:
    case_id, _, phone = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    image = (await dentist.good("GET", f"/api/cases/{case_id}"))["images"][0]
    assert image["display_url"].startswith(f"{settings.image_origin}/i/")
    assert image["frame_url"] is None

    async with httpx.AsyncClient() as browser:
        shown = await browser.get(image["display_url"])
        assert shown.status_code == 200
        assert shown.content.startswith(b"display of ")
        assert shown.headers["content-type"] == "image/jpeg"
        assert shown.headers["content-security-policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
        assert shown.headers["content-disposition"] == f'inline; filename="display-{image["id"]}.jpg"'
        assert shown.headers["cache-control"] == "no-store"
        assert shown.headers["access-control-allow-origin"] == settings.public_url
        sent = (await phone.good("GET", "/api/my/case"))["images"]
        thumbs = [await browser.get(each["thumb_url"]) for each in sent]
        assert [each.status_code for each in thumbs] == [200, 200]
        assert (await browser.post(image["display_url"], json={})).status_code in (403, 405)

        async with hall.database.begin(cases.machine(practice.id)) as transaction:
            rows = await transaction.fetch(
                "SELECT what, actor_id, role, purpose FROM trail WHERE subject = $1 AND what IN ('display', 'thumb')", UUID(image["id"])
            )
            now = await transaction.value("SELECT clock_timestamp()")
        assert {(row["what"], row["role"], row["purpose"]) for row in rows} == {
            ("display", "dentist", "treatment"),
            ("thumb", "guardian", "intake"),
        }

        content, mark = image["display_url"].rpartition("/")[2].split(".")
        raw = base64.urlsafe_b64decode(content + "=" * (-len(content) % 4))
        thumb = base64.urlsafe_b64encode(raw.replace(b'"display"', b'"thumb"')).decode().rstrip("=")
        tampered = (f"{thumb}.{mark}", f"{content}.{mark[:-2]}AA", f"{content}.", f".{mark}", content, f"{content}.{mark}.{mark}")
        for text in (*tampered, "a" * 2000):
            assert (await browser.get(f"{server.images}/i/{text}")).status_code in (404, 414)

        visit = await visit_of(hall, practice, dentist)
        who = Actor(organization_id=practice.id, id=practice.person("dentist"), role=Role.DENTIST, visit=visit)
        ids = CaseId(UUID(case_id)), ImageId(UUID(image["id"]))
        old = capability.issue(hall.keys, who, *ids, "display", "upload", now - timedelta(minutes=6))
        assert (await browser.get(f"{server.images}/i/{old}")).status_code == 410
        abroad = await visit_of(hall, other, await browsers.member(other, "dentist"))
        stranger = Actor(organization_id=other.id, id=other.person("dentist"), role=Role.DENTIST, visit=abroad)
        foreign = capability.issue(hall.keys, stranger, *ids, "display", "upload", now)
        assert (await browser.get(f"{server.images}/i/{foreign}")).status_code == 404
        absent = capability.issue(hall.keys, who, ids[0], ImageId(uuid7()), "display", "upload", now)
        assert (await browser.get(f"{server.images}/i/{absent}")).status_code == 404


def test_a_capability_of_another_house_is_none() -> None:
    who = Actor(organization_id=uuid7(), id=uuid7(), role=Role.DENTIST, visit=uuid7())  # type: ignore[arg-type]
    at = datetime(2026, 11, 1, tzinfo=UTC)
    text = capability.issue(Keys(b"a" * 32), who, CaseId(uuid7()), ImageId(uuid7()), "thumb", "upload", at)
    assert capability.parse(Keys(b"a" * 32), text).actor == who.id
    with pytest.raises(NotFound):
        capability.parse(Keys(b"b" * 32), text)


def test_the_same_picture_has_the_same_address_within_the_minute() -> None:
    """So that a page that asks again does not load every picture again; never longer than five minutes."""
    keys, who = Keys(b"a" * 32), Actor(organization_id=uuid7(), id=uuid7(), role=Role.DENTIST, visit=uuid7())  # type: ignore[arg-type]
    ids = CaseId(uuid7()), ImageId(uuid7())
    at = datetime(2026, 11, 1, 12, 0, 5, tzinfo=UTC)
    texts = {capability.issue(keys, who, *ids, "thumb", "upload", at + timedelta(seconds=second)) for second in (0, 30, 54)}
    assert len(texts) == 1
    until = capability.parse(keys, texts.pop()).until
    assert 240 <= until - at.timestamp() <= 300


async def test_vwr_07_what_is_fetched_ahead_is_noted_as_such_and_is_no_look(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    ahead = await dentist.good("GET", f"/api/cases/{case_id}?ahead=true")
    image = ahead["images"][0]
    async with httpx.AsyncClient() as browser:
        assert (await browser.get(image["display_url"])).is_success
        now = await dentist.good("GET", f"/api/cases/{case_id}")
        assert (await browser.get(now["images"][0]["display_url"])).is_success
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        rows = await transaction.fetch(
            "SELECT what, purpose FROM trail WHERE case_id = $1 AND actor_id = $2 ORDER BY trail_id",
            UUID(case_id),
            practice.person("dentist"),
        )
    purposes = ("treatment_ahead", "treatment")
    assert [(row["what"], row["purpose"]) for row in rows] == [(what, purpose) for purpose in purposes for what in ("case", "display")]
    assert not any(each["looked"] for each in now["images"])
    assert (ahead["status"], ahead["lease"]) == ("ready", None)


async def test_pictures_end_with_the_visit(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice
) -> None:
    """T-A09: after signing out, suspension, a licence that ended, a new link or a signature, no address of a picture opens any more."""
    case_id, _, phone = await submitted(browsers, hall, shop, practice)

    async def addresses(browser: Browser, path: str, name: str) -> list[str]:
        return [each[name] for each in (await browser.good("GET", path))["images"]]

    async def opens(urls: list[str]) -> set[int]:
        async with httpx.AsyncClient() as bare:
            return {(await bare.get(url)).status_code for url in urls}

    path, person = f"/api/cases/{case_id}", practice.person("dentist4")
    leaving, staying = await browsers.member(practice, "dentist4"), await browsers.member(practice, "dentist4")
    left, kept = await addresses(leaving, path, "display_url"), await addresses(staying, path, "display_url")
    await leaving.good("POST", "/api/session/step-up", {"password": PASSWORD})
    assert await opens(left) == {200}, "a visit goes on under a new identifier"
    await leaving.good("DELETE", "/api/session")
    assert await opens(left) == {410}
    assert await opens(kept) == {200}
    await as_owner(settings, practice, "UPDATE licences SET status = 'suspended' WHERE person_id = $1", person)
    assert await opens(kept) == {404}
    await as_owner(settings, practice, "UPDATE licences SET status = 'active' WHERE person_id = $1", person)
    await as_owner(settings, practice, "UPDATE people SET status = 'suspended' WHERE person_id = $1", person)
    assert await opens(kept) == {401}

    thumbs = await addresses(phone, "/api/my/case", "thumb_url")
    assert await opens(thumbs) == {200}
    office = await browsers.member(practice, "frontdesk")
    await office.act(f"{path}/acts", "invite")
    assert await opens(thumbs) == {410}


async def test_what_a_patient_sent_is_not_shown_after_the_signature(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """T-P07, T-P08: an address from before the signature shows nothing after it."""
    case_id, _, phone = await submitted(browsers, hall, shop, practice)
    thumb = (await phone.good("GET", "/api/my/case"))["images"][0]["thumb_url"]
    await sign(browsers, practice, case_id)
    async with httpx.AsyncClient() as bare:
        assert (await bare.get(thumb)).status_code == 410


async def test_upl_07_a_film_and_the_words_of_a_letter_are_shown_under_the_same_rules(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice
) -> None:
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    for view in ("front", "document"):
        await send_image(phone, case_id, f"{view} of {case_id}".encode(), view)
    await phone.act("/api/my/acts", "submit")
    film, words = Film(frames=2, every=1, sizes=(3, 4), seconds=None), "Ácido\fpage two".encode()
    machine = cases.machine(practice.id)
    async with shop.database.begin(machine) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
        key = await cases.case_key(transaction, case.id)
    letter, scan = (each.id for each in case.images)
    read = await walk.settlement(shop, case, letter)
    kept = []
    for kind, media_type, content in (("film", "application/octet-stream", b"abcdefg"), ("text", "text/plain", words)):
        template = replace(read.objects[0], kind=kind, media_type=media_type)
        kept.append(await shop.store.keep(case.organization_id, case.id, key, content, template))
    await walk.do(shop, machine, case, replace(read, media_type="application/pdf", film=film, objects=(*read.objects, *kept)))
    attached = await walk.settlement(shop, case, scan)
    await walk.do(shop, machine, case, replace(attached, media_type="model/stl", objects=attached.objects[:1]))

    dentist = await browsers.member(practice, "dentist")
    page, file = (await dentist.good("GET", f"/api/cases/{case_id}"))["images"]
    assert (page["status"], page["film"]["sizes"], file["status"]) == ("normalized", [3, 4], "attached")
    assert [file[f"{kind}_url"] for kind in ("thumb", "display", "frame", "film", "text")] == [None] * 5
    async with httpx.AsyncClient() as browser:
        shown, said = [await browser.get(page[f"{kind}_url"]) for kind in ("film", "text")]
        assert (shown.content, said.content) == (b"abcdefg", words)
        assert [each.headers["content-type"] for each in (shown, said)] == ["application/octet-stream", "text/plain; charset=utf-8"]
        assert [each.headers["content-disposition"] for each in (shown, said)] == [
            f'inline; filename="film-{page["id"]}.bin"',
            f'inline; filename="text-{page["id"]}.txt"',
        ]
        for answer in (shown, said):
            assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["cache-control"] == "no-store"
        async with hall.database.begin(machine) as transaction:
            rows = await transaction.fetch("SELECT what, role FROM trail WHERE subject = $1 AND what IN ('film', 'text')", letter)
            now = await transaction.value("SELECT clock_timestamp()")
        assert {(row["what"], row["role"]) for row in rows} == {("film", "dentist"), ("text", "dentist")}

        who = Actor(
            organization_id=practice.id, id=practice.person("dentist"), role=Role.DENTIST, visit=await visit_of(hall, practice, dentist)
        )
        old = capability.issue(hall.keys, who, case.id, letter, "film", "upload", now - timedelta(minutes=6))
        assert (await browser.get(f"{settings.image_origin}/i/{old}")).status_code == 410
        # Nobody gets the original of what is attached: no kind of address names it, and the kinds that exist are not made of it.
        kinds: tuple[capability.Kind, ...] = ("display", "film", "text")
        for kind in kinds:
            forged = capability.issue(hall.keys, who, case.id, scan, kind, "upload", now)
            assert (await browser.get(f"{settings.image_origin}/i/{forged}")).status_code == 404
    office = await browsers.member(practice, "frontdesk")
    listed = (await office.good("GET", f"/api/cases/{case_id}/office"))["images"]
    assert [(each["media_type"], each["length"], each["status"]) for each in listed] == [
        ("application/pdf", {"frames": 2, "shown": 2, "seconds": None}, "normalized"),
        ("model/stl", None, "attached"),
    ]
