"""What a photo costs beside its bound, and how good it looks: `python -m tests.bench.photos [rounds]`.

Programs: Debian's libjpeg-turbo-progs (djpeg, cjpeg), libvips-tools (vipsthumbnail), libheif-examples (heif-enc). SSIMULACRA2 is told
where the package `ssimulacra2` is installed beside (it is no dependency of ours).

Ours is the processor time of this warm process, the room's `normalize` on bytes with its pre-scan, measures and both encodings. The
others are whole processes, by wait4, less their start: the same program over a picture of 16 × 16, measured in the same round. The bound
decodes at the scale that is needed (M/8) and encodes both outputs as ours are, quality 85 and 4:4:4; it neither resizes nor measures.
vipsthumbnail makes both outputs in two runs, and is told not to enlarge. Every round measures all of them, one after the other; ratios
are medians over rounds.
"""

import contextlib
import io
import os
import pathlib
import resource
import statistics
import sys
import tempfile
from collections.abc import Callable

import cv2
import numpy as np
import pi_heif  # type: ignore[import-untyped]
import simplejpeg  # type: ignore[import-untyped]
from PIL import Image

from tests import factories, real_photos
from tests.workers.imaging.test_srgb import P3, PARAMETRIC, profile
from workers.imaging.encode import JPEG_QUALITY, Pixels, pictures
from workers.imaging.normalize import normalize
from workers.imaging.photograph.photo import Photo
from workers.imaging.tape import Tape

