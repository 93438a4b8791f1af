"""Loopback ports: chosen once, kept, and chosen anew only when something else took one meanwhile."""

from __future__ import annotations

import os
import pathlib
import random
import socket
from collections.abc import Iterable, Iterator, Mapping

# All below the range Linux hands to outgoing connections (net.ipv4.ip_local_port_range starts at 32768), so that a port
# kept from the last run is not taken by a passing client.
PREFERRED = {"phone": 8025}
NAMES = ("postgres", "valkey", "s3", "master", "volume", "filer", "admin", "phone", "mailbox")

# SeaweedFS's parts speak gRPC to one another at their port + 10000; one of them assumes it, whatever it is told.
GRPC_OFFSET = 10_000
WITH_GRPC = ("s3", "master", "volume", "filer", "admin")
LOWEST, HIGHEST, HIGHEST_WITH_GRPC = 20_000, 29_999, 22_700
SOCKETS = pathlib.Path("/tmp")
"""Where SeaweedFS leaves a socket for each such port, named after it, and gives up if it cannot take an old one away."""


def is_free(port: int) -> bool:
    """Whether a server could listen on 127.0.0.1:`port` now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose(kept: Mapping[str, int], names: Iterable[str] = NAMES, preferred: Mapping[str, int] = PREFERRED) -> dict[str, int]:
    """A free port for every name: the kept one if it is still free, else the preferred one, else any."""
    chosen: dict[str, int] = {}
    for name in names:
        wishes = [port for port in (kept.get(name), preferred.get(name)) if port]
        chosen[name] = next((port for port in wishes if _suits(name, port)), 0) or _any_free(name, set(chosen.values()))
    return chosen


def sockets_of(port: int) -> Iterator[pathlib.Path]:
    """What SeaweedFS left in the directory that all accounts share, for this port and for its gRPC twin."""
    for number in (port, port + GRPC_OFFSET):
        yield from SOCKETS.glob(f"seaweedfs-*-{number}.sock")


def _suits(name: str, port: int) -> bool:
    if not is_free(port):
        return False
    if name not in WITH_GRPC:
        return True
    return port <= HIGHEST_WITH_GRPC and is_free(port + GRPC_OFFSET) and not any(map(_is_anothers, sockets_of(port)))


def _is_anothers(file: pathlib.Path) -> bool:
    """Whether it belongs to another account; only that one, or root, may remove it."""
    try:
        return os.geteuid() not in (0, file.lstat().st_uid)
    except FileNotFoundError:
        return False


def _any_free(name: str, taken: set[int]) -> int:
    candidates = range(LOWEST, HIGHEST_WITH_GRPC if name in WITH_GRPC else HIGHEST)
    for port in random.sample(candidates, len(candidates)):
        if port not in taken and _suits(name, port):
            return port
    raise OSError("no free loopback port")
