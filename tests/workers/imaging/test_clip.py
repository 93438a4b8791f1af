"""Clips: every coding that is taken, turned once, a poster that shows something, a film at an even pace, and nothing from elsewhere."""

import hashlib
import io

import numpy as np
import pytest
from PIL import Image

from schemas.care.derivative import MAX_FILM_FRAMES, Film, Normalized
from tests import canary, clips, factories
from tests.workers.imaging.room import normalize, refused
from workers.imaging.video import clip
from workers.imaging.video.clip import FILM_LONG_SIDE, moments, thin
from workers.imaging.video.track import Track

CODINGS = {
    "MPEG-4": lambda: clips.by_opencv("mp4v"),
    "MPEG-4 in 3GP": lambda: clips.by_opencv("mp4v", ".3gp"),
    "MJPEG in MOV": lambda: clips.by_opencv("MJPG", ".mov"),
    "VP9": lambda: clips.by_opencv("vp09"),
    "H.264": lambda: clips.by_ffmpeg(*clips.H264),
    "H.264 with its head in front": lambda: clips.by_ffmpeg(*clips.H264, "-movflags", "+faststart"),
    "H.264 with sound": lambda: clips.by_ffmpeg(*clips.SOUND, *clips.H264, "-map", "0:v", "-map", "1:a"),
    "HEVC of ten bits": lambda: clips.by_ffmpeg(*clips.HEVC, suffix=".mov"),
}


def film_of(made: Normalized) -> tuple[Film, list[Image.Image]]:
    """How the film is read, and its frames."""
    (stored,) = (each for each in made.derivatives if each.facts.kind == "film")
    assert made.film is not None
    assert len(stored.content) == sum(made.film.sizes)
    assert stored.facts.sha256 == hashlib.sha256(stored.content).hexdigest()
    return made.film, [Image.open(each) for each in clips.jpegs(stored.content, made.film.sizes)]


def display(made: Normalized) -> Image.Image:
    (stored,) = (each for each in made.derivatives if each.facts.kind == "display")
    return Image.open(io.BytesIO(stored.content))


@pytest.mark.parametrize("coding", CODINGS)
def test_upl_07_each_coding_becomes_a_poster_and_a_film(coding: str) -> None:
    made = normalize(CODINGS[coding]())

    film, shown = film_of(made)
    assert made.media_type == ("video/quicktime" if "MOV" in coding or "HEVC" in coding else "video/mp4")
    assert (film.frames, film.seconds, len(shown)) == (60, 2.0, 8), "four a second"
    assert film.times == pytest.approx([0, 0.267, 0.5, 0.767, 1.0, 1.267, 1.5, 1.767], abs=0.001)
    assert {each.size for each in shown} == {(640, 480)}
    assert factories.corners(shown[-1]) == factories.corners(display(made)) == factories.UPRIGHT
    assert made.quality is not None
    assert (made.quality.width, made.quality.height, made.quality.hint) == (640, 480, "quality-good")
    assert {each.facts.kind for each in made.derivatives} == {"display", "thumb", "film"}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_img_02_the_turn_of_the_track_is_applied_once(turn: int) -> None:
    upright = clips.by_ffmpeg(*clips.H264)
    as_it_lies = display(normalize(upright))

    made = normalize(clips.turned(upright, turn))

    _, shown = film_of(made)
    wanted = factories.corners(as_it_lies.rotate(-turn, expand=True))
    assert wanted != factories.UPRIGHT
    assert made.orientation == {90: 6, 180: 3, 270: 8}[turn]
    assert [factories.corners(each) for each in (display(made), shown[-1])] == [wanted, wanted]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_img_02_the_turn_is_that_of_an_independent_reader(turn: int) -> None:
    original = clips.turned(clips.by_ffmpeg(*clips.H264), turn)

    theirs = clips.as_opencv_turns_it(original)

    _, shown = film_of(normalize(original))
    assert shown[-1].size == (theirs.shape[1], theirs.shape[0])
    assert factories.corners(shown[-1]) == factories.corners(Image.fromarray(theirs[:, :, ::-1]))


