"""What is no picture, and what is two things at once: programs, pages, archives, and pictures that carry them."""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

from tests import factories
from tests.workers.imaging.hostile import photos, pngs
from tests.workers.imaging.hostile.boxes import Box
from tests.workers.imaging.hostile.cases import Case, Makers
from tests.workers.imaging.hostile.films import file, picture
from tests.workers.imaging.mutations.letters import letter
from tests.workers.imaging.mutations.seeds import scene, seed

SCRIPT = b"<script>document.title='ran';alert('ran');fetch('http://127.0.0.1:9/ran')</script>"
PAGE = b"<!DOCTYPE html><html><body>" + SCRIPT + b"</body></html>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload=\"document.title='ran'\">" + SCRIPT + b"</svg>"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!" + b"$H+H*"
LAUGHS = b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%b'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)
PROGRAM = b"MZ\x90\0" + b"\0" * 56 + struct.pack("<I", 128) + b"\0" * 64 + b"PE\0\0\x64\x86" + b"\0" * 400
ELF = b"\x7fELF\2\1\1" + b"\0" * 9 + struct.pack("<HHI", 2, 62, 1) + b"\0" * 400
NEEDLES = (b"<script", b"onload", b"document.title", b"EICAR", b"alert(", b"PK\x03\x04", b"%PDF", b"/bin/sh", b"root:")
"""What a second nature is known by: none of it is in a picture that is served."""


