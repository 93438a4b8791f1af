"""Frame format v1 loses nothing, whatever the values."""

import hashlib
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.workers.imaging.frame_v1 import decode
from workers.imaging.dicom import frame
from workers.imaging.dicom.samples import valued


@given(some.integers(1, 40), some.integers(1, 40), some.booleans(), some.randoms(use_true_random=False))
def test_any_values_come_back(rows: int, columns: int, signed: bool, chance: object) -> None:
    seed = chance.getrandbits(32)  # type: ignore[attr-defined]
    values = np.random.default_rng(seed).integers(0, 65536, (rows, columns), dtype=np.uint16)
    stored = valued(values, 16, signed)

    assert (decode(frame.encode(stored), columns, rows, signed) == stored).all()


@pytest.mark.parametrize("rows", [255, 256, 257, 513])
def test_bands_of_rows_leave_no_seam(rows: int) -> None:
    stored = valued(np.arange(rows * 3, dtype=np.uint16).reshape(rows, 3) * 997, 16, signed=False)

    assert (decode(frame.encode(stored), 3, rows, signed=False) == stored).all()


def test_planes_as_the_format_says() -> None:
    stored = valued(np.array([[1, 0], [65535, 300]], dtype=np.uint16), 16, signed=False)

    # residues 1, -1; -2, 301 → zigzag 2, 1; 3, 602 = 0x025A
    assert zlib.decompress(frame.encode(stored)) == bytes([2, 1, 3, 0x5A, 0, 0, 0, 2])


def test_digest_is_of_little_endian_values() -> None:
    stored = valued(np.array([[0xFFFE, 258]], dtype=np.uint16), 16, signed=True)

    assert frame.digest(stored) == hashlib.sha256(b"\xfe\xff\x02\x01").hexdigest()
