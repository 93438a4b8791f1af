"""Links under attack (THREATS P): guessed, malformed, brute-forced, pointed elsewhere, expired, opened by a scanner."""

from __future__ import annotations

import asyncio
import base64
import secrets
from uuid import UUID

import pytest

from schemas.ident import CaseId, LinkId
from schemas.settings import Settings
from storage.care import links
from storage.ident import uuid7
from storage.postgres import connect
from storage.resources import Resources
from tests.api.client import BORN, announcement, new_case, send_image, tell
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import Practice
from tests.api.test_path import invited, office_of, opened, signed

WRONG = "2001-02-03"


def random_token() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode().rstrip("=")


async def test_sixty_misses_a_minute_and_no_more(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P01. The limit is the address's: another one is not touched."""
    _, token = await invited(browsers, hall, practice)
    stranger = browsers()
    bodies, limited = set(), None
    for _ in range(61):
        answer = await stranger.get(f"/u/{random_token()}")
        if answer.status_code == 429:
            limited = answer
            break
        assert answer.status_code == 404
        bodies.add(answer.content)
    assert limited is not None
    assert 0 < int(limited.headers["retry-after"]) <= 60
    assert len(bodies) == 1
    asked = await stranger.post("/api/links/door", json={"token": random_token()})
    assert asked.status_code in (404, 429)
    browsers.address = "198.51.100.7"
    assert (await browsers().get(f"/u/{token}")).status_code == 200


async def test_the_stored_hash_is_no_token(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P02."""
    case_id, _ = await invited(browsers, hall, practice)
    async with hall.database.begin(office_of(practice)) as transaction:
        kept = await transaction.value("SELECT token_hash FROM links WHERE case_id = $1", UUID(case_id))
    stolen = base64.urlsafe_b64encode(kept).decode().rstrip("=")
    assert (await browsers().get(f"/u/{stolen}")).status_code == 404


@pytest.mark.parametrize(
    "shape", ["{}=", "{} ", "{}%00", "{}%0a", "{}A", "eyJhbGciOiJub25lIn0.{}.", "%e2%80%ae{}", "%2e%2e%2f{}", "a" * 6000]
)
async def test_malformed_tokens(browsers: BrowserMaker, hall: Resources, practice: Practice, shape: str) -> None:
    """T-P03: one canonical form, checked before any look-up."""
    _, token = await invited(browsers, hall, practice)
    answer = await browsers().get(f"/u/{shape.format(token)}")
    assert answer.status_code in (400, 404, 414, 431)
    for said in (shape.format(token), shape.format(token).replace("%00", "\x00")):
        asked = await browsers().post("/api/links/door", json={"token": said})
        assert asked.status_code in (400, 404)


async def test_the_last_bits_of_a_token_count(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P03: 43 characters hold two bits more than 32 bytes; a token that differs only there is another text."""
    _, token = await invited(browsers, hall, practice)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    twin = token[:-1] + alphabet[alphabet.index(token[-1]) ^ 1]
    assert base64.urlsafe_b64decode(twin + "=") == base64.urlsafe_b64decode(token + "=")
    assert (await browsers().get(f"/u/{twin}")).status_code == 404
    assert (await browsers().get(f"/u/{token.swapcase()}")).status_code == 404


async def test_nothing_of_the_patient_before_the_birth_date(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P04."""
    case_id, token = await invited(browsers, hall, practice)
    phone = browsers()
    page = await phone.get(f"/u/{token}")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    door = await phone.post("/api/links/door", json={"token": token})
    for text in (page.text, door.text):
        for secret in ("Zzyzx", "Canary", BORN, "2011", case_id, "emergency_screening", token):
            assert secret not in text
    assert (await phone.get("/api/my/case")).status_code == 401


async def test_five_wrong_dates_lock_the_link(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P05; only a new link from the office opens the case again."""
    case_id, token = await invited(browsers, hall, practice)
    phone = browsers()
    tried = [(await phone.post("/api/links/unlock", json={"token": token, "birth_date": WRONG})).status_code for _ in range(6)]
    assert tried == [401, 401, 401, 401, 423, 423]
    right = {"token": token, "birth_date": BORN}
    assert (await phone.post("/api/links/unlock", json=right)).status_code == 423
    assert (await phone.post("/api/links/door", json={"token": token})).status_code == 423
    office = await browsers.member(practice, "frontdesk")
    await office.act(f"/api/cases/{case_id}/acts", "invite")
    async with hall.database.begin(office_of(practice)) as transaction:
        fresh = await links.token(transaction, CaseId(UUID(case_id)))
    assert (await phone.post("/api/links/unlock", json=right)).status_code == 410
    assert (await phone.post("/api/links/unlock", json=right | {"token": fresh})).status_code == 200


async def test_parallel_guesses_are_counted_one_by_one(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P06."""
    _, token = await invited(browsers, hall, practice)

    async def guess(number: int) -> int:
        phone = browsers()
        phone.headers["X-Forwarded-For"] = f"198.51.100.{number + 10}"
        return (await phone.post("/api/links/unlock", json={"token": token, "birth_date": WRONG})).status_code

    answers = await asyncio.gather(*(guess(number) for number in range(50)))
    assert answers.count(401) == 4
    assert set(answers) == {401, 423}
    link = await links.resolve(hall.database, token)
    async with hall.database.begin(office_of(practice)) as transaction:
        assert await transaction.value("SELECT tries FROM links WHERE link_id = $1", LinkId(link.link_id)) == 5


async def test_a_link_opens_one_case_and_nothing_else(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, other: Practice
) -> None:
    """T-P07. The routes come from the table of permissions itself; test_permissions walks the rest."""
    case_id, token = await invited(browsers, hall, practice)
    second, _ = await invited(browsers, hall, practice)
    foreign, _ = await invited(browsers, hall, other)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    for wrong in (second, foreign, str(uuid7())):
        for path, body in ((f"/api/cases/{wrong}/images", announcement(b"x" + wrong.encode())),):
            answer = await phone.post(path, json=body)
            assert (answer.status_code, answer.json()["detail"]) == (404, "There is no such case.")
    assert (await phone.post(f"/api/cases/{case_id}/acts", json={"act": "submit", "id": str(uuid7())})).status_code == 401
    for act in ({"act": "take"}, {"act": "close"}, {"act": "resolve_hold", "image": str(uuid7()), "belongs": True, "reason": "mine"}):
        assert (await phone.post("/api/my/acts", json={"id": str(uuid7()), **act})).status_code == 403
    for machine in ("queue", "communicate", "expire"):
        assert (await phone.post("/api/my/acts", json={"id": str(uuid7()), "act": machine})).status_code == 400


async def test_after_signing_the_link_only_reads(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    """T-P07, T-P08: every upload verb answers 410; what was told is not shown again."""
    case_id, token, phone = await signed(browsers, hall, shop, practice)
    shown = await phone.good("GET", "/api/my/case")
    assert shown["rights"] == ["read"]
    assert shown["images"] == []
    assert shown["complaint"] is None
    assert shown["history"] is None
    image = str(uuid7())
    refused = [
        await phone.post(f"/api/cases/{case_id}/images", json=announcement(b"late")),
        await phone.post(f"/api/cases/{case_id}/images/{image}/tickets", json={}),
        await phone.post(f"/api/cases/{case_id}/images/{image}/confirm", json={"id": str(uuid7())}),
        *[
            await phone.post("/api/my/acts", json={"id": str(uuid7()), **act})
            for act in (
                {"act": "submit"},
                {"act": "withdraw", "reason": "no"},
                {"act": "drop", "image": image},
                {"act": "attest", "relationship": "parent", "name": "Eve", "state": "OH"},
                {"act": "check_emergency", "flags": []},
                {"act": "describe", "complaint": {"words": "again"}, "history": {}},
                {"act": "give_consent", "version": "1", "language": "en", "digest": "0" * 64, "name": "Eve"},
            )
        ],
    ]
    assert [answer.status_code for answer in refused] == [410] * len(refused)
    again = await opened(browsers, token)
    assert (await again.good("GET", "/api/my/advice"))["advice"]
    assert (await browsers().post("/api/links/door", json={"token": token})).json()["purpose"] == "read"
    assert (await phone.act("/api/my/acts", "confirm_advice"))["status"] == "communicated"


async def test_a_ticket_from_before_does_not_help_after(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """T-P08: an image that was announced while uploading was allowed is not confirmed once it is not."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    told = announcement(b"announced in time")
    await phone.good("POST", f"/api/cases/{case_id}/images", told)
    await phone.act("/api/my/acts", "withdraw", reason="changed my mind")
    answer = await phone.post(f"/api/cases/{case_id}/images/{told['image']}/confirm", json={"id": str(uuid7())})
    assert answer.status_code == 410


async def test_revoked_and_expired_answer_alike(browsers: BrowserMaker, hall: Resources, settings: Settings, practice: Practice) -> None:
    """T-P08: checked on every call, also in a session that is open already."""
    said = []
    for change in ("revoked_at = clock_timestamp()", "upload_until = clock_timestamp() - interval '1 second'"):
        _, token = await invited(browsers, hall, practice)
        phone = await opened(browsers, token)
        link = await links.resolve(hall.database, token)
        owner = await connect(settings.owner_database_url)
        async with owner.transaction():
            await owner.execute("SELECT set_config('mesial.organization', $1, true)", str(practice.id))
            await owner.execute(f"UPDATE links SET {change} WHERE link_id = $1", link.link_id)
        await owner.close()
        answers = [
            await phone.get("/api/my/case"),
            await phone.post("/api/my/acts", json={"act": "submit", "id": str(uuid7())}),
            await phone.post("/api/links/door", json={"token": token}),
            await phone.post("/api/links/unlock", json={"token": token, "birth_date": BORN}),
        ]
        assert [answer.status_code for answer in answers] == [410] * 4
        said.append([answer.json()["detail"] for answer in answers])
    assert said[0] == said[1]


async def test_a_scanner_burns_nothing(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P09: GET and HEAD leave a trail and nothing else."""
    case_id, token = await invited(browsers, hall, practice)
    scanner = browsers()
    for _ in range(10):
        assert (await scanner.get(f"/u/{token}", headers={"User-Agent": "LinkPreview/1.0"})).status_code == 200
        head = await scanner.head(f"/u/{token}")
        assert head.status_code == 200
        assert head.content == b""
    async with hall.database.begin(office_of(practice)) as transaction:
        rows = await transaction.fetch(
            "SELECT what FROM trail WHERE case_id = $1 AND actor_id <> $2", UUID(case_id), office_of(practice).id
        )
        tries = await transaction.value("SELECT tries FROM links WHERE case_id = $1", UUID(case_id))
    assert [row["what"] for row in rows] == ["link-page"] * 20
    assert tries == 0
    phone = await opened(browsers, token)
    assert (await phone.good("GET", "/api/my/case"))["status"] == "draft"


async def test_staff_and_patient_in_one_browser(browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """A hygienist who opens a patient's link on the same machine keeps both: each speaks for its own case."""
    hygienist = await browsers.member(practice, "hygienist")
    own = await hygienist.good("POST", "/api/cases", new_case(contact=False))
    case_id, token = await invited(browsers, hall, practice)
    await hygienist.good("POST", "/api/links/unlock", {"token": token, "birth_date": BORN})
    await tell(hygienist, "/api/my/acts")
    await tell(hygienist, f"/api/cases/{own['id']}/acts")
    assert (await send_image(hygienist, case_id, b"of the patient"))["status"] == "received"
    assert (await send_image(hygienist, own["id"], b"of the hygienist"))["status"] == "received"
    office = await browsers.member(practice, "frontdesk")
    await office.act(f"/api/cases/{case_id}/acts", "invite")
    assert (await send_image(hygienist, own["id"], b"after the link ended"))["status"] == "received"
    async with hall.database.begin(office_of(practice)) as transaction:
        refused = await transaction.value(
            "SELECT count(*) FROM trail JOIN links ON link_id = actor_id WHERE what = 'refused' AND links.case_id = $1", UUID(case_id)
        )
    assert refused == 0, "the ended link was not asked for its leave"


async def test_no_token_or_patient_in_the_log(server: Server, browsers: BrowserMaker, hall: Resources, practice: Practice) -> None:
    """T-P10, T-W10: everything that the API ever said, after all that was asked of it so far."""
    _, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await phone.get(f"/u/{token}")
    await phone.get("/api/cases", params={"before": "CANARY-77"})
    text = server.log.read_text()
    assert '"route":"/u/{token}"' in text
    for secret in (token, "Canary", "Zzyzx", BORN, "CANARY-77", "X-Amz", "+1555", "Traceback"):
        assert secret not in text
