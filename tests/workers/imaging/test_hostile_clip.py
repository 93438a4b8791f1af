"""A clip that lies, is damaged or was made to be opened: it ends in a film or in a refusal by its name."""

import io
import pathlib
import struct
from collections.abc import Callable
from typing import Any, cast

import cv2
import numpy as np
import pytest

from schemas.care.derivative import REASONS, Normalized
from tests import canary, clips, factories
from tests.workers.imaging.room import normalize, refused
from tests.workers.imaging.test_clip import film_of
from tests.workers.imaging.test_refusals import outcome
from workers.imaging.video import boxes, track
from workers.imaging.video.reel import Reel
from workers.imaging.video.track import Track


def found(original: bytes, kind: bytes) -> int:
    """Where a box's content begins; there is one."""
    assert original.count(kind) == 1
    return original.index(kind) + 4


def changed(original: bytes, at: int, value: bytes) -> bytes:
    return original[:at] + value + original[at + len(value) :]


def test_t_u10_pictures_in_another_file_are_never_asked_for() -> None:
    original = clips.by_ffmpeg(*clips.H264)
    elsewhere = changed(original, found(original, b"url "), b"\0\0\0\0")

    assert refused(elsewhere) == "unsupported"


def test_t_u10_the_decoder_gets_a_container_of_our_own() -> None:
    """No word, track or address of the sender stands in front of the frames."""
    original = clips.by_ffmpeg(*clips.SOUND, *clips.H264, "-map", "0:v", "-map", "1:a", "-metadata", f"title={canary.CANARY_NAME}")
    of = Track(memoryview(original))
    reel = Reel(of, memoryview(original))

    whole = reel.read()

    head = whole[: -len(original)]
    assert whole.endswith(original)
    assert [head.count(each) for each in (b"trak", b"soun", b"udta", b"edts", b"elst", canary.CANARY_NAME.encode())] == [1, 0, 0, 0, 0, 0]
    assert head[found(head, b"url ") :][:4] == b"\0\0\0\1"
    again = Track(memoryview(whole))
    assert [whole[at : at + size] for at, size in zip(again.offsets, again.sizes, strict=True)] == [
        original[at : at + size] for at, size in zip(of.offsets, of.sizes, strict=True)
    ]
    assert (again.shown - again.shown.min()).tolist() == (of.shown - of.shown.min()).tolist()
    for at, size in ((0, 10), (len(head) - 3, 6), (len(head) + 5, 7), (len(whole) - 2, 9)):
        reel.seek(at)
        assert reel.read(size) == whole[at : at + size]


def test_t_u10_the_decoder_opens_no_file_no_address_and_no_other_format(tmp_path: pathlib.Path) -> None:
    """Whatever a film names, this process has no protocol to follow it with, and reads this one format."""
    path = tmp_path / "clip.mp4"
    path.write_bytes(clips.by_opencv("mp4v"))
    for address in (path, "http://127.0.0.1:9/clip.mp4", f"concat:{path}", f"subfile,,start,0,end,0,,:{path}"):
        assert not cv2.VideoCapture(str(address), cv2.CAP_FFMPEG).isOpened()
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{path}\n#EXT-X-ENDLIST\n".encode()
    for other in (clips.by_opencv("MJPG", ".avi"), playlist):
        assert not cv2.VideoCapture(cast(Any, io.BytesIO(other)), cv2.CAP_FFMPEG, []).isOpened()


def table(original: bytes, kind: bytes, *values: int) -> bytes:
    """With other numbers behind the head of a table."""
    return changed(original, found(original, kind) + 4, struct.pack(f">{len(values)}I", *values))


MADE = clips.by_opencv
LYING: dict[str, tuple[Callable[[], bytes], str]] = {
    "no head": (lambda: MADE("mp4v").replace(b"moov", b"free"), "undecodable"),
    "no pictures": (lambda: MADE("mp4v").replace(b"vide", b"soun"), "no_picture"),
    "no time": (lambda: MADE("mp4v").replace(b"stts", b"free"), "undecodable"),
    "no place": (lambda: MADE("mp4v").replace(b"stco", b"free"), "undecodable"),
    "in fragments": (lambda: clips.by_ffmpeg(*clips.H264, "-movflags", "frag_keyframe+empty_moov"), "unsupported"),
    "a coding without a decoder": (lambda: MADE("mp4v").replace(b"mp4v", b"av01"), "unsupported"),
    "billions of frames": (lambda: table(MADE("mp4v"), b"stsz", 0, 0xFFFFFFFF), "too_long"),
    "billions of equal frames": (lambda: table(MADE("mp4v"), b"stsz", 7, 0xFFFFFFFF), "limit"),
    "billions of chunks": (lambda: table(MADE("mp4v"), b"stco", 0xFFFFFFFF), "limit"),
    "chunks of nothing": (lambda: table(MADE("mp4v"), b"stsc", 1, 1, 0, 1), "undecodable"),
    "chunks that begin nowhere": (lambda: table(MADE("mp4v"), b"stsc", 1, 9, 1, 1), "undecodable"),
    "a clock that stands": (lambda: changed(MADE("mp4v"), found(MADE("mp4v"), b"mdhd") + 12, bytes(4)), "undecodable"),
    "an enormous frame": (lambda: changed(MADE("mp4v"), MADE("mp4v").index(b"mp4v", 40) + 28, b"\xff\xff\xff\xff"), "limit"),
    "a box without an end": (lambda: b"\0\0\0\x08wide" + b"\0\0\0\4mdat" + bytes(60), "undecodable"),
    "boxes without number": (lambda: b"\0\0\0\x08free" * (boxes.MAX_BOXES + 2), "limit"),
    "frames of noise": (lambda: noisy(MADE("mp4v")), "undecodable"),
}


def noisy(original: bytes) -> bytes:
    """The coded frames, and what the coding says of itself, replaced by chance."""
    of = Track(memoryview(original))
    made = bytearray(original)
    for at, size in zip(of.offsets, of.sizes, strict=True):
        made[at : at + size] = np.random.default_rng(int(at)).bytes(int(size))
    return bytes(made)


@pytest.mark.parametrize("how", LYING)
def test_t_u10_a_lying_clip_is_refused_by_its_name(how: str) -> None:
    original, reason = LYING[how]
    assert refused(original()) == reason


def test_t_u10_a_head_beyond_all_tables_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(track, "MAX_MOOV_BYTES", 100)
    assert refused(clips.by_opencv("mp4v")) == "limit"


def test_upl_07_what_was_cut_off_is_shown_as_far_as_it_is_there() -> None:
    original = clips.by_ffmpeg(*clips.H264, "-movflags", "+faststart")

    _, shown = film_of(normalize(original[: len(original) * 2 // 3]))

    assert 1 < len(shown) < 8
    assert factories.corners(shown[-1]) == factories.UPRIGHT


@pytest.mark.parametrize("chance", range(60))
def test_t_u10_a_damaged_clip_ends_in_a_film_or_a_refusal(chance: int) -> None:
    original = bytearray(clips.by_opencv("mp4v", width=352, height=288))
    rng = np.random.default_rng(chance)
    head = original.index(b"moov")
    low, high = (head, len(original)) if chance % 2 else (0, len(original))
    for at in rng.integers(low, high, 8):
        original[at] = rng.integers(0, 256)
    made = outcome(bytes(original))
    assert made in REASONS or (isinstance(made, Normalized) and made.film is not None)
