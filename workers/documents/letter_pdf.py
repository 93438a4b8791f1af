"""The letter to the family as a PDF, made of the sealed bytes in the language that the family reads.

Everything in it is decoded from the sealed bytes, but for the pictures, whose digests the record names. The same input is the same file,
byte for byte, whenever and wherever it is made.
"""

from collections.abc import Callable

from schemas.care.drawing import drawn_on
from schemas.ident import ImageId
from schemas.person import Language
from workers.documents.letter import letter
from workers.documents.picture import PrintedFile, bare
from workers.documents.record_pdf import chained, decode, known
from workers.documents.typeset import typeset
from workers.words import words


def marked_in(sealed: bytes) -> Callable[[ImageId], bool]:
    """Whether something was marked on an image, as that record says: no other picture is wanted. Raises ValueError as `render` does."""
    findings = decode(sealed).findings
    return lambda image: any(drawn_on(image, findings))


def render(sealed: bytes, addenda: tuple[bytes, ...], pictures: dict[ImageId, bytes], language: Language) -> bytes:
    """The letter of a sealed record. `addenda` are all of them, oldest first, of which those for the family are printed; `pictures` are as
    for the record, and only those with something marked on them are shown. Raises what the record's `render` raises.
    """
    record = decode(sealed)
    later = tuple(each for each in chained(sealed, addenda, record) if each.addendum.for_patient)
    shown = ((image, content) for image, content in known(record, pictures) if any(drawn_on(image, record.findings)))
    drawn = {image: (f"picture-{number}.svg", bare(content)) for number, (image, content) in enumerate(shown, 1)}
    files = {image: PrintedFile(name, each.width / each.height) for image, (name, each) in drawn.items()}
    made_at = max(each.signed_at for each in (record.signature, *(each.signature for each in later)))
    drawings = {name: each.svg.encode() for name, each in drawn.values()}
    return typeset("letter.typ", letter(record, later, files, words(language), language), drawings, made_at)
