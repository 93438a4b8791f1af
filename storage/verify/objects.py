"""The objects of a case: each row fetched from the store, its ciphertext and content digested, and compared with what the case names."""

import hashlib

import asyncpg

from schemas.care.case import Case
from schemas.ident import CaseId, OrganizationId
from storage.keys import about, unlock_object
from storage.postgres import statements
from storage.verify.broken import Broken, compare, named
from storage.verify.walk import Walk

SQL = statements(__file__)
COLUMNS = ("kind", "size", "sha256", "stored_size", "stored_sha256")


async def objects(walk: Walk, organization: OrganizationId, case: Case, key: bytes) -> None:
    """Fetch and open every object of a case."""
    rows = {row["object_key"]: row for row in await walk.connection.fetch(SQL.objects, organization, case.id)}
    named_by_case = {each.key: each for each in case.objects}
    if missing := named_by_case.keys() - rows.keys():
        raise Broken(f"case {case.id}: object {min(missing)} has no row")
    for object_key, row in rows.items():
        where = f"case {case.id}, object {object_key}"
        stored = named_by_case.get(object_key)
        if stored is None:
            raise Broken(f"{where}: no image, record or referral of the case names it")
        compare(where, {name: getattr(stored, name) for name in COLUMNS}, row)
        ciphertext = await fetched(walk, where, row)
        with named(where):
            content = unlock_object(key, ciphertext, about("object", object_key))
        if hashlib.sha256(content).hexdigest() != row["sha256"] or len(content) != row["size"]:
            raise Broken(f"{where}: the content is not what its digest says")
        walk.totals.bytes += len(content)


async def ciphertexts(walk: Walk, organization: OrganizationId, case_id: CaseId) -> None:
    """Fetch every object of a forgotten case: nothing opens it any more, and yet it must be what it was."""
    for row in await walk.connection.fetch(SQL.objects, organization, case_id):
        await fetched(walk, f"case {case_id}, object {row['object_key']}", row)


async def fetched(walk: Walk, where: str, row: asyncpg.Record) -> bytes:
    """The ciphertext of a row's object, as long as it was and with its digest."""
    with named(where):
        ciphertext = await walk.store.fetch(row["object_key"])
    if hashlib.sha256(ciphertext).hexdigest() != row["stored_sha256"] or len(ciphertext) != row["stored_size"]:
        raise Broken(f"{where}: the stored bytes are not what their digest says")
    walk.totals.objects += 1
    return ciphertext
