"""The audit packet of a signed case, put together: what goes into it, and the bytes of its zip a piece at a time.

Records and readable forms are at hand; an original may be larger than memory, and is sent on as it comes out of the store.
"""

import hashlib
import zlib
from collections.abc import AsyncIterator
from typing import cast

import asyncpg
import msgspec

from schemas import archive
from schemas.archive import Archive
from schemas.care import packet
from schemas.care.case import Case
from schemas.care.derivative import MediaType
from schemas.care.image import Image, StoredObject, taken_in
from schemas.care.packet import (
    Keeping,
    Manifest,
    Opened,
    PackedFile,
    PackedLine,
    PackedOpinion,
    PackedOriginal,
    PackedReadable,
    PackedRecord,
    Withheld,
)
from schemas.refusal import NotFound, Unacceptable
from storage.care import cases
from storage.keys import about, opener
from storage.objects import Store
from storage.postgres import Transaction, statements

SQL = statements(__file__)
_keeping = msgspec.json.Decoder(Keeping)
_says = msgspec.json.Decoder(packet.SealedSays)

Content = bytes | StoredObject


class Packet(msgspec.Struct, frozen=True, kw_only=True):
    """A packet before it is a zip: its manifest in canonical JSON, the content of every other file in its order, the signature first, and
    the key of the case."""

    manifest: bytes
    contents: tuple[tuple[PackedFile, Content], ...]
    key: bytes

    @property
    def length(self) -> int:
        """Bytes of the zip."""
        return archive.length((packet.MANIFEST, len(self.manifest)), [(each.name, each.size) for each, _ in self.contents])


async def read(transaction: Transaction, case: Case) -> Packet:
    """The packet of a case. Raises NotFound until its newest record is readable, and Unacceptable where it is too long for a zip."""
    if not case.sealed or case.sealed[-1].pdf is None:
        raise NotFound("There is no record yet.")
    key = await cases.case_key(transaction, case.id)
    rows = await transaction.fetch(SQL.lines, case.id)
    sealed = await cases.sealed(transaction, case.id)
    sealing = [row["sequence"] for row in rows if row["act"] in packet.SEALING]
    records = tuple(
        PackedRecord(file=packet.record_name(round_, number), round=round_, number=number, line=line)
        for (round_, number, _), line in zip(sealed, sealing, strict=True)
    )
    opined = await cases.opinions(transaction, case.id)
    opining = [row["sequence"] for row in rows if row["act"] == packet.OPINING]
    opinions = tuple(
        PackedOpinion(file=packet.opinion_name(round_, number), round=round_, number=number, line=line)
        for (round_, number, _), line in zip(opined, opining, strict=True)
    )
    pdfs = {each.round: each.pdf for each in case.sealed if each.pdf is not None}
    kept = kept_by(case, key, rows)
    readable = tuple(PackedReadable(file=packet.readable_name(round_), round=round_, line=kept[pdf.key][0]) for round_, pdf in pdfs.items())
    images, withheld = originals(case, [content for _, _, content in sealed])
    contents: tuple[Content, ...] = (*(content for _, _, content in (*sealed, *opined)), *pdfs.values(), *images.values())
    signed_by = transaction.keys.packet_key.raw.hex()
    manifest = Manifest(
        packet=packet.VERSION,
        signed_by=signed_by,
        proves=packet.proves(signed_by, opinions),
        does_not_prove=packet.does_not_prove(signed_by),
        organization=case.organization_id,
        case=case.id,
        records=records,
        opinions=opinions,
        readable=readable,
        originals=tuple(images),
        withheld=withheld,
        files=(),
        history=tuple(line_of(row, dict(kept[pdf.key] for pdf in pdfs.values())) for row in rows),
        head=case.head,
    )
    files = tuple(told(name, content) for name, content in zip(manifest.named, contents, strict=True))
    written = msgspec.structs.replace(manifest, files=files).written()
    signature = transaction.keys.sign_packet(written)
    signed = (told(packet.SIGNATURE, signature), signature)
    made = Packet(manifest=written, contents=(signed, *zip(files, contents, strict=True)), key=key)
    if made.length > archive.MOST_BYTES:
        raise Unacceptable("packet-too-large")
    return made


def kept_by(case: Case, key: bytes, rows: list[asyncpg.Record]) -> dict[str, tuple[int, Opened]]:
    """By the key of each readable record the line that kept it, opened."""
    opened, what = opener(key), about("history", case.organization_id, case.id)
    found = {}
    for row in rows:
        if row["act"] == packet.KEEPING:
            content = opened(row["payload"], b"%b|%d" % (what, row["sequence"]))
            salt, payload = content[: cases.SALT_BYTES], content[cases.SALT_BYTES :]
            found[_keeping.decode(payload).object.key] = row["sequence"], Opened(salt=salt.hex(), payload=payload.decode())
    return found


def line_of(row: asyncpg.Record, opened: dict[int, Opened]) -> PackedLine:
    return PackedLine(
        act=row["act"],
        act_id=row["act_id"],
        actor=row["actor_id"],
        at=row["at"],
        before=row["before"],
        hash=row["hash"],
        opened=opened.get(row["sequence"]),
        payload=row["payload_digest"],
        role=row["role"],
        sealed=row["sealed"],
        sequence=row["sequence"],
    )


def originals(case: Case, sealed: list[bytes]) -> tuple[dict[PackedOriginal, StoredObject], tuple[Withheld, ...]]:
    """The originals of what the records say was taken in, but of no image that was held or set aside since: it may show somebody else."""
    named = {each.image for content in sealed for each in _says.decode(content).gathered if each.status in packet.TAKEN_IN}
    of_record = [each for each in case.images if each.id in named]
    kept = {each: stored for each in taken_in(tuple(of_record)) if (stored := each.stored("original")) is not None}
    withheld = tuple(Withheld(image=each.id, status=each.status) for each in of_record if each not in kept)
    return {original(each): stored for each, stored in kept.items()}, withheld


def original(image: Image) -> PackedOriginal:
    return PackedOriginal(file=packet.original_name(image.id, cast(MediaType, image.media_type)), image=image.id)


def told(name: str, content: Content) -> PackedFile:
    """What the manifest says of a file."""
    if isinstance(content, StoredObject):
        return PackedFile(name=name, size=content.size, sha256=content.sha256)
    return PackedFile(name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest())


async def at_hand(store: Store, made: Packet) -> Packet:
    """The same with its readable records fetched: whoever asks while the store is away is told so before anything is sent.

    Raises ObjectMissing or StoreAway.
    """
    fetched = [
        (file, await store.open(made.key, content) if isinstance(content, StoredObject) and content.kind == "record" else content)
        for file, content in made.contents
    ]
    return msgspec.structs.replace(made, contents=tuple(fetched))


async def zipped(store: Store, made: Packet) -> AsyncIterator[bytes]:
    """The zip, a piece at a time. Raises ObjectMissing or Tampered when its turn comes."""
    zip_ = Archive()
    yield zip_.begin(packet.MANIFEST, len(made.manifest), zlib.crc32(made.manifest)) + made.manifest + zip_.end()
    for file, content in made.contents:
        yield zip_.begin(file.name, file.size)
        async for piece in pieces(store, made.key, content):
            zip_.add(piece)
            yield piece
        yield zip_.end()
    yield zip_.directory()


async def pieces(store: Store, key: bytes, content: Content) -> AsyncIterator[bytes]:
    """A content, as it is at hand or comes out of the store."""
    if isinstance(content, bytes):
        yield content
        return
    async for piece in store.chunks(key, content):
        yield piece
