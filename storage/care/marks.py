"""Films that lie in two cases: found by keyed hashes of what they are, so that one that was exported for two children is seen.

Only a file that names its instance is marked: the office decides about a hold by what the file says, and a photo says nothing.
"""

from collections.abc import Collection

from schemas.care.case import Case
from schemas.care.derivative import DicomFacts
from schemas.care.identity import Elsewhere, held_elsewhere
from schemas.care.image import HoldReason, Image
from schemas.ident import CaseId, ImageId
from storage.care import cases
from storage.postgres import Transaction, statements

SQL = statements(__file__)


async def mark(transaction: Transaction, case: Case, image: Image, dicom: DicomFacts) -> HoldReason | None:
    """Mark a film of a locked case, and answer why a person has to look at it first, or None.

    The same film in another case of the same patient is nothing to look at: they may well bring it again.
    """
    organization = case.organization_id
    content = transaction.keys.mark(organization, "content", image.sha256)
    instance = (transaction.keys.mark(organization, "instance", dicom.sop_instance_uid),) if dicom.sop_instance_uid else ()
    marks = sorted((content, *instance))
    for each in marks:
        await transaction.run(SQL.one_at_a_time, each)
    for each in marks:
        await transaction.run(SQL.keep, organization, each, image.id)
    found: dict[CaseId, set[str]] = {}
    for row in await transaction.fetch(SQL.elsewhere, marks, case.id):
        found.setdefault(CaseId(row["case_id"]), set()).add(row["mark"])
    others = [
        Elsewhere(patient=(await cases.read(transaction, other)).surroundings.patient, is_same_file=content in shared)
        for other, shared in found.items()
    ]
    return held_elsewhere(case.surroundings.patient, others)


async def shared(transaction: Transaction, case: CaseId, images: Collection[ImageId]) -> dict[ImageId, tuple[CaseId, ...]]:
    """For each of these images of a case the other cases that have the same film; one without any is not named."""
    found: dict[ImageId, tuple[CaseId, ...]] = {}
    for row in await transaction.fetch(SQL.shared, list(images), case):
        found[row["image_id"]] = (*found.get(row["image_id"], ()), CaseId(row["case_id"]))
    return found
