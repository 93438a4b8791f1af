"""A clinic as a file: what an organization tells the house before its first patient, and everything that is wrong with it.

The file says who decided what a state's rule is and where they read it: the house knows no rule of its own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeVar
from uuid import UUID, uuid5
from zoneinfo import available_timezones

import msgspec

from schemas.care.coding import MOST_CODES, PracticeCode
from schemas.code import is_written
from schemas.contact import telephone, written
from schemas.hotline import MOST_HOTLINES, Hotline
from schemas.hours import Hours, troubles
from schemas.ident import OrganizationId
from schemas.person import Contact, Language, Licence, StateRule
from schemas.state import ZONE_OF_STATE

T = TypeVar("T")
StaffRole = Literal["hygienist", "frontdesk", "biller", "coordinator", "dentist", "programme_lead", "auditor", "admin"]

CLINICS = UUID("6d657369-616c-4e00-8000-000000000000")
CONSENT_TEXTS = Path(__file__).parent / "consent"
LANGUAGES: tuple[Language, ...] = ("en", "es")
KEY = re.compile(r"[a-z][a-z0-9-]{1,39}")
SIGN_IN = re.compile(r"[a-z0-9][a-z0-9._@+-]{0,99}")
MAJORITY_YEARS = range(14, 26)
PLACE = re.compile(r"(.*) - at `\$\.?(.*)`", re.DOTALL)


class ClinicRefused(Exception):
    """The file is refused, and nothing of it was written. The message has every reason, a line each."""


class Practice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The organization. Its identifier follows from `key`; `zone` is an IANA time zone, in which `hours` are kept; `on_call` is told of
    every red flag."""

    key: str
    name: str
    phone: str
    zone: str
    on_call: Contact
    language: Language
    hours: Hours | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A member of staff. `credential` is written after the name (`DDS`, `RDH`); by `contact` a dentist or lead is told of late cases."""

    sign_in: str
    name: str
    credential: str = ""
    role: StaffRole
    status: Literal["active", "suspended"] = "active"
    contact: Contact | None = None


class HeldLicence(Licence, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A licence and who holds it, by `sign_in`."""

    person: str


