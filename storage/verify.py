"""`mesial verify`: walk every history chain, sealed record, stored object and trail, as the auditor, and name the first broken link.

Nothing is believed that can be computed: payloads are opened and digested again, chains are linked again, objects are fetched and
opened, and the plain columns of a case are compared with its content. A payload without a key is accepted only with the certificate of
its deletion. Finding nothing to verify is a failure too.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg
import msgspec
from cryptography.exceptions import InvalidSignature

from schemas.care import encounter, event
from schemas.care.case import Case
from schemas.ident import CaseId, OrganizationId
from schemas.person import Role
from schemas.settings import Settings
from storage import trail
from storage.care.cases import SALT_BYTES
from storage.keys import Keys, Tampered, about, unlock, unlock_object
from storage.objects import ObjectMissing, Store
from storage.postgres import connect, statements

SQL = statements(__file__)
_content = msgspec.json.Decoder(Case)


class Broken(Exception):
    """The first link that does not hold, in words that lead to the row."""


class Totals(msgspec.Struct, kw_only=True):
    """What was walked. `objects` were fetched and opened; `bytes` are their contents'; `unchained` trail rows wait for the sealer."""

    organizations: int = 0
    cases: int = 0
    forgotten: int = 0
    lines: int = 0
    records: int = 0
    objects: int = 0
    bytes: int = 0
    trail: int = 0
    unchained: int = 0

    @property
    def ok(self) -> bool:
        """False if there was no history to verify: an empty walk proves nothing."""
        return self.lines > 0

    @property
    def line(self) -> str:
        words = ", ".join(f"{name} {getattr(self, name)}" for name in self.__struct_fields__)
        return f"{'all well' if self.ok else 'nothing to verify'}: {words}"


async def verify(settings: Settings) -> Totals:
    """Walk everything in one snapshot. Raises Broken."""
    keys = Keys(settings.master_key)
    walk = Walk(await connect(settings.auditor_database_url), Store(settings, keys), keys)
    try:
        async with walk.connection.transaction(isolation="repeatable_read", readonly=True):
            return await walk.everything()
    finally:
        await walk.connection.close()


