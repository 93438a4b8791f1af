"""Whether a text says anything to whoever reads it (SPEC D96-03): what no eye sees is no text."""

import pytest

from schemas.text import legible


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Caries.", 7),
        ("a b\tc\n", 3),
        ("17", 2),
        ("", 0),
        ("   \u00a0\u2003\n", 0),
        ("\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e", 0),
        ("\u3164\u115f\u1160\uffa0\u2800", 0),
        ("\u0301\u20dd\ufe0f", 0),
        ("n\u0303o", 2),
        ("\x07\x1b", 0),
        ("\U000e0041\U000e0042", 0),
        ("\ue000", 0),
        ("牙痛", 2),
        ("→", 1),
    ],
)
def test_d96_03_only_what_can_be_seen_counts(text: str, signs: int) -> None:
    assert legible(text) == signs
