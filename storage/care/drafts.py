"""The dentist's draft: a versioned row beside the history. Two tabs never overwrite each other, and a lapsed lease keeps it."""

import msgspec

from schemas.care import reviewing
from schemas.care.review import Draft, Review, drawn_by
from schemas.ident import CaseId, PersonId
from schemas.refusal import Stale
from storage import postgres
from storage.care import cases
from storage.keys import about, lock
from storage.postgres import Transaction, statements

SQL = statements(__file__)


async def save(transaction: Transaction, case_id: CaseId, version: int, review: Review) -> Draft:
    """Save over `version` and answer the next one, with who drew its marks.

    Raises Stale if another version is current, AlreadyTaken or OutOfTurn unless the actor holds the case.
    """
    case = await cases.locked(transaction, case_id)
    now = await postgres.clock(transaction)
    reviewing.held_or_refuse(case, transaction.actor, now)
    current = case.surroundings.draft.version
    if version != current:
        raise Stale(version, current)
    actor = PersonId(transaction.actor.id)
    review = drawn_by(review, case.surroundings.draft.review, actor, now)
    key = await cases.case_key(transaction, case_id)
    content = lock(key, msgspec.json.encode(review, order="deterministic"), about("draft", case.organization_id, case_id, current + 1))
    await transaction.run(SQL.save, case.organization_id, case_id, case.round, current + 1, actor, now, content)
    return Draft(version=current + 1, review=review, saved_by=actor, saved_at=now)
