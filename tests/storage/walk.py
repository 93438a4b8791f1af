"""A case's whole way through the cellar, without workers or a browser: what the tests of storage stand on."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timezone
from uuid import UUID

import httpx
import msgspec

from infra import seed
from schemas.care import act as acts
from schemas.care.advice import Advice
from schemas.care.case import Case, CaseType
from schemas.care.derivative import Quality
from schemas.care.image import PIECE_BYTES, HoldReason, Image, Piece, StoredObject
from schemas.care.intake import Complaint, History
from schemas.care.review import Review
from schemas.ident import ActId, CaseId, ImageId, LinkId, OrganizationId, PatientId, PersonId
from schemas.person import Actor, Contact, Language, Patient, Role
from schemas.view import View
from storage import people, postgres
from storage.care import cases, drafts, links, patients
from storage.ident import uuid7
from storage.objects import Store
from storage.resources import Resources

HOUSE = OrganizationId(seed.HOUSE)
BORN = date(2011, 11, 11)
OFFICE = Actor(organization_id=HOUSE, id=seed.person_id("office"), role=Role.FRONTDESK)
GOOD = Quality(width=2000, height=1500, sharpness=200.0, dark=0.0, bright=0.0, verdict="good", hint="quality-good")


def act_id() -> ActId:
    return ActId(uuid7())


async def dentist(hall: Resources, name: str = "dentist") -> Actor:
    """The member of staff with licences, who has just shown the second factor."""
    bare = Actor(organization_id=HOUSE, id=seed.person_id(name), role=Role.WORKER)
    async with hall.database.begin(bare) as transaction:
        known = (await people.member(transaction, PersonId(bare.id))).actor
        return msgspec.structs.replace(known, stepped_up_at=await postgres.clock(transaction), stepped_up_by="password")


async def invited(hall: Resources, case_type: CaseType = CaseType.EMERGENCY_SCREENING, language: Language = "en") -> tuple[Case, Actor]:
    """A new case and the actor who holds its link."""
    patient = Patient(
        id=PatientId(uuid7()),
        given_name="Zzyzx",
        family_name="Canary",
        birth_date=BORN,
        contact=Contact(channel="sms", address="+15550100123"),
    )
    async with hall.database.begin(OFFICE) as transaction:
        case = await patients.open_case(transaction, CaseId(uuid7()), patient, case_type, language)
        link = LinkId(UUID(str(await transaction.value(links.SQL.newest, case.id))))
    return case, Actor(organization_id=HOUSE, id=link, role=Role.GUARDIAN, case_id=case.id)


async def opened_in_field(hall: Resources, contact: Contact | None) -> tuple[Case, Actor]:
    """A case that the hygienist opened for a child, and the hygienist."""
    hygienist = await dentist(hall, "hygienist")
    patient = Patient(id=PatientId(uuid7()), given_name="Zzyzx", family_name="Canary", birth_date=BORN, contact=contact)
    async with hall.database.begin(hygienist) as transaction:
        return await patients.open_case(transaction, CaseId(uuid7()), patient, CaseType.EMERGENCY_SCREENING, "en"), hygienist


async def do(resources: Resources, actor: Actor, case: Case, *performed: acts.AnyAct) -> Case:
    """Perform acts, each in a transaction of its own."""
    for act in performed:
        async with resources.database.begin(actor) as transaction:
            case = await cases.perform(transaction, case.id, act)
    return case


async def told(hall: Resources, case: Case, actor: Actor) -> Case:
    """Everything that is asked before the photos."""
    text = next(each for each in case.surroundings.consent_texts if each.language == case.language)
    return await do(
        hall,
        actor,
        case,
        acts.Attest(id=act_id(), relationship="parent", name="Ada Canary", state="CO"),
        acts.CheckEmergency(id=act_id(), flags=()),
        acts.GiveConsent(id=act_id(), version=text.version, language=text.language, digest=text.digest, name="Ada Canary"),
        acts.Describe(id=act_id(), complaint=Complaint(words="It hurts when I bite"), history=History()),
    )


def announcement(content: bytes, view: View = View.FRONT) -> acts.Announce:
    """The announcement of a photo with these bytes."""
    parts = [content[at : at + PIECE_BYTES] for at in range(0, len(content), PIECE_BYTES)]
    return acts.Announce(
        id=act_id(),
        image=ImageId(uuid7()),
        view=view,
        lens="rear",
        name="photo.jpg",
        declared_type="image/jpeg",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        pieces=tuple(Piece(len(part), hashlib.sha256(part).hexdigest()) for part in parts),
        captured_at=datetime(2026, 11, 1, 12, tzinfo=timezone.utc),
        device="test phone",
    )


async def send(hall: Resources, actor: Actor, case: Case, content: bytes, view: View = View.FRONT) -> tuple[Case, ImageId]:
    """Announce, put every piece by its ticket, confirm."""
    announced = announcement(content, view)
    case = await do(hall, actor, case, announced)
    image = case.image(announced.image)
    assert image is not None
    for number, piece in enumerate(image.pieces):
        ticket = hall.store.ticket(case.organization_id, case.id, image, number)
        at = number * PIECE_BYTES
        async with httpx.AsyncClient() as browser:
            answer = await browser.put(ticket.url, content=content[at : at + piece.size], headers=ticket.headers)
        assert answer.status_code == 200, answer.text
    assert await hall.store.arrived(case.organization_id, case.id, image) == list(range(len(image.pieces)))
    return await do(hall, actor, case, acts.Confirm(id=act_id(), image=image.id)), image.id


async def collected(store: Store, case: Case, image: Image) -> bytes:
    """The pieces of an image, joined."""
    return b"".join([piece async for piece in store.pieces(case.organization_id, case.id, image)])


async def settle(shop: Resources, case: Case, which: ImageId, hold: HoldReason | None = None) -> Case:
    """What a worker does: collect, keep original and picture, settle."""
    return await do(shop, cases.machine(case.organization_id), case, await settlement(shop, case, which, hold))


async def settlement(shop: Resources, case: Case, which: ImageId, hold: HoldReason | None = None) -> acts.SettleImage:
    """The act that settles an image, once its objects are kept. The picture stands for a derivative; it is not decoded here."""
    machine = cases.machine(case.organization_id)
    image = case.image(which)
    assert image is not None
    content = await collected(shop.store, case, image)
    async with shop.database.begin(machine) as transaction:
        key = await cases.case_key(transaction, case.id)
    kept = []
    for kind, what in (("original", content), ("display", b"display of " + content[:64]), ("thumb", b"thumb of " + content[:64])):
        empty = StoredObject(
            kind=kind,  # type: ignore[arg-type]
            key="",
            media_type="image/jpeg",
            size=0,
            sha256="",
            stored_size=0,
            stored_sha256="",
            width=2000,
            height=1500,
        )
        kept.append(await shop.store.keep(case.organization_id, case.id, key, what, empty))
    return acts.SettleImage(
        id=act_id(), image=which, status="normalized", media_type="image/jpeg", recipe=1, quality=GOOD, objects=tuple(kept), hold=hold
    )


def finished_review() -> Review:
    """A draft without gaps."""
    return Review(
        history_reviewed=True,
        no_abnormality_seen=True,
        conclusion="Nothing abnormal seen on these pictures.",
        advice=(Advice(id=uuid7(), urgency="routine", text="Brush twice a day.", rationale="Healthy gums on these pictures."),),
        reason_for_asynchronous="The family lives far away.",
        no_live_interaction=True,
        sufficiency="sufficient",
        no_follow_up_because="Next regular visit.",
    )


async def signed(
    hall: Resources, shop: Resources, content: bytes = b"\xff\xd8 not decoded here", begun: tuple[Case, Actor] | None = None
) -> Case:
    """A case from invitation, or from where it was begun, to signature."""
    case, parent = begun or await invited(hall)
    case = await told(hall, case, parent)
    sent = []
    for view in (View.FRONT, View.CLOSE_UP):
        case, which = await send(hall, parent, case, content + view.encode() + case.id.bytes, view)
        sent.append(which)
    case = await do(hall, parent, case, acts.Submit(id=act_id()))
    for which in sent:
        case = await settle(shop, case, which)
    reader = await dentist(hall)
    case = await do(hall, reader, case, acts.Take(id=act_id()), *(acts.Look(id=act_id(), image=which, px=1500, ms=1200) for which in sent))
    async with hall.database.begin(reader) as transaction:
        draft = await drafts.save(transaction, case.id, case.surroundings.draft.version, finished_review())
    return await do(hall, reader, case, acts.Sign(id=act_id(), draft_version=draft.version))
