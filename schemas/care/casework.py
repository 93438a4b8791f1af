"""The one decision about a case: may this actor do this act now, and what does it come to.

`decide` is pure: the case, its surroundings and the time are given. `onward` and `overdue` say what the machine itself must do next,
so that storage can go on until a case rests.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import (
    alerting,
    due,
    gathering,
    imagework,
    informing,
    inviting,
    lettering,
    messaging,
    opining,
    referring,
    reminding,
    renewing,
    reviewing,
    unopened,
)
from schemas.care.admission import admit
from schemas.care.case import (
    TRANSITIONS,
    Asked,
    Case,
    Status,
    allowed,
)
from schemas.care.change import Change, Outcome
from schemas.care.event import Event, Fact, Following
from schemas.care.image import is_picture
from schemas.ident import ActId
from schemas.person import Actor
from schemas.refusal import OutOfTurn

AWAITED = (Status.SUBMITTED, Status.READY, Status.IN_REVIEW)
"""Where an image that never arrives holds up somebody else."""

Rule = Callable[[Case, Any, Actor, datetime], Outcome]


def queue(case: Case, act: acts.Queue, actor: Actor, now: datetime) -> Outcome:
    """Ready for any eligible dentist. Weak views are said (`limited_images`), and keep nobody from a dentist (SPEC IMG-05)."""
    stamps = case.stamps if case.stamps.ready_at else replace(case.stamps, ready_at=now)
    return Outcome(case=due.begun(replace(case, stamps=stamps, limited_images=bool(imagework.weak_views(case))), now))


def ask_again(case: Case, act: acts.AskAgain, actor: Actor, now: datetime) -> Outcome:
    """The gate asks once, for the weak views only."""
    asked = Asked(views=act.views, sentence="", at=now, by="gate")
    return Outcome(case=replace(case, asked=(*case.asked, asked)), follows=(Following(Fact.PHOTOS_WANTED, act.id),))


RULES: dict[type[acts.Act], Rule] = {
    acts.Attest: gathering.attest,
    acts.CheckEmergency: gathering.check_emergency,
    acts.GiveConsent: gathering.give_consent,
    acts.Describe: gathering.describe,
    acts.NoteRefusedFile: gathering.note_refused_file,
    acts.Submit: gathering.submit,
    acts.Withdraw: gathering.withdraw,
    acts.Expire: gathering.expire,
    acts.Announce: imagework.announce,
    acts.Confirm: imagework.confirm,
    acts.Drop: imagework.drop,
    acts.Abandon: imagework.abandon,
    acts.SettleImage: imagework.settle,
    acts.ResolveHold: imagework.resolve_hold,
    acts.TryAgain: renewing.try_again,
    acts.RetryImage: renewing.try_again,
    acts.RenewImage: renewing.renew,
    acts.KeepFull: renewing.keep_full,
    acts.Remind: reminding.remind,
    acts.Queue: queue,
    acts.AskAgain: ask_again,
    acts.Take: reviewing.take,
    acts.HandBack: reviewing.hand_back,
    acts.Lapse: reviewing.lapse,
    acts.SendBack: reviewing.send_back,
    acts.Look: reviewing.look,
    acts.ConfirmSide: reviewing.confirm_side,
    acts.DecideAlert: alerting.decide,
    acts.Sign: reviewing.sign,
    acts.Addend: reviewing.addend,
    acts.AskOpinion: opining.ask,
    acts.WithdrawQuestion: opining.withdraw,
    acts.GiveOpinion: opining.give,
    acts.OpenOpinion: opining.open_answer,
    acts.Refer: referring.refer,
    acts.NoteReferral: referring.note,
    acts.RenewReferral: referring.renew,
    acts.EndReferralLink: referring.end_link,
    acts.GiveOriginals: referring.give_originals,
    acts.ReceiveReferral: referring.receive,
    acts.NoteReferralLate: referring.note_late,
    acts.KeepReferral: referring.keep,
    acts.Invite: inviting.invite,
    acts.KeepRecord: informing.keep_record,
    acts.KeepLetter: lettering.keep_letter,
    acts.MissAdvice: unopened.miss_advice,
    acts.NoteMessage: messaging.note_message,
    acts.Communicate: informing.communicate,
    acts.OpenAdvice: informing.open_advice,
    acts.ConfirmAdvice: informing.confirm_advice,
    acts.RecordConversation: informing.record_conversation,
    acts.NobodyAnswered: informing.nobody_answered,
    acts.NoteCall: informing.note_call,
    acts.NoteReturned: informing.note_returned,
    acts.ChangeContact: informing.change_contact,
    acts.Close: informing.close,
    acts.Reopen: informing.reopen,
}


def decide(case: Case, act: acts.AnyAct, actor: Actor, now: datetime) -> Change:
    """What the act comes to. Raises a Refusal: out of reach, not permitted, past the link's right, out of turn, or what the act's own rule
    says."""
    admit(case, type(act), actor)
    inviting.refuse_ended(case, act, actor, now)
    to = TRANSITIONS.get((case.status, type(act)))
    if to is None:
        refuse_taken(case, act, actor, now)
        raise OutOfTurn(case.status, acts.name_of(type(act)), allowed(case.status))
    refuse_early(case, act, now)
    outcome = RULES[type(act)](case, act, actor, now)
    after = inviting.moved(case, replace(outcome.case, status=to, version=case.version + 1), act.id, outcome.follows, now)
    event = Event(
        sequence=after.version,
        act_id=act.id,
        act=acts.name_of(type(act)),
        actor_id=actor.id,
        role=actor.role,
        at=now,
        payload=msgspec.json.encode(act, order="deterministic"),
    )
    return Change(before=case, case=after, event=event, follows=outcome.follows, sealed=outcome.sealed)


def refuse_taken(case: Case, act: acts.AnyAct, actor: Actor, now: datetime) -> None:
    """A dentist who takes a case that another one holds is told so, not only that it is out of turn."""
    if isinstance(act, acts.Take) and case.status is Status.IN_REVIEW:
        reviewing.held_or_refuse(case, actor, now)


def refuse_early(case: Case, act: acts.AnyAct, now: datetime) -> None:
    """A step of the machine that is not due is refused: whoever chose it may have read an older case than the one that is locked."""
    timely = (
        acts.Lapse
        | acts.Expire
        | acts.Abandon
        | acts.Remind
        | acts.MissAdvice
        | acts.NoteReferralLate
        | acts.Queue
        | acts.AskAgain
        | acts.Communicate
    )
    if isinstance(act, timely) and act not in (overdue(case, now, act.id), onward(case, act.id)):
        raise OutOfTurn(case.status, acts.name_of(type(act)), allowed(case.status))


def overdue(case: Case, now: datetime, act_id: ActId) -> acts.MachineAct | None:
    """What time alone has decided about the case, or None."""
    if case.status is Status.IN_REVIEW and case.lease is not None and case.lease.until <= now:
        return acts.Lapse(id=act_id)
    if case.status in (Status.DRAFT, Status.RETURNED) and inviting.open_until(case) <= now:
        return acts.Expire(id=act_id)
    if unopened.is_over(case, now):
        return acts.MissAdvice(id=act_id)
    forgotten = imagework.abandoned(case, now) if case.status in AWAITED else None
    if forgotten is not None:
        return acts.Abandon(id=act_id, image=forgotten.id)
    return reminding.reminder(case, now) or referring.late(case, now, act_id)


def onward(case: Case, act_id: ActId) -> acts.MachineAct | None:
    """What the machine does next without being asked, or None when the case rests.

    Once everything sent is settled: ask once for weak views, or queue. A red flag does not wait. An advice that needs no hearing is
    communicated once its notice has gone out, or once it was opened in spite of that.
    """
    if case.status is Status.SUBMITTED and (case.red_flag or imagework.all_settled(case)):
        weak = imagework.weak_views(case)
        ask = weak and not case.asked and not case.best_effort and not case.red_flag
        return acts.AskAgain(id=act_id, views=weak) if ask else acts.Queue(id=act_id)
    if case.status is Status.SIGNED and informing.is_received(case) and not informing.must_be_heard(case):
        return acts.Communicate(id=act_id)
    return None


def still_wanted(case: Case) -> tuple[str, ...]:
    """The views that the submitter is asked for and has not sent; after a return, sent means sent since (SPEC CASE-05)."""
    since = case.asked[-1].at if case.status is Status.RETURNED and case.asked else case.opened_at
    sent = {
        each.view
        for each in case.images
        if each.announced_at >= since and (each.status in ("announced", "received", "held") or is_picture(each.status, each.media_type))
    }
    return tuple(view for view in case.wanted if view not in sent)
