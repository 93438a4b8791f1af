"""The built pages: served as they are, squeezed where asked, and a clear word where they were not built."""

from __future__ import annotations

import pathlib
import re

from api.pages import Files
from tests.api.conftest import BrowserMaker


async def test_a_page_and_what_it_needs(browsers: BrowserMaker) -> None:
    """T-W04: every script and style of the page is there, for ever the same, and none is written into the page."""
    browser = browsers()
    for path in ("/", "/office", "/review", "/screening", "/account", "/u"):
        page = await browser.get(path)
        assert page.status_code == 200
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", page.text)
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assets = re.findall(r'(?:src|href)="(/assets/[^"]+)"', page.text)
        assert assets
        for asset in assets:
            answer = await browser.get(asset)
            assert answer.status_code == 200
            assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
            plain = await browser.get(asset, headers={"Accept-Encoding": "identity"})
            assert "content-encoding" not in plain.headers
            assert plain.content == answer.content


async def test_only_what_was_built_is_served(browsers: BrowserMaker) -> None:
    for name in ("nothing.js", "..%2findex.html", "%2e%2e%2f%2e%2e%2fapp.py", "index.html", ""):
        assert (await browsers().get(f"/assets/{name}")).status_code == 404


def test_pages_that_were_not_built_say_so(tmp_path: pathlib.Path) -> None:
    answer = Files(tmp_path / "nothing").page("index")
    assert answer.status_code == 503
    assert b"npm run build" in answer.content


async def test_an_unknown_address_is_a_page_for_people_and_a_problem_for_programs(browsers: BrowserMaker) -> None:
    browser = browsers()
    for path in ("/nothing", "/office/cases", "/u/x/y"):
        page = await browser.get(path, headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
        assert 'lang="es"' in page.text
        assert 'href="tel:911"' in page.text
        assert page.headers["content-security-policy"]
        problem = await browser.get(path, headers={"Accept": "application/json"})
        assert (problem.status_code, problem.headers["content-type"]) == (404, "application/problem+json")
    api = await browser.get("/api/nothing", headers={"Accept": "text/html"})
    assert api.headers["content-type"] == "application/problem+json"
