"""An image worked on once more: tried again, made anew by a newer recipe, and every pixel of it (SPEC IMG-02, IMG-03)."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import encounter
from schemas.care.case import READ, Status
from schemas.care.derivative import RECIPE, Tiles
from schemas.care.full import Full, state_of
from schemas.care.image import Image
from schemas.care.renewing import PIECES_STAY, may_try_again, why_not_renewed
from schemas.ident import ImageId
from schemas.person import Actor
from schemas.refusal import OutOfTurn, Unacceptable
from schemas.view import View
from tests.cases import case_in, play_to
from tests.play import DENTIST, OFFICE, PATIENT, WORKER, Play, quality, stored


def failed(reason: str, recipe: int = RECIPE) -> tuple[Play, ImageId]:
    """A draft with one image that could not be opened."""
    play = play_to(Status.DRAFT)
    image = play.receive(View.CLOSE_UP)
    play.do(acts.SettleImage(id=play.id(), image=image, status="unreadable", reason=reason, recipe=recipe), WORKER)
    return play, image


def found(play: Play, image: ImageId) -> Image:
    it = play.case.image(image)
    assert it is not None
    return it


def renewal(play: Play, image: ImageId, width: int = 4000, **more: object) -> acts.RenewImage:
    made = (stored("thumb", f"{image} anew", 256, 192), stored("display", f"{image} anew"))
    measured = replace(quality("retake"), width=width)
    return acts.RenewImage(
        id=play.id(),
        image=image,
        media_type="image/jpeg",
        recipe=RECIPE,
        quality=measured,
        objects=made,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("reason", "recipe", "may"),
    [
        ("processing_failed", RECIPE, True),
        ("pieces-missing", RECIPE, True),
        ("limit", RECIPE, True),
        ("undecodable", RECIPE, False),
        ("undecodable", RECIPE - 1, True),
        ("wrong_type", RECIPE - 1, True),
        ("digest", RECIPE - 1, False),
    ],
)
def test_img_03_what_may_be_tried_again(reason: str, recipe: int, may: bool) -> None:
    """Not what the file alone is to blame for, unless a newer recipe may see it otherwise; never bytes that were not those announced."""
    play, image = failed(reason, recipe)
    assert may_try_again(play.case, found(play, image), play.now) is may
    if may:
        play.do(acts.TryAgain(id=play.id(), image=image), OFFICE)
        waiting = found(play, image)
        assert (waiting.status, waiting.reason, waiting.tried_at) == ("received", "", play.now)
        assert [(each.fact, each.subject) for each in play.changes[-1].follows] == [("image_received", image)]
        play.settle(image)
        assert found(play, image).status == "normalized"
    else:
        with pytest.raises(Unacceptable):
            play.do(acts.TryAgain(id=play.id(), image=image), OFFICE)


def test_img_03_after_a_day_the_pieces_are_gone() -> None:
    play, image = failed("processing_failed")
    settled = found(play, image).settled_at
    assert settled is not None
    assert may_try_again(play.case, found(play, image), settled + PIECES_STAY - timedelta(seconds=1))
    assert not may_try_again(play.case, found(play, image), settled + PIECES_STAY)


def test_img_03_nothing_is_tried_again_once_the_case_is_answered() -> None:
    play = play_to(Status.DRAFT)
    image = play.receive(View.CLOSE_UP)
    play.do(acts.SettleImage(id=play.id(), image=image, status="unreadable", reason="limit", recipe=RECIPE), WORKER)
    play.do(acts.Withdraw(id=play.id(), reason=""), PATIENT)
    assert not may_try_again(play.case, found(play, image), play.now)
    with pytest.raises(OutOfTurn):
        play.do(acts.TryAgain(id=play.id(), image=image), OFFICE)


@pytest.mark.parametrize("status", Status)
def test_img_03_pictures_are_made_anew_only_where_nobody_reads_or_has_answered(status: Status) -> None:
    case = case_in(status)
    why = {why_not_renewed(case, each) for each in case.images}
    answered = (Status.SIGNED, Status.COMMUNICATED, Status.CLOSED)
    ended = (Status.WITHDRAWN, Status.EXPIRED)
    expected = {Status.IN_REVIEW: "in_review", **dict.fromkeys(answered, "signed"), **dict.fromkeys(ended, "ended")}
    assert why == {expected.get(status)}
    play = Play(case)
    if why != {None}:
        with pytest.raises(OutOfTurn):
            play.do(renewal(play, case.images[0].id), WORKER)
        assert play.case is case


def handed_back() -> Play:
    """A case that a dentist has looked at, marked, and given back: it is ready, and its draft holds a mark."""
    play = play_to(Status.IN_REVIEW)
    play.do(acts.HandBack(id=play.id(), reason="Another patient first."), DENTIST)
    return play


def of(play: Play, actor: Actor = DENTIST) -> set[tuple[str, str | None]]:
    assert play.case.place is not None
    return {(gap.why, gap.subject) for gap in encounter.gaps(play.read_by(actor), actor, play.case.place.day(play.now))}


def test_img_03_marks_findings_and_looks_survive_newer_pictures() -> None:
    """They are in pixels of the upright original, which no recipe changes; what was shown stays with the image."""
    play, before = handed_back(), handed_back()
    draft = play.case.surroundings.draft
    for each in play.case.images:
        play.do(renewal(play, each.id), WORKER)
    assert play.case.surroundings.draft == draft
    assert play.case.looks == before.case.looks
    assert play.case.status is Status.READY
    for old, new in zip(before.case.images, play.case.images, strict=True):
        assert set(old.objects) < set(new.objects)
        assert new.stored("display") != old.stored("display")
        assert new.stored("original") == old.stored("original")
        assert (new.pixels, new.quality) == (old.pixels, old.quality)
    play.take()
    before.take()
    assert of(play) == of(before)
    assert not any(why in ("gap-mark", "gap-finding-image") for why, _ in of(play))


def test_img_03_a_record_that_is_signed_after_a_renewal_speaks_of_the_newest_pictures() -> None:
    play = handed_back()
    for each in play.case.images:
        play.do(renewal(play, each.id), WORKER)
    play.take()
    play.look()
    play.write(play.case.surroundings.draft.review)
    play.sign()
    record = play.changes[-1].sealed
    assert record is not None
    for each in play.case.images:
        display, older = (one for one in each.objects if one.kind == "display")
        assert display.sha256.encode() in record
        assert older.sha256.encode() not in record


def test_img_03_another_size_is_refused() -> None:
    play = play_to(Status.READY)
    with pytest.raises(Unacceptable):
        play.do(renewal(play, play.case.images[0].id, width=3000), WORKER)


def test_img_02_whoever_zooms_adds_nothing_to_the_evidence() -> None:
    for status in READ:
        play = play_to(status)
        image, before = play.case.images[0], play.case
        tiles = Tiles(side=1024, sizes=(1000,))
        play.do(acts.KeepFull(id=play.id(), image=image.id, recipe=RECIPE, object=stored("full", "it"), tiles=tiles), WORKER)
        assert len(play.case.fulls) == 1
        assert replace(play.case, fulls=(), version=before.version, head=before.head) == before
        assert play.case.fulls[0].objects[0] in play.case.objects


def test_img_02_what_a_reader_who_zooms_can_have() -> None:
    image = case_in(Status.READY).images[0]
    there = Full(image=image.id, recipe=image.recipe, object=stored("full", "it"), tiles=Tiles(side=1024, sizes=(1,)), reason="")
    assert state_of(image, None) == "on_request"
    assert state_of(image, there) == "there"
    assert state_of(image, replace(there, object=None, tiles=None, reason="limit")) == "refused"
    assert state_of(image, replace(there, recipe=image.recipe - 1)) == "on_request", "a newer recipe makes it anew"
    assert state_of(replace(image, status="held"), there) == "none"
    small = replace(image, quality=replace(quality(), width=2048, height=1536))
    assert state_of(small, None) == "shown"
    film = replace(image, objects=(*image.objects, replace(stored("display", "film"), kind="film")))
    assert state_of(film, None) == "none"
