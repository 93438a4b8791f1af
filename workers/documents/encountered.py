"""The first part of the printed record: who and where the patient is, who answered and consented, what they told (SPEC D96-04, 10)."""

from workers.documents.block import AnyBlock, Facts, Heading, Note, Saying
from workers.documents.telling import Telling

Rows = tuple[tuple[str, str], ...]


def encountered(telling: Telling) -> tuple[AnyBlock, ...]:
    record, say = telling.record, telling.say
    complaint = record.complaint
    flagged: tuple[AnyBlock, ...] = (Note(text=say("document-red-flag-yes"), strong=True),) if record.red_flag else ()
    return (
        Heading(text=say("document-part-patient")),
        Facts(rows=(*_patient(telling), *_consent(telling))),
        *flagged,
        Heading(text=say("document-part-complaint")),
        Saying(label=say("document-complaint"), text=complaint.words),
        Facts(rows=history(telling)),
    )


def _patient(telling: Telling) -> Rows:
    record, say = telling.record, telling.say
    patient, place = record.patient, record.place
    told = say(
        "document-place-is",
        state=place.state,
        setting=telling.word("setting", place.setting),
        when=telling.local(place.attested_at),
    )
    born = say("document-born", date=telling.date(patient.birth_date), age=telling.age())
    answered = telling.named(record.respondent.name, telling.word("relationship", record.respondent.relationship))
    return (
        (say("document-patient"), f"{patient.given_name} {patient.family_name}, {telling.word('sex', patient.sex)}, {born}"),
        (say("document-place"), told),
        (say("document-answered"), answered),
    )


def _consent(telling: Telling) -> Rows:
    say, consent, emergency = telling.say, telling.record.consent, telling.record.emergency
    given = say(
        "document-consent-is",
        version=consent.version,
        language=telling.word("language", consent.language),
        name=consent.given_by,
        relationship=telling.word("relationship", consent.relationship),
        method=telling.word("method", consent.method),
        when=telling.both(consent.given_at, consent.zone),
    )
    flags = "; ".join(telling.word("flag", each) for each in emergency.flags)
    answered = telling.local(emergency.answered_at)
    checked = say("document-emergency-some", flags=flags, when=answered) if flags else say("document-emergency-none", when=answered)
    return (
        (say("document-consent"), given),
        (say("document-consent-digest"), consent.digest),
        (say("document-emergency"), checked),
    )


def history(telling: Telling) -> Rows:
    """What was told of the complaint and of the patient's health, with the accepted medical alerts."""
    say, complaint, history = telling.say, telling.record.complaint, telling.record.history
    side = say("document-side", side=telling.word("side", complaint.side))
    pain = say("document-pain-not-told") if complaint.pain is None else say("document-pain", pain=complaint.pain)
    since = say("document-since", since=telling.own(complaint.since))
    conditions = ", ".join(telling.word("condition", each) for each in history.conditions)
    return (
        (say("document-told"), f"{side}; {pain}; {since}"),
        (say("document-conditions"), conditions or say("document-none")),
        (say("document-medicines"), telling.own(history.medicines)),
        (say("document-allergies"), telling.own(history.allergies)),
        *_alerts(telling),
    )


def _alerts(telling: Telling) -> Rows:
    """The accepted medical alerts with who accepted them; nothing where there was none, or before there were any (SPEC INC-03)."""
    say, alerts = telling.say, telling.record.alerts
    said = tuple(
        say(
            "document-alert-is",
            alert=f"{telling.word('alert', each.kind)}: {each.words}" if each.words else telling.word("alert", each.kind),
            by=each.by_name,
            when=telling.local(each.at),
        )
        for each in alerts
    )
    return ((say("document-alerts"), "\n".join(said)),) if said else ()
