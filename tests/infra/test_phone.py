"""The development phone and mailbox: a real gateway and a real mail server, seen through their own doors."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
import pytest

from infra.embedded.phone import Message, page
from infra.embedded.stack import Stack


@pytest.fixture(scope="module")
def told(stack: Stack) -> dict[str, str]:
    return stack.environment()


def received(told: dict[str, str]) -> list[dict[str, str]]:
    answer = httpx.get(told["SMS_URL"].replace("/sms", "/messages.json"))
    messages: list[dict[str, str]] = answer.json()
    return messages


def send(told: dict[str, str], token: str, body: object) -> int:
    return httpx.post(told["SMS_URL"], json=body, headers={"Authorization": f"Bearer {token}"}).status_code


def test_a_message_sent_twice_shows_once_and_the_newest_comes_first(told: dict[str, str]) -> None:
    first, second = str(uuid4()), str(uuid4())
    for name in (first, second, first):
        assert send(told, told["SMS_TOKEN"], {"id": name, "to": "+1 555 0100", "text": f"open {name}"}) == 200
    ours = [message["id"] for message in received(told) if message["id"] in (first, second)]
    assert ours == [second, first]


@pytest.mark.parametrize("body", [{"id": "1"}, {"id": "1", "to": "2", "text": "3", "more": "4"}, [], "words", 7])
def test_another_shape_is_refused(told: dict[str, str], body: object) -> None:
    assert send(told, told["SMS_TOKEN"], body) == 400


def test_a_wrong_token_is_refused(told: dict[str, str]) -> None:
    name = str(uuid4())
    assert send(told, "guess", {"id": name, "to": "1", "text": "2"}) == 401
    assert name not in [message["id"] for message in received(told)]


def test_another_host_name_sees_nothing(told: dict[str, str]) -> None:
    answer = httpx.get(told["SMS_URL"].replace("/sms", "/"), headers={"Host": "elsewhere.example"})
    assert answer.status_code == 421


def test_mail_arrives_with_its_text(told: dict[str, str]) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "practice@mesial.example", "ana@example.org", "Su consejo está listo"
    mail["Message-ID"] = f"<{uuid4()}@mesial.example>"
    mail.set_content("Abra http://127.0.0.1:8000/p#abc ahora.")
    mail.add_alternative("<p>other</p>", subtype="html")
    where = urlsplit(told["SMTP_URL"])
    with smtplib.SMTP(str(where.hostname), int(where.port or 0)) as line:
        line.send_message(mail)
        line.send_message(mail)
    ours = [message for message in received(told) if message["id"] == mail["Message-ID"]]
    assert [(message["kind"], message["to"], message["subject"], message["text"].strip()) for message in ours] == [
        ("mail", "ana@example.org", "Su consejo está listo", "Abra http://127.0.0.1:8000/p#abc ahora.")
    ]


def test_the_page_escapes_words_and_makes_links_of_links() -> None:
    text = "<script>alert(1)</script> see http://127.0.0.1:8000/p#a&b. Thanks"
    shown = page([Message(id="1", kind="sms", to="<b>", subject="", text=text, received="now")])
    assert "<script>" not in shown
    assert "<b>" not in shown
    assert '<a href="http://127.0.0.1:8000/p#a&amp;b">http://127.0.0.1:8000/p#a&amp;b</a>. Thanks' in shown
