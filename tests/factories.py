"""Pictures for tests, the same bytes every time: what a phone, a sensor and an attacker send, with needles sewn in."""

import functools
import io
import pathlib
import subprocess
import tempfile
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from PIL.Image import Transpose

from tests.canary import ANOTHER_PERSON as ANOTHER_PERSON
from tests.canary import CANARY_BIRTH as CANARY_BIRTH
from tests.canary import CANARY_COMMENT as CANARY_COMMENT
from tests.canary import CANARY_DICOM_NAME as CANARY_DICOM_NAME
from tests.canary import CANARY_ID as CANARY_ID
from tests.canary import CANARY_NAME as CANARY_NAME
from tests.canary import CANARY_PERSON as CANARY_PERSON
from tests.canary import CANARY_PLACE as CANARY_PLACE
from tests.canary import CANARY_SERIAL as CANARY_SERIAL
from tests.canary import CANARY_XMP as CANARY_XMP
from tests.canary import NEEDLES as NEEDLES
from tests.canary import Person as Person
from tests.radiographs import colour
from tests.radiographs import dicom_of_another_patient as dicom_of_another_patient
from tests.radiographs import large_film as large_film
from tests.radiographs import many_frames as many_frames
from tests.radiographs import monochrome1 as monochrome1
from tests.radiographs import panoramic as panoramic
from tests.radiographs import periapical as periapical
from tests.radiographs import real_radiograph as real_radiograph

CORNERS = {"top left": (220, 30, 30), "top right": (30, 190, 60), "bottom left": (40, 60, 220), "bottom right": (240, 240, 240)}
"""Colours of the four corner markers of an upright picture, so that any turn or mirroring shows."""

_STORED_FROM_UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_90,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_270,
}


