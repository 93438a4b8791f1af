"""The key under an audit packet, as anybody may know it: how it is published and named, and what it signed (decision 0042)."""

import hashlib
import re
from pathlib import Path

import msgspec
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

CONTEXT = b"mesial audit packet manifest\n"
"""Stands in front of what is signed: no signature of a packet can be taken for one of anything else."""

SIGNATURE_BYTES = 64


class Unnamed(Exception):
    """What was given names no key."""


class PacketKey(msgspec.Struct, frozen=True):
    """The public half of a house's key for packets: 32 bytes (Ed25519, RFC 8032)."""

    raw: bytes

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the key in DER (RFC 8410): 64 hexadecimal digits in groups of four, with colons between."""
        return grouped(hashlib.sha256(self._key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest())

    @property
    def published(self) -> str:
        """What the house publishes: the fingerprint, and the key in PEM, which other tools read as well."""
        pem = self._key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        return f"Fingerprint: {self.fingerprint}\n\n{pem}"

    def check(self, manifest: bytes, signature: bytes) -> None:
        """Raises cryptography's InvalidSignature."""
        self._key.verify(signature, CONTEXT + manifest)

    @property
    def _key(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.raw)


def fingerprint_of(told: str) -> str:
    """The fingerprint that somebody names: by itself, with or without colons, or by a file with the published key.

    The file's own word for its fingerprint is not taken: the key in it is. Raises Unnamed.
    """
    digits = re.sub(r"[:\s]", "", told).lower()
    if re.fullmatch(r"[0-9a-f]{64}", digits):
        return grouped(digits)
    try:
        found = load_pem_public_key(Path(told).read_bytes())
    except (OSError, ValueError, UnsupportedAlgorithm):
        raise Unnamed(f"{told} is neither a fingerprint of 64 digits nor a file with the key that a house publishes") from None
    if not isinstance(found, Ed25519PublicKey):
        raise Unnamed(f"{told} holds a key of another kind than those that sign packets")
    return PacketKey(found.public_bytes(Encoding.Raw, PublicFormat.Raw)).fingerprint


def grouped(digits: str) -> str:
    """Easier to compare by eye, and still one word."""
    return ":".join(digits[at : at + 4] for at in range(0, len(digits), 4))
