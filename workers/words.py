"""The house's words in one language, for everything that workers write: messages, letters and the printed record.

The same Fluent files serve the viewer, so that a patient reads one wording everywhere.
"""

from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

from schemas.person import Language

LOCALE: dict[Language, str] = {"en": "en-US", "es": "es-US"}
"""Spanish as it is read in the United States: 1,234.5 is a number there too."""


class Words:
    """All messages of one language. Nothing is guessed: a missing message or argument is a fault."""

    def __init__(self, bundle: FluentBundle, language: Language) -> None:
        self._bundle, self.language = bundle, language

    def say(self, id: str, /, **args: object) -> str:
        """The message in this language. Raises KeyError for an unknown id, ValueError if an argument is missing or of a wrong kind."""
        pattern = self._bundle.get_message(id).value if self._bundle.has_message(id) else None
        if pattern is None:
            raise KeyError(id)
        said, errors = self._bundle.format_pattern(pattern, args)
        if errors:
            raise ValueError(f"{id}: {errors[0]}") from errors[0]
        return str(said)

    def knows(self, id: str) -> bool:
        """True if there is such a message: for words that come out of a record and may be older than this house."""
        return self._bundle.has_message(id)


@cache
def words(language: Language) -> Words:
    """The words of that language. Raises KeyError for a language that the house does not speak.

    Without isolating marks, which telephones and PDF readers show as boxes.
    """
    bundle = FluentBundle([LOCALE[language]], use_isolating=False)
    folder = files("schemas") / "words" / language
    for file in sorted((each for each in folder.iterdir() if each.name.endswith(".ftl")), key=lambda each: each.name):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return Words(bundle, language)
