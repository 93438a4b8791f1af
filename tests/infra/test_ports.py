"""Ports are kept from start to start, and never chosen where SeaweedFS would trip over another account's socket."""

from __future__ import annotations

import os
import pathlib

import pytest

from infra.embedded import ports

SOMEBODY_ELSE = 12_345


@pytest.fixture
def sockets(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.setattr(ports, "SOCKETS", tmp_path)
    return tmp_path


def test_free_ports_are_kept(sockets: pathlib.Path) -> None:
    first = ports.choose({})
    assert ports.choose(first) == first
    assert len(set(first.values())) == len(ports.NAMES)


@pytest.mark.parametrize("grpc", [0, ports.GRPC_OFFSET])
def test_a_socket_of_another_account_makes_its_port_unfit(sockets: pathlib.Path, monkeypatch: pytest.MonkeyPatch, grpc: int) -> None:
    kept = ports.choose({})
    (sockets / f"seaweedfs-s3-{kept['s3'] + grpc}.sock").touch()
    assert ports.choose(kept)["s3"] == kept["s3"]  # our own is removed before the start

    monkeypatch.setattr(os, "geteuid", lambda: SOMEBODY_ELSE)
    chosen = ports.choose(kept)
    assert chosen["s3"] != kept["s3"]
    assert {name: chosen[name] for name in ports.NAMES if name != "s3"} == {name: kept[name] for name in ports.NAMES if name != "s3"}
