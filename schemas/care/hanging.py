"""How a dentist likes pictures hung: the mount on which such a case is read, and where that mount's places lie. Nothing of any case."""

from typing import Annotated

import msgspec
from msgspec import Meta

from schemas.care.case import CaseType
from schemas.care.mount import MAX_LAYOUTS, MAX_PLACES, Layout, PlaceName
from schemas.view import View

MAX_HABITS = 100
"""Kinds of cases that are remembered; the page lets the oldest go."""


class Habit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case of that type, with pictures of exactly these views, is read in that layout."""

    type: CaseType
    views: Annotated[tuple[View, ...], Meta(max_length=len(View))]
    layout: Layout


class Hanging(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`orders`: by layout, its places in the dentist's own order; one that is not named has the customary order."""

    habits: Annotated[tuple[Habit, ...], Meta(max_length=MAX_HABITS)] = ()
    orders: Annotated[dict[Layout, Annotated[tuple[PlaceName, ...], Meta(max_length=MAX_PLACES)]], Meta(max_length=MAX_LAYOUTS)] = {}


class KeptHanging(msgspec.Struct, frozen=True, kw_only=True):
    """`version` counts saves, from 1; 0 was never saved."""

    version: int
    hanging: Hanging
