"""Images: each reason to refuse one, whose picture a DICOM file says it is, and what a person decides about a held one."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.care.casework import still_wanted
from schemas.care.event import Fact, Following
from schemas.care.image import MAX_CASE_BYTES, MAX_IMAGES, MAX_PHOTO_BYTES, MAX_RADIOGRAPH_BYTES, PIECE_BYTES, TRIES, Piece
from schemas.care.imagework import all_settled, weak_views
from schemas.person import Role
from schemas.refusal import Incomplete, NotFound, NotPermitted, Unacceptable
from schemas.view import View
from tests.cases import case_in, new_case, play_to
from tests.people import ACTORS
from tests.play import DENTIST, Play, pieces, sha256
from tests.play import PATIENT as SUBMITTER
from tests.schemas.test_identity import NOBODY

DRAFT = case_in(Status.DRAFT)


def cut(size: int, each: int) -> tuple[Piece, ...]:
    """A file in pieces of another length than they must have."""
    return tuple(Piece(size=min(each, size - at), sha256=sha256(str(at))) for at in range(0, size, each))


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
        ({"size": -1}, "unreadable-empty"),
        ({"pieces": cut(1_500_000, PIECE_BYTES - 1)}, "pieces-do-not-add-up"),
        ({"pieces": tuple(reversed(pieces(1_500_000)))}, "pieces-do-not-add-up"),
        ({"size": 3 * PIECE_BYTES, "pieces": cut(3 * PIECE_BYTES, 1024)}, "pieces-do-not-add-up"),
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


def test_t_p11_tries_have_an_end_too() -> None:
    """What is taken back or unreadable makes room again, but not for ever (36 of 36 junk files were taken before)."""
    play = Play(new_case()).begin()
    for number in range(TRIES * MAX_IMAGES):
        image = play.receive(View.FACE) if number % 2 else play.announce(View.FACE)
        if number % 2:
            play.spoil(image)
        else:
            play.do(acts.Drop(id=play.id(), image=image), SUBMITTER)
    assert why_not(play, play.announcement(View.FACE)) == ("quota-spent", None)


def test_t_p11_bytes_of_all_tries_have_an_end_too() -> None:
    play = Play(new_case()).begin()
    for _ in range(TRIES * MAX_CASE_BYTES // MAX_PHOTO_BYTES):
        announced = play.announcement(View.FACE, size=MAX_PHOTO_BYTES)
        play.do(announced, SUBMITTER)
        play.do(acts.Drop(id=play.id(), image=announced.image), SUBMITTER)
    assert why_not(play, play.announcement(View.FACE, size=1)) == ("quota-spent", None)


def test_img_10_a_hygienist_sends_a_film_of_two_gibibytes_and_photos_beside_it() -> None:
    """A link may not: 400 MiB are all it has (THREATS T-P11)."""
    hygienist = ACTORS[Role.HYGIENIST]
    field = Play(replace(new_case(), channel="field_app")).begin()
    field.do(field.announcement(View.PANORAMIC, size=MAX_RADIOGRAPH_BYTES), hygienist)
    for _ in range(2):
        field.do(field.announcement(View.FACE, size=MAX_PHOTO_BYTES), hygienist)
    assert why_not(field, field.announcement(View.FACE, size=1)) == ("quota", None)
    link = Play(new_case()).begin()
    assert why_not(link, link.announcement(View.PANORAMIC, size=MAX_CASE_BYTES + 1)) == ("quota", None)


@pytest.mark.parametrize("ending", [acts.Drop, acts.Abandon])
def test_upl_06_what_was_dropped_is_not_confirmed(ending: type[acts.Drop | acts.Abandon]) -> None:
    """It has no bytes: whoever is told that all is well forgets the only copy (I1)."""
    play = play_to(Status.READY)
    image = play.announce(View.FACE)
    if ending is acts.Drop:
        play.do(acts.Drop(id=play.id(), image=image), SUBMITTER)
    else:
        play.now += timedelta(hours=25)
        play.do(acts.Abandon(id=play.id(), image=image), ACTORS[Role.WORKER])
    assert play.changes[-1].follows == (Following(Fact.IMAGE_DROPPED, image),)
    assert why_not(play, acts.Confirm(id=play.id(), image=image)) == ("dropped", str(image))
    again = replace(play.announcement(View.FACE), sha256=play.case.images[-1].sha256)
    play.do(again, SUBMITTER)


@pytest.mark.parametrize("status", [Status.SUBMITTED, Status.READY, Status.IN_REVIEW])
def test_upl_06_what_was_submitted_cannot_be_taken_back(status: Status) -> None:
    play = play_to(status)
    image = play.case.images[0].id
    assert why_not(play, acts.Drop(id=play.id(), image=image)) == ("already-received", str(image))


@pytest.mark.parametrize("became", ["normalized", "unreadable"])
def test_upl_08_a_photo_can_be_taken_back_before_it_is_submitted(became: str) -> None:
    """It leaves the views and stays in the history with all that was made of it; nothing of it is cleared away."""
    play = Play(new_case()).begin()
    image = play.receive(View.FRONT)
    assert why_not(play, acts.Drop(id=play.id(), image=image)) == ("already-received", str(image))  # settled in a moment
    play.settle(image) if became == "normalized" else play.spoil(image)
    settled = play.case.images[0]
    play.do(acts.Drop(id=play.id(), image=image), SUBMITTER)
    assert play.case.images == (replace(settled, status="dropped"),)
    assert play.changes[-1].follows == ()
    assert View.FRONT in still_wanted(play.case)
    assert View.FRONT in weak_views(play.case)
    play.do(acts.Drop(id=play.id(), image=image), SUBMITTER)
    assert play.case.images == (replace(settled, status="dropped"),)


def test_upl_08_of_a_returned_case_only_what_came_since_can_be_taken_back() -> None:
    play = play_to(Status.RETURNED)
    old = play.case.images[0].id
    assert why_not(play, acts.Drop(id=play.id(), image=old)) == ("already-received", str(old))
    new = play.receive(View.UPPER)
    play.settle(new)
    play.do(acts.Drop(id=play.id(), image=new), SUBMITTER)
    assert [each.status for each in play.case.images if each.id in (old, new)] == ["normalized", "dropped"]


def test_upl_08_nobody_takes_back_what_the_other_side_sent_or_the_office_holds() -> None:
    play = Play(new_case()).begin()
    held, own = play.receive(View.FRONT), play.receive(View.UPPER)
    play.settle(held, hold="safeguarding")
    play.settle(own)
    assert why_not(play, acts.Drop(id=play.id(), image=held)) == ("already-received", str(held))
    with pytest.raises(Unacceptable):
        play.do(acts.Drop(id=play.id(), image=own), ACTORS[Role.HYGIENIST])


def test_img_06_a_film_that_was_taken_back_is_no_reuse_of_itself() -> None:
    play = Play(new_case()).begin()
    film = replace(NOBODY, sop_instance_uid="1.2.3")
    first = play.receive(View.PANORAMIC)
    play.settle(first, dicom=film)
    play.do(acts.Drop(id=play.id(), image=first), SUBMITTER)
    again = play.receive(View.PANORAMIC)
    play.settle(again, dicom=film)
    assert [each.status for each in play.case.images] == ["dropped", "normalized"]


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
