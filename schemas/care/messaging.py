"""Whoever was told something: the case notes it, and so does the referral that it was about."""

from datetime import datetime

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import informing, referring
from schemas.care.case import Case
from schemas.care.change import Outcome
from schemas.person import Actor


def note_message(case: Case, act: acts.NoteMessage, actor: Actor, now: datetime) -> Outcome:
    """Each notice is logged once, whatever its identifier was retried as."""
    others = tuple(each for each in case.messages if each.id != act.message.id)
    follows = informing.told(case, act.id) if act.message.kind in informing.OF_ADVICE else ()
    noted = replace(case, messages=(*others, act.message))
    return Outcome(case=referring.messaged(noted, act.message, actor, now), follows=follows)
