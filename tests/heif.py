"""HEIF containers put together by hand (ISO 14496-12, ISO 23008-12) from pictures that Debian's heif-enc has coded: what phones write and
it does not, such as tiles, collections and turns.
"""

import functools
import io
import pathlib
import subprocess
import tempfile

from msgspec import Struct
from PIL import Image


class Item(Struct, frozen=True):
    """One part of a file. `refers`: a kind of reference and the numbers of the parts, counted from one, that it is made to."""

    kind: bytes
    content: bytes
    properties: tuple[bytes, ...] = ()
    refers: tuple[bytes, tuple[int, ...]] | None = None
    hidden: bool = False


def box(kind: bytes, *content: bytes) -> bytes:
    """A box; of a full one the content begins with version and flags."""
    whole = b"".join(content)
    return (8 + len(whole)).to_bytes(4, "big") + kind + whole


def container(items: list[Item], primary: int, *more: bytes) -> bytes:
    """A HEIC of these parts, of which the one numbered `primary` is the picture; `more` boxes lie with the others that describe it."""
    start = box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    length = len(_meta(items, primary, 0, more))
    return start + _meta(items, primary, len(start) + length + 8, more) + box(b"mdat", *(item.content for item in items))


def coded(picture: Image.Image, hidden: bool = False, properties: tuple[bytes, ...] = ()) -> Item:
    """A picture as one coded part."""
    whole = encoded(picture)
    configuration = whole.index(b"hvcC") - 4
    size = int.from_bytes(whole[configuration : configuration + 4], "big")
    content = whole[whole.index(b"mdat") + 4 :]
    return Item(b"hvc1", content, (whole[configuration : configuration + size], sides(*picture.size), *properties), None, hidden)


def grid(picture: Image.Image, columns: int, rows: int, properties: tuple[bytes, ...] = ()) -> list[Item]:
    """A picture in tiles, as an iPhone writes it: the first part refers to the others (ISO 23008-12 section 6.6.2.3)."""
    width, height = picture.size[0] // columns, picture.size[1] // rows
    tiles = [
        coded(picture.crop((x * width, y * height, (x + 1) * width, (y + 1) * height)), hidden=True)
        for y in range(rows)
        for x in range(columns)
    ]
    plan = bytes((0, 0, rows - 1, columns - 1)) + b"".join(side.to_bytes(2, "big") for side in picture.size)
    refers = (b"dimg", tuple(range(2, 2 + len(tiles))))
    return [Item(b"grid", plan, (sides(*picture.size), *properties), refers), *tiles]


def sides(width: int, height: int) -> bytes:
    return box(b"ispe", bytes(4), width.to_bytes(4, "big"), height.to_bytes(4, "big"))


def turned(quarters: int) -> bytes:
    """To be turned by so many quarters against the clock."""
    return box(b"irot", bytes((quarters,)))


def mirrored(axis: int) -> bytes:
    return box(b"imir", bytes((axis,)))


def codes(primaries: int, transfer: int) -> bytes:
    """Colours by the codes of ITU-T H.273."""
    return box(b"colr", b"nclx", primaries.to_bytes(2, "big"), transfer.to_bytes(2, "big"), (6).to_bytes(2, "big"), b"\x80")


def camera(exif: Image.Exif) -> Item:
    """What EXIF tells, of the first part."""
    block = exif.tobytes().removeprefix(b"Exif\0\0")
    return Item(b"Exif", bytes(4) + block, (), (b"cdsc", (1,)), True)


@functools.lru_cache(maxsize=16)
def encoded_png(picture: bytes, bits: int) -> bytes:
    """The file that heif-enc (package libheif-examples) makes of a PNG; of a 16-bit one `bits` are kept."""
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder, "a.png"), pathlib.Path(folder, "a.heic")
        source.write_bytes(picture)
        command = ["heif-enc", "-q", "85", "-b", str(bits), "-o", str(made), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return made.read_bytes()


def encoded(picture: Image.Image) -> bytes:
    """The file that heif-enc makes of a picture."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return encoded_png(out.getvalue(), 8)


def _meta(items: list[Item], primary: int, begin: int, more: tuple[bytes, ...]) -> bytes:
    numbered = list(enumerate(items, 1))
    entries, belonging, shared, at = [], [], list[bytes](), begin
    for number, item in numbered:
        entries.append(number.to_bytes(2, "big") + bytes(2) + b"\0\1" + at.to_bytes(4, "big") + len(item.content).to_bytes(4, "big"))
        at += len(item.content)
        if item.properties:
            places = range(len(shared) + 1, len(shared) + 1 + len(item.properties))
            shared.extend(item.properties)
            belonging.append(number.to_bytes(2, "big") + bytes((len(places), *(0x80 | place for place in places))))
    infos = [
        box(b"infe", bytes((2, 0, 0, item.hidden)), number.to_bytes(2, "big"), bytes(2), item.kind, b"\0") for number, item in numbered
    ]
    references = [
        box(
            item.refers[0],
            number.to_bytes(2, "big"),
            len(item.refers[1]).to_bytes(2, "big"),
            *(to.to_bytes(2, "big") for to in item.refers[1]),
        )
        for number, item in numbered
        if item.refers
    ]
    return box(
        b"meta",
        bytes(4),
        box(b"hdlr", bytes(8), b"pict", bytes(13)),
        box(b"pitm", bytes(4), primary.to_bytes(2, "big")),
        box(b"iloc", bytes(4), b"\x44\x00", len(items).to_bytes(2, "big"), *entries),
        box(b"iinf", bytes(4), len(infos).to_bytes(2, "big"), *infos),
        box(b"iref", bytes(4), *references),
        box(b"iprp", box(b"ipco", *shared), box(b"ipma", bytes(4), len(belonging).to_bytes(4, "big"), *belonging)),
        *more,
    )
