"""D96-12: a zip that wants more than to be verified is refused with a sentence, and nothing of it ever lies on the disk."""

from __future__ import annotations

import io
import json
import pathlib
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from schemas import archive
from schemas.care import packet
from storage.verify.broken import Broken
from storage.verify.packet import MOST_MANIFEST, verify
from tests.packets import apart, together, zipped

Made = Callable[[bytes], bytes]
ELSEWHERE = "../../../tmp/elsewhere"


def plainly(files: dict[str, bytes]) -> bytes:
    """A zip as anybody makes one."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def rezipped(sound: bytes, change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    """The same files as another tool would put them together."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as found, zipfile.ZipFile(out, "w") as made:
        for each in found.infolist():
            content, info = found.read(each), zipfile.ZipInfo(each.filename)
            change(info)
            made.writestr(info, content)
    return out.getvalue()


def told_otherwise(sound: bytes, **changes: Any) -> bytes:
    manifest, files = apart(sound)
    return together(manifest | changes, files)


def nothing(_: bytes) -> bytes:
    return b""


def noise(_: bytes) -> bytes:
    return bytes(range(256)) * 40


def a_zip_of_somebody_else(_: bytes) -> bytes:
    return plainly({ELSEWHERE: b"x"})


def an_empty_zip(_: bytes) -> bytes:
    return plainly({})


def a_path_out_of_the_folder(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    files[-1] = (ELSEWHERE, files[-1][1])
    manifest["files"][-1]["name"] = manifest["originals"][-1]["file"] = ELSEWHERE
    return together(manifest, files)


def an_absolute_path_behind(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return together(manifest, [*files, ("/tmp/elsewhere", b"x")])


def a_bomb(sound: bytes) -> bytes:
    """Ten megabytes of zeros as ten kilobytes."""

    def pressed(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_DEFLATED

    manifest, files = apart(sound)
    return rezipped(together(manifest, [*files, ("zeros", bytes(10_000_000))]), pressed)


def a_name_twice(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return together(manifest, [*files, files[-1]])


def a_name_twice_in_the_manifest(sound: bytes) -> bytes:
    named = apart(sound)[0]["files"]
    return told_otherwise(sound, files=[*named, named[-1]])


def a_symlink(sound: bytes) -> bytes:
    def linked(info: zipfile.ZipInfo) -> None:
        info.external_attr = (0o120777 if info.filename.startswith("originals/") else 0o100644) << 16

    return rezipped(sound, linked)


def a_symlink_in_the_houses_own_form(sound: bytes) -> bytes:
    """Nothing but the list of the files at the end says that one of them is a link."""
    plain, link = struct.pack("<I", 0o100644 << 16), struct.pack("<I", 0o120777 << 16)
    head, middle, tail = sound.rpartition(plain)
    assert middle
    return head + link + tail


def a_comment(sound: bytes) -> bytes:
    return sound[:-2] + struct.pack("<H", 4) + b"more"


def something_in_front(sound: bytes) -> bytes:
    return b"#!/bin/sh\n" + sound


def a_manifest_that_claims_gigabytes(_: bytes) -> bytes:
    return archive.front(packet.MANIFEST, MOST_MANIFEST + 1, 0) + b"{"


def a_manifest_that_is_not_there(_: bytes) -> bytes:
    return archive.front(packet.MANIFEST, MOST_MANIFEST, 0) + b"{"


def a_file_that_claims_exabytes(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    manifest["files"][-1]["size"] = 2**62
    return together(manifest, files)


def a_file_that_claims_less_than_nothing(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    manifest["files"][-1]["size"] = -(2**62)
    return together(manifest, files)


def a_manifest_without_an_end(_: bytes) -> bytes:
    return zipped(b"[" * 100_000, [])


def a_manifest_that_is_no_text(_: bytes) -> bytes:
    return zipped(b'{"packet":1,"proves":["\xff"]}', [])


def a_manifest_with_half_a_letter(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    manifest["proves"] = ["\ud800"]
    return zipped(json.dumps(manifest, separators=(",", ":")).encode(), files)


def a_manifest_with_more_in_it(sound: bytes) -> bytes:
    return told_otherwise(sound, exported_by="somebody")


def a_manifest_with_spaces(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return zipped(json.dumps(manifest).encode(), files)


def a_packet_of_tomorrow(sound: bytes) -> bytes:
    return told_otherwise(sound, packet=2)


def no_records(sound: bytes) -> bytes:
    return told_otherwise(sound, records=[], readable=[], originals=[], files=[])


HOSTILE: dict[Made, str] = {
    nothing: r"^the packet: it is no zip that begins with its manifest$",
    noise: r"^the packet: it is no zip that begins with its manifest$",
    something_in_front: r"^the packet: it is no zip that begins with its manifest$",
    a_zip_of_somebody_else: r"^manifest\.json: it is not the first file, or was packed by something else than a house$",
    an_empty_zip: r"^the packet: it is no zip that begins with its manifest$",
    a_path_out_of_the_folder: rf"^manifest\.json: no packet has a file of the name '{ELSEWHERE}'$",
    an_absolute_path_behind: r"^the list of the files: '/tmp/elsewhere' stands in its place$",
    a_bomb: r"^manifest\.json: it is not the first file, or was packed by something else than a house$",
    a_name_twice: r"^the list of the files: 'originals/[0-9a-f-]{36}\.jpg' stands in its place$",
    a_name_twice_in_the_manifest: r"^manifest\.json: it names originals/[0-9a-f-]{36}\.jpg twice$",
    a_symlink: r"^manifest\.sig: 'manifest\.sig' stands in its place",
    a_symlink_in_the_houses_own_form: r"^the list of the files: it is not where it belongs, or not written as a house writes it$",
    a_comment: r"^the list of the files: it is not where it belongs, or not written as a house writes it$",
    a_manifest_that_claims_gigabytes: r"^manifest\.json: it claims to be larger than any that a house makes$",
    a_manifest_that_is_not_there: r"^manifest\.json: the packet ends within it$",
    a_file_that_claims_exabytes: r"^manifest\.json: it claims files that are larger than the packet$",
    a_file_that_claims_less_than_nothing: r"^manifest\.json: it claims files that are larger than the packet$",
    a_manifest_without_an_end: r"^manifest\.json: it opens, and cannot be read$",
    a_manifest_that_is_no_text: r"^manifest\.json: it opens, and cannot be read$",
    a_manifest_with_half_a_letter: r"^manifest\.json: it opens, and cannot be read$",
    a_manifest_with_more_in_it: r"^manifest\.json: it opens, and cannot be read$",
    a_manifest_with_spaces: r"^manifest\.json: it is not written as the house writes it$",
    a_packet_of_tomorrow: r"^manifest\.json: this `mesial` does not know packets of version 2$",
    no_records: r"^the list of the files: 'round-1/record\.json' stands in its place$",
}


@pytest.mark.parametrize("made", HOSTILE, ids=lambda each: each.__name__)
def test_d96_12_a_hostile_zip_is_refused_and_never_unpacked(
    sound: bytes, made: Made, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "packet.zip"
    path.write_bytes(made(sound))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Broken, match=HOSTILE[made]):
        verify(path)
    assert list(tmp_path.rglob("*")) == [path]
