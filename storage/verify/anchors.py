"""What the store says of each trail: its newest anchors, genuine and uncovered, and whether the trail reaches every one of them."""

from collections import Counter
from datetime import timedelta

from storage.anchors import Anchors, Page, Version
from storage.keys import Keys
from storage.verify.broken import Broken, named

SELFTEST = "selftest"
"""Where the start looks whether the bucket is locked: no organization's."""

ANCHORED_WITHIN = timedelta(hours=1)
"""For how long a trail may be signed on while nothing is anchored: the copying was stopped, or what it copied is hidden."""


Anchored = dict[int, str]
"""How far a trail had come at least: the hash at each sequence that the newest page has an anchor of."""


async def read(anchors: Anchors, keys: Keys) -> dict[str, Anchored]:
    """The newest anchors of every organization that has any. Raises Broken for one that is hidden, overwritten or not genuine."""
    found = {}
    for organization in await anchors.organizations():
        if organization != SELFTEST:
            page = await anchors.newest(organization)
            if not page.versions and not page.foreign:
                raise Broken(f"organization {organization}: it had anchors, and none is left")
            found[organization] = await genuine(anchors, keys, page)
    return found


async def genuine(anchors: Anchors, keys: Keys, page: Page) -> Anchored:
    """What a page says, once it is known to be ours: the newest anchor, and every one that has more than one version, is opened."""
    if page.foreign:
        raise Broken(f"anchor {page.foreign[0]}: the house gives no such name")
    if page.hidden:
        raise Broken(f"anchor {page.hidden[0]}: a delete marker covers it")
    written = Counter(each.name for each in page.versions)
    newest = max(each.sequence for each in page.versions)
    for version in page.versions:
        if version.sequence == newest or written[version.name] > 1:
            await check(anchors, keys, version)
    return {each.sequence: each.hash for each in page.versions}


async def check(anchors: Anchors, keys: Keys, version: Version) -> None:
    where = f"anchor {version.name}"
    with named(where):
        anchor = await anchors.open(version)
        if anchor.name != version.name:
            raise Broken(f"{where}: it is not what its name says")
        keys.check_head(anchor.head.signed_bytes(), anchor.signature)
