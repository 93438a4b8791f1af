"""What the office does when something wants a hand: nobody to tell, a wrong number, a locked link, a held X-ray, a red flag, a form."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests import canary, factories, radiographs
from tests.journeys.conftest import House, Person
from tests.journeys.dentist import Dentist
from tests.journeys.hygienist import Hygienist
from tests.journeys.office import Office
from tests.journeys.patient import Patient

MINE = canary.Person(name="Torres^Eva", birth_date="2015-04-27", sex="F", id="ET-1")
THEIRS = canary.Person(name="Vega^Otto", birth_date="2014-01-02", sex="M", id="OV-1")


def row_of(office: Office, patient: str) -> Locator:
    return office.page.get_by_role("listitem").filter(has=office.page.get_by_role("link", name=patient, exact=True))


def sign_child(person: Callable[..., Person], folder: pathlib.Path, given: str, urgency: str, *, number: str | None = None) -> Hygienist:
    """A hygienist's case from the child to the dentist's signature."""
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case(given, "Torres", number=number)
    hygienist.answer()
    hygienist.choose_camera()
    for seed, (view, label) in enumerate((("front", "Front teeth"), ("upper", "Upper teeth"), ("lower", "Lower teeth")), 30):
        photo = folder / f"{given}-{view}.jpg"
        photo.write_bytes(factories.camera_jpeg(2600, 2000, 1, seed=seed + len(given)))
        hygienist.add(label, photo)
    hygienist.verified(3)
    hygienist.send()
    dentist = Dentist(person())
    dentist.sign_in()
    dentist.take(f"{given} Torres")
    dentist.look_at_all()
    dentist.read_history()
    dentist.find("46", "O", "caries", "Dark spot in the groove.")
    dentist.conclude("A cavity in the lower right first molar is likely.")
    dentist.advise(urgency, "Please see a dentist tomorrow.", "The spot looks like a cavity.")
    dentist.sign()
    return hygienist


def test_adv_05_urgent_advice_on_a_hygienists_case_reaches_the_family(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    """The blocker: no contact, nobody could add one, and the list said that it was the system's turn."""
    hygienist = sign_child(person, tmp_path, "Ada", "Urgent")
    office = Office(person())
    office.sign_in()
    page, row = office.page, row_of(office, "Ada Torres")
    expect(row.get_by_text("No phone or e-mail: call or hand over")).to_be_visible()
    expect(row.get_by_text("Urgent advice: call the family")).to_be_visible()
    expect(row.get_by_text("Whose turn: you")).to_be_visible()
    expect(row.get_by_text("System")).to_have_count(0)
    office.person.everywhere("office-list-needs")

    office.open_case("Ada Torres")
    expect(page.get_by_text("There is no phone number or e-mail address on file.", exact=False)).to_be_visible()
    expect(page.get_by_text("Ask for Ana Torres (parent).")).to_be_visible()
    page.get_by_role("button", name="Add a phone or e-mail").click()
    page.get_by_label("Mobile number").fill("+1 303 555 014")
    page.get_by_role("button", name="Save the contact").click()
    expect(page.get_by_text("Enter a phone number with 10 digits", exact=False)).to_be_visible()
    page.get_by_label("Mobile number").fill("(303) 555-0171")
    page.get_by_role("button", name="Save the contact").click()
    expect(page.get_by_text("The contact is saved.", exact=False)).to_be_visible()
    expect(page.get_by_role("link", name="(303) 555-0171").first).to_have_attribute("href", "tel:+13035550171")
    page.get_by_role("button", name="Send a new link").click()
    expect(page.get_by_text("A new link is on its way.", exact=False)).to_be_visible()
    expect(page.get_by_text("Notice of advice by text message: sent", exact=False)).to_be_visible()

    guardian = Patient(person(phone=True))
    guardian.page.goto(house.link_sent_to("+13035550171"))
    guardian.heading("capture-door-read")
    guardian.unlock()
    guardian.heading("advice-title")
    expect(guardian.page.get_by_text("Please see a dentist tomorrow.")).to_be_visible()

    page.get_by_role("button", name="Show the advice to read aloud").click()
    expect(page.get_by_text("Please see a dentist tomorrow.")).to_be_visible()
    expect(page.get_by_text("A cavity in the lower right first molar is likely.")).to_have_count(0)
    office.person.everywhere("office-tell")
    page.get_by_role("button", name="Save the conversation").click()
    summary = page.get_by_role("alert").filter(has_text="Please check these")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link", name=re.compile("counts only when they said it back"))).to_be_visible()
    page.get_by_label("Who did you speak with?").fill("Ana Torres")
    page.get_by_label("They said it back in their own words").check()
    page.get_by_role("button", name="Save the conversation").click()
    expect(page.get_by_text("Advice sent")).to_be_visible()

    hygienist.page.reload()
    expect(hygienist.page.get_by_text("3 verified by the server", exact=False)).to_be_visible()
    checklist = hygienist.page.get_by_role("navigation", name="Checklist")
    expect(checklist.get_by_text("done", exact=True)).to_have_count(6)
    hygienist.person.everywhere("hygienist-signed")


