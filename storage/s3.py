"""Calls to the object store. boto3 is synchronous: every call runs in a thread, and whatever goes wrong is one of three errors."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from schemas.settings import Settings

T = TypeVar("T")
CONNECT_SECONDS = 3
READ_SECONDS = 20
CONNECTIONS = 20


class StoreAway(Exception):
    """The object store does not answer, or not as it should: a fault to be tried again, never a verdict about a file."""


class ObjectMissing(Exception):
    """There is no such object."""


class ObjectThere(Exception):
    """The object was written before; bytes are never changed once written."""


def clients(settings: Settings, *endpoints: str) -> tuple[Any, ...]:
    """A client of the store for each endpoint at which it is reached."""
    config = Config(
        signature_version="s3v4",
        s3={"addressing_style": "path"},
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"max_attempts": 3, "mode": "standard"},
        max_pool_connections=CONNECTIONS,
        response_checksum_validation="when_required",
    )
    session = boto3.Session(
        aws_access_key_id=settings.s3_access_key, aws_secret_access_key=settings.s3_secret_key, region_name=settings.s3_region
    )
    return tuple(session.client("s3", endpoint_url=each, config=config) for each in endpoints)


class Threads:
    """Threads of the store's own: calls to a store that is away hold theirs for a minute, and must not hold up everybody else's."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(CONNECTIONS, "objects")

    async def call(self, call: Callable[[], T]) -> T:
        """Raises StoreAway, ObjectMissing or ObjectThere."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, call)
        except ClientError as error:
            status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
            if status == 404:
                raise ObjectMissing("there is no such object") from None
            if status == 412:
                raise ObjectThere("the object is there already") from None
            raise StoreAway(f"the object store answered {status}") from error
        except BotoCoreError as error:
            raise StoreAway("the object store does not answer") from error
