"""What the store says of a piece is compared, length and checksum each by itself: a store may lose one and still tell the other."""

from __future__ import annotations

import base64
import hashlib
import http.server
import threading
from collections.abc import Iterator

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


class Telling(http.server.BaseHTTPRequestHandler):
    """A store that says of every piece what the test wants it to say."""

    status: int
    told: dict[str, str]

    def do_HEAD(self) -> None:
        self.send_response(self.status)
        for name, value in self.told.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def telling(settings: Settings) -> Iterator[tuple[Store, type[Telling]]]:
    handler = type("One", (Telling,), {"status": 200, "told": RIGHT})
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
    ("status", "told", "arrived"),
    [
        (200, RIGHT, [0]),
        (200, RIGHT | {"Content-Length": WRONG["Content-Length"]}, []),
        (200, RIGHT | {"x-amz-checksum-sha256": WRONG["x-amz-checksum-sha256"]}, []),
        (200, {"Content-Length": RIGHT["Content-Length"]}, []),
        (404, {}, []),
    ],
    ids=["both right", "another length", "another checksum", "no checksum", "not there"],
)
async def test_t_u05_length_and_checksum_both_count(
    telling: tuple[Store, type[Telling]], status: int, told: dict[str, str], arrived: list[int]
) -> None:
    store, handler = telling
    handler.status, handler.told = status, told
    assert await store.arrived(HOUSE, CaseId(uuid7()), announced()) == arrived


async def test_a_store_that_does_not_know_is_away_and_no_verdict(telling: tuple[Store, type[Telling]]) -> None:
    store, handler = telling
    handler.status, handler.told = 403, {}
    with pytest.raises(StoreAway):
        await store.arrived(HOUSE, CaseId(uuid7()), announced())
