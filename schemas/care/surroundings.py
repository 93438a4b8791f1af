"""What stands around a case: what a rule must know of the organization, the patient, the rules of the states and the link."""

import msgspec

from schemas.care.coding import PracticeCode
from schemas.care.consent import ConsentText
from schemas.care.link import LinkState, Terms
from schemas.care.review import Draft
from schemas.ident import LinkId, PersonId
from schemas.person import Colleague, Organization, Patient, StateRule


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What stands around a case and is needed to decide about it: read with the case, never written with it.

    `rules` are the state rules in force, by state; `consent_texts` those on offer; `staff` are the dentists and programme leads at work;
    `patient_version` is what a change of the patient's row must name; `terms` are those of the newest link, and `link` is how it stands;
    `codes` are the practice's own, where a finding of the draft has one or a referral may; `locked` are the specialists' links that were
    opened with five wrong codes.
    """

    organization: Organization
    patient: Patient
    rules: dict[str, StateRule]
    consent_texts: tuple[ConsentText, ...]
    staff: tuple[Colleague, ...] = ()
    draft: Draft
    patient_version: int = 1
    terms: Terms | None = None
    link: LinkState = "none"
    codes: tuple[PracticeCode, ...] = ()
    locked: frozenset[LinkId] = frozenset()

    def __repr__(self) -> str:
        return "Surroundings()"

    def reviewers(self, state: str) -> frozenset[PersonId]:
        """The organization's dentists whose licence in that state is in force today."""
        return frozenset(each.id for each in self.staff if each.reviews_in(state))
