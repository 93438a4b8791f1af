"""The history chain: any change to any line is seen, and every fact has somebody who carries it."""

import hashlib
import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care.event import FOLLOWS, GENESIS, Event, Fact, digest_payload, link
from schemas.ident import CaseId, OrganizationId
from schemas.person import Role
from tests.people import CASE_ID, NOW, ORGANIZATION_ID, uuid7

EVENT = Event(sequence=3, act_id=uuid7(50), act="take", actor_id=uuid7(51), role=Role.DENTIST, at=NOW, payload=b"{}")
PAYLOAD = digest_payload(b"s" * 32, EVENT.payload)
HASH = link(ORGANIZATION_ID, CASE_ID, EVENT, PAYLOAD, GENESIS)


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 4},
        {"act_id": uuid7(52)},
        {"act": "sign"},
        {"actor_id": uuid7(52)},
        {"role": Role.ADMIN},
        {"at": NOW + timedelta(microseconds=1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_d96_12_changing_one_field_of_a_line_changes_its_hash(change: dict[str, object]) -> None:
    assert link(ORGANIZATION_ID, CASE_ID, replace(EVENT, **change), PAYLOAD, GENESIS) != HASH


def test_d96_12_every_field_of_a_line_is_hashed() -> None:
    """The list above is whole: what is not in it goes in as the payload's digest."""
    assert set(Event.__struct_fields__) == {"sequence", "act_id", "act", "actor_id", "role", "at", "payload"}


def test_d96_12_what_was_sealed_is_hashed_and_a_line_that_sealed_nothing_keeps_the_hash_that_it_had() -> None:
    """Chains from before lines named what they seal still hold."""
    assert HASH == "c49a8592f06091184fbde5e9b46ad8868a8b652f8afeee811f359443ae74c63e"
    assert len({link(ORGANIZATION_ID, CASE_ID, EVENT, PAYLOAD, GENESIS, each) for each in ("", "a" * 64, "b" * 64)}) == 3


def test_d96_12_a_line_belongs_to_its_case_payload_and_predecessor() -> None:
    others = {
        link(OrganizationId(uuid7(60)), CASE_ID, EVENT, PAYLOAD, GENESIS),
        link(ORGANIZATION_ID, CaseId(uuid7(61)), EVENT, PAYLOAD, GENESIS),
        link(ORGANIZATION_ID, CASE_ID, EVENT, digest_payload(b"s" * 32, b"{ }"), GENESIS),
        link(ORGANIZATION_ID, CASE_ID, EVENT, digest_payload(b"t" * 32, b"{}"), GENESIS),
        link(ORGANIZATION_ID, CASE_ID, EVENT, PAYLOAD, HASH),
    }
    assert len(others) == 5
    assert HASH not in others


@given(st.binary(min_size=32, max_size=32), st.binary(max_size=40), st.binary(max_size=40))
def test_d96_12_the_same_payload_has_one_digest_under_one_salt(salt: bytes, one: bytes, other: bytes) -> None:
    assert (digest_payload(salt, one) == digest_payload(salt, other)) == (one == other)


def test_d96_12_anybody_can_recompute_a_line() -> None:
    """By plain JSON with keys in order and no spaces: an auditor needs none of our code."""
    line = {
        "organization": str(ORGANIZATION_ID),
        "case": str(CASE_ID),
        "sequence": 3,
        "act_id": str(EVENT.act_id),
        "act": "take",
        "actor": str(EVENT.actor_id),
        "role": "dentist",
        "at": "2026-03-02T15:00:00Z",
        "payload": hashlib.sha256(b"s" * 32 + b"{}").hexdigest(),
        "before": hashlib.sha256(b"mesial history v1").hexdigest(),
    }
    assert hashlib.sha256(json.dumps(line, sort_keys=True, separators=(",", ":")).encode()).hexdigest() == HASH


def test_case_06_every_fact_has_somebody_who_carries_it() -> None:
    assert set(FOLLOWS) == set(Fact)
    assert all(FOLLOWS.values())
