"""Keys: master → organization → case or patient, and what is locked with them (AES-256-GCM by `cryptography`).

Everything patient is ciphertext at rest. Deleting the one key of a case forgets it everywhere, backups too. Each ciphertext is bound
to what it is by its associated data: moved to another row or another organization, it does not open.

Objects may be large and are locked in chunks, as the STREAM construction does it (Hoang, Reyhanitabar, Rogaway, Vizár 2015): the
nonce of a chunk is a random prefix, its number and whether it is the last, so that chunks cannot be cut, swapped or repeated.
"""

import hashlib
import hmac
import io
import os
from collections.abc import Callable, Iterator
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from schemas.ident import OrganizationId
from storage.packetkey import CONTEXT, PacketKey

KEY_BYTES = 32
NONCE_BYTES = 12
PREFIX_BYTES = 7
CHUNK_BYTES = 1024 * 1024
TAG_BYTES = 16
CODE_DIGITS = 8
MAGIC = b"MSL1"


class Tampered(Exception):
    """A ciphertext does not open: it was changed, or is not what it is said to be."""


def derive(key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (HKDF-SHA256, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"mesial " + purpose.encode()).derive(key)


class Keys:
    """The keys of one process. Organization keys stay unwrapped in memory; case keys live as long as a transaction."""

    def __init__(self, master: bytes) -> None:
        if len(master) != KEY_BYTES:
            raise ValueError("the master key has 32 bytes")
        self._wrapping = derive(master, "wrap organization keys")
        self._capability = derive(master, "image capabilities")
        self._heads = Ed25519PrivateKey.from_private_bytes(derive(master, "trail heads"))
        self._packets = Ed25519PrivateKey.from_private_bytes(derive(master, "packet manifests"))
        self._organizations: dict[OrganizationId, bytes] = {}
        self._wrap_data: dict[OrganizationId, bytes] = {}

    def new_organization_key(self, organization: OrganizationId) -> bytes:
        """A fresh organization key, wrapped by the master key."""
        return lock(self._wrapping, os.urandom(KEY_BYTES), about("organization", organization))

    def learn(self, organization: OrganizationId, wrapped: bytes) -> None:
        """Unwrap an organization's key and remember it. Raises Tampered."""
        if organization not in self._organizations:
            self._organizations[organization] = unlock(self._wrapping, wrapped, about("organization", organization))
            self._wrap_data[organization] = derive(self._organizations[organization], "wrap data keys")

    def knows(self, organization: OrganizationId) -> bool:
        return organization in self._organizations

    def new_data_key(self, organization: OrganizationId, owner: UUID) -> bytes:
        """A fresh key for a case or patient, wrapped by the organization's."""
        return lock(self._wrap_data[organization], os.urandom(KEY_BYTES), about("data key", organization, owner))

    def data_key(self, organization: OrganizationId, owner: UUID, wrapped: bytes) -> bytes:
        """The key of a case or patient. Raises Tampered."""
        return unlock(self._wrap_data[organization], wrapped, about("data key", organization, owner))

    def lock_secret(self, organization: OrganizationId, owner: UUID, content: bytes) -> bytes:
        """Lock something that belongs to the organization itself, such as a member's second factor."""
        return lock(derive(self._organizations[organization], "secrets"), content, about("secret", organization, owner))

    def unlock_secret(self, organization: OrganizationId, owner: UUID, locked: bytes) -> bytes:
        return unlock(derive(self._organizations[organization], "secrets"), locked, about("secret", organization, owner))

    def object_key(self, organization: OrganizationId, case: UUID, kind: str, sha256: str) -> str:
        """Where an object is kept: `{organization}/{HMAC of the digest}`. No name, date, tooth or guessable hash is in it."""
        secret = derive(self._organizations[organization], "object keys")
        return f"{organization}/{hmac.new(secret, f'{case} {kind} {sha256}'.encode(), hashlib.sha256).hexdigest()}"

    def mark(self, organization: OrganizationId, what: str, value: str) -> str:
        """What finds the same thing again within an organization, and tells nobody what it is: an HMAC in hex."""
        secret = derive(self._organizations[organization], "marks")
        return hmac.new(secret, f"{what} {value}".encode(), hashlib.sha256).hexdigest()

    def link_token(self, organization: OrganizationId, link: UUID) -> bytes:
        """The 32 bytes that a link carries. They follow from the organization's key: no token is ever stored, not even for a retry."""
        return hmac.new(derive(self._organizations[organization], "link tokens"), link.bytes, hashlib.sha256).digest()

    def link_code(self, organization: OrganizationId, link: UUID) -> str:
        """The eight digits that open a specialist's link. They follow from the organization's key, as its token does."""
        made = hmac.new(derive(self._organizations[organization], "link codes"), link.bytes, hashlib.sha256).digest()
        return f"{int.from_bytes(made) % 10**CODE_DIGITS:0{CODE_DIGITS}}"

    def capability(self, content: bytes) -> bytes:
        """The 32-byte mark that makes a short-lived image address genuine."""
        return hmac.new(self._capability, content, hashlib.sha256).digest()

    def sign_head(self, content: bytes) -> bytes:
        """The Ed25519 signature of the head of a trail."""
        return self._heads.sign(content)

    def check_head(self, content: bytes, signature: bytes) -> None:
        """Raises cryptography's InvalidSignature."""
        self._heads.public_key().verify(signature, content)

    @property
    def packet_key(self) -> PacketKey:
        """The public half of the key that signs the manifests of audit packets and nothing else."""
        return PacketKey(self._packets.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign_packet(self, manifest: bytes) -> bytes:
        """The Ed25519 signature under a packet's manifest, 64 bytes and always the same (RFC 8032)."""
        return self._packets.sign(CONTEXT + manifest)


def about(kind: str, *parts: object) -> bytes:
    """Associated data: what a ciphertext is and whom it belongs to."""
    return "|".join((kind, *map(str, parts))).encode()


def lock(key: bytes, content: bytes, what: bytes) -> bytes:
    """Nonce and ciphertext with its tag."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, content, what)


def unlock(key: bytes, locked: bytes, what: bytes) -> bytes:
    """The content. Raises Tampered."""
    return opener(key)(locked, what)


def opener(key: bytes) -> Callable[[bytes, bytes], bytes]:
    """`unlock` for many contents under one key, whose schedule is made once."""
    cipher = AESGCM(key)

    def opened(locked: bytes, what: bytes) -> bytes:
        try:
            return cipher.decrypt(locked[:NONCE_BYTES], locked[NONCE_BYTES:], what)
        except (InvalidTag, ValueError):
            raise Tampered("a ciphertext does not open") from None

    return opened


class Locking:
    """An object's ciphertext, made as its content comes in: magic, prefix, then chunks of 1 MiB with a tag each."""

    def __init__(self, key: bytes, what: bytes) -> None:
        self._cipher, self._what, self._prefix = AESGCM(key), what, os.urandom(PREFIX_BYTES)
        self._begin, self._number, self._rest = MAGIC + self._prefix, 0, bytearray()

    def add(self, content: bytes | memoryview) -> bytes:
        """The ciphertext of what is certainly not the last chunk."""
        self._rest += content
        made, self._begin = [self._begin], b""
        while len(self._rest) > CHUNK_BYTES:
            made.append(self._chunk(last=False))
        return b"".join(made)

    def end(self) -> bytes:
        """The ciphertext of the last chunk; an empty object has one as well."""
        return self._begin + self._chunk(last=True)

    def _chunk(self, *, last: bool) -> bytes:
        chunk = bytes(self._rest[:CHUNK_BYTES])
        del self._rest[:CHUNK_BYTES]
        self._number += 1
        return self._cipher.encrypt(_nonce(self._prefix, self._number - 1, last), chunk, self._what)


def unlock_chunks(key: bytes, read: Callable[[int], bytes], what: bytes) -> Iterator[bytes]:
    """The content of an object in chunks; `read` gives so many bytes of its ciphertext, or what is left. Raises Tampered."""
    if read(len(MAGIC)) != MAGIC:
        raise Tampered("this is no locked object")
    prefix, cipher, step = read(PREFIX_BYTES), AESGCM(key), CHUNK_BYTES + TAG_BYTES
    number, locked = 0, read(step)
    try:
        while locked or number == 0:
            following = read(step)
            yield cipher.decrypt(_nonce(prefix, number, not following), locked, what)
            number, locked = number + 1, following
    except (InvalidTag, ValueError):
        raise Tampered("an object does not open") from None


def unlock_object(key: bytes, locked: bytes, what: bytes) -> bytes:
    """The object's content, all at once. Raises Tampered."""
    return b"".join(unlock_chunks(key, io.BytesIO(locked).read, what))


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4, "big") + bytes([last])