def test_upl_07_the_poster_is_no_black_first_frame() -> None:
    made = normalize(clips.by_ffmpeg(*clips.H264))

    film, shown = film_of(made)
    assert np.asarray(shown[0].convert("L")).mean() < 20, "the clip begins in the dark"
    assert np.asarray(display(made).convert("L")).mean() > 60
    assert film.times[film.poster] >= clips.DARK_FRAMES / 30
    poster = np.asarray(display(made).convert("L"), dtype=np.int16)
    apart = [float(np.abs(np.asarray(each.convert("L"), dtype=np.int16) - poster).mean()) for each in shown]
    assert apart.index(min(apart)) == film.poster, "it is the frame that it is said to be"


def test_upl_07_a_clip_that_is_dark_throughout_is_shown_all_the_same() -> None:
    made = normalize(clips.by_opencv("mp4v", count=clips.DARK_FRAMES))

    assert film_of(made)[0].poster in range(2)


def test_img_02_the_same_clip_gives_the_same_bytes_without_any_word_of_its_sender() -> None:
    said = (
        "-metadata",
        f"title={canary.CANARY_NAME}",
        "-metadata",
        f"location={canary.CANARY_PLACE}",
        "-metadata",
        "creation_time=2026-10-31T08:09:10Z",
    )
    original = clips.by_ffmpeg(*clips.H264, *said, "-movflags", "use_metadata_tags")
    assert canary.CANARY_NAME.encode() in original

    once, again = normalize(original), normalize(original)

    assert [bytes(each.content) for each in once.derivatives] == [bytes(each.content) for each in again.derivatives]
    assert not any(needle in bytes(each.content) for each in once.derivatives for needle in canary.NEEDLES)
    assert once.captured_at == "2026-10-31T08:09:10+00:00"


@pytest.mark.parametrize("year", [1904, 1970])
def test_upl_07_a_camera_without_a_clock_says_no_time(year: int) -> None:
    assert normalize(clips.by_ffmpeg(*clips.H264, "-metadata", f"creation_time={year}-01-01T00:00:00Z")).captured_at is None


def test_upl_07_a_minute_and_no_more() -> None:
    made = normalize(clips.by_opencv("mp4v", count=244, width=352, height=288, rate=4))
    film, shown = film_of(made)
    assert (film.seconds, len(shown)) == (61.0, MAX_FILM_FRAMES)

    assert refused(clips.by_opencv("mp4v", count=250, width=352, height=288, rate=4)) == "too_long"


def test_upl_07_a_large_clip_has_small_frames_and_a_large_poster() -> None:
    made = normalize(clips.by_opencv("mp4v", count=15, width=2560, height=1440))

    _, shown = film_of(made)
    assert max(shown[0].size) == FILM_LONG_SIDE
    assert display(made).size == (2048, 1152)
    assert made.quality is not None
    assert (made.quality.width, made.quality.height) == (2560, 1440)


def test_t_u10_a_costly_clip_is_thinned_to_frames_that_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups cut short are decoded without a frame that leans on what was left out."""
    original = clips.by_ffmpeg(*clips.H264, count=300)
    every, _ = film_of(normalize(original))
    monkeypatch.setattr(clip, "MOST_DECODED", 640 * 480 * 45)

    film, shown = film_of(normalize(original))

    assert (every.frames, len(every.sizes)) == (300, 40)
    assert 10 <= len(shown) < 30
    assert film.frames == 300
    assert film.every == round(300 / len(shown))
    assert all(factories.corners(each) == factories.UPRIGHT for each in shown[1:])
    assert list(film.times) == sorted(set(film.times))


def test_t_u10_thinning_keeps_the_budget_whatever_the_groups() -> None:
    for coding in (clips.by_opencv("MJPG", ".mov"), clips.by_ffmpeg(*clips.H264), clips.by_opencv("mp4v")):
        of = Track(memoryview(coding))
        before = len(of.sizes)
        thin(of)
        assert len(of.sizes) == before
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clip, "MOST_DECODED", of.width * of.height * 10)
            thin(of)
        assert 1 <= len(of.sizes) <= 10
        assert of.whole[0]


def test_a_film_takes_one_frame_for_each_step_however_they_lie() -> None:
    even = np.arange(0, 10, 1 / 30)
    assert len(moments(even, float(even[-1]))) == 40
    uneven = np.array([0.0, 0.01, 0.02, 3.0, 3.001, 9.0])
    assert moments(uneven, 9.0).tolist() == [0, 3, 5]
    assert len(moments(np.arange(0, 61, 1 / 60), 61.0)) == MAX_FILM_FRAMES
