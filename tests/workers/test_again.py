"""Every pixel on demand, and pictures made anew: what the workers do with an original that was settled before (SPEC IMG-02, IMG-03)."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from PIL.ImageCms import ImageCmsProfile, createProfile

from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.care.derivative import RECIPE, Normalized, Quality, Rendered, Want
from schemas.care.event import Fact
from schemas.care.full import state_of
from schemas.care.image import Image
from schemas.ident import ImageId
from storage import wishes
from storage.care import cases
from tests import factories
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from workers import sandbox
from workers.imaging.normalize import normalize
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable


async def ask(bench: Bench, case: Case, image: ImageId, fact: Fact = Fact.FULL_ASKED) -> None:
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        await wishes.ask(transaction, case.id, fact, image)


async def outcome(bench: Bench, image: ImageId) -> str:
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        (newest,) = (await wishes.newest(transaction, [image], ("renormalize",))).values()
    assert not newest.waits
    return newest.word


async def content(bench: Bench, case: Case, image: Image, kind: str) -> bytes:
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    stored = image.stored(kind)
    assert stored is not None
    return await bench.shop.store.open(key, stored)


async def test_img_02_every_pixel_is_made_once_kept_and_named_by_the_case(bench: Bench) -> None:
    """Asked twice while it waits it is one job; once it is there, a late job finds nothing to do."""
    case, (image,) = await bench.sent(factories.camera_jpeg(2600, 1900))
    await bench.finish(case)
    for _ in range(2):
        await ask(bench, case, image)
    assert len(await bench.jobs(case, "full")) == 1
    await bench.finish(case, "full")
    case = await bench.case(case)
    full, settled = case.full(image), await bench.image(case, image)
    assert full is not None
    assert full.object is not None
    assert full.tiles is not None
    assert (full.object.width, full.object.height) == settled.pixels == (2600, 1900)
    assert (sum(full.tiles.sizes), len(full.tiles.sizes)) == (full.object.size, 6)
    assert state_of(settled, full) == "there"
    assert full.object in case.objects
    await ask(bench, case, image)
    await bench.finish(case, "full")
    assert (await bench.case(case)).fulls == case.fulls
    assert await bench.lines(case, acts.KeepFull) == 1


async def test_img_02_what_has_every_pixel_already_is_not_made_again(bench: Bench) -> None:
    case, sent = await bench.sent(factories.camera_jpeg(2000, 1500), factories.panoramic())
    await bench.finish(case)
    case = await bench.case(case)
    for each in sent:
        assert state_of(await bench.image(case, each), None) == "shown"
        await ask(bench, case, each)
    await bench.finish(case, "full")
    assert (await bench.case(case)).fulls == ()


async def test_img_10_what_is_too_large_to_unpack_is_said_and_the_display_stays(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    case, (image,) = await bench.sent(factories.camera_jpeg(2600, 1900))
    await bench.finish(case)

    async def too_large(original: AsyncIterator[bytes], size: int, want: str, **_more: object) -> None:
        async for _ in original:
            pass
        raise Unreadable("limit", "more memory than a decoder may have")

    monkeypatch.setattr(sandbox, "normalize", too_large)
    await ask(bench, case, image)
    await bench.finish(case, "full")
    full = (await bench.case(case)).full(image)
    assert full is not None
    assert (full.object, full.reason) == (None, "limit")
    assert state_of(await bench.image(case, image), full) == "refused"
    assert (await bench.job(case, "full"))["done_at"] is not None


async def test_img_10_48_megapixels_with_a_turn_and_a_profile_fit_the_child() -> None:
    """Its walls are the real ones: a gibibyte of address space. A turn and a profile cost a copy of the whole picture each."""
    large = factories.enlarged_jpeg(8064, 6048, orientation=6, profile=ImageCmsProfile(createProfile("sRGB")).tobytes())

    async def given() -> AsyncIterator[bytes]:
        yield large

    made = await sandbox.normalize(given(), len(large), "full")
    assert (made.derivatives[0].facts.width, made.derivatives[0].facts.height) == (6048, 8064)
    assert made.tiles is not None
    assert len(made.tiles.sizes) == 6 * 8


@pytest.mark.parametrize(
    "original",
    [
        lambda: factories.camera_jpeg(2600, 1900, orientation=6),
        lambda: factories.in_format("PNG"),
        lambda: factories.heic(),
        lambda: factories.panoramic(),
        lambda: factories.colour_dicom(),
        lambda: factories.real_radiograph("RG1_UNCI").read_bytes(),
    ],
    ids=["jpeg", "png", "heic", "panoramic", "colour", "real"],
)
async def test_img_03_the_same_bytes_under_the_same_recipe_are_the_same_objects(bench: Bench, original) -> None:  # type: ignore[no-untyped-def]
    """IMG-02: made anew, every derivative has the digest that it had, and nothing is stored a second time."""
    case, (image,) = await bench.sent(original())
    await bench.finish(case)
    before = await bench.image(case, image)
    await ask(bench, case, image, Fact.RECIPE_OUTDATED)
    await bench.finish(case, "renormalize")
    after = await bench.image(case, image)
    assert await outcome(bench, image) == "same"
    assert after == before


@contextmanager
def by_an_older_recipe(otherwise: Callable[[Normalized], Normalized] = lambda made: made) -> Iterator[None]:
    """Within it the sandbox makes other bytes of the same file, and other facts where somebody says so."""
    real = sandbox.normalize

    async def older(original: AsyncIterator[bytes], size: int, want: Want = "pictures", **_more: object) -> Normalized:
        made = await real(original, size, want)
        return otherwise(replace(made, recipe=RECIPE - 1, derivatives=tuple(map(another, made.derivatives))))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sandbox, "normalize", older)
        yield


def another(made: Rendered) -> Rendered:
    """The same picture in other bytes."""
    content = bytes(made.content) + b" by an older recipe"
    return replace(made, facts=replace(made.facts, sha256=hashlib.sha256(content).hexdigest()), content=memoryview(content))


async def test_img_03_a_newer_recipe_makes_newer_pictures_and_loses_no_older_one(bench: Bench) -> None:
    photo = factories.camera_jpeg(2600, 1900)
    case, (image,) = await bench.sent(photo)
    with by_an_older_recipe():
        await bench.finish(case)
    left = await bench.image(case, image)
    await ask(bench, case, image, Fact.RECIPE_OUTDATED)
    await bench.finish(case, "renormalize")
    assert await outcome(bench, image) == "changed"
    case = await bench.case(case)
    renewed = await bench.image(case, image)
    assert renewed.recipe == RECIPE
    display = next(each for each in normalize(Tape.of(photo)).derivatives if each.facts.kind == "display")
    assert await content(bench, case, renewed, "display") == bytes(display.content)
    assert renewed.stored("original") == left.stored("original")
    assert set(left.objects) <= set(renewed.objects), "what was shown stays"
    assert renewed.pixels == left.pixels, "marks are drawn in these"
    await ask(bench, case, image, Fact.RECIPE_OUTDATED)
    await bench.finish(case, "renormalize")
    assert await outcome(bench, image) == "same"
    assert (await bench.image(case, image)).objects == renewed.objects


async def test_img_04_a_verdict_that_was_told_stays_and_sends_no_case_back(bench: Bench) -> None:
    """The picture is blurred by today's measure and was good by the older one: the case stays ready."""
    case, (image,) = await bench.sent(factories.blurred_jpeg())
    told = Quality(width=2000, height=1500, sharpness=90.0, dark=0.0, bright=0.0, verdict="good", hint="quality-good")
    with by_an_older_recipe(lambda made: replace(made, quality=told)):
        await bench.finish(case)
    await ask(bench, case, image, Fact.RECIPE_OUTDATED)
    await bench.finish(case, "renormalize")
    assert await outcome(bench, image) == "changed"
    case = await bench.case(case)
    assert (case.status, (await bench.image(case, image)).quality) == (Status.READY, told)


