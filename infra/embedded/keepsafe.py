"""The generated passwords, keys and ports of one data directory, in a file that only its owner reads."""

from __future__ import annotations

import base64
import os
import pathlib
import secrets

import msgspec

from infra.embedded import ports

FILE = "secrets.json"
ROLES = ("owner", "api", "worker", "relay", "auditor", "backup")


class Keepsafe(msgspec.Struct, frozen=True, kw_only=True):
    """What must be the same at every start; repr shows nothing of it."""

    admin_password: str
    role_passwords: dict[str, str]
    valkey_password: str
    s3_admin_key: str
    s3_admin_secret: str
    s3_key: str
    s3_secret: str
    s3_encryption_key_hex: str
    s3_internal_keys: tuple[str, str, str, str]
    master_key: str
    sms_token: str
    ports: dict[str, int]

    def __repr__(self) -> str:
        return "Keepsafe(…)"


def load(data_dir: pathlib.Path) -> Keepsafe | None:
    """What was kept, or None where nothing ran yet."""
    file = data_dir / FILE
    return msgspec.json.decode(file.read_bytes(), type=Keepsafe) if file.exists() else None


def load_or_make(data_dir: pathlib.Path, *, alone: bool = True) -> Keepsafe:
    """What was kept, its ports checked to be free, or a new one; written back in one step. Where others may start at the same moment, no
    port is preferred: both would find it free."""
    kept = load(data_dir)
    if kept is None:
        kept = _make()
    kept = msgspec.structs.replace(kept, ports=ports.choose(kept.ports, preferred=ports.PREFERRED if alone else {}))
    _write(data_dir / FILE, msgspec.json.format(msgspec.json.encode(kept)))
    return kept


def _make() -> Keepsafe:
    return Keepsafe(
        admin_password=secrets.token_urlsafe(32),
        role_passwords={role: secrets.token_urlsafe(32) for role in ROLES},
        valkey_password=secrets.token_urlsafe(32),
        s3_admin_key=_access_key(),
        s3_admin_secret=secrets.token_urlsafe(32),
        s3_key=_access_key(),
        s3_secret=secrets.token_urlsafe(32),
        s3_encryption_key_hex=secrets.token_hex(32),
        s3_internal_keys=(_token(), _token(), _token(), _token()),
        master_key=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        sms_token=_token(),
        ports={},
    )


def _token() -> str:
    return secrets.token_urlsafe(32)


def _access_key() -> str:
    return "MSL" + secrets.token_hex(9).upper()


def _write(file: pathlib.Path, content: bytes) -> None:
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())  # losing it would lose the master key, and with it every image
    draft.replace(file)
