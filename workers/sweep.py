"""The sweep: puts right what stood too long, round after round. Whatever was lost on the way, a row still knows it.

Beside it go the two that make the trail evidence: the sealer, which chains it, and the copying of its newest head to the anchors.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from schemas.ident import OrganizationId
from storage import anchors, failed, outbox, people, trail
from storage.care import cases, pieces, worklist
from storage.postgres import Database
from workers import trial
from workers.task import Shop

ROUND_SECONDS = 15.0
SEAL_SECONDS = 1.0
ANCHOR_SECONDS = 30.0
"""What was chained within this time is not anchored yet: whoever may change every row could still cut it off unseen."""

QUARANTINE_EVERY = 40
"""Rounds between two looks into the quarantine: ten minutes."""

log = logging.getLogger("mesial.sweep")


async def sweep(shop: Shop, beat: Callable[[], None]) -> None:
    """Sweep until cancelled."""
    number = 0
    while True:
        await shop.database.resolve("SELECT forget_knocks()")
        for organization in await people.organizations(shop.database):
            if number == 0:
                await restate_records(shop.database, organization)
            await sweep_organization(shop.database, organization)
            beat()
            if number % QUARANTINE_EVERY == 0:
                await carefully("quarantine", clear_quarantine(shop, organization))
                beat()
        number += 1
        await asyncio.sleep(ROUND_SECONDS)


async def sweep_organization(database: Database, organization: OrganizationId) -> None:
    """One round through one organization: lost jobs, lapsed leases and drafts, old sessions."""
    machine = cases.machine(organization)
    async with database.begin(machine) as transaction:
        restated = await outbox.sweep(transaction)
        await transaction.run(people.SQL.forget_sessions)
        overdue = await worklist.overdue(transaction)
    if restated:
        log.warning("organization %s: %d images stood received without a job", organization, restated)
    for case in overdue:

        async def pass_time() -> None:
            async with database.begin(machine) as transaction:
                await cases.pass_time(transaction, case)  # noqa: B023

        await carefully(f"case {case}", pass_time())


async def restate_records(database: Database, organization: OrganizationId) -> None:
    """A worker that starts may be one that was mended: what could not be printed before is tried again, once for each start."""
    async with database.begin(cases.machine(organization)) as transaction:
        restated = await failed.restate_records(transaction)
    if restated:
        log.warning("organization %s: %d readable records that could not be made are tried again", organization, restated)


async def clear_quarantine(shop: Shop, organization: OrganizationId) -> int:
    """Delete pieces that no row has needed for a day; answer of how many images. Pieces without any row are left to `mesial verify`."""
    lying = await shop.store.quarantined(organization)
    async with shop.database.begin(cases.machine(organization)) as transaction:
        going = await pieces.not_needed(transaction, lying.keys())
    for image in going:
        await shop.store.discard(lying[image])
    return len(going)


async def seal(shop: Shop, beat: Callable[[], None]) -> None:
    """Chain the trail about once a second until cancelled."""
    while True:
        for organization in await people.organizations(shop.database):
            async with shop.database.begin(cases.machine(organization)) as transaction:
                await trail.seal(transaction)
            beat()
        beat()
        await asyncio.sleep(SEAL_SECONDS)


async def anchor(shop: Shop, beat: Callable[[], None]) -> None:
    """Copy the newest head of every trail to where it cannot be changed, twice a minute until cancelled."""
    is_first = True
    while True:
        for organization in await people.organizations(shop.database):
            await carefully(f"anchor of organization {organization}", anchor_organization(shop, organization))
            if not is_first:  # before the sealer has turned, what the last run left is old and yet not held up
                await carefully(f"trail of organization {organization}", cry_out_if_held_up(shop, organization))
            beat()
        beat()
        is_first = False
        await asyncio.sleep(ANCHOR_SECONDS)


async def cry_out_if_held_up(shop: Shop, organization: OrganizationId) -> None:
    """Say that nothing is chained any more, while it can still be seen: what is not chained can be taken back."""
    async with shop.database.begin(cases.machine(organization)) as transaction:
        is_held_up = await trail.held_up(transaction)
    if is_held_up:
        log.critical("organization %s: its trail is not chained any more; look for a transaction that was left open", organization)


async def anchor_organization(shop: Shop, organization: OrganizationId) -> None:
    """Copy one organization's newest head. A trail that does not reach what was copied before is cried out, and gets no newer anchor."""
    try:
        await anchors.anchor(shop.database, shop.store.anchors, cases.machine(organization))
    except anchors.Shortened:
        log.critical("organization %s: the trail does not reach its newest anchor; run mesial verify", organization)


async def carefully(what: str, step: Awaitable[object]) -> None:
    """Take a step; one that fails does not keep the others from theirs."""
    try:
        await step
    except Exception as error:
        log.warning("%s: %s", what, trial.where(error))
