"""D96-12: a packet verifies by itself, and whatever is done to it is named by its place."""

from __future__ import annotations

import copy
import pathlib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from schemas.care import packet as packets
from storage.care import cases, packet
from storage.keys import about, lock
from storage.verify.broken import Broken
from storage.verify.packet import Totals, verify
from tests.packets import Files, apart, relinked, renamed, together
from tests.storage import walk
from tests.storage.verify.house import Played

Damage = Callable[[dict[str, Any], Files], bytes]
RECORD, PDF = "round-1/record.json", "round-1/record.pdf"


def verified(content: bytes, folder: pathlib.Path) -> Totals:
    path = folder / "packet.zip"
    path.write_bytes(content)
    return verify(path)


async def test_d96_12_a_sound_packet_is_ok_with_its_counts(played: Played, sound: bytes, tmp_path: pathlib.Path) -> None:
    manifest, files = apart(sound)
    assert together(manifest, files, played.hall.keys) == sound
    case = await played.read(played.told)
    counts = {
        "files": 7,
        "bytes": len(sound),
        "lines": case.version,
        "records": 1,
        "named": 1,
        "readable": 1,
        "originals": 3,
        "withheld": 0,
        "opinions": 0,
    }
    signed_by = played.hall.keys.packet_key.fingerprint
    expected = Totals(**counts, case=str(case.id), head=case.head, signed_by=signed_by, asked=False)
    assert verified(sound, tmp_path) == expected
    assert expected.line.startswith("OK: files 7, bytes ")
    assert "withheld 0" in expected.line
    assert case.head in expected.line
    assert {each["act"] for each in manifest["history"] if "opened" in each} == {"keep_record"}


def flipped(files: Files, number: int) -> None:
    name, content = files[number]
    files[number] = (name, content[:-1] + bytes([content[-1] ^ 1]))


def of_original(manifest: dict[str, Any], files: Files) -> bytes:
    flipped(files, 3)
    return together(manifest, files)


def of_original_and_its_digest(manifest: dict[str, Any], files: Files) -> bytes:
    flipped(files, 3)
    renamed(manifest, files)
    return together(manifest, files)


def of_record(manifest: dict[str, Any], files: Files) -> bytes:
    flipped(files, 0)
    return together(manifest, files)


def of_record_and_its_digest(manifest: dict[str, Any], files: Files) -> bytes:
    files[0] = (RECORD, files[0][1].replace(b"Canary", b"Kanary"))
    renamed(manifest, files)
    return together(manifest, files)


def of_the_manifest(manifest: dict[str, Any], files: Files) -> bytes:
    made = bytearray(together(manifest, files))
    made[200] ^= 1
    return bytes(made)


def of_the_manifests_words(manifest: dict[str, Any], files: Files) -> bytes:
    manifest["does_not_prove"] = []
    return together(manifest, files)


def of_the_readable_record(manifest: dict[str, Any], files: Files) -> bytes:
    flipped(files, 1)
    renamed(manifest, files)
    return together(manifest, files)


def an_opened_payload(manifest: dict[str, Any], files: Files) -> bytes:
    opened = next(each["opened"] for each in manifest["history"] if "opened" in each)
    opened["payload"] = opened["payload"].replace("application/pdf", "application/zip")
    return together(manifest, files)


def no_readable_record(manifest: dict[str, Any], files: Files) -> bytes:
    manifest["readable"] = []
    del files[1], manifest["files"][1]
    return together(manifest, files)


def the_last_file(manifest: dict[str, Any], files: Files) -> bytes:
    return together(manifest, files[:-1])


def a_file_between(manifest: dict[str, Any], files: Files) -> bytes:
    return together(manifest, [files[0], *files[2:]])


def an_original_everywhere(manifest: dict[str, Any], files: Files) -> bytes:
    manifest["originals"].pop()
    manifest["files"].pop()
    return together(manifest, files[:-1])


def one_file_too_many(manifest: dict[str, Any], files: Files) -> bytes:
    return together(manifest, [*files, ("extra.txt", b"more")])


def something_behind(manifest: dict[str, Any], files: Files) -> bytes:
    return together(manifest, files) + b"more"


def cut_short(manifest: dict[str, Any], files: Files) -> bytes:
    made = together(manifest, files)
    return made[: made.index(files[-1][1]) + 1]


def a_line(manifest: dict[str, Any], files: Files) -> bytes:
    del manifest["history"][4]
    return together(manifest, files)


def a_line_and_its_number(manifest: dict[str, Any], files: Files) -> bytes:
    del manifest["history"][4]
    for number, each in enumerate(manifest["history"], 1):
        each["sequence"] = number
    return together(manifest, files)


def a_line_and_every_hash(manifest: dict[str, Any], files: Files) -> bytes:
    del manifest["history"][4]
    relinked(manifest)
    for some in ("records", "readable"):
        for each in manifest[some]:
            each["line"] -= 1
    return together(manifest, files)


def two_lines(manifest: dict[str, Any], files: Files) -> bytes:
    lines = manifest["history"]
    lines[2], lines[3] = lines[3], lines[2]
    return together(manifest, files)


