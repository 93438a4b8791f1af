"""What must hold between a case before and after any change, whoever made it and whatever it was."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.admission import PERMITTED
from schemas.care.case import TRANSITIONS, Case, Stamps, Status
from schemas.care.change import Change
from schemas.care.encounter import digest, gaps
from schemas.care.informing import must_be_heard
from schemas.care.inviting import open_until
from schemas.care.referral import STEPS
from schemas.care.refused import MAX_REFUSED
from schemas.person import Actor, Role, folded
from tests.people import ACTORS, OTHER_DENTIST

AFTER_SIGNING = frozenset({Status.SIGNED, Status.COMMUNICATED, Status.CLOSED})
ENDED = frozenset({Status.WITHDRAWN, Status.EXPIRED})
EVIDENCE = ("images", "refused", "looks", "sides", "complaint", "history", "consent", "respondent", "place", "emergency", "asked", "due_at")
"""What nobody touches after the signature, but that a colleague who was asked adds their own looks."""

ONWARD = ("announced", "received", "held", "normalized", "unreadable", "dropped")
OWN = ("looks", "sides")
"""What one dentist did with a picture; nobody else adds to it or takes from it."""

REFERRED = acts.NoteReferral | acts.RenewReferral | acts.EndReferralLink | acts.GiveOriginals | acts.ReceiveReferral
AS_SENT = ("id", "view", "lens", "sha256", "size", "pieces", "collector", "captured_at", "announced_at", "round")


def check(change: Change) -> None:
    """Raise AssertionError if the change breaks a law of a case. The act is read off the history line, as an auditor would."""
    before, after = change.before, change.case
    act = msgspec.json.decode(change.event.payload, type=acts.AnyAct)
    assert change.event.role in PERMITTED[type(act)]
    assert (change.event.act, change.event.act_id) == (acts.name_of(type(act)), act.id)
    assert TRANSITIONS[before.status, type(act)] is after.status
    assert after.version == before.version + 1 == change.event.sequence
    check_times(before, after, act)
    check_images(before, after, act)
    check_refused(before, after, act)
    check_lease(change, act)
    check_reading(change, act)
    check_seal(change, act)
    check_machine(before, act, change.event.at)
    assert after.red_flag or not before.red_flag
    check_consent(before, after, act)
    check_referrals(before, after)
    if before.status in AFTER_SIGNING and not isinstance(act, acts.Reopen):
        assert all(getattr(after, name) == getattr(before, name) for name in EVIDENCE if (name, type(act)) != ("looks", acts.Look))
    assert after.calls[: len(before.calls)] == before.calls
    if before.status in ENDED:
        # A family to which no message got through is still called, and whoever was referred is still seen.
        assert change.event.role is Role.WORKER or isinstance(act, acts.NoteCall | acts.NobodyAnswered | REFERRED)
        left = {name: getattr(before, name) for name in ("version", "messages", "calls", "images", "stamps", "sealed", "referrals")}
        assert replace(after, **left) == before
    if after.status is Status.COMMUNICATED and before.status is Status.SIGNED and must_be_heard(before):
        assert change.event.role is not Role.WORKER
    assert sum(each.by == "gate" for each in after.asked) <= 1


def check_times(before: Case, after: Case, act: acts.AnyAct) -> None:
    """A time once set stays for its round; a round that is over stays as it was."""
    if isinstance(act, acts.Reopen):
        assert after.round == before.round + 1
        assert after.earlier_rounds == (*before.earlier_rounds, before.stamps)
        return
    assert after.round == before.round
    assert after.earlier_rounds == before.earlier_rounds
    for name in Stamps.__struct_fields__:
        assert getattr(before.stamps, name) in (None, getattr(after.stamps, name))


def check_consent(before: Case, after: Case, act: acts.AnyAct) -> None:
    """Consent is one person's, in one state: it goes only when either changes, and never stands for somebody else (SPEC D96-10)."""
    if after.consent is None:
        assert before.consent is None or isinstance(act, acts.Attest)
        return
    assert after.respondent is not None
    assert after.place is not None
    assert after.consent.relationship == after.respondent.relationship
    assert folded(after.consent.given_by)
    if before.consent is not None and before.respondent is not None and before.place is not None and after.consent == before.consent:
        assert folded(after.respondent.name) == folded(before.respondent.name)
        assert after.place.state == before.place.state


