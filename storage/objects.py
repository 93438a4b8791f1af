"""The object store: bytes, never changed once written.

Uploads go straight from the browser to the quarantine as pieces, by presigned PUTs that are bound to length, SHA-256 and
If-None-Match. What the house keeps is ciphertext under a key that says nothing.
"""

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any, Literal
from uuid import UUID

import msgspec
from cachetools import LRUCache

from schemas.care.image import Image, Piece, StoredObject
from schemas.ident import CaseId, ImageId, OrganizationId
from schemas.settings import Settings
from storage import s3
from storage.anchors import Anchors
from storage.keys import Keys, about, unlock_chunks, unlock_object
from storage.s3 import ObjectMissing, ObjectThere, StoreAway
from storage.spool import Changed, Spool

TICKET_SECONDS = 15 * 60
AT_ONCE = 16
PIECE_TYPE = "application/octet-stream"
NEAR_BYTES = 64 * 1024 * 1024
NEAR_MOST = 1024 * 1024
"""Bytes: a thumbnail, a display picture; what is larger is neither kept in memory nor unlocked while everybody waits."""
LISTED_AT_ONCE = 1000  # the most that S3 answers


class Listed(msgspec.Struct, frozen=True):
    """What a listing says of an object."""

    name: str
    modified_at: datetime
    size: int


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """Permission to put one piece, for 15 minutes: the address, and the headers that must go with it."""

    number: int
    size: int
    url: str
    headers: dict[str, str]


