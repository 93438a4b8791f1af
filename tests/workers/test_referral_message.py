"""REF-03, REF-04: what a specialist is sent says nothing of a patient, and how far it came moves the loop."""

from __future__ import annotations

from schemas.care import act as acts
from schemas.care.case import Case
from schemas.care.referral import Referral
from schemas.person import Actor, Contact, Role
from schemas.settings import Settings
from storage import outbox
from storage.care import cases, links
from storage.ident import uuid7
from tests.storage import walk
from tests.workers.bench import HOUSE, Bench
from tests.workers.test_notify import PATIENT_WORDS, shown
from tests.workers.test_render_referral import referred
from workers.care import notify
from workers.trial import Trouble
from workers.words import words

OFFICE = Actor(organization_id=HOUSE, id=uuid7(), role=Role.FRONTDESK)
HEALTH_WORDS = ("Root", "molar", "endodont", "Ada", "Zzyzx", "Canary", "front@root.example")


async def newest(bench: Bench, case: Case) -> Referral:
    return (await bench.case(case)).referrals[-1]


async def test_ref_03_the_message_has_a_link_and_no_code_and_nothing_of_the_patient(bench: Bench, sown: Settings) -> None:
    case, _ = await referred(bench)
    row = next(each for each in await bench.jobs(case, "notify") if each["fact"] == "referred")
    await bench.attempt(row["outbox_id"])
    (message,) = shown(sown, row["outbox_id"])
    assert message.to == "front@root.example"
    assert not any(word in message.text for word in (*PATIENT_WORDS, *HEALTH_WORDS))
    _, _, rest = message.text.partition(f"{sown.public_url}/r/")
    link = await links.resolve(bench.hall.database, rest.split()[0], referred=True)
    made = await newest(bench, case)
    assert (link.case_id, link.referral_id, link.link_id) == (case.id, made.id, made.link.id)
    async with bench.hall.database.begin(OFFICE) as transaction:
        code = transaction.keys.link_code(case.organization_id, made.link.id)
    assert code not in message.text
    assert (made.state, made.undelivered) == ("sent", False)


async def test_ref_04_a_message_that_fails_leaves_the_referral_for_the_office(bench: Bench) -> None:
    case, _ = await referred(bench, contact=Contact(channel="sms", address="+15005550009"))
    row = next(each for each in await bench.jobs(case, "notify") if each["fact"] == "referred")
    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        job = await outbox.begin(transaction, row["outbox_id"])
        assert job is not None
        await notify.failed(transaction, job, Trouble(verdict="final", word="sms-refused"))
    made = await newest(bench, case)
    assert (made.state, made.undelivered) == ("created", True)


async def test_ref_03_a_link_that_was_replaced_is_not_sent_any_more(bench: Bench) -> None:
    case, _ = await referred(bench)
    made = await newest(bench, case)
    case = await walk.do(bench.hall, OFFICE, case, acts.RenewReferral(id=walk.act_id(), referral=made.id))
    assert notify.referral_notice(case, made.link.id) is None
    assert notify.referral_notice(case, case.referrals[0].link.id) is not None
    case = await walk.do(bench.hall, OFFICE, case, acts.EndReferralLink(id=walk.act_id(), referral=made.id))
    assert notify.referral_notice(case, case.referrals[0].link.id) is None


def test_ref_03_both_languages_say_it() -> None:
    said = {words(language).say("message-referral", practice="P", link="L", phone="1") for language in ("en", "es")}
    assert len(said) == 2
