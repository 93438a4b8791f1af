"""Scans in three dimensions are kept as they came: nothing is made of them, and one that lies about itself is not taken (SPEC UPL-07)."""

from collections.abc import Callable

import numpy as np
import pytest

from tests import clips
from tests.workers.imaging.room import normalize
from workers.imaging.unreadable import Unreadable

ASCII_PLY = b"ply\nformat ascii 1.0\nelement vertex %d\nproperty float x\nproperty float y\nend_header\n0 0\n1 1\n"


def stl_beyond_all_places() -> bytes:
    made = bytearray(clips.stl())
    made[84 + 12 : 84 + 16] = np.array([np.nan], "<f4").tobytes()
    return bytes(made)


SOUND: dict[str, tuple[Callable[[], bytes], str]] = {
    "STL": (clips.stl, "model/stl"),
    "STL that begins like a text": (lambda: clips.stl(head=b"solid upper"), "model/stl"),
    "STL in words": (clips.stl_in_words, "model/stl"),
    "PLY": (clips.ply, "model/ply"),
    "PLY of a Windows program": (lambda: clips.ply(ends=b"\r\n"), "model/ply"),
    "PLY in words": (lambda: ASCII_PLY % 2, "model/ply"),
}
LYING: dict[str, Callable[[], bytes]] = {
    "places that are none": stl_beyond_all_places,
    "words that stop": lambda: clips.stl_in_words()[:-30],
    "words that lack a corner": lambda: clips.stl_in_words().replace(b"vertex", b"vortex", 1),
    "words with something behind": lambda: clips.stl_in_words() + b"\nMZ\x90\0",
    "more points than there are": lambda: clips.ply(told=3000),
    "more points than there are, in words": lambda: ASCII_PLY % 3000,
    "no points": lambda: clips.ply(vertices=0),
    "a head without an end": lambda: clips.ply().replace(b"end_header", b"and_header"),
}


@pytest.mark.parametrize("what", SOUND)
def test_upl_07_a_scan_is_kept_and_nothing_is_made_of_it(what: str) -> None:
    original, kind = SOUND[what]
    made = normalize(original())
    assert (made.media_type, made.derivatives, made.quality, made.film, made.frame) == (kind, (), None, None, None)


@pytest.mark.parametrize("how", LYING)
def test_t_u10_a_lying_scan_is_not_taken(how: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        normalize(LYING[how]())
    assert refusal.value.reason == "undecodable"
