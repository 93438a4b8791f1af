"""How much memory a decoder takes at its peak: `python -m tests.bench.memory`.

One process for each photo, which reads it from standard input as the child does, normalizes it and tells its own peak (VmHWM; `ru_maxrss`
would count the memory of whoever started it, which a new process shares for a moment). The imports, which a child forked by the zygote
shares with it, are told apart. The limits of issue 3: 120 MB for a JPEG of 48 megapixels, 250 MB for a HEIC of 12. heif-enc is in
Debian's libheif-examples.
"""

import pathlib
import subprocess
import sys
import tempfile

from tests import factories
from tests.bench.photos import phone_like

CHILD = """
import sys
from workers.imaging.normalize import normalize
from workers.imaging.sniff import FIRST_BYTES
from workers.imaging.tape import Tape
source = sys.stdin.buffer
first = source.read(FIRST_BYTES)
if int(sys.argv[1]):
    normalize(Tape(source, int(sys.argv[1]), first))
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
"""


def peak(original: bytes, folder: pathlib.Path, decode: bool = True) -> float:
    """Megabytes of a process that imports the room and, unless told otherwise, normalizes an original."""
    kept = folder / "original"
    kept.write_bytes(original)
    command = [sys.executable, "-c", CHILD, str(len(original) if decode else 0)]
    with kept.open("rb") as source:
        done = subprocess.run(command, stdin=source, capture_output=True, check=True, timeout=300)
    return int(done.stdout) * 1024 / 1e6


def main() -> None:
    originals = {
        "JPEG of 12 megapixels": phone_like(4032, 3024),
        "JPEG of 48 megapixels": phone_like(8064, 6048),
        "HEIC of 12 megapixels": factories.heic(4032, 3024),
        "WebP of 48 megapixels": factories.large_webp(),
    }
    print("| original | MB | peak, MB | above the imports, MB |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        imports = peak(originals["JPEG of 12 megapixels"], folder, decode=False)
        print(f"| imports alone | | {imports:.0f} | |")
        for what, original in originals.items():
            whole = peak(original, folder)
            print(f"| {what} | {len(original) / 1e6:.1f} | {whole:.0f} | {whole - imports:.0f} |", flush=True)


if __name__ == "__main__":
    main()
