"""The headers of every answer, by origin: what a browser may do with it, and that it keeps none of it (THREATS T-W04, T-U12)."""

from schemas.settings import Settings

TWO_YEARS_SECONDS = 63_072_000
ASSET_SECONDS = 31_536_000
PERMISSIONS = ", ".join(("camera=(self)", *(f"{each}=()" for each in ("microphone", "geolocation", "payment", "usb", "serial", "midi"))))
NO_STORE = "no-store"
IMMUTABLE = f"public, max-age={ASSET_SECONDS}, immutable"

OF_ASSETS = {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Permissions-Policy": "camera=()"}
"""Scripts and styles are no pages: the pages' own policy governs them, and a phone need not load it twenty times."""

Headers = dict[str, str]


def of_app(settings: Settings) -> Headers:
    """Headers of the application's origin."""
    return _common(settings) | {
        "content-security-policy": policy(settings),
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": PERMISSIONS,
        "x-frame-options": "DENY",
    }


def of_images(settings: Settings) -> Headers:
    """Headers of the image origin: nothing runs, nothing is framed, and only the application's pages read it."""
    return _common(settings) | {
        "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "cross-origin-resource-policy": "cross-origin",
        "access-control-allow-origin": settings.public_url,
        "vary": "Origin",
        "permissions-policy": PERMISSIONS.replace("camera=(self)", "camera=()"),
    }


def policy(settings: Settings) -> str:
    """The Content-Security-Policy of the pages. Uploads go to the object store, pictures come from the image origin."""
    images, store = settings.image_origin, settings.s3_public_endpoint
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "font-src 'self'",
            f"img-src 'self' blob: {images}",
            f"connect-src 'self' {store} {images}",
            "manifest-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "require-trusted-types-for 'script'",
            "trusted-types svelte-trusted-html",
        )
    )


def _common(settings: Settings) -> Headers:
    transport = {"strict-transport-security": f"max-age={TWO_YEARS_SECONDS}; includeSubDomains"}
    return (transport if settings.public_url.startswith("https://") else {}) | {
        "cache-control": NO_STORE,
        "cross-origin-opener-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }
