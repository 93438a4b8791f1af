"""What `mesial seed` makes: a clinic of one's own from its file, or the demonstration, in MODE=demo only.

The demonstration is such a file too: an office, a hygienist and two dentists. Its passwords are fixed, because a demonstration says them
aloud; its people, licences and state rules are invented, and no clinic may rely on them.
"""

import secrets
from pathlib import Path
from uuid import UUID

from infra import clinic, sowing
from infra.clinic import Clinic, ClinicRefused
from infra.sowing import Sown, sow
from schemas.ident import OrganizationId
from schemas.settings import Settings

HOUSE = OrganizationId(UUID("6d657369-616c-4e00-8000-000000000001"))
PASSWORD = "open wide for the demo"
CLINIC, TEXTS = clinic.read(Path(__file__).parent / "demonstration.toml")

PASSWORD_BYTES = 18
"""Of chance in a first password: 24 characters in base64url."""


async def seed(settings: Settings) -> None:
    """Make the demonstration, or bring it up to date; print how to sign in either way."""
    await sow(settings, HOUSE, CLINIC, TEXTS, lambda: PASSWORD)
    print(sign_ins())


async def seed_own(settings: Settings, file: Path) -> None:
    """Make the clinic of that file, or bring it up to date; print what came of it, and each first password this once.

    Raises ClinicRefused, and has written nothing then.
    """
    own, texts = clinic.read(file)
    if own.organization.key == CLINIC.organization.key:
        raise ClinicRefused(f"{file.name}: its key is that of the demonstration, in which people and rules are invented. Take another.")
    sown = await sow(settings, own.id, own, texts, lambda: secrets.token_urlsafe(PASSWORD_BYTES))
    print(outcome(own, sown, settings.public_url))


def person_id(sign_in: str) -> UUID:
    """Of the demonstration's people."""
    return sowing.person_id(HOUSE, sign_in)


def sign_ins() -> str:
    """The demonstration's sign-ins, a line each."""
    lines = [f"  {each.sign_in:<10} {each.role:<15} {each.name}" for each in CLINIC.people]
    return "\n".join((f"Demonstration sign-ins, all with the password: {PASSWORD}", *lines))


def outcome(own: Clinic, sown: Sown, public_url: str) -> str:
    """What is there now, and what the person at the keyboard has to do with it."""
    lists = f"people {len(own.people)}, licences {len(own.licences)}, state rules {len(own.state_rules)}, codes {len(own.codes)}"
    counts = f"{lists}, consent {own.consent.version}"
    lines = [f"{own.organization.name} is as the file says: {counts}."]
    if sown.signed_out:
        lines.append(f"Another role or status, so every open session ended: {', '.join(sown.signed_out)}.")
    if sown.left:
        lines.append(f"In force, though not in the file: {', '.join(sown.left)}. To end one, name it there with another status.")
    if sown.passwords:
        width = max(map(len, sown.passwords))
        lines += [
            f"First passwords, shown this once. Each person must change theirs on the account page, {public_url}/account, at once:",
            *(f"  {sign_in:<{width}}  {password}" for sign_in, password in sown.passwords.items()),
        ]
    return "\n".join(lines)
