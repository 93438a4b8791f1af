"""Radiographs: stored values whole, polarity, window, padding and spacing as the standard says."""

import hashlib
import io
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pydicom
import pytest
from PIL import Image
from pydicom.pixels.utils import pixel_array
from pydicom.uid import JPEGLSLossless, RLELossless

from schemas.care.derivative import RECIPE, Normalized, Window
from tests import factories, radiographs
from tests.workers.imaging.frame_v1 import decode
from tests.workers.imaging.room import normalize
from workers.imaging.dicom import window


def display(made: Normalized) -> npt.NDArray[np.generic]:
    """The 8-bit view."""
    return np.asarray(Image.open(io.BytesIO(made.derivatives[0].content)))


def stored(original: bytes) -> npt.NDArray[np.generic]:
    """What pydicom reads, widened to 16 bit."""
    ds = pydicom.dcmread(io.BytesIO(original))
    return pixel_array(ds, index=0).astype("<i2" if ds.PixelRepresentation else "<u2")


def compressed(syntax: str) -> bytes:
    ds = pydicom.dcmread(io.BytesIO(factories.periapical()))
    ds.compress(syntax)
    return radiographs.written(ds)


KINDS: dict[str, Callable[[], bytes]] = {
    "RG1 15 bit": lambda: factories.real_radiograph("RG1_UNCI").read_bytes(),
    "RG1 explicit": lambda: factories.real_radiograph("RG1_UNCR").read_bytes(),
    "RG1 JPEG 2000": lambda: factories.real_radiograph("RG1_J2KR").read_bytes(),
    "RG3 10 bit": lambda: factories.real_radiograph("RG3_UNCI").read_bytes(),
    "JPEG lossless": lambda: factories.real_radiograph("JPEG-LL").read_bytes(),
    "intra-oral 12 bit": factories.periapical,
    "panoramic signed 16 bit": factories.panoramic,
    "MONOCHROME1": factories.monochrome1,
    "RLE": lambda: compressed(RLELossless),
    "JPEG-LS": lambda: compressed(JPEGLSLossless),
    "8 bit": lambda: radiographs.written(radiographs.dicom(radiographs.shadow(300, 200, 0, 255), bits_stored=8)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_frame_is_the_stored_values_bit_for_bit(kind: str) -> None:
    original = KINDS[kind]()

    made = normalize(original)

    told = made.frame
    assert told is not None
    (frame,) = (one for one in made.derivatives if one.facts.kind == "frame")
    values = decode(frame.content, told.columns, told.rows, told.signed)
    assert (values == stored(original)).all()
    assert hashlib.sha256(values.tobytes()).hexdigest() == told.pixel_sha256
    assert hashlib.sha256(frame.content).hexdigest() == frame.facts.sha256
    assert (frame.facts.width, frame.facts.height) == (told.columns, told.rows)


def test_the_window_of_the_file_is_written_down_and_used() -> None:
    original = factories.periapical()

    made = normalize(original)

    assert made.frame is not None
    (told,) = made.frame.windows
    assert (told.center, told.width, told.explanation, told.function) == (2048.0, 3600.0, "SENSOR", "LINEAR")
    expected = np.clip((stored(original).astype(float) - 2047.5) / 3599.0 + 0.5, 0.0, 1.0) * 255.0
    assert np.abs(display(made).astype(np.float64) - expected).mean() < 3.0  # JPEG


def test_monochrome1_is_inverted_for_display_only() -> None:
    original = factories.monochrome1()

    made = normalize(original)

    assert made.frame is not None
    assert made.frame.photometric == "MONOCHROME1"
    assert made.frame.windows[0].explanation == window.COMPUTED
    correlation = np.corrcoef(display(made).ravel(), stored(original).astype(float).ravel())[0, 1]
    assert correlation < -0.95


def test_monochrome2_is_not_inverted() -> None:
    original = factories.periapical()

    assert np.corrcoef(display(normalize(original)).ravel(), stored(original).astype(float).ravel())[0, 1] > 0.95


def test_rescale_padding_and_calibrated_spacing() -> None:
    made = normalize(factories.panoramic())

    told = made.frame
    assert told is not None
    assert (told.slope, told.intercept, told.signed, told.bits_stored) == (0.5, 100.0, True, 16)
    assert told.padding_value == -32768
    assert [one.explanation for one in told.windows] == ["WHOLE", "BONE"]
    assert told.spacing is not None
    assert (told.spacing.row_mm, told.spacing.provenance) == (0.09, "calibrated")
    assert display(made)[:, :28].max() < 12
    # centre 500 in rescaled units is the stored value 800
    assert int(window.greys(told, told.windows[0], told.slope, told.intercept)[800]) in (127, 128)


def test_spacing_at_the_detector_says_so() -> None:
    made = normalize(factories.periapical())

    assert made.frame is not None
    assert made.frame.spacing is not None
    assert (made.frame.spacing.column_mm, made.frame.spacing.provenance) == (0.02, "detector")


def test_padding_is_black_under_monochrome1_too() -> None:
    values = radiographs.shadow(400, 300, 100, 3900)
    values[:, :60] = 4095
    original = radiographs.written(radiographs.dicom(values, photometric="MONOCHROME1", PixelPaddingValue=4095))

    made = normalize(original)

    assert made.frame is not None
    assert display(made)[:, :40].max() < 12
    assert made.frame.windows[0].center + made.frame.windows[0].width / 2 < 4000


def test_sigmoid_and_exact_windows() -> None:
    told = normalize(factories.periapical()).frame
    assert told is not None
    sigmoid, exact = (
        window.greys(told, Window(center=1000.0, width=1000.0, explanation="", function=function), 1.0, 0.0)[[0, 1000, 2000]]
        for function in ("SIGMOID", "LINEAR_EXACT")
    )

    assert sigmoid.tolist() == [5, 128, 250]
    assert exact.tolist() == [0, 128, 255]


def test_who_it_says_it_shows() -> None:
    told = normalize(factories.periapical()).dicom

    assert told is not None
    assert told.patient_name == factories.CANARY_DICOM_NAME
    assert told.birth_date == factories.CANARY_BIRTH
    assert (told.sex, told.modality, told.laterality, told.acquired) == ("F", "IO", "R", "2026-10-31T08:09:10")
    assert told.sop_instance_uid is not None
    assert told.sop_instance_uid.startswith("2.25.")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["L", "F"], "L\\F"),
        (["R", "F"], "R\\F"),
        (["A", "FR"], "A\\FR"),
        ("L", None),
        ("", None),
        (["", ""], None),
        (["L", "F", "H"], None),
        (["l<b>", "F"], None),
        (None, None),
    ],
)
def test_img_09_whither_rows_and_columns_run_is_read_as_the_file_writes_it(written: object, read: str | None) -> None:
    more: dict[str, Any] = {} if written is None else {"PatientOrientation": written}
    told = normalize(radiographs.written(radiographs.dicom(radiographs.shadow(300, 200, 0, 4000), **more))).dicom
    assert told is not None
    assert told.patient_orientation == read


