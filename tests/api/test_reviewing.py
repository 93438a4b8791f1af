"""The dentist's part through the API: what is one's own stays one's own, whoever reads the case next."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from schemas.ident import CaseId
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser, announcement, put_pieces, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import REVIEW, invited, opened, settle_all, submitted

FINDING = str(uuid7())
SEAL_KEYS = {"history_reviewed", "no_live_interaction", "attested_at", "gathered", "signature", "looks"}


async def looked_at(dentist: Browser, path: str) -> Any:
    shown = await dentist.good("GET", path)
    for image in shown["images"]:
        shown = await dentist.act(f"{path}/acts", "look", image=image["id"], px=1500, ms=1200)
    return shown


async def test_d96_04_a_draft_is_handed_on_without_what_another_attested(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    path = f"/api/cases/{case_id}"
    first, second = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    await first.act(f"{path}/acts", "take")
    await first.good("PUT", f"{path}/draft", REVIEW, headers={"If-Match": '"0"'})
    own = (await first.good("GET", path))["draft"]
    assert (own["review"]["history_reviewed"], own["review"]["no_live_interaction"]) == (True, True)
    assert own["saved_by"] == str(practice.person("dentist"))
    silent = await first.post(f"{path}/acts", json={"act": "hand_back", "id": str(uuid7()), "reason": "\u200b"})
    assert (silent.status_code, silent.json()["gaps"][0]["why"]) == (422, "gap-reason")
    await first.act(f"{path}/acts", "hand_back", reason="Somebody knows more.")

    found = (await second.act(f"{path}/acts", "take"))["draft"]
    assert (found["review"]["history_reviewed"], found["review"]["no_live_interaction"]) == (False, False)
    assert found["review"]["conclusion"] == REVIEW["conclusion"]
    await looked_at(second, path)
    sign = {"act": "sign", "id": str(uuid7()), "draft_version": found["version"]}
    refused = await second.post(f"{path}/acts", json=sign)
    assert [gap["why"] for gap in refused.json()["gaps"]] == ["gap-history-unread", "gap-live"]
    saved = await second.good("PUT", f"{path}/draft", REVIEW, headers={"If-Match": '"1"'})
    assert saved["saved_by"] == str(practice.person("dentist3"))
    assert (await second.act(f"{path}/acts", "sign", draft_version=2))["status"] == "signed"
    async with hall.database.begin(cases.machine(practice.id)) as transaction:
        ((_, _, content),) = await cases.sealed(transaction, CaseId(UUID(case_id)))
    assert all(f'"{key}"'.encode() in content for key in SEAL_KEYS)


async def selfie(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> tuple[str, str]:
    """A case whose one close-up was taken with a lens that says nothing about the sides; the case and the picture."""
    case_id, token = await invited(browsers, hall, practice)
    phone = await opened(browsers, token)
    await tell(phone, "/api/my/acts")
    images = []
    for view, lens in (("front", "rear"), ("close_up", "selfie")):
        content = f"{view} {lens} {case_id}".encode()
        told = announcement(content, view) | {"lens": lens, "sha256": hashlib.sha256(content).hexdigest()}
        await put_pieces(await phone.good("POST", f"/api/cases/{case_id}/images", told), content)
        await phone.good("POST", f"/api/cases/{case_id}/images/{told['image']}/confirm", {"id": str(uuid7())})
        images.append(told["image"])
    await phone.act("/api/my/acts", "submit")
    await settle_all(shop, practice, case_id)
    return case_id, images[1]


def sided(shown: Any, image: str) -> Any:
    return next(each["sided"] for each in shown["images"] if each["id"] == image)


async def test_upl_14_an_answer_about_sides_is_shown_to_whoever_gave_it(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, image = await selfie(browsers, hall, shop, practice)
    acts = f"/api/cases/{case_id}/acts"
    first, second = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    shown = await first.act(acts, "take")
    assert sided(shown, image) is None
    shown = await first.act(acts, "confirm_side", image=image, mirror="mirrored")
    said = sided(shown, image)
    assert (said["mirror"], said["side"], said["turns"], said["person"]) == ("mirrored", None, 0, str(practice.person("dentist")))
    assert sided(await first.act(acts, "confirm_side", image=image, side="R"), image)["side"] == "R"
    assert sided(await first.act(acts, "confirm_side", image=image), image) is None
    await first.act(acts, "confirm_side", image=image, mirror="direct")
    for body in ({"mirror": "direct", "side": "R"}, {"mirror": "unconfirmed"}, {"mirror": "direct", "turns": 4}):
        refused = await first.post(acts, json={"act": "confirm_side", "id": str(uuid7()), "image": image, **body})
        assert refused.status_code == 400
    await first.act(acts, "hand_back", reason="Somebody knows more.")
    assert sided(await second.act(acts, "take"), image) is None
    review = REVIEW | {"no_abnormality_seen": False, "findings": [finding(image, "16")]}
    await second.good("PUT", f"/api/cases/{case_id}/draft", review, headers={"If-Match": '"0"'})
    shown = await looked_at(second, f"/api/cases/{case_id}")
    assert [(gap["why"], gap["subject"]) for gap in shown["gaps"]] == [("gap-side", image)]
    await second.act(acts, "confirm_side", image=image, mirror="mirrored")
    assert (await second.act(acts, "sign", draft_version=1))["status"] == "signed"
    # Whoever reads the signed case finds what was signed for, not what they said themselves.
    assert sided(await first.good("GET", f"/api/cases/{case_id}"), image)["mirror"] == "mirrored"


def finding(image: str, tooth: str) -> dict[str, Any]:
    return {"id": str(uuid7()), "observation": "caries", "image": image, "tooth": tooth, "confidence": "high"}


async def test_d96_03_another_cases_picture_is_not_signed_for(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _ = await selfie(browsers, hall, shop, practice)
    _, other = await selfie(browsers, hall, shop, practice)
    path = f"/api/cases/{case_id}"
    dentist = await browsers.member(practice, "dentist")
    await dentist.act(f"{path}/acts", "take")
    await looked_at(dentist, path)
    for image in (other, str(uuid7())):
        version = (await dentist.good("GET", path))["draft"]["version"]
        review = REVIEW | {"no_abnormality_seen": False, "findings": [finding(image, "16")]}
        await dentist.good("PUT", f"{path}/draft", review, headers={"If-Match": f'"{version}"'})
        refused = await dentist.post(f"{path}/acts", json={"act": "sign", "id": str(uuid7()), "draft_version": version + 1})
        assert [gap["why"] for gap in refused.json()["gaps"]] == ["gap-finding-image"]


async def test_t_q06_me_says_how_and_when_the_identity_was_shown(browsers: BrowserMaker, practice: Practice) -> None:
    """With a code: test_account."""
    me = await browsers().sign_in(practice.sign_in("dentist"))
    assert (me["has_code"], me["identity_shown_by"]) == (False, "password")
    assert me["identity_shown_at"] < me["sign_until"]


async def test_que_05_each_view_is_asked_for_once(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice) -> None:
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist = await browsers.member(practice, "dentist")
    await dentist.act(f"/api/cases/{case_id}/acts", "take")
    asking = {"act": "send_back", "id": str(uuid7()), "views": ["front", "front"], "sentence": "Closer."}
    assert (await dentist.post(f"/api/cases/{case_id}/acts", json=asking)).status_code == 400


async def test_vwr_04_the_house_says_who_drew_a_mark_whatever_the_page_says(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    path = f"/api/cases/{case_id}"
    first, second = await browsers.member(practice, "dentist"), await browsers.member(practice, "dentist3")
    one, other = str(practice.person("dentist")), str(practice.person("dentist3"))
    image = (await first.act(f"{path}/acts", "take"))["images"][0]["id"]

    def review(*marks: dict[str, Any]) -> dict[str, Any]:
        found = {"id": FINDING, "observation": "caries", "image": image, "marks": marks}
        return REVIEW | {"no_abnormality_seen": False, "findings": [found]}

    box = {"kind": "box", "points": [[1, 1], [9, 9]], "drawn_by": other, "drawn_at": "2020-01-01T00:00:00Z"}
    saved = await first.good("PUT", f"{path}/draft", review(box), headers={"If-Match": '"0"'})
    (mark,) = saved["review"]["findings"][0]["marks"]
    assert (mark["drawn_by"], mark["drawn_at"]) == (one, saved["saved_at"])
    await first.act(f"{path}/acts", "hand_back", reason="Somebody knows more.")
    await second.act(f"{path}/acts", "take")
    arrow = {"kind": "arrow", "points": [[1, 1], [5, 5]]}
    saved = await second.good("PUT", f"{path}/draft", review(box, arrow), headers={"If-Match": '"1"'})
    assert [each["drawn_by"] for each in saved["review"]["findings"][0]["marks"]] == [one, other]
    read = await second.good("GET", path)
    assert read["draft"]["review"] == saved["review"]
    assert read["drawers"] == {one: "Staff dentist", other: "Staff dentist3"}
    for refused in ([arrow] * 21, [{"kind": "freehand", "points": [[1, 1]] * 201}], [{"kind": "star", "points": []}]):
        answer = await second.put(f"{path}/draft", json=review(*refused), headers={"If-Match": '"2"'})
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
