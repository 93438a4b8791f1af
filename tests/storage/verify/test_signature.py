"""D96-12: who signed a packet can be told without the house, and a signature that was changed, taken away or swapped is found."""

from __future__ import annotations

import copy
import hashlib
import pathlib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from schemas.care import packet as packets
from storage.care import cases, packet
from storage.packetkey import CONTEXT
from storage.verify.broken import Broken
from storage.verify.packet import verify
from tests.infra.house import mesial
from tests.packets import FORGER, Files, apart, encoded, manifest_of, signature_of, together, zipped
from tests.storage import walk
from tests.storage.verify.house import Played

Damage = Callable[[bytes], bytes]
SIGNATURE = packets.SIGNATURE
BEFORE_SIGNATURES = "bf3d213d6b2ffca467d4a5112a412d452c52ad9a01fe42c9a0302982da6fbc37"
"""The SHA-256 of what packets said before houses signed them: it never changes, or they would not verify any more."""


@pytest.fixture
def path(tmp_path: pathlib.Path) -> pathlib.Path:
    return tmp_path / "packet.zip"


def unsigned(sound: bytes) -> tuple[dict[str, Any], Files]:
    """The packet as it was exported before houses signed."""
    manifest, files = apart(sound)
    del manifest["signed_by"]
    manifest |= {"proves": list(packets.proves("", ())), "does_not_prove": list(packets.does_not_prove(""))}
    return manifest, files


def a_fact_that_is_the_houses_word_alone(manifest: dict[str, Any], files: Files) -> bytes:
    """An original left out and said to be withheld: every digest and hash still fits. Answers of the manifest's bytes."""
    manifest = copy.deepcopy(manifest)
    left_out = manifest["originals"].pop()
    manifest["files"].pop()
    manifest["withheld"] = [{"image": left_out["image"], "status": "held"}]
    files.pop()
    return encoded(manifest)


async def test_d96_12_a_packet_is_signed_under_its_manifest_by_a_key_for_nothing_else(
    played: Played, sound: bytes, path: pathlib.Path
) -> None:
    """What is signed is written out here once more, as an auditor with other tools would."""
    manifest, signature = manifest_of(sound), signature_of(sound)
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(apart(sound)[0]["signed_by"]))
    key.verify(signature, b"mesial audit packet manifest\n" + manifest)
    with pytest.raises(InvalidSignature):
        key.verify(signature, manifest)
    with pytest.raises(InvalidSignature):
        played.hall.keys.check_head(CONTEXT + manifest, signature)
    fingerprint = hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).hexdigest()
    path.write_bytes(sound)
    totals = verify(path)
    assert totals.signed_by.replace(":", "") == fingerprint
    assert totals.signed.startswith(f"Signed by the house whose key is {totals.signed_by}. Compare it with what that house publishes at ")
    async with played.shop.database.begin(walk.OFFICE) as transaction:
        again = await packet.read(transaction, await cases.read(transaction, played.told.id))
    assert (again.manifest, again.contents[0][1]) == (manifest, signature)


