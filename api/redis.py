"""One question to Redis, for health alone: the API never needs Redis otherwise, and a client library for a PING would be much for little.

The protocol is RESP (Redis serialization protocol): each command an array of bulk strings, each simple answer one line.
"""

import asyncio
import ssl
from urllib.parse import unquote, urlsplit

LONGEST_LINE = 4096  # bytes


class RedisAway(Exception):
    """Redis does not answer, or not as it should."""


async def ask(url: str, *words: str) -> str:
    """The answer, such as `+PONG` or `:1`; of a text the text itself, and `` where there is none. Raises RedisAway."""
    parts = urlsplit(url)
    context = ssl.create_default_context() if parts.scheme == "rediss" else None
    try:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 6379, ssl=context, limit=LONGEST_LINE)
    except OSError as error:
        raise RedisAway("no connection") from error
    try:
        if parts.password:
            await _say(reader, writer, "AUTH", unquote(parts.username or "default"), unquote(parts.password))
        return await _say(reader, writer, *words)
    except (OSError, asyncio.IncompleteReadError, ValueError) as error:
        raise RedisAway("no answer") from error
    finally:
        writer.close()


async def _say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *words: str) -> str:
    encoded = [word.encode() for word in words]
    writer.write(b"*%d\r\n" % len(encoded) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in encoded))
    await writer.drain()
    answer = (await reader.readline()).decode()
    if not answer.endswith("\r\n") or answer.startswith("-"):
        raise RedisAway("an error for an answer")
    if not answer.startswith("$"):
        return answer.strip()
    length = int(answer[1:])
    if length > LONGEST_LINE:
        raise RedisAway("a longer answer than anything here is")
    return (await reader.readexactly(length)).decode() if length >= 0 else ""
