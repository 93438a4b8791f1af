"""A clinic from its file, in production: made once, brought up to date after, and refused whole where anything in it is wrong."""

from __future__ import annotations

import pathlib
import re
import subprocess
from collections.abc import AsyncIterator
from datetime import date
from typing import Any

import msgspec
import pytest

from infra import clinic, seed
from infra.embedded.stack import Stack
from schemas.hours import Hours
from schemas.refusal import NotSignedIn
from schemas.settings import Settings, read
from storage import proving
from storage.postgres import connect
from storage.resources import Resources, open_resources
from tests.infra.house import mesial

EXAMPLE = pathlib.Path(seed.__file__).parent / "clinic.example.toml"
WORDS = EXAMPLE.read_text(encoding="utf-8")
ORIGIN = "203.0.113.7"
KEPT = {
    "organizations": "name, phone, zone, on_call_channel, on_call_address, language, hours, wrapped_key, codes, hotlines",
    "people": "person_id, sign_in, name, credential, role, status, contact_channel, contact_address, password_hash",
    "licences": "licence_id, person_id, kind, state, number, valid_from, valid_to, status",
    "state_rules": "state, effective, async_review, majority_age, source, decided_by, prescribing",
    "consent_texts": "version, language, digest, body, offered",
    "sessions": "visit, person_id",
}


@pytest.fixture
async def hall(settings: Settings) -> AsyncIterator[Resources]:
    """What the API opens."""
    async with open_resources(settings, settings.api_database_url, size=2) as resources:
        yield resources


class Desk:
    """Where somebody sows one clinic, by the command, with the settings of production; `key` makes it a clinic of its own."""

    def __init__(self, stack: Stack, folder: pathlib.Path, key: str) -> None:
        self.environment = {
            **stack.environment(),
            "MODE": "production",
            "PUBLIC_URL": "https://mesial.example",
            "IMAGE_ORIGIN": "https://images.mesial.example",
            "S3_PUBLIC_ENDPOINT": "https://store.mesial.example",
            "APP_LISTEN": "127.0.0.1:8000",
            "IMAGE_LISTEN": "127.0.0.1:8001",
        }
        self.settings = read(self.environment)
        self.file = folder / "clinic.toml"
        self.write(("harbor-street", key))
        self.house = clinic.read(self.file)[0].id

    def write(self, *changes: tuple[str, str]) -> None:
        """Put this clinic's file there, with other words where the example has some."""
        text = self.file.read_text(encoding="utf-8") if self.file.exists() else WORDS
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        self.file.write_text(text, encoding="utf-8")

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return mesial("seed", *(words or (str(self.file),)), **self.environment)

    def sow(self) -> str:
        """What the command says where it goes well."""
        done = self.run()
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    async def kept(self) -> dict[str, list[Any]]:
        """Everything that the organization has of what a file says."""
        owner = await connect(self.settings.owner_database_url)
        async with owner.transaction():
            await owner.execute("SELECT set_config('mesial.organization', $1, true)", str(self.house))
            rows = {
                table: [tuple(row) for row in await owner.fetch(f"SELECT {names} FROM {table} ORDER BY 1, 2")]
                for table, names in KEPT.items()
            }
        await owner.close()
        return rows


@pytest.fixture
def desk(stack: Stack, database: dict[str, str], tmp_path: pathlib.Path, request: pytest.FixtureRequest) -> Desk:
    return Desk(stack, tmp_path, "desk-" + re.sub(r"[^a-z0-9]+", "-", request.node.name.removeprefix("test_").lower())[:30].strip("-"))


def passwords_in(said: str) -> dict[str, str]:
    """The first passwords that were printed, by sign-in."""
    return dict(re.findall(r"^  (\S+) +(\S+)$", said, flags=re.MULTILINE))


