"""A small house of its own that has seen everything once, and a superuser who may do anything to its rows, and then puts them back."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from uuid import UUID

import asyncpg
import pytest
from msgspec.structs import replace as changed

from infra import seed
from infra.embedded.stack import Stack
from infra.s3 import buckets
from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.image import StoredObject
from schemas.care.opinion import Opinion
from schemas.ident import CaseId, ImageId, PersonId
from schemas.person import Actor, Contact, Role
from schemas.refusal import NotFound
from schemas.settings import Settings
from schemas.view import View
from storage import anchors, certificates, postgres, trail
from storage.care import cases, drafts, links, patients
from storage.objects import Store
from storage.resources import Resources
from storage.verify.broken import Broken
from storage.verify.house import walked
from storage.verify.walk import Totals
from tests.storage import walk

NOBODYS = UUID(int=7)
CHAINED, ANCHORED = 74, 73
"""How many trail rows are chained, and up to which one they are anchored. The last three are readings, each under a head of its own."""

EMPTY = StoredObject(kind="record", key="", media_type="application/pdf", size=0, sha256="", stored_size=0, stored_sha256="")


class Intruder:
    """A superuser of the database, to whom no trigger, foreign key or check applies."""

    def __init__(self, connection: asyncpg.Connection[asyncpg.Record]) -> None:
        self.connection = connection
        self.tables: list[str] = []

    @classmethod
    @contextlib.asynccontextmanager
    async def enters(cls, stack: Stack) -> AsyncIterator[Intruder]:
        port, password = stack.kept.ports["postgres"], stack.kept.admin_password
        connection = await postgres.connect(f"postgresql://postgres:{password}@127.0.0.1:{port}/mesial")
        await connection.execute("SET session_replication_role = replica")
        try:
            yield cls(connection)
        finally:
            await connection.close()

    async def remember(self) -> None:
        """Keep a copy of every row, and drop every check: what a column may hold is for `verify` to say, not for a constraint."""
        rows = await self.connection.fetch("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
        self.tables = [row["relname"] for row in rows]
        checks = "SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace"
        for row in await self.connection.fetch(checks):
            await self.connection.execute(f"ALTER TABLE {row['t']} DROP CONSTRAINT {row['conname']}")
        await self.connection.execute("CREATE SCHEMA before")
        for table in self.tables:
            await self.connection.execute(f"CREATE TABLE before.{table} AS TABLE public.{table}")

    async def does(self, statement: str, *values: object) -> int:
        """Run a statement; answer how many rows it met, of which there is at least one."""
        count = int((await self.connection.execute(statement, *values)).rsplit(" ", 1)[1])
        assert count > 0, statement
        return count

    async def nullable(self, table: str) -> list[str]:
        """The columns of a table that may be empty."""
        rows = await self.connection.fetch(
            "SELECT attname FROM pg_attribute WHERE attrelid = $1::text::regclass AND attnum > 0 AND NOT attnotnull AND NOT attisdropped",
            table,
        )
        return [row["attname"] for row in rows]

    async def put_back(self) -> None:
        async with self.connection.transaction():
            for table in self.tables:
                await self.connection.execute(f"DELETE FROM public.{table}")
                await self.connection.execute(f"INSERT INTO public.{table} SELECT * FROM before.{table}")


@dataclass(frozen=True)
class Played:
    """The house and its cases: one for each way to end up."""

    stack: Stack
    settings: Settings
    hall: Resources
    shop: Resources
    intruder: Intruder
    told: Case
    taken: Case
    fresh: Case
    forgotten: Case

    async def verified(self) -> Totals:
        return await walked(self.settings.auditor_database_url, self.shop.store, self.shop.keys)

    async def broken(self) -> str:
        """The walk stops; answer what it says."""
        with pytest.raises(Broken) as broken:
            await self.verified()
        return str(broken.value)

    @contextlib.asynccontextmanager
    async def after(self, *statements: str) -> AsyncIterator[Intruder]:
        """What the intruder did, undone at the end."""
        try:
            for statement in statements:
                await self.intruder.does(statement)
            yield self.intruder
        finally:
            await self.intruder.put_back()

    async def read(self, case: Case) -> Case:
        async with self.hall.database.begin(walk.OFFICE) as transaction:
            return await cases.read(transaction, case.id)

    async def holder(self, case: Case) -> Actor:
        """Who holds the newest link of a case."""
        async with self.hall.database.begin(walk.OFFICE) as transaction:
            link = await transaction.value(links.SQL.newest, case.id)
        return Actor(organization_id=walk.HOUSE, id=link, role=Role.GUARDIAN, case_id=case.id)

    def apart(self, bucket: str) -> Played:
        """The same house with a bucket of its own for its anchors: what is anchored once stays, and would break every later test."""
        kept = self.stack.kept
        admin = buckets.connect(
            endpoint=self.settings.s3_endpoint,
            region=self.settings.s3_region,
            access_key=kept.s3_admin_key,
            secret_key=kept.s3_admin_secret,
        )
        names = {"bucket": self.settings.s3_bucket, "quarantine": self.settings.s3_quarantine_bucket}
        buckets.prepare(admin, **names, anchors=bucket, origin=self.settings.public_url)
        settings = changed(self.settings, s3_anchor_bucket=bucket, s3_access_key=kept.s3_admin_key, s3_secret_key=kept.s3_admin_secret)
        return replace(self, settings=settings, shop=changed(self.shop, store=Store(settings, self.shop.keys)))

    async def seal(self) -> int:
        async with self.shop.database.begin(cases.machine(walk.HOUSE)) as transaction:
            return await trail.seal(transaction)

    async def anchor(self) -> bool:
        return await anchors.anchor(self.shop.database, self.shop.store.anchors, cases.machine(walk.HOUSE))


async def play(stack: Stack, settings: Settings, hall: Resources, shop: Resources, intruder: Intruder) -> Played:
    """Everything that leaves evidence, once or twice. The numbers of `test_totals` are counted here."""
    played = Played(
        stack=stack,
        settings=settings,
        hall=hall,
        shop=shop,
        intruder=intruder,
        told=await told(hall, shop, intruder),
        taken=await taken(hall, shop),
        fresh=await fresh(hall),
        forgotten=await walk.signed(hall, shop),
    )
    with pytest.raises(NotFound):
        async with hall.database.begin(walk.OFFICE) as transaction:
            await cases.read(transaction, CaseId(NOBODYS))
    await read(hall, "worklist", "cases")
    await forget(played)
    await played.seal()
    for _ in range(2):
        await read(hall, "cases")
        await played.seal()
    await played.anchor()
    await read(hall, "cases")
    await played.seal()
    await read(hall, "cases")
    return played


async def told(hall: Resources, shop: Resources, intruder: Intruder) -> Case:
    """A case that went all the way: two links, a photo taken back, one held and resolved, sealed, readable, told. 31 lines, 11 objects.

    Its rows and its patient's as they were when the dentist took it are kept in the schema `earlier`.
    """
    case, first = await walk.invited(hall)
    case = await walk.told(hall, case, first)
    again = acts.Invite(id=walk.act_id())
    case, parent = await walk.do(hall, walk.OFFICE, case, again), changed(first, id=again.id)
    regretted = walk.announcement(b"regretted")
    case = await walk.do(hall, parent, case, regretted, acts.Drop(id=walk.act_id(), image=regretted.image))
    case, sent = await submitted(hall, parent, case, View.FRONT, View.CLOSE_UP, View.FACE)
    for which, hold in zip(sent, (None, None, "identity"), strict=True):
        case = await walk.settle(shop, case, which, hold)  # type: ignore[arg-type]
    case = await walk.do(
        hall, walk.OFFICE, case, acts.ResolveHold(id=walk.act_id(), image=sent[2], belongs=True, reason="The name was misspelt.")
    )
    reader = await walk.dentist(hall)
    looks = (acts.Look(id=walk.act_id(), image=which, px=1500, ms=1200) for which in sent)
    case = await walk.do(hall, reader, case, acts.Take(id=walk.act_id()))
    await intruder.connection.execute(
        "CREATE SCHEMA earlier; CREATE TABLE earlier.cases AS TABLE cases; CREATE TABLE earlier.links AS TABLE links;"
        "CREATE TABLE earlier.patients AS TABLE patients"
    )
    case = await walk.do(hall, reader, case, *looks)
    async with hall.database.begin(reader) as transaction:
        draft = await drafts.save(transaction, case.id, 0, walk.finished_review())
    case = await walk.do(hall, reader, case, acts.Sign(id=walk.act_id(), draft_version=draft.version))
    machine = cases.machine(walk.HOUSE)
    async with shop.database.begin(machine) as transaction:
        key = await cases.case_key(transaction, case.id)
    pdf = await shop.store.keep(walk.HOUSE, case.id, key, b"%PDF of what was signed", EMPTY)
    letter = await shop.store.keep(walk.HOUSE, case.id, key, b"%PDF of the same", changed(EMPTY, kind="letter"))
    kept = (acts.KeepRecord(id=walk.act_id(), object=pdf), acts.KeepLetter(id=walk.act_id(), object=letter))
    case = await walk.do(shop, machine, case, *kept)
    await walk.do(hall, parent, case, acts.OpenAdvice(id=walk.act_id()), acts.ConfirmAdvice(id=walk.act_id()))
    async with hall.database.begin(walk.OFFICE) as transaction:
        return await patients.change_contact(transaction, case.id, walk.act_id(), 1, Contact(channel="sms", address="+13035550134"))


async def taken(hall: Resources, shop: Resources) -> Case:
    """A case that a dentist has taken and goes on holding, with a colleague's second opinion. 18 lines, 6 objects."""
    case, parent = await walk.invited(hall)
    case = await walk.told(hall, case, parent)
    case, sent = await submitted(hall, parent, case, View.FRONT, View.CLOSE_UP)
    for which in sent:
        case = await walk.settle(shop, case, which)
    reader = await walk.dentist(hall, "dentist2")
    question = acts.AskOpinion(id=walk.act_id(), question="Decay or a stain?")
    case = await walk.do(hall, reader, case, acts.Take(id=walk.act_id()), question)
    opinion = Opinion(agreement="agrees", text="A stain.", read_first=True)
    looks = (acts.Look(id=walk.act_id(), image=which, px=1500, ms=1200) for which in sent)
    given = acts.GiveOpinion(id=walk.act_id(), question=question.id, opinion=opinion)
    await walk.do(hall, await walk.dentist(hall), case, *looks, given)
    async with hall.database.begin(reader) as transaction:
        return await cases.renew_lease(transaction, case.id)


