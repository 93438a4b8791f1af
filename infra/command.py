"""The composition root behind `mesial`: reads the environment once and puts the rooms together.

Each room is imported only by the command that needs it, so that a worker never loads the web framework.
"""

from __future__ import annotations

import argparse
import asyncio
import pathlib
import sys
import uuid
from collections.abc import Callable

from infra.clinic import ClinicRefused
from infra.embedded.process import NotStarted
from infra.embedded.stack import AlreadyRunning
from infra.s3.selftest import StoreRefused
from infra.surroundings import connected
from infra.up import check_store, up
from schemas.settings import SettingsRefused, read


def main() -> None:
    """Runs one command; exits 1 with a reason in plain words where one is refused."""
    parser = argparse.ArgumentParser(prog="mesial", description="Asynchronous teledentistry, self-hosted.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    parsers = {name: commands.add_parser(name, help=words, description=words) for name, words in HELP.items()}
    parsers["seed"].add_argument("file", nargs="?", type=pathlib.Path, help="a clinic, written as infra/clinic.example.toml is")
    parsers["verify"].add_argument("packet", nargs="?", type=pathlib.Path, help="an audit packet, verified by itself")
    parsers["verify"].add_argument("--key", help="of the house that must have signed the packet: the fingerprint, or a file with its key")
    renewing = parsers["renormalize"]
    renewing.add_argument("--all", action="store_true", dest="everything", help="also what was made by today's recipe")
    renewing.add_argument("--organization", type=uuid.UUID, help="of one organization only")
    renewing.add_argument("--case", type=uuid.UUID, help="of one case only")
    told = vars(parser.parse_args())
    try:
        COMMANDS[told.pop("command")](**told)
    except SettingsRefused as refused:
        sys.exit(f"The settings are refused:\n{refused}")
    except (AlreadyRunning, ClinicRefused, NotStarted, StoreRefused) as refused:
        sys.exit(str(refused))
    except KeyboardInterrupt:
        sys.exit(130)


def api() -> None:
    """Serves the application and the images until it is asked to stop."""
    from api.__main__ import main as serve

    with connected() as environ:
        settings = read(environ, roles=("api",))
        if settings.mode == "production":
            check_store(settings)
        serve(settings)


def worker() -> None:
    """Works until it is asked to stop."""
    from workers.__main__ import main as work

    with connected() as environ:
        work(read(environ, roles=("worker", "relay")))


def migrate() -> None:
    """Brings the database to this version, and says which migrations ran."""
    from storage.migrate import migrate as bring

    with connected() as environ:
        ran = asyncio.run(bring(read(environ, roles=("owner",)).owner_database_url))
    print("\n".join(ran) if ran else "Nothing to migrate.")


def seed(file: pathlib.Path | None) -> None:
    """Makes the clinic of a file or brings it up to date; without a file, the demonstration."""
    from infra.seed import seed as sow
    from infra.seed import seed_own

    with connected() as environ:
        settings = read(environ, roles=("owner",))
        if file is None and settings.mode != "demo":
            raise NotStarted("The demonstration is seeded in MODE=demo only. A clinic of your own is a file: mesial seed clinic.toml")
        asyncio.run(sow(settings) if file is None else seed_own(settings, file))


def verify(packet: pathlib.Path | None, key: str | None) -> None:
    """Walks every chain and object, or one packet; prints the totals, or names the first broken link and exits 1."""
    from storage.s3 import StoreAway
    from storage.verify.broken import Broken
    from storage.verify.house import verify as walk

    if packet is not None:
        verify_packet(packet, key)
        return
    if key is not None:
        sys.exit("--key is asked of a packet: mesial verify packet.zip --key KEY")
    with connected() as environ:
        try:
            totals = asyncio.run(walk(read(environ, roles=("auditor",))))
        except Broken as broken:
            sys.exit(str(broken))
        except StoreAway as away:
            sys.exit(f"Nothing was verified: {away}.")
    print(totals.line)
    if not totals.ok:
        sys.exit(1)


def verify_packet(packet: pathlib.Path, key: str | None) -> None:
    """Walks an audit packet, for which neither settings nor services are needed; with a key it must be that house's."""
    from storage.packetkey import Unnamed, fingerprint_of
    from storage.verify.broken import Broken
    from storage.verify.packet import verify as walk

    try:
        totals = walk(packet, "" if key is None else fingerprint_of(key))
    except Broken as broken:
        sys.exit(f"Broken: {broken}.")
    except Unnamed as unnamed:
        sys.exit(f"Nothing was verified: {unnamed}.")
    except OSError as error:
        sys.exit(f"Nothing was verified: {packet} cannot be read ({error.strerror}).")
    print(totals.line)
    print(totals.signed)


def key() -> None:
    """Prints the public key that signs audit packets, as the house publishes it."""
    from storage.keys import Keys

    with connected() as environ:
        print(Keys(read(environ, roles=()).master_key).packet_key.published, end="")


def renormalize(everything: bool, organization: uuid.UUID | None, case: uuid.UUID | None) -> None:
    """Makes pictures by an older recipe anew, and says what came of each; exits 1 where some failed."""
    from infra.renormalize import Wanted
    from infra.renormalize import renormalize as renew
    from schemas.ident import CaseId, OrganizationId

    wanted = Wanted(
        everything=everything,
        organization=OrganizationId(organization) if organization else None,
        case=CaseId(case) if case else None,
    )
    with connected() as environ:
        totals = asyncio.run(renew(read(environ, roles=("worker",)), wanted, lambda words: print(words, flush=True)))
    if any(word.startswith("failed") for word in totals):
        sys.exit(1)


COMMANDS: dict[str, Callable[..., None]] = {
    "up": up,
    "api": api,
    "worker": worker,
    "migrate": migrate,
    "verify": verify,
    "key": key,
    "renormalize": renormalize,
    "seed": seed,
}
HELP = {
    "up": "start everything and serve until Ctrl-C",
    "api": "serve the application and the images",
    "worker": "do the work that follows from decisions",
    "migrate": "bring the database to this version",
    "verify": "walk every history, seal and object, and compare digests; or one audit packet",
    "key": "print the public key that signs audit packets",
    "renormalize": "make pictures anew that an older recipe made",
    "seed": "make a clinic from its file, or the demonstration",
}

if __name__ == "__main__":
    main()
