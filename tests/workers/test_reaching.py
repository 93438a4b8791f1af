"""The family of a child whose case a hygienist filled in is told, and a new link says what the case wants by now (SPEC ADV-05, UPL-12)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from schemas.care import turn
from schemas.care.case import Status
from schemas.care.event import Fact
from schemas.person import Contact
from schemas.settings import Settings
from storage.care import holding, links
from storage.resources import Resources
from tests.storage import walk
from tests.workers.bench import Bench
from tests.workers.test_notify import shown
from workers.care import notify


async def test_adv_05_the_advice_on_a_hygienists_case_reaches_the_guardian(bench: Bench, shop: Resources, sown: Settings) -> None:
    """The blocker: there was neither contact nor link. The notice brings the link, and the link opens the advice."""
    begun = await walk.opened_in_field(bench.hall, Contact(channel="sms", address="+13035550142"))
    case = await walk.signed(bench.hall, shop, begun=begun)
    row = await bench.job(case, "notify")
    await bench.finish(case, "notify")
    (message,) = shown(sown, row["outbox_id"])
    assert message.to == "+13035550142"
    _, _, rest = message.text.partition(f"{sown.public_url}/u/")
    opened = await holding.door(bench.hall.database, await links.resolve(bench.hall.database, rest.split()[0]), "")
    assert opened.rights == {"read"}
    case = await bench.case(case)
    assert [(each.kind, each.state) for each in case.messages] == [("advice_ready", "sent")]
    assert case.status is Status.COMMUNICATED


async def test_adv_05_without_a_contact_no_channel_is_invented_and_no_link_lies_about(bench: Bench, shop: Resources) -> None:
    case = await walk.signed(bench.hall, shop, begun=await walk.opened_in_field(bench.hall, None))
    await bench.finish(case, "notify")
    assert (await bench.job(case, "notify"))["trouble"] == "no-contact"
    case = await bench.case(case)
    assert [(each.channel, each.state) for each in case.messages] == [(None, "failed")]
    assert (turn.needs(case), case.surroundings.link) == (("no_contact",), "none")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (Status.DRAFT, "invitation"),
        (Status.RETURNED, "photos_wanted"),
        (Status.SIGNED, "advice_ready"),
        (Status.COMMUNICATED, "advice_ready"),
    ],
)
async def test_upl_12_a_new_link_says_what_the_case_wants_by_now(bench: Bench, status: Status, kind: str) -> None:
    case, _ = await bench.told()
    notice = notify.notice_of(replace(case, status=status), Fact.INVITED)
    assert notice is not None
    assert notice.kind == kind


async def test_adv_05_an_invitation_that_the_answer_has_overtaken_is_not_sent(bench: Bench, shop: Resources) -> None:
    case = await walk.signed(bench.hall, shop)
    signed_at = case.stamps.signed_at
    assert signed_at is not None
    assert notify.notice_of(case, Fact.INVITED, case.opened_at) is None
    late = notify.notice_of(case, Fact.INVITED, signed_at)
    assert late is not None
    assert late.kind == "advice_ready"
