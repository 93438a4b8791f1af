"""Who may review for a patient in a state: what every wing asks before a dentist may look or sign (SPEC QUE-03, SEC-08)."""

from datetime import date

from schemas.person import Actor, StateRule


def may_review(state: str, rules: dict[str, StateRule], actor: Actor, on: date) -> bool:
    """True if this dentist may review for a patient in that state on that day: licence in force, and a rule that does not say no."""
    rule = rules.get(state)
    licence = actor.practitioner.licence_for("dentist", state, on) if actor.practitioner else None
    return licence is not None and (rule is None or rule.async_review != "no")
