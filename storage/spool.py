"""An object on its way into the store: locked as its content comes, so that neither a large film nor its ciphertext stands in memory.

What is set aside meanwhile is ciphertext only: in memory while it is small, in a file without a name when it is not.
"""

import hashlib
import tempfile
from typing import Any

from msgspec.structs import replace

from schemas.care.image import StoredObject
from storage.keys import CHUNK_BYTES, Locking, about

IN_MEMORY_BYTES = 16 * 1024 * 1024


class Changed(Exception):
    """The content is not what its digest says."""


class Spool:
    """One object. `file` is its ciphertext; `key` the key of its case."""

    def __init__(self, key: bytes, template: StoredObject) -> None:
        self.key = key
        self.file = tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES)  # noqa: SIM115 - closed with the spool
        self._template, self._locking = template, Locking(key, about("object", template.key))
        self._size, self._stored_size, self._content, self._ciphertext = 0, 0, hashlib.sha256(), hashlib.sha256()

    def __enter__(self) -> "Spool":
        return self

    def __exit__(self, *_: Any) -> None:
        self.file.close()

    def add(self, content: bytes | memoryview) -> None:
        """The next bytes of the content."""
        self._size += len(content)
        self._content.update(content)
        self._write(self._locking.add(content))

    def add_all(self, content: bytes | memoryview) -> None:
        """All of the content, without a copy of it as a whole."""
        view = memoryview(content)
        for start in range(0, len(view), CHUNK_BYTES):
            self.add(view[start : start + CHUNK_BYTES])

    @property
    def is_whole(self) -> bool:
        """True if what was added has the digest that was told."""
        return self._content.hexdigest() == self._template.sha256

    def end(self) -> StoredObject:
        """What will be kept, with sizes and digests. Raises Changed."""
        if not self.is_whole:
            raise Changed("the content is not what its digest says")
        self._write(self._locking.end())
        self.file.seek(0)
        return replace(self._template, size=self._size, stored_size=self._stored_size, stored_sha256=self._ciphertext.hexdigest())

    def _write(self, ciphertext: bytes) -> None:
        self._stored_size += len(ciphertext)
        self._ciphertext.update(ciphertext)
        self.file.write(ciphertext)
