"""Opening a radiograph that is normalized already, against a preview of the same file by Orthanc: requests a second and processor time.

    python -m tests.bench.opening [rounds]

An opening is what the reading room fetches to show a film: its display picture, under its capability, with its trail row, from the store
and decrypted; or that and its thumbnail. "First" is an opening of a film that nobody has looked at since the house began, of which every
round of the first table has one only; "again" is one that was looked at lately. A preview is `/instances/{id}/preview`, which Orthanc
renders anew each time. Needs Debian's `orthanc` (apt-get install --no-install-recommends orthanc), which is started here on loopback,
without a DICOM port, and stopped again.

Rounds are paired: 1 client and 8 clients, house and Orthanc in turn. Between rounds it waits until the house, which lets nobody ask more
than 500 times at once and 40 times a second, would let a reader ask again. Processor time is user + system of all processes of each side,
the house's sealing and sweeping included, the clients' not.
"""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import msgspec

from infra import seed
from infra.embedded import ports
from tests.api.client import Browser
from tests.bench.radiographs import a_radiograph
from tests.infra import keeping
from tests.journeys.conftest import House, opened

ROUNDS = 5
OPENINGS = 100
CASES = 24
"""Films that are opened for the first time."""
FIRST, AGAIN, BOTH, PREVIEW = "opened first", "opened again", "opened again, with its thumbnail", "Orthanc's preview"
PREVIEWS = 10
CLIENTS = (1, 8)
TICKS = os.sysconf("SC_CLK_TCK")
ORTHANC = shutil.which("Orthanc") or "/usr/sbin/Orthanc"
START_SECONDS = 30
REFILL_PER_SECOND = 40


class Rate(msgspec.Struct, frozen=True):
    """Requests a second, and milliseconds of processor time for each."""

    a_second: float
    cpu_ms: float


def main(rounds: int) -> None:
    content = a_radiograph()
    with opened() as house, orthanc() as (address, server):
        cases = [asyncio.run(keeping.gather(house.url, {"periapical": content})) for _ in range(CASES)]
        preview = f"{address}/instances/{stored(address, content)}/preview"
        found: dict[tuple[str, int], list[Rate]] = {}

        def note(what: str, clients: int, pids: Callable[[], list[int]], works: list[list[str]]) -> None:
            found.setdefault((what, clients), []).append(measured(pids, works, clients))

        def ours() -> list[int]:
            return family(house.process.pid)

        films = asyncio.run(addresses(house, cases))
        note(FIRST, CLIENTS[-1], ours, [[display] for _, display in films])
        for _ in range(rounds):
            for clients in CLIENTS:
                thumb, display = asyncio.run(addresses(house, cases[:1]))[0]
                note(AGAIN, clients, ours, [[display]] * OPENINGS)
                note(BOTH, clients, ours, [[thumb, display]] * OPENINGS)
                time.sleep(3 * OPENINGS / REFILL_PER_SECOND)
                note(PREVIEW, clients, lambda: family(server.pid), [[preview]] * PREVIEWS)
    told(len(content), rounds, found)


async def addresses(house: House, cases: list[str]) -> list[tuple[str, str]]:
    """Thumbnail and display of the film of each case, as a dentist who opens it is given them."""
    async with Browser(house.url, "127.0.0.1") as dentist:
        await dentist.sign_in("dentist", seed.PASSWORD)
        images = [(await dentist.good("GET", f"/api/cases/{case}"))["images"][0] for case in cases]
    return [(image["thumb_url"], image["display_url"]) for image in images]


_lines: dict[tuple[int, str], http.client.HTTPConnection] = {}


def fetch(url: str) -> int:
    """One request over a line that stays open, as a browser's does; the length of the answer."""
    parts = urlsplit(url)
    key = (threading.get_ident(), parts.netloc)
    line = _lines.get(key) or _lines.setdefault(key, http.client.HTTPConnection(parts.netloc, timeout=60))
    try:
        line.request("GET", parts.path)
        answer = line.getresponse()
    except (http.client.RemoteDisconnected, ConnectionError):  # closed since: a browser opens another
        line.close()
        line.request("GET", parts.path)
        answer = line.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise SystemExit(f"{parts.netloc}: {answer.status} {content[:200]!r}")
    return len(content)


def measured(processes: Callable[[], list[int]], works: list[list[str]], clients: int) -> Rate:
    """Fetch all of it, by so many clients at once; each of `works` is one opening, or one preview."""
    pids = processes()
    with ThreadPoolExecutor(clients) as threads:
        before, began = cpu(pids), time.perf_counter()
        list(threads.map(lambda urls: [fetch(url) for url in urls], works))
        seconds = time.perf_counter() - began
        return Rate(len(works) / seconds, 1000 * (cpu(pids) - before) / len(works))


def cpu(pids: list[int]) -> float:
    """Seconds of processor time of these processes, their ended children included."""
    total = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            total += sum(map(int, pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return total / TICKS


def family(pid: int) -> list[int]:
    """A process and all that came of it."""
    found = [pid]
    for thread in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            for child in thread.read_text().split():
                found += family(int(child))
    return found


@contextlib.contextmanager
def orthanc() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Orthanc on a port of its own, with an empty storage that goes when it ends."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="orthanc-bench-"))
    port = ports.choose({}, ("orthanc",))["orthanc"]
    told = {
        "HttpPort": port,
        "HttpDescribeErrors": False,
        "RemoteAccessAllowed": False,
        "AuthenticationEnabled": False,
        "DicomServerEnabled": False,
        "KeepAlive": True,
        "TcpNoDelay": True,
        "StorageDirectory": str(home / "storage"),
        "IndexDirectory": str(home / "storage"),
        "Plugins": [],
    }
    (home / "orthanc.json").write_text(json.dumps(told))
    server = subprocess.Popen([ORTHANC, str(home / "orthanc.json")], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + START_SECONDS
        while True:
            with contextlib.suppress(OSError):
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                line.request("GET", "/system")
                if line.getresponse().status == 200:
                    break
            if time.monotonic() > deadline or server.poll() is not None:
                raise SystemExit("Orthanc does not start")
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}", server
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(home)


def stored(address: str, content: bytes) -> str:
    """Give the file to Orthanc; the id of its instance."""
    line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    line.request("POST", "/instances", body=content, headers={"Content-Type": "application/dicom"})
    return str(json.loads(line.getresponse().read())["ID"])


def told(size: int, rounds: int, found: dict[tuple[str, int], list[Rate]]) -> None:
    print(f"radiograph of 2000 × 1500 × 12 bit, {size / 1e6:.1f} MB; {rounds} paired rounds, medians; ratios against the preview")
    print(f"  {'':<44}{'a second':>10}{'ratio':>8}{'CPU ms':>9}{'ratio':>8}")
    for (what, clients), ours in found.items():
        theirs = found[PREVIEW, clients]
        rate = statistics.median(one.a_second / other.a_second for one, other in zip(ours, theirs, strict=False))
        work = statistics.median(other.cpu_ms / one.cpu_ms for one, other in zip(ours, theirs, strict=False))
        words = f"{what}, {clients} client{'s' if clients > 1 else ''}"
        print(f"  {words:<44}{median(ours, 'a_second'):10.1f}{rate:8.1f}{median(ours, 'cpu_ms'):9.1f}{work:8.1f}")


def median(rates: list[Rate], name: str) -> float:
    return float(statistics.median(getattr(each, name) for each in rates))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
