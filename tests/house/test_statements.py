"""SQL lives in `.sql` files beside its Python twins, and nowhere in Python (DESIGN 7)."""

from __future__ import annotations

import ast
import pathlib
import re
from collections.abc import Iterator

import pytest

ROOT = pathlib.Path(__file__).parents[2]
ROOMS = ("schemas", "storage", "workers", "api", "infra")
BEGINS = re.compile(
    r"\s*(?:SELECT\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|WITH\s+\w+\s+AS\s|(?:CREATE|ALTER|DROP)\s+[A-Z]|"
    r"SET\s+(?:LOCAL|SESSION|ROLE)\s|(?:GRANT|REVOKE|TRUNCATE|LISTEN|UNLISTEN|NOTIFY|LOCK\s+TABLE|COPY)\s+\w)"
)


def texts(tree: ast.AST) -> Iterator[str]:
    """Every text of a file but its docstrings; of a text with values in it, what stands before the first."""
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def statements_in(source: str) -> list[str]:
    return [text for text in texts(ast.parse(source)) if BEGINS.match(text)]


@pytest.mark.parametrize(
    "source",
    [
        "x = 'SELECT 1'",
        "run(f'DELETE FROM {table}')",
        'A = """\n  INSERT INTO t VALUES (1)"""',
        "def f():\n    'Words.'\n    run('UPDATE t SET a = 1')",
        "run('SET LOCAL lock_timeout = 1')",
        "run('LISTEN outbox')",
    ],
)
def test_a_statement_is_found_however_it_is_written(source: str) -> None:
    assert len(statements_in(source)) == 1


@pytest.mark.parametrize("source", ["'Select a file'", "x = 'DELETE'", "x = 'CREATE'", "def f():\n    'SELECT in a docstring.'"])
def test_words_that_are_no_statement_are_left_alone(source: str) -> None:
    assert statements_in(source) == []


def test_no_statement_stands_in_python() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): len(here)
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        if (here := statements_in(path.read_text(encoding="utf-8")))
    }
    assert found == {}
