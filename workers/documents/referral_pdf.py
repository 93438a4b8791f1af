"""The packet of a referral on paper: what is asked, and what of the sealed record goes with it (SPEC REF-03).

It says what the specialist's page says and nothing more. Of the record only what is named here is printed: rationale, prescriptions,
attestations and everything about looks stay with the practice.
"""

from schemas.care.record import AddendumRecord
from schemas.care.referral import Referral, ReferralUrgency
from schemas.ident import ImageId
from schemas.person import Language
from workers.documents.block import Advised, AnyBlock, Facts, Heading, Note, Pictures, Printed, Saying, Strip, Tone
from workers.documents.concluded import TONE, code, findings, signer, sufficiency
from workers.documents.encountered import history
from workers.documents.gathered import picture
from workers.documents.picture import PrintedFile, bare
from workers.documents.record_pdf import chained, decode, known
from workers.documents.telling import Telling
from workers.documents.typeset import typeset
from workers.words import words

OF_URGENCY: dict[ReferralUrgency, Tone] = {"urgent": "urgent", "soon": "plain", "routine": "calm"}


def render(sealed: bytes, addenda: tuple[bytes, ...], referral: Referral, pictures: dict[ImageId, bytes], language: Language) -> bytes:
    """The PDF of a packet, in the practice's language. `pictures` are the display JPEGs of those that go; a missing one is said.

    Raises NotThisRecord for an addendum or a picture that is not the record's, ValueError for bytes that are no record.
    """
    record = decode(sealed)
    later = chained(sealed, addenda, record)
    telling = Telling(record, words(language))
    drawn = {image: (f"picture-{number}.svg", bare(content)) for number, (image, content) in enumerate(known(record, pictures), 1)}
    files = {image: PrintedFile(name, each.width / each.height) for image, (name, each) in drawn.items()}
    page = printed(telling, later, referral, files, language)
    made_at = max(referral.at, record.signature.signed_at, *(each.signature.signed_at for each in later))
    return typeset("record.typ", page, {name: each.svg.encode() for name, each in drawn.values()}, made_at)


def printed(
    telling: Telling, later: tuple[AddendumRecord, ...], referral: Referral, files: dict[ImageId, PrintedFile], language: Language
) -> Printed:
    """The document as the layout takes it."""
    record, say = telling.record, telling.say
    specialty = say(f"referral-specialty-{referral.specialty}")
    return Printed(
        language=language,
        file_title=say("referral-file-title", id=str(referral.id)),
        organization=record.organization_name,
        phone=record.organization_phone,
        code=say("referral-title"),
        title=say("referral-heading", specialty=specialty),
        case=say("referral-for", name=referral.name),
        kind=specialty,
        footer=say("referral-footer", name=referral.name, id=str(referral.id)),
        pages=say("document-page", page="{page}", pages="{pages}"),
        strip=strip(telling, referral),
        notice="",
        tone=OF_URGENCY[referral.urgency],
        blocks=(*asked(telling, referral), *told(telling), *concluded(telling, later), *sent(telling, referral, files)),
        attachments=(),
    )


def strip(telling: Telling, referral: Referral) -> tuple[Strip, ...]:
    """What a reader wants first: whom, by whom, when, how urgent."""
    record, say = telling.record, telling.say
    patient, signature = record.patient, record.signature
    return (
        Strip(
            label=say("document-strip-patient"),
            text=f"{patient.given_name} {patient.family_name}",
            below=say("document-born", date=telling.date(patient.birth_date), age=telling.age()),
        ),
        Strip(label=say("referral-from"), text=signer(signature), below=f"{signature.licence.state} {signature.licence.number}"),
        Strip(label=say("referral-referred-at"), text=telling.local(referral.at), below=telling.utc(referral.at)),
        Strip(label=say("referral-urgency"), text=say(f"referral-urgency-{referral.urgency}"), below=""),
    )


def asked(telling: Telling, referral: Referral) -> tuple[AnyBlock, ...]:
    say = telling.say
    rows = (
        *(((say("referral-code"), code(telling, referral.code)),) if referral.code else ()),
        *(((say("referral-bring"), referral.bring),) if referral.bring else ()),
    )
    return (
        Heading(text=say("referral-reason")),
        Saying(text=referral.reason),
        *((Facts(rows=rows),) if rows else ()),
        Note(text=say("referral-report", practice=telling.record.organization_name), strong=True),
    )


def told(telling: Telling) -> tuple[AnyBlock, ...]:
    """The complaint, the history with its alerts, and who consented."""
    record, say = telling.record, telling.say
    consent = say(
        "referral-consent-is",
        version=record.consent.version,
        name=record.consent.given_by,
        relationship=telling.word("relationship", record.consent.relationship),
        method=telling.word("method", record.consent.method),
        when=telling.local(record.consent.given_at),
    )
    answered = telling.named(record.respondent.name, telling.word("relationship", record.respondent.relationship))
    return (
        Heading(text=say("document-part-complaint")),
        Saying(label=say("document-complaint"), text=record.complaint.words),
        Facts(rows=(*history(telling), (say("document-answered"), answered), (say("document-consent"), consent))),
    )


def concluded(telling: Telling, later: tuple[AddendumRecord, ...]) -> tuple[AnyBlock, ...]:
    """What the dentist found, concluded and advised, and what was added later; the advice without what it rests on."""
    record, say = telling.record, telling.say
    advised = tuple(
        Advised(
            tone=TONE[each.urgency],
            urgency=telling.word("urgency", each.urgency),
            text="\n".join(part for part in (each.text, each.safety_net) if part.strip()),
            rows=(),
        )
        for each in record.advice
    )
    added: tuple[AnyBlock, ...] = tuple(Saying(text=each.addendum.text) for each in later)
    if added:
        added = (Heading(text=say("referral-added")), *added)
    return (
        Heading(text=say("document-part-findings")),
        *findings(telling),
        Heading(text=say("document-part-conclusion")),
        Saying(text=record.conclusion),
        Facts(rows=(*sufficiency(telling), (say("referral-record"), telling.local(record.signature.signed_at)))),
        Note(text=say("document-on-these-pictures"), strong=True),
        *added,
        Heading(text=say("document-part-advice")),
        *advised,
    )


def sent(telling: Telling, referral: Referral, files: dict[ImageId, PrintedFile]) -> tuple[AnyBlock, ...]:
    """The pictures that were chosen to go, under the numbers that they have in the record."""
    record, say = telling.record, telling.say
    shown = tuple(picture(telling, number, each, files) for number, each in enumerate(record.gathered, 1) if each.image in referral.images)
    pictures: tuple[AnyBlock, ...] = (
        (Pictures(pictures=shown, absent=say("document-picture-absent")), Note(text=say("referral-copies")))
        if shown
        else (Note(text=say("referral-no-pictures")),)
    )
    return (Heading(text=say("referral-pictures")), *pictures)
