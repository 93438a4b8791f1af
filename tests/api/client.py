"""A browser as far as the API can tell: cookies, JSON, and the headers that say where a request comes from."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

import httpx

from schemas.care.image import PIECE_BYTES
from storage.ident import uuid7
from tests.api.people import CONSENT, PASSWORD, STATE

BORN = "2011-11-11"
CANARY = ("Zzyzx", "Canary")


class Browser(httpx.AsyncClient):
    """One browser at one address. `ask` sends JSON and answers the response."""

    def __init__(self, origin: str, address: str) -> None:
        headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin", "X-Forwarded-For": address}
        super().__init__(base_url=origin, headers=headers, timeout=20)

    async def sign_in(self, name: str, password: str = PASSWORD, code: str | None = None) -> dict[str, Any]:
        answer = await self.post("/api/session", json={"name": name, "password": password, "code": code})
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def good(self, method: str, path: str, body: Any = None, **more: Any) -> Any:
        """The JSON of an answer that must be good."""
        answer = await self.request(method, path, json=body, **more)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def act(self, path: str, act: str, **more: Any) -> Any:
        return await self.good("POST", path, {"act": act, "id": str(uuid7()), **more})


def new_case(*, contact: bool = True, kind: str = "emergency_screening") -> dict[str, Any]:
    """The body that opens a case for a new patient."""
    given, family = CANARY
    patient = {"id": str(uuid7()), "given_name": given, "family_name": family, "birth_date": BORN}
    if contact:
        patient["contact"] = {"channel": "sms", "address": "+15550100123"}  # type: ignore[assignment]
    return {"id": str(uuid7()), "patient": patient, "type": kind, "language": "en"}


async def tell(browser: Browser, path: str) -> Any:
    """Everything that is asked before the photos."""
    await browser.act(path, "attest", relationship="parent", name="Ada Canary", state=STATE)
    await browser.act(path, "check_emergency", flags=[])
    digest = hashlib.sha256(CONSENT.encode()).hexdigest()
    await browser.act(path, "give_consent", version="1", language="en", digest=digest, name="Ada Canary")
    return await browser.act(path, "describe", complaint={"words": "It hurts when I bite"}, history={})


def announcement(content: bytes, view: str = "front", name: str = "photo.jpg") -> dict[str, Any]:
    parts = [content[at : at + PIECE_BYTES] for at in range(0, len(content), PIECE_BYTES)]
    return {
        "act": "announce",
        "id": str(uuid7()),
        "image": str(uuid7()),
        "view": view,
        "lens": "rear",
        "name": name,
        "declared_type": "image/jpeg",
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "pieces": [{"size": len(part), "sha256": hashlib.sha256(part).hexdigest()} for part in parts],
        "captured_at": "2026-11-01T12:00:00Z",
    }


def refused_file(name: str = "empty.jpg", why: str = "unreadable-empty", size: int = 0) -> dict[str, Any]:
    return {"act": "note_refused_file", "id": str(uuid7()), "why": why, "name": name, "size": size, "view": "front"}


async def put_pieces(upload: dict[str, Any], content: bytes) -> None:
    """Put a piece by each ticket, straight to the store."""
    async with httpx.AsyncClient() as phone:
        for ticket in upload["tickets"]:
            at = ticket["number"] * PIECE_BYTES
            answer = await phone.put(ticket["url"], content=content[at : at + ticket["size"]], headers=ticket["headers"])
            assert answer.status_code == 200, answer.text


async def send_image(browser: Browser, case: str | UUID, content: bytes, view: str = "front", name: str = "photo.jpg") -> Any:
    """Announce, put, confirm; the image as its sender sees it then."""
    told = announcement(content, view, name)
    upload = await browser.good("POST", f"/api/cases/{case}/images", told)
    while upload["tickets"]:
        await put_pieces(upload, content)
        upload = await browser.good("POST", f"/api/cases/{case}/images/{told['image']}/tickets", {})
    return await browser.good("POST", f"/api/cases/{case}/images/{told['image']}/confirm", {"id": str(uuid7())})
