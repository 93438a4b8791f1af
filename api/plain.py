"""A page of a few sentences without any script, in English and Spanish one after the other, for nobody is known yet."""

from litestar import Response

HTML = "text/html"  # litestar names the character set of texts itself
EMERGENCY = '<a href="tel:911">911</a>'


def page(status: int, title: str, *lines: str) -> Response[bytes]:
    """The page; `lines` are HTML, each a paragraph."""
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mesial</title>'
    body = f"<main><h1>{title}</h1>{''.join(f'<p>{line}</p>' for line in lines)}</main>"
    html = f'<!doctype html><html lang="en"><head>{head}</head><body>{body}</body></html>'
    return Response(html.encode(), status_code=status, media_type=HTML)


def spanish(words: str) -> str:
    return f'<span lang="es">{words}</span>'


def unknown_link() -> Response[bytes]:
    return page(
        404,
        "We do not know this link",
        f"Please open it exactly as it was sent to you, or call the practice and ask for a new one. In an emergency call {EMERGENCY}.",
        spanish(
            "No conocemos este enlace. Ábralo tal como se le envió, o llame al consultorio y pida uno nuevo. "
            f"En una emergencia, llame al {EMERGENCY}."
        ),
    )


def unknown_address() -> Response[bytes]:
    return page(
        404,
        "There is no page here",
        "Please check the address. If a link was sent to you, open it exactly as it stands in your message. "
        f"If you work here, <a href='/'>start here</a>. In an emergency call {EMERGENCY}.",
        spanish(
            "Aquí no hay ninguna página. Revise la dirección. Si le enviaron un enlace, ábralo tal como está en su mensaje. "
            f"Si trabaja aquí, <a href='/'>empiece aquí</a>. En una emergencia, llame al {EMERGENCY}."
        ),
    )


def too_many(seconds: int) -> Response[bytes]:
    answer = page(429, "Please wait a minute", "There were too many attempts.", spanish("Demasiados intentos. Espere un minuto."))
    answer.headers["Retry-After"] = str(seconds)
    return answer
