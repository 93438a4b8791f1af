"""Starting, stopping, and what is answered while a part of the house is away (FAULTS I10, THREATS T-A11)."""

from __future__ import annotations

import asyncio
import pathlib
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest

from infra.embedded import ports
from schemas.settings import Settings
from tests.api.client import Browser
from tests.api.conftest import ROOT, Server
from tests.api.people import PASSWORD, Practice


def other_ports(environment: dict[str, str], **change: str) -> dict[str, str]:
    web = ports.choose({}, ("app", "images"))
    origins = {"PUBLIC_URL": f"http://127.0.0.1:{web['app']}", "IMAGE_ORIGIN": f"http://localhost:{web['images']}"}
    return environment | origins | change


def test_the_owners_url_is_refused(environment: dict[str, str], settings: Settings) -> None:
    """T-A11: with a plain sentence, and without a trace of the password."""
    told = other_ports(environment, API_DATABASE_URL=settings.owner_database_url)
    ended = subprocess.run(
        [sys.executable, "-m", "infra.command", "api"], cwd=ROOT, env=told, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 1
    assert "mesial_owner" in ended.stderr
    assert "use a role that owns nothing" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert str(urlsplit(settings.owner_database_url).password) not in ended.stderr


def test_a_database_that_is_away_is_said(environment: dict[str, str]) -> None:
    nobody = ports.choose({}, ("nobody",))["nobody"]
    told = other_ports(environment, API_DATABASE_URL=f"postgresql://mesial_api:none@127.0.0.1:{nobody}/mesial")
    ended = subprocess.run(
        [sys.executable, "-m", "infra.command", "api"], cwd=ROOT, env=told, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 1
    assert "The database does not answer" in ended.stderr or "the database does not answer" in ended.stderr


class Line:
    """A telephone line to a server that can be cut, or go dead while it stays open."""

    def __init__(self, url: str) -> None:
        self.target = urlsplit(url)
        self.alive = asyncio.Event()
        self.alive.set()
        self.cut = False

    @asynccontextmanager
    async def open(self) -> AsyncIterator[int]:
        server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        tasks = server.sockets[0].getsockname()[1]
        try:
            yield tasks
        finally:
            self.alive.set()
            server.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.cut:
            writer.close()
            return
        there_reader, there_writer = await asyncio.open_connection(self.target.hostname, self.target.port)
        await asyncio.gather(self._pump(reader, there_writer), self._pump(there_reader, writer))

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65536):
                await self.alive.wait()
                sink.write(data)
                await sink.drain()
        except ConnectionError:
            pass
        finally:
            sink.close()


@pytest.mark.parametrize("part", ["API_DATABASE_URL", "S3_ENDPOINT"])
async def test_a_dead_line_is_answered_with_try_again(
    environment: dict[str, str], practice: Practice, tmp_path: pathlib.Path, part: str
) -> None:
    """I10: the line stays open and says nothing; 503 with Retry-After before the client's 5 s are over, and all is well afterwards."""
    line = Line(environment[part])
    async with line.open() as port:
        url = urlsplit(environment[part])
        netloc = url.netloc.replace(f":{url.port}", f":{port}").replace(str(url.hostname), "127.0.0.1")
        server = await asyncio.to_thread(Server, other_ports(environment, **{part: url._replace(netloc=netloc).geturl()}), tmp_path / "log")
        try:
            async with Browser(server.url, "192.0.2.1") as browser:
                browser.timeout = 5
                await browser.sign_in(practice.sign_in("dentist"))
                line.alive.clear()
                path = "/api/worklist" if part == "API_DATABASE_URL" else "/health"
                answer = await browser.get(path)
                assert answer.status_code == 503
                if part == "API_DATABASE_URL":
                    assert answer.json()["code"] == "away"
                    assert int(answer.headers["retry-after"]) > 0
                health = await browser.get("/health")
                named = health.json()["parts"]
                assert health.status_code == 503
                assert named["postgres" if part == "API_DATABASE_URL" else "objects"]["ok"] is False
                assert named["redis"]["ok"] is True
                if part == "S3_ENDPOINT":
                    stuck = await asyncio.gather(*(browser.get("/health") for _ in range(10)))
                    assert {answer.status_code for answer in stuck} == {503}
                    await browser.sign_in(practice.sign_in("dentist"))  # whoever needs no picture notices nothing
                line.alive.set()
                assert (await browser.get("/api/worklist")).status_code == 200
                body = {"name": practice.sign_in("dentist"), "password": PASSWORD}
                assert (await browser.post("/api/session", json=body)).status_code == 200
        finally:
            assert await asyncio.to_thread(server.stop) == 0
