"""Reading a case for somebody: the trail row and the reading that their role gets, in the transaction that read the case."""

from api.care import beside, overseeing, showing
from api.care.showing import Eyes
from schemas.care.case import Case
from schemas.care.oversight import CaseForOffice
from schemas.care.reading import CaseForReview, MyCase
from schemas.ident import CaseId
from schemas.person import SUBMITTERS, Role
from schemas.settings import Settings
from storage import postgres, trail
from storage.care import cases
from storage.postgres import Transaction
from storage.trail import Purpose

View = CaseForReview | CaseForOffice | MyCase


async def eyes_of(transaction: Transaction, settings: Settings, ahead: bool = False) -> Eyes:
    """Whoever acts in this transaction, now; `ahead`: what is read now is for later."""
    return Eyes(transaction.keys, settings.image_origin, transaction.actor, await postgres.clock(transaction), ahead)


async def read(transaction: Transaction, case_id: CaseId, eyes: Eyes) -> Case:
    """The case, if the actor may read it. Raises NotFound."""
    case = await cases.read(transaction, case_id)
    showing.refuse_unseen(case, eyes)
    return case


async def show(transaction: Transaction, case: Case, eyes: Eyes) -> View:
    """The actor's own view of the case, with its trail row."""
    role = eyes.actor.role
    showing.refuse_unseen(case, eyes)
    await trail.looked(transaction, "case", purpose_of(role), case.id)
    if role is Role.DENTIST:
        return showing.for_review(case, eyes, await beside.read(transaction, case))
    if role in SUBMITTERS:
        return showing.my_case(case, eyes)
    return overseeing.for_office(case, await beside.read(transaction, case), eyes.now)


def purpose_of(role: Role, ahead: bool = False) -> Purpose:
    """Why this role reads, as the trail says it."""
    if role is Role.SPECIALIST:
        return "treatment"
    if role is Role.DENTIST:
        return "treatment_ahead" if ahead else "treatment"
    return "intake" if role in SUBMITTERS else "operations"
