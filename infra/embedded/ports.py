"""Loopback ports: chosen once, kept, and chosen anew only when something else took one meanwhile."""

from __future__ import annotations

import random
import socket
from collections.abc import Iterable, Mapping

# All below the range Linux hands to outgoing connections (net.ipv4.ip_local_port_range starts at 32768), so that a port
# kept from the last run is not taken by a passing client.
PREFERRED = {"phone": 8025}
NAMES = ("postgres", "valkey", "s3", "master", "volume", "filer", "admin", "phone", "mailbox")

# SeaweedFS's parts speak gRPC to one another at their port + 10000; one of them assumes it, whatever it is told.
GRPC_OFFSET = 10_000
WITH_GRPC = ("s3", "master", "volume", "filer", "admin")
LOWEST, HIGHEST, HIGHEST_WITH_GRPC = 20_000, 29_999, 22_700


def is_free(port: int) -> bool:
    """Whether a server could listen on 127.0.0.1:`port` now."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose(kept: Mapping[str, int], names: Iterable[str] = NAMES) -> dict[str, int]:
    """A free port for every name: the kept one if it is still free, else the preferred one, else any."""
    chosen: dict[str, int] = {}
    for name in names:
        wishes = [port for port in (kept.get(name), PREFERRED.get(name)) if port]
        chosen[name] = next((port for port in wishes if _suits(name, port)), 0) or _any_free(name, set(chosen.values()))
    return chosen


def _suits(name: str, port: int) -> bool:
    return is_free(port) and (name not in WITH_GRPC or (port <= HIGHEST_WITH_GRPC and is_free(port + GRPC_OFFSET)))


def _any_free(name: str, taken: set[int]) -> int:
    candidates = range(LOWEST, HIGHEST_WITH_GRPC if name in WITH_GRPC else HIGHEST)
    for port in random.sample(candidates, len(candidates)):
        if port not in taken and _suits(name, port):
            return port
    raise OSError("no free loopback port")