@functools.lru_cache(maxsize=8)
def mouth(width: int, height: int, seed: int = 1, words: str = "UPRIGHT") -> Image.Image:
    """An upright, textured drawing of a mouth with a coloured marker in each corner; pixels."""
    image = Image.new("RGB", (width, height), (118, 52, 50))
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.08, height * 0.16, width * 0.92, height * 0.84), fill=(64, 18, 20))
    side = width * 0.07
    for jaw, top in ((0, height * 0.30), (1, height * 0.52)):
        for tooth in range(10):
            left = width * 0.14 + tooth * side * 1.03
            shade = 206 + (tooth * 7 + jaw * 11) % 30
            box = (left, top, left + side * 0.96, top + height * 0.17)
            draw.rounded_rectangle(
                box, side * 0.25, fill=(shade, shade - 6, shade - 34), outline=(150, 120, 100), width=max(1, width // 500)
            )
    draw.text((width * 0.3, height * 0.04), words, fill=(250, 250, 250), font=ImageFont.load_default(size=max(10, height // 14)))
    noise = np.random.default_rng(seed).integers(-14, 15, (height, width, 1), dtype=np.int16)
    image = Image.fromarray((np.asarray(image, dtype=np.int16) + noise).clip(0, 255).astype(np.uint8))
    draw, marker = ImageDraw.Draw(image), min(width, height) // 8
    for name, paint in CORNERS.items():
        left = 0 if "left" in name else width - marker
        top = 0 if "top" in name else height - marker
        draw.rectangle((left, top, left + marker - 1, top + marker - 1), fill=paint)
    return image


def corners(image: Image.Image) -> dict[str, str]:
    """Which marker is found in which corner of a picture."""
    width, height = image.size
    inset = min(width, height) // 16
    found = {}
    for name in CORNERS:
        at = (inset if "left" in name else width - 1 - inset, inset if "top" in name else height - 1 - inset)
        pixel = image.convert("RGB").getpixel(at)
        assert isinstance(pixel, tuple)
        found[name] = min(CORNERS, key=lambda one: sum(abs(a - b) for a, b in zip(pixel, CORNERS[one], strict=True)))
    return found


UPRIGHT = {name: name for name in CORNERS}
"""What `corners` says of an upright picture."""


def camera_exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: its maker, lens, serial number, time and place."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112], exif[0x013B] = "Apple", "XPhone 15", orientation, CANARY_NAME
    inside = exif.get_ifd(0x8769)
    inside[0x9003], inside[0x9011] = "2026:10:31 08:09:10", "-05:00"
    inside[0xA431], inside[0xA434] = CANARY_SERIAL, "XPhone 15 back triple camera 6.9mm f/1.8"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (40.0, 26.0, 46.0), "W", (79.0, 58.0, 56.0)
    place[0x1B] = b"ASCII\0\0\0" + CANARY_PLACE.encode()
    return exif


@functools.lru_cache(maxsize=32)
def camera_jpeg(width: int = 4032, height: int = 3024, orientation: int = 1, seed: int = 1, words: str = "UPRIGHT") -> bytes:
    """A phone's JPEG; width and height in pixels of the *upright* picture, stored turned as EXIF orientation 1 to 8 says."""
    stored = mouth(width, height, seed, words)
    if orientation in _STORED_FROM_UPRIGHT:
        stored = stored.transpose(_STORED_FROM_UPRIGHT[orientation])
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{CANARY_XMP}</x:xmpmeta>'.encode()
    out = io.BytesIO()
    stored.save(out, "JPEG", quality=90, exif=camera_exif(orientation), xmp=xmp, comment=CANARY_COMMENT)
    return out.getvalue()


@functools.lru_cache(maxsize=8)
def in_format(name: str, width: int = 1600, height: int = 1200, seed: int = 1, profile: bytes | None = None) -> bytes:
    """The mouth as PNG, WEBP, AVIF or JPEG with camera metadata (upright) and, where given, an ICC profile."""
    out = io.BytesIO()
    mouth(width, height, seed).save(out, name, exif=camera_exif(), icc_profile=profile)
    return out.getvalue()


@functools.lru_cache(maxsize=4)
def heic(width: int = 2016, height: int = 1512, orientation: int = 1, seed: int = 1) -> bytes:
    """A HEIC as a phone's: made from the JPEG by Debian's heif-enc (package libheif-examples)."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder, "a.jpg"), pathlib.Path(folder, "a.heic")
        source.write_bytes(camera_jpeg(width, height, orientation, seed))
        subprocess.run(["heif-enc", "-q", "60", "-o", str(made), str(source)], check=True, capture_output=True, timeout=120)
        return made.read_bytes()


def heic_with_irot(width: int = 1600, height: int = 1200) -> bytes:
    """A HEIC as an iPhone's, turned by 90° in the container *and* in EXIF (ISO 14496-12 iloc, ISO 23008-12 irot and ipma)."""
    whole = bytearray(heic(width, height, orientation=6))
    turn = (9).to_bytes(4, "big") + b"irot" + bytes((3,))  # three quarters anticlockwise is EXIF's 6
    iloc, iprp, ipco, ipma = (whole.index(name) for name in (b"iloc", b"iprp", b"ipco", b"ipma"))
    items = int.from_bytes(whole[iloc + 10 : iloc + 12], "big")
    grown = [(iloc + 16 + 18 * item, 10) for item in range(items)]
    for at, by in (*grown, (whole.index(b"meta") - 4, 10), (iprp - 4, 10), (ipco - 4, 9), (ipma - 4, 1)):
        whole[at : at + 4] = (int.from_bytes(whole[at : at + 4], "big") + by).to_bytes(4, "big")
    count = ipma + 14
    whole[count + 1 + whole[count] : count + 1 + whole[count]] = b"\x84"  # essential, fourth property
    whole[count] += 1
    whole[ipma - 4 : ipma - 4] = turn
    return bytes(whole)


def blurred_jpeg() -> bytes:
    """A photo out of focus: large enough, with nothing sharp in it."""
    out = io.BytesIO()
    mouth(2000, 1500).resize((40, 30)).resize((2000, 1500), Image.Resampling.BICUBIC).save(out, "JPEG", quality=90)
    return out.getvalue()


def dark_jpeg() -> bytes:
    """A photo taken without light."""
    out = io.BytesIO()
    mouth(2000, 1500).point([level // 14 for level in range(256)] * 3).save(out, "JPEG", quality=90)
    return out.getvalue()


def small_jpeg() -> bytes:
    """A colour photo whose short side has fewer than 1000 pixels."""
    return camera_jpeg(1200, 900)


def colour_dicom(person: Person = CANARY_PERSON) -> bytes:
    """The mouth as a colour photograph in DICOM."""
    return colour(np.asarray(mouth(1600, 1200)), person)


def truncated_jpeg() -> bytes:
    """A photo whose upload was cut off in the middle."""
    whole = camera_jpeg(1600, 1200)
    return whole[: len(whole) // 2]


def text_named_jpg() -> bytes:
    """What somebody renamed to tooth.jpg."""
    return b"Dear dentist, my tooth hurts since Monday.\n" * 40


def pixel_flood_png(side: int = 60_000) -> bytes:
    """A few bytes that declare billions of pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    header = side.to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 4096)) + chunk(b"IEND", b"")


def pixel_flood_jpeg() -> bytes:
    """A JPEG whose start of frame declares 65,500 × 65,500 pixels."""
    whole = bytearray(camera_jpeg(1600, 1200))
    at = whole.index(b"\xff\xc0")
    whole[at + 5 : at + 9] = (65_500).to_bytes(2, "big") * 2
    return bytes(whole)


def large_webp() -> bytes:
    """A photo of 48 megapixels in the format that takes most memory to decode."""
    out = io.BytesIO()
    mouth(1008, 756).resize((8064, 6048)).save(out, "WEBP", quality=40, method=0)
    return out.getvalue()


def enlarged_jpeg(width: int, height: int, orientation: int = 1, profile: bytes | None = None) -> bytes:
    """A photo of very many pixels, of which few are its own; width and height as it is stored."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    mouth(1008, 756).resize((width, height), Image.Resampling.NEAREST).save(out, "JPEG", quality=85, exif=exif, icc_profile=profile)
    return out.getvalue()
