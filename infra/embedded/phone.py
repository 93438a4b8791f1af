"""The development phone and mailbox: a small real SMS gateway and mail server that show what they received on one page.

For demo and tests, on the loopback address only. Messages are kept in a file, so that a link sent yesterday is still there.
"""

from __future__ import annotations

import asyncio
import base64
import datetime
import email
import email.policy
import hashlib
import hmac
import html
import http
import http.server
import os
import pathlib
import re
import sys
import threading
from email.message import EmailMessage
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

import msgspec
from aiosmtpd.smtp import SMTP, Envelope, Session

from infra.embedded.keepsafe import Keepsafe
from infra.embedded.process import Process, Recipe, plain_environment

START_SECONDS = 20
LARGEST_SMS_BYTES = 16 << 10
LARGEST_MAIL_BYTES = 8 << 20
LINK = re.compile(r"https?://[^\s<>\"']+")
OUR_HOSTS = ("127.0.0.1", "localhost")  # any other Host is a page elsewhere that had its name point here

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a2326;background:#fff}"
    "article{border:1px solid #6b7a80;border-radius:.5rem;padding:.75rem 1rem;margin:1rem 0}"
    "h2{font-size:1rem;margin:0}p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0 0}a{color:#005a70}"
)
STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
CSP = f"default-src 'none'; style-src 'sha256-{STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class Sms(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body of POST /sms, the same that a real gateway adapter gets."""

    id: str
    to: str
    text: str


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One received message; `id` is the sender's, so that sending twice shows once."""

    id: str
    kind: Literal["sms", "mail"]
    to: str
    subject: str
    text: str
    received: str


