"""Other people's files, more than a thousand: each ends in the outcome that the manifest says, and what is shown is bare and upright."""

import hashlib

import pytest
from msgspec import Struct

from tests.workers.imaging import bare, passage, upright
from tests.workers.imaging.corpus import files, manifest

LEAST = 1300
PATIENCE = 25.0
"""Seconds for the largest of them while other tests run; a child that hangs is ended at thirty."""
AGAIN = 9
"""Every ninth of what is shown is made once more, in a child of its own."""
REVIEW = "python -m tests.workers.imaging.corpus --write, then review the manifest's difference"


class Fared(Struct, frozen=True):
    """What is kept of one file's passage: digests of what was made, and whatever is wrong about it."""

    outcome: str
    digests: tuple[str, ...]
    wrong: tuple[str, ...]
    seconds: float


class Run(Struct, frozen=True):
    """All of them, and the most that the worker held meanwhile, in bytes."""

    fared: dict[str, Fared]
    growth: int
    left: int


def judged(original: bytes, passed: passage.Passage) -> Fared:
    made = passed.made
    if made is None:
        return Fared(passed.outcome, (), (), passed.seconds)
    wrong = [*passage.excesses(made), *bare.traces(original, made), *upright.turns(original, made)]
    digests = tuple(hashlib.sha256(each.content).hexdigest() for each in made.derivatives)
    wrong += [
        f"{each.facts.kind} under a wrong digest"
        for each, digest in zip(made.derivatives, digests, strict=True)
        if each.facts.sha256 != digest
    ]
    return Fared(passed.outcome, digests, tuple(wrong), passed.seconds)


@pytest.fixture(scope="module")
async def run() -> Run:
    every, fared = files.every(), dict[str, Fared]()
    await passage.through(b"")  # whatever stays warm is warm from here on
    before = passage.decoders()
    memory = passage.Memory()

    def look(name: str, original: bytes, passed: passage.Passage) -> None:
        fared[name] = judged(original, passed)

    await passage.each_through(((name, path.read_bytes) for name, path in every.items()), look)
    return Run(fared, memory.growth(), passage.decoders() - before)


def test_t_u10_every_file_ends_as_the_manifest_says(run: Run) -> None:
    told = {name: line.outcome for name, line in manifest.read().items()}
    assert len(run.fared) >= LEAST
    found = {name: each.outcome for name, each in run.fared.items()}
    assert {name: (told.get(name), found.get(name)) for name in {**told, **found} if told.get(name) != found.get(name)} == {}, REVIEW


def test_t_u10_every_refusal_is_right_for_a_reason_that_is_written_down() -> None:
    assert [line.file for line in manifest.read().values() if line.is_refused and not line.why.strip()] == []


def test_t_u10_no_decoder_died_of_a_real_file() -> None:
    assert [line.file for line in manifest.read().values() if line.outcome == "processing_failed"] == []


def test_t_u10_the_worker_stays_small_and_nobody_is_left_behind(run: Run) -> None:
    assert run.growth < passage.MOST_GROWTH
    assert run.left <= 0
    assert {name: each.seconds for name, each in run.fared.items() if each.seconds > PATIENCE} == {}


def test_t_u11_t_u14_what_is_shown_is_bare_upright_and_within_its_limits(run: Run) -> None:
    assert {name: each.wrong for name, each in run.fared.items() if each.wrong} == {}


async def test_img_02_the_same_bytes_make_the_same_pictures_in_another_child(run: Run) -> None:
    every, again = files.every(), dict[str, tuple[str, ...]]()
    shown = [name for name, each in run.fared.items() if each.digests][::AGAIN]

    def look(name: str, original: bytes, passed: passage.Passage) -> None:
        again[name] = judged(original, passed).digests

    await passage.each_through(((name, every[name].read_bytes) for name in shown), look)
    assert len(again) > 10
    assert again == {name: run.fared[name].digests for name in shown}
