"""Which side is which: each signer's own answer, asked wherever a mirror may stand between the mouth and the picture (SPEC UPL-14)."""

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.care.derivative import DicomFacts
from schemas.care.encounter import gaps
from schemas.care.image import Image
from schemas.care.looked import counting
from schemas.care.record import compose
from schemas.care.sides import Sides
from schemas.ident import ImageId
from schemas.person import Actor
from schemas.refusal import Incomplete, NotPermitted, OutOfTurn
from schemas.view import Lens, View
from tests.cases import play_to, whole_review
from tests.people import OTHER_DENTIST, uuid7
from tests.play import DENTIST, OFFICE, WORKER, Play


def reading(lens: Lens, view: View = View.CLOSE_UP) -> tuple[Play, ImageId]:
    """A case in review whose finding at a tooth rests on a picture taken with that lens."""
    play = play_to(Status.DRAFT)
    image = play.receive(view, lens)
    play.settle(image)
    play.submit()
    play.queue()
    play.take()
    play.look()
    review = whole_review(play.case)
    assert open_sides(play.case) == [], "a picture without a finding leaves no question of sides"
    play.write(replace(review, findings=(replace(review.findings[0], image=image),)))
    return play, image


def open_sides(case: Case, actor: Actor = DENTIST) -> list[str | None]:
    return [gap.subject for gap in gaps(case, actor, case.opened_at.date()) if gap.why == "gap-side"]


def answer(play: Play, image: ImageId, actor: Actor = DENTIST, **said: object) -> None:
    play.do(acts.ConfirmSide(id=play.id(), image=image, **said), actor)  # type: ignore[arg-type]


def shown(case: Case, image: ImageId) -> Image:
    found = case.image(image)
    assert found is not None
    return found


@pytest.mark.parametrize("lens", ["selfie", "unknown", "mirror"])
def test_upl_14_a_finding_at_a_tooth_waits_for_the_signers_word_unless_the_lens_is_plain(lens: Lens) -> None:
    play, image = reading(lens)
    assert open_sides(play.case) == [str(image)]
    with pytest.raises(Incomplete) as refused:
        play.sign()
    assert [(gap.item, gap.why) for gap in refused.value.gaps] == [("UPL-14", "gap-side")]
    nowhere = replace(play.case.surroundings.draft.review.findings[0], tooth=None, surfaces=())
    play.write(replace(play.case.surroundings.draft.review, findings=(nowhere,)))
    assert open_sides(play.case) == []


def test_upl_14_a_picture_taken_directly_needs_no_word() -> None:
    play, _ = reading("rear")
    play.sign()
    assert play.case.status is Status.SIGNED


def test_upl_14_a_picture_whose_view_and_file_disagree_needs_one() -> None:
    play, image = reading("rear", View.RIGHT)
    assert open_sides(play.case) == []
    of_the_left = replace(shown(play.case, image), dicom=of_file("L"))
    play.case = replace(play.case, images=tuple(of_the_left if each.id == image else each for each in play.case.images))
    assert open_sides(play.case) == [str(image)]


@pytest.mark.parametrize(
    "said", [{"mirror": "direct"}, {"mirror": "mirrored"}, {"side": "R"}, {"side": "L"}, {"mirror": "direct", "turns": 3}]
)
def test_upl_14_either_answer_closes_the_gap_and_is_sealed_with_who_and_when(said: dict[str, object]) -> None:
    play, image = reading("selfie")
    answer(play, image, DENTIST, **said)
    at = play.now
    assert open_sides(play.case) == []
    play.sign()
    sealed = play.changes[-1].sealed
    assert sealed is not None
    line = next(
        each
        for each in compose(play.changes[-1].before, replace(DENTIST, stepped_up_at=play.now), play.now).gathered
        if each.image == image
    )
    assert line.sided is not None
    assert (line.sided.person, line.sided.at) == (DENTIST.id, at)
    assert {name: getattr(line.sided, name) for name in said} == said


