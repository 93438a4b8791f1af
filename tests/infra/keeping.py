"""A case written through a running house, and read from it again: photos, words and seal."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import Mapping, Sequence
from typing import Any

import httpx
import msgspec

from infra import seed
from tests import factories
from tests.api.client import Browser, new_case, send_image
from tests.api.test_path import REVIEW
from tests.infra.house import DEADLINE_SECONDS

VIEWS = ("front", "upper", "lower")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What a house must still have: the case as the dentist reads it, without addresses, and the SHA-256 of every picture."""

    case: dict[str, Any]
    pictures: dict[str, str]

    @property
    def seal(self) -> str:
        return str(self.case["sealed"][-1]["digest"])


async def write(dentist: Browser) -> Kept:
    """A hygienist sends three photos, a dentist signs; answers at once, while the worker still makes the PDF."""
    url = str(dentist.base_url).rstrip("/")
    case = await gather(url, {view: factories.camera_jpeg(1600, 1200, seed=70 + number) for number, view in enumerate(VIEWS)})
    await dentist.sign_in("dentist", seed.PASSWORD)
    await sign(dentist, case)
    return await read(dentist, case)


async def gather(
    url: str,
    files: Mapping[str, bytes | Sequence[bytes]],
    *,
    kind: str = "school_screening",
    language: str = "en",
    history: object = None,
    **patient: str,
) -> str:
    """A hygienist's case with one or more files of each view, ready for a dentist; its id. `patient` are fields of the patient's own, and
    `history` what is told of their health."""
    body = new_case(contact=False, kind=kind)
    body["patient"] |= patient
    body["language"] = language
    async with Browser(url, "127.0.0.1") as hygienist:
        await hygienist.sign_in("hygienist", seed.PASSWORD)
        case = str((await hygienist.good("POST", "/api/cases", body))["id"])
        acts = f"/api/cases/{case}/acts"
        await hygienist.act(acts, "attest", relationship="parent", name="Ada Canary", state="CO", setting="school")
        shown = await hygienist.act(acts, "check_emergency", flags=[])
        text = next(each for each in shown["consent_texts"] if each["language"] == language)
        consent = {name: text[name] for name in ("version", "language", "digest")}
        await hygienist.act(acts, "give_consent", **consent, name="Ada Canary")
        await hygienist.act(acts, "describe", complaint={"words": "School screening."}, history=history or {})
        for view, given in files.items():
            for content in [given] if isinstance(given, bytes) else given:
                await send_image(hygienist, case, content, view)
        await hygienist.act(acts, "submit", best_effort=True)
        await arrives(hygienist, f"/api/cases/{case}/intake", lambda answer: answer.json()["status"] == "ready")
    return case


async def sign(dentist: Browser, case: str, review: dict[str, Any] = REVIEW) -> None:
    """Take, look at everything that can be seen, write and sign."""
    acts = f"/api/cases/{case}/acts"
    shown = await dentist.act(acts, "take")
    for image in [each for each in shown["images"] if each["status"] == "normalized"]:
        await dentist.act(acts, "look", image=image["id"], px=1600, ms=1200)
    draft = await dentist.good("PUT", f"/api/cases/{case}/draft", review, headers={"If-Match": '"0"'})
    await dentist.act(acts, "sign", draft_version=draft["version"])


async def read(dentist: Browser, case: str) -> Kept:
    """The case as it stands, with its pictures."""
    shown = await dentist.good("GET", f"/api/cases/{case}")
    pictures = {}
    async with httpx.AsyncClient() as plain:
        for image in shown["images"]:
            answer = await plain.get(image["display_url"])
            assert answer.status_code == 200
            pictures[image["id"]] = hashlib.sha256(answer.content).hexdigest()
    bare = [{name: value for name, value in image.items() if not name.endswith("_url")} for image in shown["images"]]
    sealed = [{**each, "pdf": None, "letter": None} for each in shown["sealed"]]
    told = {name: shown[name] for name in ("id", "round", "patient", "respondent", "place", "consent", "complaint", "history", "draft")}
    return Kept(case={**told, "images": bare, "sealed": sealed}, pictures=pictures)


async def arrives(browser: Browser, path: str, good: Any) -> httpx.Response:
    """The first good answer at an address."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while True:
        answer = await browser.get(path)
        if answer.is_success and good(answer):
            return answer
        assert time.monotonic() < deadline, f"{path}: {answer.status_code} {answer.text[:200]}"
        await asyncio.sleep(0.1)
