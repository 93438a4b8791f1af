"""People, place and paper of the tests: one practice in Ohio, one patient, and an actor for every role."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from schemas.care.consent import ConsentText
from schemas.care.link import Terms
from schemas.care.review import Draft, Review
from schemas.care.surroundings import Surroundings
from schemas.ident import CaseId, LinkId, OrganizationId, PatientId, PersonId
from schemas.person import Actor, Colleague, Contact, Licence, Organization, Patient, Practitioner, Role, StateRule

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
STATE = "OH"


def uuid7(number: int) -> UUID:
    """The same version 7 identifier for the same number (RFC 9562 5.7), at a fixed millisecond."""
    return UUID(int=(0x019C00000000 << 80) | (0x7 << 76) | (0b10 << 62) | number)


ORGANIZATION_ID = OrganizationId(uuid7(1))
CASE_ID = CaseId(uuid7(2))
PATIENT_ID = PatientId(uuid7(3))
OTHER_ORGANIZATION_ID = OrganizationId(uuid7(4))

ORGANIZATION = Organization(
    id=ORGANIZATION_ID,
    name="Lakeside Dental",
    phone="+15550100",
    zone="America/New_York",
    on_call=Contact(channel="sms", address="+15550101"),
)
PATIENT = Patient(
    id=PATIENT_ID,
    given_name="Maria",
    family_name="Smith-Jones",
    birth_date=date(1990, 5, 17),
    sex="female",
    contact=Contact(channel="sms", address="+15550102"),
)


def licence(kind: str, state: str = STATE) -> Licence:
    """A licence in force around NOW; kind is `dentist` or `hygienist`."""
    return Licence(
        kind="dentist" if kind == "dentist" else "hygienist",
        state=state,
        number=f"{kind[:1].upper()}-{state}-1",
        valid_from=date(2020, 1, 1),
        valid_to=date(2030, 12, 31),
    )


def dentist(number: int = 20, state: str = STATE) -> Actor:
    """A dentist licensed in that state, who showed the second factor just now."""
    who = PersonId(uuid7(number))
    practitioner = Practitioner(id=who, name=f"Dr. {number}", credential="DDS", licences=(licence("dentist", state),))
    return Actor(
        organization_id=ORGANIZATION_ID, id=who, role=Role.DENTIST, practitioner=practitioner, stepped_up_at=NOW, stepped_up_by="password"
    )


def _actor(number: int, role: Role) -> Actor:
    who = PersonId(uuid7(number))
    if role in (Role.PATIENT, Role.GUARDIAN):
        return Actor(organization_id=ORGANIZATION_ID, id=uuid7(10), role=role, case_id=CASE_ID)
    if role is Role.DENTIST:
        return dentist(number)
    licences = (licence("hygienist"),) if role is Role.HYGIENIST else ()
    practitioner = None if role is Role.WORKER else Practitioner(id=who, name=f"{role} {number}", licences=licences)
    return Actor(organization_id=ORGANIZATION_ID, id=who, role=role, practitioner=practitioner)


ACTORS: dict[Role, Actor] = {role: _actor(10 + n, role) for n, role in enumerate(Role)}
"""One actor of the practice for every role; patient and guardian hold the same link, to CASE_ID."""

OTHER_DENTIST = dentist(30)

RULES: dict[str, StateRule] = {
    state: StateRule(
        state=state,
        effective=date(2025, 1, 1),
        async_review="yes",
        majority_age=majority_age,
        source="the board's own rule",
        decided_by="programme lead",
    )
    for state, majority_age in (("OH", 18), ("AL", 19), ("MS", 21))
}


def _text(language: str) -> ConsentText:
    body = {"en": "I agree that a dentist looks at my pictures later.", "es": "Acepto que un dentista vea mis fotos más tarde."}[language]
    digest = hashlib.sha256(body.encode()).hexdigest()
    return ConsentText(version="2026-1", language="es" if language == "es" else "en", digest=digest, body=body)


CONSENT_TEXTS = (_text("en"), _text("es"))


def licensed(*dentists: Actor, state: str = STATE) -> tuple[Colleague, ...]:
    """These dentists at work, with a licence in that state, whom nobody can reach."""
    return tuple(Colleague(id=PersonId(each.id), role=Role.DENTIST, contact=None, states=(state,)) for each in dentists)


def surroundings(patient: Patient = PATIENT, review: Review | None = None) -> Surroundings:
    """What stands around a case of this practice; the patient was invited at NOW."""
    draft = (
        Draft(version=1, review=review, saved_by=PersonId(ACTORS[Role.DENTIST].id), saved_at=NOW)
        if review
        else Draft(version=0, review=Review())
    )
    return Surroundings(
        organization=ORGANIZATION,
        patient=patient,
        rules=RULES,
        staff=licensed(ACTORS[Role.DENTIST], OTHER_DENTIST),
        consent_texts=CONSENT_TEXTS,
        draft=draft,
        terms=Terms(id=LinkId(ACTORS[Role.PATIENT].id), upload_until=NOW + timedelta(days=7)),
    )
