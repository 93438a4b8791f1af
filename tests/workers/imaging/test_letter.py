"""Letters: every page can be looked at, its words stand beside it, and nothing in it acts (SPEC UPL-07, T-U10)."""

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image

from schemas.care.derivative import REASONS, Normalized
from tests import canary, clips
from tests.workers.imaging.room import normalize
from tests.workers.imaging.test_refusals import outcome
from workers.imaging import letter
from workers.imaging.letter import MAX_PAGES, PAGE_LONG_SIDE, cleaned
from workers.imaging.unreadable import Unreadable


def text_of(made: Normalized) -> list[str]:
    """The words by page."""
    (stored,) = (each for each in made.derivatives if each.facts.kind == "text")
    assert stored.facts.media_type == "text/plain"
    return bytes(stored.content).decode().split("\f")


def pages_of(made: Normalized) -> list[Image.Image]:
    (stored,) = (each for each in made.derivatives if each.facts.kind == "film")
    assert made.film is not None
    return [Image.open(each) for each in clips.jpegs(stored.content, made.film.sizes)]


def refused(original: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        normalize(original)
    return refusal.value.reason


def ink(picture: Image.Image) -> float:
    """How much of it is not paper."""
    return float((np.asarray(picture.convert("L")) < 128).mean())


def test_upl_07_every_page_is_a_picture_with_its_words() -> None:
    made = normalize(clips.letter("= Referral\nTooth 30 hurts.", "Yours sincerely", "#align(center)[Muñoz, D.D.S.]"))

    assert made.media_type == "application/pdf"
    assert made.film is not None
    assert (made.film.frames, made.film.every, made.film.seconds, made.quality) == (3, 1, None, None)
    assert [each.split() for each in text_of(made)] == [["Referral", "Tooth", "30", "hurts."], ["Yours", "sincerely"], ["Muñoz,", "D.D.S."]]
    assert [max(each.size) for each in pages_of(made)] == [PAGE_LONG_SIDE] * 3
    assert all(ink(each) > 0.0002 for each in pages_of(made))
    first = next(each for each in made.derivatives if each.facts.kind == "display")
    assert (first.facts.width, first.facts.height) == (1583, 2048)


def test_img_02_the_same_letter_gives_the_same_bytes_without_its_authors_name() -> None:
    original = clips.letter(f'#set document(author: "{canary.CANARY_NAME}")\nDear Doctor')
    assert canary.CANARY_NAME.encode() in original
    once, again = normalize(original), normalize(original)
    assert [bytes(each.content) for each in once.derivatives] == [bytes(each.content) for each in again.derivatives]
    assert not any(needle in bytes(each.content) for each in once.derivatives for needle in canary.NEEDLES)


def test_t_u10_what_is_filled_in_is_shown_and_nothing_acts() -> None:
    """Script, launch, address, form and attachment are in the file; the build that draws it has no machine that could run a script."""
    original = clips.form()
    made = normalize(original)

    assert text_of(made) == ["Dear Doctor\nFILLED IN"]
    assert ink(pages_of(made)[0]) > 1.5 * ink(pages_of(normalize(original.replace(b"/Annots [5 0 R]", b"")))[0])
    assert not any(b"MZ" in bytes(each.content)[:2] for each in made.derivatives)
    assert not {"V8", "XFA"} & set(pypdfium2.version.PDFIUM_INFO.flags)


def test_upl_07_a_scanned_letter_has_pages_and_no_words() -> None:
    made = normalize(clips.letter("#rect(width: 60%, height: 30%, fill: black)"))
    assert {each.facts.kind for each in made.derivatives} == {"display", "thumb", "film"}


CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"


@pytest.mark.parametrize(
    ("original", "reason"),
    [
        pytest.param(clips.locked, "locked", id="under a password"),
        pytest.param(lambda: clips.pdf(CATALOGUE, b"<< /Type /Pages /Kids [] /Count 0 >>"), "no_picture", id="no pages"),
        pytest.param(lambda: b"%PDF-1.7\n%\xe2\xe3", "undecodable", id="no more than a head"),
        pytest.param(
            lambda: clips.pdf(CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"null"), "undecodable", id="a page of nothing"
        ),
        pytest.param(lambda: clips.letter(*["x"] * (MAX_PAGES + 1)), "limit", id="too many pages"),
    ],
)
def test_upl_07_each_refusal_of_a_letter_by_its_name(original: object, reason: str) -> None:
    assert refused(original()) == reason  # type: ignore[operator]


def test_t_u10_words_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter, "MAX_CHARACTERS", 30)
    made = normalize(clips.letter("#lorem(40)", "Second"))
    assert [len(each) for each in text_of(made)] == [30, 0]
    assert len(pages_of(made)) == 2, "the page itself is there all the same"


def test_t_u10_characters_that_turn_or_hide_words_are_left_out() -> None:
    assert cleaned("Tooth\u202e 03\u2066\u200b\x00\x1b[31m\r\nnext\tcell\ufeff\f") == "Tooth 03[31m\nnext\tcell"
    assert cleaned("Muñoz – ácido, 牙") == "Muñoz – ácido, 牙"


@pytest.mark.parametrize("box", [b"0 0 1 100000", b"0 0 100000 1", b"0 0 0 0", b"-1e9 -1e9 1e9 1e9", b"10 10 5 5"])
def test_t_u10_a_page_of_any_shape_ends_in_a_picture_or_a_refusal(box: bytes) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] >>" % box
    original = clips.pdf(CATALOGUE, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page)
    made = outcome(original)
    assert made == "undecodable" or (isinstance(made, Normalized) and max(pages_of(made)[0].size) <= PAGE_LONG_SIDE)


@pytest.mark.parametrize("chance", range(40))
def test_t_u10_a_damaged_letter_ends_in_pages_or_a_refusal(chance: int) -> None:
    original = bytearray(clips.form() if chance % 2 else clips.letter("Dear Doctor"))
    rng = np.random.default_rng(chance)
    for at in rng.integers(0, len(original), 12):
        original[at] = rng.integers(0, 256)
    made = outcome(bytes(original))
    assert made in REASONS or (isinstance(made, Normalized) and bytes(made.derivatives[0].content[:2]) == b"\xff\xd8")
