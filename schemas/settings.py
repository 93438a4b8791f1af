"""What the house is told from outside, read once and refused all at once, with a reason for each variable."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import SplitResult, urlsplit

import msgspec

Mode = Literal["demo", "production"]
Role = Literal["owner", "api", "worker", "relay", "auditor", "backup"]
ROLES: tuple[Role, ...] = ("owner", "api", "worker", "relay", "auditor", "backup")

MASTER_KEY_BYTES = 32
SHORTEST_SECRET = 20  # characters
FEWEST_DIFFERENT = 10  # characters that remain once the words everyone tries are taken out
WORST_WORDS = ("changeme", "change", "password", "secret", "default", "example", "mesial", "minio", "admin", "postgres")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
DEFAULT_PORTS = {"http": 80, "https": 443}


class SettingsRefused(Exception):
    """The settings cannot be used; `problems` holds each (variable, reason)."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("\n".join(f"{name}: {reason}" for name, reason in problems))
        self.problems = problems


class Listen(msgspec.Struct, frozen=True, kw_only=True):
    """Where a server listens."""

    host: str
    port: int


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the house is told; an optional text that was not given is empty. repr shows no secret."""

    mode: Mode
    public_url: str
    image_origin: str
    app_listen: Listen
    image_listen: Listen
    trusted_proxies: tuple[str, ...]
    owner_database_url: str
    api_database_url: str
    worker_database_url: str
    relay_database_url: str
    auditor_database_url: str
    backup_database_url: str
    redis_url: str
    s3_endpoint: str
    s3_public_endpoint: str
    s3_region: str
    s3_access_key: str
    s3_secret_key: str
    s3_bucket: str
    s3_quarantine_bucket: str
    s3_anchor_bucket: str
    master_key: bytes
    tls_cert_file: str
    tls_key_file: str
    smtp_url: str
    mail_from: str
    sms_url: str
    sms_token: str

    def __repr__(self) -> str:
        return f"Settings(mode={self.mode!r}, public_url={self.public_url!r})"


def read(environ: Mapping[str, str], roles: tuple[Role, ...] = ROLES) -> Settings:
    """The settings of a process that enters the database as `roles`; raises SettingsRefused with every problem.

    URLs of other roles may be missing and are then empty: a process should not hold keys to doors it never opens.
    """
    page = _Page(environ)
    mode = page.mode()
    public_url, image_origin = (
        page.origin("PUBLIC_URL", "http://127.0.0.1:8000"),
        page.origin("IMAGE_ORIGIN", "http://localhost:8001"),
    )
    s3_endpoint = page.origin("S3_ENDPOINT", plain=True)
    settings = Settings(
        mode=mode,
        public_url=public_url,
        image_origin=image_origin,
        app_listen=page.listen("APP_LISTEN", public_url),
        image_listen=page.listen("IMAGE_LISTEN", image_origin),
        trusted_proxies=tuple(word.strip() for word in page.text("TRUSTED_PROXY").split(",") if word.strip()),
        **{f"{role}_database_url": page.database(role, needed=role in roles) for role in ROLES},
        redis_url=page.redis(),
        s3_endpoint=s3_endpoint,
        s3_public_endpoint=page.origin("S3_PUBLIC_ENDPOINT", s3_endpoint),
        s3_region=page.text("S3_REGION", "us-east-1"),
        s3_access_key=page.needed("S3_ACCESS_KEY"),
        s3_secret_key=page.secret("S3_SECRET_KEY"),
        s3_bucket=page.text("S3_BUCKET", "mesial"),
        s3_quarantine_bucket=page.text("S3_QUARANTINE_BUCKET", "mesial-quarantine"),
        s3_anchor_bucket=page.text("S3_ANCHOR_BUCKET", "mesial-anchors"),
        master_key=page.master_key(),
        tls_cert_file=page.text("TLS_CERT_FILE"),
        tls_key_file=page.text("TLS_KEY_FILE"),
        smtp_url=page.smtp(),
        mail_from=page.text("MAIL_FROM"),
        sms_url=page.sms(),
        sms_token=page.secret("SMS_TOKEN") if page.text("SMS_URL") else "",
    )
    _compare(settings, page)
    if page.problems:
        raise SettingsRefused(page.problems)
    return settings


def _compare(settings: Settings, page: _Page) -> None:
    """What only shows between two variables."""
    hosts = {name: urlsplit(page.text(name) or default).hostname for name, default in _SEPARATE}
    if hosts["IMAGE_ORIGIN"] == hosts["PUBLIC_URL"]:
        page.refuse("IMAGE_ORIGIN", "must be another host than PUBLIC_URL: a browser's cookies do not tell ports apart")
    if settings.s3_public_endpoint and settings.s3_public_endpoint in (settings.public_url, settings.image_origin):
        page.refuse("S3_PUBLIC_ENDPOINT", "must be another origin than the application and the images")
    if settings.s3_bucket == settings.s3_quarantine_bucket:
        page.refuse("S3_QUARANTINE_BUCKET", "must be another bucket than S3_BUCKET")
    if settings.s3_anchor_bucket in (settings.s3_bucket, settings.s3_quarantine_bucket):
        page.refuse("S3_ANCHOR_BUCKET", "must be another bucket than S3_BUCKET and S3_QUARANTINE_BUCKET: what lies there is locked")
    if bool(settings.tls_cert_file) != bool(settings.tls_key_file):
        missing = "TLS_KEY_FILE" if settings.tls_cert_file else "TLS_CERT_FILE"
        page.refuse(missing, "is needed too: certificate and key come together")
    if not page.text("SMTP_URL") and not page.text("SMS_URL"):
        page.refuse("SMTP_URL", "or SMS_URL is needed: a patient's link has to reach the patient")
    if page.text("SMTP_URL") and "@" not in settings.mail_from:
        page.refuse("MAIL_FROM", "must be a mail address when SMTP_URL is set")
    page.refuse_shared_accounts()


_SEPARATE = (("PUBLIC_URL", "http://127.0.0.1:8000"), ("IMAGE_ORIGIN", "http://localhost:8001"))


class _Page:
    """The environment while it is read; collects the problems instead of stopping at the first."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.problems: list[tuple[str, str]] = []
        self.production = environ.get("MODE", "demo") == "production"
        self._accounts: dict[str, str] = {}

    def refuse(self, name: str, reason: str) -> None:
        self.problems.append((name, reason))

    def text(self, name: str, default: str = "") -> str:
        return self.environ.get(name, "").strip() or default

    def needed(self, name: str) -> str:
        found = self.text(name)
        if not found:
            self.refuse(name, "is missing")
        return found

    def mode(self) -> Mode:
        match self.text("MODE", "demo"):
            case "demo":
                return "demo"
            case "production":
                return "production"
        self.refuse("MODE", "must be demo or production")
        return "demo"

    def origin(self, name: str, default: str = "", *, plain: bool = False) -> str:
        """An origin: scheme, host, maybe a port. `plain`: http is allowed in production too, inside one's own net."""
        found = self.text(name, "" if self.production and name != "S3_PUBLIC_ENDPOINT" else default)
        if not found:
            self.refuse(name, "is missing")
            return ""
        url = self._url(name, found, ("http", "https"))
        if url is None:
            return ""
        if url.path.strip("/") or url.query or url.fragment or url.username:
            self.refuse(name, "must be an origin alone, such as https://mesial.example, without a path")
        elif self.production and not plain and url.scheme != "https":
            self.refuse(name, "must be https in production")
        elif not plain and url.scheme == "http" and url.hostname not in LOOPBACK:
            self.refuse(name, "must be https unless it is this machine: a browser encrypts nothing over plain http")
        return found.rstrip("/").lower()

    def listen(self, name: str, origin: str) -> Listen:
        found = self.text(name)
        if not found:
            url = urlsplit(origin)
            return Listen(host="127.0.0.1", port=_port(url) or DEFAULT_PORTS.get(url.scheme, 0))
        match = re.fullmatch(r"\[?([0-9A-Za-z.:-]+?)\]?:(\d{1,5})", found)
        if not match or not 0 < int(match[2]) < 65536:
            self.refuse(name, "must be an address and a port, such as 127.0.0.1:8000")
            return Listen(host="127.0.0.1", port=0)
        return Listen(host=match[1], port=int(match[2]))

    def database(self, role: Role, *, needed: bool) -> str:
        name = f"{role.upper()}_DATABASE_URL"
        found = self.needed(name) if needed else self.text(name)
        url = self._url(name, found, ("postgresql", "postgres")) if found else None
        if url is None:
            return found
        if not url.username or not url.path.strip("/"):
            self.refuse(name, "must name an account and a database: postgresql://account:password@host/database")
        elif url.username in ("postgres", "root"):
            self.refuse(name, "must not be a superuser's account: make the six roles with infra/postgres/roles.sql")
        else:
            self._accounts[name] = url.username
            self._strong(name, url.password or "", "the password in it")
        return found

    def refuse_shared_accounts(self) -> None:
        seen: dict[str, str] = {}
        for name, account in self._accounts.items():
            if account in seen:
                self.refuse(name, f"must not be the account of {seen[account]}: each role has its own")
            seen.setdefault(account, name)

    def redis(self) -> str:
        found = self.needed("REDIS_URL")
        url = self._url("REDIS_URL", found, ("redis", "rediss")) if found else None
        if url is not None:
            self._strong("REDIS_URL", url.password or "", "the password in it")
        return found

    def secret(self, name: str) -> str:
        found = self.needed(name)
        if found:
            self._strong(name, found, "it")
        return found

    def master_key(self) -> bytes:
        found = self.needed("MASTER_KEY")
        if not found:
            return b""
        try:
            key = base64.b64decode(found + "=" * (-len(found) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != MASTER_KEY_BYTES:
            self.refuse("MASTER_KEY", f"must be {MASTER_KEY_BYTES} bytes in base64url")
        elif len(set(key)) < MASTER_KEY_BYTES // 2:  # random bytes have about 30 different values among 32
            self.refuse("MASTER_KEY", "is not random")
        return key

    def smtp(self) -> str:
        found = self.text("SMTP_URL")
        url = self._url("SMTP_URL", found, ("smtp", "smtps", "smtp+starttls")) if found else None
        if url is not None and self.production and url.scheme == "smtp":
            self.refuse("SMTP_URL", "must be smtps or smtp+starttls in production")
        return found

    def sms(self) -> str:
        found = self.text("SMS_URL")
        url = self._url("SMS_URL", found, ("http", "https")) if found else None
        if url is not None and self.production and url.scheme != "https":
            self.refuse("SMS_URL", "must be https in production")
        return found

    def _strong(self, name: str, secret: str, what: str) -> None:
        """Reasons never repeat the secret: they end on a screen or in a log."""
        if not self.production:
            return
        rest = secret.lower()
        for word in WORST_WORDS:
            rest = rest.replace(word, "")
        if len(secret) < SHORTEST_SECRET:
            self.refuse(name, f"{what} is shorter than {SHORTEST_SECRET} characters")
        elif len(set(rest)) < FEWEST_DIFFERENT:
            self.refuse(name, f"{what} can be guessed")

    def _url(self, name: str, found: str, schemes: tuple[str, ...]) -> SplitResult | None:
        try:
            url = urlsplit(found)
            known = url.scheme in schemes and bool(url.hostname) and _port(url) != -1
        except ValueError:
            known = False
        if not known:
            self.refuse(name, f"must be a URL that begins with {' or '.join(scheme + '://' for scheme in schemes)}")
            return None
        return url


def _port(url: SplitResult) -> int | None:
    try:
        return url.port
    except ValueError:
        return -1
