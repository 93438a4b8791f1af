"""What stands around the cases: every patient opened, every key somebody's, every consent text what its digest says."""

import hashlib

import msgspec

from schemas.ident import OrganizationId, PatientId
from storage.care.surroundings import Kept
from storage.keys import about, unlock
from storage.postgres import statements
from storage.verify import forgotten
from storage.verify.broken import Broken, named
from storage.verify.walk import Walk

SQL = statements(__file__)
_patient = msgspec.json.Decoder(Kept)

Texts = frozenset[tuple[str, str, str]]
"""Version, language and digest of every consent text that an organization ever offered."""

Versions = dict[PatientId, int]
"""The newest version of a patient that the history of any case tells of."""


async def patients(walk: Walk, organization: OrganizationId, told: Versions) -> None:
    """Open every patient, and compare the version of the row with the content and with what the histories tell."""
    async for rows in walk.batches(SQL.patients, organization):
        for row in rows:
            patient_id = PatientId(row["patient_id"])
            where = f"patient {patient_id}"
            walk.totals.patients += 1
            if not forgotten.has_key(where, row):
                await forgotten.certified(walk, where, organization, patient_id, row)
                continue
            with named(where):
                key = walk.keys.data_key(organization, patient_id, row["wrapped"])
                patient = _patient.decode(unlock(key, row["content"], about("patient", organization, patient_id)))
            if patient.id != patient_id:
                raise Broken(f"{where}: its content is another patient's")
            if row["version"] != (patient.version or row["version"]) or row["version"] < told.get(patient_id, 1):
                raise Broken(f"{where}: its version is not what its content or the history of a case says")


async def keys(walk: Walk, organization: OrganizationId) -> None:
    """Every key, deleted or not, belongs to a case or a patient that has a row."""
    if row := await walk.connection.fetchrow(SQL.ownerless, organization):
        raise Broken(f"data key {row['key_id']}: there is no case and no patient of that identifier")


async def texts(walk: Walk, organization: OrganizationId) -> Texts:
    """Digest every consent text again."""
    rows = await walk.connection.fetch(SQL.texts, organization)
    for row in rows:
        if hashlib.sha256(row["body"].encode()).hexdigest() != row["digest"]:
            raise Broken(f"consent text {row['version']} in {row['language']}: it is not what its digest says")
    return frozenset((row["version"], row["language"], row["digest"]) for row in rows)
