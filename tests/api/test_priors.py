"""VWR-02: what was signed about the same patient before, for whoever has the patient in hand, and for nobody else."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx
import pytest

from schemas.care.prior import MOST
from schemas.ident import CaseId, PersonId
from schemas.person import Actor, Role
from schemas.settings import Settings
from storage import people
from storage.care import cases, priors
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser, new_case
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice, as_owner, settle_in
from tests.api.test_path import IMAGE, REVIEW, sign, signed, submitted
from tests.storage.test_perform import let_the_lease_run_out

FINDING = {"id": str(uuid7()), "observation": "caries", "image": IMAGE, "tooth": "46", "surfaces": ["M", "O"]}
CHART = [{"tooth": "36", "state": "restored", "surfaces": ["O"]}, {"tooth": "55", "state": "present", "surfaces": []}]
FOUND = REVIEW | {"no_abnormality_seen": False, "findings": [FINDING], "chart": CHART, "conclusion": "Decay at one tooth."}


@pytest.fixture(scope="module")
async def practice(settings: Settings) -> Practice:
    """One of its own: cases are moved and forgotten here, and elsewhere dentists are sent away."""
    return await settle_in(settings, "priors")


def again(first: dict[str, Any]) -> dict[str, Any]:
    """Another case of the same patient."""
    return new_case() | {"patient": first["patient"]}


async def two(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> tuple[str, str, dict[str, Any]]:
    """A signed case, one that waits for the same patient, and how the first was opened."""
    told = new_case()
    first, _, _ = await submitted(browsers, hall, shop, practice, told)
    await sign(browsers, practice, first, FOUND)
    second, _, _ = await submitted(browsers, hall, shop, practice, again(told))
    return first, second, told


async def reopened(browsers: BrowserMaker, practice: Practice, case_id: str) -> Browser:
    """A signed case is told, closed and opened anew; the browser of the office."""
    office, path = await browsers.member(practice, "frontdesk"), f"/api/cases/{case_id}/acts"
    await office.act(path, "record_conversation", spoke_with="Ada", read_back=True)
    await office.act(path, "close")
    await office.act(path, "reopen", reason="The family asks once more.")
    return office


def address(case_id: str) -> str:
    return f"/api/cases/{case_id}/priors"


async def rows(hall: Resources, practice: Practice, case_id: str, like: str) -> list[tuple[Any, ...]]:
    """The rows of the trail about a case that begin so."""
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        found = await transaction.fetch(
            "SELECT actor_id, what, purpose, outcome FROM trail WHERE case_id = $1 AND what LIKE $2 ORDER BY trail_id", UUID(case_id), like
        )
    return [tuple(row.values()) for row in found]


async def test_vwr_02_the_holder_reads_what_was_signed_before(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """By another dentist of the house; its addendum goes with it, and its pictures open at their own addresses."""
    first, second, _ = await two(browsers, hall, shop, practice)
    dentist, colleague = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    added = {"text": "It is the first molar.", "reason": "Unclear.", "for_patient": False}
    await dentist.act(f"/api/cases/{first}/acts", "addend", addendum=added)
    await colleague.act(f"/api/cases/{second}/acts", "take")
    answer = await colleague.good("GET", address(second))
    assert answer["damaged"] == 0
    (prior,) = answer["priors"]
    assert (prior["case"], prior["round"], prior["signer"], prior["additions"]) == (first, 1, "Staff dentist", ["It is the first molar."])
    assert (prior["conclusion"], prior["sufficiency"], prior["no_abnormality_seen"]) == ("Decay at one tooth.", "sufficient", False)
    assert [(each["tooth"], each["surfaces"], each["observation"]) for each in prior["findings"]] == [("46", ["M", "O"], "caries")]
    assert prior["chart"] == CHART
    now = await dentist.good("GET", f"/api/cases/{first}")
    assert prior["signed_at"] == now["stamps"]["signed_at"]
    facts = ("id", "number", "view", "captured_at", "width", "height", "frame", "mirror", "laterality")
    assert [[each[fact] for fact in facts] for each in prior["images"]] == [[each[fact] for fact in facts] for each in now["images"]]
    async with httpx.AsyncClient() as plain:
        for each in prior["images"]:
            assert (await plain.get(each["display_url"])).content == b"display of " + f"{each['view']} of {first}".encode()[:64]

    me = practice.person("dentist3")
    assert await rows(hall, practice, second, "prior%") == [(me, "priors", "treatment", "ok")]
    assert await rows(hall, practice, first, "prior%") == [(me, "prior", "treatment", "ok")]
    assert await rows(hall, practice, first, "display") == [(me, "display", "treatment", "ok")] * 2


async def test_vwr_02_nobody_else_reads_them(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice, other: Practice
) -> None:
    """Not before the case is taken, not once the hold on it is lost or it was handed back, not in another state or organization."""
    first, second, _ = await two(browsers, hall, shop, practice)
    holder = await browsers.member(practice, "dentist3")
    path = address(second)

    async def refused(browser: Browser) -> tuple[int, str | None]:
        answer = await browser.get(path)
        assert first not in answer.text
        return answer.status_code, answer.json().get("why")

    assert await refused(holder) == (403, "priors-hand")
    await holder.act(f"/api/cases/{second}/acts", "take")
    assert (await holder.get(path)).is_success
    assert await refused(await browsers.member(practice, "dentist4")) == (403, "priors-hand")
    # Who signed the earlier one does not hold the patient by that.
    assert await refused(await browsers.member(practice, "dentist")) == (403, "priors-hand")
    assert (await refused(await browsers.member(practice, "dentist2")))[0] == 404
    assert (await refused(await browsers.member(other, "dentist")))[0] == 404
    for who in ("frontdesk", "hygienist", "auditor"):
        assert await refused(await browsers.member(practice, who)) == (403, "role")
    assert (await refused(browsers()))[0] == 401

    await holder.act(f"/api/cases/{second}/acts", "hand_back", reason="Another knows more.")
    assert await refused(holder) == (403, "priors-hand")
    await holder.act(f"/api/cases/{second}/acts", "take")
    async with shop.database.begin(cases.machine(practice.id)) as transaction:
        case = await cases.read(transaction, CaseId(UUID(second)))
    await let_the_lease_run_out(shop, case)
    assert await refused(holder) == (403, "priors-hand")


async def test_vwr_02_what_is_earlier(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    """Of this patient only; never the case's own record; and whoever signed a case reads what was known before it, not after."""
    first, second, _ = await two(browsers, hall, shop, practice)
    await signed(browsers, hall, shop, practice)
    dentist = await sign(browsers, practice, second)

    async def known(case_id: str) -> list[tuple[str, int]]:
        return [(each["case"], each["round"]) for each in (await dentist.good("GET", address(case_id)))["priors"]]

    assert await known(first) == []
    assert await known(second) == [(first, 1)]
    await reopened(browsers, practice, second)
    await dentist.act(f"/api/cases/{second}/acts", "take")
    assert await known(second) == [(second, 1), (first, 1)]


