"""Which passwords are refused (THREATS T-A05): too short for what else is asked, or made of what everybody tries first."""

import pytest

from schemas.password import TRIED_FIRST, weaknesses

NAMES = ("amara.okafor", "Dr. Amara Okafor", "Juniper Street Dental")


def why(password: str, has_code: bool = False) -> list[str]:
    return [gap.why for gap in weaknesses(password, NAMES, has_code)]


@pytest.mark.parametrize(
    ("password", "has_code", "expected"),
    [
        ("correct horse battery", False, []),
        ("vgx4-tq9w-mmke-", False, []),
        ("vgx4-tq9w-mmke", False, ["gap-password-short"]),
        ("vgx4-tq9", True, []),
        ("vgx4-tq", True, ["gap-password-short-with-code"]),
        ("", True, ["gap-password-short-with-code", "gap-password-guessed"]),
        ("Amara Okafor Amara Okafor", False, ["gap-password-guessed"]),
        ("JUNIPER street dental 2026", False, ["gap-password-guessed"]),
        ("passwordpassword1!", False, ["gap-password-guessed"]),
        ("12345678901234567890", False, ["gap-password-guessed"]),
        ("aaaaaaaaaaaaaaaaaaaa", False, ["gap-password-guessed"]),
        ("qwertyuiop admin welcome", False, ["gap-password-guessed"]),
        ("Amara rides a blue tram", False, []),
    ],
)
def test_t_a05_which_passwords_are_refused(password: str, has_code: bool, expected: list[str]) -> None:
    assert why(password, has_code) == expected


def test_t_a05_no_word_hides_behind_a_shorter_one() -> None:
    """A word that is taken out before a longer one that holds it would leave the rest of that one standing."""
    for at, word in enumerate(TRIED_FIRST):
        assert not [longer for longer in TRIED_FIRST[at + 1 :] if word in longer]
        assert word == word.casefold()
