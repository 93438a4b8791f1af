"""The practice's list of codes, as its file has it: each belongs to what a dentist can observe."""

from collections.abc import Collection

from schemas.care.finding import Finding, Observation
from schemas.code import Code

MOST_CODES = 200
"""Of a list from which a person chooses; a whole terminology is none."""


class PracticeCode(Code, frozen=True, kw_only=True, forbid_unknown_fields=True):
    observation: Observation

    @property
    def plain(self) -> Code:
        """As a finding carries it."""
        return Code(system=self.system, code=self.code, en=self.en, es=self.es)


def is_listed(finding: Finding, codes: Collection[PracticeCode]) -> bool:
    """True if the finding has no code, or one that the practice's list has for what was observed, in the list's own words."""
    return finding.code is None or any(each.observation == finding.observation and each.plain == finding.code for each in codes)
