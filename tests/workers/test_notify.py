"""What leaves the house: to whom, in which words, once; and that the office sees what did not arrive."""

from __future__ import annotations

import email
import email.policy
from datetime import UTC, datetime
from urllib.request import urlopen

import msgspec
import pytest
from msgspec.structs import replace

from infra.embedded.phone import Message as Shown
from schemas.care import act as acts
from schemas.care.case import Status
from schemas.care.event import Fact
from schemas.care.intake import RedFlag
from schemas.person import Contact
from schemas.settings import Settings
from schemas.view import View
from storage.care import links
from storage.ident import uuid7
from tests import factories
from tests.canary import CANARY_BIRTH
from tests.storage import walk
from tests.workers.bench import Bench, told
from tests.workers.gateways import gateway, mailbox
from workers.care import notify
from workers.messages import mail, sms
from workers.messages.gateway import GatewayAway, Letter, Undeliverable
from workers.task import Shop
from workers.trial import WARN_AFTER
from workers.words import words

LATENESS = (Fact.NEARLY_LATE, Fact.LATE)
PATIENT_WORDS = ("Zzyzx", "Canary", "Ada", "hurts", "bite", CANARY_BIRTH)


def shown(settings: Settings, id: object) -> list[Shown]:
    """What the telephone and the mailbox show of one message."""
    with urlopen(told(settings), timeout=5) as answer:
        return [each for each in msgspec.json.decode(answer.read(), type=list[Shown]) if str(id) in each.id]


def letter(channel: str = "sms", address: str = "+15550100777") -> Letter:
    to = Contact(channel="email" if channel == "email" else "sms", address=address)
    return Letter(id=uuid7(), to=to, subject="A message", text="Ábralo: https://mesial.example/u/x", at=datetime(2026, 11, 1, tzinfo=UTC))


async def test_an_invitation_reaches_the_telephone_with_a_link_that_opens(bench: Bench, sown: Settings) -> None:
    case, _ = await walk.invited(bench.hall)
    row = await bench.job(case, "notify")
    await bench.finish(case, "notify")
    (message,) = shown(sown, row["outbox_id"])
    assert message.to == "+15550100123"
    assert not any(word in message.text for word in PATIENT_WORDS)
    _, _, rest = message.text.partition(f"{sown.public_url}/u/")
    link = await links.resolve(bench.hall.database, rest.split()[0])
    assert link.case_id == case.id
    (noted,) = (await bench.case(case)).messages
    assert (noted.id, noted.kind, noted.channel, noted.state) == (row["outbox_id"], "invitation", "sms", "sent")


async def test_i8_a_message_told_again_is_the_same_message(bench: Bench, sown: Settings) -> None:
    case, _ = await walk.invited(bench.hall)
    row = await bench.job(case, "notify")
    for _ in range(4):  # as if the worker had died each time after sending
        await bench.alter("done_at = NULL, attempt = 0, lease_until = NULL", row["outbox_id"])
        await bench.attempt(row["outbox_id"])
    assert len(shown(sown, row["outbox_id"])) == 1
    assert len((await bench.case(case)).messages) == 1


async def test_upl_04_a_red_flag_reaches_the_person_on_call_from_the_draft_on(bench: Bench, sown: Settings) -> None:
    case, parent = await bench.told()
    await bench.finish(case, "notify")
    case = await walk.do(bench.hall, parent, case, acts.CheckEmergency(id=walk.act_id(), flags=(RedFlag.SWELLING,)))
    row = await bench.job(case, "notify")
    assert row["fact"] == "red_flag"
    await bench.attempt(row["outbox_id"])
    on_call = case.surroundings.organization.on_call
    assert on_call is not None
    (message,) = shown(sown, row["outbox_id"])
    assert message.to == on_call.address
    assert sown.public_url in message.text
    assert "/u/" not in message.text
    assert not any(word in message.text for word in PATIENT_WORDS)


