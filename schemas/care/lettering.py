"""The letter to the family: which one holds all that was said to them, and how a newer one is kept (SPEC ADV-04)."""

from datetime import datetime

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import unopened
from schemas.care.case import Case
from schemas.care.change import Outcome
from schemas.care.sealed import Sealed
from schemas.person import Actor
from schemas.refusal import OutOfTurn


def answer_of(case: Case) -> Sealed | None:
    """What was sealed last for the family to read; None before the first signature."""
    return next((each for each in reversed(case.sealed) if each.to_family), None)


def is_wanted(case: Case) -> bool:
    """True while the newest of what the family reads has no letter: one without it would leave out what was put right."""
    answer = answer_of(case)
    return answer is not None and answer.letter is None


def keep_letter(case: Case, act: acts.KeepLetter, actor: Actor, now: datetime) -> Outcome:
    """The letter belongs to the newest of what the family reads. Raises OutOfTurn where there is nothing to read, or a letter already."""
    answer = answer_of(case)
    if answer is None or answer.letter is not None:
        raise OutOfTurn(case.status, "keep_letter", ("sign", "addend"))
    kept = replace(answer, letter=act.object)
    lettered = replace(case, sealed=tuple(kept if each is answer else each for each in case.sealed))
    # What was signed before there were letters was given no time to be opened either: both begin here.
    return Outcome(case=unopened.timed(lettered))
