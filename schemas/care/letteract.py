"""The acts about what is made readable of an answer, and that nobody opened it. They are acts like any other (`schemas/care/act.py`)."""

from schemas.care.deed import Act
from schemas.care.image import StoredObject


class KeepRecord(Act, frozen=True, kw_only=True, tag="keep_record", forbid_unknown_fields=True):
    """The readable record was made and stored."""

    object: StoredObject


class KeepLetter(Act, frozen=True, kw_only=True, tag="keep_letter", forbid_unknown_fields=True):
    """The letter to the family was made and stored."""

    object: StoredObject


class MissAdvice(Act, frozen=True, kw_only=True, tag="miss_advice", forbid_unknown_fields=True):
    """The time to open the advice is over, and nobody has opened it: somebody has to call."""
