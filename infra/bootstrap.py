"""Makes the locked environment on a machine that has only Python: what `infra/run` and `infra/test` have in common.

Standard library only, because it runs before anything is installed. Each step leaves a mark with the digest of what it was
made from, and is left out while that digest holds.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import io
import os
import pathlib
import re
import shutil
import ssl
import subprocess
import sys
import sysconfig
import tarfile
import time
import tomllib
import urllib.request
from collections.abc import Iterable, Iterator

ROOT = pathlib.Path(__file__).resolve().parents[1]
BOOT = ROOT / ".boot"
VENV = ROOT / ".venv"
VIEWER = ROOT / "viewer"
UV_LOCK = ROOT / "infra" / "boot.lock"
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}
SPECIMENS = BOOT / "specimens"
SPECIMENS_LOCK = ROOT / "infra" / "specimens.lock"
SPECIMEN_FOLDERS = {"pillow": "Tests/images", "pillow-heif": "tests/images"}
"""Where the source distributions keep their test images, which no wheel brings (decision 0023)."""
OLDEST_PYTHON = 0x030B0000
NOT_SOURCES = {"node_modules", "dist", "test-results", "coverage"}
FETCH_SECONDS = 120
NO_PIP = """Python has no pip here, which is needed once to fetch uv. Install it and run this again, on Debian or Ubuntu:
    apt-get install python3-pip"""

# uv reads no pip.conf: what the machine's owner told pip about indexes and certificates is handed on.
PIP_TO_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
}


class Failed(Exception):
    """A step did not work; the message says what to do or shows what the tool said."""


def make(kind: str) -> None:
    """Brings the environment of `kind` (run or test) and the viewer up to date; raises Failed."""
    if sys.hexversion < OLDEST_PYTHON:
        raise Failed(f"Mesial needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    with _one_at_a_time():
        _environment(uv(), kind)
        _viewer()
        if kind == "test":
            _specimens(uv())


def node_environment() -> dict[str, str]:
    """The environment for npm: the Node of the locked wheel comes first."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    return {**os.environ, "PATH": path, "NO_UPDATE_NOTIFIER": "1"}


def say(words: str) -> None:
    """One line of progress."""
    print(words, flush=True)


def uv() -> pathlib.Path:
    """The locked uv, fetched once by pip."""
    program = BOOT / "uv" / "bin" / "uv"
    with step("uv, which installs the rest", BOOT / "uv.mark", _digest([UV_LOCK]), here=program) as stale:
        if stale:
            shutil.rmtree(BOOT / "uv", ignore_errors=True)
            quiet = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
            locked = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(UV_LOCK)]
            pip_says = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0"}
            _call([*_pip(), "install", *quiet, "--target", str(BOOT / "uv"), *locked], pip_says)
    return program


def _pip() -> list[str]:
    """pip as a module, or the one bundled for venv, which runs straight from its wheel."""
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode == 0:
        return [sys.executable, "-m", "pip"]
    try:
        import ensurepip

        kept_apart = sysconfig.get_config_var("WHEEL_PKG_DIR") or "/usr/share/python-wheels"  # as Debian does
        places = (pathlib.Path(ensurepip.__file__).parent / "_bundled", pathlib.Path(kept_apart))
        bundled = sorted(wheel for place in places for wheel in place.glob("pip-*.whl"))
    except ImportError:
        bundled = []
    if not bundled:
        raise Failed(NO_PIP)
    return [sys.executable, str(bundled[-1] / "pip")]


def _environment(uv: pathlib.Path, kind: str) -> None:
    """The virtual environment, synchronized to the lock file by hash, wheels only; tests' holds all that run's does."""
    base = _digest([ROOT / "pyproject.toml", *LOCKS.values()], f"{ROOT} {sys.executable} {sys.version}")
    marks = {name: VENV / f".mesial-{name}" for name in LOCKS}
    made = [name for name, mark in marks.items() if _reads(mark, base)]
    wanted = marks[kind] if kind == "test" or "test" not in made else marks["test"]
    with step(f"Python packages, locked by hash, to {kind}", wanted, base, here=VENV / "bin" / "mesial") as stale:
        if not stale:
            return
        for mark in marks.values():
            mark.unlink(missing_ok=True)
        told = {**_uv_environment(), "VIRTUAL_ENV": str(VENV)}
        flags = ["--quiet", "--no-python-downloads", "--no-config"]
        if not _is_ours(VENV):
            _call([str(uv), "venv", *flags, "--clear", "--python", sys.executable, str(VENV)], told)
        # Like pip, take a version from whichever index has it: the hashes leave no room for a stranger's package.
        locked = ["--require-hashes", "--no-build", "--index-strategy", "unsafe-best-match"]
        _call([str(uv), "pip", "sync", *flags, *locked, str(LOCKS[kind])], told)
        editable = ["--no-deps", "--no-build-isolation", "--offline", "-e", str(ROOT)]
        _call([str(uv), "pip", "install", *flags, *editable], told)


def _is_ours(venv: pathlib.Path) -> bool:
    """Whether the environment was made from this Python and still lies where it was made."""
    python = venv / "bin" / "python"
    if not python.exists():
        return False
    probe = "import sys; print(sys.prefix, *sys.version_info[:2])"
    seen = subprocess.run([str(python), "-c", probe], capture_output=True, text=True).stdout.split()
    return seen == [str(venv), str(sys.version_info[0]), str(sys.version_info[1])]


