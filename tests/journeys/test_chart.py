"""A child comes again: what was signed before stands in grey, the teeth are charted by keys as they stand, and all of it is signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import expect

from infra import seed
from storage.ident import uuid7
from tests import factories
from tests.api.client import Browser
from tests.api.test_path import REVIEW
from tests.infra import keeping
from tests.journeys.conftest import House, Person, aside, eventually
from tests.journeys.dentist import Dentist
from tests.workers.documents.reading import text_of

NOTE = "A shadow under the groove, watched since spring."
VIEWS = ("front", "upper", "lower")


async def signed_before(house: House, child: dict[str, str]) -> str:
    """A case of that child that the second dentist signed."""
    files = {view: factories.camera_jpeg(1600, 1200, seed=410 + number) for number, view in enumerate(VIEWS)}
    case = await keeping.gather(house.url, files, **child)
    async with Browser(house.url, "127.0.0.1") as dentist:
        await dentist.sign_in("dentist2", seed.PASSWORD)
        acts = f"/api/cases/{case}/acts"
        shown = await dentist.act(acts, "take")
        for image in shown["images"]:
            await dentist.act(acts, "look", image=image["id"], px=1600, ms=1200)
        upper = next(image["id"] for image in shown["images"] if image["view"] == "upper")
        finding = {"id": str(uuid7()), "observation": "caries", "image": upper, "tooth": "16", "surfaces": ["O"], "note": NOTE}
        for side in shown["images"]:
            await dentist.act(acts, "confirm_side", image=side["id"], mirror="direct")
        review = REVIEW | {
            "no_abnormality_seen": False,
            "findings": [finding],
            "chart": [{"tooth": "85", "state": "restored", "surfaces": ["O"]}, {"tooth": "61", "state": "present"}],
        }
        draft = await dentist.good("PUT", f"/api/cases/{case}/draft", review, headers={"If-Match": '"0"'})
        await dentist.act(acts, "sign", draft_version=draft["version"])
    return case


def test_adv_01_a_chart_is_written_beside_what_was_known_and_sealed(house: House, person: Callable[..., Person]) -> None:
    child = {"id": str(uuid7()), "given_name": "Ivo", "family_name": "Again", "birth_date": f"{datetime.now(UTC).year - 9}-12-31"}
    first = aside(signed_before(house, child))
    files = {view: factories.camera_jpeg(1600, 1200, seed=420 + number) for number, view in enumerate(VIEWS)}
    second = aside(keeping.gather(house.url, files, **child))
    dentist = Dentist(person())
    page = dentist.page
    page.set_viewport_size({"width": 1280, "height": 800})
    dentist.sign_in()
    dentist.take("Ivo Again")
    dentist.look_at_all()
    dentist.read_history()
    known_from_before(dentist, first)
    charted_by_keys(dentist)
    dentist.person.check("dentist-chart")
    on_a_telephone(dentist)

    dentist.find("36", "O", "caries", "Dark spot in the groove.")
    dentist.conclude("A cavity in the lower left first molar is likely.")
    dentist.advise("Soon", "Please see a dentist within two weeks.", "The spot looks like a cavity.")
    dentist.part("Sign")
    page.get_by_role("button", name="Sign", exact=True).click()
    sealed = page.get_by_role("dialog")
    for line in ("present: URB", "missing: LLB", "not erupted: LR5", "restored: LRE O"):
        expect(sealed.get_by_text(line, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    dentist.sign()

    def printed() -> str | None:
        answer = page.request.get(f"{house.url}/api/cases/{second}/record.pdf")
        return " ".join(text_of(answer.body()).split()) if answer.ok else None

    said = eventually(printed)
    for line in (
        "Present Universal D · FDI 52",
        "Missing Universal N · FDI 72",
        "Not erupted Universal 29 · FDI 45",
        "Restored Universal T · FDI 85 O",
    ):
        assert line in said
    assert "FDI 16" not in said, "what was found before is no finding of today"


def known_from_before(dentist: Dentist, first: str) -> None:
    """Grey, dotted and in brackets on the chart, with its day in words; and below it once its tooth is chosen by key."""
    page = dentist.page
    dentist.part("Findings")
    tooth = page.locator('[data-tooth="16"]')
    expect(tooth.locator('[data-before="O"]')).to_have_count(1)
    expect(tooth.locator("tspan.before")).to_have_text("(C)")
    expect(page.locator('[data-tooth="85"] tspan.before')).to_have_text("(r)")
    label = tooth.get_attribute("aria-label") or ""
    assert "; earlier, " in label
    assert label.endswith(": caries O")
    expect(page.get_by_text("from earlier records")).to_be_visible()
    page.locator('[data-tooth="55"]').focus()
    page.keyboard.press("ArrowLeft")
    expect(tooth).to_be_focused()
    page.keyboard.press("Enter")
    panel = page.locator('[data-panel="16"]')
    before = panel.locator(f'[data-prior="{first}"]')
    expect(before).to_contain_text("caries O")
    expect(before).to_contain_text(NOTE)
    expect(before.locator("img")).to_have_js_property("complete", True)
    assert before.locator("img").evaluate("each => each.naturalWidth") > 0
    panel.get_by_role("button", name="Upper").click()
    expect(panel.get_by_role("button", name="Upper")).to_have_attribute("aria-pressed", "true")
    dentist.person.check("dentist-chart-before")


def charted_by_keys(dentist: Dentist) -> None:
    """Either tooth of a place, or both; how teeth stand; what was done; and what denies itself is refused in words."""
    page = dentist.page
    both = page.locator('[data-tooth="12"], [data-tooth="52"]')
    expect(both).to_have_count(2)
    page.locator('[data-tooth="12"]').focus()
    page.keyboard.press("p")
    expect(both).to_have_count(1)
    expect(page.locator('[data-tooth="52"]')).to_be_focused()
    for key, count in (("p", 1), ("p", 2), ("p", 2), ("p", 1)):
        page.keyboard.press(key)
        expect(both).to_have_count(count)
    expect(page.get_by_role("button", name="Primary", exact=True)).to_have_attribute("aria-pressed", "true")

    page.get_by_label("Tooth numbers").select_option("palmer")
    expect(page.locator('[data-tooth="52"] text.name')).to_have_text("URB")
    lower = page.locator('[data-tooth="85"]')
    lower.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("o")
    page.keyboard.press("r")
    expect(lower.locator("text.letters")).to_have_text("r(r)")
    page.keyboard.press("x")
    expect(page.get_by_role("alert")).to_contain_text("something was done to this tooth")
    page.get_by_label("Chart begins with").select_option("mixed")
    for fdi, key, letter in (("72", "x", "X"), ("45", "u", "u")):
        page.locator(f'[data-tooth="{fdi}"]').focus()
        page.keyboard.press(key)
        expect(page.locator(f'[data-tooth="{fdi}"] text.letters')).to_have_text(letter)
    page.keyboard.press("o")
    page.keyboard.press("d")
    expect(page.get_by_role("alert")).to_contain_text("this tooth is not there")
    page.get_by_label("Chart begins with").select_option("age")
    expect(page.locator('[data-tooth="45"]')).to_be_visible()


def on_a_telephone(dentist: Dentist) -> None:
    page = dentist.page
    page.set_viewport_size({"width": 375, "height": 740})
    expect(page.get_by_role("grid")).to_be_visible()
    assert page.get_by_role("grid").evaluate("svg => svg.getBoundingClientRect().right <= document.documentElement.clientWidth")
    dentist.person.check("dentist-chart-phone", whole=True)
    page.set_viewport_size({"width": 1280, "height": 800})
