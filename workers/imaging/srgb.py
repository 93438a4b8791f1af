"""Every colour becomes sRGB's (IEC 61966-2-1), and grey stays grey.

Most spaces that cameras write in are three curves and a matrix, whoever tells them: a profile (ICC.1), a code of ITU-T H.273 in a HEIC,
AVIF or PNG, or a PNG's gamma. Those are turned here in sixteen bits; profiles made of tables, and inks, are left to LittleCMS.
"""

import functools
import io
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
from msgspec import Struct
from PIL import Image, ImageCms

from workers.imaging.encode import Pixels
from workers.imaging.icc import Curve, Profile, read

Floats = npt.NDArray[np.float64]
Chromaticities = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]
"""CIE x and y of red, green, blue and white."""

_D65 = (0.3127, 0.3290)
_SRGB: Chromaticities = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), _D65)
_PRIMARIES: dict[int, Chromaticities] = {
    9: ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046), _D65),
    12: ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), _D65),
}
"""BT.2020 and Display P3 (H.273 table 2). What writes the codes of old television means sRGB."""

_PQ, _HLG = 16, 18
_EXPONENTS = {4: 2.2, 5: 2.8, 8: 1.0}
_PAPER_WHITE = 203.0
"""Candela per square metre at which high dynamic range shows what a print would have as white (ITU-R BT.2408)."""
_KNEE = 0.6
"""Of white, from where on what is brighter is bent under it."""

_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
_D50 = np.array([0.9642, 1.0, 0.8249])
"""The white of every profile (ICC.1 section 7.2.16)."""

_FULL = 65535
_BAND_PIXELS = 64 * 1024
"""As many are worked on at once: they stay in the processor's cache, and a large picture needs no second one beside it."""
UNMOVED = 1
"""Levels of 255: a space that moves no colour further is sRGB by another name."""


class Space(Struct, frozen=True, eq=False):
    """`curves`: 1 × 256 × 3 from levels to linear light, 16 bit. `matrix`: 3 × 3 from there to linear sRGB."""

    curves: npt.NDArray[np.uint16]
    matrix: Floats


def of_codes(primaries: int, transfer: int) -> Space | None:
    """The space with these codes (H.273 tables 2 and 3), None if it is sRGB or as good as."""
    if primaries not in _PRIMARIES and transfer not in (_PQ, _HLG, *_EXPONENTS):
        return None
    return _space([functools.partial(_light, transfer)] * 3, _to_srgb(_PRIMARIES.get(primaries, _SRGB)))


def of_gamma(gamma: float, chromaticities: Chromaticities | None) -> Space | None:
    """The space of a PNG's gAMA and cHRM (PNG section 11.3.2), None for one that cannot be."""
    try:
        matrix = _to_srgb(chromaticities or _SRGB)
    except np.linalg.LinAlgError:
        return None
    if not 0.1 <= gamma <= 2.0 or not np.isfinite(matrix).all():
        return None
    return _space([lambda levels: levels ** (1.0 / gamma)] * 3, matrix)


def to_srgb(pixels: Pixels, profile: bytes | None, space: Space | None) -> Pixels:
    """The same pixels in sRGB, those of grey in grey; a broken or foreign profile is no reason to lose a picture."""
    told = read(profile) if profile else None
    if pixels.ndim == 2:
        return _grey(pixels, told)
    if pixels.shape[2] == 4:
        return _by_lcms(pixels, "CMYK", profile)
    if told is not None and told.colour == b"RGB " and told.matrix is not None:
        space = _space(told.curves, _to_linear_srgb() @ told.matrix)
    elif profile:
        return _by_lcms(pixels, "RGB", profile)
    return pixels if space is None or _moves_nothing(space) else _turned(pixels, space)