@pytest.mark.parametrize(("name", "orientation", "laterality"), [("RG1_UNCI", "L\\F", None), ("RG3_UNCI", "R\\F", "R")])
def test_img_09_real_radiographs_tell_where_the_patients_right_is(name: str, orientation: str, laterality: str | None) -> None:
    told = normalize(factories.real_radiograph(name).read_bytes()).dicom
    assert told is not None
    assert (told.patient_orientation, told.laterality) == (orientation, laterality)


def test_img_03_a_recipe_that_reads_more_has_another_number() -> None:
    """Recipe 1 did not read Patient Orientation, and took any digits for a time."""
    assert normalize(factories.periapical()).recipe == RECIPE == 3


@pytest.mark.parametrize(
    ("day", "time", "read"),
    [
        ("19950926", "", "1995-09-26"),
        ("20261031", "080910.5", "2026-10-31T08:09:10"),
        ("20261331", "080910", None),
        ("20260229", "", None),
        ("20261031", "250000", None),
    ],
)
def test_d96_02_a_time_that_never_was_is_not_carried(day: str, time: str, read: str | None) -> None:
    more: dict[str, Any] = {"AcquisitionDate": day, "AcquisitionTime": time}
    made = normalize(radiographs.written(radiographs.dicom(radiographs.shadow(300, 200, 0, 4000), **more)))
    assert made.captured_at == read


