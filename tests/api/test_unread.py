"""The worklist over the line: what may be asked for, and a cursor that only the house writes (SPEC QUE-01)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from api.care.unread import read_cursor, write_cursor
from schemas.care.narrowing import Spot
from schemas.ident import CaseId
from schemas.refusal import Malformed
from storage.ident import uuid7
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice

AT = datetime(2026, 11, 26, 9, 30, 0, 250_000, tzinfo=UTC)


def test_que_01_a_cursor_is_read_as_it_was_written() -> None:
    spot = Spot(unflagged=True, first_at=AT, then_at=AT, case_id=CaseId(uuid7()))
    assert read_cursor(write_cursor(spot)) == spot


@pytest.mark.parametrize("at", [AT.replace(year=1), AT.replace(tzinfo=None), AT.replace(year=9999)])
def test_que_01_a_cursor_of_a_time_that_no_case_has_is_refused(at: datetime) -> None:
    with pytest.raises(Malformed):
        read_cursor(write_cursor(Spot(unflagged=True, first_at=at, then_at=AT, case_id=CaseId(uuid7()))))


async def test_que_01_only_what_there_is_to_ask_for_is_taken(browsers: BrowserMaker, practice: Practice) -> None:
    dentist = await browsers.member(practice, "dentist")
    asked = {"type": "school_screening", "state": "CO", "language": "es", "mark": "late"}
    answer = await dentist.get("/api/worklist", params=asked)
    assert (answer.status_code, answer.json()["rows"], answer.json()["next"]) == (200, [], None)
    for wrong in ({"mark": "mine"}, {"type": "anything"}, {"state": "co"}, {"language": "fr"}, {"after": "bm90aGluZw"}):
        assert (await dentist.get("/api/worklist", params=wrong)).status_code == 400, wrong
