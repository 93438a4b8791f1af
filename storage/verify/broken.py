"""How `verify` says that something does not hold: one exception, in words that lead to the row or object."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import asyncpg
import msgspec
from cryptography.exceptions import InvalidSignature

from storage.keys import Tampered
from storage.s3 import ObjectMissing

UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for bytes that are no such record: not of its shape, not UTF-8, or nested without an end."""


class Broken(Exception):
    """The first thing that does not hold, in words that lead to the row."""


@contextmanager
def named(where: str) -> Iterator[None]:
    """Say where it was that something did not open, could not be read, or was not there."""
    try:
        yield
    except Tampered:
        raise Broken(f"{where}: it was changed, and does not open") from None
    except UNREADABLE:
        raise Broken(f"{where}: it opens, and cannot be read") from None
    except ObjectMissing:
        raise Broken(f"{where}: it is missing from the store") from None
    except InvalidSignature:
        raise Broken(f"{where}: its signature is not genuine") from None


def compare(where: str, expected: Mapping[str, Any], row: asyncpg.Record) -> None:
    """Raise Broken for the first column that is not as expected."""
    for name, value in expected.items():
        if row[name] != value:
            raise Broken(f"{where}: its {name} is not what its content says")