async def test_every_message_exists_in_both_languages_and_says_nothing_of_the_patient(bench: Bench, sown: Settings) -> None:
    case, _ = await bench.told()
    returned, around = replace(case, status=Status.RETURNED), case.surroundings
    for fact in notify.KINDS.keys() - {Fact.REFERRED}:  # its message is tried in test_referral_message
        texts = set()
        for language in ("en", "es"):
            at_hand = replace(returned, language=language, status=Status.READY if fact in LATENESS else Status.RETURNED)
            notice = notify.notice_of(at_hand, fact, subject=around.organization.id)
            assert notice is not None
            subject, text = notify.compose(returned, replace(notice, language=language), sown, "TOKEN")
            texts.add(text)
            assert case.surroundings.organization.name in text
            assert not any(word in subject + text for word in PATIENT_WORDS)
            assert words(language).say("message-subject", practice=case.surroundings.organization.name) == subject
        assert len(texts) == 2


async def test_a_withdrawn_case_tells_the_patient_what_to_do_next(bench: Bench, sown: Settings) -> None:
    case, parent = await bench.told()
    await walk.do(bench.hall, parent, case, acts.Withdraw(id=walk.act_id(), reason="went elsewhere"))
    row = await bench.job(case, "notify")
    await bench.attempt(row["outbox_id"])
    (message,) = shown(sown, row["outbox_id"])
    assert case.surroundings.organization.phone in message.text
    assert "911" in message.text


async def test_photos_are_wanted_only_while_they_are(bench: Bench) -> None:
    case, _ = await bench.told()
    assert notify.notice_of(replace(case, status=Status.READY), Fact.PHOTOS_WANTED) is None
    assert notify.notice_of(replace(case, status=Status.RETURNED, channel="field_app"), Fact.PHOTOS_WANTED) is None
    assert notify.notice_of(replace(case, status=Status.EXPIRED), Fact.INVITED) is None
    assert notify.notice_of(replace(case, status=Status.RETURNED), Fact.PHOTOS_WANTED) is not None


async def test_case_05_a_dentist_who_sends_back_has_the_patient_told(bench: Bench, sown: Settings) -> None:
    case, _ = await bench.sent(factories.camera_jpeg(2000, 1500))
    await bench.finish(case)
    dentist = await walk.dentist(bench.hall)
    back = acts.SendBack(id=walk.act_id(), views=(View.FRONT,), sentence="Closer to the Zzyzx tooth, please.")
    case = await walk.do(bench.hall, dentist, case, acts.Take(id=walk.act_id()), back)
    row = await bench.job(case, "notify")
    await bench.attempt(row["outbox_id"])
    (message,) = shown(sown, row["outbox_id"])
    assert "Zzyzx" not in message.text
    assert (await bench.case(case)).messages[-1].kind == "photos_wanted"


async def test_a_case_without_a_link_left_is_a_failure_that_the_office_sees(bench: Bench) -> None:
    case, _ = await walk.invited(bench.hall)
    async with bench.hall.database.begin(walk.OFFICE) as transaction:
        await transaction.run(links.SQL.revoke, case.id, case.opened_at)
    await bench.finish(case, "notify")
    job = await bench.job(case, "notify")
    assert (job["trouble"], job["attempt"]) == ("no-link", 1)
    assert job["failed_at"] is not None
    assert [each.state for each in (await bench.case(case)).messages] == ["failed"]


async def test_without_a_gateway_it_is_said_plainly(bench: Bench) -> None:
    case, _ = await walk.invited(bench.hall)
    without = Bench(bench.stack, bench.hall, with_settings(bench.shop, sms_url="", smtp_url=""))
    await without.finish(case, "notify")
    assert (await bench.job(case, "notify"))["trouble"] == "no-sms-gateway"
    assert [each.state for each in (await bench.case(case)).messages] == ["failed"]
    with pytest.raises(Undeliverable, match="no-mail-server"):
        await mail.send(without.shop.settings, letter("email", "a@mesial.example"))


async def test_f_26_a_gateway_that_is_away_is_waited_for_and_the_failure_shows_until_it_is_back(bench: Bench, sown: Settings) -> None:
    case, _ = await walk.invited(bench.hall)
    row = await bench.job(case, "notify")
    with gateway(500) as broken:
        away = Bench(bench.stack, bench.hall, with_settings(bench.shop, sms_url=broken.url))
        for number in range(1, WARN_AFTER + 3):
            await bench.alter("due_at = clock_timestamp()", row["outbox_id"])
            await away.attempt(row["outbox_id"])
            job = await bench.job(case, "notify")
            assert (job["excused"], job["failed_at"], job["trouble"]) == (number, None, "gateway-away")
            assert [each.state for each in (await bench.case(case)).messages] == ["failed"] * (number > WARN_AFTER)
        assert {each["id"] for each in broken.told} == {str(row["outbox_id"])}
    await bench.alter("due_at = clock_timestamp()", row["outbox_id"])
    await bench.attempt(row["outbox_id"])
    assert [each.state for each in (await bench.case(case)).messages] == ["sent"]
    assert len(shown(sown, row["outbox_id"])) == 1


