"""The same scene comes out in the same colours, however a file says what its numbers mean."""

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image, ImageCms

from tests import heif
from tests.workers.imaging.room import display, written
from workers.imaging import srgb

P3 = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060), (0.3127, 0.3290))
ADOBE = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), (0.3127, 0.3290))
SCENE = {"gum": (188, 92, 88), "enamel": (232, 226, 208), "shadow": (40, 22, 20), "mirror": (120, 130, 140)}
"""In sRGB; inside of every space here."""

PARAMETRIC = (
    b"para" + bytes(4) + struct.pack(">HH5i", 3, 0, *(round(each * 65536) for each in (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)))
)
GAMMA = b"curv" + bytes(4) + struct.pack(">IH", 1, round(563 / 256 * 256))


def tabled() -> bytes:
    levels = np.linspace(0, 1, 1024)
    light = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    return b"curv" + bytes(4) + struct.pack(">I", 1024) + bytes(np.rint(light * 65535).astype(">u2"))


def to_xyz(chromaticities: srgb.Chromaticities) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Primaries to XYZ under D65, from their definition."""
    columns = np.array([(x / y, 1.0, (1 - x - y) / y) for x, y in chromaticities]).T
    return np.asarray(columns[:, :3] * np.linalg.solve(columns[:, :3], columns[:, 3]))


def profile(chromaticities: srgb.Chromaticities, curve: bytes) -> bytes:
    """An ICC profile as cameras and phones write them."""
    bradford = np.array([[1.0478, 0.0229, -0.0501], [0.0295, 0.9905, -0.0171], [-0.0092, 0.0150, 0.7521]])
    columns = (bradford @ to_xyz(chromaticities)).T
    tags = [(b"wtpt", b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061))]
    tags += [
        (name, b"XYZ " + bytes(4) + struct.pack(">3i", *(round(v * 65536) for v in one)))
        for name, one in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)
    ]
    tags += [(name, curve + bytes(-len(curve) % 4)) for name in (b"rTRC", b"gTRC", b"bTRC")]
    return _profile(b"RGB ", tags)


def _profile(space: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    begin, table, content = 128 + 4 + 12 * len(tags), b"", b""
    for name, tag in tags:
        table += name + struct.pack(">II", begin + len(content), len(tag))
        content += tag
    size = begin + len(content)
    header = struct.pack(">I4sI4s4s4s12s4s", size, bytes(4), 0x04000000, b"mntr", space, b"XYZ ", bytes(12), b"acsp")
    return header.ljust(68, b"\0") + struct.pack(">3i", 63190, 65536, 54061) + bytes(48) + struct.pack(">I", len(tags)) + table + content


def scene(chromaticities: srgb.Chromaticities, gamma: float | None) -> Image.Image:
    """The scene's colours, side by side, in the numbers of another space; `gamma` None for sRGB's own curve."""
    levels = np.array(list(SCENE.values())) / 255.0
    light = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    srgb = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06), (0.3127, 0.3290))
    there = np.clip(light @ (np.linalg.inv(to_xyz(chromaticities)) @ to_xyz(srgb)).T, 0, 1)
    coded = there ** (1 / gamma) if gamma else np.where(there <= 0.0031308, there * 12.92, 1.055 * there ** (1 / 2.4) - 0.055)
    return Image.fromarray(np.repeat(np.repeat(np.rint(coded * 255).astype(np.uint8), 320, axis=0)[np.newaxis], 1040, axis=0))


def expect_scene(original: bytes, within: int = 3) -> None:
    pixels = display(original)
    for at, (what, wanted) in enumerate(SCENE.items()):
        seen = pixels[500, 320 * at + 160].astype(int)
        assert np.abs(seen - wanted).max() <= within, (what, seen.tolist(), wanted)


def with_chunks(picture: Image.Image, *more: tuple[bytes, bytes], **options: object) -> bytes:
    whole = written(picture, "PNG", **options)
    made = b"".join(len(c).to_bytes(4, "big") + n + c + zlib.crc32(n + c).to_bytes(4, "big") for n, c in more)
    return whole[:33] + made + whole[33:]


def cicp(primaries: int, transfer: int) -> tuple[bytes, bytes]:
    return b"cICP", bytes((primaries, transfer, 0, 1))


def gama(gamma: float) -> tuple[bytes, bytes]:
    return b"gAMA", round(gamma * 100_000).to_bytes(4, "big")


def chrm(one: srgb.Chromaticities) -> tuple[bytes, bytes]:
    return b"cHRM", struct.pack(">8I", *(round(v * 100_000) for pair in (one[3], *one[:3]) for v in pair))


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize(
    ("chromaticities", "curve", "gamma"),
    [(P3, PARAMETRIC, None), (P3, tabled(), None), (ADOBE, GAMMA, 563 / 256)],
    ids=["Display P3", "Display P3 of tables", "Adobe RGB"],
)
def test_a_profile_is_obeyed(name: str, chromaticities: srgb.Chromaticities, curve: bytes, gamma: float | None) -> None:
    picture = scene(chromaticities, gamma)

    expect_scene(written(picture, name, quality=95, icc_profile=profile(chromaticities, curve)))


def test_our_matrix_and_littlecms_agree() -> None:
    told = profile(P3, PARAMETRIC)
    colours = np.random.default_rng(3).integers(0, 256, (64, 64, 3)).astype(np.uint8)
    image, source = Image.fromarray(colours), ImageCms.ImageCmsProfile(io.BytesIO(told))
    wanted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")

    difference = np.abs(srgb.to_srgb(colours, told, None).astype(int) - np.asarray(wanted))

    assert difference.max() <= 3
    assert np.mean(difference) < 0.3


@pytest.mark.parametrize(
    "original",
    [
        pytest.param(lambda: with_chunks(scene(P3, None), cicp(12, 13)), id="PNG by codes"),
        pytest.param(lambda: with_chunks(scene(P3, None), cicp(12, 13), gama(1.0)), id="codes before a gamma"),
        pytest.param(lambda: with_chunks(scene(srgb._SRGB, 1.0), gama(1.0)), id="PNG in linear light"),
        pytest.param(lambda: with_chunks(scene(ADOBE, 2.2), gama(1 / 2.2), chrm(ADOBE)), id="PNG with primaries"),
        pytest.param(lambda: with_chunks(scene(srgb._SRGB, None), (b"sRGB", b"\0"), gama(1.0)), id="sRGB before a gamma"),
        pytest.param(lambda: with_chunks(scene(P3, None), gama(1.0), icc_profile=profile(P3, PARAMETRIC)), id="a profile before a gamma"),
        pytest.param(lambda: heif.container([heif.coded(scene(P3, None), properties=(heif.codes(12, 13),))], 1), id="HEIC by codes"),
        pytest.param(
            lambda: heif.container([heif.coded(scene(P3, None), properties=(heif.box(b"colr", b"prof", profile(P3, PARAMETRIC)),))], 1),
            id="HEIC by profile",
        ),
    ],
)
def test_colour_is_told_in_other_ways(original: object) -> None:
    expect_scene(original(), within=5)  # type: ignore[operator]


def test_grey_with_a_curve_stays_grey_and_gets_lighter() -> None:
    page = Image.new("L", (1200, 1040), 128)

    levels = display(written(page, "PNG", icc_profile=_profile(b"GRAY", [(b"kTRC", b"curv" + bytes(8))])))

    assert levels.ndim == 2
    assert int(levels[500, 500]) == pytest.approx(188, abs=1)  # half the light, in sRGB


def test_what_is_brighter_than_paper_is_bent_and_not_clipped() -> None:
    ramp = np.tile(np.linspace(0, 255, 1200).astype(np.uint8)[np.newaxis, :, np.newaxis], (1040, 1, 3))

    levels = display(with_chunks(Image.fromarray(ramp), cicp(9, 16)))[500, :, 1].astype(int)

    assert np.all(np.diff(levels) >= -2)
    assert levels[round(0.58 * 1200)] == pytest.approx(238, abs=4)  # white paper (ITU-R BT.2408) is bright, and there is room above
    assert len(set(levels[700:1000].tolist())) > 10
