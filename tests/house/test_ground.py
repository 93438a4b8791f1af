"""The ground is pure, its refusals can be told apart, and no file of the house is a monster (DESIGN 2, 3 and 8)."""

import ast
import importlib
import pathlib
import subprocess
from collections.abc import Iterator

import pytest

from schemas.refusal import Refusal

ROOT = pathlib.Path(__file__).parents[2]
GROUND = sorted((ROOT / "schemas").rglob("*.py"))
FORBIDDEN = {"os", "io", "socket", "asyncio", "pathlib", "random", "secrets", "time"}
CLOCK = {"now", "utcnow", "today"}
CHANCE = {"uuid1", "uuid4", "uuid6", "uuid7"}
MOST_LINES = 300
COUNTED = (".py", ".ts", ".svelte", ".sql")
EXCUSED = {
    "storage/schema.sql": "the picture of the whole database is one file (DESIGN 2)",
    "viewer/src/contract/types.ts": "no hand writes it: it is made from the OpenAPI document",
}


def imports(tree: ast.AST) -> Iterator[str]:
    """The first part of the name of every module that is imported anywhere in the file, inside functions too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", GROUND, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_ground_knows_no_clock_disk_socket_or_chance(path: pathlib.Path) -> None:
    tree = ast.parse(path.read_text())
    assert not FORBIDDEN & set(imports(tree))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    called = {node.func.attr for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
    assert not CLOCK & called
    assert not (CHANCE | {"open", "print", "__import__", "eval", "exec"}) & used


def test_the_ground_was_found() -> None:
    assert {"refusal.py", "casework.py", "tooth.py"} <= {path.name for path in GROUND}


def family(of: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in of.__subclasses__():
        yield child
        yield from family(child)


def test_every_refusal_has_its_own_code() -> None:
    for path in GROUND:
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    members = [Refusal, *family(Refusal)]
    assert len(members) > 10
    assert all("code" in vars(each) for each in members), "a code is said, not inherited"
    assert len({vars(each)["code"] for each in members}) == len(members)


def kept() -> list[pathlib.Path]:
    """The files of the repository, and those about to join it."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name.endswith(COUNTED) and (ROOT / name).is_file()]


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    files = kept()
    assert len(files) > 100
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if str(path.relative_to(ROOT)) not in EXCUSED and (lines := len(path.read_text().splitlines())) > MOST_LINES
    }
    assert long == {}


@pytest.mark.parametrize("name", EXCUSED)
def test_only_files_that_are_there_are_excused(name: str) -> None:
    assert (ROOT / name).exists()
