"""The frames of a DICOM file, off the tape one at a time, in order, each as it is coded (PS3.5 sections 8.2 and A.4)."""

from collections.abc import Iterator

from workers.imaging.dicom.samples import Declared
from workers.imaging.tape import Tape
from workers.imaging.unreadable import Unreadable

_ITEM, _SEQUENCE_END = b"\xfe\xff\x00\xe0", b"\xfe\xff\xdd\xe0"
_BEGINNINGS = (b"\xff\xd8\xff", b"\xff\x4f\xff\x51")
"""How a frame of the JPEG kinds begins (ITU-T T.81 B.1, T.800 A.4); entropy-coded bytes never look so."""
_SLACK_BYTES = 1024 * 1024
MAX_FRAGMENTS = 1_000_000


def native(tape: Tape, length: int, said: Declared, every: int) -> Iterator[bytearray]:
    """Every `every`-th frame without any coding.

    Raises Unreadable where the pixels are fewer or more than declared, for their rows would be shown askew: what is left over may be
    the byte that makes a length even, or a row of nothing.
    """
    frame = -(-said.native_bits // 8)
    over = length - frame * said.frames
    if not 0 <= over <= max(1, said.row_bytes):
        raise Unreadable("undecodable", "the pixels are not as many as the file declares")
    for at in range(said.frames):
        if at % every == 0:
            yield tape.read(frame)
        else:
            tape.skip(frame)
    if any(tape.read(over)) and over > 1:
        raise Unreadable("undecodable", "more pixels than the file declares")


def encapsulated(tape: Tape, said: Declared, run_length: bool, every: int) -> Iterator[bytearray]:
    """Every `every`-th frame as it is coded.

    Where a frame begins is told by its own first bytes, or, of run-length coding, by its being one fragment (PS3.5 A.4.2): the offset
    tables say it once more, may lie, and are passed over. Raises Unreadable where the frames are not as many as declared.
    """
    most = 2 * (said.native_bits // 8) + _SLACK_BYTES
    frame, found = bytearray(), -1
    for beginning, length in _fragments(tape):
        if run_length or found < 0 or beginning.startswith(_BEGINNINGS):
            if found >= 0 and found % every == 0:
                yield frame
            found, frame = found + 1, bytearray()
            if found == said.frames:
                raise Unreadable("undecodable", "more frames than the file declares")
        if found % every:
            tape.skip(length - len(beginning))
            continue
        if len(frame) + length > most:
            raise Unreadable("undecodable", "a frame has more bytes coded than it could have without")
        frame += beginning + tape.read(length - len(beginning))
    if found + 1 != said.frames:
        raise Unreadable("undecodable", "fewer frames than the file declares")
    if found % every == 0:
        yield frame


def _fragments(tape: Tape) -> Iterator[tuple[bytearray, int]]:
    """The first four bytes of each fragment, which are read, and its length; the rest is for the caller to take or to skip."""
    for at in range(MAX_FRAGMENTS):
        header = tape.read(8)
        length = int.from_bytes(header[4:], "little")
        if header[:4] == _SEQUENCE_END:
            return
        if header[:4] != _ITEM:
            raise Unreadable("undecodable", "the pixels' fragments do not follow one another")
        if at == 0:
            tape.skip(length)  # the basic offset table
        elif length:
            yield tape.read(min(4, length)), length
    raise Unreadable("limit", "more fragments than a film has")
