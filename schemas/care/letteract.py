"""The acts about what is made readable of an answer, and about what never reached the family.

They are acts like any other (`schemas/care/act.py`).
"""

from schemas.care.deed import Act
from schemas.care.image import StoredObject
from schemas.ident import MessageId


class KeepRecord(Act, frozen=True, kw_only=True, tag="keep_record", forbid_unknown_fields=True):
    """The readable record was made and stored."""

    object: StoredObject


class KeepLetter(Act, frozen=True, kw_only=True, tag="keep_letter", forbid_unknown_fields=True):
    """The letter to the family was made and stored."""

    object: StoredObject


class NoteReturned(Act, frozen=True, kw_only=True, tag="note_returned", forbid_unknown_fields=True):
    """A message that had left the house came back, or is known to have gone nowhere."""

    message: MessageId


class MissAdvice(Act, frozen=True, kw_only=True, tag="miss_advice", forbid_unknown_fields=True):
    """The time to open the advice is over, and nobody has opened it: somebody has to call."""
