"""What stands beside a case once it is signed, and is read with it: additions in their own words, calls by name, and what failed."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from schemas.care.case import Case
from schemas.care.message import Call
from schemas.care.opined import OpinionRecord
from schemas.care.oversight import CallLine, FailedJob
from schemas.care.reading import Added
from schemas.care.record import AddendumRecord
from schemas.ident import CaseId, ImageId
from storage import failed, people
from storage.care import cases, marks
from storage.failed import Failed
from storage.postgres import Transaction

_addendum = msgspec.json.Decoder(AddendumRecord)
_opinion = msgspec.json.Decoder(OpinionRecord)


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """`additions` are those of the newest round, with their numbers; `names` those of the organization's people; `elsewhere` are, for held
    images, other cases that have the same film; `opinions` are the sealed ones by their question."""

    names: dict[UUID, str] = {}
    additions: tuple[tuple[int, AddendumRecord], ...] = ()
    opinions: dict[UUID, OpinionRecord] = {}
    failed: tuple[Failed, ...] = ()
    elsewhere: dict[ImageId, tuple[CaseId, ...]] = {}

    def calls(self, made: Iterable[Call]) -> tuple[CallLine, ...]:
        """The calls with the names of those who made them."""
        return tuple(
            CallLine(at=each.at, by=self.names.get(each.by, ""), spoke_with=each.spoke_with, read_back=each.read_back, note=each.note)
            for each in made
        )

    def added(self) -> tuple[Added, ...]:
        return tuple(
            Added(
                number=number,
                text=each.addendum.text,
                reason=each.addendum.reason,
                for_patient=each.addendum.for_patient,
                signer=each.signature.name,
                signed_at=each.signature.signed_at,
            )
            for number, each in self.additions
        )

    def failures(self) -> tuple[FailedJob, ...]:
        return tuple(
            FailedJob(id=each.outbox_id, task=each.task, fact=each.fact, at=each.failed_at, trouble=each.trouble) for each in self.failed
        )


async def read(transaction: Transaction, case: Case) -> Beside:
    """Read in the transaction that read the case."""
    given_up = tuple(await failed.of_cases(transaction, (case.id,)))
    names = await people.names(transaction)
    held = [each.id for each in case.images if each.status == "held"]
    elsewhere = await marks.shared(transaction, case.id, held) if held else {}
    return Beside(
        names=names,
        additions=await additions_of(transaction, case),
        opinions=await opinions_of(transaction, case),
        failed=given_up,
        elsewhere=elsewhere,
    )


async def additions_of(transaction: Transaction, case: Case) -> tuple[tuple[int, AddendumRecord], ...]:
    if not case.sealed or not case.sealed[-1].number:
        return ()
    newest, kept = case.sealed[-1], await cases.sealed(transaction, case.id)
    return tuple((number, _addendum.decode(content)) for round_, number, content in kept if round_ == newest.round and number)


async def opinions_of(transaction: Transaction, case: Case) -> dict[UUID, OpinionRecord]:
    if not case.given:
        return {}
    kept = [_opinion.decode(content) for _, _, content in await cases.opinions(transaction, case.id)]
    return {each.question_id: each for each in kept}


async def failures_of(transaction: Transaction, found: Iterable[Case]) -> dict[CaseId, int]:
    """How many jobs of each case were given up; a case without any is not named."""
    counts: dict[CaseId, int] = {}
    for each in await failed.of_cases(transaction, (case.id for case in found)):
        counts[each.case_id] = counts.get(each.case_id, 0) + 1
    return counts
