"""The README tells the truth: the two commands stand alone, the diagram is the table's, and every picture and path it names exists."""

from __future__ import annotations

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
