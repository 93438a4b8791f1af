"""Error rates of the quality gate on real photographs and on what goes wrong with them, and whether phone and worker agree.

    python -m tests.bench.gate [FOLDER ...]

The photographs are those of tests/real_photos.py and, out of the folders (searched whole), those in `PHOTOGRAPHS`: the test images in the
source distributions of pillow and pillow-heif, and the pictures that the wheels of scikit-image and scikit-learn bring. None shows a real
mouth: `quality-not-mouth` is counted apart, and the size is taken as large enough. Pixels are those of the gate's scale, 1024 along the
long side: a sigma of 1 is one of 4 in a photo of twelve megapixels.
"""

from __future__ import annotations

import pathlib
import statistics
import sys
from collections.abc import Iterator

import numpy as np
import pi_heif  # type: ignore[import-untyped]
from msgspec.structs import replace
from PIL import Image, ImageOps

from schemas.care.derivative import Quality
from tests import degraded, phone_side, real_photos
from workers.imaging.quality import LIMITS, at_scale, judge, measure

PILLOW = """
fujifilm.mpo xmp_test.jpg junk_jpeg_header.jpg exif-72dpi-int.jpg exif_gps_typeerror.jpg iptc.jpg frozenpond.mpo sugarshack.mpo
rot0mir0.avif flower.jpg
"""
PILLOW_HEIF = """
arrow.heic empty_icc.heic invalid_id.heic alpha.heic bird_burst.heic stereo_1200x800.heic pug.heic spatial_photo.heic aux_YCbCr.heic
xiaomi.heic
"""
WHEELS = "astronaut.png chelsea.png coffee.png rocket.jpg retina.jpg motorcycle_left.png china.jpg"
PHOTOGRAPHS = frozenset(f"{PILLOW} {PILLOW_HEIF} {WHEELS}".split())
SPOILED = {real_photos.IPHONE.sha256: "out of focus", real_photos.XIAOMI.sha256: "in too much light"}
"""Photographs that are weak as they are: no false alarms."""

LONG_SIDE = 2048
LARGE = (4000, 3000)
STEPS: tuple[tuple[str, degraded.Worse, tuple[float, ...], str], ...] = (
    ("blur, sigma px", degraded.blurred, (1.0, 1.5, 2.0, 3.0, 5.0), "quality-blurred"),
    ("moved, px", degraded.moved, (5, 9, 15, 25), "quality-blurred"),
    (
        "blur 3 px and grain, levels",
        lambda picture, grain: degraded.noisy(degraded.blurred(picture, 3.0), grain),
        (2, 4),
        "quality-blurred",
    ),
    ("dark, stops", degraded.dim, (1, 2, 3, 4, 5), "quality-dark"),
    ("light, stops", degraded.bright, (1, 2, 3, 4), "quality-bright"),
    ("glare, share", degraded.glaring, (0.02, 0.05, 0.10, 0.20), "quality-glare"),
    ("JPEG quality", degraded.squeezed, (80, 30, 10), "quality-blurred"),
    ("sharp in the middle only, sigma px", degraded.sharp_only_in_the_middle, (3, 6), "quality-blurred"),
)

Named = dict[str, Image.Image]


def main() -> None:
    pi_heif.register_heif_opener(thumbnails=False)
    photos = dict(originals([pathlib.Path(each) for each in sys.argv[1:]]))
    found = [name for name in photos if name not in SPOILED]
    missing = sorted(each for each in PHOTOGRAPHS if each.removesuffix(".jpg") not in photos)
    print(f"{len(photos)} photographs, {len(found)} of them good as they are; not here: {', '.join(missing) or 'none'}")
    print(f"limits: {LIMITS.evidence}")
    good = {name: photos[name] for name in found}
    table(photos, good)
    agreement(good)


