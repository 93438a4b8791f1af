"""What a case says of its sealed records: who signed what bytes when, and where their readable form lies."""

from datetime import datetime

import msgspec

from schemas.care.advice import Urgency
from schemas.care.image import StoredObject
from schemas.ident import PersonId


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A sealed record of this case: number 0 of a round is the record itself, later ones are addenda. `digest` is SHA-256 in hex.

    `pdf` is the newest readable form of its round; `earlier_pdfs`, made when less was known of its telling, are kept. `to_family`: the
    family reads what was sealed, as they do a record and most addenda; it is True in what was stored before it was said. `letter` is what
    they may keep of the round as it stood then.
    """

    round: int
    number: int
    digest: str
    signer: PersonId
    signed_at: datetime
    urgency: Urgency
    pdf: StoredObject | None = None
    earlier_pdfs: tuple[StoredObject, ...] = ()
    to_family: bool = True
    letter: StoredObject | None = None

    @property
    def objects(self) -> tuple[StoredObject, ...]:
        """Every readable form that is kept, oldest first, and then the letter."""
        return (*self.earlier_pdfs, *(each for each in (self.pdf, self.letter) if each is not None))
