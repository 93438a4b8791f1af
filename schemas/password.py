"""What makes a password too easy to guess: its length, and what it is made of (THREATS T-A05, NIST SP 800-63B 5.1.1.2)."""

from schemas.refusal import Gap

SHORTEST = 15  # characters
SHORTEST_WITH_CODE = 8  # characters, where a code from an authenticator app is asked for as well
FEWEST_OWN = 6  # characters that remain once names and words that everybody tries are taken out
SHORTEST_NAME = 3  # characters of a name that are looked for

TRIED_FIRST = (
    "password",
    "passwort",
    "contraseña",
    "contrasena",
    "1234567890",
    "123456789",
    "12345678",
    "123456",
    "12345",
    "qwertyuiop",
    "qwerty",
    "asdfgh",
    "abcdef",
    "abc123",
    "iloveyou",
    "letmein",
    "welcome",
    "changeme",
    "trustno1",
    "sunshine",
    "princess",
    "football",
    "baseball",
    "superman",
    "dragon",
    "monkey",
    "master",
    "secret",
    "summer",
    "winter",
    "spring",
    "autumn",
    "dentist",
    "dental",
    "mesial",
    "teeth",
    "smile",
    "admin",
)
"""Longer words before the shorter ones that they hold."""


def weaknesses(password: str, names: tuple[str, ...], has_code: bool) -> tuple[Gap, ...]:
    """What is wrong with a new password; `names` are the person's, the account's and the practice's."""
    shortest = SHORTEST_WITH_CODE if has_code else SHORTEST
    checks = (
        (len(password) >= shortest, "gap-password-short-with-code" if has_code else "gap-password-short"),
        (len(set(own(password, names))) >= FEWEST_OWN, "gap-password-guessed"),
    )
    return tuple(Gap(item="T-A05", why=why, where="fresh") for holds, why in checks if not holds)


def own(password: str, names: tuple[str, ...]) -> str:
    """What is left of a password without names, words that everybody tries, and spaces."""
    parts = {part for name in names for part in (name, *name.replace("-", " ").replace("@", " ").replace(".", " ").split())}
    left = password.casefold()
    for word in (*sorted((part.casefold() for part in parts if len(part) >= SHORTEST_NAME), key=len, reverse=True), *TRIED_FIRST):
        left = left.replace(word, "")
    return "".join(left.split())