class Box:
    """The received messages, in memory and in a file of one JSON line each."""

    def __init__(self, file: pathlib.Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._messages: dict[str, Message] = {}
        if file.exists():
            for line in file.read_bytes().splitlines():
                message = msgspec.json.decode(line, type=Message)
                self._messages[message.id] = message

    def take(self, message: Message) -> bool:
        """Keeps a message; False when one with its id is here already."""
        with self._lock:
            if message.id in self._messages:
                return False
            with open(os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as out:
                out.write(msgspec.json.encode(message) + b"\n")
            self._messages[message.id] = message
            return True

    def newest_first(self) -> list[Message]:
        """All messages."""
        with self._lock:
            return list(reversed(self._messages.values()))


class Mailbox:
    """The handler of aiosmtpd: takes every mail."""

    def __init__(self, box: Box) -> None:
        self._box = box

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keeps the mail under its Message-ID, its plain text before its HTML."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        mail = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        body = mail.get_body(preferencelist=("plain", "html"))
        self._box.take(
            Message(
                id=str(mail["Message-ID"] or hashlib.sha256(content).hexdigest()),
                kind="mail",
                to=", ".join(envelope.rcpt_tos),
                subject=str(mail["Subject"] or ""),
                text=body.get_content() if body else "",
                received=_now(),
            )
        )
        return "250 Kept"


class Page(http.server.BaseHTTPRequestHandler):
    """GET / and /messages.json to look, POST /sms to send."""

    box: Box
    token: str
    timeout = 10

    def do_GET(self) -> None:
        """Shows the messages."""
        if not self._is_for_us():
            self._answer(421, b"not this host")
        elif self.path == "/":
            self._answer(200, page(self.box.newest_first()).encode(), "text/html; charset=utf-8")
        elif self.path == "/messages.json":
            self._answer(200, msgspec.json.encode(self.box.newest_first()), "application/json")
        else:
            self._answer(404, b"nothing here")

    def do_POST(self) -> None:
        """Takes an SMS from whoever knows the token."""
        length = int(self.headers.get("Content-Length") or 0)
        expected = f"Bearer {self.token}"
        if self.path != "/sms":
            return self._answer(404, b"nothing here")
        if not hmac.compare_digest(self.headers.get("Authorization", "").encode(), expected.encode()):
            return self._answer(401, b"token")
        if not 0 < length <= LARGEST_SMS_BYTES:
            return self._answer(413, b"size")
        try:
            sms = msgspec.json.decode(self.rfile.read(length), type=Sms)
        except msgspec.MsgspecError:
            return self._answer(400, b"needs JSON of id, to and text")
        self.box.take(Message(id=sms.id, kind="sms", to=sms.to, subject="", text=sms.text, received=_now()))
        return self._answer(200, msgspec.json.encode({"id": sms.id}), "application/json")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a log of links would be a second mailbox."""

    def _is_for_us(self) -> bool:
        return self.headers.get("Host", "").rsplit(":", 1)[0] in OUR_HOSTS

    def _answer(self, status: int, body: bytes, kind: str = "text/plain") -> None:
        self.send_response(http.HTTPStatus(status))
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Content-Security-Policy", CSP),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def page(messages: list[Message]) -> str:
    """The page: every message escaped, every link a link."""
    shown = "".join(_article(message) for message in messages) or "<p>Nothing has arrived yet.</p>"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Phone and mailbox</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body><main>'
        "<h1>Phone and mailbox</h1><p>What this demonstration would have sent, newest first. Reload to look again.</p>"
        f"{shown}</main></body></html>"
    )


def _article(message: Message) -> str:
    kind = "Text message" if message.kind == "sms" else "Mail"
    subject = f"<p><strong>{html.escape(message.subject)}</strong></p>" if message.subject else ""
    text, end = "", 0
    for link in LINK.finditer(message.text):
        address = html.escape(link[0].rstrip(".,;)"))
        text += html.escape(message.text[end : link.start()]) + f'<a href="{address}">{address}</a>'
        end = link.start() + len(link[0].rstrip(".,;)"))
    text += html.escape(message.text[end:])
    title = f"{kind} to {html.escape(message.to)}, {message.received}"
    return f"<article><h2>{title}</h2>{subject}<p>{text}</p></article>"


def start(data_dir: pathlib.Path, kept: Keepsafe, *, keep_fd: int) -> Process:
    """Starts the phone as a process of its own and returns before it answers."""
    return Process(
        Recipe(
            name="phone",
            argv=[sys.executable, "-m", "infra.embedded.phone"],
            log=data_dir / "logs" / "phone.log",
            environment=plain_environment(
                data_dir,
                PHONE_PORT=str(kept.ports["phone"]),
                MAILBOX_PORT=str(kept.ports["mailbox"]),
                PHONE_FILE=str(data_dir / "phone.jsonl"),
                SMS_TOKEN=kept.sms_token,
            ),
            keep_fds=(keep_fd,),
        )
    )


def wait(process: Process, kept: Keepsafe) -> None:
    """Returns once the page answers; the mailbox is bound before it."""
    process.wait_until(lambda: _answers(kept.ports["phone"]), seconds=START_SECONDS)


def _answers(port: int) -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{port}/messages.json", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


async def _serve(phone_port: int, mailbox_port: int, box: Box, token: str) -> None:
    loop = asyncio.get_running_loop()
    mailbox = Mailbox(box)
    mail_server = await loop.create_server(
        lambda: SMTP(mailbox, data_size_limit=LARGEST_MAIL_BYTES, hostname="localhost"), "127.0.0.1", mailbox_port
    )
    handler = type("BoundPage", (Page,), {"box": box, "token": token})
    web_server = http.server.ThreadingHTTPServer(("127.0.0.1", phone_port), handler)
    threading.Thread(target=web_server.serve_forever, daemon=True).start()
    async with mail_server:
        await mail_server.serve_forever()


if __name__ == "__main__":
    told = os.environ
    kept_box = Box(pathlib.Path(told["PHONE_FILE"]))
    asyncio.run(_serve(int(told["PHONE_PORT"]), int(told["MAILBOX_PORT"]), kept_box, told["SMS_TOKEN"]))
