"""How much memory a decoder takes at its peak: `python -m tests.bench.memory`.

One child of the sandbox for each original, as the worker has it, and what the kernel says of its resident memory once it has ended
(`ru_maxrss`, by wait4). That counts what the child shares with its zygote as well; how much that is, a child says that refuses its file at
once. The limits of issue 3: 120 MB for a JPEG of 48 megapixels, 250 MB for a HEIC of 12. heif-enc is in Debian's libheif-examples.
"""

import asyncio

from tests import factories
from tests.bench.photos import phone_like
from tests.workers.behind import pieces
from workers import sandbox
from workers.imaging.walls.exchange import Show


async def peak(original: bytes) -> float:
    """Megabytes of a child that normalizes an original, or refuses it."""
    _, ended = await sandbox.exchange(Show(len(original), "pictures"), pieces(original))
    return ended.peak / 1e6


async def main() -> None:
    originals = {
        "JPEG of 12 megapixels": phone_like(4032, 3024),
        "JPEG of 48 megapixels": phone_like(8064, 6048),
        "HEIC of 12 megapixels": factories.heic(4032, 3024),
        "WebP of 48 megapixels": factories.large_webp(),
    }
    print("| original | MB | peak, MB | above what is shared, MB |\n|---|---|---|---|")
    shared = await peak(b"no picture")
    print(f"| one that is refused at once | | {shared:.0f} | |")
    for what, original in originals.items():
        whole = await peak(original)
        print(f"| {what} | {len(original) / 1e6:.1f} | {whole:.0f} | {whole - shared:.0f} |", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