async def test_img_06_a_hold_that_a_person_resolved_stays_resolved(bench: Bench) -> None:
    """And what only today's recipe reads in the file is held for a person, once."""
    case, (decided, unread) = await bench.sent(factories.dicom_of_another_patient(), factories.panoramic(person=factories.ANOTHER_PERSON))

    def unread_name(made: Normalized) -> Normalized:
        is_second = made.frame is not None and made.frame.columns == 2440
        return replace(made, dicom=replace(made.dicom, patient_name=None, birth_date=None, sex=None)) if is_second else made  # type: ignore[type-var]

    with by_an_older_recipe(unread_name):
        await bench.finish(case)
    act = acts.ResolveHold(id=walk.act_id(), image=decided, belongs=True, reason="Telephoned the family.")
    case = await walk.do(bench.hall, walk.OFFICE, case, act)
    assert {(await bench.image(case, each)).status for each in (decided, unread)} == {"normalized"}
    for each in (decided, unread):
        await ask(bench, case, each, Fact.RECIPE_OUTDATED)
    await bench.finish(case, "renormalize")
    first, second = await bench.image(case, decided), await bench.image(case, unread)
    assert first.status == "normalized"
    assert (second.status, second.reason) == ("held", "identity")


async def test_img_03_what_a_dentist_reads_or_has_signed_is_left_as_it_was_seen(bench: Bench) -> None:
    case, _ = await bench.signed(factories.camera_jpeg(2600, 1900))
    (image,) = (await bench.case(case)).images
    await ask(bench, case, image.id, Fact.RECIPE_OUTDATED)
    await bench.finish(case, "renormalize")
    assert await outcome(bench, image.id) == "skipped-signed"
    assert await bench.image(case, image.id) == image

    case, (sent,) = await bench.sent(factories.camera_jpeg(2600, 1900, seed=3))
    await bench.finish(case)
    await ask(bench, case, sent, Fact.RECIPE_OUTDATED)
    await walk.do(bench.hall, await walk.dentist(bench.hall), case, acts.Take(id=walk.act_id()))
    before = await bench.image(case, sent)
    await bench.finish(case, "renormalize")
    assert await outcome(bench, sent) == "skipped-in_review"
    assert await bench.image(case, sent) == before
    assert (await bench.case(case)).status is Status.IN_REVIEW