def test_no_repr_tells_a_name() -> None:
    made = normalize(factories.periapical())

    for shown in (repr(made), repr(made.dicom), str(made), f"{made.dicom}"):
        assert "Zzyzx" not in shown
        assert "2011" not in shown


def test_no_name_in_a_derivative() -> None:
    for one in normalize(factories.panoramic()).derivatives:
        assert not [needle for needle in factories.NEEDLES if needle in bytes(one.content)]


def test_another_patients_file_tells_the_other_patient() -> None:
    told = normalize(factories.dicom_of_another_patient()).dicom

    assert told is not None
    assert (told.patient_name, told.birth_date) == ("Other^Somebody", "1985-03-07")


def test_colour_has_no_frame() -> None:
    made = normalize(factories.colour_dicom())

    assert made.frame is None
    assert [one.facts.kind for one in made.derivatives] == ["display", "thumb"]
    assert factories.corners(Image.open(io.BytesIO(made.derivatives[0].content))) == factories.UPRIGHT


@pytest.mark.parametrize(
    "told",
    [
        {"WindowCenter": "1e308", "WindowWidth": "1e308"},
        {"WindowCenter": "1e308", "WindowWidth": "1e-308"},
        {"WindowCenter": "nan", "WindowWidth": "inf"},
        {"WindowCenter": "0", "WindowWidth": "1e-300", "VOILUTFunction": "SIGMOID"},
    ],
)
def test_t_u10_a_window_beyond_all_numbers_is_not_believed(told: dict[str, Any]) -> None:
    made = normalize(radiographs.written(radiographs.dicom(radiographs.shadow(300, 200, 0, 4000), **told)))

    assert made.frame is not None
    (shown,) = made.frame.windows
    assert shown.explanation == window.COMPUTED
    assert 0 < shown.center < 4000
    assert 0 < shown.width < 4100


@pytest.mark.parametrize("pair", [["1e-300", "1e300"], ["nan", "nan"], ["0.1", "1e9"]])
def test_t_u10_a_spacing_beyond_all_measure_is_none(pair: list[str]) -> None:
    made = normalize(radiographs.written(radiographs.dicom(radiographs.shadow(300, 200, 0, 4000), PixelSpacing=pair)))

    assert made.frame is not None
    assert made.frame.spacing is None


@pytest.mark.parametrize("padded", [False, True])
def test_the_computed_window_is_the_one_of_a_sorted_film(padded: bool) -> None:
    """Counting finds the same two values as numpy does by sorting; the bands of a large film end within it."""
    rng = np.random.default_rng(5)
    for rows, columns in ((1, 3), (7, 11), (1500, 1200)):
        values = np.ascontiguousarray(rng.integers(-2000, 2000, (rows, columns)), dtype="<i2")
        padding = window.patterns_between((-100, 900) if padded and values.size > 10 else None, signed=True)
        seen = values[~padding[values.view(np.uint16)]]
        low, high = np.percentile(seen, (0.5, 99.5), method="nearest") * 0.5 + 10

        made = window.computed(values, padding, 0.5, 10.0)

        assert (made.center - 0.5, made.width - 1.0) == ((low + high) / 2, max(high - low, 1.0))
