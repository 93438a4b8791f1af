"""REF-03, REF-04: from the signed case to the specialist's page, and back to "report is back", each by whoever it concerns."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from tests import factories
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside
from tests.journeys.dentist import Dentist
from tests.journeys.office import Office

ROOT = "front@root.example"
REASON = "Deep decay in the lower right first molar. Please judge whether the root canal can be saved."


def signed(house: House, person: Callable[..., Person]) -> Dentist:
    """A case of three photos with a finding, read and signed."""
    files = {view: factories.camera_jpeg(1600, 1200, seed=180 + number) for number, view in enumerate(("front", "upper", "lower"))}
    aside(keeping.gather(house.url, files, given_name="Refa", family_name="Torres"))
    dentist = Dentist(person())
    dentist.sign_in()
    dentist.take("Refa Torres")
    dentist.look_at_all()
    dentist.read_history()
    dentist.find("46", "O", "caries", "Dark spot in the groove.")
    dentist.conclude("A cavity in the lower right first molar is likely.")
    dentist.advise("Soon", "Please see a dentist within two weeks.", "The spot looks like a cavity.")
    dentist.sign()
    return dentist


def refer(dentist: Dentist) -> None:
    """Everything that is missing is said first; the last picture stays."""
    page = dentist.page
    page.get_by_text("Refer the patient", exact=True).click()
    page.get_by_role("button", name="Refer", exact=True).click()
    expect(page.get_by_text("Write why you refer the patient.").first).to_be_visible()
    dentist.person.check("referral-refused")
    page.get_by_label("Specialty").select_option("endodontics")
    page.get_by_label("Name of the specialist or practice").fill("Dr. Root, Endodontics")
    page.get_by_label("E-mail address").fill(ROOT)
    page.get_by_label("Urgent: within days").check()
    page.get_by_label("Why do you refer the patient?").fill(REASON)
    page.get_by_role("group", name="Which pictures go?").get_by_role("checkbox").last.uncheck()
    page.get_by_label("What is the patient to bring?").fill("The list of medicines.")
    dentist.person.check("referral-form")
    page.get_by_role("button", name="Refer", exact=True).click()
    expect(page.get_by_text("Referred. The message with the link is on its way")).to_be_visible()


def code_from(office: Office) -> str:
    office.open_case("Refa Torres")
    expect(office.page.get_by_text("Where it stands: Sent, not opened yet")).to_be_visible()
    office.page.get_by_role("button", name="Show the code").click()
    told = office.page.get_by_text(re.compile(r"Code: \d{4} \d{4}"))
    expect(told).to_be_visible()
    return re.sub(r"\D", "", told.inner_text())


def enter(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Open the referral").click()


def note(office: Office, step: str, then: str) -> Locator:
    """Note what happened; the referral's part of the page afterwards."""
    page = office.page
    page.get_by_role("group", name="What happened?").get_by_label(step).check()
    if step == "Appointment made":
        page.get_by_label("Day and time of the appointment").fill((datetime.now(UTC) + timedelta(days=9)).strftime("%Y-%m-%dT10:30"))
    page.get_by_role("button", name="Note it").click()
    part = page.locator(f"[data-referral={then}]")
    expect(part).to_be_visible()
    return part


def test_ref_04_a_referral_goes_out_and_a_report_comes_back(house: House, person: Callable[..., Person]) -> None:
    dentist = signed(house, person)
    refer(dentist)
    office = Office(person())
    office.sign_in()
    link = house.link_sent_to(ROOT, door="r")
    (letter,) = [each for each in house.messages() if ROOT in str(each.get("to"))]
    assert not any(word in letter["text"] for word in ("Refa", "Torres", "molar", "decay", "Root"))
    code = code_from(office)
    assert code not in letter["text"]
    office.person.check("referral-office", whole=True)

    specialist = person(phone=True)
    page = specialist.page
    page.goto(link)
    expect(page.get_by_role("heading", level=1, name="A referral from")).to_be_visible()
    assert page.url == f"{house.url}/r"
    assert "Refa" not in page.content()
    enter(page, f"{(int(code) + 1) % 10**8:08d}")
    expect(page.get_by_text("This is not the code of this link.")).to_be_visible()
    specialist.everywhere("referral-door")
    enter(page, f"{code[:4]} {code[4:]}")
    expect(page.get_by_role("heading", level=1, name="Referral: Root canals (endodontics)")).to_be_visible()
    for said in (
        REASON,
        "Refa Torres",
        "Dark spot in the groove.",
        "A cavity in the lower right first molar is likely.",
        "The list of medicines.",
    ):
        expect(page.get_by_text(said).first).to_be_visible()
    for private in ("The spot looks like a cavity.", "The family lives two hours from the practice."):
        expect(page.get_by_text(private)).to_have_count(0)
    pictures = page.locator("figure img")
    expect(pictures).to_have_count(2)
    for number in range(2):
        pictures.nth(number).scroll_into_view_if_needed()
        expect(pictures.nth(number)).to_have_js_property("complete", True)
        assert pictures.nth(number).evaluate("(img) => img.naturalWidth") > 1000
    specialist.everywhere("referral-packet")
    page.reload()
    expect(page.get_by_text(REASON)).to_be_visible()
    pdf = page.get_by_role("link", name="Download as PDF")
    expect(pdf).to_be_visible()
    paper = page.request.get(f"{house.url}{pdf.get_attribute('href')}")
    assert paper.body().startswith(b"%PDF")

    office.page.reload()
    received = office.page.locator("[data-referral=received]")
    expect(received).to_contain_text("opened by the specialist")
    expect(page.get_by_text("These are copies for viewing.")).to_be_visible()
    office.page.get_by_text("The specialist asks for the original files").click()
    office.page.get_by_role("button", name="Give the original files").click()
    expect(office.page.get_by_text("Original files given:")).to_be_visible()
    page.reload()
    files = page.get_by_role("link", name=re.compile(r"Save the original file \(\d+ kB\)"))
    expect(files).to_have_count(2)
    with page.expect_download() as download:
        files.first.click()
    assert download.value.path().read_bytes() == factories.camera_jpeg(1600, 1200, seed=180), "the very bytes that were sent"
    specialist.everywhere("referral-originals")
    note(office, "Appointment made", "appointment_made")
    note(office, "Patient was seen", "seen")
    note(office, "Report is back", "report_back")
    office.person.everywhere("referral-report")

    dentist.page.reload()
    expect(dentist.page.get_by_text("Where it stands: Report is back")).to_be_visible()
    dentist.person.check("referral-dentist")

    note(office, "Closed", "closed")
    page.reload()
    expect(page.get_by_role("heading", level=1, name="This link has ended")).to_be_visible()
    assert house.verify().returncode == 0
