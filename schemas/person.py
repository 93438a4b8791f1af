"""People and the places they work for: patient, practitioner with licences, organization, role, and the actor of an act."""

import unicodedata
from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

import msgspec

from schemas.alert import Alert
from schemas.hours import USUAL, Hours
from schemas.ident import CaseId, OrganizationId, PatientId, PersonId

Language = Literal["en", "es"]
Channel = Literal["sms", "email"]
Sex = Literal["female", "male", "other", "unknown"]
IdentityProof = Literal["password", "password_and_code"]
"""How somebody showed who they are: by what they know, or by that and a code of a device that they have."""


class Role(StrEnum):
    PATIENT = "patient"
    GUARDIAN = "guardian"
    HYGIENIST = "hygienist"
    FRONTDESK = "frontdesk"
    BILLER = "biller"
    COORDINATOR = "coordinator"
    DENTIST = "dentist"
    SPECIALIST = "specialist"
    PROGRAMME_LEAD = "programme_lead"
    AUDITOR = "auditor"
    ADMIN = "admin"
    WORKER = "worker"


LINK_HOLDERS = frozenset({Role.PATIENT, Role.GUARDIAN})
SUBMITTERS = LINK_HOLDERS | {Role.HYGIENIST}
OFFICE = frozenset({Role.FRONTDESK, Role.COORDINATOR, Role.PROGRAMME_LEAD, Role.ADMIN})


STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
"""Letters that Unicode does not take for a plain one with a mark."""


def folded(name: str) -> str:
    """A name for comparison: no case, no accents (many X-ray machines write ASCII only), hyphens as spaces, no space twice."""
    letters = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return " ".join(letters.replace("-", " ").replace("\u2010", " ").casefold().translate(STROKES).split())


class Contact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a message reaches a person: an E.164 telephone number or an e-mail address."""

    channel: Channel
    address: str

    def __repr__(self) -> str:
        return f"Contact({self.channel})"


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    """A dentist or programme lead at work today, who is told when a case is late. `states`: where a dentist's licence is in force."""

    id: PersonId
    role: Role
    contact: Contact | None
    states: tuple[str, ...]

    def reviews_in(self, state: str) -> bool:
        return self.role is Role.DENTIST and state in self.states


class Patient(msgspec.Struct, frozen=True, kw_only=True):
    """`alerts` are the decisions of dentists about medical alerts, the newest of each (SPEC INC-03)."""

    id: PatientId
    given_name: str
    family_name: str
    birth_date: date
    sex: Sex = "unknown"
    contact: Contact | None = None
    language: Language = "en"
    alerts: tuple[Alert, ...] = ()

    def __repr__(self) -> str:
        return f"Patient({self.id})"


class Licence(msgspec.Struct, frozen=True, kw_only=True):
    """A licence or registration: in force from `valid_from` to `valid_to`, both days included, while `status` is active."""

    kind: Literal["dentist", "hygienist"]
    state: str
    number: str
    valid_from: date
    valid_to: date
    status: Literal["active", "suspended", "ended"] = "active"

    def in_force(self, state: str, on: date) -> bool:
        return self.status == "active" and self.state == state and self.valid_from <= on <= self.valid_to


class Practitioner(msgspec.Struct, frozen=True, kw_only=True):
    """A member of staff, as a record names one. `credential` is written after the name (`DDS`, `RDH`)."""

    id: PersonId
    name: str
    credential: str = ""
    licences: tuple[Licence, ...] = ()

    def licence_for(self, kind: str, state: str, on: date) -> Licence | None:
        """The licence of that kind in force in that state on that day, or None."""
        return next((each for each in self.licences if each.kind == kind and each.in_force(state, on)), None)


class StateRule(msgspec.Struct, frozen=True, kw_only=True):
    """What one state's rule says from a date on, as the programme lead recorded it (SPEC QUE-03, UPL-13).

    `async_review` is `unknown` until somebody has read the rule: that blocks signing. `majority_age` in years. `prescribing`: may a dentist
    prescribe after a questionnaire and pictures alone? `unknown` blocks notes of prescriptions, and nothing else.
    """

    state: str
    effective: date
    async_review: Literal["yes", "no", "unknown"]
    majority_age: int
    source: str
    decided_by: str
    prescribing: Literal["yes", "no", "unknown"] = "unknown"


class Organization(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant. `zone` is an IANA time zone, in which `hours` are kept; `on_call` is reached round the clock for red flags.

    `language` is what its people work in, and what its records are written in.
    """

    id: OrganizationId
    name: str
    phone: str
    zone: str
    on_call: Contact | None = None
    language: Language = "en"
    hours: Hours = USUAL


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Who acts: a member of staff, whoever holds a link to one case (`case_id`), or the worker (a machine).

    `stepped_up_at` is when the identity was last shown, and `stepped_up_by` how; `visit` is the session that speaks, from signing in or
    opening a link until leaving; `origin` is the network address, for the trail only.
    """

    organization_id: OrganizationId
    id: UUID
    role: Role
    case_id: CaseId | None = None
    practitioner: Practitioner | None = None
    stepped_up_at: datetime | None = None
    stepped_up_by: IdentityProof | None = None
    visit: UUID | None = None
    origin: str = ""

    def __repr__(self) -> str:
        return f"Actor({self.role}, {self.id})"


def age(birth_date: date, on: date) -> int:
    """Completed years on that day; a child of 29 February turns a year older on 1 March of a common year."""
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
