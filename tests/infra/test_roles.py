"""The six roles: what each may do and must not be able to do, asked of the server itself (THREATS T-A11)."""

from __future__ import annotations

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator

import asyncpg
import pytest

from infra.embedded import postgres
from infra.embedded.stack import Stack
from schemas.settings import ROLES, Settings
from storage.keys import Keys
from storage.postgres import TooPowerful, open_database

POWERS = {
    "superuser": "SUPERUSER",
    "passes_by": "BYPASSRLS",
    "makes_roles": "CREATEROLE",
    "is_the_owner": "IN ROLE mesial_owner",
    "may_become_the_owner": "NOINHERIT IN ROLE mesial_owner",
}
"""What a role may have that owns nothing, and is still too much for an application."""


async def ask(url: str, query: str) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetch(query)
    finally:
        await connection.close()


async def test_no_role_may_pass_by_the_rules(database: dict[str, str]) -> None:
    rows = await ask(database["auditor"], "SELECT * FROM pg_roles WHERE rolname LIKE 'mesial\\_%' ORDER BY rolname")
    assert {row["rolname"] for row in rows} == {f"mesial_{role}" for role in ROLES}
    for row in rows:
        powers = [name for name in ("rolsuper", "rolbypassrls", "rolcreatedb", "rolcreaterole") if row[name]]
        assert powers == [], row["rolname"]
    assert [row["rolname"] for row in rows if row["rolreplication"]] == ["mesial_backup"]


async def test_only_the_owner_owns(database: dict[str, str]) -> None:
    rows = await ask(database["auditor"], "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
    assert [row["tableowner"] for row in rows] == ["mesial_owner"]


@pytest.mark.parametrize("role", [role for role in ROLES if role != "owner"])
async def test_nobody_else_makes_tables(database: dict[str, str], role: str) -> None:
    for statement in ("CREATE TABLE public.mine (word text)", "CREATE TEMPORARY TABLE mine (word text)", "CREATE SCHEMA mine"):
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await ask(database[role], statement)


async def test_backup_reads_no_row_by_query(database: dict[str, str]) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await ask(database["backup"], "SELECT * FROM public.organizations")


def test_backup_takes_the_whole_cluster_and_it_verifies(stack: Stack, database: dict[str, str]) -> None:
    place = postgres.Place(stack.data_dir)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="mesial-backup-"))
    try:
        for command in (
            [place.bin / "pg_basebackup", "-d", database["backup"], "-D", folder / "copy", "-X", "stream", "-c", "fast"],
            [place.bin / "pg_verifybackup", folder / "copy"],
        ):
            done = subprocess.run([str(word) for word in command], capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
    finally:
        shutil.rmtree(folder)


def test_no_password_shows_in_the_arguments_of_a_process(stack: Stack) -> None:
    secrets = [*stack.kept.role_passwords.values(), stack.kept.admin_password, stack.kept.valkey_password, stack.kept.s3_secret]
    for process in stack.processes:
        arguments = pathlib.Path(f"/proc/{process.pid}/cmdline").read_text()
        assert not any(secret in arguments for secret in secrets), process.recipe.name


def test_what_is_secret_is_readable_by_its_owner_alone(stack: Stack) -> None:
    for file in ("secrets.json", "valkey/valkey.conf", "seaweed/identities.json"):
        assert (stack.data_dir / file).stat().st_mode & 0o077 == 0, file


@pytest.fixture(scope="session")
async def loose(stack: Stack, database: dict[str, str]) -> AsyncIterator[dict[str, str]]:
    """The URL of a role for each power, and of one that has none of them; nothing belongs to any. They go when the session ends."""
    made = {name: f"loose_{name}" for name in (*POWERS, "harmless")}
    place = database["api"].rpartition("@")[2]
    administrator = await asyncpg.connect(f"postgresql://{postgres.ADMIN}:{stack.kept.admin_password}@{place}")
    for name, role in made.items():
        await administrator.execute(f"CREATE ROLE {role} LOGIN {POWERS.get(name, '')} PASSWORD 'a-password-of-the-tests'")
        await administrator.execute(f"GRANT CONNECT ON DATABASE mesial TO {role}; GRANT USAGE ON SCHEMA public TO {role}")
    yield {name: f"postgresql://{role}:a-password-of-the-tests@{place}" for name, role in made.items()}
    for role in made.values():
        await administrator.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")
    await administrator.close()


@pytest.mark.parametrize("power", POWERS)
async def test_t_a11_a_role_that_could_pass_by_the_rules_opens_nothing(loose: dict[str, str], settings: Settings, power: str) -> None:
    url = loose[power]
    if "owner" not in power:  # where there is no table at all, so that nothing can be owned: a superuser is everybody's member
        url = url.removesuffix("/mesial") + "/postgres"
    with pytest.raises(TooPowerful, match=f"loose_{power}"):
        await open_database(url, Keys(settings.master_key))


async def test_a_role_without_such_a_power_opens(loose: dict[str, str], settings: Settings) -> None:
    opened = await open_database(loose["harmless"], Keys(settings.master_key), size=1)
    await opened.answer()
    await opened.pool.close()


@pytest.mark.parametrize(("part", "door"), [("api", "API"), ("worker", "WORKER"), ("worker", "RELAY")])
async def test_t_a11_no_part_starts_with_such_a_role(loose: dict[str, str], stack: Stack, part: str, door: str) -> None:
    told = {**os.environ, **stack.environment(), f"{door}_DATABASE_URL": loose["passes_by"]}
    ended = subprocess.run([sys.executable, "-m", "infra.command", part], env=told, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert "loose_passes_by" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "a-password-of-the-tests" not in ended.stderr
