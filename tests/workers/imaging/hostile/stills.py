"""HEICs and AVIFs that mean harm: grids of the world, items made of themselves, boxes in boxes (ISO 23008-12)."""

import struct
from functools import partial

from tests.workers.imaging.hostile.boxes import Box, edited, large, nested, parsed, replaced, with_content, without
from tests.workers.imaging.hostile.cases import Case, Makers
from tests.workers.imaging.mutations.seeds import seed

HEIC = Box(b"ftyp", b"heic\0\0\0\0mif1heic").written()
AVIF = Box(b"ftyp", b"avif\0\0\0\0avifmif1miaf").written()


def meta(items: list[tuple[int, bytes]], idat: bytes, references: bytes, properties: list[Box], primary: int = 1) -> bytes:
    """A meta box by hand: items with their types, all with their data in `idat`, all with every property."""
    entries = [Box(b"infe", struct.pack(">IHH4s", 2 << 24, number, 0, kind) + b"\0") for number, kind in items]
    places = b"".join(struct.pack(">HHHHII", number, 1, 0, 1, 0, len(idat)) for number, _ in items)
    associated = b"".join(struct.pack(">HB", number, len(properties)) + bytes(range(1, len(properties) + 1)) for number, _ in items)
    return Box(
        b"meta",
        b"\0\0\0\0",
        [
            Box(b"hdlr", b"\0" * 8 + b"pict" + b"\0" * 13),
            Box(b"pitm", struct.pack(">IH", 0, primary)),
            Box(b"iinf", struct.pack(">IH", 0, len(items)), entries),
            Box(b"iloc", struct.pack(">IBBH", 1 << 24, 0x44, 0, len(items)) + places),
            Box(b"iref", b"\0\0\0\0" + references),
            Box(b"iprp", b"", [Box(b"ipco", b"", properties), Box(b"ipma", struct.pack(">II", 0, len(items)) + associated)]),
            Box(b"idat", idat),
        ],
    ).written()


def derived(number: int, of: list[int], kind: bytes = b"dimg") -> bytes:
    return Box(kind, struct.pack(">HH", number, len(of)) + b"".join(struct.pack(">H", each) for each in of)).written()


def ispe(width: int, height: int) -> Box:
    return Box(b"ispe", struct.pack(">III", 0, width, height))


def grid(rows: int, columns: int, width: int, height: int, of: list[int], kind: bytes = b"hvc1") -> bytes:
    """A grid of so many tiles, whose tiles are all the same nothing or the grid itself."""
    idat = struct.pack(">BBBBII", 0, 1, rows - 1, columns - 1, width, height)
    items = [(1, b"grid"), *((number, kind) for number in set(of) - {1})]
    return meta(items, idat, derived(1, of), [ispe(width, height)])


def overlay_of_itself() -> bytes:
    return HEIC + meta([(1, b"iovl"), (2, b"iden")], b"\0" * 40, derived(1, [2]) + derived(2, [1]), [ispe(2000, 2000)])


def turned(times: int) -> bytes:
    """A photo whose item is turned over and over; a turn of 90 degrees is a property like any other."""
    return edited(seed("HEIC"), b"ipco", lambda box: box.inside.extend([Box(b"irot", b"\1")] * times))


def sized(name: str, width: int, height: int) -> bytes:
    """A sound still whose every size is said to be another."""
    return with_content(seed(name), b"ispe", 4, struct.pack(">II", width, height))


