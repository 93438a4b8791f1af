"""A dentist reads a whole case by keyboard alone, from the worklist to a colleague's second opinion, and the packet verifies elsewhere."""

from __future__ import annotations

import io
import pathlib
from collections.abc import Callable, Iterator

import pyotp
import pypdf
import pytest
from playwright.sync_api import ViewportSize, expect

from infra import seed
from schemas.care.opined import MEANING_OF_OPINION
from tests import factories
from tests.infra import keeping
from tests.infra.house import mesial
from tests.journeys.conftest import House, Person, aside, eventually
from tests.journeys.keyboard import Keyboard
from tests.journeys.office import Office
from tests.journeys.test_main_job import downloaded
from tests.journeys.test_signing import code_at, give_code
from tests.packets import apart

PATIENT = "Kay Board"
CONCLUSION = "A cavity in the lower right first molar is likely."
QUESTION = "Is the dark line a cavity or a stain?"
ANSWER = "A stain: its edges are sharp, and the groove is whole."


@pytest.fixture
def code(house: House) -> Iterator[str]:
    """The secret of the dentist who signs first, with a code for this long."""
    made = pyotp.random_base32()
    aside(give_code(house, "dentist2", made))
    yield made
    aside(house.change("UPDATE people SET code_secret = NULL WHERE person_id = $1", seed.person_id("dentist2")))


def test_a_person_with_a_keyboard_cannot_point(house: House, person: Callable[..., Person]) -> None:
    keys = Keyboard(person())
    keys.page.goto(house.url)
    keys.never_pointed()
    keys.page.get_by_role("button", name="Español").click()
    expect(keys.page.locator("html")).to_have_attribute("lang", "en")
    with pytest.raises(AssertionError):
        keys.never_pointed()


def test_que_05_a_whole_case_by_keyboard_with_a_second_opinion(
    house: House, code: str, person: Callable[..., Person], tmp_path: pathlib.Path
) -> None:
    files = {view: factories.camera_jpeg(1600, 1200, seed=90 + number) for number, view in enumerate(("front", "upper", "lower"))}
    case = aside(keeping.gather(house.url, files, given_name="Kay", family_name="Board"))
    first = Keyboard(person())
    sign_in(first, house, "dentist2", code)
    first.use(first.page.get_by_role("button", name=f"Take the case of {PATIENT}"))
    expect(first.page.get_by_role("heading", level=1, name=PATIENT)).to_be_visible()
    look_at_all(first, len(files))
    write(first)
    sign(first, house, code)
    add(first)
    ask(first)
    first.press("l")
    expect(first.page.get_by_role("heading", level=1, name="Worklist")).to_be_visible()
    read_it = first.page.get_by_role("link", name=f"Read the opinion on the case of {PATIENT}")
    expect(read_it).to_have_count(0)

    second = Keyboard(person())
    sign_in(second, house, "dentist")
    second.person.check("dentist-asked")
    second.use(second.page.get_by_role("link", name=f"Give an opinion on the case of {PATIENT}"))
    expect(second.page.get_by_text(QUESTION)).to_be_visible()
    expect(second.page.get_by_text(CONCLUSION)).to_have_count(0)
    second.person.check("dentist-answering")
    look_at_all(second, len(files))
    expect(second.page.get_by_text(CONCLUSION)).to_be_visible()
    answer(second)
    second.press("l")
    expect(second.page.get_by_role("heading", level=1, name="Worklist")).to_be_visible()
    expect(second.page.locator(f'[data-asked="{case}"]')).to_have_count(0)

    expect(read_it).to_be_visible()
    told(first)
    first.use(read_it)
    opinion = first.page.locator('[data-opinion="differs"]')
    expect(opinion).to_be_focused()
    expect(opinion.get_by_text(ANSWER)).to_be_visible()
    expect(opinion.get_by_text("Formed before the first dentist’s words were read.")).to_be_visible()
    expect(first.page.locator("[data-digest]")).to_have_count(2)
    first.person.check("dentist-opinion")
    first.press("l")
    expect(first.page.get_by_role("heading", level=1, name="Worklist")).to_be_visible()
    expect(first.page.locator("[data-answered]")).to_have_count(0)
    for each in (first, second):
        each.never_pointed()
    leaves_the_house(Office(person()), case, len(files), tmp_path)


