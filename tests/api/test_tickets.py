"""The application's own tickets under attack (THREATS T-U03 to T-U06): other bytes, other lengths, other types, twice."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import boto3
import httpx
import pytest
from botocore.config import Config

from schemas.settings import Settings
from storage.ident import uuid7
from tests.api.client import Browser, announcement, new_case, tell
from tests.api.conftest import Server
from tests.api.people import Practice

SIZE = 1000


class Sent:
    """An image of a hygienist's case that was announced and not yet sent: its bytes, its ticket, and the case's address."""

    def __init__(self, browser: Browser, path: str, content: bytes, told: dict[str, Any], upload: dict[str, Any]) -> None:
        self.browser, self.path, self.content, self.told, self.upload = browser, path, content, told, upload
        (self.ticket,) = upload["tickets"]

    async def put(self, content: bytes, **headers: str) -> int:
        """What the store answers to these bytes under the ticket."""
        async with httpx.AsyncClient() as phone:
            answer = await phone.put(self.ticket["url"], content=content, headers={**self.ticket["headers"], **headers})
            return answer.status_code

    async def confirm(self) -> httpx.Response:
        return await self.browser.post(f"{self.path}/{self.told['image']}/confirm", json={"id": str(uuid7())})


@pytest.fixture(scope="module")
async def images(server: Server, practice: Practice) -> AsyncIterator[tuple[Browser, str]]:
    """A hygienist's browser, and the address of the images of a case that takes them."""
    async with Browser(server.url, "198.18.0.3") as browser:
        await browser.sign_in(practice.sign_in("hygienist"))
        row = await browser.good("POST", "/api/cases", new_case(contact=False))
        await tell(browser, f"/api/cases/{row['id']}/acts")
        yield browser, f"/api/cases/{row['id']}/images"


@pytest.fixture
async def sent(images: tuple[Browser, str]) -> Sent:
    browser, path = images
    content = os.urandom(SIZE)
    told = announcement(content)
    return Sent(browser, path, content, told, await browser.good("POST", path, told))


def flipped(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


async def test_t_u03_every_condition_is_in_the_signature(sent: Sent) -> None:
    asked = dict(parse_qsl(urlsplit(sent.ticket["url"]).query))
    signed = set(asked["X-Amz-SignedHeaders"].split(";"))
    assert signed == {"content-length", "content-type", "host", "if-none-match", "x-amz-checksum-sha256"}
    assert asked["X-Amz-Expires"] == "900"


@pytest.mark.parametrize(
    ("change", "headers"),
    [
        (lambda content: content + b"x", {}),
        (lambda content: content * 5, {}),
        (lambda content: content[:-1], {}),
        (lambda content: b"", {}),
        (flipped, {}),
        (lambda content: content, {"Content-Type": "text/html"}),
        (lambda content: content, {"x-amz-checksum-sha256": "A" * 43 + "="}),
    ],
    ids=["longer", "five times", "shorter", "nothing", "other bytes", "another type", "another checksum"],
)
async def test_t_u03_a_ticket_takes_exactly_what_was_announced(sent: Sent, change: Any, headers: dict[str, str]) -> None:
    assert await sent.put(change(sent.content), **headers) in (400, 403)
    answer = await sent.confirm()
    assert (answer.status_code, answer.json()["why"]) == (409, "pieces-missing")
    assert await sent.put(sent.content) == 200
    assert (await sent.confirm()).json()["status"] == "received"


async def test_t_u03_a_ticket_without_its_conditions_is_worth_nothing(sent: Sent) -> None:
    """What is signed has to be said: nobody leaves out the header that would refuse the bytes."""
    for left_out in ("x-amz-checksum-sha256", "If-None-Match", "Content-Type"):
        headers = {name: value for name, value in sent.ticket["headers"].items() if name != left_out}
        async with httpx.AsyncClient() as phone:
            answer = await phone.put(sent.ticket["url"], content=sent.content, headers=headers)
        assert answer.status_code in (400, 403), left_out
    assert (await sent.confirm()).status_code == 409


async def test_t_u06_a_second_put_is_refused_and_changes_nothing(sent: Sent, settings: Settings) -> None:
    assert await sent.put(sent.content) == 200
    assert await sent.put(sent.content) == 412
    assert await sent.put(flipped(sent.content)) in (400, 403, 412)
    key = sent.ticket["url"].split("?")[0].removeprefix(f"{settings.s3_public_endpoint}/{settings.s3_quarantine_bucket}/")
    assert quarantine(settings).get_object(Bucket=settings.s3_quarantine_bucket, Key=key)["Body"].read() == sent.content
    assert (await sent.confirm()).json()["status"] == "received"


def quarantine(settings: Settings) -> Any:
    """The store as whoever has its keys sees it, past every ticket."""
    return boto3.client(
        "s3",
        endpoint_url=settings.s3_endpoint,
        region_name=settings.s3_region,
        aws_access_key_id=settings.s3_access_key,
        aws_secret_access_key=settings.s3_secret_key,
        config=Config(signature_version="s3v4", s3={"addressing_style": "path"}),
    )


@pytest.mark.parametrize(
    ("change", "checksum"),
    [
        (flipped, "SHA256"),
        (lambda content: content[:-1], "SHA256"),
        (lambda content: content + b"x", "SHA256"),
        (lambda content: content, "CRC32"),
    ],
    ids=["other bytes", "shorter", "longer", "another kind of checksum"],
)
async def test_t_u05_what_lies_in_the_quarantine_is_compared_before_it_is_believed(
    sent: Sent, settings: Settings, change: Any, checksum: str
) -> None:
    """Bytes that came past the ticket: a store that let them in, or somebody who has its keys."""
    key = sent.ticket["url"].split("?")[0].removeprefix(f"{settings.s3_public_endpoint}/{settings.s3_quarantine_bucket}/")
    quarantine(settings).put_object(
        Bucket=settings.s3_quarantine_bucket,
        Key=key,
        Body=change(sent.content),
        ChecksumAlgorithm=checksum,
        ContentType="application/octet-stream",
    )
    answer = await sent.confirm()
    assert (answer.status_code, answer.json()["why"]) == (409, "pieces-missing")
    again = await sent.browser.good("POST", f"{sent.path}/{sent.told['image']}/tickets", {})
    assert (again["arrived"], [each["number"] for each in again["tickets"]]) == ([], [0])
