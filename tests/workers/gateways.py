"""Small real gateways that misbehave on request: an SMS gateway over HTTP and a mail server."""

from __future__ import annotations

import asyncio
import contextlib
import http.server
import threading
from collections.abc import AsyncIterator, Iterator

import msgspec
from aiosmtpd.smtp import SMTP, Envelope, Session


class Gateway(http.server.ThreadingHTTPServer):
    """Answers every POST with `status`; keeps what it was told. A redirect points at itself."""

    def __init__(self, status: int) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.status = status
        self.told: list[dict[str, str]] = []
        self.tokens: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/sms"


class _Page(http.server.BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append(msgspec.json.decode(body, type=dict[str, str]))
        self.server.tokens.append(self.headers["Authorization"])
        self.send_response(self.server.status)
        self.send_header("Location", self.server.url + "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextlib.contextmanager
def gateway(status: int) -> Iterator[Gateway]:
    server = Gateway(status)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Mailbox:
    def __init__(self, rcpt: str, data: str) -> None:
        self.rcpt, self.data = rcpt, data
        self.taken: list[bytes] = []

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]) -> str:
        envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = envelope.content
        self.taken.append(content if isinstance(content, bytes) else b"")
        return self.data


@contextlib.asynccontextmanager
async def mailbox(rcpt: str = "250 OK", data: str = "250 Kept") -> AsyncIterator[tuple[str, _Mailbox]]:
    """The SMTP URL of a mail server that answers so to the recipient and to the content, and what it took."""
    box = _Mailbox(rcpt, data)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(box, hostname="localhost"), "127.0.0.1", 0)
    async with server:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}", box
