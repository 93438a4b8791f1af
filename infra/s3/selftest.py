"""Does the configured store keep its word? Uploads and anchors rest on conditions that some stores accept and then ignore.

Run at every start, before the first upload: a store that fails one condition is refused (THREATS T-U01..U06, T-U09, T-Q08).
Works with two small objects under `selftest/` in the quarantine and removes them. One that stays, each month, shows that anchors stay.
"""

from __future__ import annotations

import base64
import contextlib
import datetime
import hashlib
import http.client
import secrets
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

import msgspec

from infra.s3.sign import Door, presign

BODY = b"Mesial looks whether this store keeps its word."
TYPE = "application/octet-stream"
TICKET_SECONDS = 60
REQUEST_SECONDS = 10
ANSWERED_NO = (400, 401, 403, 411)
SHORTEST_LOCK_DAYS = 300
"""What must be left of the lock of an object that was put this month: a retention of a year, or more."""


class StoreRefused(Exception):
    """The store cannot be trusted with uploads; `failed` holds each (condition, what happened)."""

    def __init__(self, failed: list[tuple[str, str]]) -> None:
        super().__init__("\n".join(f"object store, {condition}: {reason}" for condition, reason in failed))
        self.failed = failed


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the store said; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


def check(door: Door, *, bucket: str, anchors: str, origin: str, now: datetime.datetime) -> None:
    """Tries every condition against `bucket` as a browser at `origin` would, and that what lies in `anchors` is locked.

    Raises StoreRefused with all that failed.
    """
    trial = _Trial(door, bucket, anchors, origin, now)
    failed: list[tuple[str, str]] = []
    try:
        trial.prepare()
        for name, condition in CONDITIONS.items():
            try:
                condition(trial)
            except _Broken as broken:
                failed.append((name, str(broken)))
    except _Broken as broken:
        failed.append(("signed upload", str(broken)))
    except OSError as unreachable:
        failed.append(("reachable", f"{door.endpoint} does not answer ({type(unreachable).__name__})"))
    finally:
        with contextlib.suppress(OSError):
            trial.clean()
    if failed:
        raise StoreRefused(failed)


class _Broken(Exception):
    """A condition that does not hold."""


class _Trial:
    """One object put as it should be, and the means to try what must not work."""

    def __init__(self, door: Door, bucket: str, anchors: str, origin: str, now: datetime.datetime) -> None:
        self.door = door
        self.origin = origin
        self.now = now
        self.root = f"/{bucket}"
        self.path = f"/{bucket}/selftest/{secrets.token_hex(16)}"
        self.other = f"/{bucket}/selftest/{secrets.token_hex(16)}"
        self.locked = f"/{anchors}/selftest/{now:%Y-%m}"
        self.headers = {
            "content-length": str(len(BODY)),
            "content-type": TYPE,
            "if-none-match": "*",
            "x-amz-checksum-sha256": base64.b64encode(hashlib.sha256(BODY).digest()).decode(),
        }

    def prepare(self) -> None:
        answer = self.put(self.path)
        if answer.status != 200:
            raise _Broken(f"a correct upload was answered {answer.status}")

    def clean(self) -> None:
        for path in (self.path, self.other):
            self.signed("DELETE", path)

    def signed(self, method: str, path: str, *, version: str = "", **headers: str) -> Answer:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        asked = {"versionId": version} if version else {}
        url = presign(self.door, method, path, now=self.now, seconds=TICKET_SECONDS, headers=sent, **asked)
        return self.send(method, url, sent)

    def ticket(self, path: str, *, age_seconds: int = 0) -> str:
        """An upload ticket as the platform gives it, perhaps made `age_seconds` ago."""
        made = self.now - datetime.timedelta(seconds=age_seconds)
        return presign(self.door, "PUT", path, now=made, seconds=TICKET_SECONDS, headers=self.headers)

    def put(self, path: str, *, url: str = "", body: bytes = BODY, **changed: str) -> Answer:
        headers = {**self.headers, **{name.replace("_", "-"): value for name, value in changed.items()}}
        return self.send("PUT", url or self.ticket(path), headers, body)

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        where = urlsplit(url)
        kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
        line = kind(where.netloc, timeout=REQUEST_SECONDS)
        with contextlib.closing(line):
            line.request(method, f"{where.path}?{where.query}" if where.query else where.path, body or None, dict(headers))
            answer = line.getresponse()
            seen = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(status=answer.status, headers=seen, body=answer.read())

    def must_refuse(self, answer: Answer, what: str) -> None:
        """The answer is a no, and nothing was stored under the other key."""
        if answer.status not in ANSWERED_NO:
            raise _Broken(f"{what} was answered {answer.status}")
        if self.signed("HEAD", self.other).status != 404:
            raise _Broken(f"{what} was refused, yet an object is there")


