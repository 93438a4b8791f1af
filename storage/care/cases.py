"""The one way a case changes: lock, decide, record. And how it is opened and read.

A case's content is ciphertext under its own key. The columns beside it repeat what queries need; `mesial verify` compares them.
"""

import os
from datetime import datetime
from uuid import UUID

import msgspec
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import asking, casework, encounter, event, referral, reviewing, ringing, unopened
from schemas.care.admission import admit
from schemas.care.case import Case
from schemas.care.change import Change
from schemas.ident import ActId, CaseId, OrganizationId, PatientId
from schemas.person import Actor, Role
from schemas.refusal import KeyReused, NotFound
from storage import outbox, postgres
from storage.care import links, opened, surroundings
from storage.ident import uuid7
from storage.keys import about, lock, unlock
from storage.postgres import Transaction, statements

SQL = statements(__file__)
MACHINE = UUID(int=0)
"""The identifier of the machine itself, in acts that nobody did."""

SALT_BYTES = 32

_content = msgspec.json.Decoder(Case)


def machine(organization: OrganizationId) -> Actor:
    """The worker as an actor within one organization."""
    return Actor(organization_id=organization, id=MACHINE, role=Role.WORKER)


async def perform(transaction: Transaction, case_id: CaseId, act: acts.AnyAct) -> Case:
    """Lock, decide, record; then whatever the machine must do next. The same act again answers the case as it is.

    Raises a Refusal, and then nothing is written; KeyReused if the act's identifier stands in the history with other content.
    """
    case = await locked(transaction, case_id)
    admit(case, type(act), transaction.actor)
    done, now = await _done_at(transaction, case, act)
    if done:
        return case
    case = await catch_up(transaction, case, now)
    case = await record(transaction, casework.decide(case, act, transaction.actor, now))
    return await rest(transaction, case, now)


async def pass_time(transaction: Transaction, case_id: CaseId) -> Case:
    """Do what time alone has decided about a case: let a lease lapse, let a draft expire, tell that it is late."""
    case = await locked(transaction, case_id)
    now = await postgres.clock(transaction)
    return await rest(transaction, await catch_up(transaction, case, now), now)


async def catch_up(transaction: Transaction, case: Case, now: datetime) -> Case:
    """Do everything that time alone has decided."""
    while (act := casework.overdue(case, now, ActId(uuid7()))) is not None:
        case = await record(transaction, casework.decide(case, act, machine(case.organization_id), now))
    return case


async def rest(transaction: Transaction, case: Case, now: datetime) -> Case:
    """Go on until the machine has nothing left to do."""
    while (act := casework.onward(case, ActId(uuid7()))) is not None:
        case = await record(transaction, casework.decide(case, act, machine(case.organization_id), now))
    return case


async def open_case(transaction: Transaction, case: Case, patient: PatientId) -> Case:
    """Write a new draft; its key first. The first history line is written by its first act."""
    wrapped = transaction.keys.new_data_key(case.organization_id, case.id)
    await transaction.run(SQL.keep_key, case.organization_id, case.id, wrapped)
    case = replace(case, patient_id=patient, links=(), head=event.GENESIS)
    content = _lock_with(transaction.keys.data_key(case.organization_id, case.id, wrapped), case)
    await transaction.run(
        SQL.insert,
        case.organization_id,
        case.id,
        patient,
        case.type,
        case.status,
        case.language,
        case.place.state if case.place else None,
        case.red_flag,
        case.opened_by,
        case.opened_at,
        case.version,
        case.head,
        content,
    )
    return case


async def locked(transaction: Transaction, case_id: CaseId) -> Case:
    """The case, locked until the transaction ends, with its surroundings. Raises NotFound."""
    return await opened.one(transaction, case_id, lock=True)


async def read(transaction: Transaction, case_id: CaseId) -> Case:
    """The case as it is, with its surroundings. Raises NotFound. The caller writes the trail row."""
    return await opened.one(transaction, case_id)


