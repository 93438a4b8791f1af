"""The last part of the printed record: every digest in full, how anybody checks the seal without us (SPEC D96-12), the consent's text."""

from schemas.care.manifest import Item
from workers.documents.block import AnyBlock, Heading, Note, Saying, Seal, Table
from workers.documents.telling import Telling


def appendix(
    telling: Telling, seal: str, addendum_seals: tuple[str, ...], opinion_seals: tuple[str, ...], consent: str | None
) -> tuple[AnyBlock, ...]:
    """The seals: SHA-256 in hex of the sealed bytes; `consent`: the text that was consented to, if it is at hand."""
    record, say = telling.record, telling.say
    rows = tuple(row for number, each in enumerate(record.gathered, 1) for row in _digests(telling, number, each))
    later = tuple((say("document-addendum-seal", number=number), each) for number, each in enumerate(addendum_seals, 1))
    aside = tuple((say("document-opinion-seal", number=number), each) for number, each in enumerate(opinion_seals, 1))
    return (
        Heading(text=say("document-part-appendix"), page=True),
        Seal(
            rows=(
                (say("document-seal"), seal),
                *later,
                *aside,
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
        *_consent(telling, consent),
    )


def _consent(telling: Telling, text: str | None) -> tuple[AnyBlock, ...]:
    say, consent = telling.say, telling.record.consent
    which = say("document-consent-text-is", version=consent.version, language=telling.word("language", consent.language))
    shown = Saying(text=text) if text is not None else Note(text=say("document-consent-text-absent"))
    return (Heading(text=say("document-part-consent-text")), Note(text=f"{which} {consent.digest}"), shown)


def _digests(telling: Telling, number: int, item: Item) -> tuple[tuple[str, ...], ...]:
    say = telling.say
    original = f"{say('document-digest-original')}, {say('document-pieces', count=len(item.pieces))}"
    pixels = ((str(number), say("document-digest-pixels"), item.pixels),) if item.pixels else ()
    # The original is among what is kept, and stands above with its pieces already.
    kept = sorted((kind, digest) for kind, digest in item.derivatives.items() if kind != "original")
    made = tuple((str(number), telling.word("digest", kind), digest) for kind, digest in kept)
    return ((str(number), original, item.sha256), *pixels, *made)
