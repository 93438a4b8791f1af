"""Bytes become derivatives: one decode per original, and the same bytes under the same recipe give the same answer."""

import warnings

import numpy as np
from PIL import Image

from schemas.care.derivative import Normalized, Rendered
from schemas.care.image import MAX_PHOTO_BYTES
from workers.imaging import quality
from workers.imaging.encode import lossless, pictures
from workers.imaging.photo import Photo
from workers.imaging.sniff import FIRST_BYTES, Kind, is_dicom, sniff
from workers.imaging.tape import Tape

RECIPE = 3
"""Raised whenever the same original would give other derivatives, measures or facts than before."""


def normalize(original: Tape) -> Normalized:
    """Derivatives and facts of one original as it was sent.

    Raises Unreadable with its reason. Never flips a mirror photo: which way the sides lie belongs to the view (SPEC IMG-09).
    """
    kind = sniff(original.start(FIRST_BYTES))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries warn about the file's content, which must not reach a log
        return _radiograph(original) if kind == "application/dicom" else _photo(original.whole(MAX_PHOTO_BYTES), kind)


def prepare(first: bytes) -> None:
    """Import what an original with these first bytes needs; pydicom alone takes longer than decoding a photo, so photos go without."""
    if is_dicom(first):
        import workers.imaging.radiograph  # noqa: F401


def _photo(original: bytes, kind: Kind) -> Normalized:
    photo = Photo(original, kind)
    return Normalized(
        recipe=RECIPE,
        media_type=kind,
        derivatives=pictures(photo.picture),
        frame=None,
        dicom=None,
        quality=quality.measure(Image.fromarray(photo.picture), photo.size, judged=not photo.grey),
        lens=photo.camera.lens,
        orientation=photo.orientation,
        captured_at=photo.camera.captured_at,
    )


def _radiograph(original: Tape) -> Normalized:
    from workers.imaging import frame, radiograph

    taken, told = radiograph.read(original)
    made: tuple[Rendered, ...] = pictures(np.asarray(taken.picture))
    if taken.values is not None:
        made = (*made, lossless(frame.encode(taken.values), *taken.size))
    return Normalized(
        recipe=RECIPE,
        media_type="application/dicom",
        derivatives=made,
        frame=taken.facts,
        dicom=told,
        quality=quality.measure(taken.picture, taken.size, judged=False),
        lens=None,
        orientation=1,
        captured_at=told.acquired,
    )
