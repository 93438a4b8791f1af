"""Rules of the submitter's part: who answers, where the patient is, emergency, consent, complaint, sending, ending."""

from datetime import datetime

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import due
from schemas.care.case import Case
from schemas.care.change import Outcome
from schemas.care.consent import Consent, may_consent
from schemas.care.event import Fact, Following
from schemas.care.imagework import with_received
from schemas.care.intake import EmergencyCheck, Flagged, Place, Respondent
from schemas.care.refused import MAX_REFUSED, RefusedFile
from schemas.person import LINK_HOLDERS, OFFICE, Actor, folded
from schemas.refusal import Gap, Incomplete, NotPermitted
from schemas.state import ZONE_OF_STATE
from schemas.text import legible, reason_or_refuse

MIN_COMPLAINT_CHARACTERS = 2


def attest(case: Case, act: acts.Attest, actor: Actor, now: datetime) -> Outcome:
    """Who answers and where the patient is. Consent is one person's, under one state's rule: if either is another now, it is asked anew
    (SPEC D96-10, UPL-13).
    """
    if act.state not in ZONE_OF_STATE:
        raise NotPermitted("state-unknown")
    refuse_nameless(act.name)
    place = Place(state=act.state, zone=ZONE_OF_STATE[act.state], setting=act.setting, attested_at=now)
    respondent = Respondent(relationship=act.relationship, name=act.name)
    stands = case.consent if is_same(case.respondent, respondent) and case.place and case.place.state == act.state else None
    return Outcome(case=replace(case, respondent=respondent, place=place, consent=stands))


def is_same(before: Respondent | None, now: Respondent) -> bool:
    """True for the same person in the same relationship; a name that was only written otherwise is the same name."""
    return before is not None and before.relationship == now.relationship and folded(before.name) == folded(now.name)


def refuse_nameless(name: str) -> None:
    """Raise Incomplete for a name of nothing: whoever answers, consents or signs has one."""
    if not legible(folded(name)):
        raise Incomplete((Gap(item="UPL-13", why="gap-name", where="who"),))


def check_emergency(case: Case, act: acts.CheckEmergency, actor: Actor, now: datetime) -> Outcome:
    """A red flag marks the case from the draft on, and never goes away by a later answer (SPEC UPL-04)."""
    checked = replace(case, emergency=EmergencyCheck(flags=act.flags, answered_at=now))
    if not act.flags:
        return Outcome(case=checked)
    flagged = Flagged(flags=act.flags, at=now, role=actor.role, name=answering(case, actor))
    follows = () if case.red_flag else (Following(Fact.RED_FLAG, act.id),)
    return Outcome(case=due.begun(replace(checked, red_flag=True, flagged=flagged), now), follows=follows)


def answering(case: Case, actor: Actor) -> str:
    """The name of whoever answers: a member of staff, or who said to be holding the link."""
    return actor.practitioner.name if actor.practitioner else case.respondent.name if case.respondent else ""


def give_consent(case: Case, act: acts.GiveConsent, actor: Actor, now: datetime) -> Outcome:
    """Consent counts for a text that is on offer, from somebody who may give it in the patient's state.

    Over a link it is the typed name of whoever answers: paper and the spoken word need a witness, and there is none.
    """
    around = case.surroundings
    refuse_nameless(act.name)
    if case.respondent is None or case.place is None:
        raise Incomplete((Gap(item="UPL-03", why="gap-place", where="place"),))
    offered = {(text.version, text.language, text.digest) for text in around.consent_texts}
    if (act.version, act.language, act.digest) not in offered:
        raise NotPermitted("consent-text-changed")
    rule = around.rules.get(case.place.state)
    if rule is None:
        raise NotPermitted("state-rule-missing")
    if not may_consent(case.respondent.relationship, around.patient.birth_date, case.place.day(now), rule.majority_age):
        raise NotPermitted("may-not-consent")
    if actor.role in LINK_HOLDERS and act.method != "typed_name":
        raise NotPermitted("consent-method")
    if act.method == "typed_name" and folded(act.name) != folded(case.respondent.name):
        raise NotPermitted("consent-name")
    consent = Consent(
        version=act.version,
        language=act.language,
        digest=act.digest,
        given_by=act.name,
        relationship=case.respondent.relationship,
        method=act.method,
        given_at=now,
        zone=case.place.zone,
    )
    return Outcome(case=replace(case, consent=consent, language=act.language))


