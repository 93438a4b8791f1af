"""The store's conditions: the embedded store keeps all of them, and a store that ignores them is refused by name."""

from __future__ import annotations

import datetime
import http.server
import os
import threading
from collections.abc import Iterator

import pytest
from botocore.exceptions import ClientError

from infra.embedded import seaweed
from infra.embedded.stack import Stack
from infra.s3 import buckets, selftest
from infra.s3.sign import Door


def now() -> datetime.datetime:
    """A signature is good for a minute: the time of collecting the tests is too early."""
    return datetime.datetime.now(datetime.UTC)


@pytest.fixture(scope="module")
def door(stack: Stack) -> Door:
    told = stack.environment()
    return Door(
        endpoint=told["S3_ENDPOINT"],
        region=told["S3_REGION"],
        access_key=told["S3_ACCESS_KEY"],
        secret_key=told["S3_SECRET_KEY"],
    )


class LaxStore(http.server.BaseHTTPRequestHandler):
    """A store that accepts every condition and ignores it."""

    objects: dict[str, bytes]

    def answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_PUT(self) -> None:
        self.objects[self.path.split("?")[0]] = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200)

    def do_GET(self) -> None:
        found = self.objects.get(self.path.split("?")[0])
        self.answer(200 if found else 404, found or b"")

    def do_HEAD(self) -> None:
        self.answer(200 if self.path.split("?")[0] in self.objects else 404)

    def do_DELETE(self) -> None:
        self.objects.pop(self.path.split("?")[0], None)
        self.answer(204)

    def do_OPTIONS(self) -> None:
        self.answer(200)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def lax() -> Iterator[Door]:
    handler = type("Lax", (LaxStore,), {"objects": {}})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Door(endpoint=f"http://127.0.0.1:{server.server_port}", region="us-east-1", access_key="a", secret_key="b")
        server.shutdown()
        thread.join()


def test_the_embedded_store_keeps_every_condition(stack: Stack, door: Door) -> None:
    selftest.check(door, bucket=seaweed.QUARANTINE, anchors=seaweed.ANCHORS, origin=stack.origin, now=now())


def test_a_store_that_ignores_conditions_is_refused_with_each_one_named(lax: Door) -> None:
    with pytest.raises(selftest.StoreRefused) as refused:
        selftest.check(lax, bucket="any", anchors="other", origin="https://mesial.example", now=now())
    assert [name for name, _ in refused.value.failed] == list(selftest.CONDITIONS)


def test_a_store_that_is_not_there_is_said_to_be_so() -> None:
    nobody = Door(endpoint="http://127.0.0.1:9", region="us-east-1", access_key="a", secret_key="b")
    with pytest.raises(selftest.StoreRefused, match="does not answer"):
        selftest.check(nobody, bucket="any", anchors="other", origin="https://mesial.example", now=now())


def test_the_application_may_use_its_three_buckets_and_make_no_other(door: Door) -> None:
    client = buckets.connect(endpoint=door.endpoint, region=door.region, access_key=door.access_key, secret_key=door.secret_key)
    assert {bucket["Name"] for bucket in client.list_buckets()["Buckets"]} == {seaweed.BUCKET, seaweed.QUARANTINE, seaweed.ANCHORS}
    with pytest.raises(ClientError, match="AccessDenied"):
        client.create_bucket(Bucket="another")
    with pytest.raises(ClientError, match="AccessDenied"):
        client.delete_bucket(Bucket=seaweed.BUCKET)


def test_t_q08_a_bucket_for_anchors_that_is_not_locked_is_refused_and_no_other_condition_with_it(stack: Stack, door: Door) -> None:
    with pytest.raises(selftest.StoreRefused) as refused:
        selftest.check(door, bucket=seaweed.QUARANTINE, anchors=seaweed.BUCKET, origin=stack.origin, now=now())
    ((condition, reason),) = refused.value.failed
    assert (condition, "not locked" in reason) == ("anchors stay", True)


def test_t_q08_a_lock_that_ends_within_the_year_is_refused(stack: Stack, door: Door) -> None:
    later = now() + datetime.timedelta(days=365 * buckets.ANCHOR_YEARS - 290)
    with pytest.raises(selftest.StoreRefused, match="less than a year"):
        selftest.check(door, bucket=seaweed.QUARANTINE, anchors=seaweed.ANCHORS, origin=stack.origin, now=later)


def test_t_q08_neither_the_application_nor_the_administrator_can_remove_an_anchor(stack: Stack, door: Door) -> None:
    """Not by its name, its version, a shorter retention, or an end of versions; what covers it shows in the list of versions."""
    told, kept = stack.environment(), stack.kept
    app = buckets.connect(endpoint=door.endpoint, region=door.region, access_key=door.access_key, secret_key=door.secret_key)
    admin = buckets.connect(endpoint=door.endpoint, region=door.region, access_key=kept.s3_admin_key, secret_key=kept.s3_admin_secret)
    bucket, key = told["S3_ANCHOR_BUCKET"], "selftest/anchor"
    version = app.put_object(Bucket=bucket, Key=key, Body=b"as far as this")["VersionId"]
    for client in (app, admin):
        with pytest.raises(ClientError, match="AccessDenied"):
            client.delete_object(Bucket=bucket, Key=key, VersionId=version, BypassGovernanceRetention=True)
        until = now()
        with pytest.raises(ClientError, match=r"AccessDenied|InvalidRequest"):
            client.put_object_retention(
                Bucket=bucket, Key=key, VersionId=version, Retention={"Mode": "COMPLIANCE", "RetainUntilDate": until}
            )
        with pytest.raises(ClientError, match="InvalidBucketState"):
            client.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Suspended"})
    app.put_object(Bucket=bucket, Key=key, Body=b"no further")
    marker = app.delete_object(Bucket=bucket, Key=key)
    assert marker["DeleteMarker"]
    listed = app.list_object_versions(Bucket=bucket, Prefix=key)
    assert version in {each["VersionId"] for each in listed["Versions"]}
    assert len(listed["Versions"]) == 2
    assert len(listed["DeleteMarkers"]) == 1
    assert app.get_object(Bucket=bucket, Key=key, VersionId=version)["Body"].read() == b"as far as this"


def test_what_lies_in_the_quarantine_cannot_be_read_on_the_disk(stack: Stack, door: Door) -> None:
    client = buckets.connect(endpoint=door.endpoint, region=door.region, access_key=door.access_key, secret_key=door.secret_key)
    hidden, plain = os.urandom(4096), os.urandom(4096)  # random, because the store compresses what it can
    client.put_object(Bucket=seaweed.QUARANTINE, Key="q/needle", Body=hidden)
    client.put_object(Bucket=seaweed.BUCKET, Key="plain", Body=plain)
    kept = [file.read_bytes() for file in (stack.data_dir / "seaweed").rglob("*") if file.is_file()]
    assert not any(hidden[:64] in content for content in kept)
    assert any(plain[:64] in content for content in kept)  # so the search itself would have found it
    part = client.get_object(Bucket=seaweed.QUARANTINE, Key="q/needle", Range="bytes=13-25")["Body"].read()
    assert part == hidden[13:26]