def of_the_signature(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    content = signature_of(sound)
    return zipped(encoded(manifest), [(SIGNATURE, content[:-1] + bytes([content[-1] ^ 1])), *files])


def of_what_nothing_else_vouches_for(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    first = a_fact_that_is_the_houses_word_alone(manifest, files)
    return zipped(first, [(SIGNATURE, signature_of(sound)), *files])


def the_signature_of_another_key(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return zipped(encoded(manifest), [(SIGNATURE, FORGER.sign_packet(encoded(manifest))), *files])


def another_key_with_the_same_signature(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    first = encoded(manifest | {"signed_by": FORGER.packet_key.raw.hex()})
    return zipped(first, [(SIGNATURE, signature_of(sound)), *files])


def no_signature(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return zipped(encoded(manifest), files)


def no_key(sound: bytes) -> bytes:
    manifest, files = unsigned(sound)
    return zipped(encoded(manifest), [(SIGNATURE, signature_of(sound)), *files])


def an_empty_key(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return zipped(encoded(manifest | {"signed_by": ""}), files)


def half_a_key(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return zipped(encoded(manifest | {"signed_by": manifest["signed_by"][:32]}), files)


def no_key_and_the_words_of_a_signed_one(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    del manifest["signed_by"]
    return zipped(encoded(manifest), files)


def a_longer_signature(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return zipped(encoded(manifest), [(SIGNATURE, signature_of(sound) + b"\n"), *files])


def the_signature_behind_the_record(sound: bytes) -> bytes:
    manifest, files = apart(sound)
    return zipped(encoded(manifest), [files[0], (SIGNATURE, signature_of(sound)), *files[1:]])


def cut_within_the_signature(sound: bytes) -> bytes:
    return sound[: sound.index(signature_of(sound)) + 10]


DAMAGES: dict[Damage, str] = {
    of_the_signature: r"^manifest\.sig: its signature is not genuine$",
    of_what_nothing_else_vouches_for: r"^manifest\.sig: its signature is not genuine$",
    the_signature_of_another_key: r"^manifest\.sig: its signature is not genuine$",
    another_key_with_the_same_signature: r"^manifest\.sig: its signature is not genuine$",
    no_signature: r"^manifest\.sig: 'round-1/record\.json' stands in its place$",
    no_key: r"^round-1/record\.json: 'manifest\.sig' stands in its place$",
    an_empty_key: r"^manifest\.json: it opens, and cannot be read$",
    half_a_key: r"^manifest\.json: it opens, and cannot be read$",
    no_key_and_the_words_of_a_signed_one: r"^manifest\.json: it is not written as the house writes it$",
    a_longer_signature: r"^the end of manifest\.sig: it is not where it belongs, or not written as a house writes it$",
    the_signature_behind_the_record: r"^manifest\.sig: 'round-1/record\.json' stands in its place$",
    cut_within_the_signature: r"^manifest\.sig: the packet ends within it$",
}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.__name__)
def test_d96_12_each_damage_to_the_signature_is_found(sound: bytes, damage: Damage, path: pathlib.Path) -> None:
    path.write_bytes(damage(sound))
    with pytest.raises(Broken, match=DAMAGES[damage]):
        verify(path)


def test_d96_12_a_packet_from_before_houses_signed_verifies_and_nobody_is_said_to_have_signed_it(sound: bytes, path: pathlib.Path) -> None:
    said = (packets.PROVES, packets.does_not_prove(""), packets.PROVES_OF_OPINIONS)
    assert hashlib.sha256(msgspec.json.encode(said)).hexdigest() == BEFORE_SIGNATURES
    path.write_bytes(together(*unsigned(sound)))
    totals = verify(path)
    assert (totals.files, totals.signed_by) == (6, "")
    assert totals.signed.startswith("Nobody signed it")
    with pytest.raises(Broken, match=r"^manifest\.json: nobody signed it$"):
        verify(path, FORGER.packet_key.fingerprint)


def test_d96_12_a_packet_that_somebody_signed_anew_is_not_the_houses(played: Played, sound: bytes, path: pathlib.Path) -> None:
    """It fits together, and verifies as what it is: that of the house whose key it names."""
    path.write_bytes(together(*apart(sound)))
    house, forger = (keys.packet_key.fingerprint for keys in (played.hall.keys, FORGER))
    assert verify(path).signed_by == forger != house
    with pytest.raises(Broken, match=rf"^manifest\.sig: it is by another house than you named, with the key {forger}$"):
        verify(path, house)


def asked(path: pathlib.Path, *words: str) -> tuple[int, str, str]:
    """What the command says, for which there are no settings: exit code, totals and what it says of the signature, complaint."""
    done = mesial("verify", str(path), *words)
    return done.returncode, done.stdout.partition("\n")[2], done.stderr


def test_d96_12_the_command_tells_whose_a_packet_is(played: Played, sound: bytes, path: pathlib.Path) -> None:
    key = played.hall.keys.packet_key
    published, forged, strange = (path.with_name(name) for name in ("key", "forged", "strange"))
    published.write_text(key.published.replace("\n", "\r\n"))
    forged.write_text(key.published.partition("-----")[0] + FORGER.packet_key.published.partition("\n\n")[2])
    other = generate_private_key(SECP256R1()).public_key()
    strange.write_bytes(other.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    path.write_bytes(sound)
    unasked = asked(path)
    assert unasked[0] == 0
    assert f"{key.fingerprint}. Compare it with what that house publishes at /.well-known/mesial-packet-key" in unasked[1]
    theirs = (0, f"Signed by the house that you named, with the key {key.fingerprint}.\n", "")
    for words in (key.fingerprint, key.fingerprint.replace(":", "").upper(), str(published)):
        assert asked(path, "--key", words) == theirs
    another = f"Broken: {SIGNATURE}: it is by another house than you named, with the key {key.fingerprint}.\n"
    for words in (FORGER.packet_key.fingerprint, str(forged)):
        assert asked(path, "--key", words) == (1, "", another)
    nothing = "Nothing was verified: {} is neither a fingerprint of 64 digits nor a file with the key that a house publishes.\n"
    for words in ("", key.fingerprint[:-1], str(path.with_name("nowhere")), str(path)):
        assert asked(path, "--key", words) == (1, "", nothing.format(words))
    assert (
        asked(path, "--key", str(strange))[2]
        == f"Nothing was verified: {strange} holds a key of another kind than those that sign packets.\n"
    )
    path.write_bytes(together(*unsigned(sound)))
    assert asked(path, "--key", key.fingerprint) == (1, "", f"Broken: {packets.MANIFEST}: nobody signed it.\n")
    assert mesial("verify", "--key", key.fingerprint).stderr.startswith("--key is asked of a packet")


def test_d96_12_the_operator_is_told_the_houses_key(played: Played) -> None:
    done = mesial("key", **played.stack.environment())
    assert (done.returncode, done.stdout, done.stderr) == (0, played.hall.keys.packet_key.published, "")
