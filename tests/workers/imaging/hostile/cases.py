"""What a hostile case is: how its file is made, and the outcomes that are right for it."""

from collections.abc import Callable, Mapping
from typing import Literal

from schemas.care.derivative import REASONS, Reason

Allowed = Literal["shown"] | Reason


class Case:
    """`make` gives the same bytes every time; `allowed` is what may come of them.

    More than one where decoders may well differ, such as between a picture that is grey from some row on and a refusal. A decoder's
    death (`processing_failed`) is never among them.
    """

    def __init__(self, make: Callable[[], bytes], *allowed: Allowed) -> None:
        assert set(allowed) <= {"shown", *REASONS} - {"processing_failed"}
        assert allowed
        self.make = make
        self.allowed = allowed


Makers = Mapping[str, Case]
