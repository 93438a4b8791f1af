"""Photos on their way from a phone: as they are chosen, and as they lie in the store in the end, byte for byte."""

from __future__ import annotations

import hashlib
import pathlib
from uuid import UUID

from playwright.sync_api import BrowserContext, Page, expect

from infra import seed
from schemas.care.case import Case
from schemas.ident import CaseId, OrganizationId
from schemas.settings import read
from storage.care import cases
from storage.resources import open_resources
from tests import factories
from tests.journeys.conftest import House, Person, aside, eventually
from tests.journeys.devices import Line
from tests.journeys.patient import Patient

MIB = 1024 * 1024
FAIR_BYTES_A_SECOND = 300_000


def photos(folder: pathlib.Path, *seeds: int, wide: int = 4032) -> list[pathlib.Path]:
    """Photos as phones take them, of some four megabytes each."""
    made = [folder / f"photo-{seed_}.jpg" for seed_ in seeds]
    for path, seed_ in zip(made, seeds, strict=True):
        path.write_bytes(factories.camera_jpeg(wide, wide * 3 // 4, seed=seed_))
    return made


def pieces_of(photo: pathlib.Path) -> int:
    return -(-photo.stat().st_size // MIB)


def at_the_photos(patient: Patient, link: str) -> None:
    patient.open(link)
    patient.unlock()
    patient.answer("A tooth hurts.")
    patient.choose_lens()


def reopened(context: BrowserContext, house: House, link: str, bytes_a_second: int) -> tuple[Patient, Line]:
    """The link once more, over a line as slow as that, on the page with the photos."""
    patient = Patient(Person(context, context.new_page(), house.url))
    line = Line(patient.page)
    line.carry(bytes_a_second)
    patient.open(link)
    patient.unlock()
    to_photos(patient)
    return patient, line


def to_photos(patient: Patient) -> None:
    patient.page.goto(f"{patient.page.url.split('#')[0]}#/photos")
    patient.heading("capture-photos")


def case_id(page: Page) -> str:
    found: str = page.evaluate("fetch('/api/my/case').then((answer) => answer.json()).then((found) => found.id)")
    return found


def kept(house: House, which: str) -> tuple[Case, dict[str, str], list[str]]:
    """The case, the SHA-256 of every original as it lies in the store, and the acts of its history."""

    async def look() -> tuple[Case, dict[str, str], list[str]]:
        settings = read(house.services())
        async with open_resources(settings, settings.worker_database_url, size=1) as resources:
            async with resources.database.begin(cases.machine(OrganizationId(seed.HOUSE))) as transaction:
                case = await cases.read(transaction, CaseId(UUID(which)))
                key = await cases.case_key(transaction, case.id)
                acts = [line.act for line in await cases.history(transaction, case.id)]
            digests = {}
            for image in case.images:
                if (original := image.stored("original")) is not None:
                    digests[str(image.id)] = hashlib.sha256(await resources.store.open(key, original)).hexdigest()
            return case, digests, acts

    return aside(look())


def is_whole(house: House, page: Page, *files: pathlib.Path) -> tuple[Case, list[str]]:
    """Every file is one image of the case, byte for byte, and there is no other image. Answers the case, and what was done."""
    which = case_id(page)

    def settled() -> bool | None:
        case, _, _ = kept(house, which)
        return True if all(each.is_settled for each in case.images) else None

    eventually(settled)
    case, digests, acts = kept(house, which)
    assert sorted(digests.values()) == sorted(hashlib.sha256(each.read_bytes()).hexdigest() for each in files)
    assert [each.status for each in case.images] == ["normalized"] * len(files)
    return case, acts


def all_checked(patient: Patient, count: int) -> None:
    expect(patient.page.get_by_text(patient.say("capture-state-checked"), exact=True)).to_have_count(count)