def test_adv_05_a_wrong_number_is_corrected_and_a_locked_link_replaced(house: House, person: Callable[..., Person]) -> None:
    office = Office(person())
    office.sign_in()
    office.invite("Lena", "Torres", number="(303) 555-0181", case_type="emergency_screening")
    patient = Patient(person(phone=True))
    patient.open(house.link_sent_to("+13035550181"))
    for _ in range(5):
        patient.unlock("2001-01-02")
    patient.heading("capture-locked")

    page = office.page
    page.goto(f"{house.url}/office#/")
    expect(row_of(office, "Lena Torres").get_by_text("Link locked: send a new one")).to_be_visible()
    office.open_case("Lena Torres")
    expect(page.get_by_text("Somebody entered five wrong dates of birth.", exact=False)).to_be_visible()
    office.person.everywhere("office-locked")
    page.get_by_role("button", name="Change the contact").click()
    page.get_by_label("Mobile number").fill("1 303 555 0182")
    page.get_by_role("button", name="Save the contact").click()
    page.get_by_role("button", name="Send a new link").click()
    expect(page.get_by_text("Link: works")).to_be_visible()
    patient.open(house.link_sent_to("+13035550182"))
    patient.unlock()
    patient.heading("capture-who")
    page.get_by_text("What happened").click()
    expect(page.get_by_text("Changed how the family is reached", exact=False)).to_be_visible()
    page.goto(f"{house.url}/office#/")
    expect(row_of(office, "Lena Torres").get_by_text("Link locked: send a new one")).to_have_count(0)


def test_upl_04_a_red_flag_says_which_sign_and_whom_to_call(house: House, person: Callable[..., Person]) -> None:
    office = Office(person())
    office.sign_in()
    office.invite("Rita", "Torres", number="+1 303 555 0183", case_type="emergency_screening")
    patient = Patient(person(phone=True))
    patient.open(house.link_sent_to("+13035550183"))
    patient.unlock()
    patient.heading("capture-who")
    patient.page.get_by_label(patient.say("capture-who-parent")).check()
    patient.page.get_by_label(patient.say("capture-name")).fill("Ana Torres")
    patient.go_on()
    patient.heading("capture-place")
    patient.page.get_by_label(patient.say("capture-state"), exact=True).select_option("CO")
    patient.page.get_by_label(patient.say("capture-setting-home")).check()
    patient.go_on()
    patient.heading("emergency-ask")
    patient.page.get_by_label(patient.say("emergency-bleeding")).check()
    patient.go_on()
    patient.heading("emergency-call-now")

    page = office.page
    page.goto(f"{house.url}/office#/")
    expect(row_of(office, "Rita Torres").get_by_text("Red flag: call now")).to_be_visible()
    office.open_case("Rita Torres")
    expect(page.get_by_text(patient.say("emergency-bleeding"))).to_be_visible()
    expect(page.get_by_text(re.compile(r"^Answered .* by Ana Torres \(Guardian\)\.$"))).to_be_visible()
    expect(page.get_by_role("link", name="(303) 555-0183").first).to_have_attribute("href", "tel:+13035550183")
    office.person.everywhere("office-red-flag")
    page.get_by_role("button", name="Nobody answered").click()
    expect(page.get_by_text("Dana Whitfield called, nobody answered", exact=False)).to_be_visible()
    expect(page.get_by_text("Red flag: call now")).to_be_visible()
    page.get_by_role("button", name="Save the call").click()
    expect(page.get_by_text("Enter whom you spoke with.")).to_be_visible()
    page.get_by_label("Who did you speak with?").fill("Ana Torres")
    page.get_by_role("button", name="Save the call").click()
    expect(page.get_by_text("Somebody has spoken with the family since.")).to_be_visible()
    page.get_by_text("What happened").click()
    line = page.get_by_role("listitem").filter(has_text="Answered the emergency check")
    expect(line).to_contain_text("Ana Torres (parent)")


