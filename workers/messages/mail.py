"""Mail by SMTP: `smtps://`, `smtp+starttls://`, or plain `smtp://` where the settings allow it. The Message-ID is the same over retries."""

import asyncio
import email.policy
import email.utils
import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from schemas.settings import Settings
from workers.messages.gateway import GatewayAway, Letter, Undeliverable

ANSWER_SECONDS = 20
DEFAULT_PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}


async def send(settings: Settings, letter: Letter) -> None:
    """Hand a letter to the mail server. Raises GatewayAway or Undeliverable."""
    if not settings.smtp_url:
        raise Undeliverable("no-mail-server")
    mail = compose(settings.mail_from, letter)
    await asyncio.to_thread(_deliver, urlsplit(settings.smtp_url), mail)


def compose(sender: str, letter: Letter) -> EmailMessage:
    """The mail of a letter. Raises Undeliverable for an address that is none."""
    name, address = email.utils.parseaddr(sender)
    mail = EmailMessage(policy=email.policy.SMTP)
    try:
        mail["From"] = Address(display_name=name, addr_spec=address)
        mail["To"] = Address(addr_spec=letter.to.address)
        mail["Subject"] = letter.subject
    except (ValueError, IndexError):
        raise Undeliverable("address-wrong") from None
    mail["Date"] = letter.at
    mail["Message-ID"] = f"<{letter.id}@{address.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    mail.set_content(letter.text)
    return mail


def _deliver(url: SplitResult, mail: EmailMessage) -> None:
    try:
        with _connect(url) as server:
            if url.username:
                server.login(unquote(url.username), unquote(url.password or ""))
            server.send_message(mail)
    except smtplib.SMTPRecipientsRefused as error:
        _refuse(max(code for code, _ in error.recipients.values()))
    except smtplib.SMTPAuthenticationError:
        raise GatewayAway("the mail server does not know us") from None
    except smtplib.SMTPResponseException as error:
        _refuse(error.smtp_code)
    except (OSError, smtplib.SMTPException):
        raise GatewayAway("the mail server does not answer") from None


def _connect(url: SplitResult) -> smtplib.SMTP:
    host, port = url.hostname or "", url.port or DEFAULT_PORTS[url.scheme]
    if url.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=ANSWER_SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port, timeout=ANSWER_SECONDS)
    if url.scheme == "smtp+starttls":
        try:
            server.starttls(context=ssl.create_default_context())
        except BaseException:
            server.close()
            raise
    return server


def _refuse(code: int) -> None:
    """4xx is "not now", 5xx is "never" (RFC 5321 4.2.1)."""
    if code >= 500:
        raise Undeliverable("mail-refused") from None
    raise GatewayAway(f"the mail server answered {code}") from None
