"""A DICOM file's colours as sRGB of 8 bit: palettes, luminance with chrominance, and what a profile says of them."""

from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
from pydicom import Dataset

from workers.imaging.dicom import table
from workers.imaging.dicom.samples import Declared, Samples, placed
from workers.imaging.unreadable import Unreadable

Rgb = npt.NDArray[np.uint8]
"""Rows × columns × 3."""

_CHANNELS = ("Red", "Green", "Blue")


def rgb(samples: Samples, bits: int, is_ybr: bool) -> Rgb:
    """Samples of three to a pixel, of so many bits, as 8 bit."""
    if samples.dtype.itemsize == 2 or bits < 8:
        samples = _eight(samples, bits)
    return _turned(samples) if is_ybr else np.ascontiguousarray(samples, dtype=np.uint8)


def palette(ds: Dataset, said: Declared) -> Rgb:
    """The colour of every pattern of 8 or 16 bit, 1 × patterns × 3 (PS3.3 C.7.6.3.1.5 and C.7.9)."""
    patterns = cast(Samples, np.arange(1 << said.allocated, dtype=np.uint16 if said.allocated == 16 else np.uint8))
    stored = placed(patterns, said).astype(np.int32)
    if said.signed:
        stored -= (stored >> (said.stored - 1)) << said.stored
    colours = np.empty((1, len(patterns), 3), np.uint8)
    for at, name in enumerate(_CHANNELS):
        told = _channel(ds, f"{name}PaletteColorLookupTable", said.signed)
        # Some writers say 16 bit and write 8 (PS3.3 C.7.6.3.1.5 has it 16 where it is anything but 8).
        bits = 8 if told.bits == 16 and int(told.entries.max()) < 256 else told.bits
        index = np.clip(stored - told.first, 0, len(told.entries) - 1)
        colours[0, :, at] = _eight(told.entries, bits)[index]
    return colours


def looked_up(samples: Samples, colours: Rgb) -> Rgb:
    """Samples in the colours of their patterns."""
    if samples.dtype.itemsize == 1:
        return np.dstack([cv2.LUT(samples, np.ascontiguousarray(colours[..., each])) for each in range(3)])
    return cast(Rgb, colours[0][samples])


def _eight(samples: Samples, bits: int) -> npt.NDArray[np.uint8]:
    if bits > 8:
        return (samples >> (bits - 8)).astype(np.uint8)
    most = (1 << bits) - 1
    return (samples.astype(np.uint16) * 255 // most).astype(np.uint8) if bits < 8 else samples.astype(np.uint8)


def _turned(samples: Samples) -> Rgb:
    """YBR_FULL as red, green and blue (PS3.3 C.7.6.3.1.2): the same numbers as JFIF's. OpenCV has red's difference before blue's."""
    swapped = np.ascontiguousarray(samples[..., (0, 2, 1)], dtype=np.uint8)
    return cast(Rgb, cv2.cvtColor(swapped, cv2.COLOR_YCrCb2RGB))


def _channel(ds: Dataset, prefix: str, signed: bool) -> table.Table:
    told = table.read(ds, prefix, signed)
    if told is None:
        raise Unreadable("undecodable", "the colours of the palette are broken")
    return told
