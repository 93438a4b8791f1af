"""The settings: whole or refused, all problems at once, and every one of them in the README."""

from __future__ import annotations

import pathlib
import re

import msgspec
import pytest

from infra.embedded.stack import Stack
from schemas.settings import ROLES, Listen, Settings, SettingsRefused, read

ROOT = pathlib.Path(__file__).parents[2]
SPELLED = {"trusted_proxies": "trusted_proxy"}
STRONG = "q7Rw2ZtYp9Lk4Xv8Bn3M"


def demo() -> dict[str, str]:
    return {
        **{f"{role.upper()}_DATABASE_URL": f"postgresql://mesial_{role}:{STRONG}@db.example/mesial" for role in ROLES},
        "REDIS_URL": f"redis://:{STRONG}@cache.example:6379/0",
        "S3_ENDPOINT": "http://127.0.0.1:8333",
        "S3_ACCESS_KEY": "MSL0123456789ABCDEF",
        "S3_SECRET_KEY": STRONG,
        "MASTER_KEY": "b2Z0aGVob3VzZV9pc18zMl9ieXRlc19sb25nXzEyMzQ",
        "SMTP_URL": "smtp://127.0.0.1:2525",
        "MAIL_FROM": "practice@mesial.example",
    }


def production() -> dict[str, str]:
    return {
        **demo(),
        "MODE": "production",
        "PUBLIC_URL": "https://mesial.example",
        "IMAGE_ORIGIN": "https://images.mesial.example",
        "S3_PUBLIC_ENDPOINT": "https://store.mesial.example",
        "SMTP_URL": "smtp+starttls://user:word@mail.example:587",
        "SMS_TOKEN": STRONG,
    }


def problems(environ: dict[str, str]) -> dict[str, str]:
    with pytest.raises(SettingsRefused) as refused:
        read(environ)
    return dict(refused.value.problems)


def test_the_demo_needs_no_origins() -> None:
    settings = read(demo())
    assert (settings.mode, settings.public_url, settings.image_origin) == (
        "demo",
        "http://127.0.0.1:8000",
        "http://localhost:8001",
    )
    assert (settings.app_listen, settings.image_listen) == (
        Listen(host="127.0.0.1", port=8000),
        Listen(host="127.0.0.1", port=8001),
    )
    assert settings.s3_public_endpoint == settings.s3_endpoint
    assert len(settings.master_key) == 32


def test_production_stands_with_https_and_strong_secrets() -> None:
    settings = read({**production(), "APP_LISTEN": "0.0.0.0:8443", "TRUSTED_PROXY": "10.0.0.1, 10.0.0.2"})
    assert settings.mode == "production"
    assert settings.app_listen == Listen(host="0.0.0.0", port=8443)
    assert settings.image_listen == Listen(host="127.0.0.1", port=443)
    assert settings.trusted_proxies == ("10.0.0.1", "10.0.0.2")


def test_an_empty_environment_is_told_everything_at_once() -> None:
    missing = problems({"MODE": "production"})
    assert {f"{role.upper()}_DATABASE_URL" for role in ROLES} < set(missing)
    assert {"PUBLIC_URL", "IMAGE_ORIGIN", "REDIS_URL", "S3_ENDPOINT", "S3_SECRET_KEY", "MASTER_KEY", "SMTP_URL"} < set(missing)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("PUBLIC_URL", "http://mesial.example", "https"),
        ("IMAGE_ORIGIN", "http://images.mesial.example", "https"),
        ("S3_PUBLIC_ENDPOINT", "http://store.mesial.example", "https"),
        ("IMAGE_ORIGIN", "https://mesial.example", "another host"),
        ("IMAGE_ORIGIN", "https://mesial.example:8443", "cookies"),
        ("S3_PUBLIC_ENDPOINT", "https://mesial.example", "another origin"),
        ("PUBLIC_URL", "https://mesial.example/app", "without a path"),
        ("PUBLIC_URL", "mesial.example", "begins with"),
        ("PUBLIC_URL", "https://mesial.example:99999", "begins with"),
        ("SMTP_URL", "smtp://mail.example", "starttls"),
        ("SMS_URL", "http://gateway.example/sms", "https"),
        ("MAIL_FROM", "nobody", "mail address"),
        ("S3_SECRET_KEY", "changeme", "shorter"),
        ("S3_SECRET_KEY", "changeme-changeme-12345-changeme", "guessed"),
        ("S3_SECRET_KEY", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "guessed"),
        ("REDIS_URL", "redis://cache.example:6379/0", "shorter"),
        ("REDIS_URL", "http://cache.example", "redis://"),
        ("API_DATABASE_URL", "postgresql://mesial_api:secret@db.example/mesial", "shorter"),
        ("API_DATABASE_URL", f"postgresql://postgres:{STRONG}@db.example/mesial", "superuser"),
        ("API_DATABASE_URL", f"postgresql://mesial_owner:{STRONG}@db.example/mesial", "its own"),
        ("API_DATABASE_URL", "postgresql://db.example", "account"),
        ("MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "random"),
        ("MASTER_KEY", "dG9vIHNob3J0", "32 bytes"),
        ("MASTER_KEY", "not base64url at all!", "32 bytes"),
        ("TLS_CERT_FILE", "chain.pem", "together"),
        ("S3_BUCKET", "mesial-quarantine", "another bucket"),
        ("S3_ANCHOR_BUCKET", "mesial", "another bucket"),
        ("S3_ANCHOR_BUCKET", "mesial-quarantine", "locked"),
        ("MODE", "staging", "demo or production"),
        ("APP_LISTEN", "everywhere", "address and a port"),
    ],
)
def test_production_refuses(name: str, value: str, reason: str) -> None:
    told = problems({**production(), name: value})
    assert len(told) == 1, told
    assert reason in next(iter(told.values()))


def test_a_reason_never_repeats_the_secret() -> None:
    environ = {**production(), "S3_SECRET_KEY": "changeme", "REDIS_URL": "redis://:hunter2@cache.example"}
    with pytest.raises(SettingsRefused) as refused:
        read(environ)
    assert "changeme" not in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_a_process_may_lack_the_urls_of_roles_it_never_plays() -> None:
    environ = {name: value for name, value in demo().items() if not name.endswith("_DATABASE_URL")}
    environ["API_DATABASE_URL"] = demo()["API_DATABASE_URL"]
    settings = read(environ, roles=("api",))
    assert settings.api_database_url
    assert settings.owner_database_url == ""


def test_repr_shows_no_secret() -> None:
    shown = repr(read(production()))
    assert STRONG not in shown
    assert "master_key" not in shown


def test_the_embedded_stack_tells_whole_settings(stack: Stack) -> None:
    assert read(stack.environment()).mode == "demo"


def test_the_readme_has_a_row_for_every_setting() -> None:
    rows = re.findall(r"^\| `([A-Z0-9_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert rows == [SPELLED.get(field.name, field.name).upper() for field in msgspec.structs.fields(Settings)]
