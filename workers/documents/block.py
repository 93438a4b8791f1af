"""The blocks a printed record is laid out from: plain data, so that no text of a person is ever read as markup."""

from typing import Literal

import msgspec

from schemas.care.mark import MarkKind
from schemas.view import Edge, LeftOrRight

Tone = Literal["plain", "emergency", "urgent", "calm"]


class Block(msgspec.Struct, frozen=True, kw_only=True, tag_field="block"):
    """Anything that stands in the flow of the page."""


class Heading(Block, frozen=True, kw_only=True, tag="heading"):
    """`page` begins a new page."""

    text: str
    page: bool = False


class Facts(Block, frozen=True, kw_only=True, tag="facts"):
    """Labels with what they stand for."""

    rows: tuple[tuple[str, str], ...]


class Saying(Block, frozen=True, kw_only=True, tag="saying"):
    """A person's own words, set apart from the house's; without a label where the heading says enough."""

    label: str = ""
    text: str


class Note(Block, frozen=True, kw_only=True, tag="note"):
    """A sentence of the house."""

    text: str
    strong: bool = False


class Table(Block, frozen=True, kw_only=True, tag="table"):
    """`widths` are shares of the line; `mono` are the columns set in a type where every digit is as wide."""

    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    mono: tuple[int, ...] = ()


class Listed(Block, frozen=True, kw_only=True, tag="listed"):
    """Sentences numbered from 1."""

    items: tuple[str, ...]


class Advised(Block, frozen=True, kw_only=True, tag="advised"):
    """One advice: how urgent, in whose words, and what it rests on."""

    tone: Tone
    urgency: str
    text: str
    rows: tuple[tuple[str, str], ...]


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """A mark on a picture, its points in shares of width and height. `label` has the number of its finding and stands at `at`."""

    kind: MarkKind
    points: tuple[tuple[float, float], ...]
    at: tuple[float, float]
    label: str


class Picture(msgspec.Struct, frozen=True, kw_only=True):
    """`file` is None if the picture is not printed; `aspect` is its width divided by its height.

    `letters` are those of the patient's sides by the edge of the picture at which they stand; `whole` is that of a picture of one side.
    """

    file: str | None
    aspect: float
    caption: str
    alt: str
    marks: tuple[Drawn, ...] = ()
    letters: dict[Edge, LeftOrRight] = {}
    whole: str = ""


class Pictures(Block, frozen=True, kw_only=True, tag="pictures"):
    pictures: tuple[Picture, ...]
    absent: str


class Signed(Block, frozen=True, kw_only=True, tag="signed"):
    """A signature, never broken over two pages."""

    name: str
    meaning: str
    rows: tuple[tuple[str, str], ...]


class Seal(Block, frozen=True, kw_only=True, tag="seal"):
    rows: tuple[tuple[str, str], ...]
    how: str


AnyBlock = Heading | Facts | Saying | Note | Table | Listed | Advised | Pictures | Signed | Seal


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader wants first: a label, a line, and what qualifies it."""

    label: str
    text: str
    below: str


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    file: str
    description: str


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """The whole document as the layout takes it. `pages` is the wording of page numbers with `{page}` and `{pages}` in it."""

    language: str
    file_title: str
    organization: str
    phone: str
    code: str
    title: str
    case: str
    kind: str
    footer: str
    pages: str
    strip: tuple[Strip, ...]
    notice: str
    tone: Tone
    blocks: tuple[AnyBlock, ...]
    attachments: tuple[Attachment, ...]
