"""One coded frame: its own header compared with what the file declares, and only then decoded (PS3.5 section 8.2 and annex A.4).

A codestream carries its size, depth and colour once more. A decoder believes those, and so they are read here first.
"""

from typing import cast

import numpy as np

# By name, for a module of it is otherwise loaded when it is first used, and behind its walls a decoder loads nothing.
from imagecodecs import dicomrle_decode, htj2k_decode, jpeg2k_decode, jpeg8_decode, jpegls_decode
from msgspec import Struct
from pydicom import uid as syntax

from workers.imaging.dicom.samples import Declared, Samples, placed, shaped
from workers.imaging.unreadable import Unreadable

NATIVE = frozenset({syntax.ImplicitVRLittleEndian, syntax.ExplicitVRLittleEndian})
_LOSSY_JPEG = frozenset({syntax.JPEGBaseline8Bit, syntax.JPEGExtended12Bit})
_LOSSLESS_JPEG = frozenset({syntax.JPEGLossless, syntax.JPEGLosslessSV1})
_JPEG_LS = frozenset({syntax.JPEGLSLossless, syntax.JPEGLSNearLossless})
_HTJ2K = frozenset({syntax.HTJ2KLossless, syntax.HTJ2KLosslessRPCL, syntax.HTJ2K})
_JPEG_2000 = frozenset({syntax.JPEG2000Lossless, syntax.JPEG2000})
_RUN_LENGTH = frozenset({syntax.RLELossless})
CODINGS: frozenset[str] = NATIVE | _RUN_LENGTH | _LOSSY_JPEG | _LOSSLESS_JPEG | _JPEG_LS | _JPEG_2000 | _HTJ2K
"""The transfer syntaxes that are read; deflated, big endian and what else there is are refused by name."""

_WORK = ((NATIVE, 1), (_RUN_LENGTH, 3), (_LOSSY_JPEG | _LOSSLESS_JPEG | _HTJ2K, 8), (_JPEG_LS, 25), (_JPEG_2000, 80))
"""Nanoseconds a sample, about: how many frames of a film can be decoded depends on it, and must not depend on the machine."""

_START_OF_FRAME = {*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC}
_SEQUENTIAL, _LOSSLESS, _LS = frozenset({0xC0, 0xC1}), frozenset({0xC3}), frozenset({0xF7})
MAX_SCANS = 8
"""A scan for each component is the most that is honest; each costs a decoder a pass over the picture."""
MAX_MARKERS = 1000


class Stream(Struct, frozen=True, kw_only=True):
    """What a codestream says of itself. `is_ybr`: whether its colours are; None where it does not tell."""

    rows: int
    columns: int
    samples: int
    bits: int
    signed: bool
    is_ybr: bool | None


class Decoded(Struct, frozen=True, kw_only=True):
    """`bits` of a sample that mean something; `is_ybr`: whether colours still are luminance and chrominance."""

    samples: Samples
    bits: int
    is_ybr: bool


def work(coding: str) -> int:
    """Nanoseconds a sample that decoding takes, about."""
    return next(cost for codings, cost in _WORK if coding in codings)


def is_run_length(coding: str) -> bool:
    return coding in _RUN_LENGTH


def decode(frame: bytearray, coding: str, said: Declared) -> Decoded:
    """One frame's samples. Raises Unreadable where the codestream is none of its coding, or says other than the file."""
    declared_ybr = said.photometric.startswith("YBR_FULL")
    if coding in _RUN_LENGTH:
        return Decoded(samples=placed(_run_length(frame, said), said), bits=said.stored, is_ybr=declared_ybr)
    is_2000 = coding in _JPEG_2000 | _HTJ2K
    stream = _siz(frame) if is_2000 else _sof(frame, _LS if coding in _JPEG_LS else _LOSSLESS if coding in _LOSSLESS_JPEG else _SEQUENTIAL)
    if (stream.rows, stream.columns, stream.samples) != (said.rows, said.columns, said.samples):
        raise Unreadable("undecodable", "the coded picture is another in size than the file declares")
    if stream.bits > said.allocated or (stream.signed and not said.signed):
        raise Unreadable("unsupported", "the coded values are others in kind than the file declares")
    if coding in _JPEG_LS:
        samples = jpegls_decode(frame)
    elif coding in _HTJ2K:
        samples = htj2k_decode(frame)
    elif is_2000:
        samples = jpeg2k_decode(frame, numthreads=1)
    else:
        samples = _jpeg(frame, said.samples)
    if samples.shape != ((said.rows, said.columns) if said.samples == 1 else (said.rows, said.columns, 3)):
        raise Unreadable("undecodable", "the pixels differ in shape from what the file declares")
    # A decoder gives signed values for signed streams: their bits are what is looked at from here on.
    bits = cast(Samples, samples.view(f"u{samples.dtype.itemsize}"))
    if stream.bits > said.stored:  # the pixel's whole cell was coded, with whatever else lies in it
        bits = placed(bits, said)
    is_ybr = declared_ybr if stream.is_ybr is None else stream.is_ybr
    return Decoded(samples=bits, bits=min(stream.bits, said.stored), is_ybr=is_ybr)


