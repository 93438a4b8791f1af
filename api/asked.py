"""What is refused of a request before any route sees it: host, origin, encoding, size, and JSON that no reader should have to meet.

Litestar with msgspec answers 500 to broken UTF-8 and to deep nesting, and takes NUL; granian takes two Host headers (STACK 3).
"""

import ipaddress
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from schemas.refusal import Malformed, NotPermitted, Unacceptable, VersionMissing
from schemas.settings import Settings

MAX_BODY_BYTES = 1024 * 1024
MAX_HEADER_BYTES = 32 * 1024
MAX_TEXT_CHARACTERS = 20_000
MAX_DEPTH = 32
MAX_NUMBER = 2**53  # beyond it, JavaScript and JSON no longer agree about a whole number (RFC 8259 6)
CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
IF_MATCH = re.compile(r'"(\d{1,9})"')
WITH_BODY = frozenset({"POST", "PUT", "PATCH"})

Pairs = Iterable[tuple[bytes, bytes]]


def header(headers: Pairs, name: bytes) -> list[str]:
    """Every value of that header, in order."""
    return [value.decode("latin-1") for key, value in headers if key.lower() == name]


def refuse_host(headers: Pairs, origin: str) -> None:
    """Raise Malformed unless exactly one Host names this origin (THREATS T-W02, T-W03)."""
    hosts = header(headers, b"host")
    if len(hosts) != 1 or _canonical(hosts[0], origin) != _canonical(urlsplit(origin).netloc, origin):
        raise Malformed("This is not the host that answers here.")


def refuse_crossing(method: str, headers: Pairs, origin: str) -> None:
    """Raise NotPermitted for a change that another site's page asks for (THREATS T-A10)."""
    if method not in CHANGING:
        return
    if any(each != origin for each in header(headers, b"origin")) or any(
        each != "same-origin" for each in header(headers, b"sec-fetch-site")
    ):
        raise NotPermitted("origin", "Only this house's own pages may do that.")


def refuse_encoding(method: str, headers: Pairs) -> None:
    """Raise Unacceptable for compressed bodies and for anything but JSON."""
    if header(headers, b"content-encoding"):
        raise Unacceptable("content-encoding")
    if method in WITH_BODY:
        kinds = [each.partition(";") for each in header(headers, b"content-type")]
        json = len(kinds) == 1 and kinds[0][0].strip().lower() == "application/json"
        if not json or kinds[0][2].replace(" ", "").lower() not in ("", "charset=utf-8", 'charset="utf-8"'):
            raise Unacceptable("content-type")


def refuse_length(headers: Pairs) -> None:
    """Raise Unacceptable for endless headers and for a body that is announced as too long; Malformed if it does not say how long:
    no browser sends JSON in chunks, and chunks are where two readers of one request disagree (RFC 9112 11.2)."""
    if sum(len(name) + len(value) for name, value in headers) > MAX_HEADER_BYTES:
        raise Unacceptable("headers-too-large")
    if header(headers, b"transfer-encoding"):
        raise Malformed("Say how long the request is.")
    for each in header(headers, b"content-length"):
        if not each.isascii() or not each.isdigit() or int(each[:20]) > MAX_BODY_BYTES:
            raise Unacceptable("body-too-large")


def refuse_malformed(body: bytes) -> None:
    """Raise Malformed for what is no plain JSON: broken UTF-8, deep nesting, NUL, endless texts, numbers beyond exact ones."""
    try:
        body.decode("utf-8")
        value = msgspec.json.decode(body)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError, ValueError):
        raise Malformed("This is no JSON that can be read.") from None
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        if not level:
            return
        level = [inner for each in level for inner in _inside(each)]
    raise Malformed("This is nested too deeply.")


def read_version(header: str | None) -> int:
    """The number of an If-Match header. Raises VersionMissing without one, Malformed for anything but one quoted number."""
    if header is None:
        raise VersionMissing("Say with If-Match which version this changes.")
    match = IF_MATCH.fullmatch(header.strip())
    if match is None:
        raise Malformed("If-Match is one quoted number.")
    return int(match[1])


def _inside(value: Any) -> list[Any]:
    match value:
        case str():
            _refuse_text(value)
        case bool() | None:
            pass
        case int() | float():
            if abs(value) > MAX_NUMBER:
                raise Malformed("A number is too large.")
        case list():
            return value
        case dict():
            for name in value:
                _refuse_text(name)
            return list(value.values())
    return []


def _refuse_text(text: str) -> None:
    if "\x00" in text or len(text) > MAX_TEXT_CHARACTERS or any("\ud800" <= each <= "\udfff" for each in text):
        raise Malformed("A text is too long, or holds characters that are none.")


def address_of(client: str, headers: Pairs, settings: Settings) -> str:
    """The client's address: the connection's, or what a configured proxy says. Nobody else's X-Forwarded-For is believed (T-P06)."""
    address = client
    hops = [each.strip() for line in header(headers, b"x-forwarded-for") for each in line.split(",")]
    while address in settings.trusted_proxies and hops:
        hop = hops.pop()
        if not _is_address(hop):
            break
        address = hop
    return address


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _canonical(netloc: str, origin: str) -> str:
    """Host and port, where the scheme's own port may be left out."""
    default = ":443" if origin.startswith("https://") else ":80"
    return netloc.lower().removesuffix(default)