class Store:
    """The buckets of one object store."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        # The host is part of the signature: tickets are made with the host that the browser sees.
        self._s3, self._public = s3.clients(settings, settings.s3_endpoint, settings.s3_public_endpoint)
        self._call = s3.Threads().call
        self.anchors = Anchors(self._s3, self._call, settings.s3_anchor_bucket)
        self._near: LRUCache[str, bytes] = LRUCache(NEAR_BYTES, getsizeof=len)
        self._bucket, self._quarantine, self._keys = settings.s3_bucket, settings.s3_quarantine_bucket, keys

    def ticket(self, organization: OrganizationId, case: CaseId, image: Image, number: int) -> Ticket:
        """A presigned PUT for piece `number` of an image; local arithmetic, no call."""
        piece = image.pieces[number]
        checksum = base64.b64encode(bytes.fromhex(piece.sha256)).decode()
        url = self._public.generate_presigned_url(
            "put_object",
            Params={
                "Bucket": self._quarantine,
                "Key": piece_key(organization, case, image, number),
                "ContentType": PIECE_TYPE,
                "ContentLength": piece.size,
                "ChecksumSHA256": checksum,
                "IfNoneMatch": "*",
            },
            ExpiresIn=TICKET_SECONDS,
            HttpMethod="PUT",
        )
        headers = {"Content-Type": PIECE_TYPE, "x-amz-checksum-sha256": checksum, "If-None-Match": "*"}
        return Ticket(number=number, size=piece.size, url=url, headers=headers)

    async def arrived(self, organization: OrganizationId, case: CaseId, image: Image) -> list[int]:
        """The numbers of the pieces that lie in the store with the announced length, by one listing.

        The store takes no piece whose bytes differ from the checksum that its ticket signs; `is_whole` still reads every checksum.
        """
        sizes = await self._sizes(pieces_of(organization, case, image))
        numbered = enumerate(image.pieces)
        return [number for number, piece in numbered if sizes.get(piece_key(organization, case, image, number)) == piece.size]

    async def is_whole(self, organization: OrganizationId, case: CaseId, image: Image) -> bool:
        """True if every piece lies in the store with the announced length and checksum; whoever has not sent all costs one listing.

        A piece that came past its ticket and is not what was announced is deleted: as long as it lay there, no ticket could replace it.
        """
        announced = {piece_key(organization, case, image, number): piece for number, piece in enumerate(image.pieces)}
        sizes = await self._sizes(pieces_of(organization, case, image))
        false = [name for name, piece in announced.items() if sizes.get(name, piece.size) != piece.size]
        is_complete = announced.keys() <= sizes.keys()
        if is_complete and not false:
            pieces = list(announced.items())
            for start in range(0, len(pieces), AT_ONCE):
                batch = pieces[start : start + AT_ONCE]
                there = await asyncio.gather(*(self._has(name, piece) for name, piece in batch))
                false += [name for (name, _), is_there in zip(batch, there, strict=True) if not is_there]
        await self.discard(false)
        return is_complete and not false

    async def pieces(self, organization: OrganizationId, case: CaseId, image: Image) -> AsyncIterator[bytes]:
        """The pieces of an image in their order. Raises ObjectMissing. Whether they are what was announced is the caller's to check."""
        for number in range(len(image.pieces)):
            yield await self._get(self._quarantine, piece_key(organization, case, image, number))

    async def clear(self, organization: OrganizationId, case: CaseId, image: Image) -> None:
        """Delete the pieces of an image that is kept elsewhere by now, or never will be."""
        await self.discard(list(await self._sizes(pieces_of(organization, case, image))))

    async def quarantined(self, organization: OrganizationId) -> dict[ImageId, list[str]]:
        """The names of all pieces of an organization that lie in the quarantine, by image."""

        found: dict[ImageId, list[str]] = {}
        async for page in self.listed("quarantine", f"q/{organization}/"):
            for each in page:
                if (piece := piece_of(each.name)) is not None:
                    found.setdefault(piece[2], []).append(each.name)
        return found

    async def listed(self, bucket: Literal["kept", "quarantine"], prefix: str = "") -> AsyncIterator[list[Listed]]:
        """Everything that lies in a bucket under a prefix, a page at a time."""
        asked = {"Bucket": self._bucket if bucket == "kept" else self._quarantine, "Prefix": prefix, "MaxKeys": LISTED_AT_ONCE}
        while True:
            page = await self._call(partial(self._s3.list_objects_v2, **asked))
            yield [Listed(each["Key"], each["LastModified"], each["Size"]) for each in page.get("Contents", ())]
            if not page["IsTruncated"]:
                return
            asked["ContinuationToken"] = page["NextContinuationToken"]

    async def discard(self, names: list[str]) -> None:
        """Delete these pieces from the quarantine."""
        for name in names:
            await self._call(partial(self._s3.delete_object, Bucket=self._quarantine, Key=name))

    async def keep(
        self, organization: OrganizationId, case: CaseId, key: bytes, content: bytes | memoryview, template: StoredObject
    ) -> StoredObject:
        """Lock and put `content`; answer `template` with key, sizes and digests filled in."""
        with self.spool(organization, case, key, template, hashlib.sha256(content).hexdigest()) as spool:
            await asyncio.to_thread(spool.add_all, content)
            return await self.put(spool)

    @contextmanager
    def spool(self, organization: OrganizationId, case: CaseId, key: bytes, template: StoredObject, sha256: str) -> Iterator[Spool]:
        """For content that comes piece by piece: locked as it comes, to be `put` once it is whole. `sha256` is its digest."""
        name = self._keys.object_key(organization, case, template.kind, sha256)
        with Spool(key, msgspec.structs.replace(template, key=name, sha256=sha256)) as spool:
            yield spool

    async def put(self, spool: Spool) -> StoredObject:
        """Put what was spooled; answer what is kept. Raises Changed if it is not what its digest said.

        An object that is there already, from an attempt that did not finish, is taken as it is.
        """
        kept = spool.end()
        put = partial(self._s3.put_object, Bucket=self._bucket, Key=kept.key, ContentType=PIECE_TYPE, IfNoneMatch="*")
        try:
            await self._call(partial(put, Body=spool.file))
        except ObjectThere:
            return await self._call(partial(self._taken_as_it_is, spool.key, kept))
        return kept

    def _taken_as_it_is(self, key: bytes, kept: StoredObject) -> StoredObject:
        """The object that lies there under the same name: it has to open and to be the same content, only its ciphertext differs."""
        body = self._s3.get_object(Bucket=self._bucket, Key=kept.key)["Body"]
        size, ciphertext, content = 0, hashlib.sha256(), hashlib.sha256()

        def read(most: int) -> bytes:
            nonlocal size
            got = bytes(body.read(most))
            size += len(got)
            ciphertext.update(got)
            return got

        for chunk in unlock_chunks(key, read, about("object", kept.key)):
            content.update(chunk)
        if content.hexdigest() != kept.sha256:
            raise Changed("an object is not what its name says")
        return msgspec.structs.replace(kept, stored_size=size, stored_sha256=ciphertext.hexdigest())

    async def open(self, key: bytes, stored: StoredObject) -> bytes:
        """The content of an object. Raises ObjectMissing or Tampered."""
        return await self._call(partial(self._opened, key, stored))

    async def look(self, key: bytes, stored: StoredObject) -> bytes:
        """The same for whoever looks at pictures, who goes back and forth between a few: what is small enough and was fetched lately is
        here still, locked as it lies in the store."""
        if stored.stored_size > NEAR_MOST:
            return await self.open(key, stored)
        locked = self._near.get(stored.key)
        if locked is None:
            locked = self._near[stored.key] = await self._get(self._bucket, stored.key)
        return unlock_object(key, locked, about("object", stored.key))

    def _opened(self, key: bytes, stored: StoredObject) -> bytes:
        """Read and unlock in the one thread, chunk by chunk: the ciphertext never stands beside the whole content."""
        body = self._s3.get_object(Bucket=self._bucket, Key=stored.key)["Body"]
        return b"".join(unlock_chunks(key, body.read, about("object", stored.key)))

    async def chunks(self, key: bytes, stored: StoredObject) -> AsyncIterator[bytes]:
        """The content of an object a piece at a time, for one that is too large to stand in memory. Raises ObjectMissing or Tampered."""
        body = (await self._call(partial(self._s3.get_object, Bucket=self._bucket, Key=stored.key)))["Body"]
        try:
            content = unlock_chunks(key, body.read, about("object", stored.key))
            while (chunk := await self._call(partial(next, content, None))) is not None:
                yield chunk
        finally:
            body.close()

    async def fetch(self, name: str) -> bytes:
        """The ciphertext of an object. Raises ObjectMissing."""
        return await self._get(self._bucket, name)

    async def is_there(self) -> bool:
        """True if the store answers for every bucket."""
        try:
            for bucket in (self._bucket, self._quarantine, self.anchors.bucket):
                await self._call(partial(self._s3.head_bucket, Bucket=bucket))
        except (StoreAway, ObjectMissing):
            return False
        return True

    async def _has(self, name: str, piece: Piece) -> bool:
        try:
            head = await self._call(partial(self._s3.head_object, Bucket=self._quarantine, Key=name, ChecksumMode="ENABLED"))
        except ObjectMissing:
            return False
        expected = base64.b64encode(bytes.fromhex(piece.sha256)).decode()
        return bool(head["ContentLength"] == piece.size and head.get("ChecksumSHA256") == expected)

    async def _sizes(self, prefix: str) -> dict[str, int]:
        """What lies in the quarantine under a prefix, by name; sizes in bytes."""
        return {each.name: each.size async for page in self.listed("quarantine", prefix) for each in page}

    async def _get(self, bucket: str, name: str) -> bytes:
        def get() -> Any:
            return self._s3.get_object(Bucket=bucket, Key=name)["Body"].read()

        content = await self._call(get)
        assert isinstance(content, bytes)
        return content


def pieces_of(organization: OrganizationId, case: CaseId, image: Image) -> str:
    """Where the pieces of an image wait in the quarantine; the server alone makes these names."""
    return f"q/{organization}/{case}/{image.id}/"


def piece_key(organization: OrganizationId, case: CaseId, image: Image, number: int) -> str:
    """Where one piece waits."""
    return f"{pieces_of(organization, case, image)}{number:05d}"


def piece_of(name: str) -> tuple[OrganizationId, CaseId, ImageId] | None:
    """Whose piece lies under a name of the quarantine; None if the house makes no such name."""
    words = name.split("/")
    try:
        if len(words) != 5 or words[0] != "q" or not words[4].isdecimal():
            return None
        return OrganizationId(UUID(words[1])), CaseId(UUID(words[2])), ImageId(UUID(words[3]))
    except ValueError:
        return None
