"""Cases on which a dentist is asked for a second opinion, and those on which one came to whoever asked."""

from msgspec.structs import replace

from schemas.care import admission, asking
from storage import postgres
from storage.care import worklist
from storage.care.worklist import PAGE, Listed
from storage.postgres import Transaction, statements

SQL = statements(__file__)


async def asked(transaction: Transaction, limit: int = PAGE) -> Listed:
    """The cases with a question that waits for this dentist, a red flag first, then the longest waiting."""
    now, actor = await postgres.clock(transaction), transaction.actor
    licensed = {each.state for each in actor.practitioner.licences} if actor.practitioner else set()
    found = await worklist.read_all(transaction, await transaction.fetch(SQL.asked, sorted(licensed), actor.id, limit), limit)
    seen = tuple(
        case
        for case in found.cases
        if case.place and admission.may_look(case, actor, case.place.day(now)) and asking.asked_of(case, actor.id) is not None
    )
    return replace(found, cases=seen)


async def answered(transaction: Transaction, limit: int = PAGE) -> Listed:
    """The cases on which this dentist asked and has not opened the answer, a red flag first."""
    now, actor = await postgres.clock(transaction), transaction.actor
    found = await worklist.read_all(transaction, await transaction.fetch(SQL.answered, actor.id, limit), limit)
    seen = tuple(
        case
        for case in found.cases
        if case.place and admission.may_look(case, actor, case.place.day(now)) and asking.answer_for(case, actor.id) is not None
    )
    return replace(found, cases=seen)
