"""The house's side of a bad line: cut pieces, tickets that ended, twenty confirmations at once, and none at all (F-16, F-17, T-U08)."""

from __future__ import annotations

import asyncio
import os
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import pytest

from schemas.care.image import PIECE_BYTES
from storage import objects
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser, announcement, put_pieces, send_image
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_sending import told

PIECES = 3


@pytest.fixture
def photo() -> bytes:
    return os.urandom((PIECES - 1) * PIECE_BYTES + 4321)


async def announced(phone: Browser, case_id: str, photo: bytes) -> tuple[str, dict[str, Any]]:
    """The address of an image that was announced, and its upload."""
    body = announcement(photo)
    upload = await phone.good("POST", f"/api/cases/{case_id}/images", body)
    return f"/api/cases/{case_id}/images/{body['image']}", upload


async def cut(ticket: dict[str, Any], piece: bytes, part: float) -> None:
    """Put a piece over a line that breaks after that part of it."""
    where = urlsplit(ticket["url"])
    _, writer = await asyncio.open_connection(where.hostname, where.port)
    told = {"Host": where.netloc, "Content-Length": str(len(piece)), **ticket["headers"]}
    head = "\r\n".join([f"PUT {where.path}?{where.query} HTTP/1.1", *(f"{name}: {value}" for name, value in told.items()), "", ""])
    writer.write(head.encode() + piece[: int(len(piece) * part)])
    await writer.drain()
    writer.transport.abort()


@pytest.mark.parametrize("part", [0.01, 0.5, 0.99])
async def test_f_16_a_piece_that_is_cut_is_no_piece(
    browsers: BrowserMaker, hall: Resources, practice: Practice, photo: bytes, part: float
) -> None:
    case_id, phone = await told(browsers, hall, practice)
    path, upload = await announced(phone, case_id, photo)
    await put_pieces({"tickets": upload["tickets"][:1]}, photo)
    await cut(upload["tickets"][1], photo[PIECE_BYTES : 2 * PIECE_BYTES], part)
    upload = await phone.good("POST", f"{path}/tickets", {})
    assert (upload["arrived"], [each["number"] for each in upload["tickets"]]) == ([0], [1, 2])
    assert (await phone.post(f"{path}/confirm", json={"id": str(uuid7())})).json()["why"] == "pieces-missing"
    await put_pieces(upload, photo)
    assert (await phone.good("POST", f"{path}/confirm", {"id": str(uuid7())}))["status"] == "received"


async def test_upl_05_a_ticket_that_ended_is_refused_by_the_store_and_a_new_one_is_not(
    browsers: BrowserMaker, hall: Resources, practice: Practice, photo: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The piece that lay there already is not asked for again."""
    case_id, phone = await told(browsers, hall, practice)
    path, upload = await announced(phone, case_id, photo)
    await put_pieces({"tickets": upload["tickets"][:1]}, photo)
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        case = await cases.read(transaction, UUID(case_id))  # type: ignore[arg-type]
    monkeypatch.setattr(objects, "TICKET_SECONDS", 1)
    short = hall.store.ticket(practice.id, case.id, case.images[0], 1)
    piece = photo[PIECE_BYTES : 2 * PIECE_BYTES]

    async with httpx.AsyncClient() as line, asyncio.timeout(10):
        answer = await line.put(short.url, content=b"", headers=short.headers)
        while "expired" not in answer.text.lower():
            answer = await line.put(short.url, content=b"", headers=short.headers)
        assert (await line.put(short.url, content=piece, headers=short.headers)).status_code == 403
    upload = await phone.good("POST", f"{path}/tickets", {})
    assert (upload["arrived"], [each["number"] for each in upload["tickets"]]) == ([0], [1, 2])
    await put_pieces(upload, photo)
    assert (await phone.good("POST", f"{path}/confirm", {"id": str(uuid7())}))["status"] == "received"


async def test_t_u08_twenty_confirmations_at_once_are_one_job_and_twenty_equal_answers(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, photo: bytes
) -> None:
    case_id, phone = await told(browsers, hall, practice)
    path, upload = await announced(phone, case_id, photo)
    await put_pieces(upload, photo)
    one = str(uuid7())
    answers = await asyncio.gather(*(phone.good("POST", f"{path}/confirm", {"id": one if at % 2 else str(uuid7())}) for at in range(20)))
    assert [answer["status"] for answer in answers] == ["received"] * 20
    assert len({str(answer) for answer in answers}) == 1
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        jobs = await transaction.fetch("SELECT subject FROM outbox WHERE case_id = $1 AND task = 'normalize'", UUID(case_id))
    assert [str(job["subject"]) for job in jobs] == [path.rsplit("/", 1)[1]]


async def test_f_17_what_was_sent_and_never_confirmed_is_unfinished_for_the_office(
    browsers: BrowserMaker, hall: Resources, practice: Practice, photo: bytes
) -> None:
    case_id, phone = await told(browsers, hall, practice)
    path, upload = await announced(phone, case_id, photo)
    await put_pieces(upload, photo)
    office = await browsers.member(practice, "frontdesk")
    shown = await office.good("GET", f"/api/cases/{case_id}/office")
    assert [(each["status"], each["received_at"]) for each in shown["images"]] == [("announced", None)]
    assert "gap-still-sending" in {each["why"] for each in shown["missing"]}
    assert (await phone.good("POST", f"{path}/confirm", {"id": str(uuid7())}))["status"] == "received"


async def test_the_same_bytes_are_one_image_across_devices_and_views(
    browsers: BrowserMaker, hall: Resources, practice: Practice, photo: bytes
) -> None:
    """The refusal names the image that is there, so that another device can finish it."""
    case_id, phone = await told(browsers, hall, practice)
    path, upload = await announced(phone, case_id, photo)
    twin = path.rsplit("/", 1)[1]
    for view in ("front", "upper"):
        answer = await phone.post(f"/api/cases/{case_id}/images", json=announcement(photo, view))
        assert (answer.status_code, answer.json()["why"], answer.json()["subject"]) == (409, "duplicate", twin)
    again = await phone.good("POST", f"{path}/tickets", {})
    assert [each["number"] for each in again["tickets"]] == [each["number"] for each in upload["tickets"]]
    await phone.act("/api/my/acts", "drop", image=twin)
    assert (await send_image(phone, case_id, photo, "upper"))["status"] == "received"


async def test_f_22_a_photo_of_a_phone_whose_clock_never_ran_is_taken(
    browsers: BrowserMaker, hall: Resources, practice: Practice, photo: bytes
) -> None:
    """An empty battery says 1970. The photo is as good as any; its time is the phone's word."""
    case_id, phone = await told(browsers, hall, practice)
    for year, status in ((1970, 200), (1969, 400), (2201, 400)):
        body = announcement(photo) | {"captured_at": f"{year}-01-01T00:00:05Z"}
        assert (await phone.post(f"/api/cases/{case_id}/images", json=body)).status_code == status