def _anonymous(trial: _Trial) -> None:
    for method, path in (("GET", trial.path), ("DELETE", trial.path), ("GET", trial.root), ("PUT", trial.other)):
        answer = trial.send(method, trial.door.endpoint + path, {}, BODY if method == "PUT" else b"")
        if answer.status not in (401, 403):
            raise _Broken(f"an unsigned {method} was answered {answer.status}")


def _key(trial: _Trial) -> None:
    moved = trial.ticket(trial.path).replace(trial.path, trial.other)
    trial.must_refuse(trial.put("", url=moved), "a ticket used for another key")


def _length(trial: _Trial) -> None:
    longer = BODY * 100
    url = trial.ticket(trial.other)
    trial.must_refuse(trial.put("", url=url, body=longer, content_length=str(len(longer))), "a longer body")


def _type(trial: _Trial) -> None:
    trial.must_refuse(trial.put(trial.other, content_type="text/html"), "another content type")


def _checksum(trial: _Trial) -> None:
    wrong = BODY[:-1] + b"!"
    trial.must_refuse(trial.put(trial.other, body=wrong), "a body of the same length with other bytes")


def _overwrite(trial: _Trial) -> None:
    answer = trial.put(trial.path)
    if answer.status not in (403, 409, 412):
        raise _Broken(f"the second use of a ticket was answered {answer.status}")
    if trial.signed("GET", trial.path).body != BODY:
        raise _Broken("the first object was changed")


def _expiry(trial: _Trial) -> None:
    late = trial.ticket(trial.other, age_seconds=TICKET_SECONDS * 10)
    trial.must_refuse(trial.put("", url=late), "an expired ticket")


def _head(trial: _Trial) -> None:
    seen = trial.signed("HEAD", trial.path, x_amz_checksum_mode="ENABLED").headers
    if seen.get("content-length") != str(len(BODY)):
        raise _Broken("HEAD does not tell the length")
    if seen.get("x-amz-checksum-sha256") != trial.headers["x-amz-checksum-sha256"]:
        raise _Broken("HEAD does not tell the SHA-256 the object was sent with")


def _encryption(trial: _Trial) -> None:
    if trial.signed("HEAD", trial.path).headers.get("x-amz-server-side-encryption") not in ("AES256", "aws:kms"):
        raise _Broken("the quarantine does not encrypt at rest: set the bucket's default encryption")


def _cors(trial: _Trial) -> None:
    for origin, welcome in ((trial.origin, True), ("https://elsewhere.example", False)):
        asked = {
            "Origin": origin,
            "Access-Control-Request-Method": "PUT",
            "Access-Control-Request-Headers": "content-type,if-none-match,x-amz-checksum-sha256",
        }
        answer = trial.send("OPTIONS", trial.ticket(trial.other), asked)
        if (answer.headers.get("access-control-allow-origin") in (origin, "*")) is not welcome:
            raise _Broken(f"a browser at {origin} would {'not ' if welcome else ''}be let in")


def _locked(trial: _Trial) -> None:
    if trial.put(trial.locked).status not in (200, 412):
        raise _Broken("the bucket of the anchors takes no object")
    seen = trial.signed("HEAD", trial.locked).headers
    version, until = seen.get("x-amz-version-id", ""), seen.get("x-amz-object-lock-retain-until-date", "")
    if not version or seen.get("x-amz-object-lock-mode") != "COMPLIANCE":
        raise _Broken("what is put there is not locked: make the bucket with object lock, and COMPLIANCE as its default retention")
    if datetime.datetime.fromisoformat(until) - trial.now < datetime.timedelta(days=SHORTEST_LOCK_DAYS):
        raise _Broken("what is put there is locked for less than a year")
    if trial.signed("DELETE", trial.locked, version=version).status not in ANSWERED_NO:
        raise _Broken("what is locked was removed all the same")
    if trial.signed("GET", trial.locked, version=version).body != BODY:
        raise _Broken("what is locked was not there any more")


CONDITIONS: dict[str, Callable[[_Trial], None]] = {
    "nothing without a signature": _anonymous,
    "signed key": _key,
    "signed length": _length,
    "signed type": _type,
    "signed checksum": _checksum,
    "no overwriting": _overwrite,
    "expiry": _expiry,
    "checksum on HEAD": _head,
    "encryption at rest": _encryption,
    "CORS": _cors,
    "anchors stay": _locked,
}
