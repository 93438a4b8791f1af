"""How the advice was communicated, as far as it is known when the record is printed (SPEC ADV-05).

It happens after the signature, so the sealed bytes cannot hold it: it is given beside them, and printed with the time at which it was so.
"""

from datetime import datetime
from operator import itemgetter

import msgspec

from schemas.care.message import Call, Message
from schemas.ident import PersonId
from workers.documents.block import AnyBlock, Heading, Note, Table
from workers.documents.telling import Telling


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Times in UTC. `names` are those of the members of staff who rang."""

    as_of: datetime
    messages: tuple[Message, ...] = ()
    calls: tuple[Call, ...] = ()
    names: dict[PersonId, str] = {}
    opened_at: datetime | None = None
    confirmed_at: datetime | None = None
    communicated_at: datetime | None = None


def told(telling: Telling, known: Told) -> tuple[AnyBlock, ...]:
    """Everything in the order in which it happened; that nothing is known is said as well."""
    say = telling.say
    happened = (*_messages(telling, known), *_calls(telling, known), *_read(telling, known))
    rows = tuple((telling.local(at), what) for at, what in sorted(happened, key=itemgetter(0)))
    header = (say("document-local"), say("document-told-what"))
    return (
        Heading(text=say("document-part-told")),
        Note(text=say("document-told-as-of", when=telling.both(known.as_of, telling.record.place.zone))),
        Table(header=header, widths=(2.6, 7.8), rows=rows) if rows else Note(text=say("document-told-nothing"), strong=True),
    )


Happened = tuple[datetime, str]


def _messages(telling: Telling, known: Told) -> tuple[Happened, ...]:
    return tuple((each.at, f"{telling.word('message', each.kind)}: {telling.word('delivery', each.state)}") for each in known.messages)


def _calls(telling: Telling, known: Told) -> tuple[Happened, ...]:
    return tuple((each.at, _call(telling, each, known.names.get(each.by, str(each.by)))) for each in known.calls)


def _call(telling: Telling, call: Call, who: str) -> str:
    """What came of a call: told and said back, spoken about something else, or nobody reached."""
    say = telling.say
    if call.read_back:
        return say("document-told-call", who=who, to=call.spoke_with)
    return say("document-told-spoke", who=who, to=call.spoke_with) if call.spoke_with else say("document-told-nobody", who=who)


def _read(telling: Telling, known: Told) -> tuple[Happened, ...]:
    """By whoever holds the link and knows the birth date: who answers for the patient stands in the record."""
    found = (
        (known.opened_at, "document-told-opened"),
        (known.confirmed_at, "document-told-confirmed"),
        (known.communicated_at, "document-told-communicated"),
    )
    return tuple((at, telling.say(id)) for at, id in found if at is not None)
