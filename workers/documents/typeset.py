"""From blocks to a PDF. The same input is the same file, byte for byte, whenever and wherever it is made."""

from datetime import datetime
from importlib.resources import files
from typing import Any, cast

import msgspec
import typst

from workers.documents.printable import breakable, printable

STANDARDS = ["a-3a", "ua-1"]
"""ISO 19005-3 level A, to be kept for decades with what is attached, and ISO 14289-1, to be read aloud."""

_SHARED = "blocks.typ"


def typeset(layout: str, content: msgspec.Struct, beside: dict[str, bytes], made_at: datetime) -> bytes:
    """The PDF. `layout` is one of the layouts that lie here, `beside` are the files that it shows or attaches, and `made_at` is the time
    that the document bears."""
    here = files("workers.documents")
    inputs: dict[str, bytes] = {
        "main.typ": (here / layout).read_bytes(),
        _SHARED: (here / _SHARED).read_bytes(),
        "content.json": msgspec.json.encode(shown(msgspec.to_builtins(content))),
        **beside,
    }
    compile_pdf = cast(Any, typst.compile)  # its type stub lacks the form that takes several files from memory
    return cast(
        bytes,
        compile_pdf(inputs, format="pdf", ignore_system_fonts=True, pdf_standards=STANDARDS, timestamp=int(made_at.timestamp())),
    )


def shown(content: object) -> object:
    """The content with every text made printable and breakable, wherever it stands: nothing can be forgotten."""
    if isinstance(content, str):
        return breakable(printable(content))
    if isinstance(content, dict):
        return {key: shown(each) for key, each in content.items()}
    return [shown(each) for each in content] if isinstance(content, (list, tuple)) else content
