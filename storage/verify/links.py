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
    referred = {issued.id: each.id for each in case.referrals for issued in each.links}
    for link_id, row in rows.items():
        if row["referral_id"] != referred.get(link_id):
            raise Broken(f"case {case.id}, link {link_id}: it is not of the referral that the case names")
    remembered = [issued for each in case.referrals for issued in each.links]
    if case.links is None:
        # The family's links are not remembered yet; those of a referral always are.
        rows = {link_id: row for link_id, row in rows.items() if link_id in referred}
    if other := rows.keys() ^ {each.id for each in (*remembered, *(case.links or ()))}:
        raise Broken(f"case {case.id}: its links are not those of its content; one of them is {min(other)}")
    for each in (*remembered, *(case.links or ())):
        compare(f"case {case.id}, link {each.id}", {name: getattr(each, name) for name in COLUMNS}, rows[each.id])