def test_img_06_two_held_bitewings_are_told_apart_without_a_picture(
    house: House, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    files = {}
    for seed, (name, whose) in enumerate((("right.dcm", MINE), ("left.dcm", THEIRS), ("left-again.dcm", THEIRS)), 3):
        files[name] = tmp_path / name
        files[name].write_bytes(radiographs.periapical(whose, seed))
    hygienist = Hygienist(person())
    hygienist.sign_in()
    hygienist.open_case("Eva", "Torres")
    hygienist.answer()
    hygienist.choose_camera()
    hygienist.add_more("bitewing_left", "Left bitewing X-ray", files["left.dcm"], files["left-again.dcm"])
    expect(hygienist.page.get_by_text("Needs checking by the office")).to_have_count(2)

    office = Office(person())
    office.sign_in()
    page = office.page
    expect(row_of(office, "Eva Torres").get_by_text("An image needs checking")).to_be_visible()
    office.open_case("Eva Torres")
    held = page.get_by_role("region", name=re.compile("This image needs checking"))
    expect(held).to_have_count(2)
    first = held.filter(has_text="left.dcm")
    expect(first.get_by_role("row", name=re.compile("Name.*different.*Otto Vega.*Eva Torres", re.I))).to_be_visible()
    expect(first.get_by_role("row", name=re.compile("Date of birth.*different.*January 2, 2014.*April 27, 2015"))).to_be_visible()
    expect(first.get_by_text("is shown no picture", exact=False)).to_be_visible()
    assert page.locator("main img").count() == 0
    office.person.everywhere("office-held")
    first.get_by_role("button", name="It belongs to somebody else").click()
    expect(first.get_by_text("Say how you know.")).to_be_visible()
    first.get_by_label("How do you know?").fill("The sensor was still set to the child before.")
    first.get_by_role("button", name="It belongs to somebody else").click()
    expect(held).to_have_count(1)
    expect(page.get_by_text("Set aside: it belongs to somebody else.")).to_be_visible()
    expect(page.get_by_text("Please choose", exact=False)).to_have_count(0)
    hygienist.page.reload()
    expect(hygienist.page.get_by_text("Set aside by the office: it shows another patient")).to_be_visible()
    expect(hygienist.page.get_by_text("1 set aside by the office", exact=False).first).to_be_visible()


def test_upl_11_an_invitation_says_what_is_wrong_each_time_it_is_sent(house: House, person: Callable[..., Person]) -> None:
    office = Office(person())
    office.sign_in()
    page = office.page
    page.goto(f"{house.url}/office#/invite")
    summary = page.get_by_role("alert").filter(has_text="Please check these")
    send = page.get_by_role("button", name="Send the invitation")
    for _ in range(2):
        send.click()
        expect(summary).to_be_focused()
        expect(summary.get_by_role("link")).to_have_count(6)
    office.person.everywhere("office-invite-errors")
    page.get_by_role("button", name="Español").click()
    expect(page.get_by_role("link", name="Escriba el nombre.")).to_be_visible()
    page.get_by_role("button", name="English").click()
    name = page.get_by_label("First name")
    name.press_sequentially("Nina")
    expect(name).to_be_focused()
    expect(name).to_have_value("Nina")
    page.get_by_label("Last name").fill("Torres")
    for label, value in (("Month", "4"), ("Day", "27"), ("Year", "2030")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Mobile number").fill("+1 303 555 014")
    page.get_by_label("State where the patient is").select_option("WY")
    page.get_by_label("What is it about?").select_option("general_question")
    send.click()
    expect(summary.get_by_role("link")).to_have_text(
        [re.compile("in the future"), re.compile("10 digits")],
    )
    page.get_by_label("Year", exact=True).fill("2015")
    page.get_by_label("Mobile number").fill("13035550184")
    send.click()
    expect(page.get_by_text("Nobody licensed in the patient's state can review this now.", exact=False)).to_be_in_viewport()
    page.get_by_label("State where the patient is").select_option("CO")
    send.click()
    done = page.get_by_text("The invitation for Nina Torres is on its way.")
    expect(done).to_be_in_viewport()
    house.link_sent_to("+13035550184")


def test_que_01_the_list_is_searched_and_says_what_it_cannot_search(house: House, person: Callable[..., Person]) -> None:
    office = Office(person())
    office.sign_in()
    for given in ("Ágata", "Benito"):
        office.invite(given, "Núñez", number="+1 303 555 0185", case_type="general_question")
    page = office.page
    page.goto(f"{house.url}/office#/")
    page.get_by_role("searchbox", name="Name").fill("agata nunez")
    expect(page.get_by_role("link", name="Ágata Núñez")).to_be_visible()
    expect(page.get_by_role("link", name="Benito Núñez")).to_have_count(0)
    expect(page.get_by_text(re.compile(r"^1 of \d+ loaded cases"))).to_be_visible()
    page.get_by_label("Status").select_option("signed")
    expect(page.get_by_text(re.compile(r"^0 of \d+ loaded cases"))).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("link", name="Benito Núñez")).to_be_visible()
    page.get_by_role("button", name="Only what needs you").click()
    expect(page.get_by_role("link", name="Benito Núñez")).to_have_count(0)
    loaded = int(page.get_by_text(re.compile(r"of \d+ loaded cases")).inner_text().split(" ")[0])
    assert page.get_by_role("heading", level=2).inner_text() == (f"{loaded} cases need you" if loaded != 1 else "1 case needs you")
