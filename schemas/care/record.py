"""The D9996 record as it is sealed: one self-contained document of what was gathered, how, when, and what the dentist concluded.

Everything in it comes from the case and its surroundings; the dentist's words come from the draft. The record names the head of the
history chain at signing, so that history and record vouch for each other.
"""

from datetime import date, datetime

import msgspec

from schemas.alert import Alert
from schemas.care import alerts
from schemas.care.advice import Addendum, Advice
from schemas.care.case import WANTED, Asked, Case, Stamps, missing_views
from schemas.care.charted import Chart
from schemas.care.consent import Consent
from schemas.care.finding import Finding
from schemas.care.intake import Complaint, EmergencyCheck, History, Place, Respondent
from schemas.care.looked import Looked
from schemas.care.manifest import Item, item
from schemas.care.prescription import Prescription
from schemas.care.review import Sufficiency
from schemas.ident import CaseId, OrganizationId, PatientId, PersonId
from schemas.person import Actor, IdentityProof, Language, Licence, Sex
from schemas.view import View

RECORD_VERSION = 1
ENCOUNTER_CODE = "D9996"

MEANING: dict[Language, str] = {
    "en": "I reviewed the listed materials myself, after they were collected, except those that this record says were not shown, and this"
    " record states my findings and advice.",
    "es": "Revisé personalmente los materiales enumerados, después de que se reunieron, salvo los que según este registro no se mostraron,"
    " y este registro expone mis hallazgos y mis recomendaciones.",
}
"""What a signature under a record says; shown before signing as review-meaning-record, word for word."""

MEANING_OF_ADDENDUM: dict[Language, str] = {
    "en": "I add this to the record that it names. The record itself stays as it was signed.",
    "es": "Agrego esto al registro que aquí se nombra. El registro mismo queda tal como se firmó.",
}
"""What a signature under an addendum says; shown before signing as review-meaning-addendum."""


class RecordedPatient(msgspec.Struct, frozen=True, kw_only=True):
    id: PatientId
    given_name: str
    family_name: str
    birth_date: date
    sex: Sex

    def __repr__(self) -> str:
        return f"RecordedPatient({self.id})"


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Printed name, licence, time and meaning of the signature. `meaning` is the sentence that the signer was shown, in the language of
    the page; `identity_shown_at` when and `identity_shown_by` how the signer last showed who they are.
    """

    signer: PersonId
    name: str
    credential: str
    licence: Licence
    signed_at: datetime
    zone: str
    identity_shown_at: datetime
    identity_shown_by: IdentityProof
    meaning: str


class EncounterRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`history_reviewed` and `no_live_interaction` are attested by the signer, who last saved them so at `attested_at`. `looks` are
    those of every dentist in every round; only the signer's since `stamps.review_started_at` counted. `chart`, `prescriptions` and
    `alerts`, which are the patient's accepted ones at signing, are empty in records from before there were any.
    """

    record_version: int
    code: str
    organization: OrganizationId
    organization_name: str
    organization_phone: str
    case: CaseId
    case_type: str
    round: int
    patient: RecordedPatient
    respondent: Respondent
    place: Place
    emergency: EmergencyCheck
    red_flag: bool
    consent: Consent
    complaint: Complaint
    history: History
    alerts: tuple[Alert, ...] = ()
    history_reviewed: bool
    gathered: tuple[Item, ...]
    wanted: tuple[View, ...]
    missing_views: dict[str, str]
    asked: tuple[Asked, ...]
    limited_images: bool
    looks: tuple[Looked, ...]
    stamps: Stamps
    chart: Chart = ()
    findings: tuple[Finding, ...]
    no_abnormality_seen: bool
    conclusion: str
    advice: tuple[Advice, ...]
    prescriptions: tuple[Prescription, ...] = ()
    reason_for_asynchronous: str
    no_live_interaction: bool
    attested_at: datetime
    sufficiency: Sufficiency
    limitation: str
    follow_up: date | None
    no_follow_up_because: str
    history_length: int
    history_head: str
    signature: Signature

    def __repr__(self) -> str:
        return f"EncounterRecord({self.case})"


