"""An audit packet, verified by itself: no database, no store, no key, and nothing of it is ever unpacked.

The file is not read as a zip may be, by what it says about itself. It is compared with the one zip that its manifest allows, from the first
byte to the last: what is too much, missing, named twice, packed otherwise or leads elsewhere has no place in it.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from schemas import archive
from schemas.archive import Archive
from schemas.care import packet
from schemas.care.packet import Manifest, PackedFile
from storage.packetkey import SIGNATURE_BYTES
from storage.verify import packed
from storage.verify.broken import Broken, named

MOST_MANIFEST = 64 * 1024 * 1024
MOST_RECORD = 64 * 1024 * 1024
"""Bytes that are read whole. A case of the house has a thousandth of it."""

AT_ONCE = 1024 * 1024
NAME = re.compile(r"round-[1-9]\d{0,3}/(record\.(json|pdf)|(addendum|opinion)-[1-9]\d{0,3}\.json)|originals/[0-9a-f-]{36}\.[a-z0-9]{3,4}")
_manifest = msgspec.json.Decoder(Manifest)


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """What was verified. `named` are records and opinions whose digest the history names; `withheld` are images that the house took out.
    `signed_by` is the fingerprint of the key that signed, empty where nobody did, and `asked` whether it is the one that was asked for."""

    files: int
    bytes: int
    lines: int
    records: int
    named: int
    readable: int
    originals: int
    withheld: int
    opinions: int
    case: str
    head: str
    signed_by: str
    asked: bool

    @property
    def line(self) -> str:
        counts = [name for name in self.__struct_fields__ if name not in ("signed_by", "asked")]
        return "OK: " + ", ".join(f"{name} {getattr(self, name)}" for name in counts)

    @property
    def signed(self) -> str:
        """Who signed it, in plain words."""
        if not self.signed_by:
            return "Nobody signed it: it may be from before houses signed, or anybody's. Ask the house for the head of the case."
        if self.asked:
            return f"Signed by the house that you named, with the key {self.signed_by}."
        return (
            f"Signed by the house whose key is {self.signed_by}. Compare it with what that house publishes at {packet.PUBLISHED_AT} of its"
            " own address: anybody can make a key."
        )


def verify(path: Path, whose: str = "") -> Totals:
    """Walk a packet; with `whose` it must be signed by the key of that fingerprint. Raises Broken, or OSError where it cannot be read."""
    with path.open("rb") as file:
        size = path.stat().st_size
        if size > archive.MOST_BYTES:
            raise Broken("the packet: it is longer than any that a house makes")
        sheet = Sheet(file)
        manifest = sheet.manifest()
        signature = sheet.signature() if manifest.signed_by else b""
        packed.history(manifest)
        refuse_strange_names(manifest, size)
        kept = {
            each.name: content
            for each in manifest.files
            if (content := sheet.follow(each, is_kept=each.name in manifest.sealed)) is not None
        }
        sheet.end()
    packed.bound(manifest, kept)
    signed_by = packed.signer(manifest, signature, whose)  # last: what is broken is told by its own place first
    return Totals(
        files=len(manifest.files) + (2 if signed_by else 1),
        bytes=size,
        lines=len(manifest.history),
        records=len(manifest.records),
        named=sum(each.sealed != "" for each in manifest.history),
        readable=len(manifest.readable),
        originals=len(manifest.originals),
        withheld=len(manifest.withheld),
        opinions=len(manifest.opinions),
        case=str(manifest.case),
        head=manifest.head,
        signed_by=signed_by,
        asked=whose != "",
    )


def refuse_strange_names(manifest: Manifest, size: int) -> None:
    """Raise Broken for a name that no packet has, one that is there twice, and sizes that are not in this file."""
    names = [each.name for each in manifest.files]
    for name in names:
        if not NAME.fullmatch(name):
            raise Broken(f"{packet.MANIFEST}: no packet has a file of the name {name[: archive.LONGEST_NAME]!r}")
    if len(set(names)) < len(names):
        raise Broken(f"{packet.MANIFEST}: it names {max(names, key=names.count)} twice")
    if tuple(names) != manifest.named:
        raise Broken(f"{packet.MANIFEST}: the files are not those that it says something about, in that order")
    if any(each.size < 0 for each in manifest.files) or sum(each.size for each in manifest.files) > size:
        raise Broken(f"{packet.MANIFEST}: it claims files that are larger than the packet")


class Sheet:
    """The file from its beginning on, and the zip that it ought to be."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._zip = file, Archive()

    def manifest(self) -> Manifest:
        """The first file, which says what else there is. It must be in the words and the order in which the house writes it."""
        header = self._file.read(archive.HEADER_BYTES)
        told = archive.told_in(header)
        if told is None:
            raise Broken("the packet: it is no zip that begins with its manifest")
        length, size, checksum = told
        name = self._file.read(min(length, archive.LONGEST_NAME))
        if size > MOST_MANIFEST:
            raise Broken(f"{packet.MANIFEST}: it claims to be larger than any that a house makes")
        if header + name != self._zip.begin(packet.MANIFEST, size, checksum):
            raise Broken(f"{packet.MANIFEST}: it is not the first file, or was packed by something else than a house")
        content = self._file.read(size)
        if len(content) < size:
            raise Broken(f"{packet.MANIFEST}: the packet ends within it")
        if zlib.crc32(content) != checksum:
            raise Broken(f"{packet.MANIFEST}: its bytes are not what its checksum says")
        self._zip.end()
        with named(packet.MANIFEST):
            manifest = _manifest.decode(content)
        if manifest.packet != packet.VERSION:
            raise Broken(f"{packet.MANIFEST}: this `mesial` does not know packets of version {manifest.packet}")
        if manifest.written() != content or (manifest.proves, manifest.does_not_prove) != (
            packet.proves(manifest.signed_by, manifest.opinions),
            packet.does_not_prove(manifest.signed_by),
        ):
            raise Broken(f"{packet.MANIFEST}: it is not written as the house writes it")
        return manifest

    def signature(self) -> bytes:
        """The second file, where the manifest names a key."""
        self._expect(self._zip.begin(packet.SIGNATURE, SIGNATURE_BYTES), packet.SIGNATURE)
        content = b"".join(self._pieces(packet.SIGNATURE, SIGNATURE_BYTES))
        self._zip.add(content)
        self._expect(self._zip.end(), f"the end of {packet.SIGNATURE}")
        return content

    def follow(self, file: PackedFile, *, is_kept: bool) -> bytes | None:
        """The next file has to be this one; its content, where it is to be kept."""
        self._expect(self._zip.begin(file.name, file.size), file.name)
        if is_kept and file.size > MOST_RECORD:
            raise Broken(f"{file.name}: it claims to be larger than any record")
        digest, kept = hashlib.sha256(), []
        for piece in self._pieces(file.name, file.size):
            digest.update(piece)
            self._zip.add(piece)
            if is_kept:
                kept.append(piece)
        if digest.hexdigest() != file.sha256:
            raise Broken(f"{file.name}: its bytes are not what its digest says")
        self._expect(self._zip.end(), f"the end of {file.name}")
        return b"".join(kept) if is_kept else None

    def end(self) -> None:
        """Nothing but the list of the files may follow."""
        self._expect(self._zip.directory(), "the list of the files")
        if self._file.read(1):
            raise Broken("the end of the packet: something follows it")

    def _pieces(self, name: str, size: int) -> Iterator[bytes]:
        left = size
        while left:
            piece = self._file.read(min(left, AT_ONCE))
            if not piece:
                raise Broken(f"{name}: the packet ends within it")
            left -= len(piece)
            yield piece

    def _expect(self, expected: bytes, what: str) -> None:
        found = self._file.read(len(expected))
        if found == expected:
            return
        told = archive.told_in(found)
        if told is None:
            raise Broken(f"{what}: it is not where it belongs, or not written as a house writes it")
        length = told[0]
        name = (found + self._file.read(archive.LONGEST_NAME))[archive.HEADER_BYTES :][: min(length, archive.LONGEST_NAME)]
        raise Broken(f"{what}: {name.decode('ascii', 'replace')!r} stands in its place")
