"""The one place that knows HTTP statuses: a refusal becomes a problem document (RFC 9457), a fault an identifier and nothing else."""

from typing import Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from api import plain
from api.bodies import Problem
from api.seen import seen
from schemas import refusal
from schemas.refusal import Refusal
from storage.away import is_away
from storage.s3 import StoreAway

MEDIA_TYPE = "application/problem+json"
TRY_AGAIN_SECONDS = 2

STATUS: dict[type[Refusal], int] = {
    refusal.NotFound: 404,
    refusal.NotPermitted: 403,
    refusal.NotSignedIn: 401,
    refusal.OutOfTurn: 409,
    refusal.AlreadyTaken: 409,
    refusal.Incomplete: 422,
    refusal.Stale: 412,
    refusal.VersionMissing: 428,
    refusal.KeyReused: 422,
    refusal.Locked: 423,
    refusal.Gone: 410,
    refusal.Unacceptable: 415,
    refusal.Malformed: 400,
    refusal.TooMany: 429,
}
STATUS_OF_UNACCEPTABLE = {
    "duplicate": 409,
    "duplicate-announcement": 409,
    "pieces-missing": 409,
    "already-received": 409,
    "dropped": 409,
    "not-held": 409,
    "office-again-too-late": 409,
    "quota": 413,
    "quota-spent": 413,
    "unreadable-too_large": 413,
    "packet-too-large": 413,
    "body-too-large": 413,
    "headers-too-large": 431,
}
TITLES = {
    "not-found": "Not found",
    "not-permitted": "Not permitted",
    "not-signed-in": "Not signed in",
    "out-of-turn": "Not possible now",
    "already-taken": "Already taken",
    "incomplete": "Something is missing",
    "stale": "Changed by somebody else",
    "version-missing": "The version is missing",
    "key-reused": "Identifier used before",
    "locked": "Locked",
    "gone": "Ended",
    "unacceptable": "Cannot be taken",
    "malformed": "Not understood",
    "too-many": "Too many attempts",
    "fault": "Something went wrong",
    "away": "Not available just now",
}
EXTRA = ("why", "subject", "gaps", "act", "allowed", "until", "given", "current", "seconds")
OF_LINKS = ("practice", "phone")
"""Said where it is known, which is where the link is (SPEC UPL-09)."""


class TooSlow(Exception):
    """The answer took longer than anybody should wait; whether the act was done, the next try will tell."""


def status_of(error: Refusal) -> int:
    if isinstance(error, refusal.Unacceptable):
        return STATUS_OF_UNACCEPTABLE.get(error.why, STATUS[refusal.Unacceptable])
    return STATUS[type(error)]


def problem_of(error: Exception, request_id: str) -> tuple[Problem, dict[str, str]]:
    """The problem document of an exception, and the headers that go with it."""
    if isinstance(error, Refusal):
        extra = {name: getattr(error, name) for name in EXTRA if hasattr(error, name)}
        extra |= {name: value for name in OF_LINKS if (value := getattr(error, name, None)) is not None}
        if isinstance(error, refusal.OutOfTurn):
            extra["case_status"] = error.status
        headers = {"Retry-After": str(error.seconds)} if isinstance(error, refusal.TooMany) else {}
        return _problem(error.code, status_of(error), error.detail, request_id, **extra), headers
    if isinstance(error, StoreAway | TooSlow) or is_away(error):
        return _problem("away", 503, "Please try again shortly.", request_id), {"Retry-After": str(TRY_AGAIN_SECONDS)}
    if isinstance(error, HTTPException) and error.status_code < 500:
        return _of_http(error, request_id)
    return _problem("fault", 500, "", request_id), {}


def respond(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Litestar's exception handler, for all of them."""
    noted = seen(request.scope)
    if isinstance(error, HTTPException) and error.status_code == 404 and is_person(request):
        return plain.unknown_address()
    problem, headers = problem_of(error, noted.request_id)
    if problem.status == 500:
        noted.note_fault(error)
    return Response(msgspec.json.encode(problem), status_code=problem.status, headers=headers, media_type=MEDIA_TYPE)


def is_person(request: Request[Any, Any, Any]) -> bool:
    """True for somebody who looks for a page, and not for a program that asks the API."""
    return request.method == "GET" and "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def _of_http(error: HTTPException, request_id: str) -> tuple[Problem, dict[str, str]]:
    """What litestar itself refuses. Its words may repeat what was sent, so they are not repeated here (THREATS T-W09)."""
    headers = {name: value.replace(", OPTIONS", "") for name, value in (error.headers or {}).items() if name.lower() == "allow"}
    match error.status_code:
        case 404:
            return _problem("not-found", 404, "There is nothing at this address.", request_id), headers
        case 405:
            return _problem("malformed", 405, "This address does not take this method.", request_id), headers
        case 413:
            return _problem("unacceptable", 413, "The request is too large.", request_id, why="body-too-large"), headers
    return _problem("malformed", 400, "The request does not have the promised shape.", request_id), headers


def _problem(code: str, status: int, detail: str, request_id: str, **extra: object) -> Problem:
    values = {
        "type": f"/problems/{code}",
        "title": TITLES[code],
        "status": status,
        "code": code,
        "detail": detail,
        "request_id": request_id,
    }
    return Problem(**values, **extra)  # type: ignore[arg-type]
