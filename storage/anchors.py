"""Anchors: signed heads of the trails, copied to a bucket whose objects nobody can change or remove before their time.

Whoever may change every row of the database can cut a trail back to an older signed head, or put back an old backup. The copies say how
far it had come. Their bucket has versions and a retention lock, so that even with the application's own key to the store an anchor can
only be covered, by a newer version or a delete marker: the versions are listed, and both are seen (THREATS T-Q08).
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypeVar

import msgspec

from schemas.ident import OrganizationId
from schemas.person import Actor
from storage import trail
from storage.postgres import Database
from storage.s3 import ObjectThere
from storage.trail import Head

T = TypeVar("T")
MOST = 10**15 - 1
"""Names begin with the distance of the sequence to this, so that a listing has the newest first."""

PAGE = 1000
"""How many of an organization's newest names one page of the listing has: about eight hours of a busy day."""

ASKED = 10

_NAME = re.compile(r"([0-9a-f-]{36})/(\d{15})-([0-9a-f]{64})")


class Shortened(Exception):
    """The trail does not reach its newest anchor: something was taken from it, or it is another one."""


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A signed head as it is kept: `signature` is over the head's own signed bytes."""

    head: Head
    signature: bytes

    @property
    def name(self) -> str:
        """`{organization}/{distance of the sequence}-{hash}`: another head has another name, hence no anchor is ever overwritten."""
        return f"{self.head.organization}/{MOST - self.head.sequence:015d}-{self.head.hash}"


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version of an anchor in the bucket; `sequence` and `hash` as its name has them."""

    name: str
    version: str
    sequence: int
    hash: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """An organization's newest anchors, newest first; `foreign` are names that the house does not make, `hidden` those with a marker."""

    versions: tuple[Version, ...]
    foreign: tuple[str, ...]
    hidden: tuple[str, ...]


class Call(Protocol):
    async def __call__(self, call: Callable[[], T]) -> T: ...


class Anchors:
    """The bucket of the anchors."""

    def __init__(self, s3: Any, call: Call, bucket: str) -> None:
        self._s3, self._call, self.bucket = s3, call, bucket

    async def keep(self, anchor: Anchor) -> None:
        """Write an anchor once; one that is there already is the same."""
        body = msgspec.json.encode(anchor, order="deterministic")
        put = partial(self._s3.put_object, Bucket=self.bucket, Key=anchor.name, ContentType="application/json", IfNoneMatch="*")
        try:
            await self._call(partial(put, Body=body))
        except ObjectThere:
            return

    async def organizations(self) -> list[str]:
        """The words before the first slash of every name, also of those that are hidden: the organizations that have anchors."""
        found: list[str] = []
        asked: dict[str, str] = {"Bucket": self.bucket, "Delimiter": "/"}
        while True:
            page = await self._call(partial(self._s3.list_object_versions, **asked))
            found += [each["Prefix"].removesuffix("/") for each in page.get("CommonPrefixes", ())]
            if not page["IsTruncated"]:
                return found
            asked |= {"KeyMarker": page["NextKeyMarker"], "VersionIdMarker": page.get("NextVersionIdMarker", "")}

    async def newest(self, organization: OrganizationId | str, most: int = PAGE) -> Page:
        """The newest names of an organization with all their versions, in one page of the listing."""
        ask = partial(self._s3.list_object_versions, Bucket=self.bucket, Prefix=f"{organization}/", MaxKeys=most)
        page = await self._call(ask)
        versions, foreign = [], []
        for each in page.get("Versions", ()):
            match = _NAME.fullmatch(each["Key"])
            if match is None:
                foreign.append(each["Key"])
                continue
            versions.append(Version(name=each["Key"], version=each["VersionId"], sequence=MOST - int(match[2]), hash=match[3]))
        hidden = tuple(each["Key"] for each in page.get("DeleteMarkers", ()))
        return Page(versions=tuple(versions), foreign=tuple(foreign), hidden=hidden)

    async def open(self, version: Version) -> Anchor:
        """The anchor as it was written. Raises ObjectMissing, or msgspec's errors if it was not."""

        def get() -> bytes:
            answer = self._s3.get_object(Bucket=self.bucket, Key=version.name, VersionId=version.version)
            content = answer["Body"].read()
            assert isinstance(content, bytes)
            return content

        return msgspec.json.decode(await self._call(get), type=Anchor)


async def anchor(database: Database, anchors: Anchors, machine: Actor) -> bool:
    """Copy the organization's newest head unless it lies there already; answer whether there was one to copy.

    Raises Shortened, and then nothing is copied: by induction the newest anchor vouches for all before it, since no trail that lost
    something ever gets a newer one.
    """
    # Asked before the transaction sees anything: what lies there can then not be newer than what the transaction sees.
    page = await anchors.newest(machine.organization_id, ASKED)
    newest = max(page.versions, key=lambda each: each.sequence, default=None)
    async with database.begin(machine) as transaction:
        signed = await trail.signed_head(transaction)
        reached = newest is None or await trail.hash_at(transaction, newest.sequence) == newest.hash
    if not reached or (newest is None and page.hidden):
        raise Shortened("the trail does not reach its newest anchor")
    if signed is None or (newest is not None and signed[0].sequence <= newest.sequence):
        return False
    await anchors.keep(Anchor(head=signed[0], signature=signed[1]))
    return True