def sign_in(keys: Keyboard, house: House, name: str, secret: str = "") -> None:
    """With the code of now, where there is one: whoever types slowly is let in with the one before."""
    page = keys.page
    page.goto(house.url)
    keys.fill(page.get_by_label("Name"), name)
    keys.fill(page.get_by_label("Password"), seed.PASSWORD)
    keys.fill(page.get_by_label("Code"), code_at(secret, 0) if secret else "")
    keys.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Worklist")).to_be_visible()


def look_at_all(keys: Keyboard, count: int) -> None:
    """Each picture by the key of the next one, closer where the page says that it does not count yet."""
    shown, hint = keys.page.locator("[data-painter]"), keys.page.get_by_text("Not counted as looked at")
    for number in range(count):
        thumb = keys.page.locator("[data-thumb]").nth(number)
        expect(shown).to_have_attribute("data-image", thumb.get_attribute("data-thumb") or "")
        expect(keys.page.locator(".viewer[data-looked=true]").or_(hint)).to_be_visible()
        if hint.is_visible():
            keys.press("v", "+", "+", "+")
        expect(shown).to_have_attribute("data-looked", "true")
        keys.press("]")


def jump(keys: Keyboard, gap: str) -> None:
    """From the list before the signature to where a gap is closed."""
    keys.press("s")
    keys.use(keys.page.locator(f'[data-gap="{gap}"] button').first)


def write(keys: Keyboard) -> None:
    """Finding, conclusion and advice, each gap by its own line; the tooth on its chart, the box on its picture."""
    page = keys.page
    jump(keys, "gap-history-unread")
    keys.press("Space")
    find(keys)
    jump(keys, "gap-sufficiency")
    keys.press("Space")
    jump(keys, "gap-live")
    keys.press("Space")
    for gap, text in (("gap-conclusion", CONCLUSION), ("gap-reason-async", "The family lives two hours from the practice.")):
        jump(keys, gap)
        keys.write(text)
        keys.press("Tab")
        keys.reach(page.get_by_role("tab", name="Conclusion"))
    jump(keys, "gap-advice")
    keys.use(page.get_by_role("group", name="Add advice").get_by_role("button", name="Soon"))
    keys.write("Please see a dentist within two weeks.")
    keys.fill(page.get_by_label("Because", exact=True), "The spot looks like a cavity.")
    keys.fill(page.get_by_label("Or: none is needed, because"), "The office calls for the next visit.")
    keys.reach(page.get_by_role("tab", name="Advice"))


def find(keys: Keyboard) -> None:
    page = keys.page
    focused = "document.activeElement.dataset.tooth ?? ''"
    keys.press("t")
    keys.reach(page.locator('[data-tooth][tabindex="0"]'))
    while not page.evaluate(focused).startswith(("4", "3")):
        keys.press("ArrowDown")
    keys.press("Home")
    while page.evaluate(focused) != "46":
        keys.press("ArrowRight")
    keys.press("Enter", "o")
    keys.use(page.get_by_role("button", name="Box b", exact=True))
    keys.press("ArrowRight", "ArrowDown", "Shift+ArrowRight", "Enter")
    expect(page.get_by_role("button", name="Remove mark 1. Box")).to_be_visible()
    keys.press("t")
    keys.choose(page.get_by_label("What you see"), "caries")
    keys.choose(page.get_by_label("Severity"), "moderate")
    keys.choose(page.get_by_label("Confidence"), "moderate")
    keys.fill(page.get_by_label("Note", exact=True), "Dark spot in the groove.")
    keys.use(page.get_by_role("button", name="Add the finding"))
    expect(page.get_by_role("button", name="Edit the finding")).to_be_visible()
    keys.press("t")


