"""What the manifest of a packet says, walked: the chain of the history, what binds records, readable forms and originals to it, and who
signed it."""

import hashlib

import msgspec

from schemas.care import event, packet
from schemas.care.packet import Gathered, Keeping, Manifest, PackedLine, PackedOpinion, PackedReadable, PackedRecord, SealedSays
from schemas.ident import ImageId
from storage.packetkey import PacketKey
from storage.verify.broken import Broken, named

_says, _keeping = msgspec.json.Decoder(SealedSays), msgspec.json.Decoder(Keeping)


def history(manifest: Manifest) -> None:
    """Link the chain again from genesis to head. Raises Broken with the first line that does not follow."""
    head = event.GENESIS
    for place, line in enumerate(manifest.history, 1):
        where = f"history line {place}"
        if line.sequence != place:
            raise Broken(f"{where}: it is missing; line {line.sequence} stands in its place")
        if line.before != head:
            raise Broken(f"{where}: it does not follow the line before it")
        if line.hash != packet.hash_of(line, manifest.organization, manifest.case):
            raise Broken(f"{where}: its hash does not fit what it says")
        if line.opened and event.digest_payload(bytes.fromhex(line.opened.salt), line.opened.payload.encode()) != line.payload:
            raise Broken(f"{where}: the payload is not what its digest says")
        head = line.hash
    if head != manifest.head:
        raise Broken(f"history line {len(manifest.history) + 1}: it is missing; the head is another one than that of the last line")


def signer(manifest: Manifest, signature: bytes, whose: str) -> str:
    """The fingerprint of the key that signed it; empty where nobody did. With `whose` it must be that fingerprint."""
    if not manifest.signed_by:
        if whose:
            raise Broken(f"{packet.MANIFEST}: nobody signed it")
        return ""
    key = PacketKey(bytes.fromhex(manifest.signed_by))
    with named(packet.SIGNATURE):
        key.check(manifest.written(), signature)
    if whose not in ("", key.fingerprint):
        raise Broken(f"{packet.SIGNATURE}: it is by another house than you named, with the key {key.fingerprint}")
    return key.fingerprint


def bound(manifest: Manifest, contents: dict[str, bytes]) -> None:
    """Compare each record with the line that sealed it, each readable form with the line that kept it, each original with the records."""
    sealing = [each.sequence for each in manifest.history if each.act in packet.SEALING]
    if sealing != [each.line for each in manifest.records]:
        raise Broken(f"{packet.MANIFEST}: the records are not those that the history says were sealed")
    if not manifest.records:
        raise Broken(f"{packet.MANIFEST}: nothing was sealed, so that there is nothing to verify")
    gathered: dict[ImageId, Gathered] = {}
    before = PackedRecord(file="", round=0, number=0, line=0)
    for record in manifest.records:
        said = sealed(manifest, record, contents[record.file])
        if (record.number == 0) == (record.round == before.round):
            raise Broken(f"{record.file}: it is out of order")
        if record.number and (record.number, said.amends) != (before.number + 1, digest_of(contents[before.file])):
            raise Broken(f"{record.file}: it was not added to what stands before it")
        for item in said.gathered:
            if item.status in packet.TAKEN_IN and gathered.setdefault(item.image, item).sha256 != item.sha256:
                raise Broken(f"{record.file}: it names another original of image {item.image} than the record before")
        before = record
    opinions(manifest, contents)
    keeping = [each.sequence for each in manifest.history if each.act == packet.KEEPING]
    if [each.line for each in manifest.readable][-1:] != keeping[-1:]:
        raise Broken(f"{packet.MANIFEST}: the newest readable record, which history line {keeping[-1]} kept, is not among the files")
    for form in manifest.readable:
        readable(manifest, form)
    originals(manifest, gathered)


def opinions(manifest: Manifest, contents: dict[str, bytes]) -> None:
    """Compare each second opinion with the line that sealed it, and with the record beside which it says that it stands."""
    if [each.sequence for each in manifest.history if each.act == packet.OPINING] != [each.line for each in manifest.opinions]:
        raise Broken(f"{packet.MANIFEST}: the opinions are not those that the history says were sealed")
    numbers: dict[int, int] = {}
    for opinion in manifest.opinions:
        said = sealed(manifest, opinion, contents[opinion.file])
        numbers[opinion.round] = numbers.get(opinion.round, 0) + 1
        before = [each for each in manifest.records if each.round == opinion.round and each.line < opinion.line]
        beside = digest_of(contents[before[-1].file]) if before else ""
        if opinion.number != numbers[opinion.round] or said.beside != beside:
            raise Broken(f"{opinion.file}: it does not stand beside what was sealed before it")


def sealed(manifest: Manifest, record: PackedRecord | PackedOpinion, content: bytes) -> SealedSays:
    """What a record says of itself, once it is what its line sealed and names the lines before."""
    line, where = manifest.history[record.line - 1], record.file
    with named(where):
        said = _says.decode(content)
    if (said.organization, said.case) != (manifest.organization, manifest.case):
        raise Broken(f"{where}: it is of another case")
    if (said.history_length, said.history_head) != (record.line - 1, line.before):
        raise Broken(f"{where}: it names other lines of the history than those before line {record.line}")
    if line.act != word_of(record) or line.sealed not in ("", digest_of(content)):
        raise Broken(f"{where}: it is not what history line {record.line} sealed")
    if (said.signature.signer, said.signature.signed_at) != (line.actor, line.at):
        raise Broken(f"{where}: history line {record.line} has another signer or another time")
    return said


def word_of(record: PackedRecord | PackedOpinion) -> str:
    """The word of the line that sealed it."""
    if isinstance(record, PackedOpinion):
        return packet.OPINING
    return packet.ADDING if record.number else packet.SIGNING


def readable(manifest: Manifest, form: PackedReadable) -> None:
    """Compare a readable form with the act that kept it."""
    line = line_at(manifest, form.line, form.file)
    file = next(each for each in manifest.files if each.name == form.file)
    if line.act != packet.KEEPING or line.opened is None:
        raise Broken(f"{form.file}: history line {form.line} kept no readable record")
    with named(f"history line {form.line}"):
        kept = _keeping.decode(line.opened.payload).object
    if (kept.size, kept.sha256) != (file.size, file.sha256):
        raise Broken(f"{form.file}: it is not what history line {form.line} kept")


def originals(manifest: Manifest, gathered: dict[ImageId, Gathered]) -> None:
    """Compare every original with the records, and miss none."""
    files = {each.name: each for each in manifest.files}
    for each in manifest.originals:
        item, file = gathered.get(each.image), files[each.file]
        if item is None:
            raise Broken(f"{each.file}: no record names it")
        if (item.size, item.sha256) != (file.size, file.sha256):
            raise Broken(f"{each.file}: it is not the original that the record names")
    there = [each.image for some in (manifest.originals, manifest.withheld) for each in some]
    if sorted(there) != sorted(gathered):
        raise Broken(f"{packet.MANIFEST}: the originals are not those that the records name, each once")


def line_at(manifest: Manifest, number: int, where: str) -> PackedLine:
    if not 0 < number <= len(manifest.history):
        raise Broken(f"{where}: there is no history line {number}")
    return manifest.history[number - 1]


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
