"""Proving who one is: no connection is held while a password is compared, and nothing is believed that changed in the meantime."""

from __future__ import annotations

import pytest

from infra import seed
from schemas.refusal import NotSignedIn
from schemas.settings import Settings
from storage import passwords, proving
from storage.postgres import connect
from storage.resources import Resources
from tests.storage.walk import HOUSE

NAME = "hygienist"
ORIGIN = "203.0.113.1"


async def test_t_w05_no_connection_is_held_while_a_password_is_compared(hall: Resources, monkeypatch: pytest.MonkeyPatch) -> None:
    compare, held = passwords.fits, []

    async def watched(stored: str, password: str, address: str) -> bool:
        held.append(hall.database.pool.get_size() - hall.database.pool.get_idle_size())
        return await compare(stored, password, address)

    monkeypatch.setattr(passwords, "fits", watched)
    signed_in, _ = await proving.sign_in(hall.database, NAME, seed.PASSWORD, None, ORIGIN)
    await proving.step_up(hall.database, signed_in, seed.PASSWORD, None)
    for name in (NAME, "nobody-at-all"):
        with pytest.raises(NotSignedIn):
            await proving.sign_in(hall.database, name, "wrong", None, ORIGIN)
    assert held == [0, 0, 0, 0]


@pytest.mark.parametrize("change", [None, "status = 'suspended'", "status = 'invited'", f"failures = {proving.MAX_FAILURES}"])
async def test_t_a05_every_account_costs_one_comparison(
    hall: Resources, sown: Settings, monkeypatch: pytest.MonkeyPatch, change: str | None
) -> None:
    """Unknown, suspended, invited or locked: nobody answers sooner, and nobody comes in."""
    compare, compared = passwords.fits, []

    async def counted(stored: str, password: str, address: str) -> bool:
        compared.append(stored)
        return await compare(stored, password, address)

    monkeypatch.setattr(passwords, "fits", counted)
    if change is not None:
        await as_owner(sown, change)
    try:
        with pytest.raises(NotSignedIn):
            await proving.sign_in(hall.database, NAME if change else "nobody-at-all", seed.PASSWORD, None, ORIGIN)
    finally:
        await as_owner(sown, "status = 'active', failures = 0")
    assert len(compared) == 1


@pytest.mark.parametrize("change", ["status = 'suspended'", "password_hash = 'another'"])
async def test_t_a05_what_changed_while_the_password_was_compared_counts(
    hall: Resources, sown: Settings, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Somebody is suspended, or has a new password, between the first look and the last."""
    compare, before = passwords.fits, passwords.hash_password(seed.PASSWORD)

    async def meanwhile(stored: str, password: str, address: str) -> bool:
        is_right = await compare(stored, password, address)
        await as_owner(sown, change)
        return is_right

    monkeypatch.setattr(passwords, "fits", meanwhile)
    try:
        with pytest.raises(NotSignedIn):
            await proving.sign_in(hall.database, NAME, seed.PASSWORD, None, ORIGIN)
    finally:
        await as_owner(sown, f"status = 'active', failures = 0, password_hash = '{before}'")


async def as_owner(settings: Settings, change: str) -> None:
    """Change the member's row as an administrator would."""
    owner = await connect(settings.owner_database_url)
    async with owner.transaction():
        await owner.execute("SELECT set_config('mesial.organization', $1, true)", str(HOUSE))
        await owner.execute(f"UPDATE people SET {change} WHERE sign_in = $1", NAME)
    await owner.close()
