"""What the house knows of a patient from earlier: signed records, as the dentist who has the patient in hand now reads them.

A prior is read off the sealed bytes, never off what the case has become since.
"""

from datetime import datetime

import msgspec

from schemas.care.case import CaseType
from schemas.care.charted import Chart
from schemas.care.finding import Finding
from schemas.care.reading import ReadImage
from schemas.care.review import Sufficiency
from schemas.ident import CaseId, ImageId

MOST = 20
"""The newest records of a patient that are shown."""


class SaidImage(msgspec.Struct, frozen=True):
    """All that is asked of an item of an earlier record: an old record must not be measured by what today's say."""

    image: ImageId


class SaidBy(msgspec.Struct, frozen=True):
    """The same of its signature; `zone` is that of the patient's place."""

    name: str
    signed_at: datetime
    zone: str


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The same of an earlier record."""

    findings: tuple[Finding, ...]
    no_abnormality_seen: bool
    sufficiency: Sufficiency
    conclusion: str
    gathered: tuple[SaidImage, ...]
    signature: SaidBy
    chart: Chart = ()


class SaidLater(msgspec.Struct, frozen=True):
    """The same of what an addendum says."""

    text: str


class Amended(msgspec.Struct, frozen=True):
    """The same of an addendum."""

    addendum: SaidLater


class Prior(msgspec.Struct, frozen=True, kw_only=True):
    """One earlier signed record. `images` are those that it speaks of and that can be read still, in the order of their numbers in
    `case`; `additions` the words of its addenda, oldest first.
    """

    case: CaseId
    type: CaseType
    round: int
    signed_at: datetime
    zone: str
    signer: str
    chart: Chart
    findings: tuple[Finding, ...]
    no_abnormality_seen: bool
    sufficiency: Sufficiency
    conclusion: str
    additions: tuple[str, ...]
    images: tuple[ReadImage, ...]

    def __repr__(self) -> str:
        return f"Prior({self.case}, {self.round})"


class Priors(msgspec.Struct, frozen=True, kw_only=True):
    """Newest first. `damaged` counts the cases that do not open: one bad case hides no other, and is not passed over in silence."""

    priors: tuple[Prior, ...]
    damaged: int