async def test_the_example_makes_a_clinic_whose_people_sign_in(desk: Desk, hall: Resources) -> None:
    said = desk.sow()
    first = passwords_in(said)
    assert sorted(first) == ["elena.marsh", "june.castillo", "noor.haddad"]
    assert len(set(first.values())) == 3
    assert all(len(each) >= 20 for each in first.values())
    assert "https://mesial.example/account" in said
    signed_in, _ = await proving.sign_in(hall.database, "Elena.Marsh", first["elena.marsh"], None, ORIGIN)
    assert signed_in.actor.organization_id == desk.house
    practitioner = signed_in.actor.practitioner
    assert practitioner is not None
    assert (practitioner.name, practitioner.credential, signed_in.actor.role) == ("Dr. Elena Marsh", "DMD", "dentist")
    assert [(each.state, each.number) for each in practitioner.licences] == [("MA", "DN0000001")]
    kept = await desk.kept()
    assert [each[2] for each in kept["state_rules"]] == ["unknown"]
    assert [each[1] for each in kept["consent_texts"]] == ["en", "es"]
    hours = msgspec.json.decode(kept["organizations"][0][6], type=Hours)
    assert hours.on(date(2026, 11, 26)) == ("08:00-12:00", "13:00-19:00")  # a Thursday
    assert hours.on(date(2026, 12, 25)) == ()
    assert [(each[1], *each[6:8]) for each in kept["people"] if each[6]] == [("elena.marsh", "email", "elena.marsh@harborstreet.example")]


async def test_the_same_file_again_changes_nothing_and_prints_no_password(desk: Desk, hall: Resources) -> None:
    first = passwords_in(desk.sow())
    await proving.sign_in(hall.database, "noor.haddad", first["noor.haddad"], None, ORIGIN)
    before = await desk.kept()
    again = desk.sow()
    assert passwords_in(again) == {}
    assert not [each for each in first.values() if each in again]
    assert await desk.kept() == before
    assert len(before["sessions"]) == 1


async def test_t_a09_t_a13_another_role_or_a_suspension_ends_open_sessions(desk: Desk, hall: Resources) -> None:
    first = passwords_in(desk.sow())
    tokens = {name: (await proving.sign_in(hall.database, name, word, None, ORIGIN))[1] for name, word in first.items()}
    desk.write(
        ('role = "frontdesk"', 'role = "coordinator"'),
        ('status = "active"                    # or suspended', 'status = "suspended"                    # or suspended'),
        ('name = "Noor Haddad"', 'name = "Noor Haddad-Lee"'),
    )
    said = desk.sow()
    assert "so every open session ended: june.castillo, elena.marsh." in said
    for name in ("june.castillo", "elena.marsh"):
        with pytest.raises(NotSignedIn):
            await proving.resume(hall.database, tokens[name], ORIGIN)
    still = await proving.resume(hall.database, tokens["noor.haddad"], ORIGIN)
    assert still.actor.practitioner is not None
    assert still.actor.practitioner.name == "Noor Haddad-Lee"
    moved, _ = await proving.sign_in(hall.database, "june.castillo", first["june.castillo"], None, ORIGIN)
    assert moved.actor.role == "coordinator"
    with pytest.raises(NotSignedIn):
        await proving.sign_in(hall.database, "elena.marsh", first["elena.marsh"], None, ORIGIN)


async def test_what_the_file_says_anew_is_brought_up_to_date_and_what_it_leaves_out_is_named(desk: Desk) -> None:
    desk.sow()
    before = await desk.kept()
    desk.write(
        ("Harbor Street Dental", "Harbor Street Dental Group"),
        ("America/New_York", "America/Chicago"),
        ('sign_in = "june.castillo"', 'sign_in = "kim.castillo"'),
        ("valid_to = 2027-03-31                #", "valid_to = 2029-03-31                #"),
        ("DH0000001", "DH0000002"),
        ('async_review = "unknown"', 'async_review = "yes"'),
        ("nobody has read it yet", "234 CMR 5.00, read on 2026-11-02"),
        ("nobody yet", "Elena Marsh"),
        ('version = "2026-12.2"', 'version = "2027-01"'),
    )
    said = desk.sow()
    assert list(passwords_in(said)) == ["kim.castillo"]
    assert "though not in the file: june.castillo, the licence DH0000001 (MA) of noor.haddad." in said
    after = await desk.kept()
    assert [each[:3] for each in after["organizations"]] == [("Harbor Street Dental Group", "+1 555 010 0300", "America/Chicago")]
    assert after["organizations"][0][-1] == before["organizations"][0][-1], "its key is what everything is locked with"
    assert set(before["people"]) < set(after["people"])
    assert {(each[4], str(each[6])) for each in after["licences"]} == {
        ("DN0000001", "2029-03-31"),
        ("DH0000001", "2027-03-31"),
        ("DH0000002", "2027-03-31"),
    }
    assert [each[2:] for each in after["state_rules"]] == [("yes", 18, "234 CMR 5.00, read on 2026-11-02", "Elena Marsh", "unknown")]
    assert {(each[0], each[4]) for each in after["consent_texts"]} == {("2026-12.2", False), ("2027-01", True)}


