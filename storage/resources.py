"""The one place where the house is connected to the street: database, object store and keys, opened together and closed together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec

from schemas.settings import Settings
from storage.keys import Keys
from storage.news import News
from storage.objects import Store
from storage.postgres import Database, open_database


class Resources(msgspec.Struct, frozen=True, kw_only=True):
    database: Database
    store: Store
    keys: Keys
    news: News


@asynccontextmanager
async def open_resources(settings: Settings, url: str, *, size: int = 10) -> AsyncIterator[Resources]:
    """Open what a process of one role needs; `url` is that role's. Raises TooPowerful for a role that could pass by row-level security."""
    keys = Keys(settings.master_key)
    database, news = await open_database(url, keys, size=size), News(url)
    try:
        yield Resources(database=database, store=Store(settings, keys), keys=keys, news=news)
    finally:
        news.end()
        await database.pool.close()
