"""A capability: an address of one picture that is good for five minutes and within one visit, and only as it was written.

The image origin has no cookies. What it needs to know (which picture, in whose visit, and for whom a trail row is to be written if that
visit is over) stands in the address itself, under a mark that only this house can make. It opens nothing by itself: whether the visit
goes on, and whether that person may look, is asked at every picture (THREATS T-A09).
"""

import base64
import binascii
import hmac
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

import msgspec

from schemas.care.link import Right
from schemas.ident import CaseId, ImageId, OrganizationId
from schemas.person import Actor, Role
from schemas.refusal import Gone, NotFound
from storage.keys import Keys

SECONDS = 5 * 60
STEP_SECONDS = 60
"""Ends are rounded down to this, so that a page that asks again within the minute gets the same address for the same picture."""

Kind = Literal["thumb", "display", "full", "frame", "film", "text"]


class Capability(msgspec.Struct, frozen=True, array_like=True):
    """`until` in Unix seconds. `right` is the one under which the holder of a link was shown the picture, and ends with it.
    `ahead`: the picture is fetched before anybody asked to see it (SPEC VWR-07)."""

    organization: OrganizationId
    case: CaseId
    image: ImageId
    kind: Kind
    visit: UUID
    actor: UUID
    role: Role
    until: int
    right: Right
    ahead: bool = False


_decoder = msgspec.json.Decoder(Capability)


def issue(keys: Keys, actor: Actor, case: CaseId, image: ImageId, kind: Kind, right: Right, now: datetime, ahead: bool = False) -> str:
    """The capability of somebody within a visit as text: content and mark in base64url, with a full stop between."""
    assert actor.visit is not None
    until = (int(now.timestamp()) + SECONDS) // STEP_SECONDS * STEP_SECONDS
    given = Capability(actor.organization_id, case, image, kind, actor.visit, actor.id, actor.role, until, right, ahead)
    content = msgspec.json.encode(given)
    return f"{_write(content)}.{_write(keys.capability(content))}"


def parse(keys: Keys, text: str) -> Capability:
    """The capability of a text. Raises NotFound for anything that this house did not write."""
    content, _, mark = text.partition(".")
    try:
        raw, given = _read(content), _read(mark)
    except (binascii.Error, ValueError):
        raise NotFound("There is no such picture.") from None
    if not hmac.compare_digest(keys.capability(raw), given) or f"{_write(raw)}.{_write(given)}" != text:
        raise NotFound("There is no such picture.")
    return _decoder.decode(raw)


def refuse_ended(capability: Capability, now: datetime) -> None:
    """Raise Gone after its five minutes."""
    if now >= datetime.fromtimestamp(capability.until, UTC):
        raise ended()


def ended() -> Gone:
    return Gone("This address has ended. Ask for the case again.")


def _write(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _read(text: str) -> bytes:
    return base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
