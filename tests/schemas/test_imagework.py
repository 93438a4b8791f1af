"""Images: each reason to refuse one, whose picture a DICOM file says it is, and what a person decides about a held one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.care.image import MAX_CASE_BYTES, MAX_IMAGES, MAX_PHOTO_BYTES, MAX_RADIOGRAPH_BYTES, Piece
from schemas.care.imagework import all_settled
from schemas.person import Role
from schemas.refusal import Incomplete, NotFound, NotPermitted, Unacceptable
from schemas.view import View
from tests.cases import case_in, new_case, play_to
from tests.people import ACTORS
from tests.play import DENTIST, Play, pieces, sha256
from tests.play import PATIENT as SUBMITTER

DRAFT = case_in(Status.DRAFT)


def why_not(play: Play, act: acts.AnyAct) -> tuple[str, str | None]:
    """The reason and the image that a refusal names; the case stays as it was."""
    before = play.case
    with pytest.raises(Unacceptable) as refused:
        play.do(act, SUBMITTER)
    assert play.case is before
    return refused.value.why, refused.value.subject


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"size": 0, "pieces": ()}, "unreadable-empty"),
        ({"size": MAX_PHOTO_BYTES + 1}, "unreadable-too_large"),
        ({"size": MAX_RADIOGRAPH_BYTES + 1, "view": View.PANORAMIC}, "unreadable-too_large"),
        ({"size": MAX_CASE_BYTES, "view": View.PANORAMIC}, "quota"),
        ({"pieces": ()}, "pieces-do-not-add-up"),
        ({"pieces": pieces(1_499_999)}, "pieces-do-not-add-up"),
        ({"pieces": (Piece(size=1_500_000, sha256=sha256("one")),)}, "pieces-do-not-add-up"),
        ({"pieces": (*pieces(1_500_000), Piece(size=0, sha256=sha256("")))}, "pieces-do-not-add-up"),
        ({"size": -1}, "pieces-do-not-add-up"),
    ],
    ids=lambda each: str(each)[:40],
)
def test_upl_10_each_reason_to_refuse_a_file_is_its_own(changes: dict[str, object], why: str) -> None:
    play = Play(DRAFT)
    assert why_not(play, replace(play.announcement(View.FACE), **changes)) == (why, None)


def test_upl_10_a_file_at_the_limit_is_taken() -> None:
    play = Play(new_case()).begin()
    play.do(play.announcement(View.FACE, size=MAX_PHOTO_BYTES), SUBMITTER)
    play.do(play.announcement(View.FACE, size=MAX_CASE_BYTES - MAX_PHOTO_BYTES), SUBMITTER)
    assert why_not(play, play.announcement(View.FACE, size=1)) == ("quota", None)


def test_upl_10_the_same_bytes_again_name_their_twin() -> None:
    play = Play(DRAFT)
    twin = DRAFT.images[1]
    assert why_not(play, replace(play.announcement(View.FACE), sha256=twin.sha256)) == ("duplicate", str(twin.id))


def test_upl_10_an_announced_image_is_not_announced_again_as_another() -> None:
    play = Play(DRAFT)
    assert why_not(play, replace(play.announcement(View.FACE), image=DRAFT.images[0].id)) == (
        "duplicate-announcement",
        str(DRAFT.images[0].id),
    )


def test_upl_10_thirty_files_and_no_more() -> None:
    play = Play(new_case()).begin()
    for _ in range(MAX_IMAGES):
        play.announce(View.OTHER_RADIOGRAPH)
    assert why_not(play, play.announcement(View.FACE)) == ("quota", None)
    play.do(acts.Drop(id=play.id(), image=play.case.images[0].id), SUBMITTER)
    play.announce(View.FACE)


@pytest.mark.parametrize("end", ["dropped", "unreadable"])
def test_upl_10_what_was_taken_back_or_unreadable_may_be_sent_again(end: str) -> None:
    play = Play(new_case()).begin()
    first = play.announcement(View.FRONT)
    play.do(first, SUBMITTER)
    if end == "dropped":
        play.do(acts.Drop(id=play.id(), image=first.image), SUBMITTER)
    else:
        play.do(acts.Confirm(id=play.id(), image=first.image), SUBMITTER)
        play.spoil(first.image)
    again = play.announcement(View.FRONT)
    play.do(replace(again, sha256=first.sha256), SUBMITTER)
    assert [each.status for each in play.case.images] == [end, "announced"]


def test_upl_06_what_was_received_cannot_be_taken_back() -> None:
    play = Play(DRAFT)
    image = DRAFT.images[0].id
    assert why_not(play, acts.Drop(id=play.id(), image=image)) == ("already-received", str(image))


def test_upl_06_confirming_twice_is_the_same_as_once() -> None:
    play = Play(new_case()).begin()
    image = play.receive(View.FRONT)
    received = play.case.images
    play.do(acts.Confirm(id=play.id(), image=image), SUBMITTER)
    assert play.case.images == received
    assert play.changes[-1].follows == ()


def test_img_03_settling_twice_is_the_same_as_once() -> None:
    play = Play(new_case()).begin()
    image = play.receive(View.FRONT)
    play.settle(image)
    settled = play.case.images
    play.spoil(image)
    play.settle(image, "retake")
    assert play.case.images == settled


def test_upl_06_nobody_confirms_what_was_not_announced() -> None:
    play = Play(DRAFT)
    with pytest.raises(NotFound):
        play.do(acts.Confirm(id=play.id(), image=play.announcement(View.FACE).image), SUBMITTER)


def test_upl_03_photos_come_after_consent() -> None:
    play = Play(new_case())
    with pytest.raises(Incomplete) as refused:
        play.announce(View.FRONT)
    assert [gap.why for gap in refused.value.gaps] == ["gap-consent"]


def test_d96_02_a_field_picture_names_the_hygienist_and_the_licence() -> None:
    play = Play(DRAFT)
    play.announce(View.FACE, actor=ACTORS[Role.HYGIENIST])
    collector = play.case.images[-1].collector
    assert (collector.role, collector.licence) == (Role.HYGIENIST, "H-OH-1")
    assert DRAFT.images[0].collector.name == "Maria Smith-Jones"


@given(st.permutations(["announced", "received", "normalized", "held", "unreadable", "dropped"]))
def test_img_05_four_states_of_an_image_are_settled(order: list[str]) -> None:
    for status in order:
        images = (replace(DRAFT.images[0], status=status),)
        assert all_settled(replace(DRAFT, images=images)) == (status not in ("announced", "received"))


@pytest.mark.parametrize(
    ("px", "ms", "counts"),
    [(1024, 1000, True), (4000, 60_000, True), (1023, 5000, False), (2048, 999, False)],
)
def test_vwr_07_a_glance_is_no_look(px: int, ms: int, counts: bool) -> None:
    play = play_to(Status.READY)
    play.take()
    act = acts.Look(id=play.id(), image=play.case.images[0].id, px=px, ms=ms)
    if counts:
        looked = play.do(act, DENTIST).looks[-1]
        assert (looked.person, looked.at, looked.px) == (DENTIST.id, play.now, px)
    else:
        with pytest.raises(NotPermitted) as refused:
            play.do(act, DENTIST)
        assert refused.value.why == "look-too-short"


def test_vwr_07_a_small_picture_is_looked_at_with_all_its_pixels() -> None:
    play = play_to(Status.READY)
    play.take()
    play.case = shrunk(play.case, 640)
    play.do(acts.Look(id=play.id(), image=play.case.images[0].id, px=640, ms=1000), DENTIST)
    with pytest.raises(NotPermitted):
        play.do(acts.Look(id=play.id(), image=play.case.images[0].id, px=639, ms=1000), DENTIST)


def shrunk(case: Case, width: int) -> Case:
    image = case.images[0]
    objects = tuple(replace(each, width=width, height=width // 2) for each in image.objects)
    return replace(case, images=(replace(image, objects=objects), *case.images[1:]))
