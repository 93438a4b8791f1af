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

Files = list[tuple[str, bytes]]


def apart(made: bytes) -> tuple[dict[str, Any], Files]:
    """The manifest and the other files, by where the manifest says that they are."""
    length = int.from_bytes(made[18:22], "little")
    at = 30 + len(packet.MANIFEST) + length
    manifest: dict[str, Any] = json.loads(made[at - length : at])
    files: Files = []
    for each in manifest["files"]:
        at += 30 + len(each["name"]) + each["size"]
        files.append((each["name"], made[at - each["size"] : at]))
        at += 16
    return manifest, files


def together(manifest: dict[str, Any] | bytes, files: Files) -> bytes:
    """A zip of them, as the house would write it."""
    first = manifest if isinstance(manifest, bytes) else json.dumps(manifest, separators=(",", ":"), ensure_ascii=False).encode()
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
