"""`python -m tests.workers.imaging.corpus [--write] [PART OF A NAME]`: every file through the sandbox, and how its outcome differs.

Prints one line for each difference from the manifest. With --write the manifest says what came out; a refusal that no other library
explains loses its `why`, and the tests fail until a person has written one. `git diff` is the review.
"""

import asyncio
import sys

from tests.workers.imaging import passage
from tests.workers.imaging.corpus import files, manifest
from tests.workers.imaging.corpus.manifest import Line


async def outcomes(part: str) -> dict[str, Line]:
    found = dict[str, Line]()
    every = {name: path for name, path in files.every().items() if part in name}

    def look(name: str, _: bytes, fared: passage.Passage) -> None:
        found[name] = Line(name, fared.outcome, manifest.why(fared.outcome, every[name]))

    await passage.each_through(((name, path.read_bytes) for name, path in every.items()), look)
    return found


def main() -> None:
    parts = [word for word in sys.argv[1:] if word != "--write"]
    told = manifest.read() if manifest.PATH.exists() else {}
    found = asyncio.run(outcomes(parts[0] if parts else ""))
    for name, line in sorted(found.items()):
        was = told.get(name, Line(name, "not in the manifest"))
        if was.outcome == line.outcome:
            found[name] = Line(name, line.outcome, was.why or line.why)
        else:
            print(f"{name}: {was.outcome} -> {line.outcome}{' (why?)' if line.is_refused and not line.why else ''}")
    gone = [name for name in told if name not in found and not parts]
    print(*(f"{name}: is gone" for name in gone), f"{len(found)} files", sep="\n")
    if "--write" in sys.argv:
        manifest.write({**{name: line for name, line in told.items() if name not in gone}, **found})


main()
