"""What a person typed never breaks the document, and is never shown as something else."""

import io
import unicodedata
from typing import Any, cast

import msgspec
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from workers.documents.printable import LONGEST_UNBROKEN, PIECE, RANGES, breakable, is_printable, printable
from workers.documents.typeset import STANDARDS

SPECIMEN = b"""
#set document(title: "Specimen")
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono", "New Computer Modern"), size: 6pt)
#let signs = json("signs.json")
#signs #text(weight: 600, signs) #text(weight: 700, signs) #emph(signs) #text(font: "DejaVu Sans Mono", signs)
"""


def specimen(signs: str) -> bytes:
    return cast(
        bytes,
        cast(Any, typst.compile)(
            {"main.typ": SPECIMEN, "signs.json": msgspec.json.encode(signs)},
            format="pdf",
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=0,
        ),
    )


def test_every_printable_sign_has_a_letterform_in_every_cut() -> None:
    signs = [chr(each) for low, high in RANGES for each in range(low, high + 1) if is_printable(chr(each))]
    assert len(signs) > 2000
    assert specimen(" ".join(signs)).startswith(b"%PDF")


def test_the_renderer_does_refuse_what_has_no_letterform() -> None:
    with pytest.raises(typst.TypstError):
        specimen("中")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Me duele la muela, ¿qué hago?", "Me duele la muela, ¿qué hago?"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("牙", "[U+7259]"),
        ("😀", "[U+1F600]"),
        ("a\x00b", "a[U+0000]b"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200bb", "a[U+200B]b"),
        ("\ue000\uffff", "[U+E000][U+FFFF]"),
        ("one\r\ntwo\rthree\tfour\u00a0five", "one\ntwo\nthree four five"),
    ],
)
def test_what_is_shown(typed: str, shown: str) -> None:
    assert printable(typed) == shown


@given(st.text())
def test_any_text_becomes_printable_and_loses_no_printable_sign(text: str) -> None:
    shown = printable(text)
    assert all(each in " \n" or is_printable(each) for each in shown)
    kept = [each for each in unicodedata.normalize("NFC", text) if is_printable(each)]
    left = iter(shown)
    assert all(each in left for each in kept)


def test_long_words_may_break_and_digests_do_not() -> None:
    broken = breakable("x" * (3 * LONGEST_UNBROKEN))
    assert broken.replace("\u200b", "") == "x" * (3 * LONGEST_UNBROKEN)
    assert max(len(each) for each in broken.split("\u200b")) == PIECE
    assert breakable("0" * 64) == "0" * 64
    assert breakable("a word of usual length") == "a word of usual length"


@pytest.mark.parametrize("sign", ["%", "(", ")", "\\", "<", "#", "$", "*", "_", "`", "@", "]", "["])
def test_signs_of_markup_come_out_as_themselves(sign: str) -> None:
    text = PdfReader(io.BytesIO(specimen(printable(f"a{sign}b")))).pages[0].extract_text()
    assert f"a{sign}b" in text
