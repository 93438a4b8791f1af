"""The sealed record: the same case is the same bytes, the bytes can be read again, and they vouch for all that was gathered."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.advice import Addendum
from schemas.care.case import Case, CaseType, Status
from schemas.care.encounter import digest, seal
from schemas.care.record import ENCOUNTER_CODE, MEANING_OF_ADDENDUM, AddendumRecord, EncounterRecord, compose
from schemas.person import IdentityProof, Language
from schemas.refusal import Incomplete, NotPermitted, OutOfTurn, Stale
from tests.cases import case_in, play_to
from tests.people import NOW, OTHER_DENTIST, dentist
from tests.play import DENTIST, Play, sha256

CASE = case_in(Status.IN_REVIEW)
SEALED = seal(CASE, DENTIST, NOW)


def sealed_by(play: Play) -> bytes:
    sealed = play.changes[-1].sealed
    assert sealed is not None
    return sealed


@pytest.mark.parametrize("kind", CaseType)
def test_d96_12_sealing_twice_gives_the_same_bytes(kind: CaseType) -> None:
    assert seal(case_in(Status.IN_REVIEW, kind), DENTIST, NOW) == seal(case_in(Status.IN_REVIEW, kind), DENTIST, NOW)


@pytest.mark.parametrize("kind", CaseType)
def test_d96_12_a_sealed_record_can_be_read_and_written_again(kind: CaseType) -> None:
    sealed = seal(case_in(Status.IN_REVIEW, kind), DENTIST, NOW)
    record = msgspec.json.decode(sealed, type=EncounterRecord)
    assert msgspec.json.encode(record, order="deterministic") == sealed
    assert record.code == ENCOUNTER_CODE == "D9996"


@given(st.data(), st.sampled_from(["sha256", "piece", "thumb", "display"]))
def test_d96_01_a_record_changes_with_any_digest_of_what_was_gathered(data: st.DataObject, which: str) -> None:
    number = data.draw(st.integers(0, len(CASE.images) - 1))
    image, other = CASE.images[number], sha256("another")
    if which == "sha256":
        changed = replace(image, sha256=other)
    elif which == "piece":
        place = data.draw(st.integers(0, len(image.pieces) - 1))
        changed = replace(image, pieces=tuple(replace(each, sha256=other) if n == place else each for n, each in enumerate(image.pieces)))
    else:
        changed = replace(image, objects=tuple(replace(each, sha256=other) if each.kind == which else each for each in image.objects))
    images = tuple(changed if n == number else each for n, each in enumerate(CASE.images))
    assert seal(replace(CASE, images=images), DENTIST, NOW) != SEALED


def test_d96_02_the_record_says_how_and_when_each_item_was_gathered() -> None:
    record = compose(CASE, DENTIST, NOW)
    assert [each.image for each in record.gathered] == [each.id for each in CASE.images]
    for line, image in zip(record.gathered, CASE.images, strict=True):
        assert line.collector.role == "patient"
        assert line.collector.channel == "patient_link"
        assert line.collector.device == "phone"
        times = (line.captured_at, line.announced_at, line.received_at, line.verified_at, line.settled_at)
        assert times == (image.captured_at, image.announced_at, image.received_at, image.verified_at, image.settled_at)
        assert None not in times
    assert (record.history_length, record.history_head) == (CASE.version, CASE.head)


def test_d96_01_what_was_taken_back_was_not_gathered() -> None:
    dropped = replace(CASE.images[0], status="dropped")
    record = compose(replace(CASE, images=(dropped, *CASE.images[1:])), DENTIST, NOW)
    assert dropped.id not in [each.image for each in record.gathered]


def test_d96_10_the_signature_names_person_licence_and_time() -> None:
    play = play_to(Status.SIGNED)
    record = msgspec.json.decode(sealed_by(play), type=EncounterRecord)
    assert record.signature.signer == DENTIST.id
    assert record.signature.licence.state == "OH"
    assert record.signature.signed_at == play.case.stamps.signed_at == play.case.sealed[-1].signed_at == play.now
    assert record.stamps == play.case.stamps
    assert play.case.sealed[-1].digest == digest(sealed_by(play))


@pytest.mark.parametrize("lacking", ["respondent", "place", "emergency", "consent", "complaint", "history"])
def test_d96_13_a_record_with_a_gap_cannot_be_composed(lacking: str) -> None:
    with pytest.raises(ValueError, match="gaps"):
        compose(replace(CASE, **{lacking: None}), DENTIST, NOW)


def test_d96_10_nobody_unlicensed_can_be_written_as_signer() -> None:
    elsewhere = replace(dentist(42, state="AL"), id=DENTIST.id)
    with pytest.raises(ValueError, match="licensed"):
        compose(CASE, elsewhere, NOW)


def test_case_04_an_addendum_names_the_record_that_it_adds_to() -> None:
    play = play_to(Status.COMMUNICATED)
    first = play.case.sealed
    for text in ("The tooth is 17, not 16.", "The patient called back."):
        amended = play.case.sealed[-1].digest
        act = acts.Addend(id=play.id(), addendum=Addendum(text=text, reason="correction"))
        play.do(act, replace(OTHER_DENTIST, stepped_up_at=play.now))
        record = msgspec.json.decode(sealed_by(play), type=AddendumRecord)
        assert record.amends == amended
        assert record.addendum.text == text
        assert record.signature.signer == OTHER_DENTIST.id
        assert play.case.sealed[-1].digest == digest(sealed_by(play))
    assert play.case.sealed[: len(first)] == first
    assert [(each.round, each.number) for each in play.case.sealed] == [(1, 0), (1, 1), (1, 2)]
    assert play.case.status is Status.COMMUNICATED


@pytest.mark.parametrize(("text", "reason"), [("", "correction"), ("More.", " ")])
def test_case_04_an_addendum_says_what_and_why(text: str, reason: str) -> None:
    play = play_to(Status.SIGNED)
    with pytest.raises(Incomplete):
        play.do(acts.Addend(id=play.id(), addendum=Addendum(text=text, reason=reason)), replace(DENTIST, stepped_up_at=play.now))


@pytest.mark.parametrize("minutes", [None, 16])
def test_sec_17_signing_needs_a_fresh_second_factor(minutes: int | None) -> None:
    play = play_to(Status.IN_REVIEW)
    shown = None if minutes is None else play.now - timedelta(minutes=minutes)
    with pytest.raises(NotPermitted) as refused:
        play.do(acts.Sign(id=play.id(), draft_version=1), replace(DENTIST, stepped_up_at=shown))
    assert refused.value.why == "step-up"


def test_case_03_what_is_signed_is_what_was_read() -> None:
    play = play_to(Status.IN_REVIEW)
    play.write(play.case.surroundings.draft.review)
    with pytest.raises(Stale) as refused:
        play.do(acts.Sign(id=play.id(), draft_version=1), replace(DENTIST, stepped_up_at=play.now))
    assert (refused.value.given, refused.value.current) == (1, 2)


def test_case_03_an_image_that_arrives_while_reading_blocks_signing_until_it_was_looked_at() -> None:
    play = play_to(Status.IN_REVIEW)
    image = play.receive(play.case.images[0].view)
    with pytest.raises(Incomplete) as unsettled:
        play.sign()
    assert [gap.why for gap in unsettled.value.gaps] == ["gap-unsettled"]
    play.settle(image)
    with pytest.raises(Incomplete) as unseen:
        play.sign()
    assert [gap.why for gap in unseen.value.gaps] == ["gap-not-looked"]
    play.look()
    play.sign()
    assert play.case.status is Status.SIGNED


def after_lease(case: Case) -> timedelta:
    assert case.lease is not None
    return case.lease.until - NOW


def test_que_02_nobody_signs_after_the_lease_ran_out() -> None:
    play = play_to(Status.IN_REVIEW)
    play.now = NOW + after_lease(play.case)
    with pytest.raises(OutOfTurn):
        play.sign()


@pytest.mark.parametrize(("language", "word"), [("en", "I reviewed"), ("es", "Revisé")])
def test_case_03_the_meaning_is_sealed_in_the_language_in_which_it_was_shown(language: Language, word: str) -> None:
    play = play_to(Status.IN_REVIEW)
    act = acts.Sign(id=play.id(), draft_version=1, language=language)
    play.do(act, replace(DENTIST, stepped_up_at=play.now))
    assert msgspec.json.decode(sealed_by(play), type=EncounterRecord).signature.meaning.startswith(word)
    added = acts.Addend(id=play.id(), addendum=Addendum(text="More.", reason="Forgotten."), language=language)
    play.do(added, replace(DENTIST, stepped_up_at=play.now))
    assert msgspec.json.decode(sealed_by(play), type=AddendumRecord).signature.meaning == MEANING_OF_ADDENDUM[language]


@pytest.mark.parametrize("how", ["password", "password_and_code"])
def test_t_q06_the_signature_says_truly_how_and_when_the_identity_was_shown(how: IdentityProof) -> None:
    play = play_to(Status.IN_REVIEW)
    shown = play.now - timedelta(minutes=14)
    play.do(acts.Sign(id=play.id(), draft_version=1), replace(DENTIST, stepped_up_at=shown, stepped_up_by=how))
    signature = msgspec.json.decode(sealed_by(play), type=EncounterRecord).signature
    assert (signature.identity_shown_at, signature.identity_shown_by) == (shown, how)


def test_t_q06_nobody_signs_in_a_way_that_cannot_be_named() -> None:
    play = play_to(Status.IN_REVIEW)
    with pytest.raises(NotPermitted) as refused:
        play.do(acts.Sign(id=play.id(), draft_version=1), replace(DENTIST, stepped_up_at=play.now, stepped_up_by=None))
    assert refused.value.why == "step-up"


def test_d96_12_what_was_written_for_a_choice_made_otherwise_is_not_sealed() -> None:
    play = play_to(Status.IN_REVIEW)
    review = play.case.surroundings.draft.review
    left_over = {"limitation": "Dark.", "no_follow_up_because": "Moving away.", "missing_views": {play.case.images[0].view: "Gagging."}}
    play.write(replace(review, **left_over))
    record = compose(play.case, DENTIST, NOW)
    assert (record.limitation, record.no_follow_up_because, record.missing_views) == ("", "", {})
    play.write(replace(review, **left_over, sufficiency="limited", follow_up=None))
    record = compose(play.case, DENTIST, NOW)
    assert (record.limitation, record.no_follow_up_because) == ("Dark.", "Moving away.")
