"""Rules after the signature: the record is kept, the patient is told, the case is closed or opened again."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import due
from schemas.care.advice import MUST_BE_HEARD
from schemas.care.case import Case, Stamps
from schemas.care.change import Outcome
from schemas.care.event import Fact, Following
from schemas.care.message import TO_OTHERS, Call, Message, MessageKind
from schemas.care.review import Draft, Review
from schemas.ident import ActId, PersonId
from schemas.person import Actor
from schemas.refusal import Gap, Incomplete, NotFound, OutOfTurn
from schemas.text import legible, reason_or_refuse

OF_ADVICE: frozenset[MessageKind] = frozenset({"advice_ready", "advice_added"})
CLOCKS_DIFFER = timedelta(minutes=1)
"""Whoever rang says the minute, by a clock of their own."""


def told(case: Case, act: ActId) -> tuple[Following, ...]:
    """The readable record of a signed case is made anew, since more is known of how its advice was communicated."""
    return (Following(Fact.TOLD, act),) if case.sealed else ()


def keep_record(case: Case, act: acts.KeepRecord, actor: Actor, now: datetime) -> Outcome:
    """The PDF belongs to the newest sealed record; it was made of all of its round. Raises OutOfTurn where nothing is sealed."""
    if not case.sealed:
        raise OutOfTurn(case.status, "keep_record", ("sign",))
    before = case.sealed[-1]
    earlier = tuple(each for each in before.objects if each.key != act.object.key)
    newest = replace(before, pdf=act.object, earlier_pdfs=earlier)
    return Outcome(case=replace(case, sealed=(*case.sealed[:-1], newest)))


def must_be_heard(case: Case) -> bool:
    """True if the newest advice is not communicated by delivery alone."""
    return bool(case.sealed) and case.sealed[-1].urgency in MUST_BE_HEARD


def is_received(case: Case) -> bool:
    """True if the notice of the newest advice went out after the signature, or the advice was opened without it."""
    signed_at = case.stamps.signed_at
    return case.opened_advice_at is not None or (
        signed_at is not None
        and any(each.kind == "advice_ready" and each.state == "sent" and each.at >= signed_at for each in case.messages)
    )


def communicate(case: Case, act: acts.Communicate, actor: Actor, now: datetime) -> Outcome:
    return Outcome(case=communicated(case, now))


def open_advice(case: Case, act: acts.OpenAdvice, actor: Actor, now: datetime) -> Outcome:
    """Whether it was new to them, the times of what was said and of the last opening say."""
    return Outcome(case=opened(case, now), follows=told(case, act.id) if case.opened_advice_at is None else ())


def confirm_advice(case: Case, act: acts.ConfirmAdvice, actor: Actor, now: datetime) -> Outcome:
    """The patient has read it and says so."""
    confirmed = replace(opened(case, now), confirmed_advice_at=case.confirmed_advice_at or now)
    return Outcome(case=communicated(confirmed, now), follows=told(case, act.id) if case.confirmed_advice_at is None else ())


def opened(case: Case, now: datetime) -> Case:
    return replace(case, opened_advice_at=case.opened_advice_at or now, last_opened_at=now)


def record_conversation(case: Case, act: acts.RecordConversation, actor: Actor, now: datetime) -> Outcome:
    """Told by telephone; it counts only when it was read back (SPEC ADV-05)."""
    if not act.read_back or not legible(act.spoke_with):
        raise Incomplete((Gap(item="ADV-05", why="gap-read-back", where="conversation"),))
    call = Call(at=rung_at(case, act.spoken_at, now), by=PersonId(actor.id), spoke_with=act.spoke_with.strip(), read_back=True)
    return Outcome(case=communicated(replace(case, calls=(*case.calls, call)), now), follows=told(case, act.id))


def nobody_answered(case: Case, act: acts.NobodyAnswered, actor: Actor, now: datetime) -> Outcome:
    """Somebody tried; nothing is told or settled by that."""
    call = Call(at=rung_at(case, act.called_at, now), by=PersonId(actor.id))
    return Outcome(case=replace(case, calls=(*case.calls, call)), follows=told(case, act.id))


def rung_at(case: Case, said: datetime | None, now: datetime) -> datetime:
    """When a call was. Raises Incomplete for a time before the advice was signed (or the case opened), or still to come."""
    since = case.stamps.signed_at or case.opened_at
    if said is not None and not since - CLOCKS_DIFFER <= said <= now + CLOCKS_DIFFER:
        raise Incomplete((Gap(item="ADV-05", why="gap-call-time", where="conversation"),))
    return said or now


def calls_of_round(case: Case) -> tuple[Call, ...]:
    """The calls about the newest advice."""
    signed_at = case.stamps.signed_at
    return tuple(each for each in case.calls if signed_at is not None and each.at >= signed_at - CLOCKS_DIFFER)


def note_returned(case: Case, act: acts.NoteReturned, actor: Actor, now: datetime) -> Outcome:
    """What came back was never delivered; when it was sent stays. Raises NotFound for what did not leave, or not to the family."""
    came = next((each for each in case.messages if each.id == act.message), None)
    if came is None or came.state != "sent" or came.kind in TO_OTHERS:
        raise NotFound("There is no such message.")
    messages = tuple(replace(each, state="returned") if each is came else each for each in case.messages)
    return Outcome(case=replace(case, messages=messages), follows=told(case, act.id) if came.kind in OF_ADVICE else ())


def newest_sent(case: Case) -> Message | None:
    """The newest message to the family, however far it came."""
    return max((each for each in case.messages if each.kind not in TO_OTHERS), key=lambda each: each.at, default=None)


def is_returned(case: Case) -> bool:
    """True if the newest message to the family came back, and they were not reached since."""
    newest = newest_sent(case)
    return newest is not None and newest.state == "returned" and is_undelivered(case)


def is_undelivered(case: Case) -> bool:
    """True if the newest message to the family failed, and since then nobody has spoken with them, nor have they opened the advice."""
    newest = newest_sent(case)
    return newest is not None and newest.state != "sent" and not reached_since(case, newest.at)


def is_uncalled(case: Case) -> bool:
    """True if a red flag was raised and nobody has spoken with the family since, nor has a dentist's answer reached them."""
    since = case.flagged.at if case.flagged else case.opened_at
    answered = any(each.communicated_at and each.communicated_at >= since for each in (*case.earlier_rounds, case.stamps))
    return case.red_flag and not answered and not called_since(case, since)


