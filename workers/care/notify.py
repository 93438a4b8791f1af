"""Telling people outside that something waits for them. No patient data leaves the house: a practice, a link, a telephone number.

The message carries the identifier of its outbox row, so that a receiver that gets it twice acts once. How far it came is an act of the
case: a patient who could not be told is seen by the office.
"""

from datetime import datetime
from uuid import UUID

import msgspec

from schemas.care import act as acts
from schemas.care import referring, reminding
from schemas.care.case import ANSWERED, Case, Status
from schemas.care.event import Fact
from schemas.care.link import UPLOAD_DAYS
from schemas.care.message import Delivery, Message, MessageKind
from schemas.ident import ActId, MessageId
from schemas.person import Contact, Language
from schemas.settings import Settings
from storage import postgres
from storage.care import cases, links
from storage.ident import uuid7
from storage.outbox import Job
from storage.postgres import Transaction
from workers.messages import mail, sms
from workers.messages.gateway import Letter, Undeliverable
from workers.task import Effect, Shop, Task
from workers.trial import Trouble
from workers.words import words

PATIENCE_SECONDS = 3600.0
KINDS: dict[Fact, MessageKind] = {
    Fact.INVITED: "invitation",
    Fact.RED_FLAG: "on_call",
    Fact.PHOTOS_WANTED: "photos_wanted",
    Fact.SIGNED: "advice_ready",
    Fact.ADVICE_ADDED: "advice_added",
    Fact.ENDED: "ended",
    Fact.NEARLY_LATE: "nearly_late",
    Fact.LATE: "late",
    Fact.REFERRED: "referral",
}


DOORS: dict[MessageKind, str] = {"referral": "r"}
"""Where a link leads, if not to the family's page."""


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be said to whom; `needs_link` says that it is of no use without the link of the case, or of
    the referral that it is `about`."""

    kind: MessageKind
    to: Contact | None
    language: Language
    needs_link: bool = True
    about: UUID | None = None


def notice_of(case: Case, fact: Fact, at: datetime | None = None, subject: UUID | None = None) -> Notice | None:
    """Whom a fact concerns, or None if the case has moved on and nobody need be told any more. `at` is when it was written, if not now;
    `subject` is what the fact is about, such as who is to be told that a case is late."""
    kind, patient = KINDS[fact], case.surroundings.patient.contact
    signed_at = case.stamps.signed_at
    if kind == "invitation" and case.status in ANSWERED:
        # A new link to an answer says that there is one. An invitation that waited until the answer came has been overtaken by its notice.
        if at is not None and signed_at is not None and at < signed_at:
            return None
        kind = "advice_ready"
    elif kind == "invitation" and case.status is Status.RETURNED:
        kind = "photos_wanted"
    match kind:
        case "on_call":
            practice = case.surroundings.organization
            return Notice(kind=kind, to=practice.on_call, language=practice.language, needs_link=False)
        case "nearly_late" | "late":
            to = reminding.contact(case, subject) if subject and reminding.waits(case) else None
            return Notice(kind=kind, to=to, language=case.surroundings.organization.language, needs_link=False) if to else None
        case "referral":
            return referral_notice(case, subject)
        case "ended":
            return Notice(kind=kind, to=patient, language=case.language, needs_link=False)
        case "invitation" if case.status in (Status.WITHDRAWN, Status.EXPIRED):
            return None
        # In the field the submitter is the hygienist, who sees the case come back in her own list.
        case "photos_wanted" if case.status is not Status.RETURNED or case.channel == "field_app":
            return None
    return Notice(kind=kind, to=patient, language=case.language)


def referral_notice(case: Case, link: UUID | None) -> Notice | None:
    """The message to a specialist, or None where its link is not the newest any more, or has ended: there is nothing left to open."""
    found = referring.of_link(case, link) if link else None
    if found is None or found.link.id != link or found.link.revoked_at is not None:
        return None
    return Notice(kind="referral", to=found.contact, language=case.surroundings.organization.language, about=found.id)


def compose(case: Case, notice: Notice, settings: Settings, token: str | None) -> tuple[str, str]:
    """Subject and text. Raises Undeliverable if the text needs a link and the case has none."""
    if notice.needs_link and token is None:
        raise Undeliverable("no-link")
    organization, say = case.surroundings.organization, words(notice.language).say
    facts = {
        "practice": organization.name,
        "phone": organization.phone,
        "link": f"{settings.public_url}/{DOORS.get(notice.kind, 'u')}/{token}",
        "url": settings.public_url,
        "days": UPLOAD_DAYS,
    }
    name = notice.kind.replace("_", "-")
    return say("message-subject", practice=organization.name), say(f"message-{name}", **facts)


async def run(shop: Shop, job: Job) -> Effect:
    """Send the message of a fact. Raises GatewayAway, Undeliverable."""
    async with shop.database.begin(cases.machine(job.organization_id)) as transaction:
        case = await cases.read(transaction, job.case_id)
        notice = notice_of(case, job.fact, job.created_at, job.subject)
        if notice is None:
            return Effect()
        if notice.to is None:
            raise Undeliverable("no-contact")
        token = await token_of(transaction, case, notice, job)
        now = await postgres.clock(transaction)
    subject, text = compose(case, notice, shop.settings, token)
    send = sms.send if notice.to.channel == "sms" else mail.send
    await send(shop.settings, Letter(id=job.outbox_id, to=notice.to, subject=subject, text=text, at=now))

    async def write(transaction: Transaction) -> None:
        # As it was said: by now the case may want other words, which nobody was told.
        await note(transaction, job, notice, "sent")

    return Effect(write=write)


async def token_of(transaction: Transaction, case: Case, notice: Notice, job: Job) -> str | None:
    """The token that the message carries: the specialist's, or the family's newest. None where it carries none."""
    if notice.about is not None:
        return links.write(transaction.keys.link_token(case.organization_id, job.subject))
    return await links.token(transaction, case.id) if notice.needs_link else None


async def note(transaction: Transaction, job: Job, notice: Notice, state: Delivery) -> None:
    """Write down how far the message came; a later word about the same message takes the place of an earlier one."""
    message = Message(
        id=MessageId(job.outbox_id),
        kind=notice.kind,
        channel=notice.to.channel if notice.to else None,
        state=state,
        at=await postgres.clock(transaction),
        about=notice.about,
    )
    await cases.perform(transaction, job.case_id, acts.NoteMessage(id=ActId(uuid7()), message=message))


async def failed(transaction: Transaction, job: Job, trouble: Trouble) -> None:
    """The office sees that somebody was not told: for now, or for good."""
    case = await cases.locked(transaction, job.case_id)
    to = case.surroundings.patient.contact if job.fact is not Fact.REFERRED else None
    notice = notice_of(case, job.fact, job.created_at, job.subject) or Notice(kind=KINDS[job.fact], to=to, language=case.language)
    await note(transaction, job, notice, "failed")


NOTIFY = Task(run=run, give_up=failed, warn=failed, patience_seconds=PATIENCE_SECONDS)
