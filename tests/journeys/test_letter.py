"""The answer as it reaches a family: on a phone with what was drawn, as a letter to keep, and by a call where nobody opens it."""

from __future__ import annotations

import pathlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from msgspec.structs import replace
from playwright.sync_api import expect

from infra import seed
from schemas.care.reminding import rings_at
from schemas.ident import CaseId, OrganizationId
from schemas.settings import read
from storage.care import cases
from storage.resources import open_resources
from tests import factories
from tests.api.client import Browser
from tests.api.test_path import REVIEW
from tests.infra import keeping
from tests.journeys.conftest import House, Invited, Person, aside
from tests.journeys.eyes import EYES
from tests.journeys.office import Office
from tests.journeys.patient import Patient
from tests.workers.documents.reading import read as opened
from tests.workers.documents.reading import text_of

FOUND = "1. Señales de caries: diente de atrás, abajo a la derecha, número 6 desde el medio"
NOTE = "Probe at 46, mesial."
MARKS = (
    {"kind": "ellipse", "points": [[500, 500], [900, 900]]},
    {"kind": "arrow", "points": [[1500, 300], [1000, 600]]},
    {"kind": "text", "points": [[1200, 1200]], "text": "shadow?"},
)


def written(image: str) -> dict[str, Any]:
    """A review with a finding that is marked on that image, in words that a Spanish-speaking family was given."""
    finding = {"id": str(uuid4()), "observation": "caries", "image": image, "tooth": "46", "surfaces": ["M"], "note": NOTE, "marks": MARKS}
    advice = {
        "id": str(uuid4()),
        "urgency": "soon",
        "text": "Vea a un dentista por esta muela.",
        "safety_net": "Si se hincha la cara, vaya a urgencias.",
        "rationale": "Cavitated lesion.",
        "findings": [finding["id"]],
    }
    return REVIEW | {"no_abnormality_seen": False, "findings": [finding], "advice": [advice], "conclusion": "Caries at 46."}


async def signed(house: House, patient: str) -> str:
    """A dentist signs the patient's case once it is ready; its id."""
    async with Browser(house.url, "127.0.0.1") as dentist:
        await dentist.sign_in("dentist", seed.PASSWORD)

        def row_of(rows: list[dict[str, str]]) -> dict[str, str]:
            return next((row for row in rows if row["patient"] == patient), {})

        listed = await keeping.arrives(dentist, "/api/worklist", lambda answer: row_of(answer.json()["rows"]))
        case = row_of(listed.json()["rows"])["id"]
        shown = await dentist.good("GET", f"/api/cases/{case}")
        front = next(each["id"] for each in shown["images"] if each["view"] == "front")
        await keeping.sign(dentist, case, written(front))
        return case


async def two_days_later(house: House, case: str) -> None:
    """Write the case as it will be when nobody has opened its advice for two days."""
    settings = read(house.services())
    async with open_resources(settings, settings.worker_database_url, size=1) as resources:
        async with resources.database.begin(cases.machine(OrganizationId(seed.HOUSE))) as transaction:
            found = await cases.locked(transaction, CaseId(UUID(case)))
            assert found.open_by is not None
            aged = replace(found, open_by=found.open_by - timedelta(days=2))
            content = cases._lock_with(await cases.case_key(transaction, found.id), aged)
            await transaction.run("UPDATE cases SET rings_at = $2, content = $3 WHERE case_id = $1", found.id, rings_at(aged), content)


