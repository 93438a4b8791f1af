"""QUE-05 over HTTP: a second opinion is asked in the worklist of whoever may answer, given once, and read beside the record."""

from __future__ import annotations

import pathlib
from typing import Any
from uuid import UUID

import pytest

from schemas.care import act as acts
from schemas.ident import CaseId
from schemas.settings import Settings
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from storage.verify.broken import Broken
from storage.verify.packet import verify
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice, as_owner
from tests.api.rendered import keep_record
from tests.api.test_path import signed
from tests.packets import apart, relinked, renamed, together

OPINION = {"agreement": "differs", "text": "I see a stain.", "read_first": False}


def path_of(case_id: str) -> str:
    return f"/api/cases/{case_id}"


async def ask(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, of: str = "") -> tuple[str, str, Browser]:
    """A signed case with a question to a colleague; the case, the question, and the browser of the dentist who signed."""
    case_id, _, _ = await signed(browsers, hall, shop, practice)
    await keep_record(shop, practice, case_id)
    first = await browsers.member(practice, "dentist")
    shown = await first.good("GET", path_of(case_id))
    assert shown["second_opinion"]["may_ask"]
    assert {each["name"] for each in shown["second_opinion"]["colleagues"]} == {"Staff dentist3", "Staff dentist4"}
    named = str(practice.person(of)) if of else None
    shown = await first.act(f"{path_of(case_id)}/acts", "ask_opinion", question="Decay or a stain?", of=named)
    (line,) = shown["second_opinion"]["lines"]
    assert (shown["second_opinion"]["answer"], shown["second_opinion"]["withdraw"]) == (None, line["id"])
    return case_id, line["id"], first


async def asked(browser: Browser) -> list[str]:
    return [each["id"] for each in (await browser.good("GET", "/api/worklist"))["asked"]]


async def look_at_all(browser: Browser, case_id: str) -> Any:
    shown = await browser.good("GET", path_of(case_id))
    for image in shown["images"]:
        assert not image["looked"]
        shown = await browser.act(f"{path_of(case_id)}/acts", "look", image=image["id"], px=1500, ms=1200)
    assert all(image["looked"] for image in shown["images"])
    return shown


def giving(question: str) -> dict[str, object]:
    return {"act": "give_opinion", "id": str(uuid7()), "question": question, "opinion": OPINION}


async def test_que_05_an_opinion_goes_from_worklist_to_packet(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, tmp_path: pathlib.Path
) -> None:
    case_id, question, first = await ask(browsers, hall, shop, practice)
    second, unlicensed = await browsers.member(practice, "dentist3"), await browsers.member(practice, "dentist2")
    (row,) = [each for each in (await second.good("GET", "/api/worklist"))["asked"] if each["id"] == case_id]
    assert (row["asker"], row["by_name"], row["status"]) == ("Staff dentist", False, "signed")
    assert case_id not in await asked(first), "nobody is asked about their own"
    assert case_id not in await asked(unlicensed)
    assert (await unlicensed.post(f"{path_of(case_id)}/acts", json=giving(question))).status_code == 404
    shown = await look_at_all(second, case_id)
    assert (shown["second_opinion"]["answer"], shown["second_opinion"]["may_ask"]) == (question, False)
    record = shown["sealed"]
    shown = await second.act(f"{path_of(case_id)}/acts", "give_opinion", question=question, opinion=OPINION)
    given = shown["second_opinion"]["lines"][0]["given"]
    assert (given["text"], given["agreement"], given["signer"]) == ("I see a stain.", "differs", "Staff dentist3")
    assert [each["digest"] for each in shown["sealed"]] == [each["digest"] for each in record]
    assert case_id not in await asked(second)
    read = await first.good("GET", path_of(case_id))
    assert read["second_opinion"]["lines"][0]["given"] == given
    history = await first.good("GET", f"{path_of(case_id)}/history")
    assert [each["act"] for each in history["lines"] if "opinion" in each["act"]] == ["ask_opinion", "give_opinion"]
    packed = (await first.get(f"{path_of(case_id)}/packet.zip")).content
    path = tmp_path / "packet.zip"
    path.write_bytes(packed)
    assert verify(path).opinions == 1
    manifest, files = apart(packed)
    name, content = next(each for each in files if "opinion" in each[0])
    assert name == "round-1/opinion-1.json"
    assert b"I see a stain." in content
    # Whoever changes it, and everything that can be changed without a secret, still does not fit what the line names.
    files[files.index((name, content))] = (name, content.replace(b"stain", b"decay"))
    renamed(manifest, files)
    path.write_bytes(together(manifest, files))
    with pytest.raises(Broken, match=r"opinion-1\.json: it is not what history line"):
        verify(path)


