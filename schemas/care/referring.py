"""Rules of a referral: refer, send a new link, receive, note what became of it (SPEC REF-03, REF-04, decision 0037).

A referral rests on a sealed record: what leaves the house is what was signed. Once begun, its loop goes on whatever becomes of the case.
"""

from datetime import datetime, timedelta
from uuid import UUID

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import referral as loop
from schemas.care.asking import has_signed
from schemas.care.case import Case
from schemas.care.change import Outcome
from schemas.care.event import Fact, Following
from schemas.care.image import StoredObject, readable
from schemas.care.link import Issued
from schemas.care.message import Message
from schemas.care.referral import BY_HAND, LINK_DAYS, OVER, STEPS, Referral, ReferralState, Step
from schemas.care.reviewing import licensed_or_refuse
from schemas.contact import gap_of, reaching, written
from schemas.ident import ActId, ImageId, LinkId, PersonId
from schemas.person import Actor, Organization
from schemas.refusal import Gap, Gone, Incomplete, Locked, NotFound, NotPermitted, OutOfTurn
from schemas.text import legible, reason_or_refuse

ITEM = "REF-03"
FARTHEST = timedelta(days=2 * 366)
"""No appointment is further away than this: whoever wrote one mistyped the year."""


def refer(case: Case, act: acts.Refer, actor: Actor, now: datetime) -> Outcome:
    """Whoever signed the record refers; the specialist is sent a link. Raises Incomplete with everything that is missing."""
    if not has_signed(case, actor.id):
        raise NotPermitted("referral-not-yours")
    licensed_or_refuse(case, actor, now)
    missing = gaps(case, act)
    if missing:
        raise Incomplete(missing)
    pictures = tuple(each.id for each in readable(case.images))
    made = Referral(
        id=act.id,
        round=case.round,
        by=PersonId(actor.id),
        by_name=actor.practitioner.name if actor.practitioner else "",
        at=now,
        specialty=act.specialty,
        name=act.name.strip(),
        contact=reaching(act.contact),
        reason=act.reason.strip(),
        code=act.code,
        urgency=act.urgency,
        images=pictures if act.images is None else tuple(each for each in pictures if each in act.images),
        bring=act.bring.strip(),
        links=(issued(act.id, now),),
    )
    return Outcome(case=replace(case, referrals=(*case.referrals, made)), follows=(Following(Fact.REFERRED, act.id),))


def gaps(case: Case, act: acts.Refer) -> tuple[Gap, ...]:
    """What a referral lacks, all at once."""
    shown = {each.id for each in readable(case.images)}
    checks = (
        ("gap-referral-name", legible(act.name) > 0),
        (gap_of(act.contact).why, written(act.contact) is not None),
        ("gap-referral-reason", legible(act.reason) > 0),
        ("gap-referral-code", act.code is None or any(each.plain == act.code for each in case.surroundings.codes)),
        ("gap-referral-image", act.images is None or shown.issuperset(act.images)),
    )
    return tuple(Gap(item=ITEM, why=why, where="referral") for why, there in checks if not there)


def issued(act_id: ActId, now: datetime) -> Issued:
    return Issued(id=LinkId(act_id), created_at=now, upload_until=None, read_until=now + timedelta(days=LINK_DAYS))


def renew(case: Case, act: acts.RenewReferral, actor: Actor, now: datetime) -> Outcome:
    """A new link under the act's own identifier, to the address so far or to another one. Raises OutOfTurn once the loop is over."""
    found = going_or_refuse(case, act.referral, "renew_referral")
    if act.contact is not None and written(act.contact) is None:
        raise Incomplete((replace(gap_of(act.contact), item=ITEM, where="referral"),))
    contact = reaching(act.contact) if act.contact is not None else found.contact
    links = (*ended(found.links, now), issued(act.id, now))
    return Outcome(
        case=changed(case, replace(found, contact=contact, links=links, undelivered=False)), follows=(Following(Fact.REFERRED, act.id),)
    )


def end_link(case: Case, act: acts.EndReferralLink, actor: Actor, now: datetime) -> Outcome:
    """The office takes the link back, as after a message to a wrong number."""
    found = found_or_refuse(case, act.referral)
    return Outcome(case=changed(case, replace(found, links=ended(found.links, now))))


def give_originals(case: Case, act: acts.GiveOriginals, actor: Actor, now: datetime) -> Outcome:
    """Of the pictures that go anyway. Raises OutOfTurn once the loop is over, and where no picture goes or they were given before."""
    found = going_or_refuse(case, act.referral, "give_originals")
    if not loop.may_give(found):
        raise OutOfTurn(found.state, "give_originals", by_hand(found.state))
    return Outcome(case=changed(case, replace(found, originals_at=now)))


def ended(links: tuple[Issued, ...], now: datetime) -> tuple[Issued, ...]:
    return tuple(each if each.revoked_at is not None else replace(each, revoked_at=now) for each in links)


def receive(case: Case, act: acts.ReceiveReferral, actor: Actor, now: datetime) -> Outcome:
    """The holder of the newest link has opened it. Raises Gone for any other link, and for one that has ended."""
    found = opened_or_refuse(case, actor, now)
    if found.id != act.referral:
        raise NotFound("There is no such referral.")
    return Outcome(case=changed(case, stepped(found, "received", actor, now)))


