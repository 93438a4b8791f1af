"""The lines for reports of abuse and neglect, as the practice's file was sown."""

import msgspec

from schemas.hotline import Hotline
from storage.postgres import Transaction, statements

SQL = statements(__file__)
_hotlines = msgspec.json.Decoder(tuple[Hotline, ...])


async def of_state(transaction: Transaction, state: str) -> tuple[Hotline, ...]:
    """In the file's order; nothing where it names none for that state."""
    return tuple(each for each in _hotlines.decode(await transaction.value(SQL.of_house)) if each.state == state)
