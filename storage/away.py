"""Which errors mean that PostgreSQL is away for the moment, so that rooms which may not know asyncpg can tell them from bugs."""

import asyncpg

_AWAY = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    OSError,  # also TimeoutError: no connection came free, or none could be made
)
_OURS = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError)


def is_away(error: BaseException) -> bool:
    """True if the same statement may well succeed in a while: connection lost, server restarting, full or dead-locked."""
    if isinstance(error, asyncpg.InterfaceError):
        return not isinstance(error, asyncpg.DataError | ValueError)
    return isinstance(error, _AWAY) and not isinstance(error, _OURS)
