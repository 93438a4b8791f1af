"""Where the services are: the ones the environment names, or the embedded ones of the data directory."""

from __future__ import annotations

import contextlib
import os
import pathlib
from collections.abc import Iterator, Mapping

from infra.embedded import keepsafe
from infra.embedded.stack import IMAGE_ORIGIN, PUBLIC_URL, Stack, environment, is_running
from schemas.settings import ROLES

ROOT = pathlib.Path(__file__).parents[1]
NAMED = (*(f"{role.upper()}_DATABASE_URL" for role in ROLES), "REDIS_URL", "S3_ENDPOINT")


def data_dir(environ: Mapping[str, str]) -> pathlib.Path:
    """Where the embedded services keep their data: MESIAL_DATA, or `.data` beside the sources."""
    return pathlib.Path(environ.get("MESIAL_DATA") or ROOT / ".data")


def are_named(environ: Mapping[str, str]) -> bool:
    """Whether the environment names services, or must: then nothing embedded starts."""
    return environ.get("MODE") == "production" or any(environ.get(name) for name in NAMED)


def embedded(environ: Mapping[str, str], *, with_phone: bool = False) -> Stack:
    """The embedded stack of this environment, not started yet."""
    return Stack(
        data_dir(environ),
        origin=environ.get("PUBLIC_URL") or PUBLIC_URL,
        image_origin=environ.get("IMAGE_ORIGIN") or IMAGE_ORIGIN,
        with_phone=with_phone,
    )


@contextlib.contextmanager
def connected() -> Iterator[dict[str, str]]:
    """An environment with services that answer: named ones, those of a running `mesial up`, or started for the while."""
    environ = dict(os.environ)
    if are_named(environ):
        yield environ
        return
    place = data_dir(environ)
    kept = keepsafe.load(place)
    if kept and is_running(place):
        yield {**environment(kept), **environ}
        return
    with embedded(environ) as stack:
        yield {**stack.environment(), **environ}
