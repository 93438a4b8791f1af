"""Every refusal by its name; no input makes anything else of the imaging room."""

import hashlib
import io
import pathlib
import re
import warnings
from collections.abc import Callable

import numpy as np
import pydicom
import pydicom.data
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pydicom.encaps import encapsulate
from pydicom.pixels.processing import apply_modality_lut
from pydicom.pixels.utils import pixel_array
from pydicom.uid import MPEG2MPML, DeflatedExplicitVRLittleEndian, ExplicitVRBigEndian

from schemas.care import derivative
from schemas.care.derivative import REASONS, Normalized, Reason
from tests import clips, factories, radiographs
from tests.workers.imaging.room import normalize
from workers.imaging import normalize as room
from workers.imaging.dicom import radiograph
from workers.imaging.unreadable import Unreadable


def changed(**attributes: object) -> bytes:
    """The intra-oral radiograph with other attributes; None takes one away."""
    ds = pydicom.dcmread(io.BytesIO(factories.periapical()))
    for keyword, value in attributes.items():
        if value is None:
            delattr(ds, keyword)
        else:
            setattr(ds, keyword, value)
    return radiographs.written(ds)


def cut(original: bytes) -> bytes:
    return original[: len(original) * 2 // 3]


def outcome(original: bytes) -> Normalized | Reason:
    """A picture or the reason of a refusal; anything else that is raised fails the test."""
    try:
        return normalize(original)
    except Unreadable as refusal:
        return refusal.reason


def video() -> bytes:
    ds = pydicom.dcmread(io.BytesIO(factories.periapical()))
    ds.file_meta.TransferSyntaxUID = MPEG2MPML
    ds.PixelData = encapsulate([b"\0\0\1\xb3" + b"\0" * 64])
    return radiographs.written(ds)


HOSTILE: dict[str, tuple[Callable[[], bytes], Reason]] = {
    "no bytes": (lambda: b"", "empty"),
    "text named .jpg": (factories.text_named_jpg, "wrong_type"),
    "PDF of a head": (lambda: b"%PDF-1.7\n%\xe2\xe3", "undecodable"),
    "PDF under a password": (clips.locked, "locked"),
    "video of a head": (lambda: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 64, "undecodable"),
    "video of more than a minute": (lambda: clips.by_opencv("mp4v", count=250, width=352, height=288, rate=4), "too_long"),
    "TIFF of a head": (lambda: b"II*\0" + b"\0" * 64, "undecodable"),
    "SVG": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "wrong_type"),
    "random": (lambda: bytes(range(200, 256)) * 9, "wrong_type"),
    "photo cut off": (factories.truncated_jpeg, "undecodable"),
    "JPEG of one marker": (lambda: b"\xff\xd8\xff", "undecodable"),
    "HEIC cut off": (lambda: cut(factories.heic()), "undecodable"),
    "PNG cut off": (lambda: cut(factories.in_format("PNG")), "undecodable"),
    "small photo": (factories.small_jpeg, "too_small"),
    "PNG of billions of pixels": (factories.pixel_flood_png, "limit"),
    "JPEG of billions of pixels": (factories.pixel_flood_jpeg, "limit"),
    "DICOM cut off": (lambda: cut(factories.periapical()), "undecodable"),
    "DICOM of nothing": (lambda: b"\0" * 128 + b"DICM" + b"\xff" * 40, "undecodable"),
    "DICOM without pixels": (lambda: changed(PixelData=None), "no_picture"),
    "DICOM of billions of pixels": (lambda: changed(Rows=65535, Columns=65535), "limit"),
    "DICOM without size": (lambda: changed(Rows=None), "undecodable"),
    "DICOM of no rows": (lambda: changed(Rows=0), "undecodable"),
    "DICOM with bits beyond its cells": (lambda: changed(HighBit=16), "undecodable"),
    "DICOM with more bits than fit": (lambda: changed(BitsStored=17, HighBit=16), "undecodable"),
    "DICOM of half a row more": (lambda: changed(Columns=899), "undecodable"),
    "DICOM of less pixels than declared": (lambda: changed(Rows=700), "undecodable"),
    "DICOM of more frames than there are": (lambda: changed(NumberOfFrames=2), "undecodable"),
    "DICOM of countless frames": (lambda: changed(NumberOfFrames=2_000_000_000), "limit"),
    "DICOM deflated": (lambda: radiographs.renamed(factories.periapical(), DeflatedExplicitVRLittleEndian), "unsupported"),
    "DICOM in big endian": (lambda: radiographs.renamed(factories.periapical(), ExplicitVRBigEndian), "unsupported"),
    "DICOM of 32 bits": (lambda: changed(BitsAllocated=32, BitsStored=32, HighBit=31, Columns=450), "unsupported"),
    "DICOM of greys that stand for colours": (lambda: changed(PixelPresentation="COLOR"), "unsupported"),
    "DICOM of unknown colour": (lambda: changed(PhotometricInterpretation="HSV"), "unsupported"),
    "DICOM in a coding not read here": (video, "unsupported"),
    "DICOM with a slope beyond all numbers": (lambda: changed(RescaleSlope="1e308", RescaleIntercept=0), "undecodable"),
    "DICOM with a rescale that overflows": (lambda: changed(RescaleSlope="1e308", RescaleIntercept="1e308"), "undecodable"),
    "DICOM with an intercept beyond all numbers": (lambda: changed(RescaleSlope=1, RescaleIntercept="-1e308"), "undecodable"),
    "DICOM with a slope that is no number": (lambda: changed(RescaleSlope="nan", RescaleIntercept=0), "undecodable"),
    "DICOM with a slope of nothing": (lambda: changed(RescaleSlope=0, RescaleIntercept=0), "undecodable"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_each_refusal_by_its_name(what: str) -> None:
    original, reason = HOSTILE[what]

    with pytest.raises(Unreadable) as refusal:
        normalize(original())

    assert refusal.value.reason == reason
    assert refusal.value.detail


def test_too_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_PHOTO_BYTES", 1000)
    monkeypatch.setattr(radiograph, "MAX_RADIOGRAPH_BYTES", 1000)

    for original in (factories.camera_jpeg(1600, 1200), factories.periapical()):
        with pytest.raises(Unreadable) as refusal:
            normalize(original)
        assert refusal.value.reason == "too_large"


def test_every_reason_is_shown_here_or_in_the_sandbox() -> None:
    shown = {reason for _, reason in HOSTILE.values()} | {"too_large", "processing_failed"}

    assert shown == set(REASONS)


@pytest.mark.parametrize("name", [*REASONS, *derivative.HINTS])
def test_names_are_fit_for_fluent(name: str) -> None:
    assert re.fullmatch(r"[a-z][a-z_-]*", name)


NOT_READ_BY_PYDICOM = frozenset({"JPEG-lossy.dcm", "JPGExtended.dcm"})
"""Lossy JPEG of 12 bit: test_dcmtk compares them."""


def _corpus() -> list[pathlib.Path]:
    wheel = pathlib.Path(pydicom.data.__file__).parent / "test_files"
    return sorted(path for folder in (wheel, factories.real_radiograph("RG1_UNCI").parent) for path in folder.rglob("*") if path.is_file())


def test_the_corpus_of_pydicom_ends_in_a_picture_or_a_refusal() -> None:
    """Among it files that are damaged on purpose; whatever is taken as grey must hash as pydicom reads it."""
    taken = 0
    for path in _corpus():
        original = path.read_bytes()
        made = outcome(original)
        if not isinstance(made, Normalized):
            assert made in REASONS
            continue
        taken += 1
        if made.frame is not None and path.name not in NOT_READ_BY_PYDICOM:
            assert made.frame.pixel_sha256 == _digest(original, made), path.name
    assert taken > 100


def _digest(original: bytes, made: Normalized) -> str:
    assert made.frame is not None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # some files of the corpus are damaged on purpose, and pydicom says so
        ds = pydicom.dcmread(io.BytesIO(original))
        # One that ends within a later frame is read from the file, by its first.
        values = pixel_array(ds if "PixelData" in ds else io.BytesIO(original), index=0)
    if "ModalityLUTSequence" in ds:
        values = apply_modality_lut(values, ds)
    return hashlib.sha256(values.astype("<i2" if made.frame.signed else "<u2").tobytes()).hexdigest()


ORIGINALS: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: factories.camera_jpeg(1050, 1040),
    "PNG": lambda: factories.in_format("PNG", 1050, 1040),
    "DICOM": factories.periapical,
}


@pytest.mark.parametrize("kind", ORIGINALS)
@given(chance=some.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_damaged_bytes_end_in_a_picture_or_a_refusal(kind: str, chance: int) -> None:
    rng = np.random.default_rng(chance)
    damaged = bytearray(ORIGINALS[kind]())
    reach = len(damaged) if chance % 2 else 2000  # half of the damage in the header, where it hurts
    for at in rng.integers(0, reach, 8):
        damaged[at] = rng.integers(0, 256)

    made = outcome(bytes(damaged))

    assert made in REASONS or (isinstance(made, Normalized) and made.derivatives)