async def read_with_key(transaction: Transaction, case_id: CaseId) -> tuple[Case, bytes]:
    """The same, and the key of the case, for whoever opens an object of it."""
    return await read(transaction, case_id), await case_key(transaction, case_id)


async def was_done(transaction: Transaction, case: Case, act: acts.AnyAct) -> bool:
    """True if this very act stands in the history. Raises KeyReused for another act under the same identifier."""
    return (await _done_at(transaction, case, act))[0]


async def _done_at(transaction: Transaction, case: Case, act: acts.AnyAct) -> tuple[bool, datetime]:
    """The same, and the database's time at which it was asked, which is after the case was locked."""
    row = await transaction.row(SQL.line_of_act, case.id, act.id)
    assert row is not None
    if row["sequence"] is None:
        return False, row["now"]
    key = await case_key(transaction, case.id)
    payload = unlock(key, row["payload"], about("history", case.organization_id, case.id, row["sequence"]))[SALT_BYTES:]
    if payload != msgspec.json.encode(act, order="deterministic"):
        raise KeyReused("This identifier was used for something else.")
    return True, row["now"]


async def case_key(transaction: Transaction, case_id: CaseId) -> bytes:
    """The key of a case. Raises NotFound if the case is unknown or forgotten."""
    if case_id in transaction.case_keys:
        return transaction.case_keys[case_id]
    wrapped = await transaction.value(SQL.key, case_id)
    if wrapped is None:
        raise NotFound("There is no such case.")
    return transaction.keys.data_key(transaction.actor.organization_id, case_id, wrapped)


async def record(transaction: Transaction, change: Change) -> Case:
    """Write a decision: row, history line with its trail row, images, objects, sealed bytes, link, patient, outbox rows, in this one
    transaction. Raises Stale if another case of the patient changed the patient meanwhile."""
    before, line, key = change.before, change.event, await case_key(transaction, change.case.id)
    organization, case_id = change.case.organization_id, change.case.id
    salt = os.urandom(SALT_BYTES)
    digest = event.digest_payload(salt, line.payload)
    sealed_digest = encounter.digest(change.sealed) if change.sealed is not None else ""
    head = event.link(organization, case_id, line, digest, before.head, sealed_digest)
    case = replace(change.case, head=head, links=await links.noted(transaction, change))
    question = asking.open_question(case)
    updated = await transaction.run(
        SQL.record,
        organization,
        case_id,
        line.sequence,
        line.act_id,
        line.act,
        line.actor_id,
        line.role,
        line.at,
        digest,
        lock(key, salt + line.payload, about("history", organization, case_id, line.sequence)),
        before.head,
        head,
        sealed_digest,
        uuid7(),
        # What the machine does in somebody's transaction follows from their act, and comes from nowhere.
        transaction.actor.origin if line.actor_id == transaction.actor.id else "",
        before.version,
        case.version,
        _lock_with(key, case),
        case.status,
        case.language,
        case.place.state if case.place else None,
        case.red_flag,
        case.stamps.ready_at,
        case.due_at,
        case.lease.person if case.lease else None,
        case.lease.until if case.lease else None,
        question.by if question else None,
        question.of if question else None,
        ringing.rings_at(case),
        unopened.to_call(case),
        any(referral.waits_for_office(each) for each in case.referrals),
        list(asking.unopened(case)),
    )
    if not updated.endswith(" 1"):
        raise RuntimeError("the case changed under its lock")
    await _keep_images(transaction, change)
    if change.sealed is not None:
        await _keep_sealed(transaction, change, change.sealed, key)
    await links.keep(transaction, before, case, line.at)
    await surroundings.keep_patient(transaction, before.surroundings, case.surroundings)
    await outbox.put(transaction, case_id, change.follows, line.at)  # noqa: TID251  # here is storage
    return case