def test_adv_04_adv_05_the_answer_is_read_kept_and_told(
    house: House, invite: Callable[..., Invited], person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    invited = invite("Carta", "Luna", case_type="emergency_screening", language="Español")
    patient = Patient(person(phone=True, language="es-US"), "es")
    patient.open(invited.link)
    patient.unlock()
    patient.answer("Le duele una muela.")
    patient.choose_lens()
    for number, view in enumerate(("front", "close_up")):
        photo = tmp_path / f"{view}.jpg"
        photo.write_bytes(factories.camera_jpeg(2600, 2000, 1, seed=number + 40))
        patient.take(view, photo)
    patient.received(2)
    patient.send()
    case = aside(signed(house, "Carta Luna"))
    EYES.written.update((NOTE, "Vea a un dentista por esta muela.", "Si se hincha la cara, vaya a urgencias."))

    link = house.link_sent_to(invited.number, after=1)
    aside(two_days_later(house, case))
    office = Office(person())
    called(office, case)
    kept(Patient(person(phone=True, language="es-US"), "es"), link, tmp_path)
    office.open_case("Carta Luna")
    expect(office.page.get_by_text("Advice opened", exact=False)).to_be_visible()


def called(office: Office, case: str) -> None:
    """What nobody opened stands in the office's list; a call that nobody answers leaves it there, and a conversation ends it."""
    page = office.page
    office.sign_in()
    page.goto(f"{office.person.url}/office#/")
    row = page.get_by_role("link", name="Carta Luna")
    expect(page.get_by_text("Advice not opened: call").first).to_be_visible()
    row.first.click()
    expect(page.get_by_text("Nobody has opened the advice", exact=False)).to_be_visible()
    office.person.everywhere("office-unopened")
    page.get_by_role("button", name="Nobody answered").click()
    expect(page.get_by_text("called, nobody answered")).to_be_visible()
    expect(page.get_by_text("Nobody has opened the advice", exact=False)).to_be_visible()
    printed = page.request.get(f"{office.person.url}/api/cases/{case}/letter.pdf")
    assert "Para Carta Luna" in text_of(printed.body())
    expect(page.get_by_role("link", name="Letter to the family (PDF)")).to_be_visible()
    page.get_by_role("button", name="Show the advice to read aloud").click()
    expect(page.get_by_text("Vea a un dentista por esta muela.")).to_be_visible()
    page.get_by_label("Who did you speak with?").fill("Ana Torres")
    page.get_by_label("said it back", exact=False).check()
    page.get_by_role("button", name="Save the conversation").click()
    expect(page.get_by_text("Nobody has opened the advice", exact=False)).to_have_count(0)
    page.goto(f"{office.person.url}/office#/")
    expect(page.get_by_role("link", name="Carta Luna").first).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Carta Luna").get_by_text("Advice not opened: call")).to_have_count(0)


def test_adv_05_a_message_that_came_back_is_a_call(house: House, invite: Callable[..., Invited], person: Callable[..., Person]) -> None:
    """Somebody finds it in the mailbox of the practice, or hears that the number is not theirs."""
    invite("Vuelta", "Luna")
    office = Office(person())
    office.sign_in()
    office.open_case("Vuelta Luna")
    page = office.page
    page.get_by_role("button", name="This message came back").click()
    expect(page.get_by_text("Invitation by text message: came back", exact=False)).to_be_visible()
    expect(page.get_by_text("Not delivered: call")).to_be_visible()
    office.person.everywhere("office-came-back")
    page.get_by_label("Who did you speak with?").fill("Ana Torres")
    page.get_by_role("button", name="Save the call").click()
    expect(page.get_by_text("Not delivered: call")).to_have_count(0)


def kept(reader: Patient, link: str, tmp_path: pathlib.Path) -> None:
    """The words first, then the small picture with what was drawn on it; and the same as a PDF."""
    page = reader.page
    page.goto(link)
    reader.heading("capture-door-read")
    reader.unlock()
    reader.heading("advice-title")
    expect(page.get_by_text("Vea a un dentista por esta muela.")).to_be_visible()
    picture = page.get_by_role("img", name=reader.say("advice-picture", view=reader.say("capture-view-front")))
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => [...document.images].every((each) => each.complete && each.naturalWidth > 0)")
    drawing = page.locator("figure svg")
    expect(drawing.locator("ellipse.mark, path.mark, circle.mark")).to_have_count(len(MARKS))
    expect(drawing.locator("text")).to_have_text(["1"] * len(MARKS))
    expect(page.locator("figcaption")).to_contain_text(FOUND)
    reader.person.check("patient-advice-marked-es", whole=True)
    assert NOTE not in page.content()
    with page.expect_download() as download:
        page.get_by_role("link", name=reader.say("advice-keep")).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    pdf = file.read_bytes()
    (keeping_place := pathlib.Path(".pictures")).mkdir(exist_ok=True)
    (keeping_place / "letter-es.pdf").write_bytes(pdf)
    said = text_of(pdf)
    for words in (
        "La respuesta de su dentista",
        "Vea a un dentista por esta muela.",
        "Si se hincha la cara, vaya a urgencias.",
        FOUND,
        "Tiene derecho a una visita en persona",
    ):
        assert words in said
    for internal in (NOTE, "Cavitated lesion.", "Caries at 46.", "shadow?"):
        assert internal not in said
    assert sum(len(each.images) for each in opened(pdf).pages) == 1
