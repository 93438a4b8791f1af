"""The readable record: a PDF/A-3a of the sealed bytes that carries those bytes, so that a reader and a machine hold the same thing.

Everything printed is decoded from the sealed bytes. From elsewhere come the pictures and the text of the consent, only if the record
names their digest, and how the advice was communicated, which is said to be so as of a time. The same input is the same file, byte for
byte, whenever and wherever it is made.
"""

import hashlib
from datetime import datetime
from importlib.resources import files
from typing import Any, cast

import msgspec
import typst

from schemas.care.opined import OpinionRecord
from schemas.care.record import RECORD_VERSION, AddendumRecord, EncounterRecord
from schemas.ident import ImageId
from schemas.person import Language
from workers.documents.block import Printed
from workers.documents.page import printed
from workers.documents.picture import PrintedFile, bare
from workers.documents.printable import breakable, printable
from workers.documents.telling import Telling
from workers.documents.told import Told
from workers.words import words

STANDARDS = ["a-3a", "ua-1"]
"""ISO 19005-3 level A, to be kept for decades with its attachment, and ISO 14289-1, to be read aloud."""

SEALED_FILE = "record.json"


class NotThisRecord(ValueError):
    """An addendum, a picture or a text that does not belong to the record: to print it would tell an untruth."""


def render(
    sealed: bytes,
    addenda: tuple[bytes, ...],
    pictures: dict[ImageId, bytes],
    language: Language,
    told: Told | None = None,
    consent: str | None = None,
    opinions: tuple[bytes, ...] = (),
) -> bytes:
    """The PDF of a sealed record with its addenda and the second opinions beside it, oldest first.

    `pictures` are display or thumb JPEGs, byte for byte as the record names them; one that is missing is said to be missing, and so is
    `consent`, the text that was consented to. Raises NotThisRecord if an addendum, opinion, picture or text is another's, ValueError
    (msgspec.ValidationError too) for bytes that are no such record.
    """
    record = decode(sealed)
    later = chained(sealed, addenda, record)
    asides = beside(opinions, record)
    telling = Telling(record, words(language))
    drawn = {image: (f"picture-{number}.svg", bare(content)) for number, (image, content) in enumerate(known(record, pictures), 1)}
    attached = {SEALED_FILE: sealed} | {f"addendum-{number}.json": each for number, each in enumerate(addenda, 1)}
    attached |= {f"opinion-{number}.json": each for number, each in enumerate(opinions, 1)}
    page = printed(
        telling,
        later,
        asides,
        pictures={image: PrintedFile(name, each.width / each.height) for image, (name, each) in drawn.items()},
        attached={file: digest(each) for file, each in attached.items()},
        language=language,
        known=told,
        consent=consented(record, consent),
    )
    signatures = (record.signature, *(each.signature for each in later), *(each.signature for each in asides))
    content = {name: each.svg.encode() for name, each in drawn.values()} | attached
    return typeset(page, content, max(each.signed_at for each in signatures))


def typeset(page: Printed, content: dict[str, bytes], made_at: datetime) -> bytes:
    """The PDF of a page with the files that it names: the same for the same input, and said to be made at that time."""
    layout: dict[str, bytes] = {
        "main.typ": (files("workers.documents") / "record.typ").read_bytes(),
        "content.json": msgspec.json.encode(shown(msgspec.to_builtins(page))),
        **content,
    }
    compile_pdf = cast(Any, typst.compile)  # its type stub lacks the form that takes several files from memory
    return cast(
        bytes,
        compile_pdf(
            layout,
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=int(made_at.timestamp()),
        ),
    )


def decode(sealed: bytes) -> EncounterRecord:
    """The record in the sealed bytes. Raises ValueError for a version that this house cannot print."""
    record = msgspec.json.decode(sealed, type=EncounterRecord)
    if record.record_version != RECORD_VERSION:
        raise ValueError(f"record version {record.record_version} is not known here")
    return record


def chained(sealed: bytes, addenda: tuple[bytes, ...], record: EncounterRecord) -> tuple[AddendumRecord, ...]:
    """The addenda, each of which names the digest of the sealed bytes before it. Raises NotThisRecord for any other."""
    later, before = [], sealed
    for each in addenda:
        addendum = msgspec.json.decode(each, type=AddendumRecord)
        if addendum.case != record.case or addendum.amends != digest(before):
            raise NotThisRecord(f"an addendum adds to {addendum.amends}, not to {digest(before)}")
        later.append(addendum)
        before = each
    return tuple(later)


def beside(opinions: tuple[bytes, ...], record: EncounterRecord) -> tuple[OpinionRecord, ...]:
    """The second opinions of that round of the case. Raises NotThisRecord for any other."""
    found = tuple(msgspec.json.decode(each, type=OpinionRecord) for each in opinions)
    if any((each.organization, each.case, each.round) != (record.organization, record.case, record.round) for each in found):
        raise NotThisRecord("a second opinion is on another case, or of another round")
    return found


def known(record: EncounterRecord, pictures: dict[ImageId, bytes]) -> tuple[tuple[ImageId, bytes], ...]:
    """The given pictures in the order of the record. Raises NotThisRecord for one whose digest the record does not name."""
    digests = {each.image: set(each.derivatives.values()) for each in record.gathered}
    for image, content in pictures.items():
        if digest(content) not in digests.get(image, set()):
            raise NotThisRecord(f"the picture of {image} is not the one that was signed for")
    return tuple((each.image, pictures[each.image]) for each in record.gathered if each.image in pictures)


def consented(record: EncounterRecord, text: str | None) -> str | None:
    """The given text. Raises NotThisRecord if it is not the one that was consented to."""
    if text is not None and digest(text.encode()) != record.consent.digest:
        raise NotThisRecord("the text is not the one that was consented to")
    return text


def shown(content: object) -> object:
    """The content with every text made printable and breakable, wherever it stands: nothing can be forgotten."""
    if isinstance(content, str):
        return breakable(printable(content))
    if isinstance(content, dict):
        return {key: shown(each) for key, each in content.items()}
    return [shown(each) for each in content] if isinstance(content, (list, tuple)) else content


def digest(content: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()
