"""The gate around each application: it refuses, limits, waits no longer than a person would, sets the headers and writes the log line.

It stands outside litestar, so that answers to unknown addresses pass it too.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec

from api import asked
from api.limits import Allowance
from api.problems import MEDIA_TYPE, TooSlow, problem_of
from api.seen import KEY, METHODS, Seen
from schemas.address import net_of
from schemas.logline import LogLine
from schemas.refusal import Malformed, Refusal, Unacceptable
from schemas.settings import Settings
from storage.ident import uuid7

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Any, Any, Any], Awaitable[None]]

ANSWER_SECONDS = 4.5
"""Whoever waits longer is told to try again (FAULTS I10: within 5 s); every act bears repetition."""
BODY_SECONDS = 20
DISCARD_SECONDS = 2
DISCARD_BYTES = 8 * 1024 * 1024

log = logging.getLogger("mesial.requests")


class Gate:
    """An ASGI application in front of another; `origin` is the one origin it answers for, `headers` go on every answer."""

    def __init__(self, app: App, settings: Settings, origin: str, headers: dict[str, str]) -> None:
        self.app, self.settings, self.origin, self.headers = app, settings, origin, headers
        self.allowance = Allowance()
        self._running: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        began = time.monotonic()
        client = scope.get("client") or ("", 0)
        noted = Seen(str(uuid7()), asked.address_of(client[0], scope["headers"], self.settings), self.allowance)
        answer = _Answer(send, self.headers, noted, is_head=scope["method"] == "HEAD")
        incoming = _Incoming(receive)
        inner = dict(scope) | {KEY: noted, "method": "GET" if scope["method"] == "HEAD" else scope["method"]}
        try:
            self.allowance.take(net_of(noted.address), began)
            await self._admit(scope, incoming)
            await self._answer(inner, incoming, answer)
        except Exception as error:
            if not isinstance(error, (Refusal, TooSlow)):
                noted.note_fault(error)
            await incoming.discard()
            await answer.refuse(error)
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        ms = round((time.monotonic() - began) * 1000)
        line = LogLine(
            method=method,
            route=inner.get("path_template") or "",
            status=answer.status,
            ms=ms,
            request_id=noted.request_id,
            actor=noted.actor,
            fault=noted.fault,
        )
        log.log(logging.ERROR if noted.fault else logging.INFO, msgspec.json.encode(line).decode())

    async def _admit(self, scope: Scope, incoming: "_Incoming") -> None:
        """Read the body of an acceptable request. Raises a Refusal."""
        headers, method = scope["headers"], scope["method"]
        asked.refuse_host(headers, self.origin)
        asked.refuse_crossing(method, headers, self.settings.public_url)
        asked.refuse_encoding(method, headers)
        asked.refuse_length(headers)
        body = await incoming.read()
        if body or method in asked.WITH_BODY:
            asked.refuse_malformed(body)

    async def _answer(self, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        """Let the application answer in time. A late one is ended in the background; its own clean-up may take long as well."""
        task = asyncio.create_task(_call(self.app, scope, receive, answer))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task}, timeout=ANSWER_SECONDS)
        if task.done() or answer.status:
            await task
            return
        task.cancel()
        raise TooSlow


async def _call(app: App, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


class _Answer:
    """The way back: adds headers, leaves out the body of a HEAD, and answers once only."""

    def __init__(self, send: Send, headers: dict[str, str], noted: Seen, *, is_head: bool) -> None:
        self._send, self._headers, self._noted, self._is_head = send, headers, noted, is_head
        self.status = 0
        self._closed = False

    async def __call__(self, message: Message) -> None:
        if self._closed:
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            given = [(name.lower(), value) for name, value in message["headers"]]
            names = {name for name, _ in given}
            ours = [(name.encode(), value.encode()) for name, value in self._headers.items() if name.encode() not in names]
            message = {**message, "headers": [*given, *ours, (b"x-request-id", self._noted.request_id.encode())]}
        elif self._is_head:
            message = {**message, "body": b""}
        await self._send(message)

    async def refuse(self, error: Exception) -> None:
        """Answer with a problem document, if nothing was answered yet; what comes later is dropped."""
        if self.status == 0:
            problem, headers = problem_of(error, self._noted.request_id)
            body = msgspec.json.encode(problem)
            pairs = [(b"content-type", MEDIA_TYPE.encode()), (b"content-length", str(len(body)).encode())]
            more = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
            await self({"type": "http.response.start", "status": problem.status, "headers": [*pairs, *more]})
            await self({"type": "http.response.body", "body": body})
        self._closed = True


class _Incoming:
    """The request's body on its way in; knows whether it has ended."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self.ended = False
        self._whole: bytes | None = None

    async def piece(self) -> bytes:
        message = await self._receive()
        self.ended = message["type"] != "http.request" or not message.get("more_body", False)
        return bytes(message.get("body", b""))

    async def read(self) -> bytes:
        """All of it. Raises Unacceptable if it is too long, Malformed if it comes too slowly."""
        body = b""
        try:
            async with asyncio.timeout(BODY_SECONDS):
                while not self.ended:
                    body += await self.piece()
                    if len(body) > asked.MAX_BODY_BYTES:
                        raise Unacceptable("body-too-large")
        except TimeoutError:
            raise Malformed("The request came too slowly.") from None
        self._whole = body
        return body

    async def discard(self) -> None:
        """Let a refused request finish within reason: whoever is still sending when the line is cut never reads why."""
        passed = 0
        try:
            async with asyncio.timeout(DISCARD_SECONDS):
                while not self.ended and passed < DISCARD_BYTES:
                    passed += len(await self.piece())
        except TimeoutError:
            return

    async def __call__(self) -> Message:
        """For the application: the whole body at once, and then whatever still comes."""
        if self._whole is None:
            return await self._receive()
        body, self._whole = self._whole, None
        return {"type": "http.request", "body": body, "more_body": False}
