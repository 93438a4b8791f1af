"""Presigned S3 requests (AWS Signature Version 4, query form) with the time given, so that an expired one can be made."""

from __future__ import annotations

import datetime
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

import msgspec

UNSIGNED = "UNSIGNED-PAYLOAD"


class Door(msgspec.Struct, frozen=True, kw_only=True):
    """Where a store is and who we are there."""

    endpoint: str
    region: str
    access_key: str
    secret_key: str

    def __repr__(self) -> str:
        return f"Door({self.endpoint!r})"


def presign(door: Door, method: str, path: str, *, now: datetime.datetime, seconds: int, headers: Mapping[str, str], **asked: str) -> str:
    """A URL good for exactly this method, path, query (`asked`) and these headers, from `now` (UTC) for `seconds`.

    Source: Amazon S3 API reference, "Authenticating requests: using query parameters".
    """
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    scope = f"{stamp[:8]}/{door.region}/s3/aws4_request"
    signed = {"host": urlsplit(door.endpoint).netloc, **{name.lower(): value for name, value in headers.items()}}
    names = ";".join(sorted(signed))
    query = "&".join(
        f"{name}={quote(value, safe='')}"
        for name, value in sorted(
            {
                "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
                "X-Amz-Credential": f"{door.access_key}/{scope}",
                "X-Amz-Date": stamp,
                "X-Amz-Expires": str(seconds),
                "X-Amz-SignedHeaders": names,
                **asked,
            }.items()
        )
    )
    lines = "".join(f"{name}:{signed[name].strip()}\n" for name in sorted(signed))
    canonical = "\n".join((method, quote(path), query, lines, names, UNSIGNED))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = "\n".join(("AWS4-HMAC-SHA256", stamp, scope, digest))
    signature = _mac(_signing_key(door, stamp[:8]), to_sign).hex()
    return f"{door.endpoint}{quote(path)}?{query}&X-Amz-Signature={signature}"


def _signing_key(door: Door, day: str) -> bytes:
    key = f"AWS4{door.secret_key}".encode()
    for word in (day, door.region, "s3", "aws4_request"):
        key = _mac(key, word)
    return key


def _mac(key: bytes, word: str) -> bytes:
    return hmac.new(key, word.encode(), hashlib.sha256).digest()
