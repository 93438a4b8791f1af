"""The whole embedded stack of one data directory: started together, stopped in order, never twice at once.

Two locks. `launcher.lock` is held by the launcher alone: a second start is told so at once. `servers.lock` is
inherited by every server, so after a launcher was killed it stays taken exactly until the last orphan has ended; the
next start waits for it.
"""

from __future__ import annotations

import fcntl
import os
import pathlib
import time
from types import TracebackType

from infra.embedded import keepsafe, phone, postgres, seaweed, valkey
from infra.embedded.keepsafe import ROLES, Keepsafe
from infra.embedded.process import NotStarted, Process
from infra.s3 import buckets

PUBLIC_URL = "http://127.0.0.1:8000"
IMAGE_ORIGIN = "http://localhost:8001"
ORPHAN_SECONDS = 30
LAUNCHER_LOCK = "launcher.lock"


class AlreadyRunning(Exception):
    """Another launcher holds this data directory; the message names it."""


class Stack:
    """PostgreSQL, Valkey and SeaweedFS over one data directory.

    `origin` is the one web origin that may upload. `with_phone` adds the development phone and mailbox. `durable=False`
    leaves out fsync and takes any ports, for tests only, of which several run at once.
    """

    def __init__(
        self,
        data_dir: pathlib.Path,
        *,
        origin: str = PUBLIC_URL,
        image_origin: str = IMAGE_ORIGIN,
        with_phone: bool = False,
        durable: bool = True,
    ) -> None:
        self.data_dir = data_dir.resolve()
        self.origin = origin
        self.image_origin = image_origin
        self.with_phone = with_phone
        self.durable = durable
        self.processes: list[Process] = []
        self._kept: Keepsafe | None = None
        self._locks: list[int] = []

    def __enter__(self) -> Stack:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Starts everything and returns when all of it answers; raises AlreadyRunning or NotStarted."""
        make_data_dir(self.data_dir)
        self._lock(LAUNCHER_LOCK, seconds=0)
        try:
            self._start(self._lock("servers.lock", seconds=ORPHAN_SECONDS))
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stops everything, the database last, and gives the data directory free; safe to repeat."""
        for process in reversed(self.processes):
            process.ask_to_stop()
        for process in reversed(self.processes):
            process.stop()
        self.processes.clear()
        for lock in self._locks:
            os.close(lock)
        self._locks.clear()

    def died(self) -> list[str]:
        """Names of the servers that ended on their own."""
        return [process.recipe.name for process in self.processes if process.died]

    def environment(self) -> dict[str, str]:
        """Every variable of `schemas.settings` that points at this stack."""
        return environment(self.kept, origin=self.origin, image_origin=self.image_origin)

    @property
    def held(self) -> tuple[int, ...]:
        """The lock that says "servers are still running"; whoever else must be gone before the next start keeps it too."""
        return tuple(self._locks[1:])

    @property
    def kept(self) -> Keepsafe:
        """Passwords, keys and ports; raises NotStarted before the first start."""
        if self._kept is None:
            raise NotStarted("The embedded stack was not started.")
        return self._kept

    def _start(self, lock: int) -> None:
        kept = self._kept = keepsafe.load_or_make(self.data_dir, alone=self.durable)
        place = postgres.Place(self.data_dir)
        database = self._add(postgres.start(self.data_dir, place, kept, keep_fd=lock, durable=self.durable))
        cache = self._add(valkey.start(self.data_dir, kept, keep_fd=lock))
        store = self._add(seaweed.start(self.data_dir, kept, keep_fd=lock, origin=self.origin))
        if self.with_phone:
            phone.wait(self._add(phone.start(self.data_dir, kept, keep_fd=lock)), kept)
        postgres.wait(database, place, kept)
        valkey.wait(cache, kept)
        seaweed.wait(store, kept)
        admin = buckets.connect(
            endpoint=seaweed.url(kept),
            region=seaweed.REGION,
            access_key=kept.s3_admin_key,
            secret_key=kept.s3_admin_secret,
        )
        buckets.prepare(admin, bucket=seaweed.BUCKET, quarantine=seaweed.QUARANTINE, anchors=seaweed.ANCHORS, origin=self.origin)
        seaweed.wait_for_writes(store, kept)

    def _add(self, process: Process) -> Process:
        self.processes.append(process)
        return process

    def _lock(self, name: str, *, seconds: float) -> int:
        lock = os.open(self.data_dir / name, os.O_RDWR | os.O_CREAT, 0o600)
        self._locks.append(lock)
        deadline = time.monotonic() + seconds
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    self.stop()
                    raise AlreadyRunning(f"Mesial already runs on the data in {self.data_dir}.") from None
                time.sleep(0.05)
        return lock


def environment(kept: Keepsafe, *, origin: str = PUBLIC_URL, image_origin: str = IMAGE_ORIGIN) -> dict[str, str]:
    """The settings that lead to the embedded stack of a data directory; also read beside a running one."""
    return {
        "MODE": "demo",
        "PUBLIC_URL": origin,
        "IMAGE_ORIGIN": image_origin,
        **{f"{role.upper()}_DATABASE_URL": postgres.url(kept, role) for role in ROLES},
        "REDIS_URL": valkey.url(kept),
        "S3_ENDPOINT": seaweed.url(kept),
        "S3_PUBLIC_ENDPOINT": seaweed.url(kept),
        "S3_REGION": seaweed.REGION,
        "S3_ACCESS_KEY": kept.s3_key,
        "S3_SECRET_KEY": kept.s3_secret,
        "S3_BUCKET": seaweed.BUCKET,
        "S3_QUARANTINE_BUCKET": seaweed.QUARANTINE,
        "S3_ANCHOR_BUCKET": seaweed.ANCHORS,
        "MASTER_KEY": kept.master_key,
        "SMTP_URL": f"smtp://127.0.0.1:{kept.ports['mailbox']}",
        "MAIL_FROM": "Mesial <no-reply@mesial.example>",
        "SMS_URL": f"http://127.0.0.1:{kept.ports['phone']}/sms",
        "SMS_TOKEN": kept.sms_token,
    }


def is_running(data_dir: pathlib.Path) -> bool:
    """Whether a launcher holds this data directory now."""
    try:
        lock = os.open(data_dir / LAUNCHER_LOCK, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def make_data_dir(data_dir: pathlib.Path) -> None:
    """Makes the directory and its logs: closed to others, except that root's must let `nobody` pass through."""
    data_dir.mkdir(parents=True, exist_ok=True)
    data_dir.chmod(0o711 if os.geteuid() == 0 else 0o700)
    (data_dir / "logs").mkdir(mode=0o700, exist_ok=True)
