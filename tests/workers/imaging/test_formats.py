"""Whatever a phone, a scanner or an office's software writes comes out the right way up, in the right colours, as its first picture."""

import io
from collections.abc import Callable

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageCms

from tests import factories, heif
from tests.workers.imaging.kinds import (
    HEIGHT,
    STORED,
    WIDTH,
    adobe_ycck,
    another,
    cjpeg,
    deep_tiff,
    interlaced_png,
    mouth,
    stored,
    ten_bit_avif,
    ten_bit_heic,
    tiff,
    tiled_tiff,
)
from tests.workers.imaging.room import display, is_upright, normalize, refused, shown, written
from workers.imaging.photograph.photo import Photo

UPRIGHT: dict[str, Callable[[], bytes]] = {
    "JPEG progressive": lambda: written(mouth(), "JPEG", quality=90, progressive=True),
    "JPEG with restarts": lambda: written(mouth(), "JPEG", quality=90, restart_marker_rows=2),
    "JPEG arithmetic": lambda: cjpeg("-arithmetic"),
    "JPEG arithmetic, progressive": lambda: cjpeg("-arithmetic", "-progressive"),
    "JPEG in RGB": lambda: cjpeg("-rgb"),
    "JPEG 4:1:0": lambda: cjpeg("-sample", "4x2"),
    "JPEG 4:1:1": lambda: cjpeg("-sample", "4x1"),
    "JPEG CMYK": lambda: written(mouth().convert("CMYK"), "JPEG", quality=92),
    "JPEG YCCK": adobe_ycck,
    "MPO": lambda: written(mouth(), "MPO", quality=90, save_all=True, append_images=[another()]),
    "PNG interlaced": interlaced_png,
    "PNG palette": lambda: written(mouth().quantize(200), "PNG"),
    "APNG": lambda: written(mouth(), "PNG", save_all=True, append_images=[another()]),
    "WebP lossless": lambda: written(mouth(), "WEBP", lossless=True, quality=10),
    "WebP animated": lambda: written(mouth(), "WEBP", save_all=True, append_images=[another()], quality=90),
    "AVIF of ten bits": ten_bit_avif,
    "HEIC": lambda: heif.container([heif.coded(mouth())], 1),
    "HEIC of ten bits": ten_bit_heic,
    "HEIC in tiles": lambda: heif.container(heif.grid(mouth(), 3, 2), 1),
    "HEIC, second of a burst": lambda: heif.container([heif.coded(another()), heif.coded(mouth()), heif.coded(another())], 2),
    "TIFF": lambda: written(mouth(), "TIFF"),
    "TIFF big-endian": lambda: written(mouth(), "TIFF", big_tiff=True),
    "TIFF LZW": lambda: written(mouth(), "TIFF", compression="tiff_lzw"),
    "TIFF deflate": lambda: written(mouth(), "TIFF", compression="tiff_adobe_deflate"),
    "TIFF PackBits": lambda: written(mouth(), "TIFF", compression="packbits"),
    "TIFF JPEG": lambda: written(mouth(), "TIFF", compression="jpeg", quality=90),
    "TIFF in tiles": tiled_tiff,
    "TIFF palette": lambda: written(mouth().quantize(200), "TIFF"),
    "TIFF CMYK": lambda: written(mouth().convert("CMYK"), "TIFF"),
    "TIFF of two pages": lambda: written(mouth(), "TIFF", save_all=True, append_images=[another()]),
}


@pytest.mark.parametrize("what", UPRIGHT)
def test_img_01_a_kind_of_file_is_shown(what: str) -> None:
    assert is_upright(UPRIGHT[what]())


