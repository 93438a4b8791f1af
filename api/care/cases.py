"""Cases for staff: the office's list, opening, reading, the draft, the lease."""

import base64
import binascii
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from litestar import Response, get, post, put
from litestar.params import HeaderParameter

from api.asked import read_version
from api.bodies import LeaseUntil, NewCase, Nothing, OfficePage
from api.care import beside, looking, opening, overseeing, showing
from api.permissions import DENTISTS, HYGIENISTS, OPENERS, only
from schemas.care.oversight import CaseForOffice, OfficeRow
from schemas.care.reading import CaseForReview, MyCase
from schemas.care.review import Draft, Review
from schemas.ident import CaseId
from schemas.person import OFFICE, Actor, Role
from schemas.refusal import Malformed
from schemas.settings import Settings
from storage import postgres, trail
from storage.care import cases, drafts, patients, worklist
from storage.resources import Resources

YEARS = range(2000, 3000)
"""In which cases are opened, as far as a cursor is believed."""


@get("/api/cases", opt=only(OPENERS))
async def newest(house: Resources, actor: Actor, before: str | None = None) -> OfficePage:
    """The organization's cases, or the hygienist's own, newest first; what needs the office comes with the first page."""
    place = read_cursor(before) if before is not None else None
    async with house.database.begin(actor) as transaction:
        mine = actor.role is Role.HYGIENIST
        found = await (worklist.mine if mine else worklist.newest)(transaction, place)
        pressing = await worklist.pressing(transaction) if place is None and not mine else worklist.Listed()
        await trail.looked(transaction, "cases", "intake" if mine else "operations")
        rows, waiting = found.cases, pressing.cases
        failed = await beside.failures_of(transaction, (*rows, *waiting))
        return OfficePage(
            rows=tuple(overseeing.office_row(case, failed.get(case.id, 0)) for case in rows),
            damaged=tuple(dict.fromkeys((*pressing.damaged, *found.damaged))),
            next=write_cursor(*found.last) if found.more and found.last else None,
            pressing=tuple(overseeing.office_row(case, failed.get(case.id, 0)) for case in waiting),
            more_pressing=pressing.more,
        )


@post("/api/cases", opt=only(OPENERS), status_code=200)
async def open_case(house: Resources, actor: Actor, data: NewCase) -> OfficeRow:
    """Open a case; the same again is the same case. What was told under the same identifier before must be the same, too."""
    async with house.database.begin(actor, data.id) as transaction:
        now = await postgres.clock(transaction)
        patient = opening.patient_of(data, actor, now.date())
        case = await patients.open_case(transaction, data.id, patient, data.type, data.language)
        opening.refuse_unreviewable(case, data.state, actor, now)
        await trail.looked(transaction, "case", looking.purpose_of(actor.role), case.id)
        return overseeing.office_row(case)


@get("/api/cases/{case_id:uuid}", opt=only(DENTISTS))
async def for_review(house: Resources, settings: Settings, actor: Actor, case_id: UUID, ahead: bool = False) -> CaseForReview:
    """The case as the dentist reads it. `ahead`: the page fetches what it may have to show next, and the trail says so."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings, ahead)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        await trail.looked(transaction, "case", looking.purpose_of(actor.role, ahead), case.id)
        return showing.for_review(case, eyes, await beside.read(transaction, case))


@get("/api/cases/{case_id:uuid}/office", opt=only(OFFICE))
async def for_office(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> CaseForOffice:
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        await trail.looked(transaction, "case", "operations", case.id)
        return overseeing.for_office(case, await beside.read(transaction, case), eyes.now)


@get("/api/cases/{case_id:uuid}/intake", opt=only(HYGIENISTS))
async def for_intake(house: Resources, settings: Settings, actor: Actor, case_id: UUID) -> MyCase:
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        case = await looking.read(transaction, CaseId(case_id), eyes)
        await trail.looked(transaction, "case", "intake", case.id)
        return showing.my_case(case, eyes)


@put("/api/cases/{case_id:uuid}/draft", opt=only(DENTISTS))
async def save_draft(
    house: Resources,
    settings: Settings,
    actor: Actor,
    case_id: UUID,
    data: Review,
    version: Annotated[str | None, HeaderParameter(name="If-Match")] = None,
) -> Response[Draft]:
    """Save the dentist's draft over the version named by If-Match."""
    given = read_version(version)
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        await looking.read(transaction, CaseId(case_id), eyes)
        draft = await drafts.save(transaction, CaseId(case_id), given, data)
        await trail.looked(transaction, "draft", "treatment", CaseId(case_id))
    return Response(draft, headers={"ETag": f'"{draft.version}"'})


@post("/api/cases/{case_id:uuid}/lease", opt=only(DENTISTS), status_code=200)
async def renew_lease(house: Resources, settings: Settings, actor: Actor, case_id: UUID, data: Nothing) -> LeaseUntil:
    """A heartbeat of the dentist who holds the case."""
    async with house.database.begin(actor, CaseId(case_id)) as transaction:
        eyes = await looking.eyes_of(transaction, settings)
        await looking.read(transaction, CaseId(case_id), eyes)
        case = await cases.renew_lease(transaction, CaseId(case_id))
        assert case.lease is not None
        return LeaseUntil(until=case.lease.until)


def write_cursor(opened_at: datetime, case_id: UUID) -> str:
    return base64.urlsafe_b64encode(f"{opened_at.isoformat()} {case_id}".encode()).decode().rstrip("=")


def read_cursor(text: str) -> tuple[datetime, UUID]:
    """The place that a cursor names. Raises Malformed."""
    try:
        at, _, case_id = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").partition(" ")
        place = datetime.fromisoformat(at), UUID(case_id)
    except (binascii.Error, ValueError):
        raise Malformed("This is no cursor of ours.") from None
    # Only what was written here is read: some dates that can be written at all are none for the database.
    if place[0].tzinfo != UTC or place[0].year not in YEARS or write_cursor(*place) != text:
        raise Malformed("This is no cursor of ours.")
    return place


ROUTES = (newest, open_case, for_review, for_office, for_intake, save_draft, renew_lease)
