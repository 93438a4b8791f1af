"""A device in a few words: browser and system out of what a browser says about itself. The whole of it stays in the sealed record."""

import re

LONGEST = 60
"""Characters of a device's own words that are no browser's."""

_BROWSERS = (
    ("Edge", r"Edg(?:A|iOS)?/(\d+)"),
    ("Opera", r"OPR/(\d+)"),
    ("Samsung Internet", r"SamsungBrowser/(\d+)"),
    ("Firefox", r"(?:Firefox|FxiOS)/(\d+)"),
    ("Chrome", r"(?:Headless)?(?:Chrome|CriOS)/(\d+)"),
    ("Safari", r"Version/(\d+)[\d.]* (?:Mobile/\w+ )?Safari/"),
)
"""The order matters: each of the first also calls itself one of the last."""

_SYSTEMS = (
    ("Android", r"Android (\d+)?"),
    ("iOS", r"iPhone OS (\d+)|CPU OS (\d+)"),
    ("Windows", r"Windows NT"),
    ("ChromeOS", r"CrOS"),
    ("macOS", r"Mac OS X"),
    ("Linux", r"Linux"),
)


def device_words(told: str) -> str:
    """`Chrome 156, Android 14`; anything that is no browser's is shown as it was told, up to its 60th character."""
    parts = (_named(told, _BROWSERS), _named(told, _SYSTEMS)) if told.startswith("Mozilla/") else ()
    found = ", ".join(each for each in parts if each)
    if found:
        return found
    return told if len(told) <= LONGEST else f"{told[:LONGEST]}…"


def _named(told: str, table: tuple[tuple[str, str], ...]) -> str:
    for name, pattern in table:
        if match := re.search(pattern, told):
            version = next((each for each in match.groups() if each), "")
            return f"{name} {version}".strip()
    return ""
