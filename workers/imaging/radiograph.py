"""A DICOM file: parsed without trust, its stored values kept whole, its 8-bit view made under a window that is written down."""

from typing import BinaryIO, Literal, cast

import numpy as np
import numpy.typing as npt
from PIL import Image
from pydicom import Dataset, config, dcmread
from pydicom import uid as syntax
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.processing import apply_color_lut
from pydicom.pixels.utils import as_pixel_options

from schemas.care.derivative import DicomFacts, FrameFacts, Spacing
from schemas.care.image import MAX_RADIOGRAPH_BYTES
from workers.imaging import demographics, frame, window
from workers.imaging.encode import DISPLAY_LONG_SIDE, shrink
from workers.imaging.frame import Stored
from workers.imaging.limits import MAX_PIXELS
from workers.imaging.sniff import FIRST_BYTES, transfer_syntax
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

TRANSFER_SYNTAXES = frozenset(
    {
        syntax.ImplicitVRLittleEndian,
        syntax.ExplicitVRLittleEndian,
        syntax.DeflatedExplicitVRLittleEndian,
        syntax.RLELossless,
        syntax.JPEGBaseline8Bit,
        syntax.JPEGExtended12Bit,
        syntax.JPEGLossless,
        syntax.JPEGLosslessSV1,
        syntax.JPEGLSLossless,
        syntax.JPEGLSNearLossless,
        syntax.JPEG2000Lossless,
        syntax.JPEG2000,
        syntax.HTJ2KLossless,
        syntax.HTJ2KLosslessRPCL,
        syntax.HTJ2K,
    }
)
"""FACTS section 8; big endian is retired and JPEG XL still emerging."""

PIXEL_DATA = b"\xe0\x7f\x10\x00"
EXPLICIT = (b"OB", b"OW", b"UN")
LARGEST_SLOPE, SMALLEST_SLOPE, LARGEST_INTERCEPT = 1e4, 1e-6, 1e8
"""A rescale beyond these is none that a sensor writes, and would leave no finite window (`window.LARGEST`)."""
MM_PER_PIXEL = (1e-4, 1e3)

_GREY = ("MONOCHROME1", "MONOCHROME2")
_COLOUR = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_RCT", "YBR_ICT", "PALETTE COLOR")

config.settings.reading_validation_mode = config.IGNORE  # a sensor's sloppy attribute is no reason to lose its picture


def read(original: Tape) -> tuple["Radiograph", DicomFacts]:
    """A DICOM file's pictures and what it says of itself. Raises Unreadable for anything that it holds."""
    try:
        taken = Radiograph(original)
        return taken, demographics.facts(taken.ds)
    except (Unreadable, MemoryError):
        raise
    except Exception as cause:  # pydicom reads a value when it is asked for, so that a broken one may raise anything anywhere
        raise Unreadable("undecodable", "attributes or pixels are broken") from cause


class Radiograph:
    """`picture`: 8-bit at display size. `size`: in pixels. `facts` and `values` (rows × columns): only of a grey one."""

    def __init__(self, original: Tape) -> None:
        original.refuse_longer(MAX_RADIOGRAPH_BYTES)
        self.ds = ds = _attributes(original)
        photometric = _shown_here(ds)
        # Only the first frame is read off the tape: what a film of many frames has after it never comes into memory.
        source = ds if "PixelData" in ds else cast(BinaryIO, original)
        coding = ds.file_meta.TransferSyntaxUID
        values, _ = get_decoder(coding).as_array(source, index=0, **as_pixel_options(ds, pixel_keyword="PixelData"))
        self.size = (int(self.ds.Columns), int(self.ds.Rows))
        if values.shape[:2] != self.size[::-1]:
            raise Unreadable("undecodable", "the pixels differ in shape from what the file declares")
        self.facts: FrameFacts | None = None
        self.values: Stored | None = None
        if photometric in _GREY:
            self._grey(values, photometric)
        else:
            self.picture = _colour(self.ds, values, photometric)

    def _grey(self, pixels: npt.NDArray[np.generic], photometric: str) -> None:
        ds = self.ds
        signed = bool(ds.PixelRepresentation)
        values = frame.widen(pixels, signed)
        slope, intercept = _rescale(ds)
        padding, seen = _padding(ds, values)
        told = window.windows(ds, values, seen, slope, intercept)
        levels = window.render(values, told[0], slope, intercept, inverted=photometric == "MONOCHROME1")
        if seen is not None:
            levels *= seen
        self.picture = shrink(Image.fromarray(levels), DISPLAY_LONG_SIDE)
        self.values = values
        self.facts = FrameFacts(
            columns=self.size[0],
            rows=self.size[1],
            bits_stored=int(ds.BitsStored),
            signed=signed,
            photometric=cast(Literal["MONOCHROME1", "MONOCHROME2"], photometric),
            slope=slope,
            intercept=intercept,
            windows=told,
            padding_value=padding,
            spacing=spacing(ds),
            frames=_frames(ds),
            pixel_sha256=frame.digest(values),
        )


