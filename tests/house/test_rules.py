"""The rules between the rooms (DESIGN 3), each broken once in a file that is nowhere but in this test."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[2]
RUFF = pathlib.Path(sys.executable).with_name("ruff")


def complaints(file: str, source: str) -> set[str]:
    """The bans that a source breaks, if it stood in that file."""
    done = subprocess.run(
        [RUFF, "check", "--no-cache", "--output-format=concise", "--select=TID251", f"--stdin-filename={file}", "-"],
        cwd=ROOT,
        input=source,
        capture_output=True,
        text=True,
        check=False,
    )
    return set(re.findall(r"TID251 `([\w.]+)` is banned", done.stdout))


PUT = "async def f(transaction, case, follows, at):\n    await {}(transaction, case, follows, at)\n"


@pytest.mark.parametrize("room", ["api", "workers", "schemas", "storage"])
@pytest.mark.parametrize(
    ("imported", "called"),
    [
        ("from storage import outbox", "outbox.put"),
        ("from storage import outbox as carried", "carried.put"),
        ("from storage.outbox import put", "put"),
        ("from storage.outbox import put as fill", "fill"),
        ("import storage.outbox", "storage.outbox.put"),
    ],
)
def test_rule_5_nobody_fills_the_outbox_without_saying_so(room: str, imported: str, called: str) -> None:
    assert complaints(f"{room}/bad.py", f"{imported}\n\n\n{PUT.format(called)}") == {"storage.outbox.put"}


def test_rule_5_only_storage_says_so() -> None:
    """The two places that do stand in storage, line by line; a whole file is excused nowhere."""
    excused = {
        path.relative_to(ROOT).parts[0]
        for room in ("schemas", "storage", "workers", "api", "infra")
        for path in (ROOT / room).rglob("*.py")
        if re.search(r"outbox\.put\(|outbox import .*put", path.read_text(encoding="utf-8"))
    }
    assert excused == {"storage"}


@pytest.mark.parametrize("called", ["waiting(1)", "delivered(1)"])
def test_rule_5_only_the_relay_empties_it(called: str) -> None:
    source = f"from storage import outbox\n\noutbox.{called}\n"
    assert complaints("workers/bad.py", source) == {f"storage.outbox.{called[:-3]}"}
    assert complaints("workers/relay.py", source) == set()


@pytest.mark.parametrize(
    ("source", "banned"),
    [
        ("import time\n\ntime.sleep(1)\n", "time.sleep"),
        ("from datetime import datetime\n\ndatetime.now()\n", "datetime.datetime.now"),
        ("import pickle\n\npickle.loads(b'')\n", "pickle"),
        ("import os\n\nos.environ['HOME']\n", "os.environ"),
        ("import uuid\n\nuuid.uuid1()\n", "uuid.uuid1"),
    ],
)
@pytest.mark.parametrize("room", ["api", "workers", "storage", "schemas"])
def test_no_room_reads_clock_environment_or_pickles(room: str, source: str, banned: str) -> None:
    assert banned in complaints(f"{room}/bad.py", source)
