"""An audit packet taken apart and put together again, as whoever wants to change one would do it: with every checksum right."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

import msgspec

from schemas.archive import Archive
from schemas.care import packet
from schemas.care.event import GENESIS
from schemas.care.packet import Manifest
from storage.keys import Keys
from storage.packetkey import SIGNATURE_BYTES

Files = list[tuple[str, bytes]]
FORGER = Keys(b"the forger's own 32 bytes, sir!!")
"""Whoever changes a signed packet has a key to sign it anew, as anybody has."""


def apart(made: bytes) -> tuple[dict[str, Any], Files]:
    """The manifest and the files that it names, by where it says that they are."""
    content = manifest_of(made)
    at = 30 + len(packet.MANIFEST) + len(content)
    manifest: dict[str, Any] = json.loads(content)
    if manifest.get("signed_by"):
        at += 30 + len(packet.SIGNATURE) + SIGNATURE_BYTES + 16
    files: Files = []
    for each in manifest["files"]:
        at += 30 + len(each["name"]) + each["size"]
        files.append((each["name"], made[at - each["size"] : at]))
        at += 16
    return manifest, files


def manifest_of(made: bytes) -> bytes:
    """The bytes of the manifest."""
    at = 30 + len(packet.MANIFEST)
    return made[at : at + int.from_bytes(made[18:22], "little")]


def signature_of(made: bytes) -> bytes:
    """The bytes of the signature, of a packet that has one."""
    at = 30 + len(packet.MANIFEST) + len(manifest_of(made)) + 30 + len(packet.SIGNATURE)
    return made[at : at + SIGNATURE_BYTES]


def together(manifest: dict[str, Any], files: Files, keys: Keys = FORGER) -> bytes:
    """A zip of them, as the house of those keys would write and sign it; unsigned if the manifest names no key."""
    if "signed_by" not in manifest:
        return zipped(encoded(manifest), files)
    first = encoded(manifest | {"signed_by": keys.packet_key.raw.hex()})
    return zipped(first, [(packet.SIGNATURE, keys.sign_packet(first)), *files])


def encoded(manifest: dict[str, Any]) -> bytes:
    """In the words and the order in which the house writes it."""
    return json.dumps(manifest, separators=(",", ":"), ensure_ascii=False).encode()


def zipped(first: bytes, files: Files) -> bytes:
    """A manifest and whatever files, signed or not, in the one layout."""
    zip_ = Archive()
    made = [zip_.begin(packet.MANIFEST, len(first), zlib.crc32(first)), first, zip_.end()]
    for name, content in files:
        made.append(zip_.begin(name, len(content)))
        zip_.add(content)
        made += [content, zip_.end()]
    return b"".join((*made, zip_.directory()))


def renamed(manifest: dict[str, Any], files: Files) -> None:
    """Let the manifest say the sizes and digests that the files have."""
    for each, (_, content) in zip(manifest["files"], files, strict=True):
        each |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def relinked(manifest: dict[str, Any]) -> None:
    """Let every line follow the one before it, and the head be the last: whoever has no secret can do that."""
    told, head = msgspec.json.decode(json.dumps(manifest), type=Manifest), GENESIS
    for number, (line, said) in enumerate(zip(told.history, manifest["history"], strict=True), 1):
        linked = msgspec.structs.replace(line, sequence=number, before=head)
        head = packet.hash_of(linked, told.organization, told.case)
        said |= {"sequence": number, "before": linked.before, "hash": head}
    manifest["head"] = head