async def test_a_clinics_own_consent_texts_and_no_other_words_under_their_version(desk: Desk) -> None:
    desk.write(('# en = "', 'en = "'), ('# es = "', 'es = "'))
    missing = desk.run()
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "consent-en.txt: No such file or directory." in missing.stderr
    for language, words in {"en": "I agree that a dentist looks later.", "es": "Acepto que un dentista mire después."}.items():
        (desk.file.parent / f"consent-{language}.txt").write_text(f"{words}\n", encoding="utf-8")
    desk.sow()
    before = await desk.kept()
    assert [each[3] for each in before["consent_texts"]] == ["I agree that a dentist looks later.", "Acepto que un dentista mire después."]
    (desk.file.parent / "consent-es.txt").write_text("Acepto todo.", encoding="utf-8")
    desk.write(("Harbor Street Dental", "Harbor Street Dental Group"))
    refused = desk.run()
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "The consent text 2026-12.2 in es is kept with other words" in refused.stderr
    assert await desk.kept() == before, "nothing of a refused file is written"


async def test_adv_01_the_list_of_codes_is_what_the_file_says(desk: Desk) -> None:
    assert "codes 0," in desk.sow()
    desk.write(("# [[codes]]", CODED + CODED.replace("X0001", "X0002")))
    assert "codes 2," in desk.sow()
    codes = msgspec.json.decode((await desk.kept())["organizations"][0][-2])
    assert codes[0] == {"system": "practice", "code": "X0001", "en": "Decay", "es": "Caries", "observation": "caries"}
    desk.write((CODED.replace("X0001", "X0002"), ""))
    desk.sow()
    assert [each["code"] for each in msgspec.json.decode((await desk.kept())["organizations"][0][-2])] == ["X0001"]


async def test_a_sign_in_that_another_clinic_has_too_finds_each_its_own(
    stack: Stack, database: dict[str, str], tmp_path: pathlib.Path, hall: Resources
) -> None:
    """A name is one organization's own; the password tells which of them is meant (decision 0010)."""
    for key in ("one-of-two", "two-of-two"):
        (tmp_path / key).mkdir()
        desk = Desk(stack, tmp_path / key, key)
        desk.write(('sign_in = "june.castillo"', 'sign_in = "shared.name"'))
        first = passwords_in(desk.sow())
        signed_in, _ = await proving.sign_in(hall.database, "shared.name", first["shared.name"], None, ORIGIN)
        assert signed_in.actor.organization_id == desk.house


