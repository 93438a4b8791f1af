"""How soon the reading room shows something, on the line and the machine that a dentist may have at home.

    python -m tests.bench.reading_room [rounds]

Two cases, each of five photos of 12 megapixels and four radiographs of 2000 × 1500 and 12 bit, in Debian's Chromium under its own
throttling: 10 Mbit/s, 20 ms, and a processor that is four times slower. Seconds by the page's own clock, medians with their range.

* first picture: from the navigation to the case, with an empty cache, to the picture on the canvas; SPEC VWR-01 asks for 1.5 s
* all pictures: the same, to the last byte of the ninth picture's copy; 4 s
* next case: from the press of the button to the other case's first picture on the canvas; 0.3 s
* radiograph: over slow 4G (1.6 Mbit/s, 150 ms), from choosing it in the strip to a picture of it; 1.5 s
"""

from __future__ import annotations

import asyncio
import base64
import io
import json
import shutil
import statistics
import sys
import time
from typing import Any

import numpy as np
import pydicom
from playwright.sync_api import CDPSession, Page, expect, sync_playwright

from tests import factories
from tests.bench.radiographs import a_radiograph
from tests.infra import keeping
from tests.journeys.conftest import CHROMIUM_FLAGS, Person, opened
from tests.journeys.dentist import Dentist
from tests.journeys.eyes import EYES

ROUNDS = 5
PHOTOS = ("front", "right", "left", "upper", "lower")
FILMS = ("periapical", "bitewing_right", "bitewing_left", "other_radiograph")
HOME = {"offline": False, "latency": 20, "downloadThroughput": 10_000_000 / 8, "uploadThroughput": 5_000_000 / 8}
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
SLOWED = 4
SETTLED_MS = 2_000
READ_MS = 20_000
"""A case is read for longer than that; meanwhile the rest of it, and the next case's first picture, are fetched."""
SHOWN = """
() => new Promise((told) => {
  const look = () => {
    const there = document.querySelector('.viewer[data-image]:not([data-painter=""])');
    requestAnimationFrame(there ? () => told(performance.now() / 1000) : look);
  };
  look();
})
"""
"""The page's clock one frame after a picture is on the canvas."""

PRESSED = """
(button, [room, image]) => new Promise((told) => {
  const begun = performance.now();
  button.click();
  const look = () => {
    const viewer = document.querySelector('.viewer[data-image]:not([data-painter=""])');
    const there = viewer && (image === '' || viewer.dataset.image === image) && !viewer.closest(`[data-case="${room}"]`);
    requestAnimationFrame(there ? () => told((performance.now() - begun) / 1000) : look);
  };
  look();
})
"""
"""Seconds from a button to one frame after the picture, in another room than that one, is on the canvas."""


def main(rounds: int) -> None:
    with opened() as house:
        cases = [asyncio.run(keeping.gather(house.url, pictures(number))) for number in range(2)]
        for name, seconds in rounds_of(house.url, cases, rounds).items():
            print(f"{name:24} {statistics.median(seconds):6.2f} s  ({min(seconds):.2f} to {max(seconds):.2f})")


def rounds_of(url: str, cases: list[str], rounds: int) -> dict[str, list[float]]:
    """Seconds of every round, by what was measured."""
    found: dict[str, list[float]] = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS.split())
        for _ in range(rounds):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            dentist = Dentist(Person(context, context.new_page(), url))
            EYES.watched.clear()
            dentist.sign_in()
            state = context.storage_state()
            context.close()
            # An empty cache, and the visit that goes on.
            context = browser.new_context(viewport={"width": 1280, "height": 800}, storage_state=state)
            page = context.new_page()
            for name, seconds in measured(page, context.new_cdp_session(page), url, cases).items():
                found.setdefault(name, []).append(seconds)
            context.close()
        browser.close()
    return found


def pictures(number: int) -> dict[str, bytes]:
    """Nine pictures by view, other ones for every case."""
    photos = {view: factories.camera_jpeg(seed=10 * number + at) for at, view in enumerate(PHOTOS)}
    return photos | {view: film(10 * number + at) for at, view in enumerate(FILMS)}


def film(seed: int) -> bytes:
    """The radiograph of tests/bench/radiographs.py with a little more noise, as an instance of its own."""
    given = pydicom.dcmread(io.BytesIO(a_radiograph()))
    noise = np.random.default_rng(seed).integers(-2, 3, given.pixel_array.shape)
    given.PixelData = np.clip(given.pixel_array.astype(np.int32) + noise, 0, 4095).astype(np.uint16).tobytes()
    given.SOPInstanceUID = given.file_meta.MediaStorageSOPInstanceUID = pydicom.uid.generate_uid()
    out = io.BytesIO()
    given.save_as(out)
    return out.getvalue()


def measured(page: Page, network: CDPSession, url: str, cases: list[str]) -> dict[str, float]:
    """Seconds of each of the four, in one visit."""
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", HOME)
    network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    copies: dict[str, str] = {}
    ended: dict[str, float] = {}
    network.on("Network.requestWillBeSent", lambda event: note(event, copies))
    network.on("Network.loadingFinished", lambda event: ended.update({event["requestId"]: event["timestamp"]}))
    begun: list[float] = []
    network.on("Network.requestWillBeSent", lambda event: begun.append(event["timestamp"]))
    page.goto(f"{url}/review#/cases/{cases[0]}", wait_until="commit")
    first = float(page.evaluate(SHOWN))
    nine = len(PHOTOS) + len(FILMS)
    wait(page, lambda: len({copies[each] for each in ended if each in copies}) >= nine)
    every = sorted(ended[each] for each in ended if each in copies)[nine - 1] - begun[0]
    button = page.get_by_role("button", name="Next case")
    expect(button).to_be_visible()
    page.wait_for_timeout(READ_MS)
    next_case = float(button.evaluate(PRESSED, [cases[0], ""]))
    return {
        "first picture": first,
        "all pictures": every,
        "next case": next_case,
        "radiograph, slow 4G": on_slow_4g(page, network, cases[0]),
    }


def on_slow_4g(page: Page, network: CDPSession, case: str) -> float:
    """From choosing a radiograph that nothing was fetched of to a picture of it."""
    network.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    page.evaluate("() => Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })")
    page.evaluate("(case_) => { location.hash = `#/cases/${case_}`; }", case)
    expect(page.locator(".room")).to_have_attribute("data-case", case)
    page.wait_for_timeout(SETTLED_MS)
    network.send("Network.emulateNetworkConditions", SLOW_4G)
    thumb = page.locator("[data-thumb]").nth(len(PHOTOS))
    image = str(thumb.get_attribute("data-thumb"))
    return float(thumb.evaluate(PRESSED, ["", image]))


def note(event: dict[str, Any], copies: dict[str, str]) -> None:
    """Remember a request for a picture's copy by its image."""
    _, found, mark = event["request"]["url"].partition("/i/")
    if found and event["request"]["method"] == "GET":
        raw = mark.partition(".")[0]
        given = json.loads(base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4)))
        if "display" in given:
            copies[event["requestId"]] = given[2]


def wait(page: Page, what: Any) -> None:
    """Until it is true, or for a minute: the browser's events come while the page is asked something."""
    deadline = time.monotonic() + 60
    while not what():
        if time.monotonic() > deadline:
            sys.exit("The pictures did not all come within a minute.")
        page.wait_for_timeout(20)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
