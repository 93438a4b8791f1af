"""Clips, letters and scans for tests, the same every time: what a phone films, a practice writes and a scanner measures.

H.264, HEVC and sound come from ffmpeg (Debian's package of that name), as Debian's heif-enc makes our HEIC: the wheels that the house
runs on decode them, and hold no encoder for them.
"""

import functools
import io
import pathlib
import shutil
import struct
import subprocess
import tempfile
from typing import Any, cast

import cv2
import numpy as np
import typst

from tests import factories

DARK_FRAMES = 10
"""A clip begins before its light is on."""


def frames(count: int, width: int, height: int, words: str = "UPRIGHT") -> list["np.ndarray[tuple[int, ...], np.dtype[np.uint8]]"]:
    """A mouth with a marker in each corner, as many times; black at first, then with a bar that moves on; BGR."""
    still = cv2.cvtColor(np.asarray(factories.mouth(width, height, words=words)), cv2.COLOR_RGB2BGR)
    made = []
    for number in range(count):
        frame = still.copy() if number >= DARK_FRAMES else np.zeros_like(still)
        at = width // 4 + (width // 2) * number // count
        cv2.rectangle(frame, (at, height // 2), (at + width // 16, height // 2 + height // 12), (40, 220, 220), -1)
        made.append(frame.astype(np.uint8))
    return made


@functools.lru_cache(maxsize=16)
def by_opencv(coding: str, suffix: str = ".mp4", count: int = 60, width: int = 640, height: int = 480, rate: int = 30) -> bytes:
    """What OpenCV's own writer makes: `coding` is its four letters."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / f"clip{suffix}"
        writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*coding), rate, (width, height))
        assert writer.isOpened(), coding
        for frame in frames(count, width, height):
            writer.write(frame)
        writer.release()
        return path.read_bytes()


@functools.lru_cache(maxsize=16)
def by_ffmpeg(*said: str, suffix: str = ".mp4", count: int = 60, rate: int = 30) -> bytes:
    """The same clip, coded again as `said`."""
    program = shutil.which("ffmpeg")
    assert program, "ffmpeg is missing: install Debian's package ffmpeg"
    with tempfile.TemporaryDirectory() as folder:
        source, made = pathlib.Path(folder) / "source.mp4", pathlib.Path(folder) / f"made{suffix}"
        source.write_bytes(by_opencv("mp4v", count=count, rate=rate))
        subprocess.run((program, "-v", "error", "-y", "-i", source, *said, "-threads", "1", made), check=True)
        return made.read_bytes()


_MATRICES = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def turned(original: bytes, clockwise: int) -> bytes:
    """With another matrix in its track's head, as a phone writes it that is held otherwise; degrees."""
    a, b, c, d = (part * 0x10000 for part in _MATRICES[clockwise])
    at = original.index(b"tkhd") + 4 + 40
    return original[:at] + struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 0x40000000) + original[at + 36 :]


def as_opencv_turns_it(original: bytes) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    """The last frame as OpenCV's own reader shows it, which obeys the track's matrix by itself; BGR."""
    reader = cv2.VideoCapture(cast(Any, io.BytesIO(original)), cv2.CAP_FFMPEG, [])
    frame = None
    while (read := reader.read())[0]:
        frame = read[1]
    assert frame is not None
    return frame.astype(np.uint8)


H264 = ("-c:v", "libx264", "-preset", "veryfast", "-g", "30", "-bf", "2", "-pix_fmt", "yuv420p")
HEVC = ("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none:keyint=30", "-tag:v", "hvc1", "-pix_fmt", "yuv420p10le")
SOUND = ("-f", "lavfi", "-i", "sine=frequency=440:duration=2", "-c:a", "aac", "-shortest")


def letter(*pages: str) -> bytes:
    """A PDF of typst's; each page is its markup."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "letter.typ"
        source.write_text('#set page("us-letter")\n' + "\n#pagebreak()\n".join(pages), encoding="utf-8")
        made = typst.compile(str(source), format="pdf", ignore_system_fonts=True)
        assert isinstance(made, bytes)
        return made


def pdf(*objects: bytes, more: bytes = b"") -> bytes:
    """A PDF put together by hand: the first object is its catalogue; `more` is said in its trailer."""
    written, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % each for each in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R %b>>\nstartxref\n%d\n%%%%EOF\n"
    return written + end % (len(places) + 1, table, len(places) + 1, more, len(written))


def stream(said: bytes, dictionary: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(said), dictionary, said)


def form(*pages: bytes) -> bytes:
    """A letter with a field that somebody filled in, which also tries to act: by script, by launch, by address, with an attachment."""
    acts = (
        b"/OpenAction << /S /JavaScript /JS (app.launchURL('http://127.0.0.1:9/'); this.exportDataObject({cName: 'x', nLaunch: 2});) >>"
        b" /AA << /WC << /S /Launch /F (/bin/sh) >> >> /Names << /EmbeddedFiles << /Names [(x.exe) 8 0 R] >> >>"
    )
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /DR << /Font << /F1 6 0 R >> >> >> %b >>" % acts,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 6 0 R >> >> /Annots [5 0 R]"
        b" /AA << /O << /S /URI /URI (http://127.0.0.1:9/) >> >> >>",
        stream(b"BT /F1 24 Tf 100 700 Td (Dear Doctor) Tj ET"),
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (n) /V (FILLED IN) /DA (/F1 18 Tf 0 g) /Rect [100 600 400 640] /F 4"
        b" /AP << /N 7 0 R >>"
        b" /A << /S /SubmitForm /F (http://127.0.0.1:9/) >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream(
            b"BT /F1 24 Tf 2 8 Td (FILLED IN) Tj ET",
            b"/Type /XObject /Subtype /Form /BBox [0 0 300 40] /Resources << /Font << /F1 6 0 R >> >>",
        ),
        b"<< /Type /Filespec /F (x.exe) /EF << /F 9 0 R >> >>",
        stream(b"MZ"),
    )


def locked() -> bytes:
    """A PDF under a password (40-bit RC4, whose key nobody has)."""
    empty = pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")
    guard = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <%b> /U <%b> /P -4 >> /ID [<00><00>] " % (b"5a" * 32, b"a5" * 32)
    return empty.replace(b"/Root 1 0 R ", b"/Root 1 0 R " + guard)


def stl(triangles: int = 400, head: bytes = b"made by a scanner") -> bytes:
    """A binary STL: places in millimetres."""
    kind = np.dtype([("place", "<f4", 12), ("more", "<u2")])
    made = np.zeros(triangles, kind)
    made["place"] = np.random.default_rng(5).uniform(-30, 30, (triangles, 12))
    return head.ljust(80, b" ") + struct.pack("<I", triangles) + made.tobytes()


def stl_in_words(triangles: int = 3) -> bytes:
    corner = "    vertex 0.0 1.5e0 -2\n"
    return (
        "solid upper jaw\n" + f"facet normal 0 0 1\n  outer loop\n{corner * 3}  endloop\nendfacet\n" * triangles + "endsolid upper jaw\n"
    ).encode()


def ply(vertices: int = 3, ends: bytes = b"\n", told: int | None = None) -> bytes:
    """A binary PLY; `told` are the vertices that its head claims."""
    lines = (
        b"ply",
        b"format binary_little_endian 1.0",
        b"comment made by a scanner",
        b"element vertex %d" % (vertices if told is None else told),
        *(b"property float " + axis for axis in (b"x", b"y", b"z")),
        b"element face 1",
        b"property list uchar int vertex_indices",
        b"end_header",
    )
    body = np.arange(vertices * 3, dtype="<f4").tobytes() + b"\3" + np.arange(3, dtype="<i4").tobytes()
    return ends.join(lines) + ends + body


def jpegs(film: bytes | memoryview, sizes: tuple[int, ...]) -> list[io.BytesIO]:
    """The frames of a film."""
    ends = np.cumsum(sizes)
    return [io.BytesIO(bytes(film[end - size : end])) for size, end in zip(sizes, ends, strict=True)]
