"""Models (STL, PLY) as a scanner writes them, small."""

import struct


def stl(facets: int = 60) -> bytes:
    """A binary STL: 80 bytes, a count, fifty bytes a facet."""
    body = b"".join(struct.pack("<12fH", 0, 0, 1, n, 0, 0, n + 1, 0, 0, n, 1, 0, 0) for n in range(facets))
    return b"an arch".ljust(80, b"\0") + struct.pack("<I", facets) + body


def stl_in_words(facets: int = 20) -> bytes:
    facet = "facet normal 0 0 1\nouter loop\nvertex {0} 0 0\nvertex {1} 0 0\nvertex {0} 1 0\nendloop\nendfacet\n"
    return f"solid arch\n{''.join(facet.format(n, n + 1) for n in range(facets))}endsolid arch\n".encode()


def ply(form: str = "binary_little_endian", vertices: int = 30) -> bytes:
    """A PLY with its faces."""
    head = (
        f"ply\nformat {form} 1.0\ncomment an arch\nelement vertex {vertices}\nproperty float x\nproperty float y\nproperty float z\n"
        f"element face {vertices - 2}\nproperty list uchar int vertex_indices\nend_header\n"
    ).encode()
    if form == "ascii":
        points = "".join(f"{n} {n % 5} {n % 3}\n" for n in range(vertices))
        return head + (points + "".join(f"3 {n} {n + 1} {n + 2}\n" for n in range(vertices - 2))).encode()
    points_packed = b"".join(struct.pack("<3f", n, n % 5, n % 3) for n in range(vertices))
    return head + points_packed + b"".join(struct.pack("<B3i", 3, n, n + 1, n + 2) for n in range(vertices - 2))
