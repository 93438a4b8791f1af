"""New identifiers where the house itself is the creator: UUIDv7 (RFC 9562 5.7), in the order of their making."""

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """A UUIDv7: 48 bits of Unix milliseconds, then 74 random bits."""
    value = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80 | int.from_bytes(os.urandom(10), "big")
    return UUID(int=value & ~(0xF << 76) & ~(0x3 << 62) | 0x7 << 76 | 0x2 << 62)
