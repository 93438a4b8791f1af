"""`python -m tests.workers.imaging.hostile [PART OF A NAME] [FOLDER]`: hostile cases through the sandbox, and their files into a folder."""

import asyncio
import pathlib
import sys

from tests.workers.imaging import passage
from tests.workers.imaging.hostile.every import every


def main() -> None:
    part, folder = (*sys.argv[1:], "", "")[:2]
    cases = {name: case for name, case in every().items() if part in name}

    def look(name: str, original: bytes, fared: passage.Passage) -> None:
        word = "shown" if fared.made else str(fared.reason)
        print(f"{'   ' if word in cases[name].allowed else 'BAD'} {fared.seconds:6.2f} s  {fared.outcome:28} {name}  {cases[name].allowed}")
        if folder:
            pathlib.Path(folder, name.replace(" ", "-")).write_bytes(original)

    asyncio.run(passage.each_through(((name, case.make) for name, case in cases.items()), look))


main()