def _jpeg(frame: bytearray, samples: int) -> Samples:
    # One colour space in and out: no decoder turns colours by what it guesses, we do by what is known.
    same = "YCBCR" if samples == 3 else None
    return cast(Samples, jpeg8_decode(frame, colorspace=same, outcolorspace=same))


def _run_length(frame: bytearray, said: Declared) -> Samples:
    """PS3.5 annex G; one plane for each byte of each sample, the most significant first."""
    width = said.allocated // 8
    if int.from_bytes(frame[:4], "little") != said.samples * width:
        raise Unreadable("undecodable", "a run-length header of another number of planes")
    flat = np.empty(said.rows * said.columns * said.samples * width, np.uint8)
    dicomrle_decode(bytes(frame), np.dtype(f"<u{width}"), out=flat.data)
    return shaped(cast(Samples, flat.view(f"<u{width}")), said, planar=True)


def _sof(frame: bytearray, kinds: frozenset[int]) -> Stream:
    """The frame header of a JPEG or JPEG-LS stream (ITU-T T.81 B.2.2, T.87 C.2.2), and what its markers tell of its colours."""
    if frame.count(b"\xff\xda") > MAX_SCANS:
        raise Unreadable("limit", "more scans than a picture needs")
    at, jfif, adobe, found = 2, False, None, None
    for _ in range(MAX_MARKERS):
        while frame[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        marker, length = frame[at + 1], int.from_bytes(frame[at + 2 : at + 4], "big")
        if frame[at] != 0xFF or length < 2:
            break
        segment = frame[at + 4 : at + 2 + length]
        if marker == 0xDA:
            return _coloured(found, jfif, adobe)
        if marker in _START_OF_FRAME:
            if marker not in kinds or found is not None:
                raise Unreadable("unsupported", "a coding within the pixels that is not the one declared")
            found = segment
        jfif = jfif or (marker == 0xE0 and segment.startswith(b"JFIF\0"))
        if marker == 0xEE and segment.startswith(b"Adobe") and len(segment) >= 12:
            adobe = segment[11]
        at += 2 + length
    raise Unreadable("undecodable", "the pixels hold no picture of their coding")


def _coloured(sof: bytearray | None, jfif: bool, adobe: int | None) -> Stream:
    if sof is None:
        raise Unreadable("undecodable", "the pixels hold no picture of their coding")
    components = [sof[6 + 3 * each : 9 + 3 * each] for each in range(sof[5])]
    is_ybr: bool | None = None
    if adobe is not None:
        is_ybr = adobe == 1
    elif [each[0] for each in components] == list(b"RGB"):
        is_ybr = False
    elif jfif or len({each[1] for each in components}) > 1:  # only colours of that kind are ever halved
        is_ybr = True
    return Stream(
        rows=int.from_bytes(sof[1:3], "big"),
        columns=int.from_bytes(sof[3:5], "big"),
        samples=len(components),
        bits=sof[0],
        signed=False,
        is_ybr=is_ybr,
    )


def _siz(frame: bytearray) -> Stream:
    """Image and tile size of a JPEG 2000 codestream (ITU-T T.800 A.5.1), and whether a colour transform is undone by the decoder."""
    if frame[:4] != b"\xff\x4f\xff\x51" or len(frame) < 46:
        raise Unreadable("unsupported", "no bare codestream: a file within the pixels may have colours of its own (PS3.5 A.4.4)")
    right, lower, left, upper = (int.from_bytes(frame[at : at + 4], "big") for at in (8, 12, 16, 20))
    samples = int.from_bytes(frame[40:42], "big")
    depths = {bytes(frame[42 + 3 * each : 45 + 3 * each]) for each in range(samples)}
    if len(depths) != 1 or next(iter(depths))[1:] != b"\1\1":
        raise Unreadable("unsupported", "components of different size or depth")
    (depth,) = depths
    # Not turned: the declared interpretation says what they are; turned: red, green and blue come out.
    turned = (at := frame.find(b"\xff\x52", 42 + 3 * samples)) >= 0 and frame[at + 8] == 1
    return Stream(
        rows=lower - upper,
        columns=right - left,
        samples=samples,
        bits=(depth[0] & 0x7F) + 1,
        signed=bool(depth[0] & 0x80),
        is_ybr=False if turned else None,
    )
