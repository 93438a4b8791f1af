"""What can be trusted in production: a secret that nobody guesses, a key that nobody made up, a line that nobody reads."""

from urllib.parse import SplitResult, parse_qs

KEY_BYTES = 32
SHORTEST_SECRET = 20  # characters
FEWEST_DIFFERENT = 10  # characters that remain once the words everyone tries are taken out
WORST_WORDS = ("changeme", "change", "password", "secret", "default", "example", "mesial", "minio", "admin", "postgres")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
ENCRYPTED = ("https", "rediss", "smtps", "smtp+starttls")
ENCRYPTED_MODES = ("require", "verify-ca", "verify-full")
"""The values of `sslmode` with which PostgreSQL's client never speaks in plain text (libpq 34.1.2); `prefer` falls back."""

_PRINTABLE = frozenset(range(0x20, 0x7F)) | frozenset(b"\t\r\n")


def weakness(secret: str) -> str:
    """What is wrong with a secret, as the end of a sentence, or nothing. Never repeats it."""
    rest = secret.lower()
    for word in WORST_WORDS:
        rest = rest.replace(word, "")
    if len(secret) < SHORTEST_SECRET:
        return f"is shorter than {SHORTEST_SECRET} characters"
    return "can be guessed" if len(set(rest)) < FEWEST_DIFFERENT else ""


def weakness_of_key(key: bytes) -> str:
    """What is wrong with 32 bytes that ought to be random, or nothing."""
    if len(key) != KEY_BYTES:
        return f"must be {KEY_BYTES} bytes in base64url"
    if len(set(key)) < KEY_BYTES // 2:  # random bytes have about 30 different values among 32
        return "is not random"
    # Of random keys one in 10^14 is all letters, digits and signs.
    return "is a phrase, and must be random bytes" if _PRINTABLE.issuperset(key) else ""


def is_private(url: SplitResult) -> bool:
    """True if nobody between the two ends can read what is said: it is encrypted, or never leaves this machine."""
    if url.scheme in ("postgresql", "postgres"):
        told = parse_qs(url.query)
        encrypted = told.get("sslmode", [""])[-1] in ENCRYPTED_MODES
        return encrypted or (url.hostname in LOOPBACK and not told.keys() & {"host", "hostaddr"})
    return url.scheme in ENCRYPTED or url.hostname in LOOPBACK
