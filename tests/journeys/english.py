"""Which messages a page says: each English message as a pattern, whatever values stand in it and however many lines it has."""

from __future__ import annotations

import pathlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

WORDS = pathlib.Path(__file__).parents[2] / "schemas" / "words"
FEWEST_LETTERS = 4
"""Shorter messages (a unit, a letter of a key) prove nothing: they stand in Spanish words as well."""

TELLING_WORDS = 3
"""So many words in a row are a message wherever they stand; fewer are one only by themselves, for people write such words too."""
ALONE, ALONE_AFTER = r"(?:^|[·:()|–✓✗▲◐…]\s*)", r"(?=\s*(?:$|[·:()|–✓✗▲◐…]))"

OWN_NAMES = {"English", "Español"}
"""Each language is called by its own name, in either of them (SPEC GEN-09)."""

TO_THE_FAMILY = "starting-"
"""What an advice begins with stands in the family's language, whatever language the dentist's page speaks."""

WORD = re.compile(r"[^\W\d_]+")
ANYTHING = r"[^\n]{0,200}?"


def entries(language: str) -> Iterator[ftl.Message]:
    for path in sorted((WORDS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ftl.Message):
                yield entry


def spellings(pattern: ftl.Pattern) -> Iterator[tuple[str, str]]:
    """Each way a message can be said: as a regular expression, and its fixed words alone."""
    for parts in product(*(part_spellings(each) for each in pattern.elements)):
        yield "".join(part for part, _ in parts), " ".join(fixed for _, fixed in parts)


def part_spellings(element: ftl.TextElement | ftl.Placeable) -> list[tuple[str, str]]:
    match element:
        case ftl.TextElement(value=text):
            return [(r"\s+".join(map(re.escape, re.split(r"\s+", text))), text)]
        case ftl.Placeable(expression=ftl.SelectExpression(variants=variants)):
            return [each for variant in variants for each in spellings(variant.value)]
        case ftl.Placeable(expression=ftl.StringLiteral(value=text)):
            return [(re.escape(text), text)]
    return [(ANYTHING, " ")]


def letters(text: str) -> int:
    return sum(each.isalpha() for each in text)


@cache
def spanish() -> str:
    """All that is said in Spanish, as one text."""
    return "\n".join(fixed for entry in entries("es") if entry.value for _, fixed in spellings(entry.value))


class Found(NamedTuple):
    """What finds a message: a pattern, and a word that every line with it has."""

    message: str
    pattern: re.Pattern[str]
    word: str


@cache
def patterns() -> dict[str, list[Found]]:
    """Everything that finds an English message, where it can be told from Spanish, by the longest of its fixed words."""
    found: dict[str, list[Found]] = {}
    for entry in entries("en"):
        if entry.value is None or entry.id.name.startswith(TO_THE_FAMILY):
            continue
        for way, fixed in dict.fromkeys(spellings(entry.value)):
            if letters(fixed) >= FEWEST_LETTERS and is_foreign(fixed):
                word = max(WORD.findall(fixed), key=len)
                around = (r"(?<![\w-])", r"(?![\w-])") if len(WORD.findall(fixed)) >= TELLING_WORDS else (ALONE, ALONE_AFTER)
                found.setdefault(word, []).append(Found(entry.id.name, re.compile(way.join(around)), word))
    return found


def is_foreign(fixed: str) -> bool:
    """True if Spanish does not say the very same: names, numbers, and words that both languages share are nobody's English."""
    text = fixed.strip()
    shared = text in spanish() and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", spanish())
    return text not in OWN_NAMES and not shared


@cache
def english_in(line: str) -> frozenset[str]:
    """The ids of the English messages in a line of a page."""
    if line in OWN_NAMES:
        return frozenset()
    words = set(WORD.findall(line))
    return frozenset(each.message for word in words for each in patterns().get(word, ()) if each.pattern.search(line))


def english(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """The lines that have English in them, each with the messages that it says."""
    return {line: found for line in lines if (found := english_in(line))}
