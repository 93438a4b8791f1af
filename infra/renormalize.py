"""`mesial renormalize`: goes through the images that an older recipe made, puts a job for each, and says what came of it.

The workers do the work, a few images at a time, so that a photo that somebody sends meanwhile does not wait behind thousands. It may be
stopped at any moment and run again: what is done has today's recipe, what waits is done without it, and the same wish is never there twice.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from uuid import UUID

import msgspec

from schemas.care import act as acts
from schemas.care import renewing
from schemas.care.case import Case
from schemas.care.derivative import RECIPE
from schemas.care.event import Fact, Task
from schemas.care.image import Image
from schemas.ident import ActId, CaseId, ImageId, OrganizationId
from schemas.refusal import NotFound
from schemas.settings import Settings
from storage import people, postgres, wishes
from storage.care import cases
from storage.ident import uuid7
from storage.keys import Tampered
from storage.resources import Resources, open_resources

AT_ONCE = 16
"""Images that wait at the same time."""

PAGE = 100
LOOK_SECONDS = 0.5
PATIENCE_SECONDS = 30.0
TASKS: tuple[Task, ...] = ("renormalize", "normalize")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which images: those of an older recipe, or `everything`; of one organization or case, or of all."""

    everything: bool = False
    organization: OrganizationId | None = None
    case: CaseId | None = None


class Run:
    """One run through the house. `totals` counts images by what came of them."""

    def __init__(self, house: Resources, wanted: Wanted, say: Callable[[str], None]) -> None:
        self.house, self.wanted, self._say = house, wanted, say
        self.totals: Counter[str] = Counter()

    async def through(self) -> None:
        """Every organization that is wanted."""
        for organization in await people.organizations(self.house.database):
            if self.wanted.organization in (None, organization):
                await self._organization(organization)

    async def _organization(self, organization: OrganizationId) -> None:
        waiting: dict[ImageId, CaseId] = {}
        async for case in self._cases(organization):
            for image in case.images:
                word = await self._put(case, image)
                if word is not None:
                    self.totals[word] += 1
                    continue
                waiting[image.id] = case.id
                if len(waiting) == AT_ONCE:
                    await self._see_done(organization, waiting)
        await self._see_done(organization, waiting)

    async def _cases(self, organization: OrganizationId) -> AsyncIterator[Case]:
        """The cases one by one; one that was forgotten or does not open is counted and passed by."""
        machine, last = cases.machine(organization), UUID(int=0)
        while True:
            async with self.house.database.begin(machine) as transaction:
                page = await wishes.cases_behind(transaction, last, self.wanted.case, PAGE)
            for case_id in page:
                try:
                    async with self.house.database.begin(machine) as transaction:
                        case = await cases.read(transaction, case_id)
                except NotFound:
                    self.totals["skipped-forgotten"] += 1
                except (Tampered, msgspec.DecodeError):
                    self.totals["skipped-damaged"] += 1
                else:
                    yield case
            if len(page) < PAGE:
                return
            last = page[-1]

    async def _put(self, case: Case, image: Image) -> str | None:
        """Put the job of an image; or answer the word under which it is counted without one."""
        if image.status == "unreadable" and renewing.is_outdated(image):
            return await self._retry(case, image)
        why = renewing.why_not_renewed(case, image)
        if why is None and not self.wanted.everything and not renewing.is_outdated(image):
            return "current"
        if why is not None:
            return f"skipped-{why}"
        async with self.house.database.begin(cases.machine(case.organization_id)) as transaction:
            await wishes.ask(transaction, case.id, Fact.RECIPE_OUTDATED, image.id)
        return None

    async def _retry(self, case: Case, image: Image) -> str | None:
        """A file that no older recipe could read is looked at again while its pieces are there: nothing else of it is kept."""
        async with self.house.database.begin(cases.machine(case.organization_id)) as transaction:
            now = await postgres.clock(transaction)
        if not renewing.may_try_again(case, image, now) or not await self.house.store.is_whole(case.organization_id, case.id, image):
            return "skipped-pieces_gone"
        async with self.house.database.begin(cases.machine(case.organization_id)) as transaction:
            await cases.perform(transaction, case.id, acts.RetryImage(id=ActId(uuid7()), image=image.id))
        return None

    async def _see_done(self, organization: OrganizationId, waiting: dict[ImageId, CaseId]) -> None:
        """Wait until none of them waits any more, and count what came of each."""
        idle = 0.0
        while waiting:
            async with self.house.database.begin(cases.machine(organization)) as transaction:
                found = await wishes.newest(transaction, waiting.keys(), TASKS)
                done = {image: each for image, each in found.items() if not each.waits}
                for image, each in done.items():
                    case_id = waiting.pop(ImageId(image))
                    self.totals[each.word or await self._settled(transaction, case_id, ImageId(image))] += 1
            idle = 0.0 if done else idle + LOOK_SECONDS
            if done:
                self._say(f"{self.totals.total()} images so far: {line(self.totals)}")
            elif idle >= PATIENCE_SECONDS:
                self._say(f"{len(waiting)} images wait for a worker. Is one running?")
                idle = 0.0
            if waiting:
                await asyncio.sleep(LOOK_SECONDS)

    async def _settled(self, transaction: postgres.Transaction, case_id: CaseId, image_id: ImageId) -> str:
        """What became of a file that was looked at again."""
        image = (await cases.read(transaction, case_id)).image(image_id)
        return "readable" if image is not None and image.status in ("normalized", "held", "attached") else "unreadable"


async def renormalize(settings: Settings, wanted: Wanted, say: Callable[[str], None]) -> Counter[str]:
    """Make the pictures anew; answer how many images came to what. What was counted until a stop is said all the same."""
    async with open_resources(settings, settings.worker_database_url, size=2) as house:
        run = Run(house, wanted, say)
        try:
            await run.through()
        finally:
            say(f"Recipe {RECIPE}: {line(run.totals)}")
        return run.totals


def line(totals: Counter[str]) -> str:
    """The counts in words; what was done first, then what was left as it is and why."""
    done = totals["same"] + totals["changed"] + totals["readable"]
    words = [f"done {done} (same bytes {totals['same']}, changed {totals['changed']}, now readable {totals['readable']})"]
    words += [f"{words_of(name)} {count}" for name, count in sorted(others(totals))]
    return ", ".join(words)


def others(totals: Counter[str]) -> Iterable[tuple[str, int]]:
    return ((name, count) for name, count in totals.items() if name not in ("same", "changed", "readable"))


def words_of(name: str) -> str:
    """`skipped-in_review` as a person reads it."""
    kind, _, why = name.partition("-")
    return f"{kind} ({why.replace('_', ' ')})" if why else kind
