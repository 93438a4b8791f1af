"""Nothing stands about without a use: no name, no named statement, no message."""

from __future__ import annotations

import ast
import pathlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from storage.postgres import Statements

ROOT = pathlib.Path(__file__).parents[2]
ROOMS = ("schemas", "storage", "workers", "api", "infra")
PYTHON = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
BESIDE = [ROOT / name for name in ("infra/run", "infra/test", ".ci/run", "pyproject.toml")]
VIEWER = [
    path
    for path in sorted((ROOT / "viewer" / "src").rglob("*"))
    if path.suffix in (".ts", ".svelte")
    and not path.name.endswith((".test.ts", ".rehearsal.ts"))
    and path.name not in ("message-ids.ts", "types.ts")
]
BY_NAME = {"certificates"}
"""Whose statements are asked one after the other, as many as there are."""

UNNAMED = {
    "from_universal": "every notation of teeth is total and has its inverse (DESIGN 2, schemas/tooth.py)",
    "from_palmer": "every notation of teeth is total and has its inverse (DESIGN 2, schemas/tooth.py)",
    "HINTS": "the closed list of what the quality gate may say, for the test that each of them has words",
}

QUOTED = re.compile(r"""(['"`])([a-z][\w-]*-(?:[\w-]*|\$\{[^`]*))\1""")
TOKEN = re.compile(r"\w+(?:-\w+)*")


def names(tree: ast.Module) -> Iterator[str]:
    """What a module defines for itself or others."""
    for node in tree.body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield node.name
            case ast.Assign():
                yield from (each.id for each in node.targets if isinstance(each, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name


def test_every_name_is_used() -> None:
    """Once is the definition; whatever only a test uses has to be excused by name."""
    mentioned = Counter(word for path in (*PYTHON, *BESIDE) for word in re.findall(r"\w+", path.read_text(encoding="utf-8")))
    unused = {
        name for path in PYTHON for name in names(ast.parse(path.read_text(encoding="utf-8"))) if mentioned[name] < 2 and name[:2] != "__"
    }
    assert unused == set(UNNAMED)


def test_every_named_statement_is_used() -> None:
    """Through its twin (`SQL.name`), or through its twin's name (`people.SQL.name`)."""
    used = {
        (module or borrowed(path), name)
        for path in PYTHON
        for module, name in re.findall(r"(?:\b(\w+)\.)?\bSQL\.(\w+)", path.read_text(encoding="utf-8"))
    }
    named = {
        (path.stem, name)
        for path in (ROOT / "storage").rglob("*.sql")
        if path.with_suffix(".py").exists() and path.stem not in BY_NAME
        for name in Statements(path.read_text(encoding="utf-8")).names()
    }
    assert len(named) > 50
    assert named - used == set()


def borrowed(path: pathlib.Path) -> str:
    """Whose statements a module calls `SQL`: its twin's, or those of the module that it has them from."""
    found = re.search(r"^from [\w.]*?(\w+) import [^\n]*\bSQL\b", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return found[1] if found else path.stem


@cache
def messages() -> frozenset[str]:
    return frozenset(
        name
        for path in (ROOT / "schemas" / "words" / "en").glob("*.ftl")
        for name in re.findall(r"^([a-z][\w-]*) =", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    )


@cache
def said() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What the pages and rooms say: whole texts, beginnings that something is put behind, and every word that could be that something."""
    whole, beginnings, words = set[str](), set[str](), set[str]()
    for path in VIEWER:
        text = path.read_text(encoding="utf-8")
        quoted = [each[1] for each in QUOTED.findall(text)]
        whole |= {each for each in quoted if "$" not in each}
        beginnings |= {each[: each.index("$")] for each in quoted if "$" in each}
        words |= set(TOKEN.findall(text))
    for path in PYTHON:
        text = path.read_text(encoding="utf-8")
        words |= set(TOKEN.findall(text))
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Constant(value=str(value)):
                    whole.add(value)
                case ast.JoinedStr(values=[ast.Constant(value=str(value)), *_]):
                    beginnings.add(value)
    found = frozenset(each for each in beginnings if "-" in each and any(name.startswith(each) for name in messages()))
    return frozenset(whole), found, frozenset(words)


def is_said(message: str) -> bool:
    whole, beginnings, words = said()
    rests = [message.removeprefix(each) for each in beginnings if message.startswith(each)]
    return message in whole or any({rest, rest.replace("-", "_")} & words or set(rest.strip("-").split("-", 1)) <= words for rest in rests)


def test_a_message_that_nobody_says_is_found() -> None:
    assert is_said("shell-continue")
    assert is_said("review-urgency-soon")
    assert not is_said("shell-nobody-says-this")
    assert not is_said("review-urgency-yesteryear")


def test_every_message_is_said() -> None:
    assert len(messages()) > 1000
    assert sorted(each for each in messages() if not is_said(each)) == []
