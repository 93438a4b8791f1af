"""Somebody who has a keyboard and nothing else: the page takes no pointer from them, and a control is reached by Tab or by a key."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Person
from tests.journeys.eyes import EYES

MOST_TABS = 250
REFUSE = """
window.pointed = [];
for (const kind of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'wheel', 'click', 'dblclick', 'contextmenu']) {
  window.addEventListener(kind, (event) => {
    // Enter and Space click as well, but nothing points then; a page that clicks by itself is no person.
    if (!event.isTrusted || (kind === 'click' && event.detail === 0 && (event.pointerType ?? '') === '')) return;
    window.pointed.push(kind);
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { capture: true, passive: false });
}
"""
"""Whatever a pointer does is kept from the page, and noted."""


class Keyboard:
    """`page` is for reading only: what points at it does nothing there, and fails the journey at its end."""

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page
        person.context.add_init_script(REFUSE)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Into whatever has the focus."""
        EYES.note("fill", (text,))
        self.page.keyboard.type(text)

    def reach(self, control: Locator) -> None:
        """Tab until this control has the focus."""
        expect(control).to_be_visible()
        for _ in range(MOST_TABS):
            if control.evaluate("(control) => document.activeElement === control"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {control}")

    def use(self, control: Locator, key: str = "Enter") -> None:
        self.reach(control)
        EYES.look(self.page)
        self.press(key)

    def fill(self, field: Locator, text: str) -> None:
        self.reach(field)
        self.write(text)
        expect(field).to_have_value(text)

    def choose(self, select: Locator, value: str) -> None:
        """Go down a list until it says so."""
        self.reach(select)
        for _ in range(select.locator("option").count()):
            if select.input_value() == value:
                return
            self.press("ArrowDown")
        expect(select).to_have_value(value)

    def never_pointed(self) -> None:
        assert self.page.evaluate("window.pointed") == []