def the_last_line(manifest: dict[str, Any], files: Files) -> bytes:
    manifest["history"].pop()
    return together(manifest, files)


def who_did_it(manifest: dict[str, Any], files: Files) -> bytes:
    manifest["history"][6]["role"] = "admin"
    return together(manifest, files)


def the_signer_and_every_hash(manifest: dict[str, Any], files: Files) -> bytes:
    line = next(each for each in manifest["history"] if each["act"] == "sign")
    line["actor"] = manifest["case"]
    relinked(manifest)
    return together(manifest, files)


DAMAGES: dict[Damage, str] = {
    of_original: r"^originals/[0-9a-f-]{36}\.jpg: its bytes are not what its digest says$",
    of_original_and_its_digest: r"^originals/[0-9a-f-]{36}\.jpg: it is not the original that the record names$",
    of_record: rf"^{RECORD}: its bytes are not what its digest says$",
    of_record_and_its_digest: rf"^{RECORD}: it is not what history line \d+ sealed$",
    of_the_manifest: r"^manifest\.json: its bytes are not what its checksum says$",
    of_the_manifests_words: r"^manifest\.json: it is not written as the house writes it$",
    of_the_readable_record: rf"^{PDF}: it is not what history line \d+ kept$",
    an_opened_payload: r"^history line \d+: the payload is not what its digest says$",
    no_readable_record: r"^manifest\.json: the newest readable record, which history line \d+ kept, is not among the files$",
    the_last_file: r"^originals/[0-9a-f-]{36}\.jpg: it is not where it belongs",
    a_file_between: rf"^{PDF}: 'originals/[0-9a-f-]{{36}}\.jpg' stands in its place$",
    an_original_everywhere: r"^manifest\.json: the originals are not those that the records name, each once$",
    one_file_too_many: r"^the list of the files: 'extra\.txt' stands in its place$",
    something_behind: r"^the end of the packet: something follows it$",
    cut_short: r"^originals/[0-9a-f-]{36}\.jpg: the packet ends within it$",
    a_line: r"^history line 5: it is missing; line 6 stands in its place$",
    a_line_and_its_number: r"^history line 5: it does not follow the line before it$",
    a_line_and_every_hash: rf"^{RECORD}: it names other lines of the history than those before line \d+$",
    two_lines: r"^history line 3: it is missing; line 4 stands in its place$",
    the_last_line: r"^history line \d+: it is missing; the head is another one than that of the last line$",
    who_did_it: r"^history line 7: its hash does not fit what it says$",
    the_signer_and_every_hash: rf"^{RECORD}: history line \d+ has another signer or another time$",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.__name__)
def test_d96_12_each_damage_is_named_by_its_place(sound: bytes, damage: Damage, tmp_path: pathlib.Path) -> None:
    manifest, files = apart(sound)
    with pytest.raises(Broken, match=DAMAGES[damage]):
        verified(damage(copy.deepcopy(manifest), list(files)), tmp_path)


def test_d96_12_a_record_from_before_lines_named_what_they_seal_is_counted_as_such(sound: bytes, tmp_path: pathlib.Path) -> None:
    manifest, files = apart(sound)
    del next(each for each in manifest["history"] if each["act"] == "sign")["sealed"]
    relinked(manifest)
    totals = verified(together(manifest, files), tmp_path)
    assert (totals.records, totals.named) == (1, 0)


def test_d96_12_what_is_withheld_is_said(sound: bytes, tmp_path: pathlib.Path) -> None:
    manifest, files = apart(sound)
    left_out = manifest["originals"].pop()
    manifest["files"].pop()
    manifest["withheld"] = [{"image": left_out["image"], "status": "held"}]
    totals = verified(together(manifest, files[:-1]), tmp_path)
    assert (totals.originals, totals.withheld) == (2, 1)
    assert any("withheld" in each for each in packets.DOES_NOT_PROVE)


async def test_d96_12_a_record_sealed_anew_with_the_houses_own_keys_is_missed_by_its_history(played: Played) -> None:
    """Whoever has the master key can lock other bytes in their place; the line that sealed them says what they were."""
    case = await played.read(played.told)
    async with played.hall.database.begin(walk.OFFICE) as transaction:
        key = await cases.case_key(transaction, case.id)
    sealed = lock(key, b"{}", about("sealed", walk.HOUSE, case.id, 1, 0))
    digest = packet.told("", b"{}").sha256
    other = replace(case, around=None, sealed=(replace(case.sealed[0], digest=digest),))
    content = lock(key, msgspec.json.encode(other, order="deterministic"), about("case", walk.HOUSE, case.id))
    async with played.after() as intruder:
        await intruder.does("UPDATE sealed_records SET content = $2, digest = $3 WHERE case_id = $1", case.id, sealed, digest)
        await intruder.does("UPDATE cases SET content = $2 WHERE case_id = $1", case.id, content)
        assert f"case {case.id}: the sealed records are not those that its history names" == await played.broken()