def originals(folders: list[pathlib.Path]) -> Iterator[tuple[str, Image.Image]]:
    """Upright RGB, with the long side at `LONG_SIDE` at most."""
    paths = [real_photos.path(each) for each in real_photos.ALL]
    for folder in folders:
        named = {path.name: path for path in sorted(folder.rglob("*"), reverse=True) if path.name in PHOTOGRAPHS}
        paths += named.values()
    for path in paths:
        with Image.open(path) as picture:
            picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
            yield path.name.removesuffix(".jpg"), _shrunk(ImageOps.exif_transpose(picture).convert("RGB"), LONG_SIDE)


def table(photos: Named, good: Named) -> None:
    """How many are asked for again, originals first; then each degradation by its strength, by its own measure and by any."""
    print("\n| photographs | asked for again | for |\n|---|---|---|")
    hints = {name: said(picture) for name, picture in photos.items()}
    for name, why in SPOILED.items():
        if name in hints:
            print(f"| {why} | {hints[name][0]} | {hints[name][1]} |")
    alarms = [f"{name} ({hints[name][1]})" for name in good if hints[name][0] == "retake"]
    print(f"| good as they are | {len(alarms)} of {len(good)} (false alarms) | {', '.join(alarms) or '-'} |")
    apart = [name for name, picture in good.items() if (_measured(picture).mouth or 0.0) < LIMITS.mouth_below]
    print(f"| without the colours of a mouth | {len(apart)} of {len(good)} | {', '.join(apart) or '-'} |")
    print("\n| degradation | strength | caught | by any measure | only mentioned |\n|---|---|---|---|---|")
    for what, worse, strengths, wanted in STEPS:
        for strength in strengths:
            verdicts = [said(worse(picture, strength)) for picture in good.values()]
            caught = sum(each == ("retake", wanted) for each in verdicts)
            again = sum(verdict == "retake" for verdict, _ in verdicts)
            mild = sum(verdict == "usable" for verdict, _ in verdicts)
            print(
                f"| {what} | {strength} | {share(caught, len(good))} | {share(again, len(good))} | {share(mild, len(good))} |", flush=True
            )


def agreement(good: Named) -> None:
    """Phone and worker on the same pixels, and on pixels that the phone shrank by a filter of its own."""
    pictures = list(good.values())
    for _, worse, strengths, _ in STEPS:
        pictures += [worse(picture, strength) for strength in strengths for picture in good.values()]
    judged = [judge(_measured(each)) for each in pictures]
    print("\n| phone and worker | pictures | same verdict | same sentence | largest difference of detail |\n|---|---|---|---|---|")
    for how, way in (
        ("the same pixels", None),
        ("shrunk bilinear", Image.Resampling.BILINEAR),
        ("shrunk Lanczos", Image.Resampling.LANCZOS),
    ):
        phone = phone_side.judged([(_as_phone(each, way), min(LARGE)) for each in pictures])
        verdicts = sum(one.verdict == other[0] for one, other in zip(phone, judged, strict=True))
        hints = sum(one.hint == other[1] for one, other in zip(phone, judged, strict=True))
        apart = [abs(one.detail - (_measured(each).detail or 0.0)) for one, each in zip(phone, pictures, strict=True)]
        count, most, middle = len(pictures), max(apart), statistics.median(apart)
        print(f"| {how} | {count} | {share(verdicts, count)} | {share(hints, count)} | {most:.3f}, median {middle:.3f} |")


def said(picture: Image.Image) -> tuple[str, str]:
    """Verdict and hint, as if it showed a mouth."""
    return judge(replace(_measured(picture), mouth=1.0))


def share(some: int, all_of: int) -> str:
    return f"{some / all_of:.0%}"


def _measured(picture: Image.Image) -> Quality:
    return measure(np.asarray(picture), LARGE, judged=True)


def _as_phone(picture: Image.Image, way: Image.Resampling | None) -> Image.Image:
    if way is None or max(picture.size) <= LIMITS.scale_px:
        return _shrunk(picture, LIMITS.scale_px)
    by = LIMITS.scale_px / max(picture.size)
    return picture.resize((round(picture.width * by), round(picture.height * by)), way)


def _shrunk(picture: Image.Image, long_side: int) -> Image.Image:
    return Image.fromarray(at_scale(np.asarray(picture), long_side))


if __name__ == "__main__":
    main()
