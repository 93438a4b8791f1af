"""Letters that mean harm (PDF, ISO 32000): scripts, launches, addresses, loops, floods, locks; none is ever run or followed."""

import functools
import io
import zlib

import pypdf

from tests.workers.imaging.hostile.cases import Allowed, Case, Makers
from tests.workers.imaging.hostile.pngs import zeros
from tests.workers.imaging.mutations.letters import FONT, PAGE, letter, pdf, stream

ADDRESS = b"http://127.0.0.1:9/x"


def opening(action: bytes) -> bytes:
    """A letter that does something when it is opened, and the same on its page."""
    return letter(page=b"/AA << /O %b >>" % action, catalog=b"/OpenAction %b" % action)


def raw_stream(content: bytes, head: bytes) -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), head, content)


def pages_of(count: int) -> bytes:
    """So many pages, one object each."""
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>"
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count), *[page] * count)


def deep_tree(depth: int) -> bytes:
    """A tree of pages with one child at every level."""
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 /Parent %d 0 R >>" % (3 + n, 1 + n) for n in range(depth)]
    page = b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] >>" % (depth + 1)
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, page)


def tree(pages: bytes, page: bytes = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>") -> bytes:
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", pages, page)


def with_picture(head: bytes, content: bytes) -> bytes:
    """A page of one image object."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        stream(b"q 500 0 0 400 50 200 cm /I Do Q"),
        raw_stream(content, b"/Type /XObject " + head),
    )


def image(width: int, height: int, more: bytes = b"/Filter /FlateDecode", content: bytes | None = None) -> bytes:
    head = b"/Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 %b" % (width, height, more)
    return with_picture(head, zlib.compress(b"\x55" * 900) if content is None else content)


@functools.cache
def locked(word: str, owner: str = "owner") -> bytes:
    writer, out = pypdf.PdfWriter(clone_from=io.BytesIO(letter())), io.BytesIO()
    writer.encrypt(word, owner, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def prev(start: bytes) -> bytes:
    """A cross-reference table whose predecessor is told to be somewhere."""
    whole = letter()
    table = whole.index(b"xref\n")
    return whole.replace(b"trailer\n<< ", b"trailer\n<< /Prev %b " % (b"%d" % table if start == b"self" else start), 1)


def of_content(content: bytes) -> bytes:
    """A page of this content object."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        content,
        FONT,
    )


def packed(times: int) -> bytes:
    content = PAGE
    for _ in range(times):
        content = zlib.compress(content)
    return of_content(raw_stream(content, b"/Filter [%b]" % (b"/FlateDecode " * times)))


def self_measured() -> bytes:
    """A content whose length is the content."""
    return of_content(b"<< /Length 4 0 R >>\nstream\n%b\nendstream" % PAGE)


def of_letters_in_letters() -> bytes:
    """A font whose letters are drawn with the same font."""
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 4 0 R >> /FirstChar 68"
        b" /LastChar 68 /Widths [9] /Encoding << /Differences [68 /a] >> /Resources << /Font << /F1 5 0 R >> >> >>"
    )
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
    words = stream(b"BT /F1 9 Tf (DDDDDDDDDDDDDDDD) Tj ET")
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, words, font)


SHOWN_OR_NOT: tuple[Allowed, ...] = ("shown", "undecodable", "limit")

