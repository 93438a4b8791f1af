"""What lies in the store: every byte of every object, objects that no row knows, and anchors that somebody covered or wrote over."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from schemas.care.case import Case
from storage import objects, trail
from storage.anchors import Anchor, Version
from storage.keys import Keys
from storage.verify import strays
from storage.verify.broken import Broken
from storage.verify.trail import Chain
from storage.verify.walk import Totals, Walk
from tests.storage import walk
from tests.storage.verify.house import CHAINED, NOBODYS, Played

HEX = "0123456789abcdef" * 4


@pytest.fixture
def s3(played: Played) -> Any:
    """The application's own client."""
    return played.shop.store._s3


@contextlib.asynccontextmanager
async def lying(s3: Any, bucket: str, name: str) -> AsyncIterator[None]:
    s3.put_object(Bucket=bucket, Key=name, Body=b"what nobody knows")
    try:
        yield
    finally:
        s3.delete_object(Bucket=bucket, Key=name)


@pytest.mark.parametrize("which", ["told", "forgotten"])
async def test_t_q08_one_byte_of_an_object_and_a_missing_object_are_found(played: Played, s3: Any, which: str) -> None:
    """Also where nothing opens any more."""
    case: Case = getattr(played, which)
    bucket = played.settings.s3_bucket
    for stored in case.images[-1].objects:
        whole = s3.get_object(Bucket=bucket, Key=stored.key)["Body"].read()
        for at in (0, len(whole) // 2, len(whole) - 1):
            s3.put_object(Bucket=bucket, Key=stored.key, Body=whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            assert stored.key in await played.broken()
        s3.delete_object(Bucket=bucket, Key=stored.key)
        assert f"{stored.key}: it is missing from the store" in await played.broken()
        s3.put_object(Bucket=bucket, Key=stored.key, Body=whole)
    assert (await played.verified()).ok


async def test_t_q08_an_image_that_was_put_in_the_place_of_another_is_found(played: Played, s3: Any) -> None:
    one, other = (image.objects[0] for image in played.taken.images)
    bucket = played.settings.s3_bucket
    whole, swapped = (s3.get_object(Bucket=bucket, Key=each.key)["Body"].read() for each in (one, other))
    s3.put_object(Bucket=bucket, Key=one.key, Body=swapped)
    assert one.key in await played.broken()
    digests = (
        f"UPDATE objects SET stored_size = {other.stored_size}, stored_sha256 = '{other.stored_sha256}' WHERE object_key = '{one.key}'"
    )
    async with played.after(digests):
        assert one.key in await played.broken()
    s3.put_object(Bucket=bucket, Key=one.key, Body=whole)
    assert (await played.verified()).ok


async def test_i3_a_stray_object_is_counted_after_a_day_and_never_deleted(played: Played, s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that was given up may leave one: bytes are put before the case is locked."""
    name = f"{walk.HOUSE}/{HEX}"
    async with lying(s3, played.settings.s3_bucket, name):
        assert (await played.verified()).stray == 0  # it may be on its way to its row
        monkeypatch.setattr(strays, "STANDS", timedelta(days=-1))
        assert (await played.verified()).stray == 1
        assert s3.get_object(Bucket=played.settings.s3_bucket, Key=name)["Body"].read() == b"what nobody knows"
    assert (await played.verified()).stray == 0


async def test_i3_strays_are_found_on_every_page_of_a_listing(played: Played, s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strays, "STANDS", timedelta(days=-1))
    monkeypatch.setattr(objects, "LISTED_AT_ONCE", 2)
    async with contextlib.AsyncExitStack() as stack:
        for digit in "05af":
            await stack.enter_async_context(lying(s3, played.settings.s3_bucket, f"{walk.HOUSE}/{digit * 64}"))
        assert (await played.verified()).stray == 4


@pytest.mark.parametrize("name", [f"{NOBODYS}/{HEX}", f"{walk.HOUSE}/photo.jpg", f"{walk.HOUSE}/deep/{HEX}", "notes.txt", f"x/{HEX}"])
async def test_i3_an_object_that_no_work_of_this_house_explains_is_named(
    played: Played, s3: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(strays, "STANDS", timedelta(days=-1))
    async with lying(s3, played.settings.s3_bucket, name):
        assert f"object {name}: nothing of this house explains it" in await played.broken()


async def test_i3_a_piece_without_an_image_is_named_and_one_of_an_image_is_not(
    played: Played, s3: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strays, "STANDS", timedelta(days=-1))
    bucket, case, image = played.settings.s3_quarantine_bucket, played.told.id, played.told.images[0].id
    async with lying(s3, bucket, f"q/{walk.HOUSE}/{case}/{image}/00000"), lying(s3, bucket, "selftest/left-behind"):
        assert (await played.verified()).ok
    for name in (
        f"q/{walk.HOUSE}/{case}/{NOBODYS}/00000",
        f"q/{walk.HOUSE}/{played.taken.id}/{image}/00000",
        f"q/{NOBODYS}/{case}/{image}/00000",
        f"q/{walk.HOUSE}/{case}/{image}",
        f"q/{walk.HOUSE}/{case}/{image}/x",
        "notes.txt",
    ):
        async with lying(s3, bucket, name):
            assert f"piece {name}: no image of this house has it" in await played.broken()


async def newest(house: Played) -> Version:
    return (await house.shop.store.anchors.newest(walk.HOUSE)).versions[0]


async def test_t_q08_an_anchor_that_a_delete_marker_covers_is_found(played: Played) -> None:
    house = played.apart("covered")
    assert await house.anchor()
    assert (await house.verified()).anchors == 1
    name = (await newest(house)).name
    house.shop.store._s3.delete_object(Bucket="covered", Key=name)
    assert f"anchor {name}: a delete marker covers it" in await house.broken()


@pytest.mark.parametrize("how", ["nonsense", "another house", "another head"])
async def test_t_q08_an_anchor_that_was_written_over_is_found(played: Played, how: str) -> None:
    bucket = f"written-over-{how.replace(' ', '-')}"
    house = played.apart(bucket)
    assert await house.anchor()
    version = await newest(house)
    anchor = await house.shop.store.anchors.open(version)
    if how == "another house":
        keys = Keys(b"another house's master key of 32 b"[:32])
        anchor = msgspec.structs.replace(anchor, signature=keys.sign_head(anchor.head.signed_bytes()))
    elif how == "another head":
        head = msgspec.structs.replace(anchor.head, sequence=1)
        anchor = Anchor(head=head, signature=house.shop.keys.sign_head(head.signed_bytes()))
    body = b"nonsense" if how == "nonsense" else msgspec.json.encode(anchor)
    house.shop.store._s3.put_object(Bucket=bucket, Key=version.name, Body=body)
    said = await house.broken()
    assert f"anchor {version.name}: " in said
    assert {"nonsense": "cannot be read", "another house": "not genuine", "another head": "not what its name says"}[how] in said


async def test_t_q08_a_name_that_the_house_does_not_give_and_an_organization_that_it_does_not_have_are_found(played: Played) -> None:
    house = played.apart("foreign-names")
    assert await house.anchor()
    house.shop.store._s3.put_object(Bucket="foreign-names", Key="selftest/2026-11", Body=b"as at every start")
    assert (await house.verified()).ok
    house.shop.store._s3.put_object(Bucket="foreign-names", Key=f"{walk.HOUSE}/000", Body=b"newer than all")
    assert f"anchor {walk.HOUSE}/000: the house gives no such name" in await house.broken()
    other = played.apart("foreign-organization")
    head = msgspec.structs.replace((await house.shop.store.anchors.open(await newest(house))).head, organization=NOBODYS)
    await other.shop.store.anchors.keep(Anchor(head=head, signature=other.shop.keys.sign_head(head.signed_bytes())))
    assert f"organization {NOBODYS}: its trail is anchored, and it has no row" in await other.broken()


async def test_an_anchor_is_kept_once_and_only_when_the_trail_went_on(played: Played) -> None:
    house = played.apart("once")
    assert await house.anchor()
    assert not await house.anchor()
    await house.shop.store.anchors.keep(await house.shop.store.anchors.open(await newest(house)))
    assert len((await house.shop.store.anchors.newest(walk.HOUSE)).versions) == 1


async def test_t_q08_a_trail_that_is_signed_on_for_an_hour_without_an_anchor_is_found(played: Played) -> None:
    """Whoever keeps the copies from being made is found as well; minutes without one are an outage, or a start."""
    house = played.apart("not-copied")
    assert (await house.verified()).anchors == 0
    later = f"UPDATE trail_heads SET at = $1, signature = $2 WHERE sequence = {CHAINED}"
    row = await house.intruder.connection.fetchrow(f"SELECT hash, at FROM trail_heads WHERE sequence = {CHAINED}")
    assert row is not None
    async with house.after() as intruder:
        head = trail.Head(organization=walk.HOUSE, sequence=CHAINED, hash=row["hash"], at=row["at"] + timedelta(minutes=61))
        await intruder.does(later, head.at, house.shop.keys.sign_head(head.signed_bytes()))
        assert f"trail head {CHAINED}: nothing was anchored for more than an hour before it" in await house.broken()


@pytest.mark.parametrize(("digest", "is_broken"), [("", False), ("a" * 64, True)], ids=["readings", "an act"])
async def test_a_trail_from_before_there_were_anchors_is_whole_without_them(played: Played, digest: str, is_broken: bool) -> None:
    """There were no acts in it then. Two heads, a day apart, and nothing anchored."""
    chain = Chain(
        Walk(connection=played.intruder.connection, store=played.shop.store, keys=played.shop.keys, totals=Totals()), walk.HOUSE, {}
    )
    rows = await played.intruder.connection.fetch("SELECT * FROM trail ORDER BY xid, trail_id LIMIT 2")
    with pytest.raises(Broken, match="nothing was anchored") if is_broken else contextlib.nullcontext():
        for day, row in enumerate(rows):
            told = {**row, "trail_id": str(row["trail_id"]), "digest": digest, "sequence": day + 1}
            link = trail.link(told, day + 1, chain.head)  # type: ignore[arg-type]
            head = trail.Head(organization=walk.HOUSE, sequence=day + 1, hash=link, at=row["at"] + timedelta(days=day))
            signed = {"link": link, "signed": link, "signed_at": head.at, "signature": played.shop.keys.sign_head(head.signed_bytes())}
            chain.follow(told | signed)  # type: ignore[arg-type]
