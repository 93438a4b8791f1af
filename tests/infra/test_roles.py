"""The six roles: what each may do and must not be able to do, asked of the server itself (THREATS T-A11)."""

from __future__ import annotations

import pathlib
import shutil
import subprocess
import tempfile

import asyncpg
import pytest

from infra.embedded import postgres
from infra.embedded.stack import Stack
from schemas.settings import ROLES


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
