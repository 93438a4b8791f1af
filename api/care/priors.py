"""Earlier signed records of a patient, for the dentist who has the patient in hand now, or signed the case (SPEC VWR-02, INT).

Their pictures have the same addresses as those of any case, and each that is opened leaves its own row in the trail of its own case.
"""

from uuid import UUID

from litestar import get

from api.care import looking, showing
from api.care.showing import Eyes
from api.permissions import DENTISTS, only
from schemas.care.admission import may_look
from schemas.care.case import Case
from schemas.care.prior import Prior, Priors
from schemas.ident import CaseId
from schemas.person import Actor
from schemas.refusal import NotPermitted
from schemas.settings import Settings
from storage import trail
from storage.care import priors
from storage.care.priors import Kept
from storage.resources import Resources


@get("/api/cases/{case_id:uuid}/priors", opt=only(DENTISTS))
async def earlier(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> Priors:
    """What was signed about the same patient before, newest first. The trail tells it of this case, and of each case that was read."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        refuse_out_of_hand(case, eyes)
        found = await priors.before(transaction, case)
        shown = [each for each in found.kept if may_look(each.case, eyes.actor, eyes.day(each.case))]
        await trail.looked(transaction, "priors", "treatment", case.id)
        for read in dict.fromkeys(each.case.id for each in shown):
            await trail.looked(transaction, "prior", "treatment", read)
        return Priors(priors=tuple(prior(each, eyes) for each in shown), damaged=len(found.damaged))


def refuse_out_of_hand(case: Case, eyes: Eyes) -> None:
    """Raise NotPermitted unless this dentist holds the case now, or signed it: nobody leafs through a patient whom they do not treat."""
    if not showing.is_mine(case, eyes) and eyes.actor.id not in {each.signer for each in case.sealed}:
        raise NotPermitted("priors-hand")


def prior(kept: Kept, eyes: Eyes) -> Prior:
    """An earlier record as its sealed bytes tell it, with the pictures that it speaks of and that are shown still."""
    case, said = kept.case, kept.said
    named = {each.image for each in said.gathered}
    gathered = enumerate((each for each in case.images if each.status != "dropped"), 1)
    return Prior(
        case=case.id,
        type=case.type,
        round=kept.round,
        signed_at=said.signature.signed_at,
        zone=said.signature.zone,
        signer=said.signature.name,
        chart=said.chart,
        findings=said.findings,
        no_abnormality_seen=said.no_abnormality_seen,
        sufficiency=said.sufficiency,
        conclusion=said.conclusion,
        additions=tuple(each.addendum.text for each in kept.addenda),
        images=tuple(
            showing.read_image(case, each, number, eyes) for number, each in gathered if each.id in named and each.status == "normalized"
        ),
    )


ROUTES = (earlier,)
