"""How the stored values of grey frames are to be shown: modality, padding and polarity, folded into facts that a viewer can follow."""

from typing import Literal

import numpy as np
import numpy.ma
import numpy.typing as npt
from pydicom import Dataset

from schemas.care.derivative import FrameFacts, Spacing, Window
from workers.imaging.dicom import frame, table, window
from workers.imaging.dicom.samples import Declared, Samples, Stored, valued
from workers.imaging.unreadable import Unreadable

LARGEST_SLOPE, SMALLEST_SLOPE, LARGEST_INTERCEPT = 1e4, 1e-6, 1e8
"""A rescale beyond these is none that a sensor writes, and would leave no finite window (`window.LARGEST`)."""
MM_PER_PIXEL = (1e-4, 1e3)

Ends = tuple[int, int | None] | None
"""Padding: a stored value and, of a range, its other end."""


class Grey:
    """What the attributes say of every frame's samples, of which `bits` mean something."""

    def __init__(self, ds: Dataset, said: Declared, bits: int) -> None:
        self._ds, self._said = ds, said
        self._bits, self._signed = bits, said.signed
        self._padding, self._made = _padding(ds, said.signed), None
        if ds.get("ModalityLUTSequence"):
            told = table.read(ds.ModalityLUTSequence[0], "LUT", said.signed)
            if told is None:
                raise Unreadable("undecodable", "the modality table is broken")
            self._made, self._padding = _folded(told, self._padding, said.signed)
            self._bits, self._signed = told.bits, False

    def values(self, samples: Samples, bits: int) -> Stored:
        """A frame's values as they are stored, or, of a file with a Modality LUT, what that makes of them (PS3.3 C.11.1)."""
        stored = valued(samples, bits, self._said.signed)
        return stored if self._made is None else self._made[stored.view(np.uint16)]

    def facts(self, values: Stored) -> FrameFacts:
        """How the first frame's values are shown."""
        ds, said = _of_frame(self._ds, 0), self._said
        slope, intercept = self._rescale(ds)
        first, last = self._padding or (None, None)
        return FrameFacts(
            columns=said.columns,
            rows=said.rows,
            bits_stored=self._bits,
            signed=self._signed,
            photometric=_polarity(self._ds, said.photometric),
            slope=slope,
            intercept=intercept,
            windows=self._windows(ds, values, slope, intercept),
            padding_value=first,
            padding_limit=last,
            spacing=spacing(ds),
            frames=said.frames,
            pixel_sha256=frame.digest(values),
        )

    def levels(self, at: int, facts: FrameFacts) -> window.Greys:
        """Every pattern's grey in one frame, under the first one's window but by its own rescale."""
        return window.greys(facts, facts.windows[0], *self._rescale(_of_frame(self._ds, at)))

    def _rescale(self, ds: Dataset) -> tuple[float, float]:
        return _rescale(ds) if self._made is None else (1.0, 0.0)

    def _windows(self, ds: Dataset, values: Stored, slope: float, intercept: float) -> tuple[Window, ...]:
        if told := window.told(ds, signed=self._signed or min(slope, intercept) < 0):
            return told
        if self._bits == 1:
            return (window.BLACK_AND_WHITE,)
        return (window.computed(values, window.patterns_between(self._padding, self._signed), slope, intercept),)


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


def _of_frame(ds: Dataset, at: int) -> Dataset:
    """The attributes of one frame: of an enhanced film each may have its own rescale and window (PS3.3 C.7.6.16)."""
    groups = [
        *list(ds.get("SharedFunctionalGroupsSequence") or ())[:1],
        *list(ds.get("PerFrameFunctionalGroupsSequence") or ())[at : at + 1],
    ]
    if not groups:
        return ds
    whole = Dataset()
    whole.update(ds)
    for group in groups:
        for name in ("PixelMeasuresSequence", "FrameVOILUTSequence", "PixelValueTransformationSequence"):
            for macro in list(group.get(name) or ())[:1]:
                whole.update(macro)
    return whole


def _polarity(ds: Dataset, photometric: str) -> Literal["MONOCHROME1", "MONOCHROME2"]:
    """Presentation LUT Shape says what becomes of the values after their window, and so has the last word (PS3.3 C.8.11.3, C.11.6)."""
    shape = str(ds.get("PresentationLUTShape") or "").strip()
    inverted = shape == "INVERSE" if shape in ("IDENTITY", "INVERSE") else photometric == "MONOCHROME1"
    return "MONOCHROME1" if inverted else "MONOCHROME2"


def _rescale(ds: Dataset) -> tuple[float, float]:
    slope, intercept = float(ds.get("RescaleSlope", 1)), float(ds.get("RescaleIntercept", 0))
    # NaN is refused too: it is not between anything.
    if not (SMALLEST_SLOPE <= abs(slope) <= LARGEST_SLOPE and abs(intercept) <= LARGEST_INTERCEPT):
        raise Unreadable("undecodable", "the rescale attributes are malformed")
    return slope, intercept


def _padding(ds: Dataset, signed: bool) -> Ends:
    """Pixel Padding Value and Range Limit (PS3.3 C.7.5.1.1.2); a file of the wrong value representation tells 63536 and means -2000."""
    first, last = (table.numbers(ds.get(keyword), signed) for keyword in ("PixelPaddingValue", "PixelPaddingRangeLimit"))
    return (first[0], last[0] if last else None) if first else None


def _folded(told: table.Table, padding: Ends, signed: bool) -> tuple[npt.NDArray[np.uint16], Ends]:
    """What every pattern becomes. Padding becomes a value that the table makes of nothing else, if there is one left."""
    index = np.clip(window.stored_values(signed).astype(np.int64) - told.first, 0, len(told.entries) - 1)
    made = told.entries[index]
    spare = np.setdiff1d(np.arange(65536), told.entries)
    if padding is None or not len(spare):
        return made, None
    made[window.patterns_between(padding, signed)] = spare[0]
    return made, (int(spare[0]), None)


def _pair(ds: Dataset, keyword: str) -> tuple[float, float] | None:
    try:
        row, column = (float(one) for one in ds.get(keyword))
    except (TypeError, ValueError):
        return None
    least, most = MM_PER_PIXEL
    return (row, column) if least <= min(row, column) and max(row, column) <= most else None
