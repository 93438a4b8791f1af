"""Tooth surfaces: M mesial, O occlusal, D distal, B buccal, F facial, L lingual, I incisal.

Posterior teeth have M O D B L, anterior teeth M I D F L (837D TOO03 takes the same letters).
"""

from typing import Literal

from schemas.tooth import Tooth, is_anterior

Surface = Literal["M", "O", "D", "B", "F", "L", "I"]

POSTERIOR: tuple[Surface, ...] = ("M", "O", "D", "B", "L")
ANTERIOR: tuple[Surface, ...] = ("M", "I", "D", "F", "L")


def surfaces_of(tooth: Tooth) -> tuple[Surface, ...]:
    """The five surfaces that this tooth has, in the order in which they are written."""
    return ANTERIOR if is_anterior(tooth) else POSTERIOR


def belong(tooth: Tooth, surfaces: tuple[Surface, ...]) -> bool:
    """True if every surface exists on the tooth and none is named twice."""
    return len(set(surfaces)) == len(surfaces) and set(surfaces) <= set(surfaces_of(tooth))
