"""What normalization learns from an original and makes of it: the paper between the imaging room, the store and the viewer."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

Reason = Literal[
    "empty",
    "wrong_type",
    "too_large",
    "too_small",
    "undecodable",
    "no_picture",
    "unsupported",
    "too_long",
    "locked",
    "limit",
    "processing_failed",
]
"""Why an original cannot be shown, a closed list; the words are the Fluent message `unreadable-<reason>`.

empty: zero bytes. wrong_type: the first bytes are of no kind taken here. too_large: more bytes than the limit. too_small: a photo's
short side is under the minimum. undecodable: the kind is right, the content is broken. no_picture: a DICOM object without pixels.
unsupported: a coding or a kind of pixel that would be shown wrongly. too_long: a clip of more than a minute. locked: a document
that asks for a password. limit: pixels, memory or time. processing_failed: our decoder
died; the only one worth another try with the same bytes.
"""
REASONS: tuple[Reason, ...] = get_args(Reason)

Hint = Literal[
    "quality-good",
    "quality-small",
    "quality-dark",
    "quality-bright",
    "quality-not-mouth",
    "quality-blurred",
    "quality-glare",
    "quality-soft",
    "quality-not-judged",
]
"""The one sentence that helps the submitter: Fluent message ids."""
HINTS: tuple[Hint, ...] = get_args(Hint)

Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Pixels = Annotated[int, Meta(ge=1)]
MAX_FILM_FRAMES = 240


class Window(Struct, frozen=True, kw_only=True):
    """A display range in rescaled (modality) units, DICOM PS3.3 C.11.2.1.2; `explanation` is the file's own word or ours.

    `steps`, of a VOI LUT and else empty, hold in place of the function: from a value on, in rising order, the picture has a grey of 0
    to 255; what lies below the first has the first's. Center and width then are the straight line nearest to them, to begin moving from.
    """

    center: float
    width: float
    explanation: str
    function: Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"]
    steps: tuple[tuple[float, int], ...] = ()


class Spacing(Struct, frozen=True, kw_only=True):
    """Millimetres from one pixel to the next; `detector` distances are magnified and no measure of the patient."""

    row_mm: float
    column_mm: float
    provenance: Literal["calibrated", "detector"]


class FrameFacts(Struct, frozen=True, kw_only=True):
    """How to read the stored values of a grey radiograph (frame format v1).

    `windows` is never empty, and the 8-bit view was made with its first entry. `frames` counts the original's; the lossless frame
    holds the first. `padding_value` is a stored value; with `padding_limit`, all from one to the other are padding. `photometric` is
    MONOCHROME1 where the smallest value is white, which the file's Presentation LUT Shape may have decided. A file's Modality LUT is
    applied to the stored values already: slope 1, intercept 0. `pixel_sha256`: the stored values as little-endian 16 bit, row by row.
    """

    columns: Pixels
    rows: Pixels
    bits_stored: Annotated[int, Meta(ge=1, le=16)]
    signed: bool
    photometric: Literal["MONOCHROME1", "MONOCHROME2"]
    slope: float
    intercept: float
    windows: Annotated[tuple[Window, ...], Meta(min_length=1)]
    padding_value: int | None
    padding_limit: int | None = None
    spacing: Spacing | None
    frames: Annotated[int, Meta(ge=1)]
    pixel_sha256: Sha256


class Quality(Struct, frozen=True, kw_only=True):
    """What was measured on the picture; it advises, it never deletes (SPEC IMG-04).

    `width`, `height`: pixels of the upright original. Everything else is measured with the long side at `scale_px` of `QualityLimits`.
    `sharpness`: variance of the four-neighbour Laplacian of grey levels 0 to 255. `dark`, `bright`: fractions 0 to 1 of the pixels.
    `detail`: how steep the edges of the sharpest parts are, a ratio from 0 (all smeared) to 1 and more; it is what the verdict rests on.
    `glare`: fraction 0 to 1 of pixels in mirror-like spots. `mouth`: 0 to 1, how far its colours could be those of a mouth. The last three
    are None in what is not judged, and in what was measured before they were.
    """

    width: Pixels
    height: Pixels
    sharpness: float
    dark: float
    bright: float
    detail: float | None = None
    glare: float | None = None
    mouth: float | None = None
    verdict: Literal["good", "usable", "retake"]
    hint: Hint


Verdict = Literal["good", "usable", "retake", "not_judged"]


def verdict_of(quality: Quality | None) -> Verdict | None:
    """How clear a picture is, as a reader is told. A radiograph is measured by limits that were made for photos, and so not judged."""
    if quality is None:
        return None
    return "not_judged" if quality.hint == "quality-not-judged" else quality.verdict


class DicomFacts(Struct, frozen=True, kw_only=True):
    """Who and what a DICOM file says it shows, to be compared with the case; birth date as YYYY-MM-DD, `acquired` as ISO 8601 text.

    `patient_orientation`: whither rows and columns run, as the file writes it, such as `L\\F` (PS3.3 C.7.6.1.1.1).
    """

    sop_instance_uid: str | None
    modality: str | None
    patient_name: str | None
    patient_id: str | None
    birth_date: str | None
    sex: str | None
    laterality: str | None
    acquired: str | None
    patient_orientation: str | None = None

    def __repr__(self) -> str:
        return "DicomFacts(…)"


RECIPE = 3
"""Raised whenever the same original would give other derivatives, measures or facts than before."""

Want = Literal["pictures", "full"]
"""What is asked of an original: what everybody is shown, or every pixel for whoever zooms."""

DerivativeKind = Literal["thumb", "display", "full", "frame", "film", "text"]
"""thumb and display: JPEGs of at most 256 and 2048 pixels. full: every pixel, as tiles (`Tiles`), made when somebody zooms. frame: the
stored values of a grey radiograph, lossless. film: the frames of a clip or of a film of many (`Film`). text: the words of a letter.
"""

MediaType = Literal[
    "image/jpeg",
    "image/png",
    "image/heic",
    "image/webp",
    "image/avif",
    "image/tiff",
    "video/mp4",
    "video/quicktime",
    "application/pdf",
    "application/dicom",
    "model/stl",
    "model/ply",
]
"""What an original is, by its first bytes."""

ATTACHMENTS: frozenset[MediaType] = frozenset({"model/stl", "model/ply"})
"""Kept as they came and not shown: said to be so wherever they are listed."""

DOCUMENTS: frozenset[str] = frozenset({"application/pdf"})
"""Read, but no picture of a mouth: none of them is a view that a case asks for."""


class Film(Struct, frozen=True, kw_only=True):
    """How to read the derivative `film`: JPEGs one after another, `sizes` bytes each.

    `frames` are those of the original, of which every `every`-th is in the film, the first always; of a letter they are its pages.
    `seconds` is how long a clip runs, None where nothing runs. `times` says when each frame stands, in seconds from the first, for a
    clip's frames need not lie evenly. `poster` is the one that the display picture shows.
    """

    frames: Annotated[int, Meta(ge=1)]
    every: Annotated[int, Meta(ge=1)]
    sizes: Annotated[tuple[int, ...], Meta(min_length=1, max_length=MAX_FILM_FRAMES)]
    seconds: float | None
    times: tuple[float, ...] = ()
    poster: int = 0


class Length(Struct, frozen=True, kw_only=True):
    """How long a film is: `frames` of the original (a letter's pages), how many of them are `shown`, how many seconds they run."""

    frames: int
    shown: int
    seconds: float | None


def length_of(film: Film | None) -> Length | None:
    """What is said of a film wherever it is listed."""
    return Length(frames=film.frames, shown=len(film.sizes), seconds=film.seconds) if film is not None else None


class Tiles(Struct, frozen=True, kw_only=True):
    """How to read the derivative `full`: square JPEG tiles of `side` pixels, row by row, those at the right and lower edge smaller, one
    after another, `sizes` bytes each.
    """

    side: Pixels
    sizes: Annotated[tuple[int, ...], Meta(min_length=1)]


class Derivative(Struct, frozen=True, kw_only=True):
    """One thing made of an original: width and height in pixels, digest of its bytes."""

    kind: DerivativeKind
    media_type: Literal["image/jpeg", "application/octet-stream", "text/plain"]
    width: Pixels
    height: Pixels
    sha256: Sha256


class Rendered(Struct, frozen=True, kw_only=True):
    """A derivative together with its bytes, which may be many: they are looked at where they lie, never copied on their way."""

    facts: Derivative
    content: memoryview

    def __repr__(self) -> str:
        return f"Rendered({self.facts.kind}, {len(self.content)} bytes)"


class Lens(Struct, frozen=True, kw_only=True):
    """What EXIF said of the camera before it was stripped: its side and class, never a serial number or owner."""

    facing: Literal["front", "rear"] | None
    device: Literal["phone", "tablet", "camera"] | None
    make: str | None


class Normalized(Struct, frozen=True, kw_only=True):
    """The whole answer for one original under one recipe; an attachment has no derivatives and no quality.

    `tiles` is there where every pixel was asked for. `orientation`: the EXIF orientation that was applied, 1 to 8; 2, 4, 5 and 7 were
    stored mirrored. `captured_at`: the camera's own ISO 8601 text, without an offset when the camera told none.
    """

    recipe: int
    media_type: MediaType
    derivatives: tuple[Rendered, ...]
    frame: FrameFacts | None
    film: Film | None = None
    tiles: Tiles | None = None
    dicom: DicomFacts | None
    quality: Quality | None
    lens: Lens | None
    orientation: Annotated[int, Meta(ge=1, le=8)]
    captured_at: str | None

    def __repr__(self) -> str:
        return f"Normalized(recipe={self.recipe}, {self.media_type}, {len(self.derivatives)} derivatives)"
