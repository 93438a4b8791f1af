"""The walk of one photo: pieces in the quarantine become an original and pictures that open, and the case is ready to be read."""

from __future__ import annotations

import asyncio
import hashlib
import io
import tracemalloc

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.acquired import Acquired
from schemas.care.case import Status
from schemas.care.image import Image
from schemas.ident import ImageId
from storage.care import cases
from storage.keys import unlock_object
from storage.objects import piece_key
from storage.outbox import MAX_ATTEMPTS
from storage.s3 import ObjectMissing
from tests import factories, radiographs
from tests.cases import case_in
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from tests.workers.imaging.hostile.every import every
from workers.care.normalize import LARGE_BYTES, ORIGINAL, decoder_for


async def test_a_jpeg_and_a_radiograph_are_settled_and_the_case_is_ready(bench: Bench) -> None:
    photo, film = factories.camera_jpeg(2000, 1500), factories.periapical()
    case, (first, second, other) = await bench.sent(photo, film, factories.dicom_of_another_patient())
    await bench.finish(case)
    case = await bench.case(case)
    assert case.status is Status.READY
    shown, ray = await bench.image(case, first), await bench.image(case, second)
    assert shown.status == "normalized"
    assert {each.kind for each in shown.objects} == {"original", "thumb", "display"}
    assert ray.status == "normalized"
    assert {each.kind for each in ray.objects} == {"original", "thumb", "display", "frame"}
    assert ray.frame is not None
    held = await bench.image(case, other)
    assert (held.status, held.reason) == ("held", "identity")
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    for image, content in ((shown, photo), (ray, film)):
        original = image.stored("original")
        assert original is not None
        assert await bench.shop.store.open(key, original) == content
        for each in image.objects:
            ciphertext = await bench.shop.store.fetch(each.key)
            assert (len(ciphertext), hashlib.sha256(ciphertext).hexdigest()) == (each.stored_size, each.stored_sha256)
            assert content[:64] not in ciphertext
    display = shown.stored("display")
    assert display is not None
    picture = await bench.shop.store.open(key, display)
    assert picture.startswith(b"\xff\xd8")
    assert not any(needle in picture for needle in factories.NEEDLES)


async def test_d96_02_what_a_file_says_of_its_time_and_sides_reaches_the_case(bench: Bench) -> None:
    photo, film, silent = (
        factories.camera_jpeg(2000, 1500),
        factories.panoramic(orientation=("R", "F")),
        factories.panoramic(orientation=None),
    )
    case, sent = await bench.sent(photo, film, silent)
    await bench.finish(case)
    case = await bench.case(case)
    shown, turned, unsaid = [await bench.image(case, each) for each in sent]
    assert shown.acquired == Acquired(at="2026-10-31T08:09:10-05:00", source="exif")
    assert turned.acquired == Acquired(at="2026-10-31T08:09:10", source="dicom")
    assert (turned.mirror, unsaid.mirror) == ("mirrored", "unconfirmed")
    assert (shown.collector.state, shown.collector.setting) == ("CO", "home")


async def test_upl_14_a_selfie_named_as_a_photo_of_the_back_camera_waits_for_the_dentists_word(bench: Bench) -> None:
    upright, exif = factories.mouth(1600, 1200), factories.camera_exif()
    exif.get_ifd(0x8769)[0xA434] = "XPhone 15 front camera 2.7mm f/1.9"
    photo = io.BytesIO()
    upright.save(photo, "JPEG", exif=exif)
    case, (image, other) = await bench.sent(photo.getvalue(), factories.camera_jpeg(1600, 1200, seed=2))
    await bench.finish(case)
    assert (await bench.image(case, image)).lens == "rear"
    assert (await bench.image(case, image)).mirror == "unconfirmed"
    assert (await bench.image(case, other)).mirror == "direct"


