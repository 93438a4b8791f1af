"""The same film in two cases: another child's is held and the cases are named, the same child's is not (IMG-06, T-U15, T-U16)."""

from __future__ import annotations

import asyncio
import io
from datetime import date

import pydicom
import pytest
from pydicom.uid import UID

from schemas.care import act as acts
from schemas.care.case import Case, CaseType
from schemas.ident import CaseId, ImageId, LinkId, PatientId
from schemas.person import Actor, Contact, Patient, Role
from schemas.view import View
from storage.care import cases, links, marks, patients
from storage.ident import uuid7
from tests import radiographs
from tests.canary import Person
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench

ADA = ("Ada", date(2015, 4, 27))
BEN = ("Ben", date(2016, 1, 2))
Child = tuple[str, date]


@pytest.fixture
def film() -> bytes:
    """A film that names nobody, as a program exports it for whoever is open; no other test has the same."""
    return exported(uuid7().hex)


def exported(number: str, note: str = "") -> bytes:
    dataset = pydicom.dcmread(io.BytesIO(radiographs.periapical(Person(name="Anonymous", birth_date="", sex="", id=""))))
    dataset.SOPInstanceUID = dataset.file_meta.MediaStorageSOPInstanceUID = UID(f"2.25.{int(number, 16)}")
    dataset.ImageComments = note
    out = io.BytesIO()
    dataset.save_as(out)
    return out.getvalue()


async def case_of(bench: Bench, child: Child) -> tuple[Case, Actor]:
    given, born = child
    contact = Contact(channel="sms", address="+15550100123")
    patient = Patient(id=PatientId(uuid7()), given_name=given, family_name="Canary", birth_date=born, contact=contact)
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        case = await patients.open_case(transaction, CaseId(uuid7()), patient, CaseType.EMERGENCY_SCREENING, "en")
        link = LinkId(await transaction.value(links.SQL.newest, case.id))
    parent = Actor(organization_id=HOUSE, id=link, role=Role.GUARDIAN, case_id=case.id)
    return await walk.told(bench.hall, case, parent), parent


async def sent(bench: Bench, child: Child, content: bytes) -> tuple[Case, ImageId]:
    case, parent = await case_of(bench, child)
    return await walk.send(bench.hall, parent, case, content, View.PERIAPICAL)


async def settled(bench: Bench, case: Case, image: ImageId) -> tuple[str, str]:
    await bench.finish(case)
    now = await bench.image(case, image)
    return now.status, now.reason


async def named(bench: Bench, case: Case, image: ImageId) -> dict[ImageId, tuple[CaseId, ...]]:
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        return await marks.shared(transaction, case.id, [image])


async def test_t_u15_a_film_exported_for_two_children_is_held_and_both_cases_are_named(bench: Bench, film: bytes) -> None:
    first, of_ada = await sent(bench, ADA, film)
    second, of_ben = await sent(bench, BEN, film)
    assert await settled(bench, first, of_ada) == ("normalized", "")
    assert await settled(bench, second, of_ben) == ("held", "other_case")
    assert await named(bench, second, of_ben) == {of_ben: (first.id,)}
    assert await named(bench, first, of_ada) == {of_ada: (second.id,)}


async def test_t_u16_the_same_number_with_other_bytes_is_held_in_every_case(bench: Bench) -> None:
    number = uuid7().hex
    first, of_ada = await sent(bench, ADA, exported(number))
    other, of_ben = await sent(bench, BEN, exported(number, "again"))
    same, again = await sent(bench, ADA, exported(number, "once more"))
    assert await settled(bench, first, of_ada) == ("normalized", "")
    assert await settled(bench, other, of_ben) == ("held", "other_case")
    async with bench.hall.database.begin(walk.OFFICE) as transaction:  # what is not Ben's is in nobody's record
        act = acts.ResolveHold(id=walk.act_id(), image=of_ben, belongs=False, reason="It was Ada's.")
        await cases.perform(transaction, other.id, act)
    assert await settled(bench, same, again) == ("held", "sop_reuse")
    for case, image in ((first, of_ada), (other, of_ben), (same, again)):
        assert (await bench.image(case, image)).stored("original") is not None


async def test_the_same_film_of_the_same_child_is_nothing_to_look_at(bench: Bench, film: bytes) -> None:
    """Written down twice, as the office and the hygienist do: the same name and birth date are one child."""
    for _ in range(2):
        case, image = await sent(bench, ADA, film)
        assert await settled(bench, case, image) == ("normalized", "")


async def test_what_was_taken_back_in_one_case_is_free_for_the_right_child(bench: Bench, film: bytes) -> None:
    wrong, parent = await case_of(bench, BEN)
    wrong, image = await walk.send(bench.hall, parent, wrong, film, View.PERIAPICAL)
    await settled(bench, wrong, image)
    await walk.do(bench.hall, parent, wrong, acts.Drop(id=walk.act_id(), image=image))
    right, of_ada = await sent(bench, ADA, film)
    assert await settled(bench, right, of_ada) == ("normalized", "")


async def test_two_that_are_settled_at_once_do_not_miss_each_other(bench: Bench, film: bytes) -> None:
    both = [await sent(bench, child, film) for child in (ADA, BEN)]
    statuses = await asyncio.gather(*(settled(bench, case, image) for case, image in both))
    assert sorted(statuses) == [("held", "other_case"), ("normalized", "")]


async def test_a_mark_says_nothing_and_is_another_in_each_house(bench: Bench, film: bytes) -> None:
    case, image = await sent(bench, ADA, film)
    await settled(bench, case, image)
    now = await bench.image(case, image)
    assert now.dicom is not None
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        found = {row["mark"] for row in await transaction.fetch("SELECT mark FROM marks WHERE image_id = $1", image)}
    assert len(found) == 2
    assert not found & {now.sha256, now.dicom.sop_instance_uid}
