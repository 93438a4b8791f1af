"""SEC-16: what is noted of suspected abuse or neglect stands in no record PDF, message or audit packet, and no worker reads it."""

from __future__ import annotations

import io

import asyncpg
import pytest
from pypdf import PdfReader

from schemas.care import act as acts
from schemas.care.advice import Addendum
from schemas.care.safeguarding import Note
from schemas.settings import Settings
from storage.care import cases, packet, safeguarding
from storage.ident import uuid7
from tests import factories
from tests.storage import walk
from tests.workers.bench import Bench
from tests.workers.test_notify import shown

MARK = "Quokkasign"
SAID = "Rinse with salt water."


async def test_sec_16_no_record_message_or_packet_has_a_word_of_it(bench: Bench, sown: Settings) -> None:
    case, dentist = await bench.signed(factories.camera_jpeg(2000, 1500))
    async with bench.hall.database.begin(dentist) as transaction:
        case = await cases.locked(transaction, case.id)
        await safeguarding.keep(transaction, case.id, uuid7(), Note(text=MARK))
    addendum = Addendum(text=SAID, reason="I forgot it.", for_patient=True)
    case = await walk.do(bench.hall, dentist, case, acts.Addend(id=walk.act_id(), addendum=addendum))
    for task in ("render_record", "render_letter"):
        await bench.finish(case, task)
    await bench.finish(case, "notify")

    told = [message for row in await bench.jobs(case, "notify") for message in shown(sown, row["outbox_id"])]
    assert len(told) >= 2
    case = await bench.case(case)
    async with bench.shop.database.begin(cases.machine(walk.HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
        made = await packet.read(transaction, case)
    documents = [each for each in case.objects if each.media_type == "application/pdf"]
    assert {each.kind for each in documents} == {"record", "letter"}
    readers = [PdfReader(io.BytesIO(await bench.shop.store.open(key, each))) for each in documents]
    pages = " ".join(page.extract_text() for reader in readers for page in reader.pages).replace("\u200b", "")
    attached = b" ".join(content for reader in readers for each in reader.attachments.values() for content in each)
    zipped = b"".join([piece async for piece in packet.zipped(bench.shop.store, made)])
    assert "salt" in pages
    assert SAID.encode() in attached
    assert SAID.encode() in zipped
    assert MARK not in pages + str(told)
    assert MARK.encode() not in attached + zipped


async def test_sec_16_a_worker_cannot_read_it(bench: Bench) -> None:
    async with bench.shop.database.begin(cases.machine(walk.HOUSE)) as transaction:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await transaction.run("SELECT FROM safeguarding")
