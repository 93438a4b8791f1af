"""Photos: upright, sRGB, bare, the same every time, and never flipped."""

import hashlib
import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from tests import factories, real_photos
from tests.workers.imaging.room import normalize, shown
from workers.imaging.encode import scaled


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(orientation: int) -> None:
    made = normalize(factories.camera_jpeg(1600, 1200, orientation))

    for kind in ("display", "thumb"):
        facts, image, _ = shown(made, kind)
        assert factories.corners(image) == factories.UPRIGHT
        assert (facts.width, facts.height) == image.size
    assert made.orientation == orientation
    assert made.quality is not None
    assert (made.quality.width, made.quality.height) == (1600, 1200)


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_each_format(name: str) -> None:
    made = normalize(factories.in_format(name))

    facts, image, _ = shown(made, "display")
    assert made.media_type == f"image/{name.lower()}"
    assert (facts.width, facts.height) == (1600, 1200)
    assert factories.corners(image) == factories.UPRIGHT
    assert shown(made, "thumb")[1].size == (256, 192)


@pytest.mark.parametrize(
    "original",
    [
        pytest.param(factories.heic, id="upright"),
        pytest.param(lambda: factories.heic(1600, 1200, orientation=6), id="turned in EXIF alone"),
        pytest.param(factories.heic_with_irot, id="turned in the container and in EXIF"),
    ],
)
def test_heic_is_turned_once(original: object) -> None:
    made = normalize(original())  # type: ignore[operator]

    _, image, _ = shown(made, "display")
    assert made.media_type == "image/heic"
    assert factories.corners(image) == factories.UPRIGHT
    assert image.width > image.height


@pytest.mark.parametrize(
    "original",
    [
        pytest.param(lambda: factories.camera_jpeg(1600, 1200, 6), id="JPEG"),
        pytest.param(factories.heic, id="HEIC"),
        pytest.param(lambda: factories.in_format("PNG"), id="PNG"),
        pytest.param(lambda: factories.in_format("WEBP"), id="WebP"),
        pytest.param(lambda: factories.in_format("AVIF"), id="AVIF"),
    ],
)
def test_no_needle_survives(original: object) -> None:
    sent: bytes = original()  # type: ignore[operator]
    assert factories.CANARY_SERIAL.encode() in sent
    assert factories.CANARY_PLACE.encode() in sent

    for one in normalize(sent).derivatives:
        assert not [needle for needle in factories.NEEDLES if needle in bytes(one.content)]
        opened = Image.open(io.BytesIO(one.content))
        assert not dict(opened.getexif())
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("photo", real_photos.ALL, ids=lambda photo: photo.package)
def test_a_real_camera(photo: real_photos.RealPhoto) -> None:
    sent = real_photos.path(photo).read_bytes()

    made = normalize(sent)

    assert b"Exif" in sent
    assert made.orientation == photo.orientation
    assert made.quality is not None
    assert (made.quality.width, made.quality.height) == (photo.width, photo.height)
    assert made.lens is not None
    for one in made.derivatives:
        assert b"Exif" not in bytes(one.content)
        assert not dict(Image.open(io.BytesIO(one.content)).getexif())


def test_what_a_real_phone_told() -> None:
    made = normalize(real_photos.path(real_photos.IPHONE).read_bytes())

    assert made.lens is not None
    assert (made.lens.facing, made.lens.device, made.lens.make) == ("rear", "phone", "Apple")
    assert made.captured_at == "2016-03-24T14:49:51"


def test_the_same_bytes_give_the_same_answer() -> None:
    sent = factories.camera_jpeg(1600, 1200, 3)

    first, second = normalize(sent), normalize(bytes(bytearray(sent)))

    assert first == second
    for one in first.derivatives:
        assert one.facts.sha256 == hashlib.sha256(one.content).hexdigest()


def test_the_decoder_shrinks_a_camera_picture_by_itself() -> None:
    made = normalize(factories.camera_jpeg(4032, 3024))

    assert shown(made, "display")[1].size == (2016, 1512)
    assert shown(made, "thumb")[1].size == (252, 189)


def test_a_small_picture_is_never_enlarged() -> None:
    assert shown(normalize(factories.camera_jpeg(1400, 1050)), "display")[1].size == (1400, 1050)


def test_a_profile_is_turned_into_srgb() -> None:
    swapped = _red_and_blue_swapped(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())

    _, image, _ = shown(normalize(factories.in_format("PNG", profile=swapped)), "display")

    # The marker that was stored red is blue under this profile.
    red, _, blue = np.asarray(image)[40, 40].tolist()
    assert blue > 180 > 100 > red


def test_a_broken_profile_loses_no_picture() -> None:
    made = normalize(factories.in_format("PNG", profile=b"no profile at all"))

    assert factories.corners(shown(made, "display")[1]) == factories.UPRIGHT


def test_captured_at_and_lens_are_read_before_they_are_dropped() -> None:
    made = normalize(factories.camera_jpeg(1600, 1200))

    assert made.captured_at == "2026-10-31T08:09:10-05:00"
    assert made.lens is not None
    assert (made.lens.facing, made.lens.device, made.lens.make) == ("rear", "phone", "Apple")


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1", "CMYK", "I;16"])
def test_every_pixel_mode_is_shown(mode: str) -> None:
    out = io.BytesIO()
    whole = factories.mouth(1600, 1200)
    picture = whole.convert("L").convert("I;16").point(lambda level: level * 257) if mode == "I;16" else whole.convert(mode)
    picture.save(out, "JPEG" if mode == "CMYK" else "PNG")

    _, image, _ = shown(normalize(out.getvalue()), "display")

    levels = np.asarray(image.convert("L"))
    assert levels[1160, 1560] > 200
    assert levels[560:640, 1500:1580].mean() < 150


def test_a_grey_export_of_a_small_sensor_is_taken() -> None:
    out = io.BytesIO()
    factories.mouth(900, 640).convert("L").convert("RGB").save(out, "JPEG")

    made = normalize(out.getvalue())

    assert made.quality is not None
    assert made.quality.hint == "quality-not-judged"


def _red_and_blue_swapped(profile: bytes) -> bytes:
    """An sRGB profile whose red and blue primaries have changed places (ICC.1 section 7.3: the tag table)."""
    return profile.replace(b"rXYZ", b"tmpX", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"tmpX", b"bXYZ", 1)


@pytest.mark.parametrize("size", [(9000, 1), (9000, 2), (1, 9000), (4096, 7), (1024, 3)])
def test_what_is_very_narrow_is_shrunk_all_the_same(size: tuple[int, int]) -> None:
    rows, columns = size
    shrunk = scaled(np.zeros((rows, columns, 3), np.uint8), 256)
    assert max(shrunk.shape[:2]) == 256
    assert min(shrunk.shape[:2]) >= 1
