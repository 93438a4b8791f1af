"""The letter to the family: what the dentist's answer says, in plain words and in the order in which it is wanted (SPEC ADV-04).

Of the dentist's own words only those are in it that the reading room says the family reads. Notes, conclusion, reasons and whatever was
written on a picture stay in the record.
"""

import msgspec

from schemas.care.advice import Urgency
from schemas.care.answer import ToDo, taken_on, to_do
from schemas.care.drawing import drawn_on
from schemas.care.encounter import URGENCIES
from schemas.care.manifest import Item
from schemas.care.record import AddendumRecord, EncounterRecord
from schemas.ident import ImageId
from schemas.person import Language
from workers.documents import plainly
from workers.documents.block import Advised, AnyBlock, Facts, Heading, Listed, Note, Picture, Pictures, Saying, Tone
from workers.documents.concluded import TONE, signer
from workers.documents.picture import PrintedFile, drawing
from workers.words import Words


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """The whole document as the layout takes it. `pages` is the wording of page numbers with `{page}` and `{pages}` in it; `below` says
    more of the headline."""

    language: Language
    file_title: str
    organization: str
    phone: str
    title: str
    to: str
    footer: str
    pages: str
    tone: Tone
    headline: str
    below: str
    blocks: tuple[AnyBlock, ...]


def letter(
    record: EncounterRecord, later: tuple[AddendumRecord, ...], pictures: dict[ImageId, PrintedFile], words: Words, language: Language
) -> Letter:
    """The letter of a record with what was added to it for the family, oldest first. `pictures` are the files of what can be shown."""
    say, patient = words.say, record.patient
    advised = {each.urgency for each in record.advice}
    urgency: Urgency = next((each for each in URGENCIES if each in advised), "routine")
    name = f"{patient.given_name} {patient.family_name}"
    return Letter(
        language=language,
        file_title=say("letter-file-title", practice=record.organization_name),
        organization=record.organization_name,
        phone=record.organization_phone,
        title=say("advice-title"),
        to=say("letter-to", name=name),
        footer=say(
            "letter-footer", practice=record.organization_name, at=plainly.clock(words, record.signature.signed_at, record.place.zone)
        ),
        pages=say("document-page", page="{page}", pages="{pages}"),
        tone=TONE[urgency],
        headline=say(f"advice-urgency-{urgency}"),
        below=say("advice-negative") if urgency == "no_problem_visible" else "",
        blocks=(
            *added(record, later, words),
            *do(record, words),
            *seen(record, pictures, words),
            *limits(record, words),
            *who(record, words),
            *reaching(record, words),
        ),
    )


def added(record: EncounterRecord, later: tuple[AddendumRecord, ...], words: Words) -> tuple[AnyBlock, ...]:
    """What was put right comes first: whoever reads on knows it already."""
    if not later:
        return ()
    sayings = (Saying(label=plainly.clock(words, each.signature.signed_at, record.place.zone), text=each.addendum.text) for each in later)
    return (Heading(text=words.say("advice-addendum")), *sayings)


def do(record: EncounterRecord, words: Words) -> tuple[AnyBlock, ...]:
    again = record.follow_up
    follow_up = (Note(text=words.say("advice-follow-up", day=plainly.day(words, again)), strong=True),) if again else ()
    return (Heading(text=words.say("advice-do")), *(advised(each, words) for each in to_do(record)), *follow_up)


def advised(each: ToDo, words: Words) -> Advised:
    say = words.say
    when = say(f"advice-when-{each.urgency}")
    rows = (
        *(((say("advice-safety-net"), each.safety_net),) if each.safety_net.strip() else ()),
        *(((say("letter-by"), plainly.day(words, each.due)),) if each.due else ()),
    )
    elsewhere = each.target in ("physician", "specialist")
    return Advised(
        tone=TONE[each.urgency],
        urgency=f"{when} · {say(f'advice-target-{each.target}')}" if elsewhere else when,
        text=each.text,
        rows=rows,
    )


def seen(record: EncounterRecord, pictures: dict[ImageId, PrintedFile], words: Words) -> tuple[AnyBlock, ...]:
    """What was seen, and the pictures on which it was marked. That nothing was is said of these pictures only (FACTS 10)."""
    say = words.say
    found = tuple(plainly.observed(words, each) for each in record.findings)
    nothing = say("advice-negative") if record.no_abnormality_seen else say("letter-nothing-said")
    marked = tuple(picture(record, each, pictures, words) for each in record.gathered if any(drawn_on(each.image, record.findings)))
    return (
        Heading(text=say("advice-seen")),
        Listed(items=found) if found else Note(text=nothing, strong=True),
        *((Pictures(pictures=marked, absent=say("letter-not-shown")),) if marked else ()),
    )


def picture(record: EncounterRecord, item: Item, pictures: dict[ImageId, PrintedFile], words: Words) -> Picture:
    """A picture with the numbers of what was found on it."""
    view, file = plainly.view_name(words, item.view), pictures.get(item.image)
    marks = tuple(drawn_on(item.image, record.findings)) if item.width and item.height else ()
    named = {each.number: f"{each.number}. {plainly.observed(words, each.finding)}" for each in marks}
    return Picture(
        file=file.name if file else None,
        aspect=file.aspect if file else 1.0,
        caption="\n".join((view, *named.values())),
        alt=" ".join((words.say("advice-picture", view=view), *named.values())),
        marks=tuple(drawing(mark, item.width or 1, item.height or 1, str(number)) for number, _, mark in marks),
    )


def limits(record: EncounterRecord, words: Words) -> tuple[AnyBlock, ...]:
    say = words.say
    enough = {"limited": "advice-limited", "insufficient": "advice-insufficient"}.get(record.sufficiency)
    return (
        Heading(text=say("advice-limits")),
        *((Note(text=say(enough), strong=True),) if enough else ()),
        *((Saying(text=record.limitation),) if record.limitation.strip() else ()),
        Note(text=say("advice-limits-always"), strong=True),
    )


def who(record: EncounterRecord, words: Words) -> tuple[AnyBlock, ...]:
    say, signature = words.say, record.signature
    taken = plainly.days(words, taken_on(record))
    return (
        Heading(text=say("advice-who")),
        Facts(
            rows=(
                (say("advice-reviewer"), signer(signature)),
                (say("advice-licence"), say("advice-licence-of", number=signature.licence.number, state=signature.licence.state)),
                *(((say("advice-taken"), taken),) if taken else ()),
                (say("advice-reviewed"), plainly.clock(words, signature.signed_at, signature.zone)),
            )
        ),
    )


def reaching(record: EncounterRecord, words: Words) -> tuple[AnyBlock, ...]:
    """How help is reached, and that nobody has to be content with pictures."""
    say, phone = words.say, record.organization_phone
    call = (Note(text=say("letter-call", practice=record.organization_name, phone=phone), strong=True),) if phone.strip() else ()
    return (
        Heading(text=say("advice-help")),
        *call,
        Note(text=say("advice-in-person"), strong=True),
        Note(text=say("emergency-short"), strong=True),
    )
