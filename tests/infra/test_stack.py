"""The embedded stack: it keeps what it was given, leaves no orphan, and runs once at a time."""

from __future__ import annotations

import asyncio
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import asyncpg
import pytest

from infra.embedded import seaweed
from infra.embedded.stack import AlreadyRunning, Stack
from infra.s3 import buckets

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

LAUNCH = """
import pathlib, signal, sys
from infra.embedded.stack import Stack
stack = Stack(pathlib.Path(sys.argv[1]), durable=False)
stack.start()
print(*(process.pid for process in stack.processes), flush=True)
signal.pause()
"""
DEADLINE_SECONDS = 40


@pytest.fixture
def home() -> Iterator[pathlib.Path]:
    place = pathlib.Path(tempfile.mkdtemp(prefix="mesial-stack-"))
    place.chmod(0o711)
    yield place
    shutil.rmtree(place)


def eventually(holds: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


async def remember(url: str, word: str) -> list[str]:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        await connection.execute("INSERT INTO kept VALUES ($1)", word)
        return [row["word"] for row in await connection.fetch("SELECT word FROM kept")]
    finally:
        await connection.close()


def client(stack: Stack) -> S3Client:
    told = stack.environment()
    return buckets.connect(
        endpoint=told["S3_ENDPOINT"],
        region=told["S3_REGION"],
        access_key=told["S3_ACCESS_KEY"],
        secret_key=told["S3_SECRET_KEY"],
    )


def test_killed_launcher_leaves_no_orphan_and_the_next_start_has_the_data(home: pathlib.Path) -> None:
    launcher = subprocess.Popen([sys.executable, "-c", LAUNCH, str(home / "data")], stdout=subprocess.PIPE, text=True)
    assert launcher.stdout
    pids = [int(word) for word in launcher.stdout.readline().split()]
    assert len(pids) == 3
    assert all(alive(pid) for pid in pids)
    second = Stack(home / "data", durable=False)
    with pytest.raises(AlreadyRunning, match="already runs"):
        second.start()

    os.kill(launcher.pid, signal.SIGKILL)
    launcher.wait()
    launcher.stdout.close()
    third = Stack(home / "data", durable=False)
    with third:  # at once: it waits for the orphans itself
        eventually(lambda: not any(alive(pid) for pid in pids), "an orphan survived its launcher")
        owner = third.environment()["OWNER_DATABASE_URL"]
        asyncio.run(remember(owner, "first"))
        s3 = client(third)
        s3.put_object(Bucket=seaweed.BUCKET, Key="kept", Body=b"bytes")
        servers = [process.pid for process in third.processes]
    assert not any(alive(pid) for pid in servers)

    with Stack(home / "data", durable=False) as fourth:
        assert fourth.environment() == third.environment()
        assert asyncio.run(remember(owner, "second")) == ["first", "second"]
        s3 = client(fourth)
        s3.put_object(Bucket=seaweed.BUCKET, Key="more", Body=b"later")
        found = [s3.get_object(Bucket=seaweed.BUCKET, Key=key)["Body"].read() for key in ("kept", "more")]
        assert found == [b"bytes", b"later"]
        assert fourth.died() == []
