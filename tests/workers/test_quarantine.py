"""The quarantine under everything that may happen to a photo in any order: what a row needs stays, what none needs goes (FAULTS I3, F-04,
F-18)."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from schemas.care import act as acts
from schemas.care.image import PIECE_BYTES, Image
from schemas.ident import ImageId
from schemas.refusal import Refusal
from storage.care import cases, pieces
from storage.objects import Ticket
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from workers.sweep import clear_quarantine

CONTENTS = tuple(os.urandom(PIECE_BYTES + 17 + number) for number in range(2))
"""Two files of two pieces; the same one may be announced again under another name."""

PIECES = 2
MOST_IMAGES = 4
EXAMPLES, STEPS = 20, 24


class Killed(BaseException):
    """A sweeper that is gone, as by kill -9: nothing in it handles this."""


class World:
    """One case, and what is known of its photos from outside: which pieces were put by whose ticket."""

    def __init__(self, bench: Bench, phone: httpx.AsyncClient) -> None:
        self.bench, self.phone = bench, phone
        self.images: list[ImageId] = []
        self.of: dict[ImageId, bytes] = {}
        self.tickets: dict[ImageId, list[Ticket]] = {}
        self.is_over = False

    async def begin(self) -> World:
        self.case, self.parent = await self.bench.told()
        return self

    async def do(self, *done: acts.AnyAct, machine: bool = False) -> bool:
        """False if the house refused it."""
        try:
            actor = cases.machine(HOUSE) if machine else self.parent
            self.case = await walk.do(self.bench.shop if machine else self.bench.hall, actor, self.case, *done)  # type: ignore[arg-type]
        except Refusal:
            return False
        return True

    async def look(self) -> dict[ImageId, tuple[Image, list[str]]]:
        """Each image as the case has it, and its pieces as they lie in the quarantine."""
        self.case = await self.bench.case(self.case)
        lying = await self.bench.shop.store.quarantined(HOUSE)
        return {each.id: (each, sorted(lying.get(each.id, ()))) for each in self.case.images}

    async def announce(self, which: int, number: int) -> None:
        if len(self.images) < MOST_IMAGES:
            content = CONTENTS[number]
            announced = walk.announcement(content)
            if await self.do(announced):
                image = self.case.image(announced.image)
                assert image is not None
                self.images.append(image.id)
                self.of[image.id] = content
                self.tickets[image.id] = [self.bench.hall.store.ticket(HOUSE, self.case.id, image, each) for each in range(PIECES)]

    async def put(self, which: int, number: int) -> None:
        """By the first ticket, whatever became of the image since."""
        image = self.images[which]
        ticket = self.tickets[image][number]
        piece = self.of[image][number * PIECE_BYTES :][: ticket.size]
        answer = await self.phone.put(ticket.url, content=piece, headers=ticket.headers)
        assert answer.status_code in (200, 412)

    async def confirm(self, which: int, number: int) -> None:
        """As the API does it: it looks before it believes."""
        image = (await self.bench.case(self.case)).image(self.images[which])
        assert image is not None
        if image.status != "announced" or await self.bench.hall.store.is_whole(HOUSE, self.case.id, image):
            await self.do(acts.Confirm(id=walk.act_id(), image=image.id))

    async def settle(self, which: int, number: int) -> None:
        """As a worker does it that dies before it tidies up (number 1), or does not."""
        image = (await self.bench.case(self.case)).image(self.images[which])
        assert image is not None
        if image.status == "received":
            act = await walk.settlement(self.bench.shop, self.case, image.id, "identity" if which % 2 else None)  # type: ignore[arg-type]
            if await self.do(act, machine=True) and number == 0:
                await self.bench.shop.store.clear(HOUSE, self.case.id, image)

    async def fail(self, which: int, number: int) -> None:
        image = (await self.bench.case(self.case)).image(self.images[which])
        assert image is not None
        if image.status == "received":
            await self.do(acts.SettleImage(id=walk.act_id(), image=image.id, status="unreadable", reason="undecodable"), machine=True)

    async def drop(self, which: int, number: int) -> None:
        await self.do(acts.Drop(id=walk.act_id(), image=self.images[which]))

    async def tidy(self, which: int, number: int) -> None:
        """The jobs that follow a drop, told once or twice."""
        for _ in range(number + 1):
            await self.bench.finish(self.case, "clear")

    async def withdraw(self, which: int, number: int) -> None:
        if number == 1:
            self.is_over = await self.do(acts.Withdraw(id=walk.act_id(), reason="moved away")) or self.is_over

    async def sweep(self, which: int, number: int) -> None:
        """Within the day nothing goes that anybody put."""
        before = await self.look()
        await clear_quarantine(self.bench.shop, HOUSE)
        assert await self.look() == before

    async def sweep_later(self, which: int, number: int) -> None:
        """A day later what no row needs is gone."""
        with later():
            await clear_quarantine(self.bench.shop, HOUSE)
        for image, lying in (await self.look()).values():
            if image.is_settled or (image.status == "announced" and self.is_over):
                assert lying == [], image.status

    async def die_sweeping(self, which: int, number: int) -> None:
        """Killed between the listing and the last delete."""
        store = self.bench.shop.store
        discard, left = store.discard, number

        async def dying(names: list[str]) -> None:
            nonlocal left
            for name in names:
                if left == 0:
                    raise Killed
                left -= 1
                await discard([name])

        with later(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(store, "discard", dying)
            with contextlib.suppress(Killed):
                await clear_quarantine(self.bench.shop, HOUSE)

    async def holds(self, put: set[tuple[ImageId, int]]) -> None:
        """What a row needs is there: all of what was received, and all that was put of what still may be confirmed."""
        for image, lying in (await self.look()).values():
            if image.status == "received":
                assert len(lying) == PIECES, "the only copy of something received"
                assert await walk.collected(self.bench.shop.store, self.case, image) == self.of[image.id]
            elif image.status == "announced" and not self.is_over:
                assert len(lying) == sum(each == image.id for each, _ in put)
            elif image.status in ("normalized", "held"):
                original = image.stored("original")
                assert original is not None
                async with self.bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
                    key = await cases.case_key(transaction, self.case.id)
                assert await self.bench.shop.store.open(key, original) == self.of[image.id]


@contextlib.contextmanager
def later() -> Iterator[None]:
    """A day has passed for PostgreSQL, which alone is asked: whatever was done was done before that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "GRACE_HOURS", 0)
        yield