class AddendumRecord(msgspec.Struct, frozen=True, kw_only=True):
    """`amends` is the SHA-256 in hex of the sealed bytes that this adds to."""

    record_version: int
    organization: OrganizationId
    case: CaseId
    amends: str
    addendum: Addendum
    history_length: int
    history_head: str
    signature: Signature


def compose(case: Case, actor: Actor, now: datetime, language: Language = "en") -> EncounterRecord:
    """The record of a case without gaps. Raises ValueError if something that `gaps` demands is missing.

    What the dentist wrote for a choice that was then made otherwise is no part of it: a limit of pictures that suffice, a reason for no
    follow-up beside its date, or why a view is missing that came later.
    """
    around, draft = case.surroundings, case.surroundings.draft
    review = draft.review
    if not (case.respondent and case.place and case.emergency and case.consent and case.complaint and case.history and review.sufficiency):
        raise ValueError("a record with gaps cannot be composed")
    if draft.saved_by != actor.id or draft.saved_at is None:
        raise ValueError("nobody signs attestations that another made")
    patient = around.patient
    wanting = missing_views(case)
    return EncounterRecord(
        record_version=RECORD_VERSION,
        code=ENCOUNTER_CODE,
        organization=case.organization_id,
        organization_name=around.organization.name,
        organization_phone=around.organization.phone,
        case=case.id,
        case_type=case.type,
        round=case.round,
        patient=RecordedPatient(
            id=patient.id,
            given_name=patient.given_name,
            family_name=patient.family_name,
            birth_date=patient.birth_date,
            sex=patient.sex,
        ),
        respondent=case.respondent,
        place=case.place,
        emergency=case.emergency,
        red_flag=case.red_flag,
        consent=case.consent,
        complaint=case.complaint,
        history=case.history,
        alerts=alerts.accepted(case),
        history_reviewed=review.history_reviewed,
        gathered=tuple(item(case, each, review, actor) for each in case.images if each.status != "dropped"),
        wanted=WANTED[case.type],
        missing_views={str(view): why for view, why in review.missing_views.items() if view in wanting},
        asked=case.asked,
        limited_images=case.limited_images,
        looks=case.looks,
        stamps=msgspec.structs.replace(case.stamps, signed_at=now),
        chart=review.chart,
        findings=review.findings,
        no_abnormality_seen=review.no_abnormality_seen,
        conclusion=review.conclusion,
        advice=review.advice,
        prescriptions=review.prescriptions,
        reason_for_asynchronous=review.reason_for_asynchronous,
        no_live_interaction=review.no_live_interaction,
        attested_at=draft.saved_at,
        sufficiency=review.sufficiency,
        limitation="" if review.sufficiency == "sufficient" else review.limitation,
        follow_up=review.follow_up,
        no_follow_up_because="" if review.follow_up else review.no_follow_up_because,
        history_length=case.version,
        history_head=case.head,
        signature=signature(case, actor, now, MEANING[language]),
    )


def compose_addendum(case: Case, addendum: Addendum, actor: Actor, now: datetime, language: Language = "en") -> AddendumRecord:
    """The addendum to the newest sealed record of the case."""
    return AddendumRecord(
        record_version=RECORD_VERSION,
        organization=case.organization_id,
        case=case.id,
        amends=case.sealed[-1].digest,
        addendum=addendum,
        history_length=case.version,
        history_head=case.head,
        signature=signature(case, actor, now, MEANING_OF_ADDENDUM[language]),
    )


def signature(case: Case, actor: Actor, now: datetime, meaning: str) -> Signature:
    """Who signs, with the licence that covers the patient's place on that day, having shown who they are. Raises ValueError otherwise."""
    practitioner = actor.practitioner
    licence = practitioner.licence_for("dentist", case.place.state, case.place.day(now)) if practitioner and case.place else None
    if practitioner is None or licence is None or case.place is None:
        raise ValueError("nobody licensed signs this")
    if actor.stepped_up_at is None or actor.stepped_up_by is None:
        raise ValueError("nobody signs this who has not shown who they are")
    return Signature(
        signer=practitioner.id,
        name=practitioner.name,
        credential=practitioner.credential,
        licence=licence,
        signed_at=now,
        zone=case.place.zone,
        identity_shown_at=actor.stepped_up_at,
        identity_shown_by=actor.stepped_up_by,
        meaning=meaning,
    )
