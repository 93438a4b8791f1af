"""Every message exists in both languages, once, and says something with the arguments it asks for."""

import re
from importlib.resources import files
from itertools import chain
from typing import get_args

import pytest

from schemas.care.advice import Target, Urgency
from schemas.care.case import CaseType
from schemas.care.consent import Method
from schemas.care.derivative import REASONS
from schemas.care.finding import Confidence, Observation, Severity
from schemas.care.image import ChannelOfImage, HoldReason, ImageStatus
from schemas.care.intake import Condition, RedFlag, Relationship, Setting, Side
from schemas.care.review import Sufficiency
from schemas.code import System
from schemas.person import Language, Role, Sex
from schemas.region import Region
from schemas.view import Mirror, View
from workers.words import words

LANGUAGES: tuple[Language, ...] = get_args(Language)

CLOSED_LISTS: dict[str, tuple[str, ...]] = {
    "language": LANGUAGES,
    "sex": get_args(Sex),
    "case_type": tuple(CaseType),
    "relationship": get_args(Relationship),
    "setting": get_args(Setting),
    "method": get_args(Method),
    "side": get_args(Side),
    "flag": tuple(RedFlag),
    "condition": get_args(Condition),
    "view": tuple(View),
    "mirror": get_args(Mirror),
    "role": tuple(Role),
    "channel": get_args(ChannelOfImage),
    "status": get_args(ImageStatus),
    "reason": (*REASONS, *get_args(HoldReason)),
    "observation": get_args(Observation),
    "region": get_args(Region),
    "system": get_args(System),
    "severity": get_args(Severity),
    "confidence": get_args(Confidence),
    "sufficiency": get_args(Sufficiency),
    "urgency": get_args(Urgency),
    "target": get_args(Target),
}


def messages(language: Language) -> dict[str, list[str]]:
    """Message identifiers by file, in the order in which they stand there."""
    folder = files("schemas") / "words" / language
    return {
        each.name: re.findall(r"^([a-z][\w-]*) =", each.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for each in folder.iterdir()
        if each.name.endswith(".ftl")
    }


def test_both_languages_say_the_same_things() -> None:
    english, spanish = messages("en"), messages("es")
    assert english.keys() == spanish.keys()
    for name, ids in english.items():
        assert set(ids) == set(spanish[name]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_said_twice(language: Language) -> None:
    ids = list(chain.from_iterable(messages(language).values()))
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CLOSED_LISTS)
def test_every_value_of_a_closed_list_has_a_word(language: Language, kind: str) -> None:
    for value in CLOSED_LISTS[kind]:
        assert words(language).say(f"document-{kind}-{value}")


def test_an_unknown_message_is_a_fault() -> None:
    with pytest.raises(KeyError, match="document-nothing"):
        words("en").say("document-nothing")
    assert not words("en").knows("document-nothing")


def test_a_missing_argument_is_a_fault() -> None:
    with pytest.raises(ValueError, match="document-page"):
        words("en").say("document-page", page=1)


def test_arguments_are_not_wrapped_in_isolating_marks() -> None:
    assert words("en").say("document-page", page=1, pages=2) == "Page 1 of 2"
    assert words("es").say("document-page", page=1, pages=2) == "Página 1 de 2"
