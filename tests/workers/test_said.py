"""Every message that the workers say gets what it asks for, whichever branch says it: read off the code, so that no branch is forgotten.

A message that lacks an argument is a fault at the moment of saying (SPEC D96-12: a signed record without its readable form). Some
branches are taken by few cases only, such as the licence of whoever collected a picture.
"""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from schemas.person import Language
from tests.house.test_ground import ROOT

LANGUAGES: tuple[Language, ...] = get_args(Language)
SOURCES = sorted((ROOT / "workers").rglob("*.py"))


class Said(NamedTuple):
    """One place where something is said: which messages it may be, as a pattern, and with which arguments."""

    where: str
    message: re.Pattern[str]
    given: frozenset[str]


class _Asked(Visitor):
    """The arguments that a message asks for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.names.add(node.id.name)


def asked(language: str) -> dict[str, frozenset[str]]:
    """What each message of a language asks for."""
    found: dict[str, frozenset[str]] = {}
    for file in (files("schemas") / "words" / language).iterdir():
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                visitor = _Asked()
                visitor.visit(entry)
                found[entry.id.name] = frozenset(visitor.names)
    return found


def said(source: Path) -> Iterator[Said]:
    """Everything that a module says by `say`. What `word` says are words for values of closed lists, and those have their own test."""
    module = ast.parse(source.read_text(encoding="utf-8"))
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef) and function.name != "word":
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and call.args and _name(call.func) == "say":
                    where = f"{source.relative_to(ROOT)}:{call.lineno}"
                    for pattern in _messages(call.args[0], (function, module)):
                        yield Said(where, re.compile(pattern), frozenset(_given(call, (function, module))))


_LOOPS = (ast.For, ast.GeneratorExp, ast.ListComp, ast.SetComp)
Within = tuple[ast.AST, ...]
"""Where a name may have got its value, nearest first."""


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""


def _messages(message: ast.expr, within: Within) -> Iterator[str]:
    match message:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.JoinedStr(values=parts):
            choices = [[re.escape(str(each.value))] if isinstance(each, ast.Constant) else _values(each, within) for each in parts]
            yield from ("".join(each) for each in product(*choices))
        case ast.IfExp(body=one, orelse=other):
            yield from _messages(one, within)
            yield from _messages(other, within)
        case ast.Name(id=name):
            for value in _assigned(name, within):
                yield from _messages(value, within)


def _values(part: ast.expr, within: Within) -> list[str]:
    """What stands in a gap of a text: what its loop goes through, or else anything."""
    assert isinstance(part, ast.FormattedValue)
    names = {node.id for node in ast.walk(part.value) if isinstance(node, ast.Name)}
    around = [node for node in ast.walk(within[0]) if isinstance(node, _LOOPS) and any(inner is part for inner in ast.walk(node))]
    loops = [
        loop.iter
        for node in around
        for loop in ([node] if isinstance(node, ast.For) else node.generators)
        if isinstance(loop.target, ast.Name) and loop.target.id in names
    ]
    found = [each for loop in loops for each in _constants(loop, within)]
    return found or [r"[\w-]+"]


def _constants(values: ast.expr, within: Within) -> list[str]:
    if isinstance(values, ast.Name):
        return [each for value in _assigned(values.id, within) for each in _constants(value, within)]
    if not isinstance(values, ast.Tuple):
        return []
    return [re.escape(each.value) for each in values.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def _given(call: ast.Call, within: Within) -> Iterator[str]:
    for each in call.keywords:
        if each.arg is not None:
            yield each.arg
            continue
        values = _assigned(each.value.id, within) if isinstance(each.value, ast.Name) else [each.value]
        for value in values:
            assert isinstance(value, ast.Dict), ast.dump(call)
            yield from (key.value for key in value.keys if isinstance(key, ast.Constant) and isinstance(key.value, str))


def _assigned(name: str, within: Within) -> list[ast.expr]:
    for scope in within:
        found = [
            each.value
            for each in ast.walk(scope)
            if isinstance(each, ast.Assign) and any(isinstance(target, ast.Name) and target.id == name for target in each.targets)
        ]
        if found:
            return found
    return []


@pytest.mark.parametrize("language", LANGUAGES)
def test_d96_12_every_message_gets_what_it_asks_for(language: Language) -> None:
    """No argument is missing, and none is given under another name than the message knows."""
    wants, lacking, places = asked(language), [], 0
    for each in (found for source in SOURCES for found in said(source)):
        known = [id for id in wants if each.message.fullmatch(id)]
        assert known, f"{each.where}: there is no {each.message.pattern}"
        places += 1
        lacking += [f"{each.where}: {id} asks for {sorted(wants[id] - each.given)}" for id in known if not wants[id] <= each.given]
    assert places > 150
    assert lacking == []
