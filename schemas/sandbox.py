"""How well a worker's decoders are walled in: the word under which it stands in Redis, beside the worker's sign of life."""

from typing import Literal, get_args

Level = Literal["low", "reduced", "full"]
"""full: whatever a decoder tried was refused, and every wall stands. reduced: all was refused, with a wall missing behind the others.
low: something was not refused.
"""
LEVELS: tuple[Level, ...] = get_args(Level)
"""The worst first."""


def level_key(level: Level) -> str:
    """Each worker keeps the key of its level alive, and its value says what stands: several never hide each other's."""
    return f"mesial:sandbox:{level}"
