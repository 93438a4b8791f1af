"""From stored values to a grey picture: modality LUT, then VOI, then presentation (DICOM PS3.4 N.2), with its window written down."""

from collections.abc import Iterable
from typing import Literal, cast

import numpy as np
import numpy.typing as npt
from pydicom import Dataset

from schemas.care.derivative import Window
from workers.imaging.frame import Stored, bands

COMPUTED = "computed: 0.5th to 99.5th percentile"
FROM_LUT = "straight line through the file's VOI LUT"
MAX_WINDOWS = 16
MAX_EXPLANATION = 64
"""Characters; the value representation LO allows no more."""

LARGEST = 1e9
"""Rescaled units: 16 bit under any rescale that is meant stay below it; what lies above is no window but an attack on arithmetic."""
NARROWEST = 1e-6

_FUNCTIONS = ("LINEAR", "LINEAR_EXACT", "SIGMOID")


def windows(ds: Dataset, values: Stored, seen: npt.NDArray[np.bool_] | None, slope: float, intercept: float) -> tuple[Window, ...]:
    """The file's own windows, else one through its VOI LUT, else one from the values; `seen` is False where padding is."""
    if told := tuple(_told(ds)):
        return told
    if (fitted := _through_lut(ds)) is not None and _is_sound(fitted.center, fitted.width):
        return (fitted,)
    return (_computed(values, seen, slope, intercept),)


def render(values: Stored, window: Window, slope: float, intercept: float, inverted: bool) -> npt.NDArray[np.uint8]:
    """Grey levels 0 to 255 of stored values under a window (DICOM PS3.3 C.11.2.1.2 and C.11.2.1.3)."""
    # At most 65,536 different values: the formula runs once for each, and looking up is cheap in time and memory.
    lowest, highest = int(values.min()), int(values.max())
    x = np.arange(lowest, highest + 1, dtype=np.float64) * slope + intercept
    y = _shade(x, window)
    levels = np.rint((1.0 - y if inverted else y) * 255.0).astype(np.uint8)
    picture = np.empty(values.shape, dtype=np.uint8)
    for rows in bands(values):
        picture[rows] = levels[values[rows].astype(np.int32) - lowest]
    return picture


def _shade(x: npt.NDArray[np.float64], window: Window) -> npt.NDArray[np.float64]:
    center, width = window.center, window.width
    if window.function == "SIGMOID":
        return 1.0 / (1.0 + np.exp(np.clip(-4.0 * (x - center) / width, -700.0, 700.0)))
    if window.function == "LINEAR_EXACT":
        return np.clip((x - center) / width + 0.5, 0.0, 1.0)
    if width <= 1.0:
        return (x > center - 0.5).astype(np.float64)
    return np.clip((x - (center - 0.5)) / (width - 1.0) + 0.5, 0.0, 1.0)


def _told(ds: Dataset) -> Iterable[Window]:
    centers, widths = _numbers(ds.get("WindowCenter")), _numbers(ds.get("WindowWidth"))
    words = _texts(ds.get("WindowCenterWidthExplanation"))
    name = str(ds.get("VOILUTFunction") or "LINEAR").strip().upper()
    if name not in _FUNCTIONS:
        return
    function = cast(Literal["LINEAR", "LINEAR_EXACT", "SIGMOID"], name)
    narrowest = 1.0 if function == "LINEAR" else NARROWEST
    for at, (center, width) in enumerate(list(zip(centers, widths, strict=False))[:MAX_WINDOWS]):
        if _is_sound(center, width) and width >= narrowest:
            explanation = words[at] if at < len(words) else ""
            yield Window(center=center, width=width, explanation=explanation, function=function)


def _is_sound(center: float, width: float) -> bool:
    return abs(center) <= LARGEST and NARROWEST <= width <= LARGEST


def _through_lut(ds: Dataset) -> Window | None:
    """A curve cannot be said as a window: the line from where its output leaves 2 % to where it reaches 98 % can."""
    tables = ds.get("VOILUTSequence")
    if not tables:
        return None
    try:
        entries, first, _ = (int(number) for number in tables[0].LUTDescriptor)
        data = tables[0].LUTData
        table = np.frombuffer(data, "<u2") if isinstance(data, bytes) else np.asarray(data, dtype=np.int64)
    except (AttributeError, TypeError, ValueError):
        return None
    table = table[: entries or 65536].astype(np.float64)
    if len(table) < 2 or table.max() <= table.min():
        return None
    share = (table - table.min()) / (table.max() - table.min())
    if share[-1] < share[0]:
        return None
    begin, end = first + int(np.argmax(share > 0.02)), first + int(np.argmax(share >= 0.98))
    return _between(float(begin), float(max(end, begin + 1)), FROM_LUT)


def _computed(values: Stored, seen: npt.NDArray[np.bool_] | None, slope: float, intercept: float) -> Window:
    lowest, counts = _counted(values, seen)
    if not counts.any():
        lowest, counts = _counted(values, None)
    # The nearest ranks, as numpy.percentile has them: a sorted copy of a large film would be as large as the film.
    ranks = np.around((counts.sum() - 1) * np.array((0.005, 0.995))).astype(np.intp)
    ends = (lowest + np.searchsorted(np.cumsum(counts), ranks, side="right")) * slope + intercept
    return _between(float(min(ends)), float(max(ends)), COMPUTED)


def _counted(values: Stored, seen: npt.NDArray[np.bool_] | None) -> tuple[int, npt.NDArray[np.int64]]:
    """The lowest value, and how often it and each one above it occurs."""
    lowest, highest = int(values.min()), int(values.max())
    counts = np.zeros(highest - lowest + 1, dtype=np.int64)
    for rows in bands(values):
        band = values[rows] if seen is None else values[rows][seen[rows]]
        counts += np.bincount(band.astype(np.int32).ravel() - lowest, minlength=len(counts))
    return lowest, counts


def _between(low: float, high: float, explanation: str) -> Window:
    """The LINEAR window whose formula reaches 0 at `low` and 1 at `high` (PS3.3 C.11.2.1.2.1)."""
    width = max(high - low, 1.0) + 1.0
    return Window(center=low + (width - 1.0) / 2.0 + 0.5, width=width, explanation=explanation, function="LINEAR")


def _numbers(value: object) -> list[float]:
    try:
        return [float(cast(float, one)) for one in _many(value)]
    except (TypeError, ValueError):
        return []


def _texts(value: object) -> list[str]:
    return ["".join(sign for sign in str(one) if sign.isprintable())[:MAX_EXPLANATION] for one in _many(value)]


def _many(value: object) -> list[object]:
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, Iterable) and not isinstance(value, str | bytes) else [value]
