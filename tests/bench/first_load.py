"""Bytes of the patient's first page load, as a browser's network sees them, and what is asked for after the birth date.

    python -m tests.bench.first_load

The limit is 60 KB gzip in all for the first load: HTML, script, style, words and pictures together.
"""

from __future__ import annotations

import shutil
from typing import Any

from playwright.sync_api import expect, sync_playwright

from tests.journeys.conftest import CHROMIUM_FLAGS, Person, opened
from tests.journeys.eyes import EYES
from tests.journeys.office import Office
from tests.journeys.patient import Patient

LIMIT = 60_000
NUMBER = "+15550100888"


def main() -> None:
    with opened() as house, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS.split())
        desk = browser.new_context()
        office = Office(Person(desk, desk.new_page(), house.url))
        office.sign_in()
        office.invite("Mia", "Torres", number=NUMBER, case_type="emergency_screening")
        context = browser.new_context(viewport={"width": 375, "height": 740}, is_mobile=True, has_touch=True)
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.send("Network.enable")
        received: list[float] = []
        asked: dict[str, str] = {}
        network.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))

        def arrived(event: dict[str, Any]) -> None:
            received.append(event["encodedDataLength"])
            print(f"  {event['encodedDataLength']:8.0f}  {asked[event['requestId']].rsplit('/', 1)[-1][:40]}")

        network.on("Network.loadingFinished", arrived)
        patient = Patient(Person(context, page, house.url))
        EYES.watched.clear()  # they would turn the page to Spanish, and load its words as well
        page.goto(house.link_sent_to(NUMBER))
        expect(page.get_by_label(patient.say("shell-month"), exact=True)).to_be_visible()
        page.wait_for_load_state("networkidle")
        first = sum(received)
        print(f"first load          {first:8.0f} bytes with headers, {len(received)} answers; limit {LIMIT}")
        patient.unlock()
        expect(page.get_by_role("heading", level=1, name=patient.say("capture-who"))).to_be_visible()
        page.wait_for_load_state("networkidle")
        print(f"after the birth date{sum(received) - first:8.0f} bytes")
        browser.close()


if __name__ == "__main__":
    main()
