"""Rules of a case's link: how it is issued, what it may still do, and what the life of the case makes of its two rights.

Signing ends uploading and begins reading; ninety days are counted from when the advice was communicated. A new round takes no right
away and gives none back: whoever was answered sends photos again when a dentist asks for them, and then for a week (SPEC UPL-12, CASE-05).
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import BEFORE_SIGNED, Case, Status, allowed
from schemas.care.change import Outcome
from schemas.care.event import Fact, Following
from schemas.care.link import MAX_TRIES, READ_DAYS, UPLOAD_DAYS, LinkState, Right, Terms
from schemas.contact import gap_of
from schemas.ident import ActId, LinkId
from schemas.person import LINK_HOLDERS, Actor, Organization
from schemas.refusal import Gone, Incomplete, Locked, OutOfTurn

FIELD_CASE_OPEN_DAYS = 30
"""A case without a link, such as a hygienist's, takes uploads for this many days."""

UPLOADING, READING = timedelta(days=UPLOAD_DAYS), timedelta(days=READ_DAYS)
OF_READERS = (acts.OpenAdvice, acts.ConfirmAdvice)


def invite(case: Case, act: acts.Invite, actor: Actor, now: datetime) -> Outcome:
    """Issue a link under the act's own identifier; earlier ones end. What a hygienist fills in has none until there is an answer to read.

    Raises OutOfTurn before there is, Incomplete without a way to send the link.
    """
    if case.channel == "field_app" and not case.sealed:
        raise OutOfTurn(case.status, "invite", tuple(word for word in allowed(case.status) if word != "invite"))
    if case.surroundings.patient.contact is None:
        raise Incomplete((gap_of(None),))
    return Outcome(case=_with(case, issued(case, act.id, now), now), follows=(Following(Fact.INVITED, act.id),))


def issued(case: Case, act_id: ActId, now: datetime) -> Terms:
    """The terms of a link that an act issues: where a hygienist fills the case in, the family's link only ever reads."""
    takes_photos = not case.sealed or case.status is Status.RETURNED
    return Terms(
        id=LinkId(act_id),
        upload_until=None if case.channel == "field_app" else now + UPLOADING if takes_photos else now,
        read_until=now + READING if case.sealed else None,
    )


def rights(terms: Terms, case: Case, now: datetime) -> frozenset[Right]:
    """What a link may still do."""
    if terms.revoked_at is not None:
        return frozenset()
    left: dict[Right, bool] = {
        "upload": case.status in BEFORE_SIGNED and terms.upload_until is not None and now < terms.upload_until,
        "read": bool(case.sealed) and terms.read_until is not None and now < terms.read_until,
    }
    return frozenset(right for right, is_left in left.items() if is_left)


def rights_of(case: Case, actor: Actor, now: datetime) -> frozenset[Right]:
    """What the link that the actor holds may still do; nothing for an earlier link than the newest."""
    terms = case.surroundings.terms
    return rights(terms, case, now) if terms is not None and terms.id == actor.id else frozenset()


def state(terms: Terms | None, case: Case, now: datetime) -> LinkState:
    """How the newest link stands, as the office must see it: a locked one opens again only by a new one (SPEC UPL-01)."""
    if terms is None:
        return "none"
    if not rights(terms, case, now):
        return "ended"
    return "locked" if terms.tries >= MAX_TRIES else "open"


def refuse_ended(case: Case, act: acts.AnyAct, actor: Actor, now: datetime) -> None:
    """Raise Gone for an act of a link that has no right to it any more, whatever the status of the case."""
    needed: Right = "read" if isinstance(act, OF_READERS) else "upload"
    if actor.role in LINK_HOLDERS and needed not in rights_of(case, actor, now):
        raise gone(case.surroundings.organization)


def gone(house: Organization) -> Gone:
    """The one answer of every link that ended, revoked or expired; it says whom to call, and nothing of the patient (SPEC UPL-09)."""
    return Gone("This link has ended, or no longer takes that.", practice=house.name, phone=house.phone)


def locked(house: Organization) -> Locked:
    """The answer of a link after five wrong birth dates."""
    return Locked("This link is locked. Ask the practice for a new one.", practice=house.name, phone=house.phone)


def moved(before: Case, after: Case, act_id: ActId, follows: tuple[Following, ...], now: datetime) -> Case:
    """The case after an act, its link's rights moved by what happened and by what follows from it. The first answer to a hygienist's case
    brings the family's link, and whoever is told that something was added can read it, however long ago the answer was."""
    terms = after.surroundings.terms
    signed = _newly(before.stamps.signed_at, after.stamps.signed_at)
    if terms is None:
        reaches = signed and after.channel == "field_app" and after.surroundings.patient.contact is not None
        return _with(after, issued(after, act_id, now), now) if reaches else after
    if terms != before.surroundings.terms:
        return after
    if signed:
        terms = replace(terms, upload_until=min(terms.upload_until, now) if terms.upload_until else None, read_until=now + READING)
    added = any(each.fact is Fact.ADVICE_ADDED for each in follows)
    if added or _newly(before.stamps.communicated_at, after.stamps.communicated_at):
        terms = replace(terms, read_until=now + READING)
    if after.status is Status.RETURNED and before.status is not Status.RETURNED and terms.upload_until is not None:
        terms = replace(terms, upload_until=max(terms.upload_until, now + UPLOADING))
    return _with(after, terms, now)


def open_until(case: Case) -> datetime:
    """Until when the submitter may finish the case; a request for photos always leaves a week to answer it."""
    terms = case.surroundings.terms
    ends = [each.at + UPLOADING for each in case.asked[-1:]] if case.status is Status.RETURNED else []
    ends += [terms.upload_until] if terms is not None and terms.upload_until is not None else []
    ends += [case.opened_at + timedelta(days=FIELD_CASE_OPEN_DAYS)] if terms is None or case.channel == "field_app" else []
    return max(ends)


def _newly(before: datetime | None, after: datetime | None) -> bool:
    return after is not None and after != before


def _with(case: Case, terms: Terms, now: datetime) -> Case:
    return replace(case, around=replace(case.surroundings, terms=terms, link=state(terms, case, now)))
