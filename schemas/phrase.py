"""A phrase that a dentist keeps: words to be put into a text, in one language or both. Of no patient, and for nobody else to read."""

from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from schemas.text import legible

MOST_PHRASES = 100

Wording = Annotated[str, Meta(max_length=1000)]
"""As long as an explanation of a few sentences."""


class Phrase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: UUID
    en: Wording = ""
    es: Wording = ""

    def __post_init__(self) -> None:
        if not legible(self.en + self.es):
            raise ValueError("a phrase says something in at least one language")

    def __repr__(self) -> str:
        return f"Phrase({self.id})"
