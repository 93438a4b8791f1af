"""The acts of a second opinion. All of them are acts like any other (`schemas/care/act.py`)."""

from uuid import UUID

from schemas.care.deed import Act
from schemas.care.opinion import Opinion
from schemas.ident import PersonId
from schemas.person import Language
from schemas.text import Passage


class AskOpinion(Act, frozen=True, kw_only=True, tag="ask_opinion", forbid_unknown_fields=True):
    """Ask a colleague for a second opinion; `of` is None for whoever may review the case. The act's identifier is the question's."""

    question: Passage
    of: PersonId | None = None


class WithdrawQuestion(Act, frozen=True, kw_only=True, tag="withdraw_question", forbid_unknown_fields=True):
    """The second opinion is not needed any more."""

    question: UUID


class GiveOpinion(Act, frozen=True, kw_only=True, tag="give_opinion", forbid_unknown_fields=True):
    """Seal a second opinion. `language`: in which the meaning of the signature was shown."""

    question: UUID
    opinion: Opinion
    language: Language = "en"


class OpenOpinion(Act, frozen=True, kw_only=True, tag="open_opinion", forbid_unknown_fields=True):
    """Whoever asked has the answer before them. Reading the case is not enough: the page says it once the opinion is shown."""

    question: UUID
