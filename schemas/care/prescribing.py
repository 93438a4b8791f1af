"""What keeps a note of a prescription from being signed (SPEC RXD-01, RXD-03, decision 0035). Each is a gap of the record.

Every case here is asynchronous: no controlled substance is prescribed in one, and no reason helps.
"""

from datetime import date

from schemas.care.alerts import accepted
from schemas.care.case import Case
from schemas.care.medicine import is_controlled, is_matching
from schemas.care.prescription import Prescription, is_npi
from schemas.care.review import Review
from schemas.person import age
from schemas.refusal import Gap
from schemas.text import legible

ADULT_YEARS = 18
"""Below which a dose goes by weight."""

MIN_REASON = 3
"""Signs that can be seen, below which a reason says nothing."""


def prescribed(case: Case, review: Review, on: date) -> tuple[Gap, ...]:
    """What each note lacks, and what forbids it. `on` is the day of signing at the patient's place; `subject` is the note."""
    return tuple(
        Gap(item=item, why=why, where="prescriptions", subject=str(note.id))
        for note in review.prescriptions
        for closed, item, why in (*_complete(case, note, on), *_permitted(case, note, on))
        if not closed
    )


def allergies(case: Case) -> str:
    """Every allergy that is known: as told in this case, and as accepted from any other."""
    told = case.history.allergies if case.history else ""
    return "\n".join((told, *(each.words for each in accepted(case) if each.words)))


def _complete(case: Case, note: Prescription, on: date) -> tuple[tuple[bool, str, str], ...]:
    said = (note.drug, note.strength, note.form, note.directions, note.quantity, note.indication)
    return (
        (all(legible(each) for each in said) and note.start is not None, "RXD-01", "gap-rx-incomplete"),
        (not note.npi or is_npi(note.npi), "RXD-01", "gap-rx-npi"),
        (note.status != "reported_sent" or _is_sent(case, note, on), "RXD-01", "gap-rx-sent"),
    )


def _is_sent(case: Case, note: Prescription, on: date) -> bool:
    """True if it is said how and when it was sent: not in the future, and through which system if through one."""
    if note.method is None or note.sent_at is None or case.place is None or case.place.day(note.sent_at) > on:
        return False
    return note.method != "e_prescribing" or legible(note.external_system) > 0


def _permitted(case: Case, note: Prescription, on: date) -> tuple[tuple[bool, str, str], ...]:
    rule = case.surroundings.rules.get(case.place.state) if case.place else None
    prescribing = rule.prescribing if rule else "unknown"
    controlled = note.schedule not in (None, "none") or is_controlled(note.drug)
    minor = age(case.surroundings.patient.birth_date, on) < ADULT_YEARS
    return (
        (note.schedule is not None, "RXD-03", "gap-rx-schedule"),
        (not controlled, "RXD-03", "gap-rx-controlled"),
        (not is_matching(note.drug, allergies(case)) or legible(note.despite_allergy) >= MIN_REASON, "RXD-03", "gap-rx-allergy"),
        (not minor or note.weight_kg is not None, "RXD-03", "gap-rx-weight"),
        (prescribing != "no", "RXD-03", "gap-rx-state-forbids"),
        (prescribing != "unknown", "RXD-03", "gap-rx-state-unknown"),
    )
