"""What sees every page of every journey: before anybody does anything on a page, axe looks at it, and Spanish is read for English.

So no page, step, part, error or open dialog escapes that a journey comes to. A page that looks as one did before, but for its words, is
not looked at twice; its words are read all the same. An English page is turned to Spanish for a moment whenever it says something that
was not seen in Spanish yet, as it stands, with its errors and its open dialog.
"""

from __future__ import annotations

import functools
import itertools
import pathlib
from collections.abc import Callable
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults  # type: ignore[import-untyped]
from playwright.sync_api import BrowserContext, Locator, Page

from infra import seed
from tests.journeys.english import FEWEST_LETTERS, english, patterns

ACTIONS = ("click", "check", "uncheck", "fill", "press", "select_option", "set_input_files", "tap", "dblclick", "hover", "drag_to")
"""What people do to a part of a page."""

SIGN_INS = {each.sign_in for each in seed.CLINIC.people}
"""Entered, but ordinary words that the pages say as well."""

SHOTS = pathlib.Path(__file__).parents[2] / ".pictures"

SEEN = """() => {
  const told = new Set(['role', 'type', 'class', 'lang', 'disabled', 'open', 'href', 'tabindex']);
  const free = new Set(['href', 'aria-label', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'aria-valuenow', 'aria-valuetext',
    'aria-activedescendant']);
  const shape = (element) => {
    const names = [...element.attributes]
      .filter(({ name }) => told.has(name) || name.startsWith('aria-'))
      .map(({ name, value }) => (free.has(name) ? name + (value === '') : name + '=' + value));
    const parts = [];
    for (const child of element.children) {
      const one = shape(child);
      if (one !== parts.at(-1)) parts.push(one);
    }
    const said = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
    return `${element.tagName}${names.sort().join()}${said ? '!' : ''}(${parts.join('')})`;
  };
  const lines = document.body.innerText.split('\\n');
  const spoken = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description', 'aria-valuetext'];
  for (const element of document.querySelectorAll(spoken.map((name) => `[${name}]`).join())) {
    for (const name of spoken) lines.push(element.getAttribute(name) ?? '');
  }
  for (const part of document.querySelectorAll('button, a, label, legend, option, summary, th, td, dt, dd, h1, h2, h3, [role=tab]')) {
    lines.push(...part.innerText.split('\\n'));
  }
  lines.push(document.title);
  // A part that says it is in another language may be: a consent text, or whatever somebody wrote.
  const foreign = [...document.querySelectorAll('body [lang]')].filter((part) => part.lang !== document.documentElement.lang);
  const others = new Set(foreign.flatMap((part) => part.innerText.split('\\n')).map((line) => line.trim()));
  const words = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== '' && !others.has(line)))];
  return { language: document.documentElement.lang, shape: shape(document.documentElement), words };
}"""

TURN = """async (to) => {
  const chosen = localStorage.getItem('language');
  document.querySelector(`header nav button[lang=${to}]`).click();
  const end = performance.now() + 20_000;
  while (document.documentElement.lang !== to || localStorage.getItem('language') !== to) {
    if (performance.now() > end) throw new Error(`the page does not speak ${to}`);
    await new Promise((next) => setTimeout(next, 10));
  }
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  return chosen;
}"""
"""Chooses a language as a person would, but past a dialog that holds everything else; answers what had been chosen before."""

FORGET = "(chosen) => (chosen === null ? localStorage.removeItem('language') : localStorage.setItem('language', chosen))"
CAN_TURN = "document.querySelector('header nav button[lang=es]') !== null && navigator.onLine"
"""Without a line the other language's words cannot be had, unless they were before."""

AXE = """async () => {
  const found = await axe.run(document, { resultTypes: ['violations'] });
  if (found.violations.length > 0) await new Promise((next) => setTimeout(next, 500));
  return found;
}"""
"""A page that is found wanting gets the time to become what it was about to be."""