def check_referrals(before: Case, after: Case) -> None:
    """A referral stays as it was made, goes on by its table a step at a time, and has one living link at the most."""
    assert len(after.referrals) >= len(before.referrals)
    for old, new in zip(before.referrals, after.referrals, strict=False):
        assert all(getattr(old, name) == getattr(new, name) for name in ("id", "round", "by", "at", "reason", "code", "images", "urgency"))
        assert old.originals_at in (None, new.originals_at)
        assert new.steps[: len(old.steps)] == old.steps
        assert len(new.steps) <= len(old.steps) + 1
        assert new.state == old.state or new.state in STEPS[old.state]
        assert [each.revoked_at is None for each in new.links[:-1]] == [False] * (len(new.links) - 1)


def check_images(before: Case, after: Case, act: acts.AnyAct) -> None:
    """Images are added, never lost, never changed in what was sent, and settle forwards only.

    A settled one is still taken back by its sender, before it is submitted and with all that was made of it (SPEC UPL-08).
    """
    assert len(after.images) >= len(before.images)
    for old, new in zip(before.images, after.images, strict=False):
        assert all(getattr(old, name) == getattr(new, name) for name in AS_SENT)
        if isinstance(act, acts.TryAgain | acts.RetryImage) and old != new:
            # The one way back: what could not be read is looked at again, and nothing was made of it.
            assert (old.status, new.status, new.objects, new.received_at) == ("unreadable", "received", (), old.received_at)
            continue
        if isinstance(act, acts.RenewImage) and old != new:
            assert {"normalized", "held"} >= {old.status, new.status}
            assert {each.key for each in old.objects} <= {each.key for each in new.objects}
            assert (new.pixels, new.quality) == (old.pixels, old.quality or new.quality)
            continue
        assert ONWARD.index(old.status) <= ONWARD.index(new.status)
        if old.status != new.status and old.status in ("normalized", "unreadable", "dropped"):
            assert (new.status, type(act)) == ("dropped", acts.Drop)
            assert before.status in (Status.DRAFT, Status.RETURNED)
            assert (new.objects, new.received_at, new.verified_at) == (old.objects, old.received_at, old.verified_at)
        assert old.settled_at in (None, new.settled_at)


def check_refused(before: Case, after: Case, act: acts.AnyAct) -> None:
    """What was refused is remembered in its order, up to its number, and changes nothing else: no image, no time, nobody's turn. What the
    link is good for is read off the clock at every act, so that it may have ended meanwhile; the rights behind it stay as they were."""
    assert after.refused[: len(before.refused)] == before.refused
    assert len(after.refused) <= MAX_REFUSED
    if isinstance(act, acts.NoteRefusedFile):
        assert after.surroundings.terms == before.surroundings.terms
        assert replace(after, version=before.version, refused=before.refused, around=before.around) == before
    else:
        assert after.refused == before.refused


def check_lease(change: Change, act: acts.AnyAct) -> None:
    """One lease at most, only while in review; only its holder reads and signs, but that a colleague who was asked looks without one."""
    before, after = change.before, change.case
    assert (after.lease is not None) == (after.status is Status.IN_REVIEW)
    if isinstance(act, acts.Look) and is_asked(before, change.event.actor_id):
        return
    if isinstance(act, acts.Look | acts.ConfirmSide | acts.HandBack | acts.SendBack | acts.Sign):
        assert before.lease is not None
        assert before.lease.person == change.event.actor_id
        assert before.lease.until > change.event.at


def is_asked(case: Case, person: UUID | None) -> bool:
    """True for a colleague whom this round's open question may mean, and whose own the case is not."""
    own = {each.signer for each in case.sealed if each.round == case.round} | ({case.lease.person} if case.lease else set())
    waiting = [each for each in case.opinions if each.round == case.round and each.given is None and each.withdrawn_at is None]
    return person not in own and any(each.by != person and each.of in (None, person) for each in waiting)


