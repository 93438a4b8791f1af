"""The environment while it is read: every problem is collected, so that a person mends them all at once."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import SplitResult, urlsplit

import msgspec

from schemas import trust

Mode = Literal["demo", "production"]
Role = Literal["owner", "api", "worker", "relay", "auditor", "backup"]
ROLES: tuple[Role, ...] = ("owner", "api", "worker", "relay", "auditor", "backup")
DEFAULT_PORTS = {"http": 80, "https": 443}


class Listen(msgspec.Struct, frozen=True, kw_only=True):
    """Where a server listens."""

    host: str
    port: int


class Page:
    """The environment while it is read; collects the problems instead of stopping at the first."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.problems: list[tuple[str, str]] = []
        self.production = self.text("MODE") == "production"
        self.trusted_network = self.yes("TRUSTED_NETWORK")
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

    def yes(self, name: str) -> bool:
        found = self.text(name, "false").lower()
        if found not in ("true", "false"):
            self.refuse(name, "must be true or false")
        return found == "true"

    def mode(self) -> Mode:
        match self.text("MODE", "demo"):
            case "demo":
                return "demo"
            case "production":
                return "production"
        self.refuse("MODE", "must be demo or production")
        return "demo"

    def origin(self, name: str, default: str = "", *, within: bool = False) -> str:
        """An origin: scheme, host, maybe a port. `within`: no browser comes here, only the house's own processes."""
        found = self.text(name, "" if self.production and name != "S3_PUBLIC_ENDPOINT" else default)
        if not found:
            self.refuse(name, "is missing")
            return ""
        url = self._url(name, found, ("http", "https"))
        if url is None:
            return ""
        if url.path.strip("/") or url.query or url.fragment or url.username:
            self.refuse(name, "must be an origin alone, such as https://mesial.example, without a path")
        elif within:
            self._line(name, url, "https")
        elif self.production and url.scheme != "https":
            self.refuse(name, "must be https in production")
        elif url.scheme == "http" and url.hostname not in trust.LOOPBACK:
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
            self._line(name, url, "sslmode=require, or stronger,")
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
            self._line("REDIS_URL", url, "rediss")
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
        if weakness := trust.weakness_of_key(key):
            self.refuse("MASTER_KEY", weakness)
        return key

    def smtp(self) -> str:
        return self._gateway("SMTP_URL", ("smtp", "smtps", "smtp+starttls"), "smtps or smtp+starttls")

    def sms(self) -> str:
        return self._gateway("SMS_URL", ("http", "https"), "https")

    def _gateway(self, name: str, schemes: tuple[str, ...], encrypted: str) -> str:
        found = self.text(name)
        url = self._url(name, found, schemes) if found else None
        if url is not None:
            self._line(name, url, encrypted)
            if url.username:
                self._strong(name, url.password or "", "the password in it")
        return found

    def _line(self, name: str, url: SplitResult, encrypted: str) -> None:
        """In production what leaves this machine is encrypted, unless somebody answers for the net between."""
        if self.production and not self.trusted_network and not trust.is_private(url):
            self.refuse(name, f"must be {encrypted} in production, unless it is this machine or TRUSTED_NETWORK is true")

    def _strong(self, name: str, secret: str, what: str) -> None:
        """Reasons never repeat the secret: they end on a screen or in a log."""
        if self.production and (weakness := trust.weakness(secret)):
            self.refuse(name, f"{what} {weakness}")

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
