"""The last part of the printed record: every digest in full, and how anybody checks the seal without us (SPEC D96-12)."""

from schemas.care.manifest import Item
from workers.documents.block import AnyBlock, Heading, Note, Seal, Table
from workers.documents.telling import Telling


def appendix(telling: Telling, seal: str, addendum_seals: tuple[str, ...]) -> tuple[AnyBlock, ...]:
    """`seal` and `addendum_seals`: SHA-256 in hex of the sealed bytes."""
    record, say = telling.record, telling.say
    rows = tuple(row for number, each in enumerate(record.gathered, 1) for row in _digests(telling, number, each))
    later = tuple((say("document-addendum-seal", number=number), each) for number, each in enumerate(addendum_seals, 1))
    return (
        Heading(text=say("document-part-appendix"), page=True),
        Seal(
            rows=(
                (say("document-seal"), seal),
                *later,
                (say("document-history-head"), record.history_head),
                (say("document-history-length"), str(record.history_length)),
                (say("document-organization-id"), str(record.organization)),
                (say("document-case-id"), str(record.case)),
                (say("document-patient-id"), str(record.patient.id)),
                (say("document-record-version"), str(record.record_version)),
            ),
            how=say("document-seal-how"),
        ),
        Table(
            header=(say("document-item"), say("document-item-what"), say("document-digest")),
            widths=(0.5, 3, 7.5),
            rows=rows,
            mono=(2,),
        ),
        Note(text=say("document-signs")),
    )


def _digests(telling: Telling, number: int, item: Item) -> tuple[tuple[str, ...], ...]:
    say = telling.say
    original = f"{say('document-digest-original')}, {say('document-pieces', count=len(item.pieces))}"
    pixels = ((str(number), say("document-digest-pixels"), item.pixels),) if item.pixels else ()
    made = tuple((str(number), telling.word("digest", kind), digest) for kind, digest in sorted(item.derivatives.items()))
    return ((str(number), original, item.sha256), *pixels, *made)
