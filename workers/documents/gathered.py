"""What was gathered, how and when it was collected and sent, and when it was reviewed (SPEC D96-01, D96-02, D96-06)."""

from datetime import datetime

from schemas.care.case import Asked
from schemas.care.derivative import DOCUMENTS
from schemas.care.image import UNKNOWN_DEVICE, is_picture
from schemas.care.manifest import Item
from schemas.care.sides import OPPOSITE
from schemas.ident import ImageId
from schemas.view import View, is_radiograph
from workers.documents.block import AnyBlock, Facts, Heading, Note, Picture, Pictures, Table
from workers.documents.device import device_words
from workers.documents.picture import PrintedFile, drawn
from workers.documents.telling import Telling

SHORT_DIGEST = 16
"""Hexadecimal digits shown in the manifest; the appendix holds all 64."""

_STAMPS = ("sent", "received", "ready", "review_started", "signed", "communicated")


def gathered(telling: Telling, files: dict[ImageId, PrintedFile]) -> tuple[AnyBlock, ...]:
    """`files` are the printed pictures by image."""
    record, say = telling.record, telling.say
    return (
        Heading(text=say("document-part-gathered"), page=True),
        Note(text=say("document-times-local", zone=record.place.zone)),
        Pictures(
            # What is kept and not shown has its line below; an empty frame would look as if something had been lost.
            pictures=tuple(
                picture(telling, number, each, files) for number, each in enumerate(record.gathered, 1) if each.status != "attached"
            ),
            absent=say("document-picture-absent"),
        ),
        Table(
            header=tuple(say(f"document-item{each}") for each in ("", "-what", "-how", "-when", "-state")),
            widths=(0.5, 2.1, 2.6, 3.5, 3.1),
            rows=tuple(_row(telling, number, each) for number, each in enumerate(record.gathered, 1)),
        ),
        Facts(rows=_views(telling)),
        Heading(text=say("document-part-when")),
        _when(telling),
        Heading(text=say("document-part-looks")),
        *_looks(telling),
    )


def picture(telling: Telling, number: int, item: Item, files: dict[ImageId, PrintedFile]) -> Picture:
    """One picture with the marks of the findings and the patient's sides; `files` are the printed ones."""
    say, view = telling.say, telling.view(item.view)
    marks, printed, sides = drawn(item, telling.record.findings), files.get(item.image), item.sides
    caption = (
        say("document-caption-marks" if marks else "document-caption", number=number, view=view),
        *((telling.word("sides", "unsure"),) if sides.kind == "unsure" else ()),
        *((say("document-sides-file", text=item.laterality),) if item.laterality else ()),
    )
    return Picture(
        file=printed.name if printed else None,
        aspect=printed.aspect if printed else 4 / 3,
        caption="; ".join(caption),
        alt=say("document-picture-alt", number=number, view=view),
        marks=marks,
        letters={sides.right_at: "R", OPPOSITE[sides.right_at]: "L"} if sides.right_at else {},
        whole=sides.side or "",
    )


def _row(telling: Telling, number: int, item: Item) -> tuple[str, ...]:
    return (
        str(number),
        "\n".join(_what(telling, item)),
        "\n".join(_how(telling, item)),
        "\n".join(_clock(telling, item)),
        _state(telling, item),
    )


def _what(telling: Telling, item: Item) -> tuple[str, ...]:
    say = telling.say
    return (
        telling.view(item.view),
        *((say("document-ada-1100", code=item.ada_1100),) if item.ada_1100 else ()),
        *(() if item.view is View.DOCUMENT else (telling.word("mirror", item.mirror),)),
        *_sides(telling, item),
        item.media_type,
        *_length(telling, item),
        say("document-bytes", size=item.size),
        say("document-round", round=item.round),
    )


def _length(telling: Telling, item: Item) -> tuple[str, ...]:
    """What kind of film it is and how long; nothing for what is one picture."""
    if (length := item.length) is None:
        return ()
    kind = "letter" if item.media_type in DOCUMENTS else "film" if length.seconds is None else "clip"
    said = telling.say(f"document-length-{kind}", seconds=length.seconds or 0, shown=length.shown, frames=length.frames)
    return (said,)


def _sides(telling: Telling, item: Item) -> tuple[str, ...]:
    """Where the patient's right is, what the file says of it, and whether the signer said so."""
    say, sides = telling.say, item.sides
    where = sides.right_at or sides.side or sides.kind
    file = ", ".join(each for each in (item.patient_orientation, item.laterality) if each)
    return (
        *(() if where == "none" else (telling.word("sides", where),)),
        *((say("document-sides-file", text=file),) if file else ()),
        *((say("document-side-confirmed", when=telling.local(item.sided.at)),) if item.sided else ()),
    )