@pytest.mark.parametrize("name", ["PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("orientation", STORED)
def test_t_u14_every_orientation_of_every_kind(name: str, orientation: int) -> None:
    original = written(stored(orientation), name, exif=factories.camera_exif(orientation))

    made = normalize(original)

    assert is_upright(original)
    assert made.quality is not None
    assert (made.quality.width, made.quality.height) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("orientation", STORED)
def test_t_u14_a_heic_that_only_exif_turns(orientation: int) -> None:
    assert is_upright(heif.container([heif.coded(stored(orientation)), heif.camera(factories.camera_exif(orientation))], 1))


@pytest.mark.parametrize(
    ("orientation", "turn"),
    [(3, heif.turned(2)), (6, heif.turned(3)), (8, heif.turned(1)), (2, heif.mirrored(1)), (4, heif.mirrored(0))],
    ids=["half", "right", "left", "mirror", "flip"],
)
@pytest.mark.parametrize("tiles", [False, True], ids=["whole", "tiles"])
def test_t_u14_a_heic_that_its_container_turns_is_not_turned_again(orientation: int, turn: bytes, tiles: bool) -> None:
    picture = stored(orientation)
    items = heif.grid(picture, 2, 2, (turn,)) if tiles else [heif.coded(picture, properties=(turn,))]

    original = heif.container([*items, heif.camera(factories.camera_exif(orientation))], 1)

    assert is_upright(original)


def test_t_u14_a_turned_neighbour_turns_nothing() -> None:
    """Exif is believed unless the primary picture itself is turned."""
    items = [heif.coded(stored(6)), heif.camera(factories.camera_exif(6)), heif.coded(another(), properties=(heif.turned(1),))]

    assert is_upright(heif.container(items, 1))


def test_img_01_depth_beside_a_picture_is_not_the_picture() -> None:
    depth = heif.coded(Image.new("L", (WIDTH // 2, HEIGHT // 2), 90).convert("RGB"), hidden=True)
    described = (*depth.properties, heif.box(b"auxC", bytes(4), b"urn:mpeg:hevc:2015:auxid:2\0"))
    items = [heif.coded(mouth()), heif.Item(depth.kind, depth.content, described, (b"auxl", (1,)), True)]

    assert is_upright(heif.container(items, 1))


@pytest.mark.parametrize("name", ["PNG", "WEBP", "AVIF", "TIFF"])
def test_what_shows_through_is_paper(name: str) -> None:
    picture = mouth().convert("RGBA")
    picture.paste((0, 0, 0, 0), (600, 400, 900, 600))

    assert display(written(picture, name))[500, 750].min() > 245


def test_what_shows_through_a_heic_is_paper() -> None:
    picture = mouth().convert("RGBA")
    picture.paste((0, 0, 0, 0), (600, 400, 900, 600))

    assert display(heif.encoded(picture))[500, 750].min() > 240


@pytest.mark.parametrize("deepest", [4095, 65535])
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "TIFF, Motorola"])
def test_img_07_deep_grey_is_shown_with_a_window(kind: str, deepest: int) -> None:
    ramp = np.linspace(0, deepest, 1200).astype(np.uint16)[np.newaxis].repeat(1100, axis=0)
    deep = written(Image.fromarray(ramp), "PNG") if kind == "PNG" else deep_tiff(ramp, 1, "<" if kind == "TIFF" else ">")

    levels = display(deep)

    assert levels.ndim == 2
    assert np.all(np.diff(levels[550, 20:1180].astype(int)) >= -4)
    assert levels[550, [0, 600, 1199]].tolist() == pytest.approx([0, 128, 255], abs=5)
    assert len(np.unique(levels[550])) > 200


def test_img_07_deep_grey_whose_least_is_white() -> None:
    ramp = np.linspace(0, 4095, 1200).astype(np.uint16)[np.newaxis].repeat(1100, axis=0)

    assert display(deep_tiff(ramp, 0))[550, [0, 1199]].tolist() == pytest.approx([255, 0], abs=5)


@pytest.mark.parametrize("compression", ["raw", "group3", "group4"])
def test_a_scan_of_one_bit(compression: str) -> None:
    page = Image.new("1", (1200, 1100), 1)
    page.paste(0, (300, 300, 600, 600))

    levels = display(written(page, "TIFF", compression=compression))

    assert levels.ndim == 2
    assert (levels[450, 450], levels[100, 100]) == (0, 255)


def test_a_scan_whose_least_is_white() -> None:
    page = Image.new("L", (1200, 1100), 250)
    page.paste(10, (300, 300, 600, 600))
    strip = {256: (4, (1200,)), 257: (4, (1100,)), 258: (3, (8,)), 262: (3, (0,)), 273: (4, (-1,)), 277: (3, (1,)), 278: (4, (1100,))}

    levels = display(tiff({**strip, 279: (4, (1200 * 1100,))}, (255 - np.asarray(page)).tobytes()))

    assert (int(levels[450, 450]), int(levels[100, 100])) == pytest.approx((10, 250), abs=2)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_grey_stays_grey(name: str) -> None:
    made = normalize(written(mouth().convert("L"), name))

    assert made.quality is not None
    assert made.quality.hint == "quality-not-judged"
    if name != "WEBP":  # which knows no grey
        assert shown(made, "display")[1].mode == "L"


def test_full_resolution_comes_from_the_same_decode() -> None:
    photo = Photo(factories.camera_jpeg(3000, 2400, 6), "image/jpeg", long_side=None)

    assert photo.picture.shape == (2400, 3000, 3)
    assert factories.corners(Image.fromarray(photo.picture)) == factories.UPRIGHT


@pytest.mark.parametrize(("width", "height", "long"), [(4032, 3024, 2016), (4000, 3000, 2048), (6000, 4000, 2048), (2049, 1500, 2048)])
def test_img_02_the_display_is_at_most_two_percent_under(width: int, height: int, long: int) -> None:
    out = io.BytesIO()
    factories.mouth(width // 4, height // 4).resize((width, height)).save(out, "JPEG", quality=60)

    facts, picture, _ = shown(normalize(out.getvalue()), "display")

    assert (facts.width, facts.height) == picture.size == (long, round(height * long / width))


def test_a_lossless_or_deep_jpeg_is_named() -> None:
    """What machines write; Pillow falls over some of it."""
    pixels = np.asarray(mouth())

    assert refused(bytes(imagecodecs.ljpeg_encode(pixels[:, :, 0].copy()))) == "unsupported"
    assert refused(bytes(imagecodecs.jpeg8_encode(pixels, lossless=True))) == "unsupported"
    assert refused(bytes(imagecodecs.jpeg_encode(pixels.astype(np.uint16) * 16, bitspersample=12))) == "unsupported"


def test_a_tiff_in_another_kind_of_colour_is_named() -> None:
    lab = ImageCms.createProfile("LAB")
    turned = ImageCms.profileToProfile(mouth(), ImageCms.createProfile("sRGB"), lab, outputMode="LAB")
    assert turned is not None

    assert refused(written(turned, "TIFF")) == "unsupported"


@pytest.mark.parametrize(
    "oddity",
    [
        pytest.param(lambda whole: whole[:-2], id="no end"),
        pytest.param(lambda whole: whole[:20] + bytes(3) + whole[20:], id="stray bytes between segments"),
        pytest.param(lambda whole: whole[:-2] + bytes(5) + whole[-2:], id="padding before the end"),
        pytest.param(lambda whole: whole + b"\0\0\0\x18ftypmp42" + bytes(999), id="a film behind it"),
        pytest.param(lambda whole: whole.replace(b"\x00\x3f\x00", b"\x00\x00\x00", 1), id="a scan of no coefficients"),
    ],
)
def test_what_cameras_do_wrong_around_the_pixels_is_forgiven(oddity: object) -> None:
    assert is_upright(oddity(written(mouth(), "JPEG", quality=90)))  # type: ignore[operator]


@pytest.mark.parametrize("share", [0.3, 0.9, 0.99])
@pytest.mark.parametrize("ended", [False, True], ids=["no end", "an end put behind"])
@pytest.mark.parametrize("progressive", [False, True], ids=["baseline", "progressive"])
def test_a_jpeg_that_is_cut_off_is_never_shown_half(share: float, ended: bool, progressive: bool) -> None:
    whole = written(mouth(), "JPEG", quality=90, progressive=progressive)

    assert refused(whole[: int(len(whole) * share)] + (b"\xff\xd9" if ended else b"")) == "undecodable"


@pytest.mark.parametrize("name", ["PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_no_other_kind_is_shown_half(name: str, share: float) -> None:
    whole = written(mouth(), name)

    assert refused(whole[: int(len(whole) * share)]) == "undecodable"
