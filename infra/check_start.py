"""Does a fresh clone start as the README says, for everyone it promises to? Called by .ci/run; standard library only.

Each scenario clones HEAD into an empty folder, runs the README's command, waits until /health is well, sees a second start
refused, presses Ctrl-C and looks for orphans. The first one also kills the launcher with -9 and starts again.
"""

from __future__ import annotations

import contextlib
import os
import pathlib
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[1]
ORDINARY = "mesial-ci"
START_SECONDS = 420  # a cold start downloads everything
STOP_SECONDS = 60
LOG_TAIL = 4000
PLAIN_PATH = "/usr/local/bin:/usr/bin:/bin"
# How this machine reaches its package registries; of the caller's environment nothing else is handed on.
OF_THE_MACHINE = ("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "PIP_", "UV_", "NPM_CONFIG_", "SSL_CERT", "NODE_EXTRA")


class Scenario(NamedTuple):
    """Who starts it, from a home with which mode."""

    name: str
    user: str | None
    home_mode: int
    kill: bool = False


class Wrong(Exception):
    """A promise that was not kept."""


def main() -> int:
    """Runs every scenario that this account can; prints one line each and a count; 0 when all held."""
    if os.geteuid() == 0:
        scenarios = [
            Scenario("as root", None, 0o755, kill=True),
            Scenario("as root with a 0700 home", None, 0o700),
            Scenario("as an ordinary user", ORDINARY, 0o755),
            Scenario("as an ordinary user with a 0700 home", ORDINARY, 0o700),
        ]
    else:
        scenarios = [
            Scenario("as an ordinary user", None, 0o755, kill=True),
            Scenario("as an ordinary user with a 0700 home", None, 0o700),
        ]
    failed = 0
    for scenario in scenarios:
        started = time.monotonic()
        try:
            _check(scenario)
            print(f"start {scenario.name}: passed in {time.monotonic() - started:.0f} s", flush=True)
        except Wrong as wrong:
            failed += 1
            print(f"start {scenario.name}: FAILED\n{wrong}", flush=True)
    print(f"{len(scenarios) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


def _check(scenario: Scenario) -> None:
    with _home(scenario) as home:
        clone = home / "mesial"
        _call(["git", "clone", "--quiet", str(ROOT), str(clone)])
        if scenario.user:
            _call(["chown", "-R", scenario.user, str(home)])
        app, images = _ports()
        told = {
            **{key: value for key, value in os.environ.items() if key.upper().startswith(OF_THE_MACHINE)},
            "PATH": PLAIN_PATH if scenario.user else os.environ["PATH"],
            "HOME": str(home),
            "PUBLIC_URL": f"http://127.0.0.1:{app}",
            "IMAGE_ORIGIN": f"http://localhost:{images}",
        }
        _start_and_stop(scenario, clone, told, app, signal.SIGKILL if scenario.kill else signal.SIGINT)
        if scenario.kill:
            _start_and_stop(scenario, clone, told, app, signal.SIGINT)


def _start_and_stop(scenario: Scenario, clone: pathlib.Path, told: dict[str, str], port: int, how: signal.Signals) -> None:
    """One life: up, a second start refused, down by `how`, nothing left."""
    log = clone.with_name("start.log")
    command = [*_as(scenario.user), _python(scenario.user), "infra/run"]
    with open(log, "wb") as out:
        running = subprocess.Popen(command, cwd=clone, env=told, stdout=out, stderr=subprocess.STDOUT)
    try:
        _until(lambda: _is_well(port) and "Ctrl-C" in _tail(log), START_SECONDS, running, log)
        second = subprocess.run(command, cwd=clone, env=told, capture_output=True, text=True, timeout=120)
        if second.returncode == 0 or "already runs" not in second.stderr + second.stdout:
            raise Wrong(f"a second start was not refused plainly:\n{second.stdout}{second.stderr}")
        running.send_signal(how)
        try:
            code = running.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            raise Wrong(f"it did not stop within {STOP_SECONDS} s\n{_tail(log)}") from None
        if how is signal.SIGINT and code != 0:
            raise Wrong(f"Ctrl-C ended with code {code}\n{_tail(log)}")
        # After kill -9 the servers end on their own; after Ctrl-C they must be gone already.
        patience = STOP_SECONDS if how is signal.SIGKILL else 2
        with contextlib.suppress(TimeoutError):
            _wait(lambda: not _processes_of(clone), patience)
        if left := _processes_of(clone):
            raise Wrong("orphans: " + "; ".join(left))
    finally:
        if running.poll() is None:
            running.kill()
            running.wait()


@contextlib.contextmanager
def _home(scenario: Scenario) -> Iterator[pathlib.Path]:
    """An empty home of that mode in a place everyone can reach, gone afterwards."""
    place = pathlib.Path(tempfile.mkdtemp(prefix="mesial-start-"))
    place.chmod(0o755)
    home = place / "home"
    home.mkdir()
    home.chmod(scenario.home_mode)
    if scenario.user:
        _have_user(scenario.user)
        shutil.chown(home, scenario.user)
    try:
        yield home
    finally:
        data = home / "mesial" / ".data" / "postgres"
        if data.is_symlink():  # root's database lies where `nobody` can reach it
            shutil.rmtree(data.resolve().parent, ignore_errors=True)
        shutil.rmtree(place, ignore_errors=True)


def _have_user(name: str) -> None:
    try:
        pwd.getpwnam(name)
    except KeyError:
        _call(["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", name])


def _as(user: str | None) -> list[str]:
    """setpriv becomes the command itself, so that a signal reaches it."""
    return ["setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--"] if user else []


def _python(user: str | None) -> str:
    """This Python, or the system's where another account cannot reach this one."""
    probe = "import os, sys; os.stat(sys.executable)"  # setpriv itself still has root's eyes when it looks for the program
    for candidate in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([*_as(user), candidate, "-c", probe], capture_output=True, cwd="/").returncode == 0:
            return candidate
    raise Wrong(f"{user} can run no Python")


def _ports() -> tuple[int, int]:
    """8000 and 8001 as in the README, or two others where a program of this machine holds them."""
    if _is_free(8000) and _is_free(8001):
        return 8000, 8001
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _is_well(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _processes_of(clone: pathlib.Path) -> list[str]:
    """Every process whose program, arguments or working directory lie in the clone, or that holds its database."""
    marks = [str(clone)]
    data = clone / ".data" / "postgres"
    if data.is_symlink():
        marks.append(str(data.resolve()))
    found = []
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            places = [words, str((entry / "exe").readlink()), str((entry / "cwd").readlink())]
        except OSError:
            continue
        if entry.name != str(os.getpid()) and any(mark in place for mark in marks for place in places):
            found.append(re.sub(r"\s+", " ", f"{entry.name} {words}")[:160])
    return found


def _until(holds: Callable[[], bool], seconds: float, running: subprocess.Popen[bytes], log: pathlib.Path) -> None:
    def ended_or_holds() -> bool:
        if running.poll() is not None:
            raise Wrong(f"it ended with code {running.returncode}\n{_tail(log)}")
        return holds()

    try:
        _wait(ended_or_holds, seconds)
    except TimeoutError:
        raise Wrong(f"it was not up after {seconds} s\n{_tail(log)}") from None


def _wait(holds: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.2)


def _tail(log: pathlib.Path) -> str:
    return log.read_text(errors="replace")[-LOG_TAIL:]


def _call(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Wrong(f"{' '.join(command)}: {done.stderr.strip()}")


if __name__ == "__main__":
    sys.exit(main())
