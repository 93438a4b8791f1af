"""The practice's list of codes for findings, as its file was sown."""

import msgspec

from schemas.care.coding import PracticeCode
from storage.postgres import Transaction, statements

SQL = statements(__file__)
_codes = msgspec.json.Decoder(tuple[PracticeCode, ...])


async def of_house(transaction: Transaction) -> tuple[PracticeCode, ...]:
    """In the file's order; nothing where it names none."""
    return _codes.decode(await transaction.value(SQL.of_house))
