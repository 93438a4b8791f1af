"""With the URLs set, nothing embedded starts: API and worker stand on the services that the environment names, with and without TLS."""

from __future__ import annotations

import datetime
import ipaddress
import pathlib
import ssl
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from infra import seed
from infra.embedded import seaweed
from infra.embedded.stack import Stack
from infra.s3 import buckets
from tests.infra.house import Up, children, opening, processes_of

SERVERS = {"postgres", "valkey-server", "weed"}


@pytest.fixture
def house() -> Iterator[Up]:
    with opening() as house:
        yield house


@pytest.fixture
def quarantine_for(stack: Stack, house: Up) -> Iterator[None]:
    """The session's store lets the house's origin upload as well, for the length of a test: whoever names a store prepares it."""
    client = buckets.connect(
        endpoint=seaweed.url(stack.kept),
        region=seaweed.REGION,
        access_key=stack.kept.s3_admin_key,
        secret_key=stack.kept.s3_admin_secret,
    )
    before: Any = client.get_bucket_cors(Bucket=seaweed.QUARANTINE)["CORSRules"]
    rule: Any = before[0]
    origins = [house.url, house.url.replace("http://", "https://")]
    widened: Any = {**rule, "AllowedOrigins": origins}
    client.put_bucket_cors(Bucket=seaweed.QUARANTINE, CORSConfiguration={"CORSRules": [widened]})
    yield
    client.put_bucket_cors(Bucket=seaweed.QUARANTINE, CORSConfiguration={"CORSRules": before})


def named(stack: Stack, house: Up) -> dict[str, str]:
    """The services of the session by their URLs, and the house's own origins."""
    return {**stack.environment(), **house.told}


def certificate(folder: pathlib.Path) -> dict[str, str]:
    """A certificate for this machine, signed by itself, as the two files that the settings name."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = {"TLS_CERT_FILE": folder / "chain.pem", "TLS_KEY_FILE": folder / "key.pem"}
    files["TLS_CERT_FILE"].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    files["TLS_KEY_FILE"].write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return {name: str(path) for name, path in files.items()}


def works(house: Up, trust: ssl.SSLContext | bool) -> httpx.Response:
    """Every part is well, people sign in, and the image origin answers; the answer of the sign-in."""
    with httpx.Client(base_url=house.told["PUBLIC_URL"], verify=trust) as browser:
        parts = browser.get("/health").json()["parts"]
        assert {name: part["ok"] for name, part in parts.items()} == dict.fromkeys(parts, True)
        answer = browser.post("/api/session", json={"name": "office", "password": seed.PASSWORD})
        assert answer.status_code == 200
        assert browser.get("/api/cases").status_code == 200
    assert httpx.get(f"{house.told['IMAGE_ORIGIN']}/i/nothing", verify=trust).status_code == 404
    return answer


@pytest.mark.usefixtures("database", "quarantine_for")
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
def test_api_and_worker_stand_on_named_services_and_nothing_embedded_runs(
    stack: Stack, house: Up, tmp_path: pathlib.Path, tls: bool
) -> None:
    house.told = named(stack, house)
    trust: ssl.SSLContext | bool = False
    if tls:
        house.told |= {name: house.told[name].replace("http://", "https://") for name in ("PUBLIC_URL", "IMAGE_ORIGIN")}
        house.told |= certificate(tmp_path)
        trust = ssl.create_default_context(cafile=house.told["TLS_CERT_FILE"])
    launcher = house.start()
    assert set(children(launcher)) == {"api", "worker"}
    assert not [line for line in processes_of(house) if any(server in line for server in SERVERS)]
    assert {path.name for path in pathlib.Path(house.told["MESIAL_DATA"]).iterdir()} == {"logs"}
    assert "Starting PostgreSQL" not in house.said

    answer = works(house, trust)
    cookie = answer.headers["set-cookie"]
    transport = answer.headers.get("strict-transport-security")
    if tls:
        assert transport == "max-age=63072000; includeSubDomains"
        assert cookie.startswith("__Host-mesial=")
        assert "Secure" in cookie
    else:
        assert transport is None
        assert "Secure" not in cookie
    launcher.terminate()
    assert house.finish() == 0, house.said
