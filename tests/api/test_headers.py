"""The headers of every answer (THREATS T-W04, T-U12): one table for each origin, good and bad answers alike."""

from __future__ import annotations

import httpx
import msgspec
import pytest

from api import headers, sessions
from schemas.settings import Settings
from tests.api.conftest import BrowserMaker, Server

APP = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
PATHS = (
    "/",
    "/office",
    "/review",
    "/screening",
    "/u",
    "/u/nothing",
    "/health",
    "/api/me",
    "/api/cases",
    "/nothing",
    "/.well-known/security.txt",
    "/.well-known/mesial-packet-key",
)


@pytest.mark.parametrize("path", PATHS)
async def test_the_application(browsers: BrowserMaker, settings: Settings, path: str) -> None:
    answer = await browsers().get(path)
    assert {name: answer.headers.get(name) for name in APP} == APP
    assert answer.headers["cache-control"] == "no-store"
    assert "camera=(self)" in answer.headers["permissions-policy"]
    assert answer.headers["x-request-id"]
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
        f"img-src 'self' blob: {settings.image_origin}; connect-src 'self' {settings.s3_public_endpoint} {settings.image_origin}; "
        "manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
        "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
    )
    assert "access-control-allow-origin" not in answer.headers


async def test_the_image_origin_has_one_route_and_no_cookie(server: Server, settings: Settings) -> None:
    async with httpx.AsyncClient(base_url=server.images) as browser:
        for path in ("/i/nothing", "/", "/api/me", "/health", "/u/x"):
            answer = await browser.get(path, headers={"Cookie": "mesial=x"})
            assert answer.status_code == 404
            assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
            assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
            assert answer.headers["access-control-allow-origin"] == settings.public_url
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "set-cookie" not in answer.headers
        wrong_host = await browser.get("/i/nothing", headers={"Host": settings.public_url.removeprefix("http://")})
        assert wrong_host.status_code == 400


async def test_security_txt(browsers: BrowserMaker) -> None:
    """T-S07."""
    answer = await browsers().get("/.well-known/security.txt")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert {line.partition(":")[0] for line in answer.text.splitlines()} == {"Contact", "Expires", "Preferred-Languages"}


def test_https_adds_transport_security_and_host_cookies(settings: Settings) -> None:
    public = msgspec.structs.replace(settings, public_url="https://mesial.example", image_origin="https://pictures.example")
    for given in (headers.of_app(public), headers.of_images(public)):
        assert given["strict-transport-security"] == "max-age=63072000; includeSubDomains"
        assert "unsafe" not in given["content-security-policy"]
    assert "strict-transport-security" not in headers.of_app(settings)
    cookie = sessions.keep(public, "staff", b"x" * 32)
    assert (cookie.key, cookie.secure, cookie.domain, cookie.path) == ("__Host-mesial", True, None, "/")
    assert sessions.keep(public, "link", b"x" * 32).key == "__Host-mesial-link"
