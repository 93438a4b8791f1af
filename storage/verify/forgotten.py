"""What is left of a case or a patient whose key was deleted: a genuine certificate, and rows that are what it says."""

from uuid import UUID

import asyncpg

from schemas.ident import OrganizationId
from storage import certificates
from storage.certificates import Certificate
from storage.verify.broken import Broken, named
from storage.verify.walk import Walk


def has_key(where: str, row: asyncpg.Record) -> bool:
    """True if the key is there, and nothing says that it was deleted. Raises Broken for a key that is gone without a certificate."""
    if row["wrapped"] is not None:
        if row["deleted_at"] is not None or row["certificate"] is not None:
            raise Broken(f"{where}: its key is there, and is said to be deleted")
        return True
    if not row["certificate"]:
        raise Broken(f"{where}: its key is missing, without a certificate of deletion")
    return False


async def certified(walk: Walk, where: str, organization: OrganizationId, key_id: UUID, row: asyncpg.Record) -> Certificate:
    """The certificate of a key's deletion. Raises Broken unless it is genuine, for this key, and fits what is left."""
    where = f"{where}, certificate of deletion"
    with named(where):
        certificate = certificates.read(walk.keys, row["certificate"])
    if (certificate.organization, certificate.key_id) != (organization, key_id):
        raise Broken(f"{where}: it is another one's")
    if certificate.at != row["deleted_at"]:
        raise Broken(f"{where}: the key was deleted at another time")
    if certificate.rest != await certificates.rest(walk.connection, organization, key_id):
        raise Broken(f"{where}: what is left is not what it says")
    return certificate
