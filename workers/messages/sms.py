"""Text messages by a generic HTTP gateway: POST of JSON `{id, to, text}` with a bearer token. The gateway keeps each id once."""

import asyncio
import http.client
import urllib.error
import urllib.request
from typing import IO

import msgspec

from schemas.settings import Settings
from workers.messages.gateway import GatewayAway, Letter, Undeliverable

ANSWER_SECONDS = 15
TRY_LATER = frozenset({401, 403, 408, 425, 429})
"""A wrong token is ours to mend within the patience of the task; it says nothing about the message."""


async def send(settings: Settings, letter: Letter) -> None:
    """Hand a letter to the gateway. Raises GatewayAway or Undeliverable."""
    if not settings.sms_url:
        raise Undeliverable("no-sms-gateway")
    body = msgspec.json.encode({"id": str(letter.id), "to": letter.to.address, "text": letter.text})
    await asyncio.to_thread(_post, settings.sms_url, settings.sms_token, body)


def _post(url: str, token: str, body: bytes) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    try:
        with urllib.request.build_opener(_NoRedirect).open(request, timeout=ANSWER_SECONDS) as answer:
            answer.read(1)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in TRY_LATER or error.code >= 500:
            raise GatewayAway(f"the gateway answered {error.code}") from None
        raise Undeliverable("sms-refused") from None
    except (OSError, http.client.HTTPException):
        raise GatewayAway("the gateway does not answer") from None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the token and a patient's number to whoever is named in it."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage, newurl: str
    ) -> None:
        return None
