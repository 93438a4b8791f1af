"""Earlier signed records of the patient of a case: which there are, and their sealed bytes."""

import logging

import msgspec

from schemas.care.case import Case
from schemas.care.prior import MOST, Amended, Said
from schemas.ident import CaseId
from storage.care import cases
from storage.keys import Tampered
from storage.postgres import Transaction, statements

SQL = statements(__file__)
_said = msgspec.json.Decoder(Said)
_amended = msgspec.json.Decoder(Amended)
log = logging.getLogger("mesial.cases")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What a sealed record of `case` says, and the addenda of its round, oldest first."""

    case: Case
    round: int
    said: Said
    addenda: tuple[Amended, ...]


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Newest first; `damaged` are cases that do not open, or whose content names another patient than their row."""

    kept: tuple[Kept, ...]
    damaged: tuple[CaseId, ...]


async def before(transaction: Transaction, case: Case) -> Found:
    """The newest records of the patient that were signed before this case was, or until now while it is open.

    Only cases of states in which the actor is licensed, and those that the actor signed. The caller asks whether they may be looked at,
    and writes the trail rows.
    """
    practitioner = transaction.actor.practitioner
    licensed = sorted({each.state for each in practitioner.licences}) if practitioner else []
    signed_at, actor = case.stamps.signed_at, transaction.actor.id
    rows = await transaction.fetch(SQL.of_patient, case.patient_id, signed_at, licensed, actor, MOST)
    opened: dict[tuple[CaseId, int], Kept] = {}
    damaged = []
    for case_id in dict.fromkeys(CaseId(row["case_id"]) for row in rows):
        try:
            earlier = await cases.read(transaction, case_id)
            rounds = _by_round(earlier, await cases.sealed(transaction, case_id))
        except (Tampered, msgspec.DecodeError) as error:
            # The error's own words may quote the content.
            log.error("organization %s: case %s cannot be read: %s", transaction.actor.organization_id, case_id, type(error).__name__)
            damaged.append(case_id)
            continue
        if earlier.patient_id == case.patient_id:
            opened |= {(case_id, each.round): each for each in rounds}
        else:
            damaged.append(case_id)
    kept = tuple(opened[place] for row in rows if (place := (CaseId(row["case_id"]), row["round"])) in opened)
    return Found(kept=kept, damaged=tuple(damaged))


def _by_round(case: Case, sealed: list[tuple[int, int, bytes]]) -> list[Kept]:
    """One for each round; `sealed` is in the order of rounds and numbers."""
    return [
        Kept(
            case=case,
            round=round_,
            said=_said.decode(content),
            addenda=tuple(_amended.decode(each) for of, number, each in sealed if of == round_ and number),
        )
        for round_, first, content in sealed
        if not first
    ]
