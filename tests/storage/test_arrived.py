"""What the store says of a piece is compared, length and checksum each by itself: a store may lose one and still tell the other."""

from __future__ import annotations

import base64
import hashlib
import http.server
import threading
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from schemas.care.image import Collector, Image, Piece
from schemas.ident import CaseId, ImageId
from schemas.person import Role
from schemas.settings import Settings
from schemas.view import View
from storage.ident import uuid7
from storage.keys import Keys
from storage.objects import Store
from storage.s3 import StoreAway
from tests.people import NOW
from tests.storage.walk import HOUSE

CONTENT = b"a piece of a photo"
DIGEST = hashlib.sha256(CONTENT)
RIGHT = {"Content-Length": str(len(CONTENT)), "x-amz-checksum-sha256": base64.b64encode(DIGEST.digest()).decode()}
WRONG = {"Content-Length": str(len(CONTENT) + 1), "x-amz-checksum-sha256": base64.b64encode(hashlib.sha256(b"other").digest()).decode()}


WHEN = "2026-11-01T12:00:00.000Z"


class Telling(http.server.BaseHTTPRequestHandler):
    """A store that says of every piece what the test wants it to say."""

    status: int
    told: dict[str, str]
    deleted: list[str]

    def do_GET(self) -> None:
        """A listing: the piece, if it is there at all, with the length that is told of it."""
        prefix = parse_qs(urlsplit(self.path).query)["prefix"][0]
        size = self.told.get("Content-Length")
        entry = f"<Contents><Key>{prefix}00000</Key><LastModified>{WHEN}</LastModified><Size>{size}</Size></Contents>"
        page = f"<ListBucketResult><IsTruncated>false</IsTruncated>{entry if self.status == 200 else ''}</ListBucketResult>".encode()
        self.send_response(self.status if self.status != 404 else 200)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def do_DELETE(self) -> None:
        self.deleted.append(self.path)
        self.send_response(204)
        self.end_headers()

    def do_HEAD(self) -> None:
        self.send_response(self.status)
        for name, value in self.told.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def telling(settings: Settings) -> Iterator[tuple[Store, type[Telling]]]:
    handler = type("One", (Telling,), {"status": 200, "told": RIGHT, "deleted": []})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        endpoint = f"http://127.0.0.1:{server.server_port}"
        yield Store(msgspec.structs.replace(settings, s3_endpoint=endpoint), Keys(settings.master_key)), handler
        server.shutdown()
        thread.join()


def announced() -> Image:
    return Image(
        id=ImageId(uuid7()),
        view=View.FRONT,
        lens="rear",
        mirror="direct",
        name="photo.jpg",
        declared_type="image/jpeg",
        size=len(CONTENT),
        sha256=DIGEST.hexdigest(),
        pieces=(Piece(len(CONTENT), DIGEST.hexdigest()),),
        collector=Collector(name="Ada", role=Role.GUARDIAN, channel="patient_link"),
        captured_at=NOW,
        announced_at=NOW,
        round=1,
        required=True,
    )


@pytest.mark.parametrize(
    ("status", "told", "whole", "deleted"),
    [
        (200, RIGHT, True, 0),
        (200, RIGHT | {"Content-Length": WRONG["Content-Length"]}, False, 1),
        (200, RIGHT | {"x-amz-checksum-sha256": WRONG["x-amz-checksum-sha256"]}, False, 1),
        (200, {"Content-Length": RIGHT["Content-Length"]}, False, 1),
        (404, {}, False, 0),
    ],
    ids=["both right", "another length", "another checksum", "no checksum", "not there"],
)
async def test_t_u05_length_and_checksum_both_count(
    telling: tuple[Store, type[Telling]], status: int, told: dict[str, str], whole: bool, deleted: int
) -> None:
    """What lies there and is not what was announced goes, so that the piece can be sent again."""
    store, handler = telling
    handler.status, handler.told = status, told
    assert await store.is_whole(HOUSE, CaseId(uuid7()), announced()) is whole
    assert len(handler.deleted) == deleted


async def test_a_store_that_does_not_know_is_away_and_no_verdict(telling: tuple[Store, type[Telling]]) -> None:
    store, handler = telling
    handler.status, handler.told = 403, {}
    with pytest.raises(StoreAway):
        await store.arrived(HOUSE, CaseId(uuid7()), announced())
