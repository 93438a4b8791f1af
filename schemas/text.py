"""What a person writes: how long it may be, and whether there is anything in it to read."""

import unicodedata
from typing import Annotated

from msgspec import Meta

from schemas.refusal import Gap, Incomplete

Line = Annotated[str, Meta(max_length=200)]
"""A name, a reason, a few words: at most 200 characters."""

Story = Annotated[str, Meta(max_length=20_000)]
"""What somebody tells who needs help, and who is not to be cut short: as much as the door takes in one text."""

Passage = Annotated[str, Meta(max_length=4000)]
"""Sentences of a person's own: at most 4,000 characters, a page of print."""

_EMPTY_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Hangul fillers and the empty Braille cell: letters and symbols to Unicode, nothing to the eye."""


def legible(text: str) -> int:
    """How many letters, digits and other signs of the text can be seen.

    Spaces, controls and format characters (Unicode categories Z and C, such as the zero width space) show nothing, and a combining
    mark or variation selector (M) shows nothing by itself.
    """
    return sum(unicodedata.category(sign)[0] in "LNPS" and sign not in _EMPTY_LETTERS for sign in text)


def reason_or_refuse(reason: str, item: str, where: str) -> None:
    """Raise Incomplete unless a reason was given that can be read. `item` and `where` are those of its gap."""
    if not legible(reason):
        raise Incomplete((Gap(item=item, why="gap-reason", where=where),))
