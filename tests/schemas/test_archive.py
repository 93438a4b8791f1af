"""The one zip that the house writes: others read it, it says nothing of when or where, and it is as long as was told."""

from __future__ import annotations

import io
import zipfile
import zlib

from schemas import archive
from schemas.archive import Archive

FILES = {"manifest.json": b"{}", "round-1/record.json": b"", "originals/one.jpg": bytes(range(256)) * 700}


def zipped(files: dict[str, bytes], step: int = 1000) -> bytes:
    """The zip of these files, the first with its checksum in front, each of them taken in pieces."""
    zip_, made = Archive(), []
    for number, (name, content) in enumerate(files.items()):
        made.append(zip_.begin(name, len(content), None if number else zlib.crc32(content)))
        for at in range(0, len(content), step):
            zip_.add(content[at : at + step])
        made += [content, zip_.end()]
    return b"".join((*made, zip_.directory()))


def test_d96_12_others_read_the_zip_and_find_no_fault() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(FILES))) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == FILES
        assert found.comment == b""
        for each in found.infolist():
            assert (each.compress_type, each.date_time, each.external_attr >> 16, each.extra) == (0, (1980, 1, 1, 0, 0, 0), 0o100644, b"")


def test_d96_12_the_zip_is_the_same_however_its_pieces_come_and_as_long_as_was_told() -> None:
    made = zipped(FILES)
    assert zipped(FILES, step=7) == made
    first, *others = [(name, len(content)) for name, content in FILES.items()]
    assert archive.length(first, others) == len(made)


def test_d96_12_a_header_tells_name_size_and_checksum_and_other_bytes_tell_nothing() -> None:
    header = archive.front("manifest.json", 2, 7)
    assert archive.told_in(header) == (len("manifest.json"), 2, 7)
    assert archive.told_in(header[: archive.HEADER_BYTES - 1]) is None
    assert archive.told_in(b"x" + header) is None
