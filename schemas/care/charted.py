"""The tooth chart: which teeth stand in the mouth, and what was done to them. What is wrong with a tooth is a finding (decision 0029).

Nothing is charted by default: a tooth of which the chart is silent is one of which the dentist said nothing.
"""

from typing import Literal

import msgspec

from schemas.care.finding import Finding, Observation
from schemas.surface import Surface, belong
from schemas.tooth import TEETH, Tooth

Standing = Literal["present", "missing", "unerupted"]
Done = Literal["restored", "sealed"]

STANDINGS: tuple[Standing, ...] = ("present", "missing", "unerupted")
ABSENT: frozenset[Standing | Done] = frozenset(("missing", "unerupted"))
STATES: tuple[Standing | Done, ...] = (*STANDINGS, "restored", "sealed")

MOST_CHARTED = 156
"""One standing, restorations and sealants of each of 52 teeth."""

OF_A_CROWN: frozenset[Observation] = frozenset(("caries", "erosion", "restoration_defect"))
"""Seen only on a tooth that stands in the mouth, even where no surface is named. What is left of a tooth, or its place, may show others."""


class Charted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A tooth and what it is. `surfaces` are those restored or sealed; none is the whole crown, or not told."""

    tooth: Tooth
    state: Standing | Done
    surfaces: tuple[Surface, ...] = ()

    def __post_init__(self) -> None:
        if self.tooth not in TEETH:
            raise ValueError("not an FDI tooth designation")


Chart = tuple[Charted, ...]


def is_fitting(charted: Charted) -> bool:
    """True if its surfaces belong to its tooth, and only what was done has any."""
    return belong(charted.tooth, charted.surfaces) if charted.state not in STANDINGS else not charted.surfaces


def absent(chart: Chart) -> frozenset[Tooth]:
    """The teeth that do not stand in the mouth."""
    return frozenset(each.tooth for each in chart if each.state in ABSENT)


def is_denied(finding: Finding, chart: Chart) -> bool:
    """True if the chart says that the tooth is not there to be seen so, or that one is there which the finding misses."""
    if finding.observation == "missing":
        return any(each.tooth == finding.tooth and each.state == "present" for each in chart)
    return finding.tooth in absent(chart) and (bool(finding.surfaces) or finding.observation in OF_A_CROWN)
