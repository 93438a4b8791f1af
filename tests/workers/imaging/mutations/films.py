"""Small DICOM files, one in each transfer syntax that is read; where a wheel has a real one, that."""

from collections.abc import Callable

import imagecodecs
import numpy as np
from pydicom import Dataset
from pydicom import uid as syntax
from pydicom.data import get_testdata_file
from pydicom.encaps import encapsulate

from tests import radiographs

SIDE = 256
VALUES = radiographs.shadow(SIDE, SIDE, 120, 4000).astype(np.uint16)

REAL = {
    "DICOM explicit": "CT_small.dcm",
    "DICOM implicit": "MR_small_implicit.dcm",
    "DICOM deflated": "image_dfl.dcm",
    "DICOM RLE": "SC_rgb_rle.dcm",
    "DICOM of many frames": "emri_small_RLE.dcm",
    "DICOM JPEG baseline": "SC_rgb_dcmtk_+eb+cy+np.dcm",
    "DICOM JPEG extended": "JPGExtended.dcm",
    "DICOM JPEG lossless SV1": "JPEG-LL.dcm",
    "DICOM JPEG-LS": "MR_small_jpeg_ls_lossless.dcm",
    "DICOM JPEG-LS near lossless": "JPEGLSNearLossless_16.dcm",
    "DICOM JPEG 2000 lossless": "MR_small_jp2klossless.dcm",
    "DICOM JPEG 2000": "JPEG2000.dcm",
}
"""Names in the pydicom wheel."""


def real(name: str) -> Callable[[], bytes]:
    def read() -> bytes:
        path = get_testdata_file(name, download=False)
        assert isinstance(path, str), f"{name} is not in the wheel"
        with open(path, "rb") as file:
            return file.read()

    return read


def intraoral() -> bytes:
    """Twelve bits with a window, a rescale, a padding value and a spacing: every attribute that a view is made with."""
    return radiographs.written(_film())


def monochrome1() -> bytes:
    """Signed and inverted, with two windows."""
    values = radiographs.shadow(SIDE, SIDE, -2000, 2000)
    ds = radiographs.dicom(values, signed=True, bits_stored=16, photometric="MONOCHROME1", WindowCenter=[0, 100], WindowWidth=[4000, 900])
    return radiographs.written(ds)


def palette() -> bytes:
    """Colours by numbers (PS3.3 C.7.9)."""
    ds = radiographs.dicom(VALUES >> 4, bits_stored=8, photometric="PALETTE COLOR", modality="OT")
    for shift, colour in enumerate(("Red", "Green", "Blue")):
        ds.add_new(0x00281101 + shift, "US", [256, 0, 8])
        setattr(ds, f"{colour}PaletteColorLookupTableData", bytes((n << shift) % 256 for n in range(256)))
    return radiographs.written(ds)


def lossless() -> bytes:
    """JPEG lossless, process 14, of any selection value."""
    return _coded(syntax.JPEGLossless, bytes(imagecodecs.ljpeg_encode(VALUES)))


def htj2k() -> bytes:
    """High-throughput JPEG 2000."""
    return _coded(syntax.HTJ2KLossless, bytes(imagecodecs.htj2k_encode(VALUES)))


def _film() -> Dataset:
    return radiographs.dicom(
        VALUES,
        WindowCenter=2048,
        WindowWidth=3600,
        RescaleSlope=1,
        RescaleIntercept=-100,
        PixelPaddingValue=0,
        ImagerPixelSpacing=[0.02, 0.02],
        PatientOrientation=["L", "F"],
    )


def _coded(coding: str, stream: bytes) -> bytes:
    ds = _film()
    ds.file_meta.TransferSyntaxUID = syntax.UID(coding)
    ds.PixelData = encapsulate([stream + b"\0" * (len(stream) % 2)])
    ds["PixelData"].VR = "OB"
    return radiographs.written(ds)
