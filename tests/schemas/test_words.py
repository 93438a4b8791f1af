"""Whatever the rules can say has words, in both languages, with the same variables (SPEC UPL-10, IMG-04; STYLE: plain words)."""

import ast
import pathlib
import re
from functools import cache
from typing import get_args

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from schemas.care import act as acts
from schemas.care.case import CaseType, Status
from schemas.care.derivative import HINTS, REASONS
from schemas.care.image import HoldReason, ImageStatus
from schemas.care.intake import Relationship
from schemas.care.opined import MEANING_OF_OPINION
from schemas.care.record import MEANING, MEANING_OF_ADDENDUM
from schemas.care.refused import WhyRefused
from schemas.care.turn import NEEDS
from schemas.person import Language, Role, Sex
from schemas.refusal import Gap, NotPermitted, Unacceptable
from schemas.view import View

ROOT = pathlib.Path(__file__).parents[2]
WORDS = ROOT / "schemas" / "words"
LANGUAGES = ("en", "es")
SUBJECTS = sorted(path.name for path in (WORDS / "en").glob("*.ftl"))
DOOR = ROOT / "api" / "asked.py"
"""What the door tells a program that speaks no proper HTTP; no page of ours can meet it, and the general words answer."""

SAID_BY_RULES = [path for room in ("schemas", "storage", "api") for path in (ROOT / room).rglob("*.py") if path != DOOR]


class Variables(Visitor):
    """The names of all variables in a message."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:
        self.found.add(node.id.name)


def messages(language: str, subject: str) -> dict[str, set[str]]:
    """The variables of each message of a file. Anything that is not Fluent, or is said twice, fails."""
    resource = FluentParser().parse((WORDS / language / subject).read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for entry in resource.body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found
            assert entry.value is not None
            variables = Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.found
    return found


@cache
def every(language: str) -> frozenset[str]:
    """The identifiers of all messages of a language."""
    return frozenset(id for path in (WORDS / language).glob("*.ftl") for id in messages(language, path.name))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_gen_09_both_languages_say_the_same_messages_with_the_same_variables(subject: str) -> None:
    assert messages("en", subject) == messages("es", subject)


def test_gen_09_both_languages_have_the_same_files_and_each_message_once() -> None:
    assert sorted(path.name for path in (WORDS / "es").glob("*.ftl")) == SUBJECTS
    assert len(every("en")) == sum(len(messages("en", subject)) for subject in SUBJECTS)


def said(refusal: type, argument: str) -> set[str]:
    """Every text that the house's code gives as that argument of a refusal or gap, read off the source."""
    found: set[str] = set()
    for path in SAID_BY_RULES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == refusal.__name__:
                given = [each.value for each in node.keywords if each.arg == argument] or node.args[:1]
                found |= {each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return found


def quoted(prefix: str) -> set[str]:
    """Every text in the ground that begins so: rules keep their gaps in tables, too."""
    return {
        node.value
        for path in (ROOT / "schemas").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(prefix) and " " not in node.value
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_d96_11_every_gap_is_said(language: str) -> None:
    gaps = said(Gap, "why") | quoted("gap-")
    assert len(gaps) >= 25
    assert gaps - every(language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_d96_11_no_gap_is_worded_that_nobody_has(language: str) -> None:
    assert set(messages(language, "gap.ftl")) == said(Gap, "why") | quoted("gap-")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("refusal", [NotPermitted, Unacceptable])
def test_upl_10_every_reason_of_a_refusal_is_said(refusal: type, language: str) -> None:
    reasons = said(refusal, "why")
    assert reasons
    lacking = {why for why in reasons if f"problem-why-{why}" not in every(language) and why not in every(language)}
    assert lacking == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_upl_10_every_reason_of_an_announcement_is_said(language: str) -> None:
    """These stand in one table of `imagework.refuse_unacceptable`, and reach Unacceptable through a name."""
    table = {"unreadable-empty", "unreadable-too_large"}
    named = {"duplicate", "quota", "pieces-do-not-add-up"}
    source = (ROOT / "schemas" / "care" / "imagework.py").read_text()
    assert all(f'"{why}"' in source for why in table | named)
    assert table <= every(language)
    assert {f"problem-why-{why}" for why in named} <= every(language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("status", tuple(Status)),
        ("case-type", tuple(CaseType)),
        ("role", tuple(Role)),
        ("sex", get_args(Sex)),
        ("view", tuple(View)),
        ("image", get_args(ImageStatus)),
        ("office-hold", get_args(HoldReason)),
        ("unreadable", (*REASONS, "other-patient")),
        ("office-file", (*REASONS, "other-patient", "pieces-missing", *(why.removeprefix("unreadable-") for why in get_args(WhyRefused)))),
        ("office-need", NEEDS),
        ("office-relationship", get_args(Relationship)),
        ("act", tuple(acts.name_of(act) for act in get_args(acts.AnyAct))),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_gen_09_everything_that_has_a_name_has_a_word(prefix: str, names: tuple[str, ...], language: str) -> None:
    assert {f"{prefix}-{name}" for name in names} - every(language) == set()


def texts(language: str, subject: str) -> dict[str, str]:
    """The text of each plain message of a file."""
    resource = FluentParser().parse((WORDS / language / subject).read_text(encoding="utf-8"))
    return {
        entry.id.name: "".join(part.value for part in entry.value.elements if isinstance(part, ftl.TextElement))
        for entry in resource.body
        if isinstance(entry, ftl.Message) and entry.value is not None
    }


def test_case_03_what_a_signature_means_is_sealed_as_it_was_shown() -> None:
    for language in get_args(Language):
        said = texts(language, "review.ftl")
        assert said["review-meaning-record"] == MEANING[language]
        assert said["review-meaning-addendum"] == MEANING_OF_ADDENDUM[language]
        assert said["review-meaning-opinion"] == MEANING_OF_OPINION[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_img_04_every_hint_is_said(language: str) -> None:
    assert set(HINTS) <= every(language)


def test_gen_09_spanish_addresses_nobody_as_tu() -> None:
    """Patients and staff are addressed as usted; these forms belong to tú alone."""
    familiar = {"tú", "tu", "tus", "ti", "contigo", "puedes", "tienes", "debes", "eres", "estás", "quieres", "haz"}
    for subject in SUBJECTS:
        text = (WORDS / "es" / subject).read_text(encoding="utf-8").lower()
        words = {word.strip(".,:;¿?¡!()«»“”\"'") for word in text.split()}
        assert words & familiar == set(), subject


def test_gen_09_english_is_spelled_as_in_the_united_states() -> None:
    """What a reader sees; names in the code and message ids keep the spelling of DESIGN 9."""
    british = re.compile(
        r"\b(licences?|programmes?|judgements?|colours?|centres?|practise|behaviours?|favourites?|grey|cancelled|enrol)\b", re.I
    )
    texts = [ROOT / "infra" / "consent" / "en.txt", *(WORDS / "en").glob("*.ftl")]
    for path in texts:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        said = [re.sub(r"^[a-z][\w-]* = |\{[^}]*\}", "", line) for line in lines]
        assert [line for line in said if british.search(line)] == [], path.name
