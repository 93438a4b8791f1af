"""What a dentist writes with: phrases of one's own, and the practice's codes. No patient is in them, so the trail has no row of either."""

from uuid import UUID

import msgspec
from litestar import delete, get, put

from api.permissions import DENTISTS, only
from schemas.care.coding import PracticeCode
from schemas.person import Actor
from schemas.phrase import Phrase, Wording
from schemas.refusal import Malformed
from storage import codes, phrases
from storage.resources import Resources


class Phrased(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A phrase in one language or both."""

    en: Wording = ""
    es: Wording = ""


class Phrases(msgspec.Struct, frozen=True, kw_only=True):
    phrases: tuple[Phrase, ...]


class Codes(msgspec.Struct, frozen=True, kw_only=True):
    codes: tuple[PracticeCode, ...]


@get("/api/codes", opt=only(DENTISTS))
async def practice_codes(house: Resources, actor: Actor) -> Codes:
    """The practice's list, in its order."""
    async with house.database.begin(actor) as transaction:
        return Codes(codes=await codes.of_house(transaction))


@get("/api/phrases", opt=only(DENTISTS))
async def my_phrases(house: Resources, actor: Actor) -> Phrases:
    """One's own, and nobody else's."""
    async with house.database.begin(actor) as transaction:
        return Phrases(phrases=await phrases.of_actor(transaction))


@put("/api/phrases/{phrase_id:uuid}", opt=only(DENTISTS))
async def keep_phrase(house: Resources, actor: Actor, phrase_id: UUID, data: Phrased) -> Phrases:
    """Keep a phrase, or change it. Raises Malformed for one that says nothing, and once there are too many to choose from."""
    try:
        phrase = Phrase(id=phrase_id, en=data.en.strip(), es=data.es.strip())
    except ValueError as error:
        raise Malformed(f"It is not kept: {error}.") from None
    async with house.database.begin(actor) as transaction:
        await phrases.keep(transaction, phrase)
        return Phrases(phrases=await phrases.of_actor(transaction))


@delete("/api/phrases/{phrase_id:uuid}", opt=only(DENTISTS), status_code=200)
async def drop_phrase(house: Resources, actor: Actor, phrase_id: UUID) -> Phrases:
    """Keep it no longer."""
    async with house.database.begin(actor) as transaction:
        await phrases.drop(transaction, phrase_id)
        return Phrases(phrases=await phrases.of_actor(transaction))


ROUTES = (practice_codes, my_phrases, keep_phrase, drop_phrase)
