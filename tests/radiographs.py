"""DICOM files for tests: what sensors write, the same bytes every time, and the real ones of the pydicom-data wheel."""

import hashlib
import io
import pathlib
from collections.abc import Sequence
from importlib import resources

import numpy as np
import numpy.typing as npt
from pydicom import DataElement, Dataset, FileMetaDataset, config
from pydicom.encaps import encapsulate, get_frame
from pydicom.uid import (
    UID,
    ComputedRadiographyImageStorage,
    DigitalIntraOralXRayImageStorageForPresentation,
    DigitalXRayImageStorageForPresentation,
    ExplicitVRLittleEndian,
    RLELossless,
    SecondaryCaptureImageStorage,
)

from tests import teeth
from tests.canary import ANOTHER_PERSON, CANARY_PERSON, Person

Stream = bytes | bytearray
"""A coded frame."""


def shadow(columns: int, rows: int, low: int, high: int, seed: int = 1) -> npt.NDArray[np.int32]:
    """The shadow of a few teeth: stored values from low to high, with the noise of a sensor."""
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float64)
    light = 0.25 + 0.2 * y / rows
    for tooth in range(4):
        center = columns * (0.17 + 0.22 * tooth)
        inside = ((x - center) / (columns * 0.09)) ** 2 + ((y - rows * 0.5) / (rows * 0.38)) ** 2
        light += 0.5 * np.clip(1.2 - inside, 0.0, 1.0)
    light += np.random.default_rng(seed).normal(0.0, 0.01, light.shape)
    values: npt.NDArray[np.int32] = np.rint(low + light.clip(0.0, 1.0) * (high - low)).astype(np.int32)
    return values


def dicom(
    values: npt.NDArray[np.generic],
    *,
    person: Person = CANARY_PERSON,
    sop_class: str = DigitalIntraOralXRayImageStorageForPresentation,
    modality: str = "IO",
    bits_stored: int = 12,
    signed: bool = False,
    photometric: str = "MONOCHROME2",
    seed: int = 1,
    **more: object,
) -> Dataset:
    """A DICOM data set around pixel values (rows × columns, or rows × columns × 3 of 8 bit); `more` are attributes by keyword."""
    eight = bits_stored <= 8
    uid = f"2.25.{int.from_bytes(hashlib.sha256(f'{modality}{photometric}{bits_stored}{person.id}{seed}'.encode()).digest()[:15], 'big')}"
    ds = Dataset()
    ds.file_meta = FileMetaDataset()
    ds.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    ds.SOPClassUID, ds.SOPInstanceUID, ds.Modality = sop_class, uid, modality
    ds.StudyInstanceUID, ds.SeriesInstanceUID = f"{uid[:50]}.1", f"{uid[:50]}.2"
    ds.PatientName, ds.PatientID, ds.PatientSex = person.name, person.id, person.sex
    ds.PatientBirthDate = person.birth_date.replace("-", "")
    ds.AcquisitionDate, ds.AcquisitionTime = "20261031", "080910"
    ds.Rows, ds.Columns, ds.SamplesPerPixel = values.shape[0], values.shape[1], 3 if values.ndim == 3 else 1
    ds.BitsAllocated, ds.BitsStored, ds.HighBit = 8 if eight else 16, bits_stored, bits_stored - 1
    ds.PixelRepresentation, ds.PhotometricInterpretation = int(signed), photometric
    if values.ndim == 3:
        ds.PlanarConfiguration = 0
    content = values.astype(("i1" if signed else "u1") if eight else ("<i2" if signed else "<u2")).tobytes()
    ds.PixelData = content + b"\0" * (len(content) % 2)
    ds["PixelData"].VR = "OB" if eight else "OW"
    for keyword, value in more.items():
        setattr(ds, keyword, value)
    return ds


def written(ds: Dataset) -> bytes:
    """The data set as a DICOM file."""
    out = io.BytesIO()
    ds.save_as(out, enforce_file_format=True)
    return out.getvalue()


def periapical(person: Person = CANARY_PERSON, seed: int = 1) -> bytes:
    """An intra-oral radiograph, 12 bit, with a window of its own and detector spacing; smaller than any photo may be."""
    return written(
        dicom(
            shadow(900, 640, 120, 4000, seed),
            person=person,
            seed=seed,
            WindowCenter=2048,
            WindowWidth=3600,
            WindowCenterWidthExplanation="SENSOR",
            ImagerPixelSpacing=[0.02, 0.02],
            ImageLaterality="R",
        )
    )


def bitewing(person: Person = CANARY_PERSON, seed: int = 1, columns: int = 1200, rows: int = 900) -> bytes:
    """Drawn teeth for what people look at: 12 bit, with a window of its own and detector spacing."""
    values = teeth.bitewing(rows, columns, seed)
    return written(dicom(values, person=person, seed=seed, WindowCenter=2048, WindowWidth=3600, ImagerPixelSpacing=[0.03, 0.03]))


def panoramic(person: Person = CANARY_PERSON, seed: int = 1, orientation: tuple[str, str] | None = ("L", "F")) -> bytes:
    """A panoramic radiograph, signed 16 bit, rescaled, padded at its left edge, calibrated, with two windows; `orientation`: whither its
    rows and columns run (DICOM PS3.3 C.7.6.1.1.1), or None for a file that does not say."""
    values = shadow(2440, 1280, -30000, 31000, seed)
    values[:, :40] = -32768
    return written(
        dicom(
            values,
            person=person,
            sop_class=DigitalXRayImageStorageForPresentation,
            modality="PX",
            bits_stored=16,
            signed=True,
            seed=seed,
            RescaleSlope=0.5,
            RescaleIntercept=100,
            PixelPaddingValue=-32768,
            WindowCenter=[500, 100],
            WindowWidth=[30000, 8000],
            WindowCenterWidthExplanation=["WHOLE", "BONE"],
            PixelSpacing=[0.09, 0.09],
            ImagerPixelSpacing=[0.11, 0.11],
            PatientOrientation=list(orientation or ()),
        )
    )


