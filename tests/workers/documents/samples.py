"""Sealed records for the tests of documents: played cases whose display pictures are real JPEGs, as the record names them."""

import hashlib
import io

from msgspec.structs import replace
from PIL import Image as Pillow
from PIL import ImageDraw

from schemas.care import encounter
from schemas.care.advice import Addendum
from schemas.care.case import Case, Status
from schemas.care.review import Review
from schemas.care.sealed import Sealed
from schemas.ident import ImageId
from tests.cases import play_to
from tests.play import DENTIST, Play

SECRET_EXIF = "Nikon of Maria, 41.4993 N"


def jpeg(number: int) -> bytes:
    """A display derivative that, against our rules, still says who took it: 1024 by 768, different for each number."""
    picture = Pillow.new("RGB", (1024, 768), (150 + 10 * number, 90, 90))
    draw = ImageDraw.Draw(picture)
    for tooth in range(8):
        draw.rounded_rectangle((60 + tooth * 115, 260, 160 + tooth * 115, 480), radius=30, fill=(238, 232, 214), outline=(120, 70, 70))
    exif = Pillow.Exif()
    exif[0x010F] = SECRET_EXIF
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=85, exif=exif)
    return written.getvalue()


def with_pictures(case: Case) -> tuple[Case, dict[ImageId, bytes]]:
    """The case with real bytes behind every display derivative."""
    pictures = {each.id: jpeg(number) for number, each in enumerate(case.images) if each.status == "normalized"}
    images = tuple(
        replace(
            each,
            objects=tuple(
                replace(kept, sha256=hashlib.sha256(pictures[each.id]).hexdigest()) if kept.kind == "display" else kept
                for kept in each.objects
            ),
        )
        for each in case.images
    )
    return replace(case, images=images), pictures


def read_case(**review: object) -> tuple[Play, dict[ImageId, bytes]]:
    """A case in review with pictures and a whole review, of which some fields are replaced."""
    play = play_to(Status.IN_REVIEW)
    play.case, pictures = with_pictures(play.case)
    written: Review = replace(play.case.surroundings.draft.review, **review)
    play.write(written)
    return play, pictures


def sealed_record(**review: object) -> tuple[bytes, dict[ImageId, bytes]]:
    """Sealed bytes and the pictures they name."""
    play, pictures = read_case(**review)
    return encounter.seal(play.case, DENTIST, play.now), pictures


def with_addendum(play: Play, before: bytes, text: str, reason: str) -> bytes:
    """The sealed bytes of an addendum to those bytes."""
    signer = DENTIST.practitioner
    assert signer is not None
    kept = Sealed(round=1, number=0, digest=encounter.digest(before), signer=signer.id, signed_at=play.now, urgency="soon")
    return encounter.seal_addendum(replace(play.case, sealed=(kept,)), Addendum(text=text, reason=reason), DENTIST, play.now)
