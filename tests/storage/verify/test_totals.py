"""What a walk over a whole house says: every number, and that an empty walk proves nothing."""

from __future__ import annotations

from storage.verify.house import verify
from storage.verify.walk import Totals
from tests.storage.verify.house import Played


async def test_the_totals_are_what_the_small_house_has_done(played: Played) -> None:
    """Counted by hand in `house.play`: 31 + 18 + 1 + 17 acts, 11 + 6 + 6 objects, and so on."""
    totals = await verify(played.settings)
    assert totals.line == (
        "all well: organizations 1, patients 4, cases 4, forgotten 1, lines 67, records 1, opinions 1, entries 0, objects 23, bytes 754, "
        "links 4, trail 74, unchained 1, anchors 1, stray 0"
    )


def test_nothing_to_verify_is_not_all_well() -> None:
    assert not Totals().ok
    assert "nothing to verify" in Totals().line
