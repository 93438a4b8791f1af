"""From stored values to greys: modality, then VOI, then presentation (DICOM PS3.4 N.2), with the window written down."""

from collections.abc import Iterable
from typing import Literal, cast

import cv2
import numpy as np
import numpy.typing as npt
from pydicom import Dataset

from schemas.care.derivative import FrameFacts, Window
from workers.imaging.dicom import table
from workers.imaging.dicom.frame import bands
from workers.imaging.dicom.samples import Stored

COMPUTED = "computed: 0.5th to 99.5th percentile"
FROM_LUT = "the file's VOI LUT"
MAX_WINDOWS = 16
MAX_TABLES = 4
MAX_STEPS = 4096
"""Changes of grey along a table: a table that rises or falls has at most 255, whatever its length; one with more is noise."""
MAX_EXPLANATION = 64
"""Characters; the value representation LO allows no more."""

LARGEST = 1e9
"""Rescaled units: 16 bit under any rescale that is meant stay below it; what lies above is no window but an attack on arithmetic."""
NARROWEST = 1e-6

Greys = npt.NDArray[np.uint8]
"""The screen grey of every one of the 65,536 patterns of 16 bit."""

BLACK_AND_WHITE = Window(center=1.0, width=2.0, explanation="", function="LINEAR")
"""Of single bits: 0 is black, 1 is white."""

_FUNCTIONS = ("LINEAR", "LINEAR_EXACT", "SIGMOID")


def told(ds: Dataset, signed: bool) -> tuple[Window, ...]:
    """The file's own windows, then its VOI LUTs (PS3.3 C.11.2: alternatives, of which one is applied).

    `signed`: whether modality values may be negative, and with them the first that a table maps.
    """
    return (*_windows(ds), *_tables(ds, signed))


def computed(values: Stored, padding: npt.NDArray[np.bool_], slope: float, intercept: float) -> Window:
    """A window from the values themselves, padding left out; `padding` as `patterns` has it."""
    counts = _counted(values)
    if (counts * ~padding).any():
        counts = counts * ~padding
    order = np.argsort(stored_values(values.dtype.kind == "i"), kind="stable")
    # The nearest ranks, as numpy.percentile has them: a sorted copy of a large film would be as large as the film.
    ranks = np.around((counts.sum() - 1) * np.array((0.005, 0.995))).astype(np.intp)
    found = order[np.searchsorted(np.cumsum(counts[order]), ranks, side="right")]
    ends = stored_values(values.dtype.kind == "i")[found] * slope + intercept
    return _between(float(min(ends)), float(max(ends)), COMPUTED)


def stored_values(signed: bool) -> npt.NDArray[np.float64]:
    """What each of the 65,536 patterns of 16 bit means."""
    patterns = np.arange(65536, dtype=np.uint16)
    return (patterns.view(np.int16) if signed else patterns).astype(np.float64)


def greys(facts: FrameFacts, window: Window, slope: float, intercept: float) -> Greys:
    """Every pattern's grey under a window (PS3.3 C.11.2.1.2 and C.11.2.1.3), just as viewer/src/imaging/window.ts has it.

    Padding was never exposed and is black (C.7.5.1.1.2). `slope` and `intercept` are those of the frame, the facts' own or not.
    """
    share = _shade(stored_values(facts.signed) * slope + intercept, window)
    shown = 1.0 - share if facts.photometric == "MONOCHROME1" else share
    levels = np.floor(255.0 * shown + 0.5).astype(np.uint8)
    if facts.padding_value is not None:
        levels[patterns_between((facts.padding_value, facts.padding_limit), facts.signed)] = 0
    return levels


def patterns_between(padding: tuple[int, int | None] | None, signed: bool) -> npt.NDArray[np.bool_]:
    """The patterns of a padding value, or of all from one to the other end of a range, in either order."""
    if padding is None:
        return np.zeros(65536, np.bool_)
    first, last = padding
    ends, values = (first, first if last is None else last), stored_values(signed)
    return (values >= min(ends)) & (values <= max(ends))


def render(values: Stored, levels: Greys) -> Greys:
    """The grey picture of stored values."""
    return cast(Greys, cv2.LUT(values.view(np.uint16), levels.reshape(1, -1)))


def _shade(x: npt.NDArray[np.float64], window: Window) -> npt.NDArray[np.float64]:
    center, width = window.center, window.width
    if window.steps:
        begins, levels = np.array([at for at, _ in window.steps]), np.array([level for _, level in window.steps])
        return levels[np.maximum(np.searchsorted(begins, x, side="right") - 1, 0)] / 255.0
    if window.function == "SIGMOID":
        return 1.0 / (1.0 + np.exp(np.clip(-4.0 * (x - center) / width, -700.0, 700.0)))
    if window.function == "LINEAR_EXACT":
        return np.clip((x - center) / width + 0.5, 0.0, 1.0)
    if width <= 1.0:
        return (x > center - 0.5).astype(np.float64)
    return np.clip((x - (center - 0.5)) / (width - 1.0) + 0.5, 0.0, 1.0)


def _windows(ds: Dataset) -> Iterable[Window]:
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


def _tables(ds: Dataset, signed: bool) -> Iterable[Window]:
    """A VOI LUT as the steps that it makes in 255 greys, beside the straight line from where it leaves 2 % to where it reaches 98 %."""
    for item in list(ds.get("VOILUTSequence") or ())[:MAX_TABLES]:
        told = table.read(item, "LUT", signed)
        if told is None or not told.entries.any():
            continue
        levels = np.floor(told.entries * (255.0 / told.most) + 0.5).astype(np.int64)
        changes = np.flatnonzero(np.diff(levels)) + 1
        if len(changes) >= MAX_STEPS:
            continue
        # What lies below the first entry is shown as it, what lies above the last as that (C.11.2.1.1); an entry holds for its integer.
        steps = [(float(told.first), int(levels[0])), *((float(told.first + at), int(levels[at])) for at in changes)]
        middle = np.flatnonzero((levels > 5) & (levels < 250))
        low, high = (int(middle[0]), int(middle[-1])) if len(middle) else (0, len(levels) - 1)
        line = _between(float(told.first + low), float(told.first + high), (_texts(item.get("LUTExplanation")) or [""])[0] or FROM_LUT)
        yield Window(center=line.center, width=line.width, explanation=line.explanation, function="LINEAR", steps=tuple(steps))


def _counted(values: Stored) -> npt.NDArray[np.int64]:
    """How often each pattern occurs; band by band, for counts are single-precision numbers and those end at sixteen million."""
    counts = np.zeros(65536, np.int64)
    for rows in bands(values):
        counts += cv2.calcHist([values[rows].view(np.uint16)], [0], None, [65536], [0, 65536]).ravel().astype(np.int64)
    return counts


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
