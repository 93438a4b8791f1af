"""What the house is told from outside, read once and refused all at once, with a reason for each variable."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from schemas.environment import ROLES as ROLES
from schemas.environment import Listen as Listen
from schemas.environment import Mode, Page
from schemas.environment import Role as Role


class SettingsRefused(Exception):
    """The settings cannot be used; `problems` holds each (variable, reason)."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("\n".join(f"{name}: {reason}" for name, reason in problems))
        self.problems = problems


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the house is told; an optional text that was not given is empty. repr shows no secret."""

    mode: Mode
    public_url: str
    image_origin: str
    app_listen: Listen
    image_listen: Listen
    trusted_proxies: tuple[str, ...]
    trusted_network: bool
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
    page = Page(environ)
    mode = page.mode()
    public_url, image_origin = (
        page.origin("PUBLIC_URL", "http://127.0.0.1:8000"),
        page.origin("IMAGE_ORIGIN", "http://localhost:8001"),
    )
    s3_endpoint = page.origin("S3_ENDPOINT", within=True)
    settings = Settings(
        mode=mode,
        public_url=public_url,
        image_origin=image_origin,
        app_listen=page.listen("APP_LISTEN", public_url),
        image_listen=page.listen("IMAGE_LISTEN", image_origin),
        trusted_proxies=tuple(word.strip() for word in page.text("TRUSTED_PROXY").split(",") if word.strip()),
        trusted_network=page.trusted_network,
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


def _compare(settings: Settings, page: Page) -> None:
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
