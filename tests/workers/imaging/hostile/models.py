"""Models that mean harm (STL, PLY): counts of billions, properties by the million; they are attached and never drawn."""

import struct

from tests.workers.imaging.hostile.cases import Allowed, Case, Makers
from tests.workers.imaging.mutations.models import ply, stl

KEPT_OR_NOT: tuple[Allowed, ...] = ("shown", "undecodable", "limit", "wrong_type")


def headed(*lines: str) -> bytes:
    return ("ply\nformat binary_little_endian 1.0\n" + "\n".join(lines) + "\nend_header\n").encode() + b"\0" * 400


CASES: Makers = {
    "stl of 4 billion facets": Case(lambda: stl()[:80] + b"\xff\xff\xff\xff" + stl()[84:], *KEPT_OR_NOT),
    "stl of no facets": Case(lambda: b"x".ljust(80, b"\0") + b"\0\0\0\0", *KEPT_OR_NOT),
    "stl of one facet more": Case(lambda: stl()[:80] + struct.pack("<I", 61) + stl()[84:], *KEPT_OR_NOT),
    "stl that is no number": Case(lambda: stl()[:84] + b"\xff" * (len(stl()) - 84), *KEPT_OR_NOT),
    "stl of words, binary": Case(lambda: b"solid" + stl()[5:], *KEPT_OR_NOT),
    "stl in words without an end": Case(lambda: b"solid a\n" + b"facet normal 0 0 1\n" * 200_000, *KEPT_OR_NOT),
    "stl in one line of 8 MB": Case(lambda: b"solid " + b"a" * 8_000_000, *KEPT_OR_NOT),
    "stl in words of a script": Case(lambda: b"solid <script>alert(1)</script>\nendsolid\n", *KEPT_OR_NOT),
    "ply of a million properties": Case(lambda: headed("element vertex 1", *["property float x"] * 1_000_000), *KEPT_OR_NOT),
    "ply of 18 quintillion": Case(lambda: headed("element vertex 18446744073709551615", "property double x"), *KEPT_OR_NOT),
    "ply of minus one": Case(lambda: headed("element vertex -1", "property float x"), *KEPT_OR_NOT),
    "ply of lists of lists": Case(lambda: headed("element face 9", "property list list list uint x"), *KEPT_OR_NOT),
    "ply list of 4 billion": Case(lambda: headed("element face 1", "property list uint double x")[:-400] + b"\xff" * 400, *KEPT_OR_NOT),
    "ply of an unknown form": Case(lambda: ply().replace(b"binary_little_endian", b"binary_sideways_endian"), *KEPT_OR_NOT),
    "ply without an end of its head": Case(lambda: b"ply\nformat ascii 1.0\n" + b"comment a\n" * 300_000, *KEPT_OR_NOT),
    "ply number of a million digits": Case(lambda: headed("element vertex " + "9" * 1_000_000, "property float x"), *KEPT_OR_NOT),
}
