"""Opening a radiograph that is normalized already, against a preview of the same file by Orthanc: requests a second and processor time.

    python -m tests.bench.opening [rounds]

An opening is what the reading room fetches to show it: thumbnail and display picture, each under its capability, with its trail row, read
from the store and decrypted. A preview is `/instances/{id}/preview`, which Orthanc renders anew each time. Needs Debian's `orthanc`
(apt-get install --no-install-recommends orthanc), which is started here on loopback, without a DICOM port, and stopped again.

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
from tests import radiographs
from tests.api.client import Browser
from tests.infra import keeping
from tests.journeys.conftest import House, opened

ROUNDS = 5
OPENINGS = 100
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


def film() -> bytes:
    """2000 × 1500 pixels of 12 bit."""
    return radiographs.written(radiographs.dicom(radiographs.shadow(2000, 1500, 60, 3900), bits_stored=12))


def main(rounds: int) -> None:
    content = film()
    with opened() as house, orthanc() as (address, server):
        case = asyncio.run(keeping.gather(house.url, {"periapical": content}))
        preview = f"{address}/instances/{stored(address, content)}/preview"
        found: dict[tuple[str, int], list[Rate]] = {}
        for _ in range(rounds + 1):
            for clients in CLIENTS:
                urls = asyncio.run(addresses(house, case))
                opening = measured(lambda: family(house.process.pid), lambda urls=urls: [fetch(url) for url in urls], OPENINGS, clients)  # type: ignore[misc]
                time.sleep(2 * OPENINGS / REFILL_PER_SECOND)
                shown = measured(lambda: family(server.pid), lambda: [fetch(preview)], PREVIEWS, clients)
                found.setdefault(("opening", clients), []).append(opening)
                found.setdefault(("preview", clients), []).append(shown)
    told(len(content), rounds, {key: each[1:] for key, each in found.items()})


async def addresses(house: House, case: str) -> list[str]:
    """Thumbnail and display of the film, as a dentist who opens the case is given them."""
    async with Browser(house.url, "127.0.0.1") as dentist:
        await dentist.sign_in("dentist", seed.PASSWORD)
        (image,) = (await dentist.good("GET", f"/api/cases/{case}"))["images"]
    return [image["thumb_url"], image["display_url"]]


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


def measured(processes: Callable[[], list[int]], work: Callable[[], object], count: int, clients: int) -> Rate:
    """Do it so often by so many clients at once."""
    pids = processes()
    with ThreadPoolExecutor(clients) as threads:
        list(threads.map(lambda _: work(), range(clients)))
        before, began = cpu(pids), time.perf_counter()
        list(threads.map(lambda _: work(), range(count)))
        seconds = time.perf_counter() - began
        return Rate(count / seconds, 1000 * (cpu(pids) - before) / count)


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
    print(f"radiograph of 2000 × 1500 × 12 bit, {size / 1e6:.1f} MB; {rounds} paired rounds after a warm-up, medians")
    print(f"  {'':<10}{'openings/s':>12}{'previews/s':>12}{'ratio':>8}{'CPU ms each':>14}{'CPU ms each':>13}{'ratio':>8}")
    for clients in CLIENTS:
        ours, theirs = found["opening", clients], found["preview", clients]
        rate = statistics.median(one.a_second / other.a_second for one, other in zip(ours, theirs, strict=True))
        work = statistics.median(other.cpu_ms / one.cpu_ms for one, other in zip(ours, theirs, strict=True))
        words = f"{clients} client{'s' if clients > 1 else ''}"
        print(
            f"  {words:<10}{median(ours, 'a_second'):12.1f}{median(theirs, 'a_second'):12.1f}{rate:8.1f}"
            f"{median(ours, 'cpu_ms'):14.1f}{median(theirs, 'cpu_ms'):13.1f}{work:8.1f}"
        )


def median(rates: list[Rate], name: str) -> float:
    return float(statistics.median(getattr(each, name) for each in rates))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