def reached_since(case: Case, at: datetime) -> bool:
    return called_since(case, at) or any(each is not None and each >= at for each in (case.opened_advice_at, case.confirmed_advice_at))


def called_since(case: Case, at: datetime) -> bool:
    return any(each.spoke_with and each.at >= at for each in case.calls)


def note_call(case: Case, act: acts.NoteCall, actor: Actor, now: datetime) -> Outcome:
    """Somebody was spoken with, by name; that settles what was waiting for a call, but tells no advice."""
    if not legible(act.spoke_with):
        raise Incomplete((Gap(item="ADV-05", why="gap-spoke-with", where="call"),))
    call = Call(at=now, by=PersonId(actor.id), spoke_with=act.spoke_with.strip(), note=act.note.strip())
    return Outcome(case=replace(case, calls=(*case.calls, call)), follows=told(case, act.id))


def change_contact(case: Case, act: acts.ChangeContact, actor: Actor, now: datetime) -> Outcome:
    """The case says only that it happened: the address is the patient's, and forgotten with the patient's key."""
    return Outcome(case=case)


def communicated(case: Case, now: datetime) -> Case:
    return case if case.stamps.communicated_at else replace(case, stamps=replace(case.stamps, communicated_at=now))


def close(case: Case, act: acts.Close, actor: Actor, now: datetime) -> Outcome:
    return Outcome(case=case)


def reopen(case: Case, act: acts.Reopen, actor: Actor, now: datetime) -> Outcome:
    """A new round of the same case: times and draft begin anew; images, looks and sealed records stay."""
    reason_or_refuse(act.reason, "CASE-04", "reopen")
    around = replace(case.surroundings, draft=Draft(version=case.surroundings.draft.version, review=Review()))
    again = replace(
        case,
        round=case.round + 1,
        earlier_rounds=(*case.earlier_rounds, case.stamps),
        stamps=Stamps(sent_at=now, received_at=now, ready_at=now),
        due_at=None,
        opened_advice_at=None,
        last_opened_at=None,
        confirmed_advice_at=None,
        open_by=None,
        missed_advice_at=None,
        around=around,
    )
    return Outcome(case=due.begun(again, now))
