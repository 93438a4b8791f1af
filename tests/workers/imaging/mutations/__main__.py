"""`python -m tests.workers.imaging.mutations "KIND NUMBER" [FILE]`: one mutation again, through the sandbox, and into a file."""

import asyncio
import pathlib
import sys

from tests.workers.imaging import passage
from tests.workers.imaging.mutations.table import mutation


def main() -> None:
    original = mutation(sys.argv[1])
    if len(sys.argv) > 2:
        pathlib.Path(sys.argv[2]).write_bytes(original)
    fared = asyncio.run(passage.through(original))
    print(f"{len(original)} bytes: {fared.outcome}, in {fared.seconds:.2f} s")


main()
