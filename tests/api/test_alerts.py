"""INC-03 over HTTP and on the real database: an accepted alert reaches the worklist, the reading room and the patient's next case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from schemas.care import act as acts
from schemas.care import casework
from schemas.ident import ActId, CaseId
from schemas.person import Actor, Role
from schemas.refusal import Stale
from storage import postgres
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import new_case, send_image, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import invited, opened, settle_all

HISTORY = {"conditions": ["latex", "blood_thinner"], "allergies": "Penicillin"}


async def sent(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, told: dict[str, Any], history: object) -> str:
    """A case with that history which waits for a dentist."""
    case_id, token = await invited(browsers, hall, practice, told)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    await phone.act("/api/my/acts", "describe", complaint={"words": "It hurts when I bite"}, history=history)
    for view in ("front", "close_up"):
        await send_image(phone, case_id, f"{view} of {case_id}".encode(), view)
    await phone.act("/api/my/acts", "submit")
    await settle_all(shop, practice, case_id)
    return case_id


async def test_inc_03_an_accepted_alert_goes_with_the_patient(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    told = new_case()
    first = await sent(browsers, hall, shop, practice, told, HISTORY)
    second = await sent(browsers, hall, shop, practice, new_case() | {"patient": told["patient"]}, {})
    dentist, colleague = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    shown = await dentist.act(f"/api/cases/{first}/acts", "take")
    assert [each["kind"] for each in shown["alerts"]["proposed"]] == ["anticoagulant", "latex", "allergy"]
    await dentist.act(f"/api/cases/{first}/acts", "decide_alert", kind="allergy", words="Penicillin", accepted=True)
    shown = await dentist.act(f"/api/cases/{first}/acts", "decide_alert", kind="latex", accepted=False)
    assert [each["kind"] for each in shown["alerts"]["dismissed"]] == ["latex"]
    shown = await colleague.act(f"/api/cases/{second}/acts", "take")
    (alert,) = shown["alerts"]["accepted"]
    assert (alert["words"], alert["by_name"], alert["case"]) == ("Penicillin", "Staff dentist", first)
    rows = {each["id"]: each["alerts"] for each in (await colleague.good("GET", "/api/worklist"))["rows"]}
    assert rows[second] == ["allergy"]
    unproposed = {"act": "decide_alert", "id": str(uuid7()), "kind": "pregnancy", "accepted": True}
    assert (await colleague.post(f"/api/cases/{second}/acts", json=unproposed)).status_code == 404
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        lines = await cases.history(transaction, CaseId(UUID(first)))
        version = (await cases.read(transaction, CaseId(UUID(second)))).surroundings.patient_version
    assert [line.act for line in lines].count("decide_alert") == 2
    assert version == 3


async def test_inc_03_a_contact_that_is_corrected_leaves_the_alerts(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """And opening the patient's next case with what the office knows takes nothing away."""
    told = new_case()
    first = await sent(browsers, hall, shop, practice, told, HISTORY)
    dentist, office = await browsers.member(practice, "dentist"), await browsers.member(practice, "frontdesk")
    await dentist.act(f"/api/cases/{first}/acts", "take")
    act = {"act": "decide_alert", "id": str(uuid7()), "kind": "latex", "accepted": True}
    await dentist.good("POST", f"/api/cases/{first}/acts", act)
    await dentist.good("POST", f"/api/cases/{first}/acts", act)
    contact = {"id": str(uuid7()), "contact": {"channel": "sms", "address": "+15550100124"}}
    stale = await office.put(f"/api/cases/{first}/contact", json=contact, headers={"If-Match": '"1"'})
    assert stale.status_code == 412
    await office.good("PUT", f"/api/cases/{first}/contact", contact, headers={"If-Match": '"2"'})
    shown = await dentist.good("GET", f"/api/cases/{first}")
    assert [each["kind"] for each in shown["alerts"]["accepted"]] == ["latex"]
    second = await sent(browsers, hall, shop, practice, new_case() | {"patient": told["patient"]}, {})
    assert [each["kind"] for each in (await dentist.good("GET", f"/api/cases/{second}"))["alerts"]["accepted"]] == ["latex"]


async def test_inc_03_two_cases_of_a_patient_never_write_over_each_others_decisions(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """The second was decided about a patient that is not current any more: it is refused, and leaves nothing behind."""
    told = new_case()
    first = await sent(browsers, hall, shop, practice, told, HISTORY)
    second = await sent(browsers, hall, shop, practice, new_case() | {"patient": told["patient"]}, HISTORY)
    dentist, colleague = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    await dentist.act(f"/api/cases/{first}/acts", "take")
    await colleague.act(f"/api/cases/{second}/acts", "take")
    actor = Actor(organization_id=practice.id, id=practice.person("dentist3"), role=Role.DENTIST)
    act = acts.DecideAlert(id=ActId(uuid7()), kind="anticoagulant", accepted=True)

    async def overtaken() -> None:
        async with hall.database.begin(actor) as transaction:
            case = await cases.locked(transaction, CaseId(UUID(second)))
            change = casework.decide(case, act, actor, await postgres.clock(transaction))
            await dentist.act(f"/api/cases/{first}/acts", "decide_alert", kind="latex", accepted=True)
            await cases.record(transaction, change)

    with pytest.raises(Stale):
        await overtaken()
    shown = await colleague.act(f"/api/cases/{second}/acts", "decide_alert", kind="anticoagulant", accepted=True)
    assert [each["kind"] for each in shown["alerts"]["accepted"]] == ["latex", "anticoagulant"]