async def renew_lease(transaction: Transaction, case_id: CaseId) -> Case:
    """Lengthen the holder's lease. A heartbeat is no act: it changes nothing that anybody would want proven."""
    case = await locked(transaction, case_id)
    case = reviewing.renew(case, transaction.actor, await postgres.clock(transaction))
    assert case.lease is not None
    key = await case_key(transaction, case_id)
    await transaction.run(SQL.renew_lease, case_id, case.lease.until, _lock_with(key, case))
    return case


async def sealed(transaction: Transaction, case_id: CaseId) -> list[tuple[int, int, bytes]]:
    """The sealed records of a case with their round and number, oldest first."""
    return await _unsealed(transaction, case_id, opinion=False)


async def opinions(transaction: Transaction, case_id: CaseId) -> list[tuple[int, int, bytes]]:
    """The sealed second opinions of a case with their round and number, oldest first."""
    return await _unsealed(transaction, case_id, opinion=True)


async def _unsealed(transaction: Transaction, case_id: CaseId, *, opinion: bool) -> list[tuple[int, int, bytes]]:
    key = await case_key(transaction, case_id)
    organization, what = transaction.actor.organization_id, sealed_as(opinion=opinion)
    return [
        (row["round"], row["number"], unlock(key, row["content"], about(what, organization, case_id, row["round"], row["number"])))
        for row in await transaction.fetch(SQL.sealed, case_id, opinion)
    ]


def sealed_as(*, opinion: bool) -> str:
    """What the ciphertext of something sealed is bound to: an opinion never opens as the record of the same number."""
    return "opinion" if opinion else "sealed"


async def history(transaction: Transaction, case_id: CaseId) -> list[event.Event]:
    """The history of a case, oldest first."""
    key = await case_key(transaction, case_id)
    organization = transaction.actor.organization_id
    return [
        event.Event(
            sequence=row["sequence"],
            act_id=row["act_id"],
            act=row["act"],
            actor_id=row["actor_id"],
            role=Role(row["role"]),
            at=row["at"],
            payload=unlock(key, row["payload"], about("history", organization, case_id, row["sequence"]))[SALT_BYTES:],
        )
        for row in await transaction.fetch(SQL.lines, case_id)
    ]


async def _keep_images(transaction: Transaction, change: Change) -> None:
    before = {each.id: each for each in change.before.images}
    kept = {each.key for each in change.before.objects}
    organization, case_id = change.case.organization_id, change.case.id
    for image in change.case.images:
        if image.id not in before or before[image.id].status != image.status:
            kept_image = await transaction.run(SQL.keep_image, organization, image.id, case_id, image.status, change.event.at)
            if not kept_image.endswith(" 1"):
                raise KeyReused("This identifier is another case's image.")
    for each in change.case.objects:
        if each.key not in kept:
            await transaction.run(
                SQL.keep_object, organization, each.key, case_id, each.kind, each.size, each.sha256, each.stored_size, each.stored_sha256
            )


async def _keep_sealed(transaction: Transaction, change: Change, content: bytes, key: bytes) -> None:
    case = change.case
    opinion = len(case.given) > len(change.before.given)
    newest = case.given[-1] if opinion else case.sealed[-1]
    locked_content = lock(key, content, about(sealed_as(opinion=opinion), case.organization_id, case.id, newest.round, newest.number))
    of_case = (case.organization_id, case.id, opinion, newest.round, newest.number)
    await transaction.run(SQL.seal, *of_case, newest.digest, newest.signer, newest.signed_at, locked_content)


def _lock_with(key: bytes, case: Case) -> bytes:
    bare = replace(case, around=None)
    content = msgspec.json.encode(bare, order="deterministic")
    # JSON writes null for an infinite number. What could never be read again is not written, whatever let it in: this transaction fails.
    if _content.decode(content) != bare:
        raise RuntimeError("the case changes when it is written down")
    return lock(key, content, about("case", case.organization_id, case.id))
