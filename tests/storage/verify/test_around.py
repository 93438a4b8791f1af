"""T-Q08 around the cases: whose a case is, what was agreed to, and where a link leads and until when."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from infra import seed
from schemas.care import act as acts
from schemas.care.case import Case
from schemas.ident import LinkId
from schemas.view import View
from storage.care import cases
from storage.ident import uuid7
from storage.keys import about, lock, unlock
from tests.storage import walk
from tests.storage.verify.house import Played


async def test_a_case_that_was_given_to_another_patient_is_found_and_read_as_it_was(played: Played) -> None:
    case, other = played.told, played.taken.patient_id
    async with played.after(f"UPDATE cases SET patient_id = '{other}' WHERE case_id = '{case.id}'"):
        assert f"case {case.id}: its patient_id is not what its content says" in await played.broken()
        assert (await played.read(case)).surroundings.patient.id == case.patient_id


async def older(played: Played, case: Case, field: str) -> None:
    """Let the content of a case be as it was before it had a field."""
    row = await played.intruder.connection.fetchrow(
        "SELECT c.content, k.wrapped FROM cases c JOIN data_keys k ON k.key_id = c.case_id WHERE c.case_id = $1", case.id
    )
    assert row is not None
    key, what = played.shop.keys.data_key(walk.HOUSE, case.id, row["wrapped"]), about("case", walk.HOUSE, case.id)
    content = msgspec.json.decode(unlock(key, row["content"], what))
    assert content.pop(field)
    await played.intruder.does("UPDATE cases SET content = $2 WHERE case_id = $1", case.id, lock(key, msgspec.json.encode(content), what))


async def test_a_case_from_before_contents_named_the_patient_is_read_and_names_it_from_its_next_act_on(played: Played) -> None:
    """Its content cannot speak against the column; old and new code may run beside each other."""
    case = played.fresh
    async with played.after() as intruder:
        await older(played, case, "patient_id")
        assert (await played.verified()).ok
        assert (await played.read(case)).patient_id == case.patient_id
        attest = acts.Attest(id=walk.act_id(), relationship="parent", name="Ada", state="CO")
        await walk.do(played.hall, await played.holder(case), case, attest)
        await intruder.does("UPDATE cases SET patient_id = $2 WHERE case_id = $1", case.id, played.taken.patient_id)
        assert f"case {case.id}: its patient_id is not what its content says" in await played.broken()


async def test_a_patient_that_is_gone_is_found(played: Played) -> None:
    """The row alone, and the row with its key."""
    case = played.told
    row, key = (
        f"DELETE FROM {table} WHERE {name} = '{case.patient_id}'" for table, name in (("patients", "patient_id"), ("data_keys", "key_id"))
    )
    for deed in ((row,), (row, key)):
        async with played.after(*deed):
            assert f"case {case.id}: its patient {case.patient_id} has no row" in await played.broken()


async def test_a_patient_that_was_put_back_to_an_older_address_is_found(played: Played) -> None:
    """The row as it was, which the history outruns; and the old content under the new version."""
    who = played.told.patient_id
    old = f"(SELECT {{0}} FROM earlier.patients WHERE patient_id = '{who}')"
    content, version = (f"{name} = {old.format(name)}" for name in ("content", "version"))
    for deed in (f"{content}, {version}", content):
        async with played.after(f"UPDATE patients SET {deed} WHERE patient_id = '{who}'"):
            assert f"patient {who}: its version is not what its content or the history of a case says" in await played.broken()


async def test_patients_that_changed_places_are_found(played: Played) -> None:
    one, other = played.told.patient_id, played.taken.patient_id
    swap = f"""UPDATE patients SET content = (SELECT content FROM before.patients o WHERE o.patient_id = '{other}')
                WHERE patient_id = '{one}'"""
    async with played.after(swap):
        assert f"patient {one}: it was changed, and does not open" in await played.broken()


async def test_a_consent_text_that_was_rewritten_is_found_even_with_its_digest(played: Played) -> None:
    body = "You agree to everything."
    async with played.after(f"UPDATE consent_texts SET body = '{body}' WHERE language = 'en'"):
        assert f"consent text {seed.CLINIC.consent.version} in en: it is not what its digest says" in await played.broken()
    digest = hashlib.sha256(body.encode()).hexdigest()
    async with played.after(f"UPDATE consent_texts SET body = '{body}', digest = '{digest}' WHERE language = 'en'"):
        assert f"the consent text {seed.CLINIC.consent.version} in en is not the one that was agreed to" in await played.broken()


LINK = "UPDATE links SET {0} WHERE case_id = '{1}' AND revoked_at IS {2}"


@pytest.mark.parametrize(
    ("deed", "which", "says"),
    [
        ("token_hash = sha256('a token of mine')", "NULL", "its token is not the one that follows from its identifier"),
        ("revoked_at = NULL", "NOT NULL", "its revoked_at is not what its content says"),
        ("revoked_at = clock_timestamp()", "NULL", "its revoked_at is not what its content says"),
        ("read_until = read_until + interval '9 years'", "NULL", "its read_until is not what its content says"),
        ("read_until = NULL", "NULL", "its read_until is not what its content says"),
        ("read_until = clock_timestamp() + interval '90 days'", "NOT NULL", "its read_until is not what its content says"),
        ("upload_until = upload_until + interval '9 years'", "NULL", "its upload_until is not what its content says"),
        ("created_at = created_at + interval '1 ms'", "NULL", "its created_at is not what its content says"),
    ],
)
async def test_a_link_that_was_replaced_revived_or_lengthened_is_found(played: Played, deed: str, which: str, says: str) -> None:
    case = played.told.id
    async with played.after(LINK.format(deed, case, which)):
        said = await played.broken()
        assert f"case {case}, link " in said
        assert says in said


async def test_a_link_that_was_lengthened_does_not_become_true_by_the_next_act(played: Played) -> None:
    """The office sends the photos back for a week more, and the case does not take over the nine years that somebody wrote."""
    case, reader = played.taken, await walk.dentist(played.hall, "dentist2")
    back = acts.SendBack(id=walk.act_id(), views=(View.FRONT,), sentence="Closer, please.")
    async with played.after(LINK.format("upload_until = upload_until + interval '9 years'", case.id, "NULL")):
        await walk.do(played.hall, reader, case, back)
        assert "its upload_until is not what its content says" in await played.broken()
    async with played.after():
        await walk.do(played.hall, reader, case, back)
        assert (await played.verified()).ok


@pytest.mark.parametrize("which", ["told", "fresh"])
async def test_a_link_that_leads_to_another_case_or_nowhere_or_is_one_too_many_is_found(played: Played, which: str) -> None:
    case: Case = getattr(played, which)
    more = """INSERT INTO links (organization_id, link_id, case_id, token_hash, created_at, upload_until)
              SELECT organization_id, $1, case_id, $2, created_at, upload_until FROM links WHERE case_id = $3 LIMIT 1"""
    for deed in (f"UPDATE links SET case_id = '{played.taken.id}' WHERE {{}}", "DELETE FROM links WHERE {}"):
        async with played.after(deed.format(f"case_id = '{case.id}'")):
            assert "its links are not those of its content; one of them is" in await played.broken()
    async with played.after() as intruder:
        mine = LinkId(uuid7())
        token = hashlib.sha256(played.shop.keys.link_token(walk.HOUSE, mine)).digest()
        await intruder.does(more, mine, token, case.id)
        assert f"case {case.id}: its links are not those of its content; one of them is {mine}" in await played.broken()


async def test_a_case_from_before_it_remembered_its_links_does_so_from_its_next_act_on(played: Played) -> None:
    case = played.told
    async with played.after() as intruder:
        await older(played, case, "links")
        async with played.hall.database.begin(walk.OFFICE) as transaction:
            assert (await cases.read(transaction, case.id)).links is None
        assert (await played.verified()).links == 4
        await walk.do(played.hall, await played.holder(case), case, acts.OpenAdvice(id=walk.act_id()))
        assert len((await played.read(case)).links or ()) == 2
        await intruder.does(LINK.format("read_until = read_until + interval '9 years'", case.id, "NULL"))
        assert "its read_until is not what its content says" in await played.broken()