def sign(keys: Keyboard, house: House, code: str) -> None:
    """What was shown at the sign-in counts no longer: the signature asks for password and code, the next one."""
    page = keys.page
    keys.press("s")
    expect(page.get_by_text("Nothing is missing. You can sign.")).to_be_visible()
    aside(house.change("UPDATE sessions SET stepped_up_at = NULL WHERE person_id = $1", seed.person_id("dentist2")))
    keys.use(page.get_by_role("button", name="Sign", exact=True))
    dialog = page.get_by_role("dialog")
    keys.use(dialog.get_by_role("button", name="Sign and send"))
    keys.fill(dialog.get_by_label("Password"), seed.PASSWORD)
    keys.fill(dialog.get_by_label("Code from your authenticator app"), code_at(code, 1))
    keys.press("Enter")
    expect(page.get_by_text("Signed and sealed")).to_be_visible()


def add(keys: Keyboard) -> None:
    page = keys.page
    keys.use(page.get_by_text("Add to the record", exact=True))
    keys.reach(page.get_by_label("The patient, who is told by a message"))
    keys.press("ArrowDown")
    keys.fill(page.get_by_label("Addendum", exact=True), "The tooth was seen on two pictures.")
    keys.fill(page.get_by_label("Why it is added"), "Forgotten.")
    keys.use(page.get_by_role("button", name="Sign the addendum"))
    expect(page.get_by_text("The addendum is sealed.")).to_be_visible()


def ask(keys: Keyboard) -> None:
    page = keys.page
    keys.use(page.get_by_text("Ask for a second opinion", exact=True))
    keys.use(page.get_by_role("button", name="Ask", exact=True))
    expect(page.get_by_text("Write what you want to know.")).to_be_visible()
    keys.fill(page.get_by_label("What do you want to know?"), QUESTION)
    keys.use(page.get_by_role("button", name="Ask", exact=True))
    expect(page.get_by_text("Not answered yet.")).to_be_visible()


def answer(keys: Keyboard) -> None:
    page = keys.page
    agreement = page.get_by_role("group", name="Do you agree with the first dentist?")
    keys.reach(agreement.get_by_label("Agrees"))
    keys.press("ArrowDown")
    keys.fill(page.get_by_label("What do you see, and what do you think of it?"), ANSWER)
    keys.use(page.get_by_label("Before I read what the first dentist wrote"), "Space")
    expect(page.locator('[data-meaning="opinion"]')).to_have_text(MEANING_OF_OPINION["en"])
    keys.use(page.get_by_role("button", name="Sign the opinion"))
    expect(page.get_by_text("Your opinion is sealed.")).to_be_visible()


def told(keys: Keyboard) -> None:
    """That the answer came stands above the list, on a desk and on a phone, in both languages."""
    page, told_of = keys.page, keys.page.locator("[data-answered]")
    wide = page.viewport_size
    assert wide is not None
    for name, code, title in (
        ("Español", "es", "Segundas opiniones que le llegaron"),
        ("English", "en", "Second opinions that came for you"),
    ):
        keys.use(page.get_by_role("button", name=name, exact=True))
        for width, height in ((1280, 800), (375, 740)):
            page.set_viewport_size(ViewportSize(width=width, height=height))
            expect(page.get_by_role("heading", name=title)).to_contain_text("1 case" if code == "en" else "1 caso")
            expect(told_of).to_have_count(1)
            keys.person.check(f"dentist-answered-{width}-{code}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size(wide)


def leaves_the_house(office: Office, case: str, pictures: int, folder: pathlib.Path) -> None:
    """The readable record holds the opinion, and so does the packet, which whoever has nothing else can verify."""
    office.sign_in()

    def opinion() -> bytes | None:
        answer = office.page.request.get(f"{office.person.url}/api/cases/{case}/record.pdf")
        if answer.status != 200:
            return None
        found = pypdf.PdfReader(io.BytesIO(answer.body())).attachments.get("opinion-1.json")
        return bytes(found[0]) if found else None

    sealed = eventually(opinion)
    assert ANSWER.encode() in sealed
    office.open_case(PATIENT)
    packet = folder / "packet.zip"
    packet.write_bytes(downloaded(office.page))
    _, files = apart(packet.read_bytes())
    assert dict(files)["round-1/opinion-1.json"] == sealed
    done = mesial("verify", str(packet))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"records 2, named 3, readable 1, originals {pictures}, withheld 0, opinions 1, case {case}" in done.stdout
