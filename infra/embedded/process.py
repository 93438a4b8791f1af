"""One server process: started on a leash, logged to a file, stopped politely and then firmly.

The death signal of prctl(2) follows the *thread* that forked: start a stack from a thread that outlives it.
"""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

import msgspec

LEASH = pathlib.Path(__file__).with_name("leash.py")
LOG_LIMIT_BYTES = 16 << 20
LOG_TAIL_CHARACTERS = 1500
PROBE_INTERVAL_SECONDS = 0.02


class NotStarted(Exception):
    """A part of the embedded stack did not start; the message says which, and ends with its last log lines."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """An operating-system account to drop to."""

    uid: int
    gid: int


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """How a server is started and stopped.

    `prepare` runs before every start; `orphan_signal` reaches the server when its launcher dies without stopping it.
    """

    name: str
    argv: Sequence[str]
    log: pathlib.Path
    environment: Mapping[str, str]
    prepare: Callable[[], None] = lambda: None
    stop_signal: signal.Signals = signal.SIGTERM
    orphan_signal: signal.Signals = signal.SIGKILL
    stop_seconds: float = 8.0
    account: Account | None = None
    keep_fds: tuple[int, ...] = ()
    cwd: str = "/"


class Process:
    """A running server."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        recipe.prepare()
        account = recipe.account or Account(uid=-1, gid=-1)
        leash = [
            sys.executable,
            "-I",
            "-S",
            str(LEASH),
            os.getpid(),
            int(recipe.orphan_signal),
            account.uid,
            account.gid,
        ]
        _rotate(recipe.log)
        with open(os.open(recipe.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as log:
            self._popen = subprocess.Popen(
                [str(word) for word in (*leash, *recipe.argv)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=dict(recipe.environment),
                cwd=recipe.cwd,
                start_new_session=True,  # Ctrl-C reaches the launcher alone, which then stops the parts in order
                pass_fds=recipe.keep_fds,
            )

    @property
    def pid(self) -> int:
        """The process id of the server itself, for the leash becomes it."""
        return self._popen.pid

    @property
    def died(self) -> bool:
        """Whether the process has ended, for whatever reason."""
        return self._popen.poll() is not None

    @property
    def outcome(self) -> str:
        """How it ended, for a message."""
        code = self._popen.returncode
        return f"signal {-code}" if code is not None and code < 0 else f"code {code}"

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> None:
        """Waits for `ready`; raises NotStarted when the process ends first or `seconds` pass."""
        deadline = time.monotonic() + seconds
        while not ready():
            if self.died:
                raise NotStarted(f"{self.recipe.name} ended ({self.outcome}).\n{self.log_tail()}")
            if time.monotonic() > deadline:
                raise NotStarted(f"{self.recipe.name} was not ready after {seconds:.0f} s.\n{self.log_tail()}")
            time.sleep(PROBE_INTERVAL_SECONDS)

    def log_tail(self) -> str:
        """The end of the log, for a message."""
        return self.recipe.log.read_text(errors="replace")[-LOG_TAIL_CHARACTERS:]

    def ask_to_stop(self) -> None:
        """Sends the polite signal and returns at once."""
        if not self.died:
            self._popen.send_signal(self.recipe.stop_signal)

    def stop(self) -> None:
        """Sends the polite signal, waits, and ends what has not ended by then."""
        self.ask_to_stop()
        try:
            self._popen.wait(self.recipe.stop_seconds)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()


def plain_environment(home: pathlib.Path, **more: str) -> dict[str, str]:
    """The environment of a server: nothing of ours leaks in (PG*, S3_BUCKET and WEED_* would change what it does)."""
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": str(home), **more}


def _rotate(log: pathlib.Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT_BYTES:
        log.replace(log.with_suffix(".log.1"))
