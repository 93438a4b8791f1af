"""`mesial` as people and init systems meet it: its exit codes, its sentences, and the whole house up and down."""

from __future__ import annotations

import asyncio
import hashlib
import io
import os
import pathlib
import re
import signal
from collections.abc import Iterator
from urllib.request import urlopen

import pypdf
import pytest

from infra.embedded import keepsafe, ports
from infra.embedded.stack import Stack, environment
from schemas.settings import ROLES, read
from storage.resources import open_resources
from tests.api.client import Browser
from tests.infra import keeping
from tests.infra.house import Up, children, eventually, mesial, opening, processes_of
from tests.storage import walk

STRONG = "q7Rw2ZtYp9Lk4Xv8Bn3M"


def test_production_without_settings_is_refused_at_once_and_starts_nothing_embedded(tmp_path: pathlib.Path) -> None:
    for command in ("up", "api", "worker", "verify", "key"):
        done = mesial(command, MODE="production", MESIAL_DATA=str(tmp_path / "data"))
        assert done.returncode == 1
        assert "MASTER_KEY: is missing" in done.stderr
        assert "S3_ENDPOINT: is missing" in done.stderr
        assert not (tmp_path / "data").exists()


def test_one_named_service_means_that_nothing_embedded_starts(tmp_path: pathlib.Path) -> None:
    done = mesial("up", REDIS_URL=f"redis://:{STRONG}@127.0.0.1:9/0", MESIAL_DATA=str(tmp_path / "data"))
    assert done.returncode == 1
    assert "API_DATABASE_URL: is missing" in done.stderr
    assert not (tmp_path / "data").exists()


def test_a_store_that_is_not_there_keeps_production_from_starting() -> None:
    done = mesial(
        "up",
        MODE="production",
        PUBLIC_URL="https://mesial.example",
        IMAGE_ORIGIN="https://images.mesial.example",
        APP_LISTEN=f"127.0.0.1:{ports.choose({}, ('app',))['app']}",
        IMAGE_LISTEN=f"127.0.0.1:{ports.choose({}, ('images',))['images']}",
        REDIS_URL=f"redis://:{STRONG}@127.0.0.1:9/0",
        S3_ENDPOINT="http://127.0.0.1:9",
        S3_PUBLIC_ENDPOINT="https://store.mesial.example",
        S3_ACCESS_KEY="key",
        S3_SECRET_KEY=STRONG,
        MASTER_KEY="dzpPopuI4_KNx-qnj3WNpMLS2v0Vek-qyopYqciI7cE",
        SMTP_URL="smtps://mail.example",
        MAIL_FROM="practice@mesial.example",
        **{f"{role.upper()}_DATABASE_URL": f"postgresql://mesial_{role}:{STRONG}@127.0.0.1:9/mesial" for role in ROLES},
    )
    assert done.returncode == 1
    assert "object store, reachable" in done.stderr


@pytest.mark.usefixtures("database")
def test_a_command_finds_the_services_of_a_running_house(stack: Stack) -> None:
    done = mesial("migrate", MESIAL_DATA=str(stack.data_dir))
    assert (done.returncode, done.stdout) == (0, "Nothing to migrate.\n"), done.stderr


@pytest.fixture
def house() -> Iterator[Up]:
    with opening() as house:
        yield house


def test_the_house_comes_up_heals_itself_refuses_a_second_start_and_goes(house: Up) -> None:
    first = house.start()
    assert house.url in house.said
    assert "dentist" in house.said
    with urlopen(f"{house.url}/health", timeout=10) as answer:
        assert answer.status == 200

    empty = mesial("verify", **house.told)
    assert empty.returncode == 1
    assert empty.stdout.startswith("nothing to verify")

    second = mesial("up", **house.told)
    assert second.returncode == 1
    assert "already runs" in second.stderr

    worker = children(first)["worker"]
    os.kill(worker, signal.SIGKILL)
    eventually(lambda: children(first).get("worker", worker) != worker, "the worker did not come back")
    assert "worker ended (signal 9)" in house.said

    first.send_signal(signal.SIGINT)
    assert house.finish() == 0, house.said
    assert house.said.endswith("Everything has stopped.\n")
    assert processes_of(house) == []


async def test_a_killed_house_starts_again_and_has_all_that_was_written(house: Up) -> None:
    """Killed the moment a signature was answered: photo, case and seal are there, the session too, and the PDF is still made."""
    launcher = await asyncio.to_thread(house.start)
    async with Browser(house.url, "127.0.0.1") as dentist:
        written = await keeping.write(dentist)
        launcher.kill()
        await asyncio.to_thread(house.finish)
        again = await asyncio.to_thread(house.start)  # at once: it waits until the orphans of the first are gone
        assert await keeping.read(dentist, written.case["id"]) == written
        record = await keeping.arrives(dentist, f"/api/cases/{written.case['id']}/record.pdf", lambda answer: True)
    (sealed,) = pypdf.PdfReader(io.BytesIO(record.content)).attachments["record.json"]
    assert hashlib.sha256(sealed).hexdigest() == written.seal
    verified = await asyncio.to_thread(mesial, "verify", **house.told)
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout.startswith("all well")
    again.terminate()
    assert await asyncio.to_thread(house.finish) == 0, house.said


def test_a_part_does_not_know_the_doors_of_the_others(house: Up) -> None:
    launcher = house.start()
    told = {name: pathlib.Path(f"/proc/{children(launcher)[name]}/environ").read_text() for name in ("api", "worker")}
    doors = {name: [role for role in ROLES if f"\0{role.upper()}_DATABASE_URL=" in f"\0{text}"] for name, text in told.items()}
    assert doors == {"api": ["api"], "worker": ["worker", "relay"]}
    launcher.terminate()
    assert house.finish() == 0


def numbers(line: str) -> dict[str, int]:
    return {name: int(number) for name, number in re.findall(r"(\w+) (\d+)", line)}


async def test_verify_is_right_beside_a_running_house_and_with_services_of_its_own(house: Up) -> None:
    """Rows that are not chained yet are as they should be; a house in which nothing was done proves nothing."""
    launcher = house.start()
    empty = mesial("verify", **house.told)
    assert (empty.returncode, empty.stdout.split(":")[0]) == (1, "nothing to verify"), empty.stderr

    kept = keepsafe.load(pathlib.Path(house.told["MESIAL_DATA"]))
    assert kept
    settings = read(environment(kept))
    async with open_resources(settings, settings.api_database_url) as hall:
        case, parent = await walk.invited(hall)
        await walk.told(hall, case, parent)
    beside = mesial("verify", **house.told)
    assert (beside.returncode, beside.stdout.split(":")[0]) == (0, "all well"), beside.stderr
    launcher.send_signal(signal.SIGINT)
    assert house.finish() == 0

    alone = mesial("verify", **house.told)
    assert (alone.returncode, alone.stdout.split(":")[0]) == (0, "all well"), alone.stderr
    before, after = numbers(beside.stdout), numbers(alone.stdout)
    for name, least in (("patients", 1), ("cases", 1), ("lines", 4), ("links", 1)):
        assert after[name] >= max(least, before[name])
    assert after["trail"] + after["unchained"] >= max(4, before["trail"] + before["unchained"])
    assert processes_of(house) == []


def test_verify_says_that_the_store_is_away_and_not_that_something_is_broken(database: dict[str, str], stack: Stack) -> None:
    done = mesial("verify", **{**stack.environment(), "S3_ENDPOINT": "http://127.0.0.1:9"})
    assert done.returncode == 1
    assert done.stderr == "Nothing was verified: the object store does not answer.\n"
