"""A scan that is kept and not shown holds nothing up, counts as no view, and is claimed to have been seen nowhere (SPEC UPL-07, D96)."""

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import casework, encounter, gathering, imagework
from schemas.care.case import Status, missing_views
from schemas.care.derivative import Film
from schemas.care.image import readable
from schemas.care.manifest import Item
from schemas.care.record import EncounterRecord
from schemas.ident import ImageId
from schemas.refusal import NotPermitted, Unacceptable
from schemas.view import View
from tests.cases import case_in, new_case
from tests.play import DENTIST, PATIENT, WORKER, Play, stored

SCAN, LETTER, CLIP = "model/stl", "application/pdf", "video/mp4"


def settled(play: Play, view: View, media_type: str, **more: object) -> ImageId:
    """A file of that type, sent for that view and settled by the worker."""
    image = play.receive(view)
    made = () if media_type == SCAN else (stored("thumb", str(image), 256, 192), stored("display", str(image)))
    act = acts.SettleImage(id=play.id(), image=image, status="normalized", media_type=media_type, recipe=3, objects=made)
    play.do(msgspec.structs.replace(act, **more), WORKER)
    return image


def with_file(media_type: str, view: View = View.DOCUMENT, **more: object) -> tuple[Play, ImageId]:
    """A case in review that has all its views, and that file beside them."""
    play = Play(new_case()).begin()
    play.send_views()
    image = settled(play, view, media_type, **more)
    play.submit()
    play.queue()
    play.take()
    return play, image


def test_upl_07_a_scan_is_attached_and_settled() -> None:
    play, image = with_file(SCAN)
    attached = play.case.image(image)
    assert attached is not None
    assert (attached.status, attached.is_settled, attached.reason) == ("attached", True, "")
    assert attached not in readable(play.case.images)


def test_upl_07_a_scan_blocks_no_signature_and_is_not_looked_at() -> None:
    play, image = with_file(SCAN)
    play.look()
    lacking = [gap for gap in encounter.gaps(play.case, DENTIST, play.now.date()) if gap.subject == str(image)]
    assert lacking == []
    with pytest.raises(NotPermitted) as look:
        play.do(acts.Look(id=play.id(), image=image, px=2048, ms=3000), DENTIST)
    with pytest.raises(NotPermitted) as side:
        play.do(acts.ConfirmSide(id=play.id(), image=image, side="R"), DENTIST)
    assert (look.value.why, side.value.why) == ("look-too-short", "not-readable")


def test_d96_02_who_brought_a_scan_is_written_all_the_same() -> None:
    play, image = with_file(SCAN)
    (attached,) = (each for each in play.case.images if each.id == image)
    nameless = replace(attached, collector=replace(attached.collector, name=""))
    case = imagework.with_image(play.case, nameless)
    assert [(gap.why, gap.subject) for gap in encounter.collected(case)] == [("gap-collected", str(image))]


@pytest.mark.parametrize(("media_type", "counts"), [(SCAN, False), (LETTER, False), (CLIP, True)])
def test_img_05_neither_a_scan_nor_a_letter_is_the_view_it_was_sent_for(media_type: str, counts: bool) -> None:
    play = Play(new_case()).begin()
    wanted = play.case.wanted
    play.send_views(views=tuple(View(view) for view in wanted[1:]))
    settled(play, View(wanted[0]), media_type)

    missing = () if counts else (wanted[0],)
    assert imagework.weak_views(play.case) == missing
    assert missing_views(play.case) == missing
    assert casework.still_wanted(play.case) == missing


def test_upl_07_a_scan_alone_is_not_enough_to_send() -> None:
    play = Play(new_case()).begin()
    settled(play, View.DOCUMENT, SCAN)
    assert "gap-no-image" in [gap.why for gap in gathering.missing_to_submit(play.case)]
    settled(play, View.DOCUMENT, LETTER)
    assert "gap-no-image" not in [gap.why for gap in gathering.missing_to_submit(play.case)]


def test_upl_08_a_scan_can_be_taken_back_before_it_is_sent() -> None:
    play = Play(new_case()).begin()
    image = settled(play, View.DOCUMENT, SCAN)
    play.do(acts.Drop(id=play.id(), image=image), PATIENT)
    assert [each.status for each in play.case.images] == ["dropped"]


def test_img_06_a_scan_that_was_held_is_a_scan_afterwards() -> None:
    play = Play(new_case()).begin()
    image = settled(play, View.DOCUMENT, SCAN, hold="safeguarding")
    (held,) = play.case.images
    assert held.status == "held"
    assert (
        imagework.resolve_hold(play.case, acts.ResolveHold(id=play.id(), image=image, belongs=True, reason="ours"), DENTIST, play.now)
        .case.images[0]
        .status
        == "attached"
    )


def test_upl_10_the_same_scan_twice_names_its_twin() -> None:
    play, image = with_file(SCAN)
    (attached,) = (each for each in play.case.images if each.id == image)
    again = replace(play.announcement(View.DOCUMENT), sha256=attached.sha256)
    with pytest.raises(Unacceptable) as refusal:
        play.do(again, PATIENT)
    assert (refusal.value.why, refusal.value.subject) == ("duplicate", str(image))


def test_d96_01_the_record_lists_a_scan_as_kept_and_says_how_long_a_clip_is() -> None:
    film = Film(frames=360, every=8, sizes=(1,) * 45, seconds=12.0)
    play, scan = with_file(SCAN)
    clip = settled(play, View.CLOSE_UP, CLIP, film=film)
    play.look()
    finished = case_in(Status.IN_REVIEW).surroundings.draft.review
    play.write(
        replace(finished, findings=(), no_abnormality_seen=True, advice=tuple(replace(each, findings=()) for each in finished.advice))
    )

    record = msgspec.json.decode(encounter.seal(play.case, DENTIST, play.now), type=EncounterRecord)

    items = {each.image: each for each in record.gathered}
    assert (items[scan].status, items[scan].media_type, items[scan].length, items[scan].derivatives) == ("attached", SCAN, None, {})
    assert (items[scan].sides.kind, items[scan].width) == ("none", None)
    length = items[clip].length
    assert length is not None
    assert (length.frames, length.shown, length.seconds) == (360, 45, 12.0)
    assert scan not in {each.image for each in record.looks}
    assert "except those that this record says were not shown" in record.signature.meaning


def test_d96_01_a_record_from_before_says_nothing_of_length() -> None:
    fields = {each.name: each for each in msgspec.structs.fields(Item)}
    assert fields["length"].default is None
