"""The object store: bytes, never changed once written.

Uploads go straight from the browser to the quarantine as pieces, by presigned PUTs that are bound to length, SHA-256 and
If-None-Match. What the house keeps is ciphertext under a key that says nothing.
"""

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from typing import Any, Literal
from uuid import UUID

import msgspec

from schemas.care.image import Image, Piece, StoredObject
from schemas.ident import CaseId, ImageId, OrganizationId
from schemas.settings import Settings
from storage import s3
from storage.anchors import Anchors
from storage.keys import Keys, about, lock_object, unlock_object
from storage.s3 import ObjectMissing, ObjectThere, StoreAway

TICKET_SECONDS = 15 * 60
PIECE_TYPE = "application/octet-stream"
LISTED_AT_ONCE = 1000  # the most that S3 answers


class Listed(msgspec.Struct, frozen=True):
    """What a listing says of an object."""

    name: str
    modified_at: datetime


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
        """The numbers of the pieces that lie in the store with the announced length and checksum."""
        names = [piece_key(organization, case, image, number) for number in range(len(image.pieces))]
        seen = await asyncio.gather(*(self._has(name, piece) for name, piece in zip(names, image.pieces, strict=True)))
        return [number for number, there in enumerate(seen) if there]

    async def collect(self, organization: OrganizationId, case: CaseId, image: Image) -> bytes:
        """The pieces of an image, joined. Raises ObjectMissing. Whether they are what was announced is the caller's to check."""
        names = [piece_key(organization, case, image, number) for number in range(len(image.pieces))]
        return b"".join([await self._get(self._quarantine, name) for name in names])

    async def clear(self, organization: OrganizationId, case: CaseId, image: Image) -> None:
        """Delete the pieces of an image that is kept elsewhere by now."""
        await self.discard([piece_key(organization, case, image, number) for number in range(len(image.pieces))])

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
            yield [Listed(each["Key"], each["LastModified"]) for each in page.get("Contents", ())]
            if not page["IsTruncated"]:
                return
            asked["ContinuationToken"] = page["NextContinuationToken"]

    async def discard(self, names: list[str]) -> None:
        """Delete these pieces from the quarantine."""
        for name in names:
            await self._call(partial(self._s3.delete_object, Bucket=self._quarantine, Key=name))

    async def keep(self, organization: OrganizationId, case: CaseId, key: bytes, content: bytes, template: StoredObject) -> StoredObject:
        """Lock and put `content`; answer `template` with key, sizes and digests filled in.

        An object that is there already, from an attempt that did not finish, is taken as it is.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        name = self._keys.object_key(organization, case, template.kind, sha256)
        ciphertext = await asyncio.to_thread(lock_object, key, content, about("object", name))
        try:
            put = partial(self._s3.put_object, Bucket=self._bucket, Key=name, ContentType=PIECE_TYPE, IfNoneMatch="*")
            await self._call(partial(put, Body=ciphertext))
        except ObjectThere:
            ciphertext = await self._get(self._bucket, name)
            unlock_object(key, ciphertext, about("object", name))
        return msgspec.structs.replace(
            template,
            key=name,
            size=len(content),
            sha256=sha256,
            stored_size=len(ciphertext),
            stored_sha256=hashlib.sha256(ciphertext).hexdigest(),
        )

    async def open(self, key: bytes, stored: StoredObject) -> bytes:
        """The content of an object. Raises ObjectMissing or Tampered."""
        return await asyncio.to_thread(unlock_object, key, await self.fetch(stored.key), about("object", stored.key))

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

    async def _get(self, bucket: str, name: str) -> bytes:
        def get() -> Any:
            return self._s3.get_object(Bucket=bucket, Key=name)["Body"].read()

        content = await self._call(get)
        assert isinstance(content, bytes)
        return content


def piece_key(organization: OrganizationId, case: CaseId, image: Image, number: int) -> str:
    """Where a piece waits in the quarantine; the server alone makes this name."""
    return f"q/{organization}/{case}/{image.id}/{number:05d}"


def piece_of(name: str) -> tuple[OrganizationId, CaseId, ImageId] | None:
    """Whose piece lies under a name of the quarantine; None if the house makes no such name."""
    words = name.split("/")
    try:
        if len(words) != 5 or words[0] != "q" or not words[4].isdecimal():
            return None
        return OrganizationId(UUID(words[1])), CaseId(UUID(words[2])), ImageId(UUID(words[3]))
    except ValueError:
        return None
