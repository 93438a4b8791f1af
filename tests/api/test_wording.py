"""What a dentist writes with: phrases of one's own (SPEC ADV-01, ADV-03), and the practice's codes."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from schemas.phrase import MOST_PHRASES
from schemas.settings import Settings
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice, as_owner, settle_in
from tests.api.test_path import REVIEW, submitted
from tests.schemas.test_coding import CONCEPT, OWN

SOON = {"en": "Please book a visit.", "es": "Pida una cita."}


@pytest.fixture
async def dentist(settings: Settings, browsers: BrowserMaker, practice: Practice) -> Browser:
    await as_owner(settings, practice, "DELETE FROM phrases")
    return await browsers.member(practice, "dentist")


async def kept(browser: Browser) -> list[dict[str, Any]]:
    phrases: list[dict[str, Any]] = (await browser.good("GET", "/api/phrases"))["phrases"]
    return phrases


async def test_adv_03_a_phrase_is_kept_changed_and_dropped(dentist: Browser) -> None:
    one, two = sorted(str(uuid7()) for _ in range(2))
    await dentist.good("PUT", f"/api/phrases/{one}", SOON)
    await dentist.good("PUT", f"/api/phrases/{two}", {"es": "  Cepille dos veces.\n"})
    assert await kept(dentist) == [{"id": one, **SOON}, {"id": two, "en": "", "es": "Cepille dos veces."}]
    changed = await dentist.good("PUT", f"/api/phrases/{one}", SOON | {"en": "Please come in."})
    assert [each["en"] for each in changed["phrases"]] == ["Please come in.", ""]
    for _ in range(2):
        await dentist.good("DELETE", f"/api/phrases/{one}")
    assert [each["id"] for each in await kept(dentist)] == [two]


async def test_adv_03_nobody_else_reads_or_changes_it(
    dentist: Browser, browsers: BrowserMaker, practice: Practice, settings: Settings
) -> None:
    one = str(uuid7())
    await dentist.good("PUT", f"/api/phrases/{one}", SOON)
    elsewhere = await browsers.member(await settle_in(settings, "phrases"), "dentist")
    for other in (await browsers.member(practice, "dentist2"), elsewhere):
        assert await kept(other) == []
        await other.good("PUT", f"/api/phrases/{one}", {"en": "Mine."})
        await other.good("DELETE", f"/api/phrases/{one}")
    assert await kept(dentist) == [{"id": one, **SOON}]


async def test_adv_03_phrases_are_bounded(dentist: Browser, practice: Practice, settings: Settings) -> None:
    for body in ({}, {"en": " \u200b"}, {"en": "x" * 1001}, {"en": "Hello.", "patient": "Ada"}):
        assert (await dentist.request("PUT", f"/api/phrases/{uuid7()}", json=body)).status_code == 400
    fill = "INSERT INTO phrases SELECT $1, $2, gen_random_uuid(), 'Phrase ' || n, '' FROM generate_series(1, $3) n"
    await as_owner(settings, practice, fill, practice.id, practice.person("dentist"), MOST_PHRASES)
    refused = await dentist.request("PUT", f"/api/phrases/{uuid7()}", json=SOON)
    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")
    last = (await kept(dentist))[0]["id"]
    await dentist.good("PUT", f"/api/phrases/{last}", SOON)
    assert len(await kept(dentist)) == MOST_PHRASES


async def test_adv_01_a_coded_finding_is_signed_only_with_a_code_of_the_practice(
    dentist: Browser, browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, settings: Settings
) -> None:
    put = "UPDATE organizations SET codes = $1"
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    path = f"/api/cases/{case_id}"
    await dentist.act(f"{path}/acts", "take")
    finding = {"id": str(uuid7()), "observation": "caries", "region": "gingiva", "code": msgspec.to_builtins(OWN.plain)}
    review = REVIEW | {"no_abnormality_seen": False, "findings": [finding]}
    await dentist.good("PUT", f"{path}/draft", review, headers={"If-Match": '"0"'})
    coded = [gap["why"] for gap in (await dentist.good("GET", path))["gaps"] if gap["item"] == "ADV-01"]
    assert ((await dentist.good("GET", "/api/codes"))["codes"], coded) == ([], ["gap-finding-code"])
    await as_owner(settings, practice, put, msgspec.json.encode((OWN, CONCEPT)).decode())
    try:
        shown = await dentist.good("GET", path)
        assert not [gap for gap in shown["gaps"] if gap["item"] == "ADV-01"]
        assert shown["draft"]["review"]["findings"][0]["code"] == finding["code"]
        assert (await dentist.good("GET", "/api/codes"))["codes"] == msgspec.to_builtins([OWN, CONCEPT])
    finally:
        await as_owner(settings, practice, put, "[]")
