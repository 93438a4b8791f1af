"""A second opinion in the printed record: beside it, with question, signature and seal of its own, and no part of what was signed first."""

from schemas.care.opined import OpinionRecord
from workers.documents.block import AnyBlock, Facts, Heading, Note, Saying
from workers.documents.concluded import signed
from workers.documents.telling import Telling


def opined(telling: Telling, opinion: OpinionRecord, number: int) -> tuple[AnyBlock, ...]:
    """What was asked, what was seen, what is thought, and who signed it."""
    say = telling.say
    return (
        Heading(text=say("document-part-opinion", number=number)),
        Note(text=say("document-opinion-stands")),
        Saying(label=say("document-opinion-asked", by=opinion.asked_by_name), text=opinion.question),
        Saying(label=telling.word("agreement", opinion.opinion.agreement), text=opinion.opinion.text),
        Facts(
            rows=(
                (say("document-opinion-asked-at"), telling.local(opinion.asked_at)),
                (say("document-opinion-seen"), say("document-opinion-pictures", list=seen(telling, opinion))),
                (
                    say("document-opinion-formed"),
                    say("document-opinion-after" if opinion.opinion.read_first else "document-opinion-before"),
                ),
                (say("document-opinion-beside"), opinion.beside or say("document-opinion-draft")),
            )
        ),
        signed(telling, opinion.signature),
    )


def seen(telling: Telling, opinion: OpinionRecord) -> str:
    """The pictures that were looked at, by their numbers in the record; one that the record has not is named by its digest."""
    numbers = {each.image: str(number) for number, each in enumerate(telling.record.gathered, 1)}
    return ", ".join(numbers.get(each.image, each.sha256) for each in opinion.seen)
