"""Behind its walls a decoder imports nothing and opens nothing: whatever a room needs it has by the time that it is imported."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import data_store  # type: ignore[import-untyped]
import pydicom

from tests import clips, factories
from workers.zygote import _ENVIRONMENT

PROGRAM = """
import pathlib, sys
from workers.imaging.walls import zygote

assert zygote._warm() == ""
from workers.imaging.normalize import normalize
from workers.imaging.tape import Tape

files, late, at = [(path, path.read_bytes()) for path in map(pathlib.Path, sys.argv[1:])], [], None

def note(event, told):
    if at is not None and event in ("import", "open", "os.listdir", "subprocess.Popen", "socket.__new__"):
        late.append(f"{at}: {event} {told[0]}")

sys.addaudithook(note)
for path, original in files:
    at = path.name
    try:
        normalize(Tape.of(original))
    except BaseException:
        pass
    at = None
print(len(files), *late, sep="\\n")
"""


def test_t_u10_no_room_loads_anything_when_it_decodes(tmp_path: pathlib.Path) -> None:
    """In the zygote it would be there; behind the walls it would be an image lost, and of a name in a rare script only the name."""
    made = {f"{name}.picture": factories.in_format(name) for name in ("JPEG", "PNG", "WEBP", "AVIF", "TIFF")}
    made |= {"heic": factories.heic(), "letter": clips.letter("Zzyzx"), "clip": clips.by_opencv("mp4v", count=9)}
    made |= {"stl": clips.stl(), "ply": clips.ply(), "locked": clips.locked(), "photo": factories.camera_jpeg()}
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    wheels = [pathlib.Path(each.__path__[0]) for each in (pydicom, data_store)]
    radiographs = [path for wheel in wheels for path in sorted(wheel.rglob("*.dcm"))]
    assert len(radiographs) > 100
    files = [str(path) for path in (*tmp_path.iterdir(), *radiographs)]
    program = [sys.executable, "-B", "-c", PROGRAM, *files]
    told = subprocess.run(program, env=_ENVIRONMENT, capture_output=True, text=True, check=True, timeout=300).stdout
    assert told.splitlines() == [str(len(files))]