async def test_the_pieces_are_gone_once_the_original_is_kept(bench: Bench) -> None:
    case, (image,) = await bench.sent(factories.camera_jpeg(2000, 1500))
    await bench.finish(case)
    with pytest.raises(ObjectMissing):
        await walk.collected(bench.shop.store, case, await bench.image(case, image))
    assert image not in await bench.shop.store.quarantined(HOUSE)


async def test_f_20_a_job_told_many_times_has_one_effect(bench: Bench) -> None:
    case, _ = await bench.sent(factories.camera_jpeg(2000, 1500))
    row = await bench.job(case)
    for _ in range(5):
        await bench.attempt(row["outbox_id"])
    assert await bench.lines(case, acts.SettleImage) == 1
    assert (await bench.job(case))["attempt"] == 1


async def test_a_second_job_for_a_settled_image_changes_nothing(bench: Bench) -> None:
    case, _ = await bench.sent(factories.camera_jpeg(2000, 1500))
    row = await bench.job(case)
    await bench.attempt(row["outbox_id"])
    version = (await bench.case(case)).version
    await bench.alter("done_at = NULL, attempt = 0, lease_until = NULL", row["outbox_id"])
    await bench.attempt(row["outbox_id"])
    assert (await bench.job(case))["done_at"] is not None
    assert (await bench.case(case)).version == version


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (factories.text_named_jpg(), "wrong_type"),
        (factories.truncated_jpeg(), "undecodable"),
        (factories.small_jpeg(), "too_small"),
        (factories.pixel_flood_png(), "limit"),
        *((radiographs.film(told), "undecodable") for told in radiographs.NO_RESCALE.values()),
    ],
    ids=["text", "truncated", "small", "flood", *radiographs.NO_RESCALE],
)
async def test_a_file_that_cannot_be_shown_says_why_and_discards_nothing_else(bench: Bench, content: bytes, reason: str) -> None:
    case, (good, bad) = await bench.sent(factories.camera_jpeg(2000, 1500), content)
    await bench.finish(case)
    assert (await bench.image(case, good)).status == "normalized"
    image = await bench.image(case, bad)
    assert (image.status, image.reason) == ("unreadable", reason)
    assert (await bench.case(case)).status is Status.READY
    assert (await bench.job(case))["done_at"] is not None


HOSTILE = ("jpeg 65535 x 65535", "dicom 10,000 sequences deep", "EICAR", "png 50,000 x 50,000 of one bit", "dicom 65,535 x 65,535")
"""Of the collection in tests/workers/imaging/hostile, which is shown whole in the sandbox alone."""


@pytest.mark.parametrize("name", HOSTILE)
async def test_t_u10_a_hostile_file_gets_its_reason_and_the_queue_moves_on(bench: Bench, name: str) -> None:
    case, (bad, good) = await bench.sent(every()[name].make(), factories.camera_jpeg(1600, 1200))
    await bench.finish(case)
    told = await bench.image(case, bad)
    assert told.status in ("unreadable", "normalized")
    assert (told.reason or "shown") in every()[name].allowed
    assert (await bench.image(case, good)).status == "normalized"
    assert [row["done_at"] is not None for row in await bench.jobs(case)] == [True, True]
    assert (await bench.case(case)).status is Status.READY


async def test_t_u10_a_window_beyond_all_numbers_becomes_one_that_the_case_can_hold(bench: Bench) -> None:
    case, (image,) = await bench.sent(radiographs.film(radiographs.NO_WINDOW, seed=156))
    await bench.finish(case)
    settled = await bench.image(case, image)
    assert settled.status == "normalized"
    assert settled.frame is not None
    (shown,) = settled.frame.windows
    assert 0 < shown.center < 5000
    assert 0 < shown.width < 5000


async def test_i2_bytes_that_are_not_what_the_device_announced_are_refused(bench: Bench) -> None:
    case, (image,) = await bench.sent(factories.camera_jpeg(2000, 1500))
    announced = await bench.image(case, image)
    other = factories.camera_jpeg(2000, 1500, seed=2)
    store = bench.shop.store
    name = piece_key(HOUSE, case.id, announced, 0)
    store._s3.put_object(Bucket=store._quarantine, Key=name, Body=other[: announced.pieces[0].size])
    await bench.finish(case)
    settled = await bench.image(case, image)
    assert (settled.status, settled.reason) == ("unreadable", "digest")


