"""What must hold before a case is opened or a patient invited: a plausible birth date, a way to reach the patient, somebody licensed."""

from datetime import date, datetime

from msgspec.structs import replace

from api.bodies import NewCase
from schemas import contact as contacts
from schemas.care import gathering
from schemas.care.case import Case
from schemas.care.intake import Place
from schemas.person import Actor, Patient, Role
from schemas.refusal import Gap, Incomplete, Malformed
from schemas.state import ZONE_OF_STATE

OLDEST_YEARS = 130
LONGEST_NAME = 200  # characters


def patient_of(new: NewCase, actor: Actor, on: date) -> Patient:
    """The patient as told. Raises Malformed for what no form sends, Incomplete with a birth date of nobody living, or without a way to
    send the link: a hygienist may leave that open."""
    told = new.patient
    names = (told.given_name, told.family_name)
    if any(not each.strip() or len(each) > LONGEST_NAME for each in names):
        raise Malformed("A name has 1 to 200 characters.")
    if new.id == told.id:
        raise Malformed("Case and patient have identifiers of their own.")
    if new.state is not None and new.state not in ZONE_OF_STATE:
        raise Malformed("There is no such state.")
    contact = contacts.written(told.contact) if told.contact else None
    may_be_open = told.contact is None and actor.role is Role.HYGIENIST
    checks = (
        (date(on.year - OLDEST_YEARS, 1, 1) <= told.birth_date <= on, Gap(item="UPL-01", why="gap-birth-date", where="birth_date")),
        (contact is not None or may_be_open, contacts.gap_of(told.contact)),
    )
    wrong = tuple(gap for right, gap in checks if not right)
    if wrong:
        raise Incomplete(wrong)
    return Patient(
        id=told.id,
        given_name=told.given_name,
        family_name=told.family_name,
        birth_date=told.birth_date,
        sex=told.sex,
        contact=contact,
        language=told.language,
    )


def refuse_unreviewable(case: Case, state: str | None, actor: Actor, now: datetime) -> None:
    """Raise Incomplete if nobody may review in the state that the office expects, before the patient is disappointed (SPEC UPL-11)."""
    if state is None or actor.role is Role.HYGIENIST:
        return
    expected = replace(case, place=Place(state=state, zone=ZONE_OF_STATE[state], attested_at=now))
    if not gathering.is_reviewable(expected):
        raise Incomplete((Gap(item="UPL-11", why="gap-nobody-licensed", where="place"),))