def _turned(pixels: Pixels, space: Space) -> Pixels:
    out = np.empty_like(pixels)
    rows = max(1, _BAND_PIXELS // pixels.shape[1])
    matrix, encoding = space.matrix, _encoding()
    for top in range(0, len(pixels), rows):
        band = cv2.transform(cv2.LUT(pixels[top : top + rows], space.curves), matrix)
        out[top : top + rows] = cv2.LUT(band, encoding)
    return out


def _moves_nothing(space: Space) -> bool:
    steps = np.linspace(0, 255, 9).astype(np.uint8)
    colours = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3)
    return int(np.abs(_turned(colours, space).astype(np.int16) - colours).max()) <= UNMOVED


def _grey(pixels: Pixels, told: Profile | None) -> Pixels:
    if told is None or told.colour != b"GRAY":
        return pixels
    curve = _encoding()[_sixteen(told.curves[0](np.linspace(0.0, 1.0, 256)))]
    return np.asarray(cv2.LUT(pixels, curve), dtype=np.uint8)


def _by_lcms(pixels: Pixels, mode: str, profile: bytes | None) -> Pixels:
    image = Image.fromarray(pixels, mode) if mode == "CMYK" else Image.fromarray(pixels)
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            turned = None
        if turned is not None:
            return np.asarray(turned)
    return np.asarray(image.convert("RGB"))


def _space(curves: Sequence[Curve], matrix: Floats) -> Space:
    levels = np.linspace(0.0, 1.0, 256)
    return Space(np.stack([_sixteen(curve(levels)) for curve in curves], axis=-1)[np.newaxis], matrix)


def _sixteen(light: Floats) -> npt.NDArray[np.uint16]:
    return np.asarray(np.rint(np.nan_to_num(light).clip(0.0, 1.0) * _FULL), dtype=np.uint16)


@functools.lru_cache(maxsize=1)
def _encoding() -> npt.NDArray[np.uint8]:
    light = np.linspace(0.0, 1.0, _FULL + 1)
    levels = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.rint(levels * 255.0).astype(np.uint8)


def _light(transfer: int, levels: Floats) -> Floats:
    """Linear light of levels 0 to 1 (H.273 table 3), white at 1; of high dynamic range what is brighter is bent under it."""
    if transfer in _EXPONENTS:
        return np.asarray(levels ** _EXPONENTS[transfer])
    if transfer == _PQ:
        root = levels ** (1 / 78.84375)
        nits = 10_000.0 * (np.maximum(root - 0.8359375, 0.0) / (18.8515625 - 18.6875 * root)) ** (1 / 0.1593017578125)
        return _under_white(nits / _PAPER_WHITE)
    if transfer == _HLG:
        scene = np.where(levels <= 0.5, levels**2 / 3.0, (np.exp((levels - 0.55991073) / 0.17883277) + 0.28466892) / 12.0)
        return _under_white(scene**1.2 * 1000.0 / _PAPER_WHITE)
    return np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)


def _under_white(light: Floats) -> Floats:
    room = 1.0 - _KNEE
    return np.where(light <= _KNEE, light, 1.0 - room * np.exp(-(light - _KNEE) / room))


def _to_srgb(chromaticities: Chromaticities) -> Floats:
    return _to_linear_srgb() @ _to_d50(chromaticities)


@functools.lru_cache(maxsize=1)
def _to_linear_srgb() -> Floats:
    return np.asarray(np.linalg.inv(_to_d50(_SRGB)), dtype=np.float64)


def _to_d50(chromaticities: Chromaticities) -> Floats:
    """The matrix to the XYZ of a profile, from primaries and white by way of Bradford (ICC.1 Annex E)."""
    red, green, blue, white = (np.array([x / y, 1.0, (1.0 - x - y) / y]) if y else np.zeros(3) for x, y in chromaticities)
    primaries = np.column_stack((red, green, blue))
    native = primaries * np.linalg.solve(primaries, white)
    scale = (_BRADFORD @ _D50) / (_BRADFORD @ white)
    return np.asarray(np.linalg.inv(_BRADFORD) @ np.diag(scale) @ _BRADFORD @ native)
