"""The history of a case: linked again from its first line to the head that the case names, every payload opened and digested."""

from datetime import datetime

import asyncpg
import msgspec

from schemas.care import act as acts
from schemas.care import event
from schemas.ident import CaseId, ImageId, OrganizationId
from storage.care.cases import SALT_BYTES
from storage.keys import about, opener
from storage.postgres import statements
from storage.verify.broken import Broken, named
from storage.verify.walk import Walk

SQL = statements(__file__)
SEALING = frozenset({acts.name_of(acts.Sign), acts.name_of(acts.Addend)})
OPINING = acts.name_of(acts.GiveOpinion)
RESOLVE, DROP, CHANGE = acts.name_of(acts.ResolveHold), acts.name_of(acts.Drop), acts.name_of(acts.ChangeContact)
TELLING = frozenset({RESOLVE, DROP, CHANGE})


class Decided(msgspec.Struct, frozen=True):
    """All that is asked of an act that resolved a hold or took an image back: an old line must not be measured by what today's acts say."""

    image: ImageId


class Changed(msgspec.Struct, frozen=True):
    """All that is asked of the act that changed how to reach the family."""

    version: int


_decided, _changed = msgspec.json.Decoder(Decided), msgspec.json.Decoder(Changed)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a history tells about other rows: when a person decided about an image, the patient's newest version, and what each sealing
    line says that it sealed, which is nothing in lines from before they did; `opinions` likewise."""

    decided: dict[ImageId, datetime]
    patient_version: int
    sealed: list[str]
    opinions: list[str]


async def history(walk: Walk, organization: OrganizationId, row: asyncpg.Record, key: bytes | None) -> Told:
    """Link the chain of a case again. Without its key the payloads stay closed, and their digests are believed."""
    chain = Chain(organization, CaseId(row["case_id"]), key)
    async for lines in walk.batches(SQL.lines, organization, row["case_id"]):
        for line in lines:
            chain.follow(line)
    if (chain.head, chain.count) != (row["head"], row["version"]):
        raise Broken(f"case {row['case_id']}: the history ends at line {chain.count}, the case names {row['version']}")
    walk.totals.lines += chain.count
    return Told(decided=chain.decided, patient_version=chain.patient_version, sealed=chain.sealed, opinions=chain.opinions)


class Chain:
    """The chain so far: its length, its hash, and what it told."""

    def __init__(self, organization: OrganizationId, case_id: CaseId, key: bytes | None) -> None:
        self.organization, self.case_id = str(organization), str(case_id)
        self.opened = opener(key) if key is not None else None
        self.about = about("history", organization, case_id)
        self.head, self.count = event.GENESIS, 0
        self.decided: dict[ImageId, datetime] = {}
        self.dropped: set[ImageId] = set()
        self.patient_version = 1
        self.sealed: list[str] = []
        self.opinions: list[str] = []

    def where(self, sequence: int) -> str:
        return f"case {self.case_id}, history line {sequence}"

    def follow(self, line: asyncpg.Record) -> None:
        """Take the next line."""
        sequence = line["sequence"]
        if sequence != self.count + 1:
            raise Broken(f"{self.where(sequence)}: line {self.count + 1} is missing")
        payload = self.payload(line) if self.opened else None
        if line["before"] != self.head:
            raise Broken(f"{self.where(sequence)}: it does not follow the line before it")
        if line["hash"] != self.hash_of(line):
            raise Broken(f"{self.where(sequence)}: its hash does not fit its columns")
        self.head, self.count = line["hash"], sequence
        if line["act"] in SEALING:
            self.sealed.append(line["sealed"])
        if line["act"] == OPINING:
            self.opinions.append(line["sealed"])
        if payload is not None and line["act"] in TELLING:
            with named(self.where(sequence)):
                self.tell(line, payload)

    def tell(self, line: asyncpg.Record, payload: bytes) -> None:
        """Take note of an act that says something about another row."""
        if line["act"] == CHANGE:
            self.patient_version = max(self.patient_version, _changed.decode(payload).version)
            return
        image = _decided.decode(payload).image
        if image not in self.dropped:  # what was taken back already is not taken back again
            self.decided[image] = line["at"]
        if line["act"] == DROP:
            self.dropped.add(image)

    def payload(self, line: asyncpg.Record) -> bytes:
        """The act of a line in canonical JSON, once it is what the line's digest says."""
        assert self.opened
        with named(self.where(line["sequence"])):
            content = self.opened(line["payload"], b"%b|%d" % (self.about, line["sequence"]))
        salt, payload = content[:SALT_BYTES], content[SALT_BYTES:]
        if event.digest_payload(salt, payload) != line["payload_digest"]:
            raise Broken(f"{self.where(line['sequence'])}: the payload is not what its digest says")
        return payload

    def hash_of(self, line: asyncpg.Record) -> str:
        """The hash that a line must have in its place."""
        return event.Line(
            act=line["act"],
            act_id=line["act_id"],
            actor=line["actor_id"],
            at=line["at"],
            before=line["before"],
            case=self.case_id,
            organization=self.organization,
            payload=line["payload_digest"],
            role=line["role"],
            sealed=line["sealed"],
            sequence=line["sequence"],
        ).hash()