CASES: Makers = {
    **{
        f"{name.lower()} said to be {width} x {height}": Case(partial(sized, name, width, height), "limit", "undecodable", "too_small")
        for name in ("HEIC", "AVIF")
        for width, height in ((65_535, 65_535), (0xFFFFFFFF, 0xFFFFFFFF), (0, 0), (14_000, 14_000))
    },
    "heic grid of 256 x 256": Case(lambda: HEIC + grid(256, 256, 60_000, 60_000, [2] * 65_535), "limit", "undecodable"),
    "heic grid of itself": Case(lambda: HEIC + grid(2, 2, 4000, 4000, [1, 1, 1, 1]), "undecodable", "limit"),
    "heic grid without tiles": Case(lambda: HEIC + grid(2, 2, 4000, 4000, []), "undecodable"),
    "heic grid of no size": Case(lambda: HEIC + grid(1, 1, 0, 0, [2]), "undecodable", "too_small"),
    "avif grid of 256 x 256": Case(lambda: AVIF + grid(256, 256, 65_536, 65_536, [2] * 65_535, b"av01"), "limit", "undecodable"),
    "heic overlay of itself": Case(overlay_of_itself, "undecodable"),
    "heic of an unknown primary": Case(lambda: with_content(seed("HEIC"), b"pitm", 4, b"\xff\xff"), "undecodable"),
    "heic turned 5000 times": Case(lambda: turned(5000), "shown", "undecodable", "limit"),
    "heic of 65,535 places": Case(lambda: replaced(seed("HEIC"), b"iloc", b"\1\0\0\0\x44\0\xff\xff" + b"\0" * 900), "undecodable", "limit"),
    "heic of places past the end": Case(
        lambda: replaced(seed("HEIC"), b"iloc", b"\0\0\0\0\x44\0\0\1\0\1\0\0\0\1" + b"\xff" * 8), "undecodable"
    ),
    "heic with its picture nowhere": Case(lambda: parsed(seed("HEIC"))[0].written() + parsed(seed("HEIC"))[1].written(), "undecodable"),
    "heic without properties": Case(lambda: without(seed("HEIC"), b"ipma"), "undecodable", "limit"),
    "heic without a codec's words": Case(lambda: without(seed("HEIC"), b"hvcC"), "undecodable"),
    "heic of codec's words that lie": Case(lambda: with_content(seed("HEIC"), b"hvcC", 22, b"\xff\xff\xff\xff\xff"), "undecodable"),
    "avif of codec's words that lie": Case(lambda: with_content(seed("AVIF"), b"av1C", 0, b"\xff\xff\xff\xff"), "undecodable", "shown"),
    "heic of boxes in boxes": Case(lambda: HEIC + nested(b"meta", 10_000, b"\0\0\0\0"), "undecodable", "limit"),
    "heic of properties in properties": Case(lambda: HEIC + nested(b"ipco", 10_000), "undecodable", "wrong_type", "limit"),
    "heic box of 9 exabytes": Case(lambda: HEIC + large(b"meta", (1 << 63) - 1, b"\0" * 99), "undecodable"),
    "heic box of 1 byte": Case(lambda: HEIC + b"\0\0\0\2meta" + b"\0" * 99, "undecodable"),
    "heic box without an end": Case(lambda: HEIC + b"\0\0\0\0meta" + b"\0" * 99, "undecodable"),
    "heic of a million empty boxes": Case(lambda: HEIC + b"\0\0\0\x08free" * 1_000_000, "undecodable", "limit"),
    "heic of a million brands": Case(lambda: Box(b"ftyp", b"heic\0\0\0\0" + b"mif1" * 1_000_000).written(), "undecodable", "wrong_type"),
    "heic of 4 billion references": Case(
        lambda: HEIC + meta([(1, b"hvc1")], b"\0", struct.pack(">I4sHH", 12, b"dimg", 1, 65_535), [ispe(2000, 2000)]), "undecodable"
    ),
    "heic uncompressed of the world": Case(
        lambda: HEIC + meta([(1, b"unci")], b"\0" * 90, b"", [ispe(60_000, 60_000), Box(b"uncC", b"\0\0\0\0rgb3")]), "undecodable", "limit"
    ),
    "heic of a mask of itself": Case(
        lambda: HEIC + meta([(1, b"hvc1")], b"\0" * 90, derived(1, [1], b"auxl") + derived(1, [1], b"thmb"), [ispe(2000, 2000)]),
        "undecodable",
    ),
    "avif of nothing": Case(lambda: AVIF, "undecodable"),
    "heic of nothing": Case(lambda: HEIC, "undecodable"),
}