def monochrome1(person: Person = CANARY_PERSON, seed: int = 1) -> bytes:
    """A phosphor plate's radiograph, 12 bit, low values bright, without any window."""
    values = shadow(1100, 860, 50, 3900, seed)
    return written(
        dicom(values, person=person, sop_class=ComputedRadiographyImageStorage, modality="CR", photometric="MONOCHROME1", seed=seed)
    )


def colour(pixels: npt.NDArray[np.uint8], person: Person = CANARY_PERSON) -> bytes:
    """A colour photograph in DICOM (secondary capture); pixels are rows × columns × 3."""
    return written(dicom(pixels, person=person, sop_class=SecondaryCaptureImageStorage, modality="XC", bits_stored=8, photometric="RGB"))


NO_RESCALE = {
    "slope without end": {"RescaleSlope": "1e308", "RescaleIntercept": "0"},
    "slope of nothing": {"RescaleSlope": "0", "RescaleIntercept": "0"},
    "slope that is no number": {"RescaleSlope": "nan", "RescaleIntercept": "0"},
    "intercept without end": {"RescaleSlope": "1", "RescaleIntercept": "1e308"},
}
"""Rescales that leave the numbers: a window was infinite, became null in the case, and no list could be read any more."""

NO_WINDOW = {"WindowCenter": "1e308", "WindowWidth": "1e308"}


def film(told: dict[str, str], person: Person = CANARY_PERSON, seed: int = 1) -> bytes:
    """A small film that tells these decimal strings, by keyword, whatever they are."""
    ds = dicom(shadow(300, 200, 120, 4000), person=person, seed=seed)
    for keyword, value in told.items():
        ds.add(DataElement(keyword, "DS", value, validation_mode=config.IGNORE))
    return written(ds)


def large_film(side: int = 10_000) -> bytes:
    """A film of `side` × `side` values, 12 bit, each row the same: two bytes a value."""
    row = shadow(side, 1, 120, 4000)
    return written(dicom(np.broadcast_to(row, (side, side)), seed=side))


def many_frames(count: int = 300, side: int = 800) -> bytes:
    """A film of so many frames of `side` × `side` values, 12 bit, each brighter than the one before."""
    one = shadow(side, side, 120, 2000)
    return written(dicom(np.concatenate([one + 2000 * at // count for at in range(count)]), Rows=side, NumberOfFrames=count))


def dicom_of_another_patient() -> bytes:
    """A sound radiograph of somebody else: to be held for the office."""
    return periapical(ANOTHER_PERSON, seed=7)


def real_radiograph(name: str) -> pathlib.Path:
    """A file of the pydicom-data wheel, such as RG1_UNCI (15 bit) or RG3_UNCR (10 bit), without any network."""
    with resources.as_file(resources.files("data_store") / "data" / f"{name}.dcm") as path:
        return path


def lut(descriptor: list[int], entries: list[int], keyword: str = "LUT", packed: bool = False) -> Dataset:
    """An item of a Modality or VOI LUT sequence; `packed` puts two entries of 8 bit into a word (DICOM PS3.3 C.11.1.1.1)."""
    made = Dataset()
    made.add(DataElement(f"{keyword}Descriptor", "US" if descriptor[1] >= 0 else "SS", descriptor))
    made.add(DataElement(f"{keyword}Data", "OW", np.array(entries, "u1" if packed else "<u2").tobytes()))
    return made


def coded(pixels: npt.NDArray[np.generic], syntax: str, frames: Sequence[Stream], content: bytes | None = None, **more: object) -> bytes:
    """A file whose frames were coded already; `content` in place of what DICOM makes of them."""
    eight, colour_of = pixels.dtype.itemsize == 1, {"photometric": "RGB"} if pixels.ndim == 3 else {}
    ds = dicom(pixels, bits_stored=8 if eight else 12, **{**colour_of, **more})  # type: ignore[arg-type]
    ds.file_meta.TransferSyntaxUID = UID(syntax)
    if len(frames) > 1 and "NumberOfFrames" not in more:
        ds.NumberOfFrames = len(frames)
    ds.PixelData = encapsulate([bytes(each) for each in frames], has_bot=False) if content is None else content
    ds["PixelData"].VR = "OB"
    ds["PixelData"].is_undefined_length = True
    return written(ds)


def run_lengths(pixels: npt.NDArray[np.generic]) -> bytes:
    """A frame in run-length coding (DICOM PS3.5 annex G), as pydicom writes it."""
    bits = 8 * pixels.dtype.itemsize
    ds = dicom(pixels, bits_stored=bits, photometric="RGB" if pixels.ndim == 3 else "MONOCHROME2")
    ds.compress(RLELossless, encoding_plugin="pydicom")
    return get_frame(ds.PixelData, 0, number_of_frames=1)


def renamed(original: bytes, syntax: str) -> bytes:
    """The same bytes under another name of their coding."""
    begin = original.index(b"\x02\x00\x10\x00UI")
    length = int.from_bytes(original[begin + 6 : begin + 8], "little")
    name = syntax.encode() + b"\0" * (len(syntax) % 2)
    return original[: begin + 6] + len(name).to_bytes(2, "little") + name + original[begin + 8 + length :]
