"""D96-12: the audit packet over HTTP: whose it is, what it holds, the same bytes each time, and the row that it leaves."""

from __future__ import annotations

import hashlib
import pathlib
from uuid import UUID

import httpx
import pytest
from msgspec.structs import replace

from schemas.care.case import Case
from schemas.care.image import StoredObject
from schemas.ident import CaseId
from storage.care import cases, packet
from storage.ident import uuid7
from storage.packetkey import fingerprint_of
from storage.resources import Resources
from storage.verify.broken import Broken
from storage.verify.packet import verify
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.rendered import keep_record
from tests.api.test_path import signed
from tests.packets import apart, renamed, together


async def printed(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> tuple[str, Browser]:
    """A signed case with an addendum, all of it made readable; and the dentist's browser."""
    case_id, _, _ = await signed(browsers, hall, shop, practice)
    await keep_record(shop, practice, case_id)
    dentist = await browsers.member(practice, "dentist")
    added = {"text": "Also rinse with salt water.", "reason": "Forgotten.", "for_patient": True}
    await dentist.act(f"/api/cases/{case_id}/acts", "addend", addendum=added)
    return case_id, dentist


def address(case_id: str) -> str:
    return f"/api/cases/{case_id}/packet.zip"


async def test_d96_12_a_packet_is_the_same_bytes_for_everybody_and_verifies(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, tmp_path: pathlib.Path
) -> None:
    """By the office and by the dentist, before and after others read the case: nothing of who exported or when is inside."""
    case_id, dentist = await printed(browsers, hall, shop, practice)
    assert (await dentist.get(address(case_id))).status_code == 404  # the readable form of the addendum is yet to come
    await keep_record(shop, practice, case_id)
    first = await dentist.get(address(case_id))
    assert first.status_code == 200
    assert first.headers["content-type"] == "application/zip"
    assert first.headers["content-disposition"] == f'attachment; filename="packet-{case_id}.zip"'
    assert first.headers["cache-control"] == "no-store"
    assert first.headers["content-length"] == str(len(first.content))
    office = await browsers.member(practice, "frontdesk")
    await office.good("GET", f"/api/cases/{case_id}/history")
    assert (await office.get(address(case_id))).content == first.content

    path = tmp_path / "packet.zip"
    path.write_bytes(first.content)
    totals = verify(path)
    assert (totals.case, totals.records, totals.named, totals.readable, totals.originals, totals.withheld) == (case_id, 2, 2, 1, 2, 0)
    lines = (await office.good("GET", f"/api/cases/{case_id}/history"))["lines"]
    manifest, files = apart(first.content)
    assert [(each["act"], each["at"]) for each in manifest["history"]] == [(each["act"], each["at"]) for each in lines]
    content = dict(files)
    assert list(content)[:3] == ["round-1/record.json", "round-1/addendum-1.json", "round-1/record.pdf"]
    assert {content[each["file"]] for each in manifest["originals"]} == {f"{view} of {case_id}".encode() for view in ("front", "close_up")}
    shown = (await dentist.good("GET", f"/api/cases/{case_id}"))["sealed"]
    assert [hashlib.sha256(content[each["file"]]).hexdigest() for each in manifest["records"]] == [each["digest"] for each in shown]
    assert content["round-1/record.pdf"] == (await office.get(f"/api/cases/{case_id}/record.pdf")).content
    assert b"Staff frontdesk" not in first.content


async def test_d96_12_an_addendum_in_the_records_place_is_found(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, tmp_path: pathlib.Path
) -> None:
    """Both are genuine, and each names its own line of the history."""
    case_id, dentist = await printed(browsers, hall, shop, practice)
    await keep_record(shop, practice, case_id)
    manifest, files = apart((await dentist.get(address(case_id))).content)
    (record, first), (addendum, second), *others = files
    swapped = [(record, second), (addendum, first), *others]
    renamed(manifest, swapped)
    path = tmp_path / "packet.zip"
    path.write_bytes(together(manifest, swapped))
    with pytest.raises(Broken, match=r"^round-1/record\.json: it names other lines of the history than those before line \d+$"):
        verify(path)


async def test_d96_12_a_packet_is_the_offices_and_the_signers(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, other: Practice
) -> None:
    case_id, _ = await printed(browsers, hall, shop, practice)
    await keep_record(shop, practice, case_id)
    statuses = {}
    for who in ("admin", "coordinator", "frontdesk", "programme_lead", "dentist", "dentist2", "dentist3", "hygienist", "biller", "auditor"):
        statuses[who] = (await (await browsers.member(practice, who)).get(address(case_id))).status_code
    assert statuses == {
        **dict.fromkeys(("admin", "coordinator", "frontdesk", "programme_lead", "dentist"), 200),
        "dentist2": 404,  # licensed in another state: for them there is no such case
        **dict.fromkeys(("dentist3", "hygienist", "biller", "auditor"), 403),
    }
    assert (await browsers().get(address(case_id))).status_code == 401
    unknown = uuid7()
    for who in ("frontdesk", "dentist"):
        stranger = await browsers.member(other, who)
        foreign, absent = await stranger.get(address(case_id)), await stranger.get(address(str(unknown)))
        assert (foreign.status_code, foreign.json() | {"request_id": ""}) == (404, absent.json() | {"request_id": ""})


async def test_d96_12_anybody_may_read_the_key_that_signs_the_packets(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, tmp_path: pathlib.Path
) -> None:
    """Whoever has a packet and knows the house's address needs nothing else to tell whose it is."""
    case_id, dentist = await printed(browsers, hall, shop, practice)
    await keep_record(shop, practice, case_id)
    packet_, published = tmp_path / "packet.zip", tmp_path / "key"
    packet_.write_bytes((await dentist.get(address(case_id))).content)
    answer = await browsers().get("/.well-known/mesial-packet-key")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    published.write_bytes(answer.content)
    totals = verify(packet_, fingerprint_of(str(published)))
    assert answer.text.startswith(f"Fingerprint: {totals.signed_by}\n")


async def test_d96_12_each_packet_leaves_its_row(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    case_id, dentist = await printed(browsers, hall, shop, practice)
    await keep_record(shop, practice, case_id)
    office = await browsers.member(practice, "coordinator")
    assert (await dentist.get(address(case_id))).is_success
    assert (await office.get(address(case_id))).is_success
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        rows = await transaction.fetch(
            "SELECT actor_id, purpose, outcome FROM trail WHERE case_id = $1 AND what = 'packet' ORDER BY trail_id", UUID(case_id)
        )
    assert [tuple(row.values()) for row in rows] == [
        (practice.person("dentist"), "treatment", "ok"),
        (practice.person("coordinator"), "operations", "ok"),
    ]


async def test_d96_12_an_original_that_the_house_took_out_is_withheld(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """Held since it was signed: it may show another child, and leaves the house with nobody."""
    case_id, _ = await printed(browsers, hall, shop, practice)
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
        sealed = [content for _, _, content in await cases.sealed(transaction, case.id)]
    held = replace(case.images[0], status="held")
    changed: Case = replace(case, images=(held, *case.images[1:]))
    kept, withheld = packet.originals(changed, sealed)
    assert ([each.image for each in kept], [each.image for each in withheld]) == ([case.images[1].id], [held.id])
    assert all(isinstance(each, StoredObject) for each in kept.values())


async def test_d96_12_a_packet_that_breaks_off_is_short_and_never_looks_whole(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """An original that the store has lost: its length was told before, so that the browser sees what is missing."""
    case_id, dentist = await printed(browsers, hall, shop, practice)
    await keep_record(shop, practice, case_id)
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
    await lose(shop, case.images[1].stored("original"))
    with pytest.raises(httpx.RemoteProtocolError):
        await dentist.get(address(case_id))
    await lose(shop, case.sealed[-1].pdf)
    assert (await dentist.get(address(case_id))).status_code == 404  # without the record nothing is sent at all


async def lose(shop: Resources, stored: StoredObject | None) -> None:
    """Take an object away from the store, as only an accident can."""
    assert stored is not None
    await shop.store._call(lambda: shop.store._s3.delete_object(Bucket=shop.store._bucket, Key=stored.key))