OF_AN_IMAGE = ("put", "put", "put", "confirm", "confirm", "settle", "fail", "drop")
OF_THE_CASE = ("announce", "announce", "tidy", "withdraw", "sweep", "sweep_later", "die_sweeping")
STEP = st.tuples(st.sampled_from(OF_AN_IMAGE + OF_THE_CASE), st.integers(0, MOST_IMAGES - 1), st.integers(0, 1))


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
)
@given(steps=st.lists(STEP, min_size=STEPS, max_size=STEPS))
async def test_i3_no_order_of_events_takes_what_a_row_needs(bench: Bench, steps: list[tuple[str, int, int]]) -> None:
    async with httpx.AsyncClient() as phone:
        world = await World(bench, phone).begin()
        put: set[tuple[ImageId, int]] = set()
        await world.announce(0, 0)
        for name, which, number in steps:
            if name in OF_AN_IMAGE and which >= len(world.images):
                continue
            await getattr(world, name)(which, number)
            if name == "put":
                put.add((world.images[which], number))
            await world.holds(put)
        await world.sweep_later(0, 0)
        await world.holds(put)


async def test_f_18_a_piece_that_comes_after_the_sweep_decided_goes_with_the_next(bench: Bench) -> None:
    """Its ticket was good when it began. It lies there for its day, is nobody's photo, and goes."""
    async with httpx.AsyncClient() as phone:
        world = await World(bench, phone).begin()
        await world.announce(0, 0)
        await world.drop(0, 0)
        await world.tidy(0, 0)
        await world.sweep_later(0, 0)
        await world.put(0, 0)
        ((image, lying),) = (await world.look()).values()
        assert (image.status, len(lying)) == ("dropped", 1)
        await world.sweep(0, 0)
        await world.sweep_later(0, 0)


async def test_a_photo_announced_again_keeps_its_pieces_when_the_first_ones_go(bench: Bench) -> None:
    """The same bytes under another name: what is swept of the one is nothing of the other."""
    async with httpx.AsyncClient() as phone:
        world = await World(bench, phone).begin()
        await world.announce(0, 0)
        await world.put(0, 0)
        await world.drop(0, 0)
        await world.announce(0, 0)
        for number in range(PIECES):
            await world.put(1, number)
        await world.confirm(1, 0)
        await asyncio.gather(world.tidy(0, 1), world.sweep_later(0, 0))
        found = await world.look()
        assert [(image.status, len(lying)) for image, lying in found.values()] == [("dropped", 0), ("received", PIECES)]
        await world.holds(set())
