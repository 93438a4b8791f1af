"""The notes of prescriptions in the printed record: what was prescribed, and what the prescriber said of its sending (SPEC RXD-01)."""

from schemas.care.prescription import Prescription
from workers.documents.block import AnyBlock, Facts, Heading, Note
from workers.documents.telling import Telling


def prescribed(telling: Telling) -> tuple[AnyBlock, ...]:
    """Nothing where nothing was prescribed."""
    notes, say = telling.record.prescriptions, telling.say
    if not notes:
        return ()
    return (
        Heading(text=say("document-part-prescriptions")),
        Note(text=say("document-rx-not-sent-by-us")),
        *(Facts(rows=_note(telling, each)) for each in notes),
    )


def _note(telling: Telling, note: Prescription) -> tuple[tuple[str, str], ...]:
    say, signature = telling.say, telling.record.signature
    rows = (
        ("document-rx-drug", f"{note.drug}, {note.strength}, {note.form}"),
        ("document-rx-directions", note.directions),
        ("document-rx-quantity", say("document-rx-quantity-is", quantity=note.quantity, refills=note.refills)),
        ("document-rx-indication", note.indication),
        ("document-rx-start", telling.date(note.start) if note.start else ""),
        ("document-rx-schedule", telling.word("schedule", note.schedule) if note.schedule else ""),
        ("document-rx-weight", say("document-rx-kilograms", weight=note.weight_kg) if note.weight_kg is not None else ""),
        ("document-rx-despite", note.despite_allergy),
        ("document-rx-prescriber", f"{signature.name}, {signature.licence.state} {signature.licence.number}"),
        ("document-rx-npi", note.npi),
        ("document-rx-pharmacy", note.pharmacy),
        ("document-rx-status", telling.word("course", note.status)),
        ("document-rx-method", telling.word("sent_by", note.method) if note.method else ""),
        ("document-rx-external", " ".join(each for each in (note.external_system, note.external_id) if each.strip())),
        ("document-rx-sent-at", telling.local(note.sent_at) if note.sent_at else ""),
    )
    return tuple((say(label), text) for label, text in rows if text.strip())
