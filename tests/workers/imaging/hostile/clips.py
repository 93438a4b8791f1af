"""Clips that mean harm: hours that are not there, media that lies elsewhere, tables of billions (ISO 14496-12, QuickTime)."""

import struct
import zlib

from tests.workers.imaging.hostile.boxes import Box, edited, everywhere, large, nested, parsed, replaced, with_content, without
from tests.workers.imaging.hostile.cases import Allowed, Case, Makers
from tests.workers.imaging.hostile.pngs import zeros
from tests.workers.imaging.mutations.seeds import seed

MP4 = Box(b"ftyp", b"isom\0\0\2\0isomiso2mp41").written()
MOV = Box(b"ftyp", b"qt  \0\0\0\0qt  ").written()
TEN_HOURS = 36_000


def elsewhere(address: bytes) -> bytes:
    """A clip whose samples are said to lie at an address (ISO 14496-12 section 8.7.2)."""
    return edited(seed("MOV"), b"dref", lambda box: setattr(box, "inside", [Box(b"url ", b"\0\0\0\0" + address + b"\0")]))


def alias(path: bytes) -> bytes:
    """The same by QuickTime's alias to a file."""
    record = b"\0" * 4 + struct.pack(">HH", 150 + len(path), 2) + b"\0" * 142 + struct.pack(">HH", 2, len(path)) + path + b"\xff\xff\0\0"
    return edited(seed("MOV"), b"dref", lambda box: setattr(box, "inside", [Box(b"alis", b"\0\0\0\0" + record)]))


def lasting(seconds: int) -> bytes:
    """A clip that says everywhere that it runs so long: each sample of its table lasts that much longer."""
    whole = seed("MP4")
    scale = int.from_bytes(next(box for box in _inside(whole) if box.name == b"mdhd").content[12:16], "big")
    frames = int.from_bytes(next(box for box in _inside(whole) if box.name == b"stts").content[8:12], "big")
    whole = with_content(whole, b"stts", 12, struct.pack(">I", seconds * scale // frames))
    whole = with_content(whole, b"mdhd", 16, struct.pack(">I", seconds * scale))
    return with_content(with_content(whole, b"mvhd", 16, struct.pack(">I", seconds * 1000)), b"tkhd", 20, struct.pack(">I", seconds * 1000))


def _inside(whole: bytes) -> list[Box]:
    return everywhere(parsed(whole))


def sized(width: int, height: int) -> bytes:
    """Other sizes in the track's head, in the sample's description and in each JPEG of the MOV."""
    whole = with_content(seed("MOV"), b"stsd", 8 + 32, struct.pack(">HH", width, height)).replace(
        b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 480, 640), b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width)
    )
    return with_content(whole, b"tkhd", 76, struct.pack(">II", width << 16, height << 16))


def packed_head(megabytes: int) -> bytes:
    """QuickTime's deflated head, of a bomb."""
    bomb = Box(b"cmvd", struct.pack(">I", megabytes * 1_000_000) + zeros(megabytes))
    return MOV + Box(b"moov", b"", [Box(b"cmov", b"", [Box(b"dcom", b"zlib"), bomb])]).written()


def tracks(count: int) -> bytes:
    return edited(seed("MP4"), b"moov", lambda box: box.inside.extend([box.inside[1]] * count))


