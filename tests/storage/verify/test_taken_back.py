"""What a person took back, by every way there is, is evidence like the rest."""

from __future__ import annotations

from schemas.care import act as acts
from schemas.view import View
from tests.storage import walk
from tests.storage.verify.house import Played


async def test_upl_08_a_photo_taken_back_after_it_was_settled_is_as_the_case_says(played: Played) -> None:
    """Its row says when it was taken back, its content when it was settled: the history knows both."""
    async with played.after() as intruder:
        case, parent = await walk.invited(played.hall)
        case = await walk.told(played.hall, case, parent)
        case, which = await walk.send(played.hall, parent, case, b"\xff\xd8 taken back", View.FRONT)
        case = await walk.settle(played.shop, case, which)
        for _ in range(2):
            case = await walk.do(played.hall, parent, case, acts.Drop(id=walk.act_id(), image=which))
        await played.verified()
        await intruder.does("UPDATE images SET changed_at = changed_at - interval '1 hour' WHERE image_id = $1", which)
        assert f"case {case.id}, image {which}: its changed_at is not" in await played.broken()
