"""What no route ever sees (THREATS W, A-10): broken JSON, foreign pages, strange hosts, compressed and endless bodies."""

from __future__ import annotations

import gzip
import json
import socket
from typing import Any
from urllib.parse import urlsplit

import pytest

from api.asked import address_of
from schemas.settings import Settings
from storage.ident import uuid7
from tests.api.client import new_case
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import PASSWORD, Practice

UNKNOWN = (
    "/nothing",
    "/schema",
    "/schema/openapi.json",
    "/docs",
    "/metrics",
    "/health/deep",
    "/api",
    "/api/",
    "/.env",
    "/assets/../api/app.py",
)
MUST_NOT_SAY = ("Traceback", "asyncpg", "/usr", "SELECT", "msgspec", "litestar", ".py", "site-packages")

BROKEN: dict[str, bytes] = {
    "nothing": b"",
    "half": b'{"name": "a", "pass',
    "bad utf-8": b'{"name": "\xff\xfe", "password": "x"}',
    "overlong utf-8": b'{"name": "\xc0\xaf", "password": "x"}',
    "surrogate": b'{"name": "\\ud800", "password": "x"}',
    "deep lists": b"[" * 100_000 + b"]" * 100_000,
    "deep records": b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
    "nested within reason, too deep for us": b"[" * 40 + b"]" * 40,
    "nul": b'{"name": "a\\u0000b", "password": "x"}',
    "nul in a name": b'{"na\\u0000me": "a", "password": "x"}',
    "huge number": b'{"name": ' + b"9" * 5000 + b', "password": "x"}',
    "large number": b'{"name": 18446744073709551617, "password": "x"}',
    "endless fraction": b'{"name": 1e400, "password": "x"}',
    "not a number": b'{"name": NaN, "password": "x"}',
    "long text": b'{"name": "' + b"a" * 30_000 + b'", "password": "x"}',
    "list": b"[]",
    "text": b'"name"',
    "null": b"null",
    "wrong kind": b'{"name": 5, "password": ["x"]}',
    "unknown field": b'{"name": "a", "password": "x", "role": "admin"}',
    "two documents": b"{}{}",
    "byte order mark": b'\xef\xbb\xbf{"name": "a", "password": "x"}',
    "utf-16": '{"name": "a", "password": "x"}'.encode("utf-16"),
}


@pytest.mark.parametrize("name", BROKEN)
async def test_broken_json(browsers: BrowserMaker, name: str) -> None:
    """T-W01, T-W09: always 400, never a word about how we are made."""
    answer = await browsers().post("/api/session", content=BROKEN[name], headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert answer.headers["content-type"] == "application/problem+json"
    assert not [word for word in MUST_NOT_SAY if word in answer.text]


async def test_every_text_of_an_act_is_held_to_its_shape(browsers: BrowserMaker, practice: Practice) -> None:
    """T-W01, T-A02: what would have ended in a 500, or in the record."""
    hygienist = await browsers.member(practice, "hygienist")
    row = await hygienist.good("POST", "/api/cases", new_case(contact=False))
    acts, images = f"/api/cases/{row['id']}/acts", f"/api/cases/{row['id']}/images"
    piece = {"size": 1, "sha256": "0" * 64}
    image: dict[str, Any] = {
        "act": "announce",
        "id": str(uuid7()),
        "image": str(uuid7()),
        "view": "front",
        "lens": "rear",
        "name": "a",
        "declared_type": "image/jpeg",
        "size": 1,
        "sha256": "0" * 64,
        "pieces": [piece],
        "captured_at": "2026-11-01T12:00:00Z",
    }
    wrong: list[tuple[str, dict[str, Any]]] = [
        (images, image | {"sha256": "no digest"}),
        (images, image | {"pieces": [piece | {"sha256": "zz" * 32}]}),
        (images, image | {"captured_at": "2026-11-01T12:00:00"}),
        (images, image | {"captured_at": "0001-01-01T00:00:00+14:00"}),
        (images, image | {"status": "received"}),
        (images, image | {"view": "inside_out"}),
        (acts, image),
        (acts, {"act": "confirm", "id": str(uuid7()), "image": str(uuid7())}),
        (acts, {"act": "attest", "id": "no identifier", "relationship": "parent", "name": "A", "state": "OH"}),
        (acts, {"act": "submit", "id": str(uuid7()), "organization_id": str(uuid7())}),
        (acts, {"act": "describe", "id": str(uuid7()), "complaint": {"words": "ok", "signed_by": "me"}, "history": {}}),
        (acts, {"act": "settle_image", "id": str(uuid7()), "image": str(uuid7()), "status": "normalized"}),
        (acts, {"act": "nonsense", "id": str(uuid7())}),
        (acts, {"id": str(uuid7())}),
    ]
    for path, body in wrong:
        answer = await hygienist.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed"), body
    dentist = await browsers.member(practice, "dentist")
    finding = {"id": str(uuid7()), "observation": "caries", "tooth": "AA"}
    answer = await dentist.put(f"/api/cases/{row['id']}/draft", json={"findings": [finding]}, headers={"If-Match": '"0"'})
    assert answer.status_code == 400
    for version in ("1", '"x"', 'W/"1"', '"1", "2"', "*", '"99999999999999999999"'):
        answer = await dentist.put(f"/api/cases/{row['id']}/draft", json={}, headers={"If-Match": version})
        assert answer.status_code == 400


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "text/html"}, 415),
        ({"Content-Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content-Type": "application/json; charset=utf-16"}, 415),
        ({"Content-Encoding": "gzip"}, 415),
        ({"Host": "evil.example"}, 400),
        ({"Host": "127.0.0.1"}, 400),
    ],
)
async def test_foreign_pages_and_strange_bodies(browsers: BrowserMaker, practice: Practice, headers: dict[str, str], status: int) -> None:
    """T-A10, T-W03, T-W06; and nothing on the application's origin is shared with another."""
    body = json.dumps({"name": practice.sign_in("dentist"), "password": PASSWORD}).encode()
    content = gzip.compress(body) if "Content-Encoding" in headers else body
    answer = await browsers().post("/api/session", content=content, headers={"Content-Type": "application/json"} | headers)
    assert answer.status_code == status
    assert "access-control-allow-origin" not in answer.headers
    assert "set-cookie" not in answer.headers


