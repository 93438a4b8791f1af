"""The phrases that a dentist keeps: each person's own, within the scope of the transaction."""

from uuid import UUID

from schemas.phrase import MOST_PHRASES, Phrase
from schemas.refusal import Malformed
from storage.postgres import Transaction, statements

SQL = statements(__file__)


async def of_actor(transaction: Transaction) -> tuple[Phrase, ...]:
    """In the order in which they were first kept: identifiers begin with their time."""
    rows = await transaction.fetch(SQL.of_actor, transaction.actor.id)
    return tuple(Phrase(id=row["phrase_id"], en=row["en"], es=row["es"]) for row in rows)


async def keep(transaction: Transaction, phrase: Phrase) -> None:
    """Keep it, or change the one of that identifier. Raises Malformed once there are as many as can be chosen from."""
    actor = transaction.actor
    await transaction.run(SQL.one_at_a_time, str(actor.id))
    if await transaction.value(SQL.others, actor.id, phrase.id) >= MOST_PHRASES:
        raise Malformed(f"{MOST_PHRASES} phrases are kept at most.")
    await transaction.run(SQL.keep, actor.organization_id, actor.id, phrase.id, phrase.en, phrase.es)


async def drop(transaction: Transaction, phrase: UUID) -> None:
    """Whether or not it was there: asked twice, it is gone as well."""
    await transaction.run(SQL.drop, transaction.actor.id, phrase)
