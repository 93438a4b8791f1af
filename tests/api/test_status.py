"""Every refusal over HTTP (DESIGN 8): a case that produces it, its status, its words, and what a person needs to go on."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from api import problems
from schemas import refusal
from schemas.settings import Settings
from storage.resources import Resources
from tests.api import refusing
from tests.api.client import BORN, CANARY, new_case, tell
from tests.api.conftest import BrowserMaker, Server
from tests.api.people import PASSWORD, settle_in
from tests.api.refusing import Scene
from tests.api.test_path import submitted

DESIGN_8 = {
    "not-found": 404,
    "not-permitted": 403,
    "out-of-turn": 409,
    "already-taken": 409,
    "incomplete": 422,
    "stale": 412,
    "version-missing": 428,
    "locked": 423,
    "unacceptable": 415,
    "malformed": 400,
    "too-many": 429,
    "not-signed-in": 401,
    "gone": 410,
    "key-reused": 422,
}
"""The design's table, and what it says of links (410), sessions (401) and identifiers (422) elsewhere."""


@pytest.fixture(scope="module")
async def scene(server: Server, hall: Resources, shop: Resources, settings: Settings) -> AsyncIterator[Scene]:
    browsers = BrowserMaker(server, "198.18.0.1")
    practice = await settle_in(settings, "refusing")
    people = {role: await browsers.member(practice, role) for role in ("frontdesk", "hygienist", "dentist", "dentist2", "dentist3")}
    draft = (await people["hygienist"].good("POST", "/api/cases", new_case(contact=False)))["id"]
    await tell(people["hygienist"], f"/api/cases/{draft}/acts")
    ready, _, _ = await submitted(browsers, hall, shop, practice)
    taken, _, _ = await submitted(browsers, hall, shop, practice)
    await people["dentist"].act(f"/api/cases/{taken}/acts", "take")
    yield Scene(
        browsers=browsers,
        hall=hall,
        shop=shop,
        settings=settings,
        practice=practice,
        people=people,
        draft=draft,
        ready=ready,
        taken=taken,
    )
    for each in browsers.made:
        await each.aclose()


PRODUCED: dict[refusing.Ask, tuple[type[refusal.Refusal], int, str | None]] = {
    refusing.an_unknown_case: (refusal.NotFound, 404, None),
    refusing.another_role: (refusal.NotPermitted, 403, "role"),
    refusing.a_case_of_another_state: (refusal.NotFound, 404, None),
    refusing.read_before_the_licence_ended: (refusal.NotPermitted, 403, "licence-lost"),
    refusing.signed_before_the_licence_ended: (refusal.NotPermitted, 403, "licence"),
    refusing.without_fresh_proof: (refusal.NotPermitted, 403, "step-up"),
    refusing.nobody: (refusal.NotSignedIn, 401, None),
    refusing.out_of_turn: (refusal.OutOfTurn, 409, None),
    refusing.signed_after_the_lease: (refusal.OutOfTurn, 409, None),
    refusing.saved_after_the_lease: (refusal.OutOfTurn, 409, None),
    refusing.renewed_after_the_lease: (refusal.OutOfTurn, 409, None),
    refusing.a_colleague_has_it: (refusal.AlreadyTaken, 409, None),
    refusing.with_gaps: (refusal.Incomplete, 422, None),
    refusing.a_draft_changed_elsewhere: (refusal.Stale, 412, None),
    refusing.a_draft_without_its_version: (refusal.VersionMissing, 428, None),
    refusing.an_identifier_used_before: (refusal.KeyReused, 422, None),
    refusing.a_guessed_birth_date: (refusal.Locked, 423, None),
    refusing.a_link_that_ended: (refusal.Gone, 410, None),
    refusing.no_json: (refusal.Malformed, 400, None),
    refusing.too_many_guesses: (refusal.TooMany, 429, None),
    refusing.an_empty_file: (refusal.Unacceptable, 415, "unreadable-empty"),
    refusing.no_json_at_all: (refusal.Unacceptable, 415, "content-type"),
    refusing.pieces_that_do_not_add_up: (refusal.Unacceptable, 415, "pieces-do-not-add-up"),
    refusing.a_file_too_large: (refusal.Unacceptable, 413, "unreadable-too_large"),
    refusing.too_much_in_all: (refusal.Unacceptable, 413, "quota"),
    refusing.too_much_again_and_again: (refusal.Unacceptable, 413, "quota-spent"),
    refusing.sent_after_it_was_taken_back: (refusal.Unacceptable, 409, "dropped"),
    refusing.the_same_file_again: (refusal.Unacceptable, 409, "duplicate"),
    refusing.the_same_image_with_other_bytes: (refusal.Unacceptable, 409, "duplicate-announcement"),
    refusing.confirmed_before_it_was_sent: (refusal.Unacceptable, 409, "pieces-missing"),
    refusing.taken_back_after_it_was_received: (refusal.Unacceptable, 409, "already-received"),
    refusing.decided_though_nobody_holds_it: (refusal.Unacceptable, 409, "not-held"),
    refusing.tried_again_though_it_was_read: (refusal.Unacceptable, 409, "office-again-too-late"),
    refusing.a_packet_that_no_zip_holds: (refusal.Unacceptable, 413, "packet-too-large"),
    refusing.private_notes_of_a_case_not_in_hand: (refusal.NotPermitted, 403, "safeguarding-reader"),
    refusing.a_packet_that_another_signed: (refusal.NotPermitted, 403, "packet-signer"),
    refusing.priors_of_a_case_not_in_hand: (refusal.NotPermitted, 403, "priors-hand"),
    refusing.an_endless_body: (refusal.Unacceptable, 413, "body-too-large"),
}
"""Of each refusal at least one way to it, and of each reason with a status of its own."""

AT_THE_DOOR = {"headers-too-large"}
"""The server cuts such a request off before anybody could answer it in words (test_refused)."""


def test_the_table_is_the_designs() -> None:
    assert {kind.code: status for kind, status in problems.STATUS.items()} == DESIGN_8


def test_every_refusal_is_produced() -> None:
    assert {kind for kind, _, _ in PRODUCED.values()} == set(problems.STATUS)
    whys = {why for _, _, why in PRODUCED.values()}
    assert set(problems.STATUS_OF_UNACCEPTABLE) - whys == AT_THE_DOOR


@pytest.mark.parametrize("ask", PRODUCED, ids=lambda ask: ask.__name__)
async def test_a_refusal_has_its_status_and_says_why(scene: Scene, ask: refusing.Ask) -> None:
    kind, status, why = PRODUCED[ask]
    answer = await ask(scene)
    body = answer.json()
    assert (answer.status_code, body["status"], body["code"], body.get("why")) == (status, status, kind.code, why), body
    assert answer.headers["content-type"] == "application/problem+json"
    assert body["type"] == f"/problems/{kind.code}"
    assert body["title"] == problems.TITLES[kind.code]
    assert body["request_id"] == answer.headers["x-request-id"]
    assert not [word for word in (*CANARY, BORN, PASSWORD) if word in answer.text]