async def test_d96_12_an_opinion_left_out_of_the_packet_is_missed(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, tmp_path: pathlib.Path
) -> None:
    case_id, question, first = await ask(browsers, hall, shop, practice)
    second = await browsers.member(practice, "dentist3")
    await look_at_all(second, case_id)
    await second.act(f"{path_of(case_id)}/acts", "give_opinion", question=question, opinion=OPINION)
    manifest, files = apart((await first.get(f"{path_of(case_id)}/packet.zip")).content)
    left = [each for each in files if "opinion" not in each[0]]
    manifest["files"] = [each for each in manifest["files"] if "opinion" not in each["name"]]
    del manifest["opinions"]
    manifest["proves"] = manifest["proves"][:-1]
    path = tmp_path / "packet.zip"
    path.write_bytes(together(manifest, left))
    with pytest.raises(Broken, match="the opinions are not those that the history says were sealed"):
        verify(path)
    relinked(manifest)
    path.write_bytes(together(manifest, left))
    with pytest.raises(Broken, match="the opinions are not those"):
        verify(path)


async def test_que_05_a_question_by_name_is_in_one_worklist(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, question, first = await ask(browsers, hall, shop, practice, of="dentist3")
    named, other = await browsers.member(practice, "dentist3"), await browsers.member(practice, "dentist4")
    assert case_id in await asked(named)
    assert case_id not in await asked(other)
    refused = await other.post(f"{path_of(case_id)}/acts", json=giving(question))
    assert (refused.status_code, refused.json()["why"]) == (403, "opinion-of-another")
    await first.act(f"{path_of(case_id)}/acts", "withdraw_question", question=question)
    assert case_id not in await asked(named)
    refused = await named.post(f"{path_of(case_id)}/acts", json=giving(question))
    assert (refused.status_code, refused.json()["why"]) == (403, "opinion-withdrawn")


async def test_que_05_one_of_two_answers_and_the_other_is_told(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, question, _ = await ask(browsers, hall, shop, practice)
    second, third = await browsers.member(practice, "dentist3"), await browsers.member(practice, "dentist4")
    for each in (second, third):
        await look_at_all(each, case_id)
    act = giving(question)
    assert (await second.post(f"{path_of(case_id)}/acts", json=act)).status_code == 200
    assert (await second.post(f"{path_of(case_id)}/acts", json=act)).status_code == 200, "the same act again is the same opinion"
    late = await third.post(f"{path_of(case_id)}/acts", json=giving(question))
    assert (late.status_code, late.json()["why"]) == (403, "opinion-answered")
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        assert len(await cases.opinions(transaction, CaseId(UUID(case_id)))) == 1


async def test_sec_08_a_licence_that_ended_meanwhile_refuses_the_opinion(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, settings: Settings
) -> None:
    case_id, question, _ = await ask(browsers, hall, shop, practice)
    second = await browsers.member(practice, "dentist3")
    await look_at_all(second, case_id)
    change = "UPDATE licences SET status = $2 WHERE person_id = $1"
    await as_owner(settings, practice, change, practice.person("dentist3"), "ended")
    try:
        refused = await second.post(f"{path_of(case_id)}/acts", json=giving(question))
    finally:
        await as_owner(settings, practice, change, practice.person("dentist3"), "active")
    assert (refused.status_code, refused.json()["why"]) == (403, "licence-lost")
    assert acts.name_of(acts.GiveOpinion) not in (await history_of(hall, practice, case_id))


async def history_of(hall: Resources, practice: Practice, case_id: str) -> list[str]:
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        return [each.act for each in await cases.history(transaction, CaseId(UUID(case_id)))]


async def test_que_05_only_a_dentist_asks(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    case_id, _, _ = await ask(browsers, hall, shop, practice)
    for role in ("frontdesk", "hygienist"):
        browser = await browsers.member(practice, role)
        refused = await browser.post(f"{path_of(case_id)}/acts", json={"act": "ask_opinion", "id": str(uuid7()), "question": "And?"})
        assert refused.status_code in (403, 404)
