"""What the Python twins read of each named statement's rows, taken from their source: the other half of the test of columns.

A function reads what it subscribes (`row["case_id"]`), what it unfolds into a record (`Licence(**row)`, maybe with a prefix), and what is
read by functions that it hands a row to (those with a parameter annotated `asyncpg.Record`).
"""

from __future__ import annotations

import ast
import importlib
import pathlib
import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

STORAGE = pathlib.Path(importlib.import_module("storage").__file__ or "").parent
BEGINS = re.compile(r"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM)\s")
Function = ast.FunctionDef | ast.AsyncFunctionDef
Statement = tuple[str, str]
"""The file of a statement under `storage`, without its ending, and its name; of one that stands in Python, nothing and its text."""


class Use(Struct, frozen=True):
    """What one function does with statements: which it asks and how, and which columns it reads of the answers.

    Functions that it hands a row or a statement to are part of it.
    """

    where: str
    asked: frozenset[tuple[Statement, str]]
    read: frozenset[str]


class Module:
    """A Python file of storage, with its functions by name, and what the modules that it imports are called in it."""

    def __init__(self, path: pathlib.Path) -> None:
        self.name = path.relative_to(STORAGE).with_suffix("").as_posix()
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.functions = {node.name: node for node in ast.walk(self.tree) if isinstance(node, Function)}
        self.imported = {
            alias.asname or alias.name: f"{node.module}.{alias.name}".removeprefix("storage.").replace(".", "/")
            for node in ast.walk(self.tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("storage")
            for alias in node.names
        }

    def record(self, name: str) -> type[Struct]:
        """The record of that name, as this module knows it."""
        found: type[Struct] = getattr(importlib.import_module("storage." + self.name.replace("/", ".")), name)
        assert issubclass(found, Struct)
        return found


WHOLE = ("verify/", "certificates")
"""Modules that compare or digest rows as they come, column by column: what of them counts, tests/storage/verify/test_columns.py tries."""

MODULES = {module.name: module for path in sorted(STORAGE.rglob("*.py")) for module in [Module(path)] if not module.name.startswith(WHOLE)}


def uses() -> list[Use]:
    """Every use of a statement in storage, function by function; one that is handed a row is read with those that hand it."""
    found = []
    for module in MODULES.values():
        for name, function in module.functions.items():
            parts = [(module, function), *followed(module, function)]
            asked = frozenset(each for part in parts for each in asked_in(*part))
            if not takes_row(function) and any(asked_in(module, function)):
                found.append(Use(f"{module.name}.{name}", asked, frozenset(column for part in parts for column in read(*part))))
    return found


def followed(module: Module, function: Function) -> Iterator[tuple[Module, Function]]:
    """The functions that are handed a row or a statement, and those that these hand it to."""
    for node in ast.walk(function):
        found = target(module, node) if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Call) and found and (takes_row(found[1]) or any(named(module, each) for each in node.args)):
            yield found
            yield from followed(*found)


def asked_in(module: Module, function: Function) -> Iterator[tuple[Statement, str]]:
    """The statements in a function, with the method that each is handed to: `fetch` where it only stands in a list, `run` where
    nobody looks at the answer."""
    direct: dict[int, str] = {}
    unseen = {id(node.value.value) for node in ast.walk(function) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Await)}
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            direct |= {id(each): "run" if id(node) in unseen else node.func.attr for each in alternatives(node.args[0])}
    for node in ast.walk(function):
        if statement := named(module, node):
            yield statement, direct.get(id(node), "fetch")
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and BEGINS.match(node.value):
            yield ("", node.value), direct.get(id(node), "fetch")


def alternatives(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def named(module: Module, node: ast.AST) -> Statement | None:
    match node:
        case ast.Attribute(value=ast.Name(id="SQL"), attr=name):
            return module.imported.get("SQL", module.name).removesuffix("/SQL"), name
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id=other), attr="SQL"), attr=name):
            return module.imported[other], name
    return None


def read(module: Module, function: Function) -> Iterator[str]:
    """The columns that a function itself reads."""
    for node in ast.walk(function):
        match node:
            case ast.Subscript(slice=ast.Constant(value=str(column)), ctx=ast.Load()):
                yield column
            case ast.comprehension(iter=ast.Tuple(elts=elements)):
                yield from (each.value for each in elements if isinstance(each, ast.Constant) and isinstance(each.value, str))
            case ast.Call(
                func=ast.Name(id=record), keywords=[*_, ast.keyword(arg=None, value=ast.DictComp(value=ast.Subscript(slice=column)))]
            ):
                yield from (f"{prefix_of(column)}{field.name}" for field in msgspec.structs.fields(module.record(record)))
            case ast.Call(func=ast.Name(id=record), keywords=[*_, ast.keyword(arg=None)]):
                yield from (field.name for field in msgspec.structs.fields(module.record(record)))
            case ast.Call() if (found := target(module, node)) and takes_row(found[1]):
                yield from (key for each in node.args for key in keys_of_answer(module, each))


def prefix_of(column: ast.expr) -> str:
    """What stands before a record's field in the names of columns, such as `link_`."""
    return (
        next((str(each.value) for each in column.values if isinstance(each, ast.Constant)), "") if isinstance(column, ast.JoinedStr) else ""
    )


def target(module: Module, call: ast.Call) -> tuple[Module, Function] | None:
    """The function of storage that is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name) if name in module.functions:
            return module, module.functions[name]
        case ast.Attribute(value=ast.Name(id=other), attr=name) if module.imported.get(other) in MODULES:
            there = MODULES[module.imported[other]]
            return (there, there.functions[name]) if name in there.functions else None
    return None


def takes_row(function: Function) -> bool:
    return any(each.annotation is not None and "Record" in ast.unparse(each.annotation) for each in function.args.args)


def keys_of_answer(module: Module, node: ast.expr) -> Iterator[str]:
    """The keys of a table that a function makes to be compared with a row."""
    if isinstance(node, ast.Call) and (found := target(module, node)):
        for each in ast.walk(found[1]):
            if isinstance(each, ast.Dict):
                yield from (key.value for key in each.keys if isinstance(key, ast.Constant) and isinstance(key.value, str))
