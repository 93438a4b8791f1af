"""The built pages and their assets, read once at the start: what is not in the list cannot be asked for."""

import gzip
import mimetypes
from pathlib import Path
from typing import NamedTuple

from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler

from api import headers, limits, plain
from api.permissions import OPEN
from api.provide import AnyRequest
from schemas.refusal import NotFound, TooMany
from storage.care import holding, referred
from storage.resources import Resources

DIST = Path(__file__).parent.parent / "viewer" / "dist"
PAGES = {
    "/": "index",
    "/office": "office",
    "/review": "review",
    "/screening": "screening",
    "/account": "account",
    "/u": "capture",
    "/r": "referral",
}
SMALLEST_TO_SQUEEZE = 512  # bytes
TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")


class File(NamedTuple):
    content: bytes
    squeezed: bytes | None
    media_type: str


class Files:
    """Every file under the folder of the built viewer, by its path."""

    def __init__(self, folder: Path = DIST) -> None:
        self._files = {path.relative_to(folder).as_posix(): _file(path) for path in sorted(folder.rglob("*")) if path.is_file()}

    def page(self, name: str) -> Response[bytes]:
        found = self._files.get(f"{name}.html")
        if found is None:
            return plain.page(503, "The pages are not built.", "Run `npm ci` and `npm run build` in the folder viewer, then start again.")
        return Response(found.content, media_type=plain.HTML)

    def asset(self, name: str, request: AnyRequest) -> Response[bytes]:
        """An asset; its name holds a digest of its content, so that it never changes. Raises NotFound."""
        found = self._files.get(f"assets/{name}")
        if found is None:
            raise NotFound("There is no such file.")
        squeeze = found.squeezed is not None and "gzip" in request.headers.get("accept-encoding", "")
        extra = (
            headers.OF_ASSETS
            | {"Cache-Control": headers.IMMUTABLE, "Vary": "Accept-Encoding"}
            | ({"Content-Encoding": "gzip"} if squeeze else {})
        )
        content = found.squeezed if squeeze and found.squeezed is not None else found.content
        return Response(content, media_type=found.media_type, headers=extra)


def _file(path: Path) -> File:
    content = path.read_bytes()
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix == ".js":
        media_type = "text/javascript"
    is_text = media_type.startswith(TEXTS)
    squeezed = gzip.compress(content, 9, mtime=0) if is_text and len(content) >= SMALLEST_TO_SQUEEZE else None
    return File(content, squeezed, media_type)


def _page(path: str, name: str) -> HTTPRouteHandler:
    @get(path, opt=OPEN, name=f"page-{name}", sync_to_thread=False)
    def page(state: State) -> Response[bytes]:
        files: Files = state.files
        return files.page(name)

    return page


@get("/u/{token:str}", opt=OPEN)
async def capture(state: State, house: Resources, address: str, token: str) -> Response[bytes]:
    """The capture page, the same for every link; looking at it changes nothing (THREATS T-P04, T-P09)."""
    try:
        link = await limits.find_link(house.database, token, address)
    except NotFound:
        return plain.unknown_link()
    except TooMany as refused:
        return plain.too_many(refused.seconds)
    await holding.note_view(house.database, link, address)
    files: Files = state.files
    return files.page("capture")


@get("/r/{token:str}", opt=OPEN)
async def referral(state: State, house: Resources, address: str, token: str) -> Response[bytes]:
    """The specialist's page, the same for every link; looking at it changes nothing (THREATS T-P04, T-P09)."""
    try:
        link = await limits.find_link(house.database, token, address, referred=True)
    except NotFound:
        return plain.unknown_link()
    except TooMany as refused:
        return plain.too_many(refused.seconds)
    await referred.note_view(house.database, link, address)
    files: Files = state.files
    return files.page("referral")


@get("/assets/{name:str}", opt=OPEN, sync_to_thread=False)
def asset(state: State, request: Request[object, object, State], name: str) -> Response[bytes]:
    files: Files = state.files
    return files.asset(name, request)


ROUTES = (*(_page(path, name) for path, name in PAGES.items()), capture, referral, asset)
