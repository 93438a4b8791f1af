"""One small, sound file of every kind that the room reads: what mutations begin with.

Small, so that thousands of them can be decoded in minutes, and large enough to be taken: a grey picture of 200 pixels, or a colour one
of 1000, whose content hardly compresses to anything.
"""

import functools
import io
import pathlib
import subprocess
import tempfile
from collections.abc import Callable

import cv2
import numpy as np
from PIL import Image, ImageDraw

from tests.workers.imaging.mutations import films, letters, models

COLOUR = (1024, 1000)
GREY = (320, 240)
CLIP_FRAMES = 6


@functools.cache
def scene(width: int, height: int) -> Image.Image:
    """A smooth picture with a few edges, in colour."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    waves = [128 + 90 * np.sin(x / width * 3 + phase) * np.cos(y / height * 2 + phase) for phase in (0.0, 1.0, 2.0)]
    image = Image.fromarray(np.stack(waves, axis=2).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.2, height * 0.3, width * 0.8, height * 0.7), fill=(200, 190, 160), outline=(90, 40, 40), width=4)
    return image


def saved(image: Image.Image, name: str, **options: object) -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Apple"
    out = io.BytesIO()
    image.save(out, name, exif=exif, **options)
    return out.getvalue()


def photo(name: str, mode: str = "RGB", **options: object) -> Callable[[], bytes]:
    size = GREY if mode in ("L", "1", "I;16") else COLOUR
    if mode == "I;16":
        return lambda: saved(Image.fromarray(np.asarray(scene(*size).convert("L")).astype(np.uint16) * 257), name, **options)
    if mode == "P":
        return lambda: saved(scene(*size).quantize(32, dither=Image.Dither.NONE), name, **options)
    return lambda: saved(scene(*size).convert(mode), name, **options)


def mpo() -> bytes:
    """Two JPEGs in one file, as a phone with two lenses writes."""
    out = io.BytesIO()
    scene(*COLOUR).save(out, "MPO", quality=50, save_all=True, append_images=[scene(*GREY)])
    return out.getvalue()


def heic() -> bytes:
    """By Debian's heif-enc (package libheif-examples), as the other tests' are."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder, "a.png"), pathlib.Path(folder, "a.heic")
        scene(*COLOUR).save(source)
        subprocess.run(["heif-enc", "-q", "40", "-o", str(made), str(source)], check=True, capture_output=True, timeout=120)
        return made.read_bytes()


def clip(suffix: str, coding: str) -> Callable[[], bytes]:
    """A short film by OpenCV's writer, which reads and writes files only."""

    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, f"clip.{suffix}")
            writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*coding), 10, (640, 480))
            for number in range(CLIP_FRAMES):
                writer.write(np.roll(np.asarray(scene(640, 480))[:, :, ::-1], number * 20, axis=1))
            writer.release()
            return path.read_bytes()

    return make


SEEDS: dict[str, Callable[[], bytes]] = {
    "JPEG": photo("JPEG", quality=50),
    "JPEG progressive": photo("JPEG", quality=50, progressive=True),
    "JPEG grey": photo("JPEG", "L", quality=80),
    "JPEG CMYK": photo("JPEG", "CMYK", quality=40),
    "JPEG with restarts": photo("JPEG", quality=50, restart_marker_blocks=8),
    "JPEG of two pictures": mpo,
    "PNG": photo("PNG", "L"),
    "PNG colour": photo("PNG", "P"),
    "PNG 16 bit": photo("PNG", "I;16"),
    "WebP": photo("WEBP", quality=40),
    "WebP lossless": photo("WEBP", "P", lossless=True, quality=0, method=0),
    "AVIF": photo("AVIF", quality=40, speed=10),
    "HEIC": heic,
    "TIFF": photo("TIFF", "L"),
    "TIFF LZW": photo("TIFF", "L", compression="tiff_lzw"),
    "TIFF JPEG": photo("TIFF", "RGB", compression="jpeg", quality=50),
    "TIFF fax": photo("TIFF", "1", compression="group4"),
    "MP4": clip("mp4", "mp4v"),
    "MOV": clip("mov", "jpeg"),
    "PDF": letters.letter,
    "PDF of a picture": letters.picture_letter,
    "STL": models.stl,
    "STL in words": models.stl_in_words,
    "PLY": models.ply,
    "PLY in words": lambda: models.ply("ascii"),
    **{kind: films.real(name) for kind, name in films.REAL.items()},
    "DICOM intraoral": films.intraoral,
    "DICOM MONOCHROME1": films.monochrome1,
    "DICOM palette": films.palette,
    "DICOM JPEG lossless": films.lossless,
    "DICOM HTJ2K": films.htj2k,
}


@functools.cache
def seed(kind: str) -> bytes:
    """The sound file of a kind."""
    return SEEDS[kind]()
