"""The ways to each refusal: a practice where everybody is signed in, and a request for every no."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import httpx
import msgspec

from api.limits import NAME_MISSES, QUARTER
from schemas.archive import MOST_BYTES
from schemas.care.image import MAX_CASE_BYTES, MAX_PHOTO_BYTES, PIECE_BYTES, TRIES
from schemas.ident import CaseId
from schemas.settings import Settings
from storage.care import cases
from storage.ident import uuid7
from storage.resources import Resources
from tests.api.client import Browser, announcement, send_image, tell
from tests.api.conftest import BrowserMaker
from tests.api.people import PASSWORD, Practice, as_owner
from tests.api.rendered import keep_record
from tests.api.test_path import invited, opened, signed, submitted
from tests.storage.test_perform import let_the_lease_run_out

DIGEST = "0" * 64


class Scene(msgspec.Struct, kw_only=True):
    """A practice of its own with everybody signed in; `ready` and `taken` are cases that wait, `draft` is the hygienist's."""

    browsers: BrowserMaker
    hall: Resources
    shop: Resources
    settings: Settings
    practice: Practice
    people: dict[str, Browser]
    draft: str
    ready: str
    taken: str

    def act(self, who: str, case: str, act: str, **more: Any) -> Awaitable[httpx.Response]:
        return self.people[who].post(f"/api/cases/{case}/acts", json={"act": act, "id": str(uuid7()), **more})

    def announce(self, told: dict[str, Any]) -> Awaitable[httpx.Response]:
        return self.people["hygienist"].post(f"/api/cases/{self.draft}/images", json=told)

    async def announced(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """An image of the hygienist's case that was announced, and the answer."""
        told = announcement(uuid7().bytes)
        return told, await self.people["hygienist"].good("POST", f"/api/cases/{self.draft}/images", told)


Ask = Callable[[Scene], Awaitable[httpx.Response]]


async def an_unknown_case(scene: Scene) -> httpx.Response:
    return await scene.people["dentist"].get(f"/api/cases/{uuid7()}")


async def another_role(scene: Scene) -> httpx.Response:
    return await scene.people["dentist"].get("/api/cases")


async def a_case_of_another_state(scene: Scene) -> httpx.Response:
    """Of a dentist who is licensed elsewhere: as if there were no such case (SPEC QUE-03)."""
    return await scene.act("dentist2", scene.ready, "take")


async def read_before_the_licence_ended(scene: Scene) -> httpx.Response:
    async with unlicensed(scene, "dentist"):
        return await scene.people["dentist"].get(f"/api/cases/{scene.taken}")


async def signed_before_the_licence_ended(scene: Scene) -> httpx.Response:
    """One's own record stays readable, and nothing is added to it."""
    case_id, _, _ = await signed(scene.browsers, scene.hall, scene.shop, scene.practice)
    async with unlicensed(scene, "dentist"):
        assert (await scene.people["dentist"].get(f"/api/cases/{case_id}")).is_success
        return await scene.act("dentist", case_id, "addend", addendum={"text": "Also rinse.", "reason": "Forgotten."})


@asynccontextmanager
async def unlicensed(scene: Scene, who: str) -> AsyncIterator[None]:
    change = "UPDATE licences SET status = $2 WHERE person_id = $1"
    person = scene.practice.person(who)
    await as_owner(scene.settings, scene.practice, change, person, "suspended")
    try:
        yield
    finally:
        await as_owner(scene.settings, scene.practice, change, person, "active")


async def without_fresh_proof(scene: Scene) -> httpx.Response:
    person = scene.practice.person("dentist")
    kept = "UPDATE sessions SET stepped_up_at = {} WHERE person_id = $1"
    await as_owner(scene.settings, scene.practice, kept.format("NULL"), person)
    answer = await scene.act("dentist", scene.taken, "sign", draft_version=0)
    await as_owner(scene.settings, scene.practice, kept.format("clock_timestamp()"), person)
    return answer


async def nobody(scene: Scene) -> httpx.Response:
    return await scene.browsers().get("/api/me")


async def out_of_turn(scene: Scene) -> httpx.Response:
    return await scene.act("dentist", scene.ready, "sign", draft_version=0)


async def lapsed(scene: Scene) -> str:
    """A case whose dentist let the lease run out."""
    case_id, _, _ = await submitted(scene.browsers, scene.hall, scene.shop, scene.practice)
    await scene.people["dentist"].act(f"/api/cases/{case_id}/acts", "take")
    async with scene.shop.database.begin(cases.machine(scene.practice.id)) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
    await let_the_lease_run_out(scene.shop, case)
    return case_id


async def signed_after_the_lease(scene: Scene) -> httpx.Response:
    return await scene.act("dentist", await lapsed(scene), "sign", draft_version=0)


async def saved_after_the_lease(scene: Scene) -> httpx.Response:
    return await scene.people["dentist"].put(f"/api/cases/{await lapsed(scene)}/draft", json={}, headers={"If-Match": '"0"'})


async def renewed_after_the_lease(scene: Scene) -> httpx.Response:
    return await scene.people["dentist"].post(f"/api/cases/{await lapsed(scene)}/lease", json={})


async def a_colleague_has_it(scene: Scene) -> httpx.Response:
    return await scene.act("dentist3", scene.taken, "take")


async def with_gaps(scene: Scene) -> httpx.Response:
    answer = await scene.act("dentist", scene.taken, "sign", draft_version=0)
    gaps = answer.json()["gaps"]
    assert {"gap-not-looked", "gap-findings", "gap-conclusion", "gap-advice"} <= {gap["why"] for gap in gaps}, "all of them at once"
    assert all(gap["item"] and gap["where"] for gap in gaps)
    return answer


async def a_draft_changed_elsewhere(scene: Scene) -> httpx.Response:
    answer = await scene.people["dentist"].put(f"/api/cases/{scene.taken}/draft", json={}, headers={"If-Match": '"7"'})
    assert (answer.json()["given"], answer.json()["current"]) == (7, 0)
    return answer


async def a_draft_without_its_version(scene: Scene) -> httpx.Response:
    return await scene.people["dentist"].put(f"/api/cases/{scene.taken}/draft", json={})


async def an_identifier_used_before(scene: Scene) -> httpx.Response:
    attest = {"act": "attest", "id": str(uuid7()), "relationship": "parent", "name": "Ada Canary", "state": "OH"}
    path = f"/api/cases/{scene.draft}/acts"
    await scene.people["hygienist"].good("POST", path, attest)
    return await scene.people["hygienist"].post(path, json=attest | {"name": "Eve Canary"})


async def a_guessed_birth_date(scene: Scene) -> httpx.Response:
    _, token = await invited(scene.browsers, scene.hall, scene.practice)
    for _ in range(5):
        answer = await scene.browsers().post("/api/links/unlock", json={"token": token, "birth_date": "2001-02-03"})
    return answer


async def a_link_that_ended(scene: Scene) -> httpx.Response:
    _, token = await invited(scene.browsers, scene.hall, scene.practice)
    phone = await opened(scene.browsers, token)
    await phone.act("/api/my/acts", "withdraw", reason="changed my mind")
    return await phone.get("/api/my/case")


async def no_json(scene: Scene) -> httpx.Response:
    return await scene.people["dentist"].post(f"/api/cases/{scene.taken}/acts", content=b"{", headers={"Content-Type": "application/json"})


async def too_many_guesses(scene: Scene) -> httpx.Response:
    stranger = Browser(str(scene.people["dentist"].base_url), "198.18.0.2")
    async with stranger:
        for _ in range(NAME_MISSES):
            answer = await stranger.post("/api/session", json={"name": "refusing-nobody", "password": PASSWORD})
            assert answer.status_code == 401
        answer = await stranger.post("/api/session", json={"name": "refusing-nobody", "password": PASSWORD})
    assert 0 < int(answer.headers["retry-after"]) == answer.json()["seconds"] <= QUARTER
    return answer


async def an_empty_file(scene: Scene) -> httpx.Response:
    return await scene.announce(announcement(b""))


async def no_json_at_all(scene: Scene) -> httpx.Response:
    return await scene.people["dentist"].post(f"/api/cases/{scene.taken}/acts", content=b"x", headers={"Content-Type": "text/plain"})


async def pieces_that_do_not_add_up(scene: Scene) -> httpx.Response:
    return await scene.announce(announcement(b"some bytes") | {"size": 11})


async def a_file_too_large(scene: Scene) -> httpx.Response:
    size = MAX_PHOTO_BYTES + 1
    pieces = [{"size": min(PIECE_BYTES, size - at), "sha256": DIGEST} for at in range(0, size, PIECE_BYTES)]
    return await scene.announce(announcement(b"x") | {"size": size, "pieces": pieces, "sha256": "1" * 64})


async def too_much(scene: Scene, again: bool) -> httpx.Response:
    """Large photos over a link until one is refused: announced, and never sent, for what was announced counts; or each taken back."""
    case_id, token = await invited(scene.browsers, scene.hall, scene.practice)
    phone = await opened(scene.browsers, token)
    await tell(phone, "/api/my/acts")
    pieces = [{"size": PIECE_BYTES, "sha256": DIGEST}] * (MAX_PHOTO_BYTES // PIECE_BYTES)
    for number in range(TRIES * MAX_CASE_BYTES // MAX_PHOTO_BYTES + 1):
        told = announcement(b"x") | {"size": MAX_PHOTO_BYTES, "pieces": pieces, "sha256": f"{number:064x}"}
        answer = await phone.post(f"/api/cases/{case_id}/images", json=told)
        if not answer.is_success:
            break
        if again:
            await phone.act("/api/my/acts", "drop", image=told["image"])
    return answer


async def too_much_in_all(scene: Scene) -> httpx.Response:
    return await too_much(scene, again=False)


async def too_much_again_and_again(scene: Scene) -> httpx.Response:
    return await too_much(scene, again=True)


async def sent_after_it_was_taken_back(scene: Scene) -> httpx.Response:
    told, _ = await scene.announced()
    await scene.people["hygienist"].act(f"/api/cases/{scene.draft}/acts", "drop", image=told["image"])
    return await scene.people["hygienist"].post(f"/api/cases/{scene.draft}/images/{told['image']}/tickets", json={})


async def the_same_file_again(scene: Scene) -> httpx.Response:
    told, _ = await scene.announced()
    answer = await scene.announce(told | {"id": str(uuid7()), "image": str(uuid7())})
    assert answer.json()["subject"] == told["image"]
    return answer


async def the_same_image_with_other_bytes(scene: Scene) -> httpx.Response:
    told, _ = await scene.announced()
    return await scene.announce(announcement(b"other bytes") | {"image": told["image"]})


async def confirmed_before_it_was_sent(scene: Scene) -> httpx.Response:
    told, _ = await scene.announced()
    path = f"/api/cases/{scene.draft}/images/{told['image']}/confirm"
    return await scene.people["hygienist"].post(path, json={"id": str(uuid7())})


async def taken_back_after_it_was_received(scene: Scene) -> httpx.Response:
    sent = await send_image(scene.people["hygienist"], scene.draft, uuid7().bytes)
    return await scene.act("hygienist", scene.draft, "drop", image=sent["id"])


async def decided_though_nobody_holds_it(scene: Scene) -> httpx.Response:
    path = f"/api/cases/{scene.ready}/office"
    image = (await scene.people["frontdesk"].good("GET", path))["images"][0]["id"]
    return await scene.act("frontdesk", scene.ready, "resolve_hold", image=image, belongs=True, reason="It is hers.")


async def tried_again_though_it_was_read(scene: Scene) -> httpx.Response:
    path = f"/api/cases/{scene.ready}/office"
    image = (await scene.people["frontdesk"].good("GET", path))["images"][0]["id"]
    return await scene.people["frontdesk"].post(f"/api/cases/{scene.ready}/images/{image}/another-try", json={"id": str(uuid7())})


async def a_packet_that_no_zip_holds(scene: Scene) -> httpx.Response:
    case_id, _, _ = await signed(scene.browsers, scene.hall, scene.shop, scene.practice)
    await keep_record(scene.shop, scene.practice, case_id, size=MOST_BYTES, stored_size=2 * MOST_BYTES)
    return await scene.people["frontdesk"].get(f"/api/cases/{case_id}/packet.zip")


async def a_packet_that_another_signed(scene: Scene) -> httpx.Response:
    """A colleague who is licensed there reads the record, and is not given the originals in a heap."""
    case_id, _, _ = await signed(scene.browsers, scene.hall, scene.shop, scene.practice)
    await keep_record(scene.shop, scene.practice, case_id)
    assert (await scene.people["dentist3"].get(f"/api/cases/{case_id}/record.pdf")).is_success
    return await scene.people["dentist3"].get(f"/api/cases/{case_id}/packet.zip")


async def priors_of_a_case_not_in_hand(scene: Scene) -> httpx.Response:
    return await scene.people["dentist3"].get(f"/api/cases/{scene.ready}/priors")


async def private_notes_of_a_case_not_in_hand(scene: Scene) -> httpx.Response:
    return await scene.people["dentist3"].get(f"/api/cases/{scene.taken}/safeguarding")


async def an_endless_body(scene: Scene) -> httpx.Response:
    content = b'{"name": "' + b"a" * 2_000_000 + b'"}'
    return await scene.browsers().post("/api/session", content=content, headers={"Content-Type": "application/json"})
