"""Rules of the dentist's part: take under a lease, look, confirm a side, hand or send back, sign, add."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from schemas.access import may_review
from schemas.care import act as acts
from schemas.care import encounter, unopened
from schemas.care.asking import asked_of
from schemas.care.case import LEASE_MINUTES, Asked, Case, Lease
from schemas.care.change import Outcome
from schemas.care.event import Fact, Following
from schemas.care.imagework import found
from schemas.care.intake import Place
from schemas.care.looked import Looked, Sided
from schemas.care.sealed import Sealed
from schemas.ident import PersonId
from schemas.person import Actor
from schemas.refusal import AlreadyTaken, Gap, Incomplete, NotPermitted, OutOfTurn, Stale
from schemas.text import legible, reason_or_refuse

STEP_UP_MINUTES = 15
"""Showing who one is lasts this long for signatures, and only on cases that the signer has taken (SPEC SEC-17)."""

LOOK_MIN_MS = 1000
LOOK_MIN_PX = 1024


def take(case: Case, act: acts.Take, actor: Actor, now: datetime) -> Outcome:
    """One dentist gets the case for the length of the lease."""
    licensed_or_refuse(case, actor, now)
    lease = Lease(person=PersonId(actor.id), until=now + timedelta(minutes=LEASE_MINUTES))
    stamps = case.stamps if case.stamps.review_started_at else replace(case.stamps, review_started_at=now)
    return Outcome(case=replace(case, lease=lease, stamps=stamps))


def renew(case: Case, actor: Actor, now: datetime) -> Case:
    """Lengthen the lease by a heartbeat. Raises AlreadyTaken or OutOfTurn like any act of the holder."""
    lease = held_or_refuse(case, actor, now)
    return replace(case, lease=replace(lease, until=now + timedelta(minutes=LEASE_MINUTES)))


def hand_back(case: Case, act: acts.HandBack, actor: Actor, now: datetime) -> Outcome:
    """Whoever takes the case next reads why."""
    held_or_refuse(case, actor, now)
    reason_or_refuse(act.reason, "QUE-05", "hand-back")
    return Outcome(case=replace(case, lease=None))


def lapse(case: Case, act: acts.Lapse, actor: Actor, now: datetime) -> Outcome:
    """The draft stays: whoever takes the case next finds it."""
    return Outcome(case=replace(case, lease=None))


def send_back(case: Case, act: acts.SendBack, actor: Actor, now: datetime) -> Outcome:
    """Ask for the listed views again; everything accepted stays (SPEC CASE-05)."""
    held_or_refuse(case, actor, now)
    if not act.views and not legible(act.sentence):
        raise Incomplete((Gap(item="QUE-05", why="gap-nothing-asked", where="send-back"),))
    asked = Asked(views=act.views, sentence=act.sentence, at=now, by="dentist")
    return Outcome(
        case=replace(case, lease=None, asked=(*case.asked, asked), best_effort=False),
        follows=(Following(Fact.PHOTOS_WANTED, act.id),),
    )


def look(case: Case, act: acts.Look, actor: Actor, now: datetime) -> Outcome:
    """Write down that an image was really looked at; a glance too short or too small is refused, since it proves nothing."""
    if asked_of(case, actor.id) is None:
        held_or_refuse(case, actor, now)
    image = found(case, act.image)
    shown = image.stored("display")
    enough = min(LOOK_MIN_PX, max(shown.width, shown.height)) if shown else LOOK_MIN_PX
    if image.status != "normalized" or act.ms < LOOK_MIN_MS or act.px < enough:
        raise NotPermitted("look-too-short")
    return Outcome(case=replace(case, looks=(*case.looks, Looked(image=image.id, person=PersonId(actor.id), at=now, px=act.px))))


def confirm_side(case: Case, act: acts.ConfirmSide, actor: Actor, now: datetime) -> Outcome:
    """Each dentist's own answer, the newest in place of the one before; other dentists' answers stay theirs."""
    held_or_refuse(case, actor, now)
    image = found(case, act.image)
    if image.status != "normalized":
        raise NotPermitted("not-readable")
    others = tuple(each for each in case.sides if (each.image, each.person) != (image.id, actor.id))
    if act.mirror is None and act.side is None:
        return Outcome(case=replace(case, sides=others))
    answer = Sided(image=image.id, person=PersonId(actor.id), at=now, mirror=act.mirror, side=act.side, turns=act.turns)
    return Outcome(case=replace(case, sides=(*others, answer)))


def sign(case: Case, act: acts.Sign, actor: Actor, now: datetime) -> Outcome:
    """Seal what the dentist wrote, if nothing is missing and the signature is this person's, here and now."""
    held_or_refuse(case, actor, now)
    place = licensed_or_refuse(case, actor, now)
    stepped_up_or_refuse(actor, now)
    draft = case.surroundings.draft
    if draft.version != act.draft_version:
        raise Stale(act.draft_version, draft.version)
    missing = encounter.gaps(case, actor, place.day(now))
    if missing:
        raise Incomplete(missing)
    sealed = encounter.seal(case, actor, now, act.language)
    urgency = min((each.urgency for each in draft.review.advice), key=encounter.URGENCIES.index)
    kept = Sealed(
        round=case.round,
        number=0,
        digest=encounter.digest(sealed),
        signer=PersonId(actor.id),
        signed_at=now,
        urgency=urgency,
    )
    signed = replace(case, lease=None, stamps=replace(case.stamps, signed_at=now), sealed=(*case.sealed, kept))
    return Outcome(case=unopened.timed(signed), follows=(Following(Fact.SIGNED, act.id),), sealed=sealed)