HARMED: tuple[Allowed, ...] = ("undecodable", "limit", "too_long")
CASES: Makers = {
    "mp4 of ten hours": Case(lambda: lasting(TEN_HOURS), "too_long"),
    "mp4 of sixty-two seconds": Case(lambda: lasting(62), "too_long"),
    "mp4 of no time": Case(lambda: with_content(seed("MP4"), b"mdhd", 12, b"\0" * 8), "undecodable", "shown", "too_long"),
    "mov at an address": Case(lambda: elsewhere(b"http://127.0.0.1:9/clip.mov"), "unsupported", "undecodable"),
    "mov at a file": Case(lambda: elsewhere(b"file:///etc/passwd"), "unsupported", "undecodable"),
    "mov alias to a file": Case(lambda: alias(b"/etc/passwd"), "unsupported", "undecodable"),
    "mov 65,535 x 65,535": Case(lambda: sized(65_535, 65_535), "limit", "undecodable"),
    "mov 16,000 x 16,000": Case(lambda: sized(16_000, 16_000), "limit", "undecodable"),
    "mov of no size": Case(lambda: sized(0, 0), "undecodable", "too_small", "shown"),
    "mov deflated head of a gigabyte": Case(lambda: packed_head(1000), "no_picture", "undecodable", "limit"),
    "mov deflated head of nothing": Case(
        lambda: MOV + Box(b"moov", b"", [Box(b"cmov", zlib.compress(b""))]).written(), "no_picture", "undecodable"
    ),
    "mp4 of 4 billion samples": Case(lambda: with_content(seed("MP4"), b"stsz", 4, b"\0\0\0\1\xff\xff\xff\xff"), *HARMED, "shown"),
    "mp4 of 4 billion sizes": Case(lambda: with_content(seed("MP4"), b"stsz", 8, b"\xff\xff\xff\xff"), *HARMED),
    "mp4 of 4 billion times": Case(lambda: replaced(seed("MP4"), b"stts", b"\0\0\0\0\0\0\0\1\xff\xff\xff\xff\0\0\0\1"), *HARMED, "shown"),
    "mp4 of 4 billion time entries": Case(lambda: with_content(seed("MP4"), b"stts", 4, b"\xff\xff\xff\xff"), *HARMED),
    "mp4 of 4 billion chunks": Case(lambda: with_content(seed("MP4"), b"stco", 4, b"\xff\xff\xff\xff"), *HARMED),
    "mp4 with its chunks nowhere": Case(lambda: with_content(seed("MP4"), b"stco", 8, b"\xff\xff\xff\xff"), *HARMED),
    "mp4 of samples of 4 gigabytes": Case(lambda: with_content(seed("MP4"), b"stsz", 12, b"\xff\xff\xff\xff" * 3), *HARMED),
    "mp4 of 4 billion descriptions": Case(lambda: with_content(seed("MP4"), b"stsd", 4, b"\xff\xff\xff\xff"), *HARMED, "shown"),
    "mp4 without a description": Case(lambda: without(seed("MP4"), b"stsd"), "undecodable"),
    "mp4 without its head": Case(lambda: without(seed("MP4"), b"moov"), "undecodable", "no_picture"),
    "mp4 of sound alone": Case(lambda: with_content(seed("MP4"), b"hdlr", 8, b"soun"), "undecodable", "no_picture"),
    "mp4 of 3000 tracks": Case(lambda: tracks(3000), "shown", "limit", "undecodable"),
    "mp4 of heads in heads": Case(lambda: MP4 + nested(b"moov", 10_000), "no_picture", "undecodable", "limit"),
    "mp4 of tracks in tracks": Case(lambda: MP4 + Box(b"moov", nested(b"trak", 10_000)).written(), "no_picture", "undecodable", "limit"),
    "mp4 box of 9 exabytes": Case(lambda: MP4 + large(b"mdat", (1 << 63) - 1, b"\0" * 99), "undecodable", "no_picture"),
    "mp4 of a million empty boxes": Case(lambda: MP4 + b"\0\0\0\x08free" * 1_000_000, "undecodable", "limit", "no_picture"),
    "mp4 of 100,000 fragments": Case(
        lambda: MP4 + (Box(b"moof", b"", [Box(b"mfhd", b"\0" * 8), Box(b"traf", b"")]).written()) * 100_000,
        "undecodable",
        "limit",
        "no_picture",
    ),
    "mp4 of a playlist": Case(
        lambda: MP4 + b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n" * 20, "undecodable", "no_picture"
    ),
    "mp4 of nothing": Case(lambda: MP4, "undecodable", "no_picture"),
    "mov of nothing": Case(lambda: MOV, "undecodable", "no_picture"),
}