async def test_vwr_02_nothing_of_what_ended_or_was_forgotten(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice
) -> None:
    """A case that was withdrawn after it was opened anew, one whose key was deleted, and one whose row was moved to this patient."""
    first, second, _ = await two(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    await dentist.act(f"/api/cases/{second}/acts", "take")

    async def shown() -> tuple[list[str], int]:
        answer = await dentist.good("GET", address(second))
        return [each["case"] for each in answer["priors"]], answer["damaged"]

    assert await shown() == ([first], 0)
    stranger, _, _ = await signed(browsers, hall, shop, practice)
    move = "UPDATE cases SET patient_id = (SELECT patient_id FROM cases WHERE case_id = $2) WHERE case_id = $1"
    await as_owner(settings, practice, move, UUID(stranger), UUID(second))
    assert await shown() == ([first], 1)
    await as_owner(
        settings, practice, "UPDATE data_keys SET wrapped = NULL, deleted_at = now(), certificate = 'c' WHERE key_id = $1", UUID(stranger)
    )
    listed = await (await browsers.member(practice, "frontdesk")).good("GET", "/api/cases")
    assert stranger not in {row["id"] for row in listed["rows"]}
    assert listed["damaged"] == []
    assert await shown() == ([first], 0)

    office = await reopened(browsers, practice, first)
    assert await shown() == ([first], 0)
    await office.act(f"/api/cases/{first}/acts", "withdraw", reason="The family wishes it.")
    assert await shown() == ([], 0)


@pytest.mark.parametrize("column", ["content", "sealed"])
async def test_vwr_02_one_that_does_not_open_is_told(
    browsers: BrowserMaker, hall: Resources, shop: Resources, settings: Settings, practice: Practice, column: str
) -> None:
    first, second, told = await two(browsers, hall, shop, practice)
    third, _, _ = await submitted(browsers, hall, shop, practice, again(told))
    dentist = await sign(browsers, practice, second)
    await dentist.act(f"/api/cases/{third}/acts", "take")
    spoil = {
        "content": "UPDATE cases SET content = set_byte(content, 40, get_byte(content, 40) # 1) WHERE case_id = $1",
        "sealed": "UPDATE sealed_records SET content = set_byte(content, 40, get_byte(content, 40) # 1) WHERE case_id = $1",
    }
    if column == "sealed":
        await as_owner(settings, practice, "ALTER TABLE sealed_records DISABLE TRIGGER sealed_records_stay")
    await as_owner(settings, practice, spoil[column], UUID(first))
    if column == "sealed":
        await as_owner(settings, practice, "ALTER TABLE sealed_records ENABLE TRIGGER sealed_records_stay")
    answer = await dentist.good("GET", address(third))
    assert ([each["case"] for each in answer["priors"]], answer["damaged"]) == ([second], 1)


async def test_vwr_02_the_newest_are_shown(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST == 20
    first, second, told = await two(browsers, hall, shop, practice)
    third, _, _ = await submitted(browsers, hall, shop, practice, again(told))
    dentist = await sign(browsers, practice, second)
    await dentist.act(f"/api/cases/{third}/acts", "take")
    assert [each["case"] for each in (await dentist.good("GET", address(third)))["priors"]] == [second, first]
    monkeypatch.setattr(priors, "MOST", 1)
    asking = Actor(organization_id=practice.id, id=practice.person("dentist"), role=Role.WORKER)
    async with hall.database.begin(asking) as transaction:
        transaction.act_as((await people.member(transaction, PersonId(asking.id))).actor)
        found = await priors.before(transaction, await cases.read(transaction, CaseId(UUID(third))))
    assert [str(each.case.id) for each in found.kept] == [second]


async def test_vwr_02_the_signer_reads_them_after_the_signature_and_a_colleague_who_is_asked_does_not(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """Whoever signed answers for the case; a second opinion is on its own pictures, and open to every dentist of the state."""
    first, second, _ = await two(browsers, hall, shop, practice)
    signer, colleague = await sign(browsers, practice, second), await browsers.member(practice, "dentist3")
    (prior,) = (await signer.good("GET", address(second)))["priors"]
    assert (prior["case"], len(prior["images"])) == (first, 2)
    me = practice.person("dentist")
    assert await rows(hall, practice, second, "prior%") == [(me, "priors", "treatment", "ok")]
    assert await rows(hall, practice, first, "prior%") == [(me, "prior", "treatment", "ok")]
    question = {"question": "Has it grown?", "of": str(practice.person("dentist3"))}
    await signer.act(f"/api/cases/{second}/acts", "ask_opinion", **question)
    assert (await colleague.good("GET", f"/api/cases/{second}"))["second_opinion"]["answer"] is not None
    refused = await colleague.get(address(second))
    assert (refused.status_code, refused.json()["why"]) == (403, "priors-hand")
    assert first not in refused.text