def archive(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in files:
            made.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def picture_of(name: str) -> bytes:
    """The scene as a kind that is not taken."""
    out = io.BytesIO()
    scene(1024, 1000).save(out, name)
    return out.getvalue()


def stored(content: bytes) -> bytes:
    """A deflate stream of stored blocks, so that what is in it stands there in the clear (RFC 1951 section 3.2.4)."""
    packer = zlib.compressobj(0, wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush() + struct.pack(">I", zlib.adler32(content))


def tape() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        member = tarfile.TarInfo("../../etc/passwd")
        member.size = 4
        made.addfile(member, io.BytesIO(b"root"))
    return out.getvalue()


NOTHING: dict[str, bytes] = {
    "one byte": b"\xff",
    "two bytes": b"\xff\xd8",
    "a mark of order": b"\xef\xbb\xbf",
    "a megabyte of zeros": bytes(1_000_000),
    "a megabyte of ones": b"\xff" * 1_000_000,
    "words": factories.text_named_jpg(),
    "EICAR": EICAR,
    "page": PAGE,
    "page behind spaces": b" " * 600 + PAGE,
    "svg": SVG,
    "svg in xml": b"<?xml version='1.0'?>" + SVG,
    "xml of a billion laughs": LAUGHS + b"]><l>&j;</l>",
    "xml that reads a file": b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><l>&a;</l>",
    "shell script": b"#!/bin/sh\nrm -rf /\n",
    "python script": b"#!/usr/bin/env python3\nimport os; os.system('id')\n",
    "PowerShell": b"Invoke-WebRequest http://127.0.0.1:9/\r\n" * 9,
    "batch": b"@echo off\r\ndel *.*\r\n",
    "PHP": b"<?php system($_GET['c']); ?>",
    "Windows program": PROGRAM,
    "Linux program": ELF,
    "Java class": b"\xca\xfe\xba\xbe\0\0\0\x37" + b"\0" * 200,
    "WebAssembly": b"\0asm\1\0\0\0" + b"\0" * 200,
    "RTF": b"{\\rtf1{\\object\\objocx\\objdata 0105}}",
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "PostScript": b"%!PS-Adobe-3.0\n(%pipe%id) (w) file\nshowpage\n",
    "PostScript picture": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "GIF": b"GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;",
    "GIF of a script": b"GIF89a/*\0\0" + b"\0" * 20 + b"*/=1;alert(1)",
    "BMP": b"BM" + struct.pack("<IIIIiiHH", 1 << 30, 0, 54, 40, 60_000, 60_000, 1, 24) + b"\0" * 99,
    "icon": b"\0\0\1\0\1\0\0\0\0\0\1\0\x20\0\xff\xff\xff\xff\x16\0\0\0",
    "Photoshop": b"8BPS\0\1" + b"\0" * 6 + struct.pack(">HIIHH", 3, 30_000, 30_000, 8, 3) + b"\0" * 99,
    "JPEG 2000 alone": b"\xff\x4f\xff\x51" + b"\0" * 99,
    "JPEG XL alone": b"\xff\x0a" + b"\0" * 99,
    "metafile": b"\xd7\xcd\xc6\x9a" + b"\0" * 99,
    "Matroska": b"\x1a\x45\xdf\xa3" + b"\0" * 99,
    "AVI": b"RIFF\xff\xff\xff\xffAVI LIST" + b"\0" * 99,
    "WAV": b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 99,
    "MP3": b"ID3\4\0\0\0\0\0\0" + b"\0" * 99,
    "playlist": b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
    "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 99,
    "RAR": b"Rar!\x1a\x07\1\0" + b"\0" * 99,
    "shortcut": b"L\0\0\0\1\x14\2\0" + b"\0" * 99,
    "SQLite": b"SQLite format 3\0" + b"\0" * 99,
    "HDF5": b"\x89HDF\r\n\x1a\n" + b"\0" * 99,
    "still of an unknown brand": Box(b"ftyp", b"evil\0\0\0\0evil").written() + b"\0" * 99,
}
"""Each is refused as no kind that is taken."""


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "zip": lambda: archive(("../../etc/passwd", b"root")),
    "zip bomb": lambda: archive(("a", bytes(1000))) * 3,
    "office letter": lambda: archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"), ("word/vbaProject.bin", b"\0")),
    "gzip bomb": lambda: gzip.compress(bytes(50_000_000), mtime=0),
    "tar": tape,
    "bitmap of a photo": lambda: picture_of("BMP"),
    "animation of a photo": lambda: picture_of("GIF"),
}

TWO_AT_ONCE: dict[str, Callable[[], bytes]] = {
    "photo and page behind it": lambda: photos.plain() + PAGE,
    "photo and page in its comment": lambda: photos.with_segments(photos.segment(0xFE, PAGE)),
    "photo and page in a segment": lambda: photos.with_segments(photos.segment(0xED, b"Photoshop 3.0\0" + PAGE)),
    "photo and script in its EXIF": lambda: photos.exif(b"II*\0\x08\0\0\0\1\0\x0e\1\2\0\x78\0\0\0\x1a\0\0\0\0\0\0\0" + SCRIPT),
    "photo and script in its XMP": lambda: photos.with_segments(photos.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + SVG)),
    "photo and script in its profile": lambda: photos.with_segments(photos.segment(0xE2, b"ICC_PROFILE\0\1\1" + PAGE * 9)),
    "photo and archive": lambda: photos.plain() + archive(("a.html", PAGE)),
    "photo and letter": lambda: photos.with_segments(photos.segment(0xFE, letter()[:60_000])),
    "photo and program": lambda: photos.plain() + PROGRAM + ELF,
    "photo and EICAR": lambda: photos.with_segments(photos.segment(0xFE, EICAR)),
    "photo and clip": lambda: photos.plain() + seed("MP4"),
    "photo and photo": lambda: photos.plain() * 2,
    "photo as a script": lambda: photos.with_segments(
        photos.segment(0xE0, b"/*" + b"\0" * 60) + photos.segment(0xFE, b"*/=alert('ran');/*")
    ),
    "png and page": lambda: pngs.sound(pngs.chunk(b"tEXt", b"Comment\0" + PAGE)) + PAGE,
    "png and script in deflate": lambda: pngs.png(
        400, 300, pngs.chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + SVG), data=b"\x78\x01" + stored(bytes(401 * 300))
    ),
    "png and archive": lambda: pngs.sound() + archive(("a.html", PAGE)),
    "webp and page": lambda: pngs.extended(behind=((b"XMP ", PAGE),), flags=4) + PAGE,
    "avif and page": lambda: seed("AVIF") + Box(b"free", PAGE).written(),
    "heic and page": lambda: seed("HEIC") + Box(b"uuid", b"\0" * 16 + PAGE).written(),
    "film that starts as a program": lambda: file(picture(), preamble=PROGRAM[:128]),
    "film that starts as a page": lambda: file(picture(), preamble=PAGE[:120]),
    "film that starts as a TIFF": lambda: file(picture(), preamble=b"II*\0\x08\0\0\0" + b"\1\0\0\1\4\0\1\0\0\0\xff\xff\0\0"),
    "film that starts as a letter": lambda: file(picture(), preamble=b"%PDF-1.7\n"),
    "film that starts as a photo": lambda: file(picture(), preamble=b"\xff\xd8\xff\xe0\0\x7a"),
    "film that starts as an archive": lambda: file(picture(), preamble=b"PK\3\4") + archive(("a.html", PAGE)),
    "film that starts as a PNG": lambda: file(picture(), preamble=b"\x89PNG\r\n\x1a\n"),
}
"""Each is a sound picture of its first kind, and nothing else of it may come through."""


CASES: Makers = {
    **{name: Case(partial(bytes, content), "wrong_type") for name, content in NOTHING.items()},
    **{name: Case(make, "wrong_type") for name, make in ARCHIVES.items()},
    **{name: Case(make, "shown") for name, make in TWO_AT_ONCE.items()},
    "nothing": Case(lambda: b"", "empty"),
    "letter and photo": Case(lambda: letter() + photos.plain(), "shown"),
    "letter and archive": Case(lambda: letter() + archive(("a.html", PAGE)), "shown"),
    "letter behind a thousand bytes": Case(lambda: b"\n" * 1000 + letter(), "wrong_type", "shown"),
    "clip and page": Case(lambda: seed("MP4") + Box(b"free", PAGE).written(), "shown"),
}
