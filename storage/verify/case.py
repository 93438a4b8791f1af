"""One case: its content, the columns beside it, and the rows of its images, sealed records, links and objects."""

from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from schemas.care import asking, encounter, referral, ringing, unopened
from schemas.care.case import Case
from schemas.care.image import Image
from schemas.care.opinion import Given
from schemas.care.sealed import Sealed
from schemas.ident import CaseId, ImageId, OrganizationId, PatientId
from storage.care.cases import sealed_as
from storage.keys import about, unlock
from storage.postgres import statements
from storage.verify import forgotten, links, objects
from storage.verify.broken import Broken, compare, named
from storage.verify.history import Told, history
from storage.verify.patients import Texts, Versions
from storage.verify.walk import Walk

SQL = statements(__file__)
_content = msgspec.json.Decoder(Case)


async def case(walk: Walk, organization: OrganizationId, row: asyncpg.Record, texts: Texts, versions: Versions) -> None:
    """Everything of one case, or what is left of it once it was forgotten."""
    case_id = CaseId(row["case_id"])
    where = f"case {case_id}"
    walk.totals.cases += 1
    if row["patient"] is None:
        raise Broken(f"{where}: its patient {row['patient_id']} has no row")
    if not forgotten.has_key(where, row):
        await remains(walk, organization, row)
        return
    with named(f"{where}: content"):
        key = walk.keys.data_key(organization, case_id, row["wrapped"])
        content = _content.decode(unlock(key, row["content"], about("case", organization, case_id)))
    compare(where, columns_of(content), row)
    if content.consent and (content.consent.version, content.consent.language, content.consent.digest) not in texts:
        raise Broken(f"{where}: the consent text {content.consent.version} in {content.consent.language} is not the one that was agreed to")
    told = await history(walk, organization, row, key)
    await sealed(walk, organization, content, key, told)
    await images(walk, organization, content, told.decided)
    await links.links(walk, organization, content)
    patient = PatientId(row["patient_id"])
    versions[patient] = max(versions.get(patient, 1), told.patient_version)
    await objects.objects(walk, organization, content, key)


async def remains(walk: Walk, organization: OrganizationId, row: asyncpg.Record) -> None:
    """A forgotten case: its certificate, its chain, and the ciphertext of its objects. Nobody is told about it any more."""
    case_id = CaseId(row["case_id"])
    compare(f"case {case_id}", {"rings_at": None, "to_call": False}, row)
    walk.totals.forgotten += 1
    await history(walk, organization, row, None)
    certificate = await forgotten.certified(walk, f"case {case_id}", organization, case_id, row)
    if (certificate.version, certificate.head) != (row["version"], row["head"]):
        raise Broken(f"case {case_id}, certificate of deletion: it was made at another version")
    await objects.ciphertexts(walk, organization, case_id)


def columns_of(case: Case) -> dict[str, Any]:
    """The columns of a case's row as its content has them; `head` and `version` are compared with the chain as well."""
    question = asking.open_question(case)
    columns = {
        "type": case.type,
        "status": case.status,
        "language": case.language,
        "state": case.place.state if case.place else None,
        "red_flag": case.red_flag,
        "opened_by": case.opened_by,
        "opened_at": case.opened_at,
        "ready_at": case.stamps.ready_at,
        "due_at": case.due_at,
        "rings_at": ringing.rings_at(case),
        "to_call": unopened.to_call(case),
        "referral_waits": any(referral.waits_for_office(each) for each in case.referrals),
        "lease_person": case.lease.person if case.lease else None,
        "lease_until": case.lease.until if case.lease else None,
        "opinion_from": question.by if question else None,
        "opinion_of": question.of if question else None,
        "opinion_unopened": list(asking.unopened(case)),
        "version": case.version,
        "head": case.head,
    }
    # A content that was written before it named the patient can say nothing about the column.
    return columns if case.patient_id is None else columns | {"patient_id": case.patient_id}


async def sealed(walk: Walk, organization: OrganizationId, case: Case, key: bytes, told: Told) -> None:
    """Open everything that was sealed and compare it with what the case says of it, and with what the history told at the time."""
    rows = await walk.connection.fetch(SQL.sealed, organization, case.id)
    of_records, of_opinions = ([row for row in rows if row["opinion"] is opinion] for opinion in (False, True))
    refuse_other(case, "records", of_records, case.sealed, told.sealed)
    refuse_other(case, "opinions", of_opinions, case.given, told.opinions)
    for row in rows:
        where = f"case {case.id}, sealed {'opinion' if row['opinion'] else 'record'} {row['round']}.{row['number']}"
        with named(where):
            what = sealed_as(opinion=row["opinion"])
            content = unlock(key, row["content"], about(what, organization, case.id, row["round"], row["number"]))
        if encounter.digest(content) != row["digest"]:
            raise Broken(f"{where}: its bytes are not what its digest says")
    walk.totals.records += len(of_records)
    walk.totals.opinions += len(of_opinions)


def refuse_other(case: Case, what: str, rows: list[asyncpg.Record], named: tuple[Sealed | Given, ...], told: list[str]) -> None:
    """Raise Broken unless the rows are what the case names, and what the lines that sealed them told."""
    found = [(row["round"], row["number"], row["digest"], row["signer"], row["signed_at"]) for row in rows]
    if found != [(each.round, each.number, each.digest, each.signer, each.signed_at) for each in named]:
        raise Broken(f"case {case.id}: the sealed {what} are not those that the case names")
    if len(told) != len(rows) or any(said not in ("", row["digest"]) for said, row in zip(told, rows, strict=True)):
        raise Broken(f"case {case.id}: the sealed {what} are not those that its history names")


async def images(walk: Walk, organization: OrganizationId, case: Case, decided: dict[ImageId, datetime]) -> None:
    """Compare the row of every image with the content."""
    rows = {row["image_id"]: row for row in await walk.connection.fetch(SQL.images, organization, case.id)}
    if other := rows.keys() ^ {each.id for each in case.images}:
        raise Broken(f"case {case.id}: the images are not those of its content; one of them is {min(other)}")
    for image in case.images:
        where = f"case {case.id}, image {image.id}"
        compare(where, {"status": image.status, "changed_at": changed_at(image, decided.get(image.id))}, rows[image.id])


def changed_at(image: Image, decided_at: datetime | None) -> datetime | None:
    """When the image came to its status: the stamp of that step, or the act by which somebody resolved its hold or took it back."""
    match image.status:
        case "announced":
            return image.announced_at
        case "received":
            return image.tried_at or image.received_at
    # Whatever came later: an image that somebody decided about may be held anew by what a newer recipe reads in its file.
    return max((each for each in (decided_at, image.settled_at) if each), default=None)
