"""Whoever looks at a picture twice does not fetch it twice, and is shown no other than the one that was asked for."""

from __future__ import annotations

import secrets

import pytest
from cachetools import LRUCache

from schemas.care.image import StoredObject
from schemas.ident import CaseId, OrganizationId
from storage import objects
from storage.care import cases
from storage.ident import uuid7
from storage.keys import Tampered
from storage.resources import Resources
from storage.s3 import ObjectMissing

KEY = secrets.token_bytes(32)
EMPTY = StoredObject(kind="display", key="", media_type="image/jpeg", size=0, sha256="", stored_size=0, stored_sha256="")


async def kept(shop: Resources, elsewhere: OrganizationId, content: bytes) -> StoredObject:
    async with shop.database.begin(cases.machine(elsewhere)):  # from here on its key is known
        pass
    return await shop.store.keep(elsewhere, CaseId(uuid7()), KEY, content, EMPTY)


def lose(shop: Resources, stored: StoredObject) -> None:
    shop.store._s3.delete_object(Bucket=shop.store._bucket, Key=stored.key)


async def test_a_picture_that_was_looked_at_lately_is_not_fetched_again(
    hall: Resources, shop: Resources, elsewhere: OrganizationId
) -> None:
    stored = await kept(shop, elsewhere, b"a molar" + secrets.token_bytes(9))
    seen = await hall.store.look(KEY, stored)
    lose(shop, stored)
    assert await hall.store.look(KEY, stored) == seen
    with pytest.raises(ObjectMissing):
        await hall.store.open(KEY, stored)


async def test_what_lies_near_is_locked_and_opens_with_its_own_key_alone(
    hall: Resources, shop: Resources, elsewhere: OrganizationId
) -> None:
    content = b"a premolar" * 9
    stored = await kept(shop, elsewhere, content)
    assert await hall.store.look(KEY, stored) == content
    assert content not in b"".join(hall.store._near.values())
    with pytest.raises(Tampered):
        await hall.store.look(secrets.token_bytes(32), stored)


async def test_a_large_object_is_fetched_each_time(hall: Resources, shop: Resources, elsewhere: OrganizationId) -> None:
    stored = await kept(shop, elsewhere, secrets.token_bytes(objects.NEAR_MOST + 1))
    await hall.store.look(KEY, stored)
    lose(shop, stored)
    with pytest.raises(ObjectMissing):
        await hall.store.look(KEY, stored)


async def test_many_pictures_take_no_more_than_their_room(
    hall: Resources, shop: Resources, elsewhere: OrganizationId, monkeypatch: pytest.MonkeyPatch
) -> None:
    near: LRUCache[str, bytes] = LRUCache(2000, getsizeof=len)
    monkeypatch.setattr(hall.store, "_near", near)
    several = [await kept(shop, elsewhere, secrets.token_bytes(600)) for _ in range(4)]
    for stored in several:
        await hall.store.look(KEY, stored)
        assert near.currsize <= 2000
    assert list(near) == [stored.key for stored in several[-len(near) :]]
    assert 1 <= len(near) < 4