def describe(case: Case, act: acts.Describe, actor: Actor, now: datetime) -> Outcome:
    """Complaint and history, each in own words."""
    return Outcome(case=replace(case, complaint=act.complaint, history=act.history, told_at=now))


def note_refused_file(case: Case, act: acts.NoteRefusedFile, actor: Actor, now: datetime) -> Outcome:
    """Remember a file that was refused before it was an image. It holds up nothing: nobody waits for it, and no gap names it.

    The first 50 are remembered; of any more the case stays as it is, the act is done all the same, and only the history tells of it.
    """
    if len(case.refused) >= MAX_REFUSED:
        return Outcome(case=case)
    refused = RefusedFile(
        id=act.id,
        why=act.why,
        name=act.name,
        size=act.size,
        view=act.view,
        chosen_by=answering(case, actor),
        role=actor.role,
        at=now,
    )
    return Outcome(case=replace(case, refused=(*case.refused, refused)))


def submit(case: Case, act: acts.Submit, actor: Actor, now: datetime) -> Outcome:
    """Send the case; what is missing is said all at once."""
    missing = missing_to_submit(case)
    if missing:
        raise Incomplete(missing)
    stamps = case.stamps if case.stamps.sent_at else replace(case.stamps, sent_at=now)
    sent = replace(case, stamps=stamps, best_effort=case.best_effort or act.best_effort)
    return Outcome(case=with_received(sent, now))


def missing_to_submit(case: Case) -> tuple[Gap, ...]:
    """What keeps the submitter from sending, in the order in which the page asks for it."""
    checks = (
        (case.respondent is not None and case.place is not None, Gap(item="UPL-03", why="gap-place", where="place")),
        (case.emergency is not None, Gap(item="UPL-04", why="gap-emergency", where="emergency")),
        (case.place is None or is_reviewable(case), Gap(item="UPL-11", why="gap-nobody-licensed", where="place")),
        (case.consent is not None, Gap(item="D96-10", why="gap-consent", where="consent")),
        (
            case.complaint is not None and legible(case.complaint.words) >= MIN_COMPLAINT_CHARACTERS,
            Gap(item="D96-04", why="gap-complaint", where="complaint"),
        ),
        (
            any(each.status not in ("dropped", "announced", "unreadable", "attached") for each in case.images),
            Gap(item="CODE-05", why="gap-no-image", where="photos"),
        ),
    )
    sending = tuple(
        Gap(item="UPL-06", why="gap-still-sending", where="photos", subject=str(each.id))
        for each in case.images
        if each.status == "announced"
    )
    return tuple(gap for closed, gap in checks if not closed) + sending


def is_reviewable(case: Case) -> bool:
    """True if some dentist of the organization may review for the patient's state (SPEC UPL-11)."""
    if case.place is None:
        return False
    rule = case.surroundings.rules.get(case.place.state)
    return bool(case.surroundings.reviewers(case.place.state)) and (rule is None or rule.async_review != "no")


def withdraw(case: Case, act: acts.Withdraw, actor: Actor, now: datetime) -> Outcome:
    """End before signing; everything is kept, and the patient is told what to do next (SPEC CASE-06). The office says why."""
    if actor.role in OFFICE:
        reason_or_refuse(act.reason, "CASE-06", "withdraw")
    return Outcome(case=replace(case, lease=None), follows=(Following(Fact.ENDED, act.id),))


def expire(case: Case, act: acts.Expire, actor: Actor, now: datetime) -> Outcome:
    """The link's right to upload has ended."""
    return Outcome(case=case, follows=(Following(Fact.ENDED, act.id),))
