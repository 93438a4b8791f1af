"""The whole page of a printed record: letterhead, what a reader wants first, and the parts in the order in which they are read."""

from schemas.care.advice import Urgency
from schemas.care.encounter import URGENCIES
from schemas.care.opined import OpinionRecord
from schemas.care.record import AddendumRecord
from schemas.ident import ImageId
from schemas.person import Language
from workers.documents.appendix import appendix
from workers.documents.block import AnyBlock, Attachment, Printed, Strip
from workers.documents.concluded import TONE, added, concluded, signer
from workers.documents.encountered import encountered
from workers.documents.gathered import SHORT_DIGEST, gathered
from workers.documents.opined import opined
from workers.documents.picture import PrintedFile
from workers.documents.telling import Telling
from workers.documents.told import Told, told


def printed(
    telling: Telling,
    later: tuple[AddendumRecord, ...],
    asides: tuple[OpinionRecord, ...],
    pictures: dict[ImageId, PrintedFile],
    attached: dict[str, str],
    language: Language,
    known: Told | None,
    consent: str | None,
) -> Printed:
    """The document as the layout takes it.

    `pictures` are the files of the printed pictures; `attached` the SHA-256 in hex of each attached file: the sealed record, then its
    addenda, then the second opinions.
    """
    record, say = telling.record, telling.say
    seal, *other_seals = attached.values()
    addendum_seals, opinion_seals = tuple(other_seals[: len(later)]), tuple(other_seals[len(later) :])
    advised = {each.urgency for each in record.advice}
    urgency: Urgency = next((each for each in URGENCIES if each in advised), "no_problem_visible")
    additions = tuple(block for number, each in enumerate(later, 1) for block in added(telling, each, number))
    blocks: tuple[AnyBlock, ...] = (
        *encountered(telling),
        *concluded(telling),
        *additions,
        *(block for number, each in enumerate(asides, 1) for block in opined(telling, each, number)),
        *(told(telling, known) if known else ()),
        *gathered(telling, pictures),
        *appendix(telling, seal, addendum_seals, opinion_seals, consent),
    )
    descriptions = (
        say("document-record-of"),
        *(say("document-addendum-of", number=number) for number in range(1, len(later) + 1)),
        *(say("document-opinion-of", number=number) for number in range(1, len(asides) + 1)),
    )
    return Printed(
        language=language,
        file_title=say("document-file-title", code=record.code, case=str(record.case), round=record.round),
        organization=record.organization_name,
        phone=record.organization_phone,
        code=record.code,
        title=say("document-title"),
        case=say("document-case", case=str(record.case), round=record.round),
        kind=telling.word("case_type", record.case_type),
        footer=say("document-footer", case=str(record.case), seal=seal[:SHORT_DIGEST]),
        pages=say("document-page", page="{page}", pages="{pages}"),
        strip=strip(telling, telling.word("urgency", urgency)),
        notice=notice(telling, len(later), len(asides)),
        tone=TONE[urgency],
        blocks=blocks,
        attachments=tuple(Attachment(file=file, description=text) for file, text in zip(attached, descriptions, strict=True)),
    )


def notice(telling: Telling, later: int, asides: int) -> str:
    """That more belongs to the record than what was signed first; empty where nothing does."""
    addenda = (telling.say("document-strip-addenda", count=later),) if later else ()
    return " ".join((*addenda, *((telling.say("document-strip-opinions", count=asides),) if asides else ())))


def strip(telling: Telling, urgency: str) -> tuple[Strip, ...]:
    """What a reader wants first: whom, by whom, when, how urgent."""
    record, say = telling.record, telling.say
    patient, signature = record.patient, record.signature
    return (
        Strip(
            label=say("document-strip-patient"),
            text=f"{patient.given_name} {patient.family_name}",
            below=say("document-born", date=telling.date(patient.birth_date), age=telling.age()),
        ),
        Strip(
            label=say("document-strip-dentist"),
            text=signer(signature),
            below=f"{signature.licence.state} {signature.licence.number}",
        ),
        Strip(
            label=say("document-strip-signed"),
            text=telling.local(signature.signed_at),
            below=telling.utc(signature.signed_at),
        ),
        Strip(label=say("document-strip-urgency"), text=urgency, below=""),
    )