def check_reading(change: Change, act: acts.AnyAct) -> None:
    """Looks and answers about sides are each dentist's own: an act changes those of its actor alone, and only such an act does."""
    for name in OWN:
        before, after = (
            [each for each in getattr(case, name) if each.person != change.event.actor_id] for case in (change.before, change.case)
        )
        assert before == after
        if not isinstance(act, acts.Look | acts.ConfirmSide):
            assert getattr(change.before, name) == getattr(change.case, name)
    assert change.case.looks[: len(change.before.looks)] == change.before.looks
    mine = [each.image for each in change.case.sides if each.person == change.event.actor_id]
    assert len(set(mine)) == len(mine)


def check_machine(before: Case, act: acts.AnyAct, at: datetime) -> None:
    """The machine takes no step before it is due."""
    match act:
        case acts.Lapse():
            assert before.lease is not None
            assert before.lease.until <= at
        case acts.Expire():
            assert open_until(before) <= at
        case acts.Abandon(image=image):
            waiting = before.image(image)
            assert waiting is not None
            assert waiting.status == "announced"
            assert waiting.announced_at + timedelta(hours=24) <= at
        case acts.Remind(rung=rung):
            assert before.clock is not None
            assert before.clock.warn_at <= at
            assert rung not in [each.rung for each in before.clock.rang]
        case acts.Queue():
            assert before.red_flag or all(each.is_settled for each in before.images)
        case acts.AskAgain():
            assert not before.asked
            assert not before.best_effort
            assert not before.red_flag
        case acts.Communicate():
            assert before.sealed[-1].urgency not in ("emergency", "urgent")
            notices = (each for each in before.messages if each.kind == "advice_ready")
            assert before.opened_advice_at or any(each.state == "sent" for each in notices)
        case acts.MissAdvice():
            assert before.open_by is not None
            assert before.open_by <= at
            assert before.missed_advice_at is None
            said = max(each.signed_at for each in before.sealed if each.to_family and each.round == before.round)
            assert before.last_opened_at is None or before.last_opened_at < said
        case _:
            pass


def check_seal(change: Change, act: acts.AnyAct) -> None:
    """Sealed records grow at the end only, and no readable form of one is lost; nothing is signed with a gap."""
    before, after = change.before, change.case
    bare = [tuple(replace(each, pdf=None, earlier_pdfs=(), letter=None) for each in case.sealed) for case in (before, after)]
    assert bare[1][: len(bare[0])] == bare[0]
    assert {each.key for each in before.objects} <= {each.key for each in after.objects}
    sealing, opining = isinstance(act, acts.Sign | acts.Addend), isinstance(act, acts.GiveOpinion)
    assert len(after.sealed) == len(before.sealed) + sealing
    assert (change.sealed is not None) == (sealing or opining)
    assert after.given[: len(before.given)] == before.given
    check_answers(change, act)
    if opining:
        check_opinion(change)
    elif change.sealed is not None:
        assert after.sealed[-1].digest == digest(change.sealed)
        assert after.sealed[-1].signer == change.event.actor_id
    if isinstance(act, acts.Sign):
        assert before.place is not None
        assert gaps(before, signer(change), before.place.day(change.event.at)) == ()
        assert None not in (after.stamps.sent_at, after.stamps.received_at, after.stamps.ready_at, after.stamps.review_started_at)


def check_answers(change: Change, act: acts.AnyAct) -> None:
    """An answer is news from its signature on, to whoever asked, until they and nobody else open it."""
    before = {each.id: each.unopened for each in change.before.opinions}
    for each in change.case.opinions:
        if each.unopened != before.get(each.id, False):
            assert isinstance(act, acts.GiveOpinion if each.unopened else acts.OpenOpinion)
            assert act.question == each.id
            assert each.given is not None
            assert each.unopened or each.by == change.event.actor_id


def check_opinion(change: Change) -> None:
    """An opinion is another dentist's, changes nothing else in the case, and stands at the end of the opinions."""
    before, after, (given,) = change.before, change.case, change.case.given[len(change.before.given) :]
    assert change.sealed is not None
    assert (given.digest, given.signer) == (digest(change.sealed), change.event.actor_id)
    assert given.signer not in {each.signer for each in before.sealed if each.round == before.round}
    assert before.lease is None or given.signer != before.lease.person
    assert replace(after, opinions=before.opinions, version=before.version) == before


def signer(change: Change) -> Actor:
    return next(each for each in (ACTORS[Role.DENTIST], OTHER_DENTIST) if each.id == change.event.actor_id)
