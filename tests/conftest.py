"""The services every test shares: real PostgreSQL, Valkey and SeaweedFS, started once a session on own ports."""

from __future__ import annotations

import asyncio
import os
import pathlib
import shutil
import tempfile
from collections.abc import Iterator

import pytest

from infra.embedded import ports
from infra.embedded.stack import Stack
from schemas import settings as told


@pytest.fixture(scope="session")
def stack() -> Iterator[Stack]:
    """The embedded services with their roles and buckets, empty, in a directory that goes when the session ends."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="mesial-tests-"))
    home.chmod(0o711)  # PostgreSQL runs as `nobody` when the tests run as root
    web = ports.choose({}, ("app", "images"))
    running = Stack(
        home / "data",
        origin=f"http://127.0.0.1:{web['app']}",
        image_origin=f"http://localhost:{web['images']}",
        with_phone=True,
        durable=False,
    )
    try:
        with running:
            yield running
    finally:
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def database(stack: Stack) -> dict[str, str]:
    """The URL of the migrated database for each of the six roles."""
    from storage.migrate import migrate

    environment = stack.environment()
    urls = {str(role): environment[f"{role.upper()}_DATABASE_URL"] for role in told.ROLES}
    asyncio.run(migrate(urls["owner"]))
    return urls


@pytest.fixture(scope="session")
def settings(stack: Stack, database: dict[str, str]) -> told.Settings:
    """The settings that lead to the session's services, migrated."""
    return told.read(stack.environment())


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failed run: what was not run was not shown."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    assert reporter is not None
    skipped = len(reporter.stats.get("skipped", []))
    if skipped and os.environ.get("CI") == "true" and session.exitstatus == pytest.ExitCode.OK:
        reporter.write_line(f"\n{skipped} skipped, and CI=true forbids skips", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
