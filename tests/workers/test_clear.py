"""Pieces of a dropped image leave the quarantine at once, unless they may still be the only copy of something received."""

from __future__ import annotations

import httpx

from schemas.care import act as acts
from schemas.care.image import PIECE_BYTES
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench


async def test_t_p11_pieces_of_a_dropped_image_go_at_once(bench: Bench) -> None:
    case, parent = await bench.told()
    content = bytes(range(256)) * 4096 * 3
    announced = walk.announcement(content)
    case = await walk.do(bench.hall, parent, case, announced)
    image = await bench.image(case, announced.image)
    async with httpx.AsyncClient() as phone:
        for number in range(2):
            ticket = bench.hall.store.ticket(HOUSE, case.id, image, number)
            await phone.put(ticket.url, content=content[number * PIECE_BYTES :][:PIECE_BYTES], headers=ticket.headers)
    assert len((await bench.shop.store.quarantined(HOUSE))[image.id]) == 2
    case = await walk.do(bench.hall, parent, case, acts.Drop(id=walk.act_id(), image=image.id))
    await bench.finish(case, "clear")
    assert (await bench.job(case, "clear"))["done_at"] is not None
    assert image.id not in await bench.shop.store.quarantined(HOUSE)


async def test_upl_08_taking_a_received_photo_back_deletes_nothing(bench: Bench) -> None:
    case, parent = await bench.told()
    case, image = await walk.send(bench.hall, parent, case, factories.camera_jpeg(2000, 1500))
    await bench.finish(case)
    kept = await bench.image(case, image)
    case = await walk.do(bench.hall, parent, case, acts.Drop(id=walk.act_id(), image=image))
    assert await bench.jobs(case, "clear") == []
    dropped = await bench.image(case, image)
    assert (dropped.status, dropped.objects) == ("dropped", kept.objects)
    for each in dropped.objects:
        assert len(await bench.shop.store.fetch(each.key)) == each.stored_size
