"""A deleted key is believed only with a genuine certificate for exactly what is left; and what opens and cannot be read is led to."""

from __future__ import annotations

import msgspec
import pytest

from storage.certificates import Certificate, Signed
from storage.keys import Keys, about, lock
from tests.storage import walk
from tests.storage.verify.house import NOBODYS, Played

FORGET = "UPDATE data_keys SET wrapped = NULL, deleted_at = {at}, certificate = {certificate} WHERE key_id = '{key}'"


async def certificate_of(played: Played, key: object) -> str:
    found = await played.intruder.connection.fetchval("SELECT certificate FROM data_keys WHERE key_id = $1", key)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("whose", ["case", "patient"])
async def test_a_key_that_was_merely_deleted_is_found(played: Played, whose: str) -> None:
    key = played.told.id if whose == "case" else played.told.patient_id
    for word in ("x", "{}", '{"certificate":{},"signature":""}', "asked for by the family; Dana and Priya"):
        async with played.after(FORGET.format(at="now()", certificate=f"'{word}'", key=key)):
            said = await played.broken()
            assert f"{whose} {key}, certificate of deletion" in said
    async with played.after(FORGET.format(at="now()", certificate="''", key=key)):
        assert "without a certificate of deletion" in await played.broken()


async def test_a_certificate_of_another_key_is_found(played: Played) -> None:
    one = f"(SELECT certificate FROM data_keys WHERE key_id = '{played.forgotten.id}')"
    at = f"(SELECT deleted_at FROM data_keys WHERE key_id = '{played.forgotten.id}')"
    async with played.after(FORGET.format(at=at, certificate=one, key=played.told.id)):
        assert f"case {played.told.id}, certificate of deletion: it is another one's" in await played.broken()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"version": 3}, "it was made at another version"),
        ({"head": "0" * 64}, "it was made at another version"),
        ({"rest": "0" * 64}, "what is left is not what it says"),
        ({"organization": NOBODYS}, "it is another one's"),
    ],
)
async def test_a_genuine_certificate_that_does_not_fit_is_found(played: Played, change: dict[str, object], says: str) -> None:
    key = played.forgotten.id
    told = msgspec.json.decode(await certificate_of(played, key), type=Signed).certificate
    other = signed(played.shop.keys, msgspec.structs.replace(msgspec.json.decode(told, type=Certificate), **change))
    async with played.after() as intruder:
        await intruder.does("UPDATE data_keys SET certificate = $2 WHERE key_id = $1", key, other)
        assert says in await played.broken()


async def test_a_certificate_that_another_house_signed_is_found(played: Played) -> None:
    key = played.forgotten.id
    told = msgspec.json.decode(await certificate_of(played, key), type=Signed).certificate
    other = signed(Keys(b"another house's master key of 32 b"[:32]), msgspec.json.decode(told, type=Certificate))
    async with played.after() as intruder:
        await intruder.does("UPDATE data_keys SET certificate = $2 WHERE key_id = $1", key, other)
        assert f"case {key}, certificate of deletion: its signature is not genuine" in await played.broken()


def signed(keys: Keys, certificate: Certificate) -> str:
    told = msgspec.json.encode(certificate, order="deterministic")
    return msgspec.json.encode(Signed(certificate=msgspec.Raw(told), signature=keys.sign_head(told))).decode()


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1]", b"\xff\xfe", b'{"id":"\xff"}', b"[" * 100_000],
    ids=["nothing", "no field", "a list", "no JSON", "no UTF-8", "no end"],
)
@pytest.mark.parametrize("whose", ["case", "patient"])
async def test_a_content_that_opens_and_cannot_be_read_is_led_to(played: Played, whose: str, content: bytes) -> None:
    key_id = played.told.id if whose == "case" else played.told.patient_id
    assert key_id is not None
    wrapped = await played.intruder.connection.fetchval("SELECT wrapped FROM data_keys WHERE key_id = $1", key_id)
    locked = lock(played.shop.keys.data_key(walk.HOUSE, key_id, wrapped), content, about(whose, walk.HOUSE, key_id))
    async with played.after() as intruder:
        await intruder.does(f"UPDATE {whose}s SET content = $2 WHERE {whose}_id = $1", key_id, locked)
        said = await played.broken()
        assert f"{whose} {key_id}" in said
        assert "it opens, and cannot be read" in said