async def test_missing_pieces_are_looked_for_again_before_the_image_is_given_up(bench: Bench) -> None:
    case, (image,) = await bench.sent(factories.camera_jpeg(2000, 1500))
    await bench.shop.store.clear(HOUSE, case.id, await bench.image(case, image))
    row = await bench.job(case)
    for number in range(1, MAX_ATTEMPTS + 1):
        assert (await bench.image(case, image)).status == "received"
        await bench.lapse(row["outbox_id"])
        await bench.attempt(row["outbox_id"])
        assert (await bench.job(case))["attempt"] == number
    settled = await bench.image(case, image)
    assert (settled.status, settled.reason) == ("unreadable", "pieces-missing")
    assert (await bench.job(case))["trouble"] == "pieces-missing"


async def test_an_image_of_a_withdrawn_case_is_still_settled_and_leaves_the_quarantine(bench: Bench) -> None:
    case, (image,) = await bench.sent(factories.camera_jpeg(2000, 1500), submit=False)
    await walk.do(bench.hall, walk.OFFICE, case, acts.Withdraw(id=walk.act_id(), reason="moved away"))
    await bench.finish(case)
    assert (await bench.job(case))["done_at"] is not None
    assert (await bench.image(case, image)).status == "normalized"
    assert ImageId(image) not in await bench.shop.store.quarantined(HOUSE)


async def test_the_original_does_not_open_under_another_name(bench: Bench) -> None:
    case, (image,) = await bench.sent(factories.camera_jpeg(2000, 1500))
    await bench.finish(case)
    original = (await bench.image(case, image)).stored("original")
    assert original is not None
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    ciphertext = await bench.shop.store.fetch(original.key)
    with pytest.raises(Exception, match="does not open"):
        unlock_object(key, ciphertext, b"object|another")


async def test_t_u10_a_large_film_never_stands_in_the_worker(bench: Bench) -> None:
    """Neither the film nor its ciphertext: pieces pass one by one, and what is set aside lies in a file."""
    film = factories.large_film(7000)
    case, (image,) = await bench.sent(film)
    row = await bench.job(case)
    tracemalloc.start()
    try:
        await bench.attempt(row["outbox_id"])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(film) > 90_000_000
    assert peak < 40_000_000
    settled = await bench.image(case, image)
    assert settled.status == "normalized"
    original = settled.stored("original")
    assert original is not None
    assert (original.size, original.sha256) == (len(film), hashlib.sha256(film).hexdigest())
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    assert await bench.shop.store.open(key, original) == film


async def test_img_10_large_files_are_decoded_one_at_a_time_and_hold_up_no_other() -> None:
    large, other = (replace_size(size) for size in (LARGE_BYTES + 1, LARGE_BYTES))
    second = asyncio.Event()

    async def wait() -> None:
        async with decoder_for(large):
            second.set()

    async with decoder_for(large):
        waiting = asyncio.create_task(wait())
        await asyncio.sleep(0)
        async with decoder_for(other):
            assert not second.is_set()
    await waiting
    assert second.is_set()


def replace_size(size: int) -> Image:
    (image, *_) = case_in(Status.SUBMITTED).images
    return replace(image, size=size)


async def test_an_original_that_another_attempt_has_put_is_taken_as_it_is(bench: Bench) -> None:
    photo = factories.camera_jpeg(2000, 1500)
    case, (image,) = await bench.sent(photo)
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    before = await bench.shop.store.keep(HOUSE, case.id, key, photo, ORIGINAL)
    await bench.finish(case)
    kept = (await bench.image(case, image)).stored("original")
    assert kept is not None
    assert (kept.key, kept.stored_sha256, kept.size) == (before.key, before.stored_sha256, len(photo))
