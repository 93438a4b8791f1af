"""A clip, a letter and a scan on their way through the worker: what is made of them is kept under the key of the case (SPEC UPL-07)."""

from __future__ import annotations

import hashlib

from schemas.care.case import Status
from storage.care import cases
from tests import clips
from tests.workers.bench import HOUSE, Bench


async def test_upl_07_a_clip_a_letter_and_a_scan_are_settled_and_kept(bench: Bench) -> None:
    originals = clips.by_ffmpeg(*clips.H264), clips.letter("Dear Doctor", "Yours"), clips.stl()
    case, sent = await bench.sent(*originals)
    await bench.finish(case)
    case = await bench.case(case)
    assert case.status is Status.READY
    clip, letter, scan = [await bench.image(case, each) for each in sent]

    assert [each.status for each in (clip, letter, scan)] == ["normalized", "normalized", "attached"]
    assert [each.media_type for each in (clip, letter, scan)] == ["video/mp4", "application/pdf", "model/stl"]
    assert {each.kind for each in clip.objects} == {"original", "display", "thumb", "film"}
    assert {each.kind for each in letter.objects} == {"original", "display", "thumb", "film", "text"}
    assert [each.kind for each in scan.objects] == ["original"]
    assert clip.film is not None
    assert (clip.film.frames, clip.film.seconds, len(clip.film.sizes)) == (60, 2.0, 8)
    assert letter.film is not None
    assert (letter.film.frames, letter.quality) == (2, None)
    assert clip.pixels == (640, 480)

    async with bench.shop.database.begin(cases.machine(HOUSE)) as transaction:
        key = await cases.case_key(transaction, case.id)
    for image, content in zip((clip, letter, scan), originals, strict=True):
        kept = {each.kind: await bench.shop.store.open(key, each) for each in image.objects}
        assert kept["original"] == content
        assert all(hashlib.sha256(kept[each.kind]).hexdigest() == each.sha256 for each in image.objects)
        for each in image.objects:
            assert content[:64] not in await bench.shop.store.fetch(each.key)
        if image.film is not None:
            assert len(kept["film"]) == sum(image.film.sizes)


async def test_upl_07_a_letter_under_a_password_says_so(bench: Bench) -> None:
    case, (locked, long) = await bench.sent(clips.locked(), clips.by_opencv("mp4v", count=250, width=352, height=288, rate=4))
    await bench.finish(case)
    found = [await bench.image(case, each) for each in (locked, long)]
    assert [(each.status, each.reason) for each in found] == [("unreadable", "locked"), ("unreadable", "too_long")]