GRAIN = 2.5
"""Levels of 255, standard deviation: what a phone's sensor leaves, so that a file of 12 megapixels has its usual 3 to 4 MB."""
SIZES = {"12 MP": (4032, 3024, 4), "24 MP": (6000, 4000, 3), "48 MP": (8064, 6048, 2)}
"""Columns, rows, and the eighths at which a decoder gets to 2048 pixels."""
Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def phone_like(width: int, height: int, quality: int = 93, icc: bytes | None = None) -> bytes:
    """The largest real photograph of the test packages, cropped and scaled, with grain."""
    whole = np.asarray(Image.open(real_photos.path(real_photos.SONY)))
    rows, columns = whole.shape[:2]
    share = min(rows / height, columns / width)
    tall, wide = int(height * share), int(width * share)
    top, left = (rows - tall) // 2, (columns - wide) // 2
    how = cv2.INTER_AREA if share > 1 else cv2.INTER_LANCZOS4
    scaled = cv2.resize(whole[top : top + tall, left : left + wide], (width, height), interpolation=how).astype(np.float32)
    grain = np.random.default_rng(1).normal(0, GRAIN, (height, width, 1)).astype(np.float32)
    out = io.BytesIO()
    Image.fromarray(np.clip(scaled + grain, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=quality, icc_profile=icc)
    return out.getvalue()


def own(work: Callable[[], object]) -> float:
    """Milliseconds of processor time of this process."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    work()
    after = resource.getrusage(resource.RUSAGE_SELF)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def child(*command: str) -> float:
    """Milliseconds of processor time of a program."""
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, used = os.wait4(pid, 0)
    assert status == 0, command
    return 1000 * (used.ru_utime + used.ru_stime)


def bound(folder: pathlib.Path, source: str, eighths: int) -> float:
    """djpeg at the scale that is needed, cjpeg of both outputs, less three starts."""
    made, small = str(folder / "made.ppm"), str(folder / "small.ppm")
    options = ("-quality", str(JPEG_QUALITY), "-sample", "1x1", "-outfile", str(folder / "out.jpg"))
    spent = child("djpeg", "-scale", f"{eighths}/8", "-outfile", made, source) - child(
        "djpeg", "-outfile", str(folder / "e.ppm"), str(folder / "empty.jpg")
    )
    for picture in (made, small):
        spent += child("cjpeg", *options, picture) - child("cjpeg", *options, str(folder / "empty.ppm"))
    return spent


def vips(folder: pathlib.Path, source: str) -> float:
    out = f"{folder / 'v.jpg'}[Q={JPEG_QUALITY},strip]"
    return sum(
        child("vipsthumbnail", source, "-s", side, "-o", out) - child("vipsthumbnail", str(folder / "empty.jpg"), "-s", side, "-o", out)
        for side in ("2048x2048>", "256x256>")
    )


def jpegs(folder: pathlib.Path, rounds: int) -> None:
    cases = {name: (phone_like(w, h), m) for name, (w, h, m) in SIZES.items()}
    cases["12 MP, Display P3"] = (phone_like(4032, 3024, icc=profile(P3, PARAMETRIC)), 4)
    Image.new("RGB", (16, 16)).save(folder / "empty.jpg")
    Image.new("RGB", (16, 16)).save(folder / "empty.ppm")
    Image.new("RGB", (256, 192), "gray").save(folder / "small.ppm")
    print("| JPEG | MB | ours, ms | of it measures, ms | bound, ms | vipsthumbnail, ms | ours / bound | without measures | ours / vips |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, (original, eighths) in cases.items():
        source = str(folder / "source.jpg")
        pathlib.Path(source).write_bytes(original)
        rows = []
        for at in range(rounds + 1):
            whole, bare = rounds_of(original)
            rows += [(whole, bare, bound(folder, source, eighths), vips(folder, source))] if at else []
        ours, bare, least, other = (statistics.median(column) for column in zip(*rows, strict=True))
        to_bound, alone, to_vips = (statistics.median(one) for one in zip(*((w / b, p / b, w / v) for w, p, b, v in rows), strict=True))
        figures = f"{ours:.0f} | {ours - bare:.0f} | {least:.0f} | {other:.0f} | {to_bound:.2f} | {alone:.2f} | {to_vips:.2f}"
        print(f"| {name} | {len(original) / 1e6:.1f} | {figures} |", flush=True)


def rounds_of(original: bytes) -> tuple[float, float]:
    """All that the room does, and of it the pictures alone."""
    return own(lambda: normalize(Tape.of(original))), own(lambda: pictures(Photo(original, "image/jpeg").picture))


def heic(rounds: int) -> None:
    original = factories.heic(4032, 3024)

    def decode() -> None:
        opened = pi_heif.open_heif(original, convert_hdr_to_8bit=True)
        np.asarray(opened[opened.primary_index])

    rows = [(own(lambda: normalize(Tape.of(original))), own(decode)) for _ in range(rounds + 1)][1:]
    ours, bare = (statistics.median(column) for column in zip(*rows, strict=True))
    print(f"\nHEIC of 12 MP: ours {ours:.0f} ms, bare decode {bare:.0f} ms, ratio {statistics.median(a / b for a, b in rows):.2f}")


def light(pixels: Pixels) -> Floats:
    levels = pixels / 255.0
    return np.asarray(np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4))


def levels(linear: Floats) -> Pixels:
    bright = np.clip(linear, 0.0, 1.0)
    return np.asarray(np.rint(np.where(bright <= 0.0031308, bright * 12.92, 1.055 * bright ** (1 / 2.4) - 0.055) * 255), dtype=np.uint8)


def lanczos(planes: Floats, size: tuple[int, int]) -> Floats:
    """Every plane by itself, in floating point."""
    each = [np.asarray(Image.fromarray(planes[:, :, at].astype(np.float32)).resize(size, Image.Resampling.LANCZOS)) for at in range(3)]
    return np.stack(each, axis=-1).astype(np.float64)


def ssim(one: Pixels, other: Pixels) -> float:
    """Structural similarity of luma, Gaussian window of 1.5 pixels (Wang 2004)."""
    a, b = (cv2.cvtColor(each, cv2.COLOR_RGB2GRAY).astype(np.float64) for each in (one, other))

    def mean(values: Floats) -> Floats:
        return np.asarray(cv2.GaussianBlur(values, (11, 11), 1.5))

    ma, mb = mean(a), mean(b)
    va, vb, both = mean(a * a) - ma**2, mean(b * b) - mb**2, mean(a * b) - ma * mb
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    return float(np.mean((2 * ma * mb + c1) * (2 * both + c2) / ((ma**2 + mb**2 + c1) * (va + vb + c2))))


def ssimulacra2(reference: Pixels, seen: Pixels, folder: pathlib.Path) -> str:
    with contextlib.suppress(ImportError):
        from ssimulacra2 import compute_ssimulacra2  # type: ignore[import-not-found]

        for name, pixels in (("a.png", reference), ("b.png", seen)):
            Image.fromarray(pixels).save(folder / name, compress_level=1)
        return f"{compute_ssimulacra2(str(folder / 'a.png'), str(folder / 'b.png')):.1f}"
    return "not installed"


def looks(folder: pathlib.Path) -> None:
    """Against the original scaled in floating point, in light and in levels; beside it full decode, LANCZOS, and the same encoding."""
    print("\n| photo | SSIMULACRA2, light | levels | of LANCZOS, light | SSIM, ours | SSIM, LANCZOS | ours / LANCZOS |")
    print("|---|---|---|---|---|---|---|")
    for photo in real_photos.ALL:
        original = real_photos.path(photo).read_bytes()
        ours = Photo(original, "image/jpeg")
        whole = Photo(original, "image/jpeg", long_side=None).picture
        height, width = ours.picture.shape[:2]
        in_light, in_levels = (
            levels(lanczos(light(whole), (width, height))),
            np.clip(np.rint(lanczos(whole.astype(np.float64), (width, height))), 0, 255).astype(np.uint8),
        )
        plain = np.asarray(Image.fromarray(whole).resize((width, height), Image.Resampling.LANCZOS))
        seen, beside = (simplejpeg.decode_jpeg(bytes(pictures(each)[0].content), "RGB") for each in (ours.picture, plain))
        mine, theirs = ssim(in_light, seen), ssim(in_light, beside)
        scores = [ssimulacra2(*pair, folder) for pair in ((in_light, seen), (in_levels, seen), (in_light, beside))]
        print(f"| {photo.member.rpartition('/')[2]} | {' | '.join(scores)} | {mine:.4f} | {theirs:.4f} | {mine / theirs:.4f} |", flush=True)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        jpegs(folder, rounds)
        heic(rounds)
        looks(folder)


if __name__ == "__main__":
    main()
