"""The links of a case: the token that the organization's key gives, and the rights that the case remembers."""

import hashlib

from schemas.care.case import Case
from schemas.ident import LinkId, OrganizationId
from storage.postgres import statements
from storage.verify.broken import Broken, compare
from storage.verify.walk import Walk

SQL = statements(__file__)
COLUMNS = ("created_at", "upload_until", "read_until", "revoked_at")


async def links(walk: Walk, organization: OrganizationId, case: Case) -> None:
    """Compare every link of a case with its content. A content that is older than that memory can say nothing of them but their tokens."""
    rows = {row["link_id"]: row for row in await walk.connection.fetch(SQL.links, organization, case.id)}
    for link_id, row in rows.items():
        token = walk.keys.link_token(organization, LinkId(link_id))
        if row["token_hash"] != hashlib.sha256(token).digest():
            raise Broken(f"case {case.id}, link {link_id}: its token is not the one that follows from its identifier")
    walk.totals.links += len(rows)
    if case.links is None:
        return
    if other := rows.keys() ^ {each.id for each in case.links}:
        raise Broken(f"case {case.id}: its links are not those of its content; one of them is {min(other)}")
    for each in case.links:
        compare(f"case {case.id}, link {each.id}", {name: getattr(each, name) for name in COLUMNS}, rows[each.id])
