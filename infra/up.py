"""`mesial up`: the whole house in one command, from the services to the open door, and down again in order."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import io
import os
import pathlib
import signal
import ssl
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from types import FrameType
from urllib.parse import urlsplit

from infra import surroundings
from infra.embedded import ports
from infra.embedded.process import NotStarted, Process, Recipe
from infra.embedded.stack import Stack
from infra.s3 import selftest
from infra.s3.sign import Door
from infra.supervisor import Supervisor
from schemas.settings import ROLES, Role, Settings, read

PARTS: dict[str, tuple[Role, ...]] = {"api": ("api",), "worker": ("worker", "relay")}
LOOK_SECONDS = 0.2
OPEN_SECONDS = 120
HOPELESS_DEATHS = 4
PART_STOP_SECONDS = 20


class Stopped(BaseException):
    """Someone pressed Ctrl-C or asked the process to end."""


def up() -> None:
    """Starts everything, serves until Ctrl-C or SIGTERM, stops everything; raises what refused to start."""
    with contextlib.suppress(Stopped), _stoppable(), contextlib.ExitStack() as house:
        _run(house)
    _say("Everything has stopped.")


def check_store(settings: Settings) -> None:
    """Raises StoreRefused unless the object store keeps the conditions that uploads and anchors rest on."""
    door = Door(
        endpoint=settings.s3_endpoint,
        region=settings.s3_region,
        access_key=settings.s3_access_key,
        secret_key=settings.s3_secret_key,
    )
    now = datetime.datetime.now(datetime.UTC)
    selftest.check(door, bucket=settings.s3_quarantine_bucket, anchors=settings.s3_anchor_bucket, origin=settings.public_url, now=now)


def _run(house: contextlib.ExitStack) -> None:
    environ = dict(os.environ)
    stack: Stack | None = None
    if not surroundings.are_named(environ):
        _say("Starting PostgreSQL, Valkey and SeaweedFS …")
        stack = surroundings.embedded(environ, with_phone=True)
        house.enter_context(stack)
        environ = {**stack.environment(), **environ}
    settings = read(environ)
    for name, listen in (("PUBLIC_URL", settings.app_listen), ("IMAGE_ORIGIN", settings.image_listen)):
        if not ports.is_free(listen.port):
            raise NotStarted(f"Port {listen.port} is taken by another program; give {name} another one.")
    _say("Asking the object store to keep its word …")
    check_store(settings)
    sign_ins = _prepare(settings)
    _say("Starting the API and the worker …")
    parts: list[Process] = []
    house.callback(_stop, parts)
    logs = surroundings.data_dir(environ) / "logs"
    logs.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, roles in PARTS.items():
        parts.append(Process(_recipe(name, roles, environ, logs, stack)))
    supervisor = Supervisor([parts, stack.processes] if stack else [parts], _say)
    _wait_until_open(settings, supervisor, parts)
    _welcome(settings, sign_ins, stack)
    _watch(supervisor)


def _prepare(settings: Settings) -> str:
    """Migrates, and seeds the demonstration; answers what the seed printed: the sign-ins."""
    from storage.migrate import migrate

    for name in asyncio.run(migrate(settings.owner_database_url)):
        _say(f"Migrated {name}.")
    printed = io.StringIO()
    if settings.mode == "demo":
        from infra.seed import seed

        _say("Looking after the demonstration organization …")
        with contextlib.redirect_stdout(printed):
            asyncio.run(seed(settings))
    return printed.getvalue().strip()


def _recipe(name: str, roles: tuple[Role, ...], environ: Mapping[str, str], logs: pathlib.Path, stack: Stack | None) -> Recipe:
    """A part of the house; it is not told the database URLs of roles it never plays."""
    hidden = {f"{role.upper()}_DATABASE_URL" for role in ROLES if role not in roles}
    return Recipe(
        name=name,
        argv=[sys.executable, "-m", "infra.command", name],
        log=logs / f"{name}.log",
        environment={key: value for key, value in environ.items() if key not in hidden},
        stop_seconds=PART_STOP_SECONDS,
        keep_fds=stack.held if stack else (),
        cwd=str(surroundings.ROOT),
    )


def _wait_until_open(settings: Settings, supervisor: Supervisor, parts: list[Process]) -> None:
    healthy = threading.Event()
    asking = threading.Thread(target=_ask_until_healthy, args=(settings, healthy), daemon=True)
    asking.start()
    for _ in range(int(OPEN_SECONDS / LOOK_SECONDS)):
        if healthy.wait(LOOK_SECONDS):
            return
        supervisor.look()
        for part in parts:
            if supervisor.deaths(part.recipe.name) >= HOPELESS_DEATHS:
                raise NotStarted(f"The {part.recipe.name} does not stay alive:\n{part.log_tail()}")
    tails = "\n".join(part.log_tail() for part in parts)
    raise NotStarted(f"{settings.public_url}/health was not well after {OPEN_SECONDS} s.\n{tails}")


def _ask_until_healthy(settings: Settings, healthy: threading.Event) -> None:
    """Asks at the listening address, for the public one may lead over a proxy that is not there yet."""
    scheme = "https" if settings.tls_cert_file else "http"
    host = "127.0.0.1" if settings.app_listen.host in ("0.0.0.0", "::") else settings.app_listen.host
    address = f"{scheme}://{f'[{host}]' if ':' in host else host}:{settings.app_listen.port}/health"
    request = urllib.request.Request(address, headers={"Host": urlsplit(settings.public_url).netloc})
    unchecked = ssl.create_default_context()
    unchecked.check_hostname = False  # the certificate names the public host, not the address we listen on
    unchecked.verify_mode = ssl.CERT_NONE
    pause = threading.Event()
    while not healthy.is_set():
        with contextlib.suppress(OSError, urllib.error.URLError):
            with urllib.request.urlopen(request, timeout=5, context=unchecked) as answer:
                if answer.status == 200:
                    healthy.set()
        pause.wait(LOOK_SECONDS)


def _welcome(settings: Settings, sign_ins: str, stack: Stack | None) -> None:
    lines = ["", f"Mesial is open at {settings.public_url}"]
    if stack:
        lines.append(f"Phone and mailbox of the demonstration: {settings.sms_url.removesuffix('/sms')}/")
        lines.append(f"Data and logs: {stack.data_dir}")
    if sign_ins:
        lines += ["", sign_ins]
    _say("\n".join([*lines, "", "Ctrl-C stops everything."]))


def _watch(supervisor: Supervisor) -> None:
    pause = threading.Event()
    while True:
        pause.wait(LOOK_SECONDS)
        supervisor.look()


def _stop(parts: list[Process]) -> None:
    _say("Stopping …")
    for part in parts:
        part.ask_to_stop()
    for part in parts:
        part.stop()


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Turns the first Ctrl-C, SIGTERM or hang-up into Stopped; later ones wait for the orderly end, which is bounded."""
    asked = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(number: int, frame: FrameType | None) -> None:
        for each in asked:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    before = {number: signal.signal(number, stop) for number in asked}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _say(words: str) -> None:
    print(words, flush=True)