def test_upl_14_an_answer_can_be_changed_and_taken_back_until_signing() -> None:
    play, image = reading("mirror", View.FRONT)
    assert compose_sides(play, image) == Sides(kind="edges", right_at="right")
    answer(play, image, mirror="direct")
    assert compose_sides(play, image) == Sides(kind="edges", right_at="left")
    answer(play, image, mirror="mirrored")
    assert compose_sides(play, image) == Sides(kind="edges", right_at="right")
    assert [each.mirror for each in play.case.sides] == ["mirrored"]
    assert open_sides(play.case) == []
    answer(play, image)
    assert play.case.sides == ()
    assert open_sides(play.case) == [str(image)]
    answer(play, image, mirror="mirrored")
    play.sign()
    with pytest.raises(OutOfTurn):
        answer(play, image, mirror="direct")


def test_upl_14_another_dentists_answer_does_not_count() -> None:
    play, image = reading("selfie")
    answer(play, image, mirror="mirrored")
    play.do(acts.HandBack(id=play.id(), reason="Another dentist knows more."), DENTIST)
    play.take(OTHER_DENTIST)
    play.look(OTHER_DENTIST)
    play.write(play.case.surroundings.draft.review, OTHER_DENTIST)
    assert open_sides(play.case, OTHER_DENTIST) == [str(image)]
    with pytest.raises(Incomplete):
        play.sign(OTHER_DENTIST)
    answer(play, image, OTHER_DENTIST, mirror="direct")
    assert [(each.person, each.mirror) for each in play.case.sides] == [(DENTIST.id, "mirrored"), (OTHER_DENTIST.id, "direct")]
    play.sign(OTHER_DENTIST)
    line = next(each for each in compose(play.changes[-1].before, OTHER_DENTIST, play.now).gathered if each.image == image)
    assert line.sides == Sides(kind="edges", right_at="left")


def test_upl_14_a_picture_shows_both_sides_or_one() -> None:
    with pytest.raises(ValueError, match="both sides or one"):
        acts.ConfirmSide(id=Play(play_to(Status.DRAFT).case).id(), image=ImageId(uuid7(1)), mirror="direct", side="R")


def test_upl_14_nothing_can_be_said_about_a_picture_that_cannot_be_read() -> None:
    play, _ = reading("selfie")
    broken = play.receive(View.UPPER)
    play.spoil(broken)
    with pytest.raises(NotPermitted) as refused:
        answer(play, broken, mirror="direct")
    assert refused.value.why == "not-readable"


def test_vwr_07_looks_and_answers_of_an_earlier_round_do_not_count() -> None:
    play, image = reading("selfie")
    answer(play, image, mirror="direct")
    play.sign()
    play.notify()
    play.do(acts.Communicate(id=play.id()), WORKER)
    play.do(acts.Close(id=play.id()), OFFICE)
    play.do(acts.Reopen(id=play.id(), reason="The patient asks again."), OFFICE)
    assert counting(play.case.looks, DENTIST.id, play.case.stamps.review_started_at) == ()
    play.take()
    review = whole_review(play.case)
    play.write(replace(review, findings=(replace(review.findings[0], image=image),)))
    with pytest.raises(Incomplete) as refused:
        play.sign()
    whys = [gap.why for gap in refused.value.gaps]
    assert whys == ["gap-not-looked"] * len(play.case.images) + ["gap-side"]
    play.look()
    answer(play, image, mirror="direct")
    play.sign()
    assert play.case.round == 2
    assert play.case.status is Status.SIGNED


def test_vwr_07_looks_before_a_hand_back_in_the_same_round_still_count() -> None:
    play, _ = reading("rear")
    play.do(acts.HandBack(id=play.id(), reason="An emergency in the practice."), DENTIST)
    play.take()
    play.sign()
    assert play.case.status is Status.SIGNED


def of_file(laterality: str) -> DicomFacts:
    return DicomFacts(
        sop_instance_uid=None,
        modality="XC",
        patient_name=None,
        patient_id=None,
        birth_date=None,
        sex=None,
        laterality=laterality,
        acquired=None,
    )


def compose_sides(play: Play, image: ImageId) -> Sides:
    """What a record made now would say of the picture."""
    return next(each.sides for each in compose(play.case, DENTIST, play.now).gathered if each.image == image)