def addend(case: Case, act: acts.Addend, actor: Actor, now: datetime) -> Outcome:
    """Seal an addendum that names the digest of the record it belongs to."""
    licensed_or_refuse(case, actor, now)
    stepped_up_or_refuse(actor, now)
    if not legible(act.addendum.text) or not legible(act.addendum.reason):
        raise Incomplete((Gap(item="CASE-04", why="gap-addendum", where="addendum"),))
    amended = case.sealed[-1]
    sealed = encounter.seal_addendum(case, act.addendum, actor, now, act.language)
    kept = Sealed(
        round=amended.round,
        number=amended.number + 1,
        digest=encounter.digest(sealed),
        signer=PersonId(actor.id),
        signed_at=now,
        urgency=amended.urgency,
        to_family=act.addendum.for_patient,
    )
    told = (Following(Fact.ADVICE_ADDED, act.id),) if act.addendum.for_patient else ()
    packets = (Following(Fact.PACKET_OUTDATED, act.id),) if any(each.round == case.round for each in case.referrals) else ()
    after = replace(case, sealed=(*case.sealed, kept))
    return Outcome(
        case=unopened.added(after, now) if kept.to_family else after,
        follows=(Following(Fact.ADDED_TO, act.id), *told, *packets),
        sealed=sealed,
    )


def held_or_refuse(case: Case, actor: Actor, now: datetime) -> Lease:
    """The actor's live lease. Raises AlreadyTaken if somebody else holds it, OutOfTurn if it ran out."""
    if case.lease is None or case.lease.until <= now:
        raise OutOfTurn(case.status, "lease", ("take",))
    if case.lease.person != actor.id:
        raise AlreadyTaken(case.lease.until)
    return case.lease


def licensed_or_refuse(case: Case, actor: Actor, now: datetime) -> Place:
    """The patient's place, where the actor may review today. Raises NotPermitted; a rule nobody has read blocks too (SPEC QUE-03)."""
    place, rules = case.place, case.surroundings.rules
    if place is None or not may_review(place.state, rules, actor, place.day(now)):
        raise NotPermitted("licence")
    if place.state not in rules or rules[place.state].async_review == "unknown":
        raise NotPermitted("state-rule-unknown")
    return place


def stepped_up_or_refuse(actor: Actor, now: datetime) -> None:
    """Raise NotPermitted unless the identity was shown within the last 15 minutes, in a way that the signature can name."""
    if actor.stepped_up_at is None or actor.stepped_up_by is None or now - actor.stepped_up_at > timedelta(minutes=STEP_UP_MINUTES):
        raise NotPermitted("step-up")