def note(case: Case, act: acts.NoteReferral, actor: Actor, now: datetime) -> Outcome:
    """A person notes a step. Why it was declined is said: somebody has to go on from there."""
    found = found_or_refuse(case, act.referral)
    if act.step not in BY_HAND:
        raise OutOfTurn(found.state, act.step, by_hand(found.state))
    if act.appointment is not None and not found.at - timedelta(days=1) <= act.appointment <= now + FARTHEST:
        raise Incomplete((Gap(item="REF-04", why="gap-referral-appointment", where="referral"),))
    after = stepped(found, act.step, actor, now, act.appointment, act.note.strip())
    if act.step == "declined":
        reason_or_refuse(act.note, "REF-04", "referral")
    return Outcome(case=changed(case, after))


def note_late(case: Case, act: acts.NoteReferralLate, actor: Actor, now: datetime) -> Outcome:
    """The office has a task until the next step is noted."""
    return Outcome(case=changed(case, replace(found_or_refuse(case, act.referral), late=True)))


def late(case: Case, now: datetime, act_id: ActId) -> acts.NoteReferralLate | None:
    """The referral whose next step became late, or None."""
    for each in case.referrals:
        at = loop.due_at(each)
        if not each.late and at is not None and at <= now:
            return acts.NoteReferralLate(id=act_id, referral=each.id)
    return None


def keep(case: Case, act: acts.KeepReferral, actor: Actor, now: datetime) -> Outcome:
    """The PDF of a packet; what was made of an older seal stays behind it."""
    found = found_or_refuse(case, act.referral)
    earlier = tuple(each for each in found.objects if each.key != act.object.key)
    return Outcome(case=changed(case, replace(found, pdf=act.object, pdf_of=act.of, earlier_pdfs=earlier)))


def messaged(case: Case, message: Message, actor: Actor, now: datetime) -> Case:
    """What a message to a specialist says of its referral: it went out, or it failed and somebody has to ring."""
    found = next((each for each in case.referrals if each.id == message.about), None)
    if found is None:
        return case
    after = replace(found, undelivered=message.state == "failed")
    return changed(case, stepped(after, "sent", actor, now) if message.state == "sent" and found.state == "created" else after)


def stepped(
    referral: Referral, to: ReferralState, actor: Actor, now: datetime, appointment: datetime | None = None, note: str = ""
) -> Referral:
    """The referral after a step. Raises OutOfTurn for one that is not in the table; where the loop ends, the link ends with it."""
    if to not in STEPS[referral.state]:
        raise OutOfTurn(referral.state, to, by_hand(referral.state))
    step = Step(state=to, at=now, by=actor.id, role=actor.role, appointment=appointment, note=note)
    after = replace(referral, steps=(*referral.steps, step))
    due = loop.due_at(after)
    # Whoever has opened it, or is known not to come, needs no message any more.
    undelivered = referral.undelivered and to == "sent"
    links = ended(after.links, now) if to in OVER else after.links
    return replace(after, late=due is not None and due <= now, undelivered=undelivered, links=links)


def by_hand(state: ReferralState) -> tuple[ReferralState, ...]:
    """The steps that a person may note next, in the order of the table."""
    return tuple(each for each in STEPS[state] if each in BY_HAND)


def found_or_refuse(case: Case, which: UUID) -> Referral:
    """Raises NotFound."""
    found = next((each for each in case.referrals if each.id == which), None)
    if found is None:
        raise NotFound("There is no such referral.")
    return found


def going_or_refuse(case: Case, which: UUID, act: str) -> Referral:
    """The referral, if its loop goes on. Raises NotFound, OutOfTurn."""
    found = found_or_refuse(case, which)
    if found.state in OVER:
        raise OutOfTurn(found.state, act, by_hand(found.state))
    return found


def of_link(case: Case, link: UUID) -> Referral | None:
    """The referral that a link was made for, whether or not it still opens."""
    return next((each for each in case.referrals if any(one.id == link for one in each.links)), None)


def opened_or_refuse(case: Case, actor: Actor, now: datetime) -> Referral:
    """The referral whose link the actor holds. Raises Gone unless that link opens it now."""
    found = of_link(case, actor.id)
    if found is None or not loop.opens(found, LinkId(actor.id), now):
        raise gone(case.surroundings.organization)
    return found


def given(case: Case, made: Referral, image: ImageId) -> StoredObject | None:
    """The original of a picture as the referral's reader may have it: given by the practice, chosen to go, and of nobody else's mouth."""
    if made.originals_at is None or image not in made.images:
        return None
    return next((each.stored("original") for each in readable(case.images) if each.id == image), None)


def gone(house: Organization) -> Gone:
    """The one answer of every specialist's link that ended; it says whom to call, and nothing of the patient."""
    return Gone("This link has ended.", practice=house.name, phone=house.phone)


def locked(house: Organization) -> Locked:
    """The answer of a specialist's link after five wrong codes."""
    return Locked("This link is locked. Ask the practice for a new one.", practice=house.name, phone=house.phone)


def changed(case: Case, after: Referral) -> Case:
    others = tuple(after if each.id == after.id else each for each in case.referrals)
    return replace(case, referrals=others)
