"""Which of the waiting cases a dentist asks for, and how many there are of each sort (SPEC QUE-01).

Location and payer are no filters: a case names no school or site yet, only what kind of place the patient is in, and no payer.
"""

from datetime import datetime
from typing import Literal, NamedTuple

import msgspec

from schemas.care.case import CaseType
from schemas.ident import CaseId
from schemas.person import Language

Mark = Literal["red_flag", "late", "retake"]
"""Red flag; its time is over; photos were asked for again and have not come, so that nobody can take it yet."""

Standing = Literal["waiting", "mine", "retake"]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked for of each; None is anything. Without the mark `retake`, only what can be read now."""

    type: CaseType | None = None
    state: str | None = None
    language: Language | None = None
    mark: Mark | None = None


ANYTHING = Wanted()


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How many cases are alike in all of this. The sums over them are what each choice would show."""

    type: CaseType
    state: str
    language: Language
    red_flag: bool
    late: bool
    standing: Standing
    count: int


class Spot(NamedTuple):
    """A place in the order of the list: red flags first, then by the two times, then by identifier."""

    unflagged: bool
    first_at: datetime
    then_at: datetime
    case_id: CaseId
