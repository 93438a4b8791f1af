"""Attestations are a person's own: what one dentist ticked, another has not attested; nor is an older history the one that was read."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Status
from schemas.care.intake import Complaint, History
from schemas.care.record import compose
from schemas.care.review import Draft, as_read_by
from schemas.ident import PersonId
from schemas.refusal import Incomplete
from schemas.view import View
from tests.cases import case_in, play_to
from tests.people import NOW, OTHER_DENTIST
from tests.play import DENTIST, PATIENT

REVIEW = case_in(Status.IN_REVIEW).surroundings.draft.review


def saved(by: object) -> Draft:
    return Draft(version=3, review=REVIEW, saved_by=PersonId(by), saved_at=NOW)  # type: ignore[arg-type]


@given(st.sampled_from([DENTIST.id, OTHER_DENTIST.id]), st.sampled_from([DENTIST.id, OTHER_DENTIST.id, PATIENT.id]))
def test_d96_04_a_draft_is_handed_on_without_its_attestations(author: object, reader: object) -> None:
    draft = saved(author)
    read = as_read_by(draft, reader, None)  # type: ignore[arg-type]
    attested = (read.review.history_reviewed, read.review.no_live_interaction)
    assert attested == ((True, True) if author == reader else (False, False))
    assert replace(read, review=REVIEW) == draft
    assert replace(read.review, history_reviewed=True, no_live_interaction=True) == REVIEW
    assert as_read_by(read, reader, None) == read  # type: ignore[arg-type]


@pytest.mark.parametrize(("minutes", "reviewed"), [(-1, True), (0, True), (1, False)])
def test_d96_04_a_history_told_anew_has_not_been_read(minutes: int, reviewed: bool) -> None:
    read = as_read_by(saved(DENTIST.id), DENTIST.id, NOW + timedelta(minutes=minutes)).review
    assert (read.history_reviewed, read.no_live_interaction) == (reviewed, True)


def test_d96_04_whoever_takes_the_case_over_attests_anew_before_signing() -> None:
    play = play_to(Status.IN_REVIEW)
    play.do(acts.HandBack(id=play.id(), reason="Another dentist knows more."), DENTIST)
    play.take(OTHER_DENTIST)
    play.look(OTHER_DENTIST)
    with pytest.raises(Incomplete) as refused:
        play.sign(OTHER_DENTIST)
    assert [(gap.item, gap.why) for gap in refused.value.gaps] == [("D96-04", "gap-history-unread"), ("D96-05", "gap-live")]
    play.write(REVIEW, OTHER_DENTIST)
    at = play.now
    play.sign(OTHER_DENTIST)
    record = compose(play.changes[-1].before, OTHER_DENTIST, play.now)
    assert (record.history_reviewed, record.no_live_interaction, record.attested_at) == (True, True, at)
    assert record.signature.signer == OTHER_DENTIST.id


def test_d96_04_a_history_that_changed_while_photos_were_asked_again_is_read_again() -> None:
    play = play_to(Status.RETURNED)
    complaint = Complaint(words="Now it hurts on the other side, too.")
    play.do(acts.Describe(id=play.id(), complaint=complaint, history=History(conditions=("blood_thinner",))), PATIENT)
    play.send_views(views=(View.UPPER,))
    play.submit()
    play.queue()
    play.take()
    play.look()
    with pytest.raises(Incomplete) as refused:
        play.sign()
    assert [gap.why for gap in refused.value.gaps] == ["gap-history-unread", "gap-alert"]


def test_d96_04_nobody_seals_what_another_attested() -> None:
    case = case_in(Status.IN_REVIEW)
    with pytest.raises(ValueError, match="another"):
        compose(case, OTHER_DENTIST, NOW)