class Walk:
    """One walk over the house, case by case."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]", store: Store, keys: Keys) -> None:
        self.connection, self.store, self.keys, self.totals = connection, store, keys, Totals()

    async def everything(self) -> Totals:
        for row in await self.connection.fetch(SQL.organizations):
            organization = OrganizationId(row["organization_id"])
            with named(f"the key of organization {organization}"):
                self.keys.learn(organization, row["wrapped_key"])
            self.totals.organizations += 1
            for case in await self.connection.fetch(SQL.cases, organization):
                await self.case(organization, case)
            await self.trail(organization)
        if await self.connection.fetchval(SQL.strays):
            raise Broken("there is history, or a sealed record, of a case that does not exist")
        return self.totals

    async def case(self, organization: OrganizationId, row: asyncpg.Record) -> None:
        """Content, columns, history, sealed records, images and objects of one case."""
        case_id = CaseId(row["case_id"])
        where = f"case {case_id}"
        self.totals.cases += 1
        if row["wrapped"] is None:
            if not row["certificate"]:
                raise Broken(f"{where}: its key is missing, without a certificate of deletion")
            self.totals.forgotten += 1
            await self.history(organization, case_id, row, None)
            return
        with named(f"{where}: content"):
            key = self.keys.data_key(organization, case_id, row["wrapped"])
            case = _content.decode(unlock(key, row["content"], about("case", organization, case_id)))
        compare(where, columns_of(case), row)
        await self.history(organization, case_id, row, key)
        await self.sealed(organization, case, key)
        images = {each["image_id"]: each["status"] for each in await self.connection.fetch(SQL.images, organization, case_id)}
        if images != {each.id: each.status for each in case.images}:
            raise Broken(f"{where}: the images are not those of its content")
        await self.objects(organization, case, key)

    async def history(self, organization: OrganizationId, case_id: CaseId, row: asyncpg.Record, key: bytes | None) -> None:
        """Link the chain again, from the first line to the head that the case names."""
        head, count = event.GENESIS, 0
        for line in await self.connection.fetch(SQL.lines, organization, case_id):
            where = f"case {case_id}, history line {line['sequence']}"
            if line["sequence"] != count + 1:
                raise Broken(f"{where}: line {count + 1} is missing")
            digest = line["payload_digest"]
            if key is not None:
                with named(where):
                    opened = unlock(key, line["payload"], about("history", organization, case_id, line["sequence"]))
                digest = event.digest_payload(opened[:SALT_BYTES], opened[SALT_BYTES:])
                if digest != line["payload_digest"]:
                    raise Broken(f"{where}: the payload is not what its digest says")
            told = event.Event(
                sequence=line["sequence"],
                act_id=line["act_id"],
                act=line["act"],
                actor_id=line["actor_id"],
                role=role_of(where, line["role"]),
                at=line["at"],
                payload=b"",
            )
            if line["before"] != head:
                raise Broken(f"{where}: it does not follow the line before it")
            if line["hash"] != event.link(organization, case_id, told, digest, head):
                raise Broken(f"{where}: its hash does not fit its columns")
            head, count = line["hash"], count + 1
        if (head, count) != (row["head"], row["version"]):
            raise Broken(f"case {case_id}: the history ends at line {count}, the case names {row['version']}")
        self.totals.lines += count

    async def sealed(self, organization: OrganizationId, case: Case, key: bytes) -> None:
        """Open every sealed record and compare it with what the case says was sealed."""
        rows = await self.connection.fetch(SQL.sealed, organization, case.id)
        found = [(row["round"], row["number"], row["digest"], row["signer"], row["signed_at"]) for row in rows]
        if found != [(each.round, each.number, each.digest, each.signer, each.signed_at) for each in case.sealed]:
            raise Broken(f"case {case.id}: the sealed records are not those that the case names")
        for row in rows:
            where = f"case {case.id}, sealed record {row['round']}.{row['number']}"
            with named(where):
                content = unlock(key, row["content"], about("sealed", organization, case.id, row["round"], row["number"]))
            if encounter.digest(content) != row["digest"]:
                raise Broken(f"{where}: its bytes are not what its digest says")
            self.totals.records += 1

    async def objects(self, organization: OrganizationId, case: Case, key: bytes) -> None:
        """Fetch every object, compare ciphertext and content with their digests, and with what the case names."""
        rows = {row["object_key"]: row for row in await self.connection.fetch(SQL.objects, organization, case.id)}
        named_by_case = {each.key: each for each in case.objects}
        if missing := named_by_case.keys() - rows.keys():
            raise Broken(f"case {case.id}: object {min(missing)} has no row")
        for object_key, row in rows.items():
            where = f"case {case.id}, object {object_key}"
            stored = named_by_case.get(object_key)
            if stored is None:
                raise Broken(f"{where}: no image and no record of the case names it")
            compare(where, {name: getattr(stored, name) for name in ("kind", "size", "sha256", "stored_size", "stored_sha256")}, row)
            with named(where):
                ciphertext = await self.store.fetch(object_key)
                if hashlib.sha256(ciphertext).hexdigest() != row["stored_sha256"]:
                    raise Broken(f"{where}: the stored bytes are not what their digest says")
                content = unlock_object(key, ciphertext, about("object", object_key))
            if hashlib.sha256(content).hexdigest() != row["sha256"] or len(content) != row["size"]:
                raise Broken(f"{where}: the content is not what its digest says")
            self.totals.objects += 1
            self.totals.bytes += len(content)

    async def trail(self, organization: OrganizationId) -> None:
        """Link the trail again, and check the signature of every head."""
        hashes, head = {0: trail.GENESIS}, trail.GENESIS
        for row in await self.connection.fetch(SQL.trail, organization):
            where = f"organization {organization}, trail row {row['sequence']}"
            if row["sequence"] != len(hashes) or row["trail_id"] is None:
                raise Broken(f"{where}: a row before it is missing")
            if row["link"] != trail.link(row, row["sequence"], head):
                raise Broken(f"{where}: its hash does not fit its columns")
            head = hashes[row["sequence"]] = row["link"]
        for signed in await self.connection.fetch(SQL.heads, organization):
            where = f"organization {organization}, trail head {signed['sequence']}"
            told = trail.Head(organization=organization, sequence=signed["sequence"], hash=signed["hash"], at=signed["at"])
            with named(where):
                self.keys.check_head(told.signed_bytes(), signed["signature"])
            if hashes.get(signed["sequence"]) != signed["hash"]:
                raise Broken(f"{where}: the trail does not reach it")
        self.totals.trail += len(hashes) - 1
        self.totals.unchained += await self.connection.fetchval(SQL.unchained, organization)


@contextmanager
def named(where: str) -> Iterator[None]:
    """Say where it was that something did not open, or was not there."""
    try:
        yield
    except Tampered:
        raise Broken(f"{where}: it was changed, and does not open") from None
    except ObjectMissing:
        raise Broken(f"{where}: it is missing from the store") from None
    except InvalidSignature:
        raise Broken(f"{where}: its signature is not genuine") from None


def role_of(where: str, word: str) -> Role:
    try:
        return Role(word)
    except ValueError:
        raise Broken(f"{where}: its hash does not fit its columns") from None


def columns_of(case: Case) -> dict[str, Any]:
    """The columns of a case's row as its content has them; `head` and `version` are compared with the chain as well."""
    return {
        "type": case.type,
        "status": case.status,
        "language": case.language,
        "state": case.place.state if case.place else None,
        "red_flag": case.red_flag,
        "opened_by": case.opened_by,
        "opened_at": case.opened_at,
        "ready_at": case.stamps.ready_at,
        "due_at": case.due_at,
        "lease_person": case.lease.person if case.lease else None,
        "lease_until": case.lease.until if case.lease else None,
        "version": case.version,
        "head": case.head,
    }


def compare(where: str, expected: dict[str, Any], row: asyncpg.Record) -> None:
    """Raise Broken for the first column that is not as expected."""
    for name, value in expected.items():
        if row[name] != value:
            raise Broken(f"{where}: its {name} is not what its content says")