async def submitted(hall: Resources, parent: Actor, case: Case, *views: View) -> tuple[Case, list[ImageId]]:
    sent = []
    for view in views:
        case, which = await walk.send(hall, parent, case, b"\xff\xd8 not decoded here" + view.encode() + case.id.bytes, view)
        sent.append(which)
    return await walk.do(hall, parent, case, acts.Submit(id=walk.act_id())), sent


async def fresh(hall: Resources) -> Case:
    """A case that was opened as the API opens it, and nothing more. 1 line, and a trail row of the answer."""
    case, _ = await walk.invited(hall)
    async with hall.database.begin(walk.OFFICE) as transaction:
        await trail.looked(transaction, "case", "operations", case.id)
    return case


async def read(hall: Resources, *words: str) -> None:
    async with hall.database.begin(walk.OFFICE) as transaction:
        for word in words:
            await trail.looked(transaction, word, "operations")


async def forget(played: Played) -> None:
    """Delete the keys of one case and of its patient as later code will: with a certificate, by somebody who may."""
    case, who = played.forgotten, (PersonId(seed.person_id("office")), PersonId(seed.person_id("lead")))
    async with played.shop.database.begin(cases.machine(walk.HOUSE)) as transaction:
        at = await postgres.clock(transaction)
        made = {each: await certificates.make(transaction, each, "asked-for", who, at) for each in (case.id, case.patient_id) if each}
    for each, certificate in made.items():
        await played.intruder.does(
            "UPDATE data_keys SET wrapped = NULL, deleted_at = $2, certificate = $3 WHERE key_id = $1", each, at, certificate
        )
    # Nobody is told about it any more.
    await played.intruder.does("UPDATE cases SET rings_at = NULL, to_call = false WHERE case_id = $1", case.id)
