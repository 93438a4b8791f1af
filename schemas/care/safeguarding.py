"""Suspected abuse or neglect: private notes and records of reports beside a case, never in it (SPEC SEC-16).

They are no acts of the case: its history goes out with the audit packet, and its content is what letters and records are made of. What is
written here stays as it was written; whoever was wrong writes another entry.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from schemas.care.case import Case
from schemas.hotline import Hotline
from schemas.person import Actor, Role
from schemas.refusal import Gap, Incomplete
from schemas.text import Line, Passage, legible

KEEP = "keep_safeguarding"
"""How the trail names the writing of an entry. It says the same of each kind."""

How = Literal["telephone", "online", "in_person", "fax", "letter"]


class Note(msgspec.Struct, frozen=True, kw_only=True, tag="note", tag_field="kind", forbid_unknown_fields=True):
    """What somebody saw, heard or thought."""

    text: Passage

    def __repr__(self) -> str:
        return "Note()"


class Report(msgspec.Struct, frozen=True, kw_only=True, tag="report", tag_field="kind", forbid_unknown_fields=True):
    """A report that was made: to whom, when, by whom and how. `reference` is the number that was given for it, if any was."""

    to: Line
    at: Annotated[datetime, Meta(tz=True)]
    by: Line
    how: How
    reference: Line = ""

    def __repr__(self) -> str:
        return "Report()"


class NotReported(msgspec.Struct, frozen=True, kw_only=True, tag="not_reported", tag_field="kind", forbid_unknown_fields=True):
    """The decision not to report, who took it, and why."""

    by: Line
    reason: Passage

    def __repr__(self) -> str:
        return "NotReported()"


Entry = Note | Report | NotReported


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An entry in its place."""

    id: UUID
    author: UUID
    at: datetime
    entry: Entry

    def __repr__(self) -> str:
        return f"Kept({self.id})"


class KeptEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as it is read: who wrote it down, and when."""

    id: UUID
    author: str
    at: datetime
    entry: Entry

    def __repr__(self) -> str:
        return f"KeptEntry({self.id})"


class Safeguarding(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader may see, oldest first, and the lines of the patient's state, none where the practice has named none.

    `all` is False where the reader sees their own entries only.
    """

    entries: tuple[KeptEntry, ...]
    all: bool
    state: str
    hotlines: tuple[Hotline, ...]

    def __repr__(self) -> str:
        return "Safeguarding()"


def reads_all(case: Case, actor: Actor, now: datetime) -> bool:
    """True for the dentist who holds the case or signed it, in whichever round, and for the programme lead.

    Whoever gave a second opinion signed that, and not the case.
    """
    if actor.role is Role.PROGRAMME_LEAD:
        return True
    holds = case.lease is not None and case.lease.person == actor.id and now < case.lease.until
    return actor.role is Role.DENTIST and (holds or any(each.signer == actor.id for each in case.sealed))


def own(entries: tuple[Kept, ...], actor: Actor) -> tuple[Kept, ...]:
    """What this person wrote: whoever made a report can prove it for good, also once the case is in other hands."""
    return tuple(each for each in entries if each.author == actor.id)


def complete_or_refuse(entry: Entry, now: datetime) -> None:
    """Raise Incomplete for an entry that says nothing, or tells of a report that is yet to come."""
    match entry:
        case Note():
            wrong = "" if legible(entry.text) else "gap-safeguarding-note"
        case Report():
            told = legible(entry.to) and legible(entry.by) and entry.at <= now
            wrong = "" if told else "gap-safeguarding-report"
        case NotReported():
            wrong = "" if legible(entry.by) and legible(entry.reason) else "gap-safeguarding-unreported"
    if wrong:
        raise Incomplete((Gap(item="SEC-16", why=wrong, where="safeguarding"),))