async def test_img_03_a_picture_of_another_size_would_move_every_mark_and_is_not_taken(bench: Bench) -> None:
    case, (image,) = await bench.sent(factories.camera_jpeg(2600, 1900))
    lying = Quality(width=1900, height=2600, sharpness=90.0, dark=0.0, bright=0.0, verdict="good", hint="quality-good")
    with by_an_older_recipe(lambda made: replace(made, quality=lying)):
        await bench.finish(case)
    left = await bench.image(case, image)
    await ask(bench, case, image, Fact.RECIPE_OUTDATED)
    await bench.finish(case, "renormalize")
    assert await outcome(bench, image) == "kept-other_size"
    assert await bench.image(case, image) == left


async def test_img_03_a_poison_file_that_is_tried_again_comes_through_and_its_failure_is_gone(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, (image,) = await bench.sent(factories.camera_jpeg(2600, 1900))
    row = await bench.job(case)
    real = sandbox.normalize

    async def dies(original: AsyncIterator[bytes], size: int, want: str = "pictures", **_more: object) -> None:
        raise Unreadable("processing_failed", "the decoder ended with status -9")

    monkeypatch.setattr(sandbox, "normalize", dies)
    for _ in range(3):
        await bench.lapse(row["outbox_id"])
        await bench.attempt(row["outbox_id"])
    failed = await bench.image(case, image)
    assert (failed.status, failed.reason) == ("unreadable", "processing_failed")
    assert (await bench.job(case))["failed_at"] is not None
    monkeypatch.setattr(sandbox, "normalize", real)
    await walk.do(bench.hall, walk.OFFICE, case, acts.TryAgain(id=walk.act_id(), image=image))
    await bench.finish(case)
    assert (await bench.image(case, image)).status == "normalized"
    assert all(each["failed_at"] is None and each["done_at"] is not None for each in await bench.jobs(case))