async def test_without_a_browser_there_is_no_origin_to_check(browsers: BrowserMaker, practice: Practice) -> None:
    program = browsers()
    del program.headers["Origin"], program.headers["Sec-Fetch-Site"]
    await program.sign_in(practice.sign_in("dentist"))


async def test_large_bodies_are_refused_unread(browsers: BrowserMaker) -> None:
    body = b'{"name": "' + b"a" * 2_000_000 + b'", "password": "x"}'
    answer = await browsers().post("/api/session", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["why"]) == (413, "body-too-large")

    async def trickle() -> Any:
        for _ in range(20):
            yield b" " * 100_000

    answer = await browsers().post("/api/session", content=trickle(), headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def raw(server: Server, request: bytes) -> bytes:
    """What the server answers to bytes that no honest client would send."""
    target = urlsplit(server.url)
    with socket.create_connection((target.hostname, target.port), timeout=10) as connection:
        connection.sendall(request)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
            if b"\r\n\r\n" in answer:
                break
    return answer


@pytest.mark.parametrize(
    "lines",
    [
        ["Host: {host}", "Host: evil.example"],
        ["Host: evil.example", "Host: {host}"],
        ["Host: {host}", "Host: {host}"],
        [],
        ["Host: {host}", "X-Long: " + "a" * 70_000],
        ["Host: {host}", *(f"X-{number}: a" for number in range(500))],
        ["Host: {host}", "Cookie: a=" + "b" * 40_000],
        ["Host: {host}", "Content-Length: 5", "Content-Length: 6"],
        ["Host: {host}", "Transfer-Encoding: chunked", "Content-Length: 5"],
        ["Host: {host}", "Content-Length: -1"],
    ],
)
async def test_requests_that_smuggle_or_swell(server: Server, lines: list[str]) -> None:
    """T-W02."""
    host = urlsplit(server.url).netloc
    head = "\r\n".join(["GET /health HTTP/1.1", *(line.format(host=host) for line in lines), "Connection: close", "", ""])
    status = int(raw(server, head.encode()).split(b" ", 2)[1])
    assert status in (400, 413, 431)


async def test_unknown_addresses_and_methods(browsers: BrowserMaker) -> None:
    browser = browsers()
    for path in UNKNOWN:
        answer = await browser.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found"), path
    answer = await browser.request("PUT", "/api/worklist", json={})
    assert (answer.status_code, answer.json()["code"]) == (405, "malformed")
    assert "GET" in answer.headers["allow"]
    assert (await browser.request("TRACE", "/health")).status_code in (400, 405)


def test_only_the_configured_proxy_is_believed(settings: Settings) -> None:
    """T-P06: whoever is no proxy of ours tells us nothing about addresses; of several hops the last that is not ours counts."""
    import msgspec

    told = [(b"X-Forwarded-For", b"6.6.6.6, 198.51.100.4, 10.0.0.2")]
    bare = msgspec.structs.replace(settings, trusted_proxies=())
    assert address_of("198.51.100.9", told, bare) == "198.51.100.9"
    behind = msgspec.structs.replace(settings, trusted_proxies=("10.0.0.1", "10.0.0.2"))
    assert address_of("198.51.100.9", told, behind) == "198.51.100.9"
    assert address_of("10.0.0.1", told, behind) == "198.51.100.4"
    assert address_of("10.0.0.1", [(b"x-forwarded-for", b"nonsense")], behind) == "10.0.0.1"
    assert address_of("10.0.0.1", [], behind) == "10.0.0.1"