class Eyes:
    """Eyes and ears on some browsers' pages.

    `shapes` are what axe has looked at; `turned` are the messages that were seen in both languages; `written` is what people entered,
    which stays as it is.
    """

    def __init__(self) -> None:
        self.watched: set[int] = set()
        self.shapes: set[tuple[str, int, str]] = set()
        self.turned: set[str] = set()
        self.written: set[str] = set()
        self._number = itertools.count(1)

    def watch(self, context: BrowserContext) -> None:
        self.watched.add(id(context))

    def leave(self, context: BrowserContext) -> None:
        """Look once more at what is open, and then no more."""
        for page in context.pages:
            self.look(page)
        self.watched.discard(id(context))

    def sees(self, page: Page) -> bool:
        return id(page.context) in self.watched and page.url.startswith("http") and not page.is_closed()

    def look(self, page: Page) -> None:
        """Fails for what axe finds, and for English on a Spanish page."""
        if not self.sees(page):
            return
        seen: dict[str, Any] = page.evaluate(SEEN)
        self.judge(page, seen)
        said = frozenset[str]().union(*english(map(self.bare, seen["words"])).values())
        if seen["language"] == "en" and not said <= self.turned and page.evaluate(CAN_TURN):
            chosen = page.evaluate(TURN, "es")
            self.judge(page, page.evaluate(SEEN))
            page.evaluate(TURN, "en")
            page.evaluate(FORGET, chosen)
            self.turned |= said

    def bare(self, line: str) -> str:
        """A line without what somebody wrote into it."""
        for each in sorted(self.written, key=len, reverse=True):
            line = line.replace(each, " ")
        return line

    def note(self, action: str, values: tuple[Any, ...]) -> None:
        """Remember what somebody enters: words, or the names of files."""
        if action == "fill" and values and len(values[0]) >= FEWEST_LETTERS and values[0] not in SIGN_INS:
            self.written.update(str(values[0]).split("\n"))
        if action == "set_input_files" and values:
            files = values[0] if isinstance(values[0], list | tuple) else [values[0]]
            self.written.update(pathlib.Path(str(each)).name for each in files)

    def has_turned(self, page: Page, message: str, language: str) -> None:
        """Fails unless a message was seen in Spanish: by itself, or because its English page was turned, if that was possible."""
        if not page.evaluate("navigator.onLine"):
            return
        can_be_told = any(each.message == message for found in patterns().values() for each in found)
        assert language == "es" or message in self.turned or not can_be_told, f"{message} was never seen in Spanish"

    def judge(self, page: Page, seen: dict[str, Any]) -> None:
        """One page in one language."""
        if seen["language"] == "es":
            spoken = english(map(self.bare, seen["words"]))
            assert not spoken, f"English on {page.url}: {spoken}{self.shot(page)}"
        size = page.viewport_size or {"width": 0}
        key = (seen["language"], size["width"], seen["shape"])
        if key not in self.shapes:
            results = axe(page)
            if results.violations_count and (now := page.evaluate(SEEN))["shape"] != seen["shape"]:
                self.judge(page, now)  # it was on its way to something else
                return
            assert results.violations_count == 0, f"{page.url}: {results.generate_report()}{self.shot(page)}"
            self.shapes.add(key)

    def shot(self, page: Page) -> str:
        """Where a picture of a page lies that somebody has to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        path = SHOTS / f"seen-{next(self._number)}.png"
        page.screenshot(path=path)
        return f"\nsee {path.relative_to(SHOTS.parent)}"


def axe(page: Page) -> AxeResults:
    """What axe finds on a page, with every rule that it has."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_SCRIPT)
    return AxeResults(page.evaluate(AXE))


EYES = Eyes()


def looking_first(action: Callable[..., Any]) -> Callable[..., Any]:
    """The same action, on a page that was looked at once the part was there."""

    @functools.wraps(action)
    def look_and_act(self: Locator, *values: Any, **named: Any) -> Any:
        if EYES.sees(self.page):
            self.wait_for(state="attached")
            EYES.look(self.page)
            EYES.note(action.__name__, values)
        return action(self, *values, **named)

    return look_and_act


def open_eyes() -> None:
    """From now on every action in this process looks first."""
    for name in ACTIONS:
        setattr(Locator, name, looking_first(getattr(Locator, name)))