async def test_f_26_a_message_that_is_refused_fails_at_once_and_shows(bench: Bench) -> None:
    case, _ = await walk.invited(bench.hall)
    with gateway(422) as refusing:
        await Bench(bench.stack, bench.hall, with_settings(bench.shop, sms_url=refusing.url)).finish(case, "notify")
    job = await bench.job(case, "notify")
    assert (job["trouble"], job["attempt"]) == ("sms-refused", 1)
    assert [each.state for each in (await bench.case(case)).messages] == ["failed"]


async def test_sms_carries_the_token_and_follows_no_redirect(sown: Settings) -> None:
    with gateway(302) as redirecting:
        with pytest.raises(Undeliverable):
            await sms.send(replace(sown, sms_url=redirecting.url), letter())
        assert len(redirecting.told) == 1
    with gateway(200) as good:
        sent = letter()
        await sms.send(replace(sown, sms_url=good.url), sent)
        assert good.told == [{"id": str(sent.id), "to": sent.to.address, "text": sent.text}]
        assert good.tokens == [f"Bearer {sown.sms_token}"]


@pytest.mark.parametrize("status", [401, 429, 500, 503])
async def test_a_gateway_that_cannot_now_is_away(sown: Settings, status: int) -> None:
    with gateway(status) as busy, pytest.raises(GatewayAway):
        await sms.send(replace(sown, sms_url=busy.url), letter())


async def test_a_gateway_that_does_not_answer_is_away(sown: Settings) -> None:
    with gateway(200) as gone:
        pass
    with pytest.raises(GatewayAway):
        await sms.send(replace(sown, sms_url=gone.url), letter())
    with pytest.raises(GatewayAway):
        await mail.send(replace(sown, smtp_url=gone.url.replace("http", "smtp").removesuffix("/sms")), letter("email", "a@mesial.example"))


async def test_mail_has_the_same_message_id_each_time_and_reads_in_spanish(sown: Settings) -> None:
    sent = letter("email", "ana@mesial.example")
    async with mailbox() as (url, box):
        for _ in range(2):
            await mail.send(replace(sown, smtp_url=url, mail_from="Práctica <no-reply@mesial.example>"), sent)
    first, second = (email.message_from_bytes(each, policy=email.policy.default) for each in box.taken)
    assert first["Message-ID"] == second["Message-ID"] == f"<{sent.id}@mesial.example>"
    assert first["To"] == "ana@mesial.example"
    assert first["From"] == "Práctica <no-reply@mesial.example>"
    body = first.get_body()
    assert body is not None
    assert body.get_content().strip() == sent.text


@pytest.mark.parametrize(("rcpt", "data", "error"), [
    ("450 busy", "250 OK", GatewayAway),
    ("550 nobody", "250 OK", Undeliverable),
    ("250 OK", "451 later", GatewayAway),
    ("250 OK", "554 never", Undeliverable),
])  # fmt: skip
async def test_a_mail_server_says_not_now_or_never(sown: Settings, rcpt: str, data: str, error: type[Exception]) -> None:
    async with mailbox(rcpt, data) as (url, _):
        with pytest.raises(error):
            await mail.send(replace(sown, smtp_url=url), letter("email", "ana@mesial.example"))


@pytest.mark.parametrize("address", ["", "no address", "a@b\r\nBcc: everybody@mesial.example"])
async def test_an_address_that_is_none_is_never_sent_to(sown: Settings, address: str) -> None:
    async with mailbox() as (url, box):
        with pytest.raises(Undeliverable):
            await mail.send(replace(sown, smtp_url=url), letter("email", address))
    assert box.taken == []


def with_settings(shop: Shop, **changes: str) -> Shop:
    return replace(shop, settings=replace(shop.settings, **changes))