CASES: Makers = {
    "pdf that runs a script": Case(
        lambda: opening(b"<< /S /JavaScript /JS (app.alert\\(1\\); this.submitForm\\('http://127.0.0.1:9'\\)) >>"), "shown"
    ),
    "pdf that launches a program": Case(lambda: opening(b"<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) /P (/c calc) >> >>"), "shown"),
    "pdf that opens an address": Case(lambda: opening(b"<< /S /URI /URI (%b) >>" % ADDRESS), "shown"),
    "pdf that goes to another file": Case(lambda: opening(b"<< /S /GoToR /F (\\\\\\\\host\\\\share\\\\a.pdf) /D [0 /Fit] >>"), "shown"),
    "pdf that sends a form": Case(lambda: opening(b"<< /S /SubmitForm /F << /FS /URL /F (%b) >> >>" % ADDRESS), "shown"),
    "pdf that imports data": Case(lambda: opening(b"<< /S /ImportData /F (/etc/passwd) >>"), "shown"),
    "pdf with a form of its own": Case(
        lambda: letter(catalog=b"/AcroForm << /XFA 6 0 R /Fields [] >>", more=(stream(b"<xdp:xdp><script>1</script></xdp:xdp>"),)), "shown"
    ),
    "pdf with a program inside": Case(
        lambda: letter(
            catalog=b"/Names << /EmbeddedFiles << /Names [(a.exe) << /F (a.exe) /EF << /F 6 0 R >> >>] >> >>", more=(stream(b"MZ" * 900),)
        ),
        "shown",
    ),
    "pdf with its content at an address": Case(
        lambda: letter(page=b"/Thumb 6 0 R", more=(raw_stream(b"", b"/F << /FS /URL /F (%b) >>" % ADDRESS),)), "shown"
    ),
    "pdf that calls itself to open": Case(lambda: opening(b"<< /S /GoTo /D [3 0 R /Fit] /Next 1 0 R >>"), "shown"),
    "pdf tree of itself": Case(lambda: tree(b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), "undecodable", "no_picture", "limit"),
    "pdf tree of two that hold each other": Case(
        lambda: tree(b"<< /Type /Pages /Kids [3 0 R] /Count 9 >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"),
        "undecodable",
        "no_picture",
        "limit",
    ),
    "pdf tree 20,000 deep": Case(lambda: deep_tree(20_000), *SHOWN_OR_NOT, "no_picture"),
    "pdf of 100,000 pages": Case(lambda: pages_of(100_000), *SHOWN_OR_NOT),
    "pdf of 2 billion pages": Case(lambda: tree(b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"), *SHOWN_OR_NOT),
    "pdf of minus one page": Case(lambda: tree(b"<< /Type /Pages /Kids [3 0 R] /Count -1 >>"), *SHOWN_OR_NOT, "no_picture"),
    "pdf of no pages": Case(lambda: tree(b"<< /Type /Pages /Kids [] /Count 0 >>"), "undecodable", "no_picture"),
    "pdf page of a billion points": Case(lambda: letter(box=b"[0 0 1000000000 1000000000]"), *SHOWN_OR_NOT),
    "pdf page of 1 x 100,000 points": Case(lambda: letter(box=b"[0 0 1 100000]"), *SHOWN_OR_NOT),
    "pdf page of nothing": Case(lambda: letter(box=b"[0 0 0 0]"), *SHOWN_OR_NOT),
    "pdf page inside out": Case(lambda: letter(box=b"[612 792 0 0]"), *SHOWN_OR_NOT),
    "pdf page of no numbers": Case(lambda: letter(box=b"[/a (b) null <<>>]"), *SHOWN_OR_NOT),
    "pdf page of 1e38 points": Case(lambda: letter(box=b"[0 0 1e38 99999999999999999999999999999999999999]"), *SHOWN_OR_NOT),
    "pdf page in units of a million": Case(lambda: letter(page=b"/UserUnit 1000000"), *SHOWN_OR_NOT),
    "pdf page turned by 45": Case(lambda: letter(page=b"/Rotate 45"), *SHOWN_OR_NOT),
    "pdf table before itself": Case(lambda: prev(b"self"), *SHOWN_OR_NOT),
    "pdf table past the end": Case(lambda: prev(b"999999999999"), *SHOWN_OR_NOT),
    "pdf length of itself": Case(lambda: self_measured(), *SHOWN_OR_NOT),
    "pdf root of itself": Case(lambda: pdf(b"1 0 R", trailer=b"/Root 1 0 R"), "undecodable", "no_picture"),
    "pdf without a root": Case(lambda: pdf(b"<<>>", trailer=b""), "undecodable", "no_picture"),
    "pdf of a header": Case(lambda: b"%PDF-1.7\n", "undecodable"),
    "pdf without its end": Case(lambda: letter()[:-60], *SHOWN_OR_NOT),
    "pdf of a billion objects": Case(lambda: letter().replace(b"xref\n0 6\n", b"xref\n0 999999999\n"), *SHOWN_OR_NOT),
    "pdf of 300,000 objects": Case(lambda: letter(more=(b"<< /A [1 2 3] >>",) * 300_000), *SHOWN_OR_NOT),
    "pdf 100,000 arrays deep": Case(lambda: letter(page=b"/X " + b"[" * 100_000 + b"]" * 100_000), *SHOWN_OR_NOT, "no_picture"),
    "pdf 100,000 dictionaries deep": Case(
        lambda: letter(page=b"/X " + b"<</A " * 100_000 + b"1" + b">>" * 100_000), *SHOWN_OR_NOT, "no_picture"
    ),
    "pdf content of a gigabyte": Case(lambda: of_content(raw_stream(zeros(1000), b"/Filter /FlateDecode")), *SHOWN_OR_NOT),
    "pdf content packed ten times": Case(lambda: packed(10), "shown", "undecodable"),
    "pdf content packed 500 times": Case(lambda: packed(500), *SHOWN_OR_NOT),
    "pdf states a million deep": Case(lambda: letter(content=b"q " * 1_000_000 + PAGE), *SHOWN_OR_NOT),
    "pdf of a million strokes": Case(lambda: letter(content=b"0 0 m 600 700 l S " * 1_000_000), *SHOWN_OR_NOT),
    "pdf of 20 MB words": Case(lambda: letter(content=b"BT /F1 9 Tf " + b"(toothache ) Tj " * 1_200_000 + b"ET"), *SHOWN_OR_NOT),
    "pdf picture 60,000 x 60,000": Case(lambda: image(60_000, 60_000), *SHOWN_OR_NOT),
    "pdf picture of a gigabyte": Case(lambda: image(30_000, 30_000, content=zeros(900)), *SHOWN_OR_NOT),
    "pdf picture of 2 billion": Case(lambda: image(2_147_483_647, 2_147_483_647), *SHOWN_OR_NOT),
    "pdf picture JPEG that lies": Case(lambda: image(60_000, 60_000, b"/Filter /DCTDecode", b"\xff\xd8\xff\xd9"), *SHOWN_OR_NOT),
    "pdf picture JPEG 2000 of noise": Case(
        lambda: image(900, 900, b"/Filter /JPXDecode", b"\xff\x4f\xff\x51" + b"\xff" * 90), *SHOWN_OR_NOT
    ),
    "pdf picture JBIG2 of noise": Case(
        lambda: image(900, 900, b"/Filter /JBIG2Decode", b"\0\0\0\0\x30\0\1\0\0\0\x13" + b"\xff" * 90), *SHOWN_OR_NOT
    ),
    "pdf picture fax of the world": Case(
        lambda: image(60_000, 60_000, b"/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>", b"\xa5" * 900),
        *SHOWN_OR_NOT,
    ),
    "pdf form of itself": Case(
        lambda: with_picture(b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I 5 0 R >> >>", b"/I Do " * 20), *SHOWN_OR_NOT
    ),
    "pdf letters of themselves": Case(lambda: of_letters_in_letters(), *SHOWN_OR_NOT),
    "pdf locked by a word": Case(lambda: locked("secret"), "locked"),
    "pdf locked for its owner": Case(lambda: locked(""), "shown"),
    "pdf locked by noise": Case(
        lambda: letter().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Standard /V 99 /R 99 /O () /U () /P 0 >>"),
        "locked",
        "undecodable",
    ),
    "pdf locked by a stranger": Case(
        lambda: letter().replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Adobe.PubSec >>"), "locked", "undecodable"
    ),
    "pdf of version 99": Case(lambda: letter().replace(b"%PDF-1.7", b"%PDF-9.9"), *SHOWN_OR_NOT),
}
