"""What a file declares of its pixels, and how the bits of one frame become samples (DICOM PS3.3 C.7.6.3.1, PS3.5 section 8)."""

from typing import cast

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from pydicom import Dataset

from workers.imaging.limits import MAX_PIXELS
from workers.imaging.unreadable import Unreadable

GREY = ("MONOCHROME1", "MONOCHROME2")
COLOUR = ("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_RCT", "YBR_ICT")
PALETTE = "PALETTE COLOR"
MAX_FRAMES = 100_000

Samples = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
"""Rows × columns, or rows × columns × 3: bits as they are stored, whatever they mean."""
Stored = npt.NDArray[np.uint16] | npt.NDArray[np.int16]


class Declared(Struct, frozen=True, kw_only=True):
    """What the attributes say, all of it legal and shown here; bits as in PS3.5 section 8.1.1."""

    rows: int
    columns: int
    samples: int
    allocated: int
    stored: int
    high: int
    signed: bool
    planar: bool
    frames: int
    photometric: str

    @property
    def native_bits(self) -> int:
        """Bits of one frame without any coding; 4:2:2 has two samples for each pixel."""
        samples = 2 if self.photometric == "YBR_FULL_422" else self.samples
        return self.rows * self.columns * samples * self.allocated

    @property
    def row_bytes(self) -> int:
        return self.columns * self.samples * self.allocated // 8


def declared(ds: Dataset) -> Declared:
    """Everything that a file says of its pixels. Raises Unreadable for what contradicts itself, and for what is not shown here."""
    said = Declared(
        rows=int(ds.Rows),
        columns=int(ds.Columns),
        samples=int(ds.get("SamplesPerPixel", 1)),
        allocated=int(ds.BitsAllocated),
        stored=int(ds.BitsStored),
        high=int(ds.get("HighBit", int(ds.BitsStored) - 1)),
        signed=bool(ds.get("PixelRepresentation", 0)),
        planar=bool(ds.get("PlanarConfiguration", 0)),
        frames=int(ds.get("NumberOfFrames") or 1),
        photometric=str(ds.PhotometricInterpretation).strip(),
    )
    if min(said.rows, said.columns, said.frames) < 1:
        raise Unreadable("undecodable", "the image declares no pixels")
    if said.rows * said.columns > MAX_PIXELS or said.frames > MAX_FRAMES:
        raise Unreadable("limit", "more pixels or frames than are decoded here")
    if not (said.stored - 1 <= said.high < said.allocated and said.stored >= 1):
        raise Unreadable("undecodable", "the bits of a pixel contradict one another")
    grey = said.photometric in GREY and said.samples == 1 and said.allocated in (1, 8, 16)
    colour = said.photometric in COLOUR and said.samples == 3 and said.allocated in (8, 16) and not said.signed
    indexed = said.photometric == PALETTE and said.samples == 1 and said.allocated in (8, 16)
    if not (grey or colour or indexed):
        raise Unreadable("unsupported", "a kind of pixel that is not shown here")
    if said.photometric == "YBR_FULL_422" and (said.allocated != 8 or said.columns % 2):
        raise Unreadable("unsupported", "colour that is halved in a way that is not read here")
    if said.allocated == 1 and said.frames > 1 and said.rows * said.columns % 8:
        raise Unreadable("unsupported", "frames of single bits that begin within a byte")
    # A value that stands for a colour and not for a grey (PS3.3 C.8.16.2.1.1.1); a grey picture of it would be a wrong one.
    if grey and str(ds.get("PixelPresentation", "")) in ("COLOR", "MIXED"):
        raise Unreadable("unsupported", "greys of which some stand for colours")
    return said


def native(frame: bytearray, said: Declared) -> Samples:
    """One frame without any coding, little endian."""
    if said.allocated == 1:
        bits = np.unpackbits(np.frombuffer(frame, np.uint8), count=said.rows * said.columns, bitorder="little")
        return cast(Samples, bits.reshape(said.rows, said.columns))
    flat = cast(Samples, np.frombuffer(frame, f"<u{said.allocated // 8}"))
    if said.photometric == "YBR_FULL_422":
        return _full(flat, said)
    return shaped(flat, said, said.planar)


def shaped(flat: Samples, said: Declared, planar: bool) -> Samples:
    """Samples in their rows and columns, those of a pixel together."""
    if said.samples == 1:
        return flat.reshape(said.rows, said.columns)
    if planar:
        return cast(Samples, np.ascontiguousarray(np.moveaxis(flat.reshape(3, said.rows, said.columns), 0, 2)))
    return flat.reshape(said.rows, said.columns, 3)


def _full(flat: Samples, said: Declared) -> Samples:
    """Two pixels share their colour: Y Y B R (PS3.3 C.7.6.3.1.2)."""
    pairs = flat.reshape(said.rows, said.columns // 2, 4)
    whole = np.empty((said.rows, said.columns // 2, 2, 3), np.uint8)
    whole[..., 0] = pairs[..., :2]
    whole[..., 1:] = pairs[:, :, None, 2:]
    return cast(Samples, whole.reshape(said.rows, said.columns, 3))


def placed(samples: Samples, said: Declared) -> Samples:
    """Without the bits that are no sample's: what lies above the high bit or below the lowest is an overlay's, or nothing."""
    unused = said.high + 1 - said.stored
    if unused:
        samples = cast(Samples, samples >> unused)
    most = (1 << said.stored) - 1
    if said.stored < said.allocated and int(samples.max()) > most:
        samples = cast(Samples, samples & samples.dtype.type(most))
    return samples


def valued(samples: Samples, bits: int, signed: bool) -> Stored:
    """The values that samples of so many bits mean, as little-endian 16 bit."""
    if not signed:
        return np.ascontiguousarray(samples, dtype="<u2")
    unused = 16 - bits
    values = np.left_shift(samples, unused, dtype=np.uint16).view("<i2")
    return values >> unused if unused else values
