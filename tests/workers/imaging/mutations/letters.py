"""Letters (PDF) written by hand: small, whole, and with as many moving parts as fit."""

import zlib

PAGE = b"BT /F1 24 Tf 72 700 Td (Dear dentist, the lower left molar hurts since Monday.) Tj ET 0.8 0.2 0.2 rg 72 300 300 200 re f"


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R", version: bytes = b"1.7") -> bytes:
    """The objects, numbered from 1, with a true cross-reference table."""
    out, places = bytearray(b"%PDF-" + version + b"\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def stream(content: bytes, head: bytes = b"") -> bytes:
    """A deflated stream object."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %b >>\nstream\n%b\nendstream" % (len(packed), head, packed)


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def letter(
    page: bytes = b"", catalog: bytes = b"", content: bytes = PAGE, box: bytes = b"[0 0 612 792]", more: tuple[bytes, ...] = ()
) -> bytes:
    """One page; `page` and `catalog` are further entries, `more` objects from number 6 on."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> %b >>" % (box, page),
        stream(content),
        FONT,
        *more,
    )


def picture_letter() -> bytes:
    """A page with a picture on it, as a scanner writes."""
    samples = bytes((x * 7 + y * 3) % 256 for y in range(60) for x in range(80))
    image = stream(samples, b"/Type /XObject /Subtype /Image /Width 80 /Height 60 /ColorSpace /DeviceGray /BitsPerComponent 8")
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>",
        stream(b"q 500 0 0 400 50 200 cm /I Do Q"),
        image,
    )
