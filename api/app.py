"""The two applications: one for people and their pages, one for pictures. Each stands behind its gate."""

from collections.abc import Sequence
from typing import Any

from litestar import Litestar
from litestar.datastructures import State
from litestar.handlers.base import BaseRouteHandler

from api import account, headers, health, pages, permissions, staff, wording
from api.care import (
    acts,
    advice,
    afterwards,
    again,
    cases,
    hanging,
    history,
    images,
    letter,
    links,
    news,
    packet,
    pictures,
    priors,
    reaching,
    record,
    referrals,
    safeguarding,
    unread,
)
from api.gate import Gate
from api.problems import respond
from api.provide import PROVIDED
from schemas.settings import Settings
from storage.resources import Resources

API_ROUTES: tuple[BaseRouteHandler, ...] = (
    *staff.ROUTES,
    *account.ROUTES,
    *wording.ROUTES,
    *cases.ROUTES,
    *unread.ROUTES,
    *news.ROUTES,
    *hanging.ROUTES,
    *acts.ROUTES,
    *images.ROUTES,
    *again.ROUTES,
    *links.ROUTES,
    *history.ROUTES,
    *reaching.ROUTES,
    *advice.ROUTES,
    *record.ROUTES,
    *letter.ROUTES,
    *packet.ROUTES,
    *referrals.ROUTES,
    *priors.ROUTES,
    *safeguarding.ROUTES,
    *afterwards.ROUTES,
    *health.ROUTES,
)


def create_app(settings: Settings, house: Resources, files: pages.Files | None = None) -> Gate:
    """The application's origin: API and pages. Raises Undeclared for a route that does not say who may use it."""
    state = {"house": house, "settings": settings, "files": files or pages.Files()}
    inner = _litestar((*API_ROUTES, *pages.ROUTES), state)
    return Gate(inner, settings, settings.public_url, headers.of_app(settings))


def create_image_app(settings: Settings, house: Resources) -> Gate:
    """The image origin: pictures under capabilities, and nothing else."""
    inner = _litestar(pictures.ROUTES, {"house": house, "settings": settings})
    return Gate(inner, settings, settings.image_origin, headers.of_images(settings))


def _litestar(routes: Sequence[BaseRouteHandler], state: dict[str, Any]) -> Litestar:
    permissions.refuse_undeclared(routes)
    return Litestar(
        route_handlers=routes,
        dependencies=PROVIDED,
        guards=[permissions.admit],
        exception_handlers={Exception: respond},
        state=State(state),
        openapi_config=None,
        logging_config=None,
        debug=False,
        request_max_body_size=None,  # the gate has counted already
    )
