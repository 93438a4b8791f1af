"""Windowing and panning a radiograph without a graphics card: pictures a second by our painters, and by Cornerstone3D on the same frame.

    python -m tests.bench.frames [rounds]

2000 × 1500 values of 12 bit in a viewer of 1024 × 768, in Debian's Chromium with its software compositor and without the screen's own
rhythm. Rounds are paired, all four in turn: our plain canvas, which the reading room takes on such a machine, and our WebGL; the WebGL of
Cornerstone3D, its default, and its CPU rendering. The limit is twice the frames (issue 4). `npm ci` puts Cornerstone3D, which is no
dependency of ours, into tests/bench/frames/node_modules by its lock.
"""

from __future__ import annotations

import functools
import http.server
import io
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np
import pydicom
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests import factories

HERE = pathlib.Path(__file__).with_name("frames")
VIEWER = pathlib.Path(__file__).parents[2] / "viewer"
ROUNDS, SECONDS = 5, 3
LEAST = 2.0
GREYS_OF_A_PICTURE = 64
WITHOUT_CARD = ("--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync")
OURS = ("ours", "plain")
PAINTERS = (OURS, ("ours", "gl"), ("theirs", "gl"), ("theirs", "plain"))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing of what it serves."""


def main(rounds: int) -> None:
    with pages() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(WITHOUT_CARD))
        for kind in ("window", "pan"):
            found: dict[tuple[str, str], list[float]] = {each: [] for each in PAINTERS}
            for _ in range(rounds):
                for whose, painter in PAINTERS:
                    found[whose, painter].append(frames(browser, f"{address}/{whose}.html", kind, painter))
            ours = statistics.median(found[OURS])
            for (whose, painter), rates in found.items():
                middle = statistics.median(rates)
                beside = f"{min(rates):.1f} to {max(rates):.1f}; our plain canvas {ours / middle:.2f} of it, at least {LEAST}"
                print(f"{kind:7} {whose:7} {painter:6} {middle:7.1f} a second  ({beside})", flush=True)
        browser.close()


def frames(browser: Browser, address: str, kind: str, painter: str) -> float:
    """Pictures a second of one page, opened afresh; ends where no picture is to be seen at the end: nothing is drawn faster."""
    page = browser.new_page(viewport={"width": 1100, "height": 800})
    page.goto(address)
    rate = float(page.evaluate("(asked) => run(asked)", {"kind": kind, "painter": painter, "seconds": SECONDS}))
    left = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("L"))
    if np.unique(left[100:700, 100:900]).size < GREYS_OF_A_PICTURE:
        sys.exit(f"{address} ({painter}, {kind}) lost sight of its picture.")
    page.close()
    return rate


@contextmanager
def pages() -> Iterator[str]:
    """Both pages, built and served on loopback with the values of the radiograph; their address."""
    tools = pathlib.Path(sys.executable).parent
    around = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}
    subprocess.run([tools / "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], cwd=HERE, env=around, check=True)
    with tempfile.TemporaryDirectory() as folder:
        for whose in ("ours", "theirs"):
            built = ["build", str(HERE), "--outDir", folder, "--emptyOutDir", "false", "--logLevel", "error", "--base", "./"]
            page = around | {"MESIAL_PAGE": str(HERE / f"{whose}.html")}
            subprocess.run([tools / "node", VIEWER / "node_modules/vite/bin/vite.js", *built], env=page, check=True)
        pathlib.Path(folder, "values.bin").write_bytes(radiograph().tobytes())
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


def radiograph() -> np.ndarray[tuple[int, int], np.dtype[np.uint16]]:
    """A real one at the size and depth of a large dental sensor, little endian."""
    real = pydicom.dcmread(factories.real_radiograph("RG1_UNCI"))
    values = cv2.resize((real.pixel_array >> 3).astype(np.float32), (2000, 1500), interpolation=cv2.INTER_CUBIC)
    return np.clip(np.rint(values), 0, 4095).astype("<u2")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
