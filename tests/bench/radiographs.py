"""What a radiograph costs: `python -m tests.bench.radiographs [rounds]`

View, thumbnail and lossless frame of one file of 2000 × 1500 values of 12 bit, made of a real radiograph, beside one PNG preview of the
same file by Orthanc (Debian's package orthanc, started here on the loopback with a storage of its own, and stopped). Processor time: of
a child of the sandbox from its fork to its end, by wait4, with its walls, the file's way in and the measures of the picture, which the
preview has nothing of; and of Orthanc's process, by /proc. The frame's size beside JPEG-LS and HTJ2K of its values.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import cv2
import imagecodecs
import numpy as np
import pydicom

from schemas.care.derivative import Normalized
from tests import factories
from tests.radiographs import dicom, written
from tests.workers.behind import pieces
from tests.workers.imaging.room import normalize
from workers import sandbox
from workers.imaging.walls.exchange import Ended, Show

ROUNDS = 15
COLUMNS, ROWS, BITS = 2000, 1500, 12
NOISE = 6.0
"""Standard deviation in values of 4096: a sensor's, for a picture that was scaled has none left."""
MOST = 0.15
"""Of Orthanc's preview (issue 3)."""
TICK = 1 / os.sysconf("SC_CLK_TCK")
PREVIEWS_AT_ONCE = 5
"""Ticks are ten milliseconds long: one preview would be read too coarsely."""


def a_radiograph() -> bytes:
    """RG1 of the pydicom-data wheel, a chest in computed radiography, at the size and depth of a large dental sensor."""
    real = pydicom.dcmread(factories.real_radiograph("RG1_UNCI"))
    values = cv2.resize((real.pixel_array >> 3).astype(np.float32), (COLUMNS, ROWS), interpolation=cv2.INTER_CUBIC)
    noisy = values + np.random.default_rng(1).normal(0.0, NOISE, values.shape)
    grey = np.clip(np.rint(noisy), 0, (1 << BITS) - 1).astype(np.uint16)
    return written(dicom(grey, bits_stored=BITS, photometric="MONOCHROME1", WindowCenter=1875, WindowWidth=3750))


async def child(original: bytes) -> Ended:
    """A child of the sandbox, as the worker has it, once it has made view, thumbnail and frame, and measured the picture."""
    answer, ended = await sandbox.exchange(Show(len(original), "pictures"), pieces(original))
    assert {each.facts.kind for each in sandbox.read_answer(answer).derivatives} == {"display", "thumb", "frame"}
    return ended


@contextlib.contextmanager
def orthanc(original: bytes) -> Iterator[Callable[[], float]]:
    """A function that asks a running Orthanc for previews and says how many seconds of its processor time one took."""
    program = shutil.which("Orthanc") or shutil.which("Orthanc", path="/usr/sbin")
    if program is None:
        sys.exit("Orthanc is missing: install Debian's package orthanc")
    home = pathlib.Path(tempfile.mkdtemp(prefix="mesial-orthanc-"))
    port = _free()
    settings = {
        "StorageDirectory": str(home),
        "IndexDirectory": str(home),
        "HttpPort": port,
        "RemoteAccessAllowed": False,
        "AuthenticationEnabled": False,
        "DicomServerEnabled": False,
        "Plugins": [],
    }
    (home / "orthanc.json").write_text(json.dumps(settings))
    running = subprocess.Popen([program, str(home / "orthanc.json")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        there = f"http://127.0.0.1:{port}"
        instance = json.loads(_ask(there + "/instances", original))["ID"]
        preview = f"{there}/instances/{instance}/preview"
        assert _ask(preview).startswith(b"\x89PNG")
        yield lambda: _ticks(running.pid, lambda: [_ask(preview) for _ in range(PREVIEWS_AT_ONCE)]) / PREVIEWS_AT_ONCE
    finally:
        running.terminate()
        running.wait(30)
        shutil.rmtree(home)


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _ask(url: str, body: bytes | None = None) -> bytes:
    asked = urllib.request.Request(url, data=body, headers={"Accept": "image/png, application/json"})
    for _ in range(100):
        try:
            with urllib.request.urlopen(asked, timeout=60) as answer:
                return bytes(answer.read())
        except urllib.error.URLError:
            time.sleep(0.1)
    raise RuntimeError("Orthanc does not answer")


def _ticks(process: int, work: Callable[[], object]) -> float:
    def used() -> int:
        return sum(int(each) for each in pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13])

    before = used()
    work()
    return (used() - before) * TICK


def sizes(original: bytes, made: Normalized) -> dict[str, int]:
    """Bytes of the frame, and of the same values by two codings that no browser reads."""
    values = pydicom.dcmread(io.BytesIO(original)).pixel_array
    (stream,) = (each for each in made.derivatives if each.facts.kind == "frame")
    return {
        "values, 16 bit": values.nbytes,
        "frame v1": len(stream.content),
        "JPEG-LS": len(imagecodecs.jpegls_encode(values)),
        "HTJ2K": len(imagecodecs.htj2k_encode(values, reversible=True)),
        **{f"{each.facts.kind}, JPEG": len(each.content) for each in made.derivatives if each.facts.media_type == "image/jpeg"},
    }


async def main(rounds: int) -> None:
    original = a_radiograph()
    await child(original)  # from here on the zygote is warm
    with orthanc(original) as preview:
        rows = [(await child(original), preview()) for _ in range(rounds)]
    print(f"{COLUMNS} × {ROWS} × {BITS} bit, {rounds} rounds, milliseconds of processor time, medians (least to most)")
    told("view, thumbnail, frame: a whole child", [ended.seconds * 1000 for ended, _ in rows])
    told("Orthanc's preview", [theirs * 1000 for _, theirs in rows])
    print(f"ratio, at most {MOST}: {statistics.median(ended.seconds / theirs for ended, theirs in rows):.3f}")
    print(f"the child's memory at its peak, with what it shares: {max(ended.peak for ended, _ in rows) / 1e6:.0f} MB")
    for name, size in sizes(original, normalize(original)).items():
        print(f"{name:32} {size:12,d} bytes")


def told(what: str, took: list[float]) -> None:
    print(f"{what:40} {statistics.median(took):8.1f}  ({min(took):.1f} to {max(took):.1f})")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