def _attributes(original: Tape) -> Dataset:
    """What stands before the pixels, with the tape at their first byte; of a deflated file everything, for it is one stream.

    Raises Unreadable `no_picture` where no pixels follow.
    """
    if transfer_syntax(original.start(FIRST_BYTES)) == syntax.DeflatedExplicitVRLittleEndian:
        ds = dcmread(original)
        if "PixelData" not in ds:
            raise Unreadable("no_picture", "a DICOM object without pixel data")
        return ds
    ds = dcmread(original, stop_before_pixels=True)
    coding = ds.file_meta.TransferSyntaxUID
    if coding not in TRANSFER_SYNTAXES or not get_decoder(coding).is_available:
        raise Unreadable("unsupported", "a DICOM transfer syntax that is not read here")
    element = original.read(8)
    if element[:4] != PIXEL_DATA:
        raise Unreadable("no_picture", "a DICOM object without pixel data")
    # Where the representation is explicit, it stands between tag and length (DICOM PS3.5 section 7.1). What the file says of itself is
    # not always true; a length, which is even, never reads like one.
    if element[4:6] in EXPLICIT:
        original.read(4)
    return ds


def spacing(ds: Dataset) -> Spacing | None:
    """Pixel spacing and where it holds (DICOM PS3.3 10.7.1.3).

    Only a Pixel Spacing that was corrected, told by its calibration type or by differing from the imager's, is of the patient.
    """
    at_detector = _pair(ds, "ImagerPixelSpacing") or _pair(ds, "NominalScannedPixelSpacing")
    told = _pair(ds, "PixelSpacing")
    if told and (ds.get("PixelSpacingCalibrationType") or (at_detector and told != at_detector)):
        return Spacing(row_mm=told[0], column_mm=told[1], provenance="calibrated")
    if pair := told or at_detector:
        return Spacing(row_mm=pair[0], column_mm=pair[1], provenance="detector")
    return None


def _shown_here(ds: Dataset) -> str:
    """The photometric interpretation of a file that can be shown rightly; everything else is refused here, before any decoding."""
    columns, rows, allocated = int(ds.Columns), int(ds.Rows), int(ds.BitsAllocated)
    stored, high_bit, frames = int(ds.BitsStored), int(ds.HighBit), _frames(ds)
    samples, photometric = int(ds.SamplesPerPixel), str(ds.PhotometricInterpretation)
    if min(columns, rows, frames) < 1:
        raise Unreadable("undecodable", "the image declares no pixels")
    if columns * rows > MAX_PIXELS:
        raise Unreadable("limit", "more pixels than are decoded here")
    if ds.file_meta.TransferSyntaxUID == syntax.JPEGExtended12Bit and allocated > 8:  # no free decoder that we may link reads it
        raise Unreadable("unsupported", "12-bit lossy JPEG")
    if high_bit != stored - 1 or "ModalityLUTSequence" in ds:
        raise Unreadable("unsupported", "pixel values that would be shown wrongly")
    grey = photometric in _GREY and samples == 1 and allocated in (8, 16)
    colour = photometric in _COLOUR and samples == (1 if photometric == "PALETTE COLOR" else 3) and allocated == 8
    if not (grey or colour):
        raise Unreadable("unsupported", "a kind of pixel that is not shown here")
    return photometric


def _colour(ds: Dataset, values: npt.NDArray[np.generic], photometric: str) -> Image.Image:
    """RGB of 8 bit; pydicom has turned YBR already."""
    if photometric == "PALETTE COLOR":
        values = apply_color_lut(values, ds)
        if values.dtype.itemsize == 2:
            values = (values.astype(np.uint16) >> 8).astype(np.uint8)
    return shrink(Image.fromarray(np.ascontiguousarray(values[..., :3], dtype=np.uint8)), DISPLAY_LONG_SIDE)


def _rescale(ds: Dataset) -> tuple[float, float]:
    slope, intercept = float(ds.get("RescaleSlope", 1)), float(ds.get("RescaleIntercept", 0))
    # NaN is refused too: it is not between anything.
    if not (SMALLEST_SLOPE <= abs(slope) <= LARGEST_SLOPE and abs(intercept) <= LARGEST_INTERCEPT):
        raise Unreadable("undecodable", "the rescale attributes are malformed")
    return slope, intercept


def _padding(ds: Dataset, values: Stored) -> tuple[int | None, npt.NDArray[np.bool_] | None]:
    """The padding value as stored, and where the image is *not* padding (DICOM PS3.3 C.7.5.1.1.2); both None when none is told."""
    told, limit = ds.get("PixelPaddingValue"), ds.get("PixelPaddingRangeLimit")
    if not isinstance(told, int):
        return None, None
    # A file of the wrong value representation tells 63536 where it means -2000.
    first, last = (_stored(end, values) for end in (told, limit if isinstance(limit, int) else told))
    low, high = min(first, last), max(first, last)
    seen = values < low
    seen |= values > high
    return first, seen


def _stored(value: int, values: Stored) -> int:
    if values.dtype.kind == "i":
        return (value & 0xFFFF) - 0x10000 if value & 0x8000 else value & 0x7FFF
    return value & 0xFFFF


def _frames(ds: Dataset) -> int:
    return int(ds.get("NumberOfFrames") or 1)


def _pair(ds: Dataset, keyword: str) -> tuple[float, float] | None:
    try:
        row, column = (float(one) for one in ds.get(keyword))
    except (TypeError, ValueError):
        return None
    least, most = MM_PER_PIXEL
    return (row, column) if least <= min(row, column) and max(row, column) <= most else None
