"""SEC-16: the lines for reports of abuse and neglect are what the practice's file says, and the house ships no number of its own."""

from __future__ import annotations

import pathlib
import re

import msgspec
import pytest

from infra import clinic, seed
from infra.embedded.stack import Stack
from tests.infra.test_clinic import WORDS, Desk

LINE = '[[hotlines]]\nstate = "MA"\nname = "Children"\nphone = "+1 555 010 0411"\nsource = "its page"\n\n'
PLACE = "# [[hotlines]]"


async def test_sec_16_the_hotlines_are_what_the_file_says(stack: Stack, database: dict[str, str], tmp_path: pathlib.Path) -> None:
    desk = Desk(stack, tmp_path, "desk-hotlines")
    desk.write((PLACE, LINE + LINE.replace("MA", "NH") + "checked = 2026-11-20\n\n"))
    desk.sow()
    assert msgspec.json.decode((await desk.kept())["organizations"][0][-1]) == [
        {"state": "MA", "name": "Children", "phone": "+1 555 010 0411", "source": "its page", "checked": None},
        {"state": "NH", "name": "Children", "phone": "+1 555 010 0411", "source": "its page", "checked": "2026-11-20"},
    ]
    desk.write((LINE, ""))
    desk.sow()
    assert [each["state"] for each in msgspec.json.decode((await desk.kept())["organizations"][0][-1])] == ["NH"]


def test_sec_16_no_number_is_shipped() -> None:
    """Whoever sows the demonstration, or the example as it stands, is told that none is set."""
    assert seed.CLINIC.hotlines == ()
    assert all(line.startswith("#") for line in WORDS[WORDS.index(PLACE) :].splitlines())


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (LINE * 2, "the hotline 'Children' (MA) stands there twice."),
        (LINE.replace("its page", " "), "the hotline 'Children' (MA): source is empty."),
        (LINE.replace("MA", "XX"), "the hotline 'Children' (XX): there is no state 'XX'"),
        (LINE.replace("+1 555 010 0411", "ask"), "the hotline 'Children' (MA): 'ask' cannot be a telephone number"),
        ("".join(LINE.replace("Children", f"Line {number}") for number in range(201)), "there are 201 hotlines"),
    ],
)
def test_sec_16_a_line_that_nobody_can_call_is_refused(tmp_path: pathlib.Path, told: str, sentence: str) -> None:
    path = tmp_path / "clinic.toml"
    path.write_text(WORDS.replace(PLACE, told), encoding="utf-8")
    with pytest.raises(clinic.ClinicRefused, match=re.escape(sentence)):
        clinic.read(path)
