"""The supervisor with real processes and a clock of our own: restarts come, ever more slowly, and calm is rewarded."""

from __future__ import annotations

import pathlib
import sys
from collections.abc import Iterator

import pytest

from infra.embedded.process import Process, Recipe, plain_environment
from infra.supervisor import CALM_SECONDS, Supervisor


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def group(tmp_path: pathlib.Path) -> Iterator[list[Process]]:
    recipe = Recipe(
        name="sleeper",
        argv=[sys.executable, "-c", "import signal; signal.pause()"],
        log=tmp_path / "sleeper.log",
        environment=plain_environment(tmp_path),
    )
    processes = [Process(recipe)]
    yield processes
    for process in processes:
        process.stop()


def end(group: list[Process]) -> None:
    group[0].stop()
    assert group[0].died


def test_an_ended_process_is_started_again_after_ever_longer_waits(group: list[Process]) -> None:
    clock, said = Clock(), list[str]()
    supervisor = Supervisor([group], said.append, clock)
    supervisor.look()
    waits = []
    for _ in range(9):
        end(group)
        supervisor.look()
        asked = clock.now
        while group[0].died:
            clock.now += 0.25
            supervisor.look()
        waits.append(clock.now - asked)
    assert waits == [0.5, 1, 2, 4, 8, 16, 30, 30, 30]
    assert supervisor.deaths("sleeper") == 9
    assert said[0] == "sleeper ended (signal 15); it starts again in 0.5 s."


def test_a_calm_life_forgives_earlier_deaths(group: list[Process]) -> None:
    clock = Clock()
    supervisor = Supervisor([group], lambda words: None, clock)
    supervisor.look()
    for _ in range(3):
        end(group)
        supervisor.look()
        clock.now += 10
        supervisor.look()
    assert supervisor.deaths("sleeper") == 3
    clock.now += CALM_SECONDS
    end(group)
    supervisor.look()
    assert supervisor.deaths("sleeper") == 1


def test_a_living_process_is_left_alone(group: list[Process]) -> None:
    before = group[0].pid
    Supervisor([group], lambda words: None, Clock()).look()
    assert group[0].pid == before
    assert not group[0].died
