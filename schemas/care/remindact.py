"""The act about a case that is late. It is an act like any other (`schemas/care/act.py`)."""

from uuid import UUID

from schemas.care.clock import Rung
from schemas.care.deed import Act


class Remind(Act, frozen=True, kw_only=True, tag="remind", forbid_unknown_fields=True):
    """The case is nearly late or late, and these are told of it: people, and the organization itself for whoever is on call."""

    rung: Rung
    told: tuple[UUID, ...]
