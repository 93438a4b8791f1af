"""The history of a case: linked again from its first line to the head that the case names, every payload opened and digested."""

from datetime import datetime
from uuid import UUID

import asyncpg
import msgspec

from schemas.care import act as acts
from schemas.care import event
from schemas.ident import CaseId, ImageId, OrganizationId
from schemas.person import SUBMITTERS, Role
from storage.care.cases import SALT_BYTES
from storage.keys import about, unlock
from storage.postgres import statements
from storage.verify.broken import Broken, named
from storage.verify.walk import Walk

SQL = statements(__file__)
_resolved = msgspec.json.Decoder(acts.ResolveHold)
RESOLVE = acts.name_of(acts.ResolveHold)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a history tells about other rows: when a hold was resolved, by image, and which links acted."""

    resolved: dict[ImageId, datetime]
    links: frozenset[UUID]


async def history(walk: Walk, organization: OrganizationId, row: asyncpg.Record, key: bytes | None) -> Told:
    """Link the chain of a case again. Without its key the payloads stay closed, and their digests are believed."""
    case_id = CaseId(row["case_id"])
    head, count = event.GENESIS, 0
    resolved: dict[ImageId, datetime] = {}
    actors: set[UUID] = set()
    for line in await walk.connection.fetch(SQL.lines, organization, case_id):
        where = f"case {case_id}, history line {line['sequence']}"
        if line["sequence"] != count + 1:
            raise Broken(f"{where}: line {count + 1} is missing")
        payload = None
        if key is not None:
            with named(where):
                payload = unlock(key, line["payload"], about("history", organization, case_id, line["sequence"]))
            if event.digest_payload(payload[:SALT_BYTES], payload[SALT_BYTES:]) != line["payload_digest"]:
                raise Broken(f"{where}: the payload is not what its digest says")
        if line["before"] != head:
            raise Broken(f"{where}: it does not follow the line before it")
        role = role_of(where, line["role"])
        if line["hash"] != hash_of(organization, case_id, line, role):
            raise Broken(f"{where}: its hash does not fit its columns")
        head, count = line["hash"], count + 1
        if role in SUBMITTERS - {Role.HYGIENIST}:
            actors.add(line["actor_id"])
        if payload is not None and line["act"] == RESOLVE:
            with named(where):
                resolved[_resolved.decode(payload[SALT_BYTES:]).image] = line["at"]
    if (head, count) != (row["head"], row["version"]):
        raise Broken(f"case {case_id}: the history ends at line {count}, the case names {row['version']}")
    walk.totals.lines += count
    return Told(resolved=resolved, links=frozenset(actors))


def hash_of(organization: OrganizationId, case_id: CaseId, line: asyncpg.Record, role: Role) -> str:
    """The hash that a line must have in its place."""
    told = event.Event(
        sequence=line["sequence"],
        act_id=line["act_id"],
        act=line["act"],
        actor_id=line["actor_id"],
        role=role,
        at=line["at"],
        payload=b"",
    )
    return event.link(organization, case_id, told, line["payload_digest"], line["before"])


def role_of(where: str, word: str) -> Role:
    try:
        return Role(word)
    except ValueError:
        raise Broken(f"{where}: its hash does not fit its columns") from None
