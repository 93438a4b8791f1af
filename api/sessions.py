"""Cookies of the three kinds of session: a member of staff's, a family's that opened its link, and a specialist's.

Each holds 32 random bytes and nothing else; the server knows them by their hash. Under https the name begins with `__Host-`, which
browsers accept only with Secure, Path=/ and no Domain (RFC 6265bis 4.1.3.2).
"""

import base64
import binascii
from typing import Literal

from litestar.datastructures import Cookie

from schemas.settings import Settings

Kind = Literal["staff", "link", "referral"]
TOKEN_BYTES = 32
_NAMES: dict[Kind, str] = {"staff": "mesial", "link": "mesial-link", "referral": "mesial-referral"}


def name_of(settings: Settings, kind: Kind) -> str:
    return f"__Host-{_NAMES[kind]}" if settings.public_url.startswith("https://") else _NAMES[kind]


def read(cookies: dict[str, str], settings: Settings, kind: Kind) -> bytes | None:
    """The token of a session cookie in its one canonical form, or None."""
    written = cookies.get(name_of(settings, kind), "")
    try:
        token = base64.urlsafe_b64decode(written + "=") if written.isascii() else b""
    except (binascii.Error, ValueError):
        return None
    return token if len(token) == TOKEN_BYTES and _write(token) == written else None


def keep(settings: Settings, kind: Kind, token: bytes) -> Cookie:
    """The cookie that keeps a session: for this browser window's life; the server ends it earlier."""
    return _cookie(settings, kind, _write(token), None)


def end(settings: Settings, kind: Kind) -> Cookie:
    return _cookie(settings, kind, "", 0)


def _cookie(settings: Settings, kind: Kind, value: str, max_age: int | None) -> Cookie:
    secure = settings.public_url.startswith("https://")
    return Cookie(key=name_of(settings, kind), value=value, path="/", httponly=True, secure=secure, samesite="strict", max_age=max_age)


def _write(token: bytes) -> str:
    return base64.urlsafe_b64encode(token).decode().rstrip("=")
