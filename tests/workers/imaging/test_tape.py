"""A tape goes forward, keeps nothing of what has passed, and believes no length that goes beyond its end."""

import io

import pytest

from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable


def test_what_was_looked_at_first_is_read_once_more() -> None:
    tape = Tape(io.BytesIO(bytes(range(20, 250))), 250, bytes(range(20)))

    assert tape.start(30) == bytes(range(30))
    assert tape.read(10) == bytes(range(10))
    assert tape.read(50) == bytes(range(10, 60))
    tape.skip(100)
    assert tape.at == 160
    assert tape.read() == bytes(range(160, 250))
    assert (tape.left, tape.size) == (0, 250)
    assert tape.read() == b""


def test_a_whole_original_has_its_beginning() -> None:
    tape = Tape.of(bytes(range(250)))

    assert tape.start(3) == b"\0\1\2"
    assert tape.whole(250) == bytes(range(250))


def test_no_more_memory_is_taken_than_there_are_bytes() -> None:
    for step in (Tape.read, Tape.skip):
        with pytest.raises(Unreadable) as refusal:
            step(Tape.of(b"abc"), 4_000_000_000)
        assert refusal.value.reason == "undecodable"


def test_a_source_that_ends_before_it_said_is_refused() -> None:
    with pytest.raises(Unreadable) as refusal:
        Tape(io.BytesIO(b"abc"), 250).read(10)
    assert refusal.value.reason == "undecodable"


def test_a_longer_original_than_may_be_is_refused_before_it_is_read() -> None:
    with pytest.raises(Unreadable) as refusal:
        Tape.of(bytes(250)).whole(249)
    assert refusal.value.reason == "too_large"