def _viewer() -> None:
    """The viewer, built by the Node of the locked wheel; npm runs no package's scripts (viewer/.npmrc)."""
    if not (VIEWER / "package.json").exists():
        return
    told = node_environment()
    npm = str(VENV / "bin" / "npm")
    lock = _digest([VIEWER / "package-lock.json", VIEWER / ".npmrc"])
    with step("the viewer's packages, locked by hash", BOOT / "npm.mark", lock, here=VIEWER / "node_modules") as stale:
        if stale:
            _call([npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"], told, cwd=VIEWER)
    with step("the viewer", BOOT / "viewer.mark", _viewer_digest(), here=VIEWER / "dist", again=_viewer_digest) as stale:
        if stale:
            _call([npm, "run", "build", "--silent"], told, cwd=VIEWER)


def _specimens(uv: pathlib.Path) -> None:
    """Other people's test images, out of their locked source distributions: only the pictures are kept, nothing is built or run."""
    with step("the images that the tests look at", BOOT / "specimens.mark", _digest([SPECIMENS_LOCK]), here=SPECIMENS) as stale:
        if not stale:
            return
        shutil.rmtree(SPECIMENS, ignore_errors=True)
        locked = dict(re.findall(r"^([\w-]+)==\S+ \\\n\s+--hash=sha256:(\w+)$", SPECIMENS_LOCK.read_text(), re.MULTILINE))
        for name, address in _source_addresses(uv).items():
            unpack(fetch(address, locked[name]), SPECIMEN_FOLDERS[name], SPECIMENS / name)


def _source_addresses(uv: pathlib.Path) -> dict[str, str]:
    """Where the machine's own index has them: uv reads it, as for every other package, and writes it down (PEP 751)."""
    told = BOOT / "pylock.specimens.toml"
    told.unlink(missing_ok=True)
    flags = ["--quiet", "--no-config", "--no-deps", "--no-binary", ":all:", "--index-strategy", "unsafe-best-match"]
    command = [str(uv), "pip", "compile", *flags, "--format", "pylock.toml", "--output-file", str(told), str(SPECIMENS_LOCK)]
    _call(command, _uv_environment())
    return {package["name"]: package["sdist"]["url"] for package in tomllib.loads(told.read_text())["packages"]}


def fetch(address: str, sha256: str) -> bytes:
    """The very bytes that are locked; raises Failed for others, and where none come."""
    name = address.rpartition("/")[2]
    try:
        trusted = ssl.create_default_context(cafile=_uv_environment().get("SSL_CERT_FILE"))
        with urllib.request.urlopen(address, timeout=FETCH_SECONDS, context=trusted) as answer:
            content: bytes = answer.read()
    except OSError as cause:
        raise Failed(f"{name}, whose images the tests look at, cannot be fetched from the package index: {cause}") from cause
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Failed(f"{name} from the package index is not the file that infra/{SPECIMENS_LOCK.name} names: its hash differs.")
    return content


def unpack(archive: bytes, folder: str, into: pathlib.Path) -> None:
    """The files under `folder` of a source distribution, whose own top folder is left out."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as members:
        for member in members:
            within = member.name.partition("/")[2]
            if member.isfile() and within.startswith(f"{folder}/") and ".." not in within.split("/"):
                kept = into / within[len(folder) + 1 :]
                kept.parent.mkdir(parents=True, exist_ok=True)
                content = members.extractfile(member)
                assert content
                kept.write_bytes(content.read())
    if not into.exists():
        raise Failed(f"A source distribution has no {folder}, where the tests expect its images.")


def _viewer_digest() -> str:
    """Of everything the build reads: the viewer's files and the words."""
    return _digest([*_sources(VIEWER), *_sources(ROOT / "schemas" / "words")], _text(BOOT / "npm.mark"))


def _sources(folder: pathlib.Path) -> Iterator[pathlib.Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in NOT_SOURCES and not name.startswith("."))
        yield from (pathlib.Path(place) / name for name in sorted(files) if not name.startswith("."))


@contextlib.contextmanager
def step(what: str, mark: pathlib.Path, digest: str, *, here: pathlib.Path, again: object = None) -> Iterator[bool]:
    """Yields whether the step must be done; times it, and marks it once it is. `again` takes the digest anew after it."""
    stale = not (here.exists() and _reads(mark, digest))
    started = time.monotonic()
    if stale:
        say(f"Setting up {what} …")
    yield stale
    if stale:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(again() if callable(again) else digest)
        say(f"  done in {time.monotonic() - started:.0f} s")


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    BOOT.mkdir(exist_ok=True)
    with open(BOOT / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up of this folder is at work; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _uv_environment() -> dict[str, str]:
    told = dict(os.environ)
    for name, variable in PIP_TO_UV.items():
        if variable in told:
            continue
        for section in ("install", "global", ":env:"):
            asked = subprocess.run([sys.executable, "-m", "pip", "config", "get", f"{section}.{name}"], capture_output=True, text=True)
            if asked.returncode == 0 and asked.stdout.strip():
                told[variable] = ("," if variable == "UV_FIND_LINKS" else " ").join(asked.stdout.split())
    return told


def _call(command: list[str], environment: dict[str, str], cwd: pathlib.Path = ROOT) -> None:
    done = subprocess.run(command, env=environment, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise Failed(f"{pathlib.Path(command[0]).name} {command[1]} failed:\n{done.stdout.strip()}")


def _digest(files: Iterable[pathlib.Path], more: str = "") -> str:
    digest = hashlib.sha256(more.encode())
    for file in files:
        content = file.read_bytes() if file.exists() else b""
        digest.update(f"{file.relative_to(ROOT)} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _reads(mark: pathlib.Path, digest: str) -> bool:
    return _text(mark) == digest


def _text(file: pathlib.Path) -> str:
    return file.read_text() if file.exists() else ""