def _how(telling: Telling, item: Item) -> tuple[str, ...]:
    say, collector = telling.say, item.collector
    known = device_words(collector.device.strip()) if collector.device != UNKNOWN_DEVICE else ""
    device = say("document-device", device=known) if known else say("document-device-unknown")
    who = telling.named(collector.name, telling.word("role", collector.role))
    where = ((telling.word("setting", collector.setting), collector.state),) if collector.setting and collector.state else ()
    return (
        say("document-added-by" if is_radiograph(item.view) else "document-taken-by", who=who),
        *(say("document-collected-at", setting=setting, state=state) for setting, state in where),
        *((say("document-licence-number", number=collector.licence),) if collector.licence.strip() else ()),
        say("document-channel-is", channel=telling.word("channel", collector.channel)),
        device,
    )


def _clock(telling: Telling, item: Item) -> tuple[str, ...]:
    say, local = telling.say, telling.local
    return (
        *((say("document-acquired", when=item.acquired.at.replace("T", " ")),) if item.acquired else ()),
        say("document-captured", when=local(item.captured_at)),
        *((say("document-clocks-differ"),) if item.clocks_differ else ()),
        say("document-announced", when=local(item.announced_at)),
        say("document-received", when=local(item.received_at)) if item.received_at else say("document-not-received"),
        say("document-verified", when=local(item.verified_at)) if item.verified_at else say("document-not-verified"),
    )


def _state(telling: Telling, item: Item) -> str:
    say = telling.say
    reason = telling.word("reason", item.reason.removeprefix("unreadable-"))
    status = telling.word("status", item.status)
    lines = (
        f"{status}: {reason}" if item.reason else status,
        *((say("document-quality-is", quality=telling.word("quality", item.quality)),) if item.quality else ()),
        *((say("document-quality-override", text=item.quality_override),) if item.quality_override else ()),
        say("document-digest-short", digest=item.sha256[:SHORT_DIGEST]),
    )
    return "\n".join(lines)


def _views(telling: Telling) -> tuple[tuple[str, str], ...]:
    record, say = telling.record, telling.say
    here = {each.view for each in record.gathered if is_picture(each.status, each.media_type)}
    views = []
    for each in record.wanted:
        why = record.missing_views.get(each, "").strip()
        id = "document-wanted-here" if each in here else "document-wanted-missing" if why else "document-wanted-missing-unexplained"
        views.append(say(id, view=telling.view(each), why=why))
    asked = ((say("document-asked"), "\n".join(_asked(telling, each) for each in record.asked)),) if record.asked else ()
    limits = ((say("document-limited"), say("document-limited-yes")),) if record.limited_images else ()
    return ((say("document-wanted"), "; ".join(views)), *asked, *limits)


def _asked(telling: Telling, asked: Asked) -> str:
    views = ", ".join(telling.view(each) for each in asked.views) or telling.say("document-none")
    said = telling.say("document-asked-is", when=telling.local(asked.at), who=telling.word("by", asked.by), views=views)
    return telling.say("document-asked-sentence", asked=said, sentence=asked.sentence) if asked.sentence.strip() else said


def _when(telling: Telling) -> Table:
    """The seven times of the round with what lies between each (SPEC CASE-02)."""
    record, say = telling.record, telling.say
    captured = [each.captured_at for each in record.gathered if each.round == record.round] or [
        each.captured_at for each in record.gathered
    ]
    stamps: list[tuple[str, datetime | None]] = [("captured", max(captured, default=None))]
    stamps += [(each, getattr(record.stamps, f"{each}_at")) for each in _STAMPS]
    rows, before = [], None
    for name, at in stamps:
        label = say(f"document-stamp-{name}")
        if at is None:
            rows.append((label, say("document-later") if name == "communicated" else "–", "–", "–"))
            continue
        rows.append((label, telling.local(at), telling.utc(at), telling.elapsed(before, at) if before else "–"))
        before = at
    header = tuple(say(f"document-{each}") for each in ("step", "local", "utc-time", "elapsed"))
    return Table(header=header, widths=(2.4, 3.1, 2.9, 2), rows=tuple(rows))


def _looks(telling: Telling) -> tuple[AnyBlock, ...]:
    record, say = telling.record, telling.say
    if not record.looks:
        return (Note(text=say("document-look-none")),)
    signer = record.signature
    rows = tuple(
        (
            telling.picture(each.image),
            telling.named(signer.name, say("document-look-signer")) if each.person == signer.signer else str(each.person),
            telling.local(each.at),
            say("document-pixels", px=each.px),
        )
        for each in record.looks
    )
    header = (say("document-seen-on"), say("document-look-who"), say("document-look-when"), say("document-look-px"))
    return (Note(text=say("document-looks-lead")), Table(header=header, widths=(2.4, 3.6, 3.1, 1.3), rows=rows))
