"""The README tells the truth: the two commands stand alone, the diagram is the table's, and every picture and path it names exists."""

from __future__ import annotations

import ast
import pathlib
import re

from infra.diagram import diagram

ROOT = pathlib.Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return re.split(r"^## ", README.split(f"\n## {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def test_the_two_commands_are_one_line_each_right_under_their_headings() -> None:
    for title, command in (("Run it", "python3 infra/run"), ("Test it", "python3 infra/test")):
        assert section(title).lstrip().startswith(f"```\n{command}\n```")
        assert section(title).count("```") == 2


def test_the_diagram_is_made_from_the_transition_table() -> None:
    assert f"```mermaid\n{diagram()}\n```" in README


def test_what_the_readme_names_is_there() -> None:
    named = re.findall(r"\]\(((?!http)[^)#]+)\)", README)
    assert len(named) >= 6
    assert [path for path in named if not (ROOT / path).exists()] == []


def photographed() -> list[str]:
    """The names under which the journeys check and photograph a page."""
    return [
        name
        for path in sorted((ROOT / "tests" / "journeys").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "check" and len(node.args) == 1
        for name in [node.args[0].value if isinstance(node.args[0], ast.Constant) else None]
        if isinstance(name, str)
    ]


def test_every_picture_is_taken_by_a_journey() -> None:
    """So that a run of the journeys with KEEP_PICTURES=1 renews all of them, and none shows a page that is gone."""
    shown = re.findall(r"tests/journeys/pictures/([\w-]+)\.png", README)
    assert len(shown) >= 4
    assert set(shown) - set(photographed()) == set()
    assert {path.stem for path in (ROOT / "tests" / "journeys" / "pictures").iterdir()} == set(shown)


def test_no_two_pictures_have_one_name() -> None:
    names = photographed()
    assert sorted(names) == sorted(set(names))