class DecidedRule(StateRule, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one state's rule says, where somebody read it, and who decided that it says so."""


class Consent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The texts on offer. `en` and `es` are files beside this one, both or neither: without them, the house's own texts."""

    version: str
    en: str = ""
    es: str = ""


class Clinic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    organization: Practice
    people: tuple[Person, ...]
    licences: tuple[HeldLicence, ...] = ()
    state_rules: tuple[DecidedRule, ...] = ()
    consent: Consent
    codes: tuple[PracticeCode, ...] = ()
    hotlines: tuple[Hotline, ...] = ()

    @property
    def id(self) -> OrganizationId:
        return OrganizationId(uuid5(CLINICS, self.organization.key))


def read(path: Path) -> tuple[Clinic, dict[Language, str]]:
    """The clinic and its consent texts by language. Raises ClinicRefused."""
    try:
        clinic = msgspec.toml.decode(_text(path), type=Clinic)
    except msgspec.DecodeError as error:
        raise ClinicRefused(f"{path.name}: {_said(error)}.") from None
    problems = [
        *_practice(clinic.organization),
        *_people(clinic),
        *_licences(clinic),
        *_rules(clinic),
        *_consent(clinic.consent),
        *_codes(clinic),
        *_hotlines(clinic),
    ]
    if problems:
        raise ClinicRefused("\n".join(f"{path.name}: {each}." for each in problems))
    named = {"en": clinic.consent.en, "es": clinic.consent.es}
    places = {each: path.parent / named[each] if named[each] else CONSENT_TEXTS / f"{each}.txt" for each in LANGUAGES}
    texts = {language: _text(place).strip() for language, place in places.items()}
    for language, text in texts.items():
        if not text:
            raise ClinicRefused(f"{places[language].name}: there is nothing in it.")
    return clinic, texts


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ClinicRefused(f"{path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise ClinicRefused(f"{path}: this is not text in UTF-8.") from None


def _said(error: msgspec.DecodeError) -> str:
    """What msgspec found wrong, after the place as a person counts: `people 2, role: …`."""
    match = PLACE.fullmatch(str(error))
    if match is None:
        return str(error)
    place = re.sub(r"\[(\d+)\]", lambda number: f" {int(number[1]) + 1}", match[2]).replace(".", ", ")
    return f"{place}: {match[1]}" if place else match[1]


def _practice(practice: Practice) -> Iterator[str]:
    yield from _blank("the organization", practice)
    if not KEY.fullmatch(practice.key):
        yield f"the key {practice.key!r} is not a short word of lower-case letters, digits and hyphens"
    if practice.zone not in available_timezones():
        yield f"there is no time zone {practice.zone!r}: name one as America/Denver is named"
    if telephone(practice.phone) is None:
        yield f"{practice.phone!r} cannot be a telephone number: patients are told to call it"
    if written(practice.on_call) is None:
        yield f"on_call: nobody is reached at {practice.on_call.address!r} by {practice.on_call.channel}"
    for trouble in troubles(practice.hours) if practice.hours else ():
        yield f"hours: {trouble}"


def _people(clinic: Clinic) -> Iterator[str]:
    if not clinic.people:
        yield "there is nobody in it"
    for person in clinic.people:
        yield from _blank(f"the person {person.sign_in!r}", person)
        if not SIGN_IN.fullmatch(person.sign_in):
            yield f"the sign-in {person.sign_in!r} must be lower-case letters and digits, with . _ @ + - between"
        if person.contact is not None and written(person.contact) is None:
            yield f"the person {person.sign_in!r}: nobody is reached at {person.contact.address!r} by {person.contact.channel}"
    for sign_in in _twice(each.sign_in for each in clinic.people):
        yield f"the sign-in {sign_in!r} stands there twice"


def _licences(clinic: Clinic) -> Iterator[str]:
    known = {each.sign_in for each in clinic.people}
    for licence in clinic.licences:
        which = f"the licence {licence.number!r} ({licence.state})"
        yield from _blank(which, licence)
        yield from _state(which, licence.state)
        if licence.person not in known:
            yield f"{which} is that of {licence.person!r}, and nobody in the file signs in so"
        if licence.valid_to < licence.valid_from:
            yield f"{which} ends before it begins"
    for _, kind, state, number in _twice((each.person, each.kind, each.state, each.number) for each in clinic.licences):
        yield f"the {kind}'s licence {number!r} ({state}) stands there twice"


def _rules(clinic: Clinic) -> Iterator[str]:
    for rule in clinic.state_rules:
        which = f"the rule of {rule.state} from {rule.effective}"
        yield from _blank(which, rule)
        yield from _state(which, rule.state)
        if rule.majority_age not in MAJORITY_YEARS:
            yield f"{which}: nobody comes of age at {rule.majority_age}"
    for state, effective in _twice((each.state, each.effective) for each in clinic.state_rules):
        yield f"the rule of {state} from {effective} stands there twice"


def _consent(consent: Consent) -> Iterator[str]:
    if not consent.version.strip():
        yield "the consent texts: version is empty"
    if bool(consent.en) != bool(consent.es):
        yield "the consent texts: give both en and es, or neither, so that one version says one thing"


def _codes(clinic: Clinic) -> Iterator[str]:
    if len(clinic.codes) > MOST_CODES:
        yield f"there are {len(clinic.codes)} codes: a list from which a person chooses has {MOST_CODES} at most"
    for code in clinic.codes:
        which = f"the code {code.code!r} ({code.system})"
        yield from _blank(which, code)
        if not is_written(code.system, code.code):
            form = (
                "a concept's identifier, whose last digit checks the others"
                if code.system == "snomed"
                else "letters, digits, dots and hyphens"
            )
            yield f"{which} cannot be one: it is {form}"
    for system, number, observation in _twice((each.system, each.code, each.observation) for each in clinic.codes):
        yield f"the code {number!r} ({system}) stands there twice for {observation}"


def _hotlines(clinic: Clinic) -> Iterator[str]:
    if len(clinic.hotlines) > MOST_HOTLINES:
        yield f"there are {len(clinic.hotlines)} hotlines, and no more than {MOST_HOTLINES} are kept"
    for hotline in clinic.hotlines:
        which = f"the hotline {hotline.name!r} ({hotline.state})"
        yield from _blank(which, hotline)
        yield from _state(which, hotline.state)
        if telephone(hotline.phone) is None:
            yield f"{which}: {hotline.phone!r} cannot be a telephone number: dentists are told to call it"
    for state, name in _twice((each.state, each.name) for each in clinic.hotlines):
        yield f"the hotline {name!r} ({state}) stands there twice"


def _state(which: str, state: str) -> Iterator[str]:
    if state not in ZONE_OF_STATE:
        yield f"{which}: there is no state {state!r}: write it as CO is written"


def _blank(which: str, record: msgspec.Struct) -> Iterator[str]:
    """The texts of a record that say nothing; only a credential may."""
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, str) and not value.strip() and name != "credential":
            yield f"{which}: {name} is empty"


def _twice(each: Iterable[T]) -> list[T]:
    return [value for value, times in Counter(each).items() if times > 1]
