"""The shape of a log line: an allow-list. What has no field here cannot enter a log, and nothing of a patient has one."""

from uuid import UUID

import msgspec


class LogLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One request. `route` is the template of the address, never the address; `ms` milliseconds; `fault` the kind of a bug and
    the places in our code where it passed, without its message."""

    method: str
    route: str
    status: int
    ms: int
    request_id: str
    actor: UUID | None = None
    fault: tuple[str, ...] = ()
