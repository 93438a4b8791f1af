"""Bytes become derivatives: one decode per original, and the same bytes under the same recipe give the same answer."""

import warnings

from schemas.care.derivative import ATTACHMENTS, RECIPE, Normalized, Rendered, Want
from schemas.care.image import MAX_PHOTO_BYTES
from workers.imaging import model, quality
from workers.imaging.dicom import frame, radiograph
from workers.imaging.encode import lossless, pictures, tiles
from workers.imaging.letter import Letter
from workers.imaging.photograph.photo import Photo
from workers.imaging.sniff import FIRST_BYTES, Kind, sniff
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable
from workers.imaging.video.clip import Clip


def normalize(original: Tape, want: Want = "pictures") -> Normalized:
    """Derivatives and facts of one original as it was sent; or, where every pixel is wanted, those as tiles and nothing else.

    Raises Unreadable with its reason. Never flips a mirror photo: which way the sides lie belongs to the view (SPEC IMG-09).
    """
    kind = sniff(original.start(FIRST_BYTES), original.size)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # libraries warn about the file's content, which must not reach a log
        if want == "full":
            return _full(original, kind)
        if kind == "application/dicom":
            return _radiograph(original)
        if kind in ("video/mp4", "video/quicktime"):
            return _clip(original, kind)
        if kind == "application/pdf":
            return _letter(original)
        return _attached(original, kind) if kind in ATTACHMENTS else _photo(original.whole(MAX_PHOTO_BYTES), kind)


def _photo(original: bytes, kind: Kind) -> Normalized:
    photo = Photo(original, kind)
    return Normalized(
        recipe=RECIPE,
        media_type=kind,
        derivatives=pictures(photo.picture),
        frame=None,
        dicom=None,
        quality=quality.measure(photo.picture, photo.size, judged=not photo.grey),
        lens=photo.camera.lens,
        orientation=photo.orientation,
        captured_at=photo.camera.captured_at,
    )


def _radiograph(original: Tape) -> Normalized:
    taken, told = radiograph.read(original)
    made: tuple[Rendered, ...] = pictures(taken.picture)
    if taken.values is not None:
        made = (*made, lossless(frame.encode(taken.values), *taken.size))
    if taken.frames is not None:
        made = (*made, taken.frames)
    return Normalized(
        recipe=RECIPE,
        media_type="application/dicom",
        derivatives=made,
        frame=taken.facts,
        film=taken.film,
        dicom=told,
        quality=quality.measure(taken.picture, taken.size, judged=False),
        lens=None,
        orientation=1,
        captured_at=told.acquired,
    )


def _clip(original: Tape, kind: Kind) -> Normalized:
    clip = Clip(original)
    return Normalized(
        recipe=RECIPE,
        media_type=kind,
        derivatives=(*pictures(clip.picture), clip.frames),
        frame=None,
        film=clip.film,
        dicom=None,
        quality=quality.measure(clip.picture, clip.size, judged=True, sized=False),
        lens=None,
        orientation=clip.orientation,
        captured_at=clip.captured_at,
    )


def _letter(original: Tape) -> Normalized:
    letter = Letter(original)
    return Normalized(
        recipe=RECIPE,
        media_type="application/pdf",
        derivatives=(*pictures(letter.picture), letter.frames, *((letter.text,) if letter.text else ())),
        frame=None,
        film=letter.film,
        dicom=None,
        quality=None,
        lens=None,
        orientation=1,
        captured_at=None,
    )


def _attached(original: Tape, kind: Kind) -> Normalized:
    model.check(original, kind)
    return Normalized(
        recipe=RECIPE,
        media_type=kind,
        derivatives=(),
        frame=None,
        dicom=None,
        quality=None,
        lens=None,
        orientation=1,
        captured_at=None,
    )


def _full(original: Tape, kind: Kind) -> Normalized:
    """Every pixel of a photo or of a colour picture in DICOM. A grey radiograph has them in its frame; in a film or letter nobody zooms."""
    told = None
    if kind == "application/dicom":
        taken, told = radiograph.read(original, long_side=None)
        if taken.values is not None:
            raise Unreadable("unsupported", "the frame has every pixel already")
        whole = taken.picture
    elif kind.startswith("image/"):
        whole = Photo(original.whole(MAX_PHOTO_BYTES), kind, long_side=None).picture
    else:
        raise Unreadable("unsupported", "no single picture")
    made, lying = tiles(whole)
    return Normalized(
        recipe=RECIPE,
        media_type=kind,
        derivatives=(made,),
        frame=None,
        tiles=lying,
        dicom=told,
        quality=None,
        lens=None,
        orientation=1,
        captured_at=None,
    )
