"""What the two commands install: locked by hash, naming no host, refused when a byte of it changes, and shown whole in CI."""

from __future__ import annotations

import hashlib
import io
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import zipfile

import pytest

from infra import bootstrap

ROOT = bootstrap.ROOT
LOCKS = [bootstrap.UV_LOCK, bootstrap.SPECIMENS_LOCK, *bootstrap.LOCKS.values()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_is_locked_by_hash_and_no_host_is_named(lock: pathlib.Path) -> None:
    text = lock.read_text()
    packages = re.split(r"\n(?=\S)", text.strip())
    assert packages
    assert [package.split("\n")[0] for package in packages if "==" not in package or "--hash=sha256:" not in package] == []
    assert "://" not in text


def test_the_tests_run_on_the_very_versions_that_are_run() -> None:
    versions = [dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text(), re.MULTILINE)) for lock in bootstrap.LOCKS.values()]
    assert versions[0].items() <= versions[1].items()


def test_a_changed_byte_of_a_wheel_is_refused(tmp_path: pathlib.Path) -> None:
    wheel = tmp_path / "harmless-1.0-py3-none-any.whl"
    pack(wheel, "x = 1\n")
    lock = tmp_path / "lock"
    lock.write_text(f"harmless==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")

    def install(target: str) -> subprocess.CompletedProcess[str]:
        flags = ["--no-config", "--no-cache", "--no-index", "--find-links", str(tmp_path), "--require-hashes", "--no-build"]
        command = [str(bootstrap.uv()), "pip", "install", *flags, "--target", str(tmp_path / target), "-r", str(lock)]
        return subprocess.run(command, capture_output=True, text=True)

    assert install("whole").returncode == 0
    pack(wheel, "x = 2\n")
    refused = install("changed")
    assert refused.returncode != 0
    assert "hash mismatch" in refused.stderr.lower()


def pack(wheel: pathlib.Path, code: str) -> None:
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("harmless.py", code)
        archive.writestr("harmless-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: harmless\nVersion: 1.0\n")
        archive.writestr("harmless-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr("harmless-1.0.dist-info/RECORD", "")


def test_a_step_is_done_once_and_again_when_its_source_changes(tmp_path: pathlib.Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = []
    for digest in ("one", "one", "two", "two"):
        with bootstrap.step("a thing", tmp_path / "mark", digest, here=tmp_path) as stale:
            done.append(stale)
    assert done == [True, False, True, False]
    assert capsys.readouterr().out.count("Setting up a thing") == 2


def test_a_step_that_failed_is_tried_again(tmp_path: pathlib.Path) -> None:
    with pytest.raises(bootstrap.Failed), bootstrap.step("a thing", tmp_path / "mark", "one", here=tmp_path):
        raise bootstrap.Failed("no")
    with bootstrap.step("a thing", tmp_path / "mark", "one", here=tmp_path) as stale:
        assert stale


def test_a_changed_byte_of_a_source_distribution_is_refused(tmp_path: pathlib.Path) -> None:
    archive = tmp_path / "pictures-1.0.tar.gz"
    archive.write_bytes(b"whole")
    locked = hashlib.sha256(b"whole").hexdigest()
    assert bootstrap.fetch(archive.as_uri(), locked) == b"whole"
    archive.write_bytes(b"whale")
    with pytest.raises(bootstrap.Failed, match=r"pictures-1\.0\.tar\.gz from the package index is not the file"):
        bootstrap.fetch(archive.as_uri(), locked)
    archive.unlink()
    with pytest.raises(bootstrap.Failed, match=r"pictures-1\.0\.tar\.gz, whose images the tests look at, cannot be fetched"):
        bootstrap.fetch(archive.as_uri(), locked)


def test_only_the_images_of_a_source_distribution_are_kept(tmp_path: pathlib.Path) -> None:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as members:
        for name in ("a-1/Tests/images/b/c.png", "a-1/setup.py", "a-1/Tests/images/../../../outside", "a-1/Tests/images.py"):
            member = tarfile.TarInfo(name)
            member.size = 1
            members.addfile(member, io.BytesIO(b"x"))
    bootstrap.unpack(archive.getvalue(), "Tests/images", tmp_path / "a")
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()] == ["a/b/c.png"]
    with pytest.raises(bootstrap.Failed, match="has no tests/images"):
        bootstrap.unpack(archive.getvalue(), "tests/images", tmp_path / "none")


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skip_fails_the_run_in_ci(tmp_path: pathlib.Path, ci: str, code: int) -> None:
    (tmp_path / "test_one.py").write_text("import pytest\n\ndef test_done():\n    pass\n\n@pytest.mark.skip\ndef test_left():\n    pass\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider", f"--rootdir={tmp_path}"]
    told = {**os.environ, "CI": ci, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([*command, "-c", os.devnull, str(tmp_path)], cwd=tmp_path, env=told, capture_output=True, text=True)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("CI=true forbids skips" in done.stdout) is bool(ci)