DOUBLE = '[[people]]\nsign_in = "elena.marsh"\nname = "Another"\nrole = "biller"\n\n[[licences]]'
CODED = '[[codes]]\nobservation = "caries"\nsystem = "practice"\ncode = "X0001"\nen = "Decay"\nes = "Caries"\n\n'
CONCEPT = CODED.replace('"practice"', '"snomed"').replace("X0001", "80967002")
HALF = ('# en = "consent-en.txt"', 'en = "consent-en.txt"')


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            [("# [[codes]]", CODED.replace("X0001", "X 1"))],
            "the code 'X 1' (practice) cannot be one: it is letters, digits, dots and hyphens.",
        ),
        ([("# [[codes]]", CONCEPT)], "the code '80967002' (snomed) cannot be one: it is a concept's identifier, whose last digit checks"),
        ([("# [[codes]]", CODED.replace("Decay", " "))], "the code 'X0001' (practice): en is empty."),
        ([("# [[codes]]", CODED.replace("Decay", "y" * 121))], "codes 1, en: Expected `str` of length <= 120."),
        ([("# [[codes]]", CODED * 2)], "the code 'X0001' (practice) stands there twice for caries."),
        ([("# [[codes]]", CODED.replace("caries", "decay"))], "codes 1, observation: Invalid enum value 'decay'."),
        ([("# [[codes]]", "".join(CODED.replace("X0001", f"X{n}") for n in range(201)))], "there are 201 codes"),
        ([("[organization]", "[organization")], "Expected ']' at the end of a table declaration"),
        ([('credential = "RDH"', 'diploma = "RDH"')], "people 2: Object contains unknown field `diploma`."),
        ([('role = "hygienist"', 'role = "janitor"')], "people 2, role: Invalid enum value 'janitor'."),
        ([('role = "hygienist"', 'role = "patient"')], "people 2, role: Invalid enum value 'patient'."),
        ([('source = "nobody has read it yet"', "")], "state_rules 1: Object missing required field `source`."),
        ([('source = "nobody has read it yet"', 'source = " "')], "the rule of MA from 2026-01-01: source is empty."),
        ([('decided_by = "nobody yet"', 'decided_by = ""')], "the rule of MA from 2026-01-01: decided_by is empty."),
        ([('state = "MA"\neffective', 'state = "Mass"\neffective')], "there is no state 'Mass': write it as CO is written."),
        ([("majority_age = 18", "majority_age = 8")], "the rule of MA from 2026-01-01: nobody comes of age at 8."),
        (
            [('person = "noor.haddad"', 'person = "noor"')],
            "the licence 'DH0000001' (MA) is that of 'noor', and nobody in the file signs in so.",
        ),
        ([("valid_to = 2027-03-31                #", "valid_to = 2024-03-31 #")], "the licence 'DN0000001' (MA) ends before it begins."),
        ([("2025-04-01", '"2025-04-01"')], "licences 1, valid_from: Expected `date`, got `str`."),
        ([("America/New_York", "America/Boston")], "there is no time zone 'America/Boston': name one as America/Denver is named."),
        ([('phone = "+1 555 010 0300"', 'phone = "12"')], "'12' cannot be a telephone number: patients are told to call it."),
        ([('channel = "sms"', 'channel = "email"')], "on_call: nobody is reached at '+1 555 010 0399' by email."),
        ([('"08:00-14:00"', '"8-14"')], "organization, hours, fri 1: Expected `str` matching regex"),
        ([('"13:00-19:00"', '"11:00-19:00"')], "hours: the spans of thu do not follow each other."),
        ([("elena.marsh@harborstreet.example", "elena")], "the person 'elena.marsh': nobody is reached at 'elena' by email."),
        ([("[[licences]]", DOUBLE)], "the sign-in 'elena.marsh' stands there twice."),
        ([('sign_in = "elena.marsh"', 'sign_in = "Elena Marsh"')], "the sign-in 'Elena Marsh' must be lower-case letters and digits"),
        ([HALF], "the consent texts: give both en and es, or neither, so that one version says one thing."),
        ([("key = ", 'key = "Harbor Street" # ')], "the key 'Harbor Street' is not a short word"),
        ([("key = ", 'key = "demonstration" # ')], "its key is that of the demonstration, in which people and rules are invented."),
    ],
    ids=lambda value: re.sub(r"\W+", " ", value)[:40] if isinstance(value, str) else "",
)
async def test_a_bad_file_is_refused_with_its_sentence(
    desk: Desk, settings: Settings, changes: list[tuple[str, str]], sentence: str
) -> None:
    desk.write(*changes)
    with pytest.raises(clinic.ClinicRefused) as refused:
        await seed.seed_own(settings, desk.file)
    assert f"{desk.file.name}: " in str(refused.value)
    assert sentence in str(refused.value)
    assert not [table for table, rows in (await desk.kept()).items() if rows]


async def test_every_problem_is_said_at_once_and_the_command_fails(desk: Desk) -> None:
    desk.write(("America/New_York", "Boston"), ('person = "noor.haddad"', 'person = "noor"'))
    refused = desk.run()
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (1, "", 2)
    nowhere = desk.run(str(desk.file.parent / "other.toml"))
    assert (nowhere.returncode, nowhere.stderr) == (1, f"{desk.file.parent / 'other.toml'}: No such file or directory.\n")


def test_the_demonstration_is_refused_in_production(desk: Desk) -> None:
    refused = mesial("seed", **desk.environment)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "The demonstration is seeded in MODE=demo only. A clinic of your own is a file: mesial seed clinic.toml\n"
