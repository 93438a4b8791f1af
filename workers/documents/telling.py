"""A record together with the words to tell it in: what all parts of the printed record need."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from schemas.care.record import EncounterRecord
from schemas.ident import ImageId
from schemas.person import age
from schemas.view import View
from workers.documents import moment
from workers.words import Words


class Telling:
    """One record in one language. Pictures are numbered in the order in which they were gathered."""

    def __init__(self, record: EncounterRecord, words: Words) -> None:
        self.record, self.words = record, words
        self.say = words.say
        self._number = {each.image: number for number, each in enumerate(record.gathered, 1)}

    def word(self, kind: str, value: str) -> str:
        """The word for a value of a closed list. A value that the lists of today do not know is shown as it was recorded."""
        id = f"document-{kind}-{value}"
        return self.say(id) if self.words.knows(id) else value

    def view(self, view: View) -> str:
        return self.word("view", view)

    def picture(self, image: ImageId) -> str:
        """`Picture 2`, or the identifier of one that is not in the manifest."""
        number = self._number.get(image)
        return str(image) if number is None else self.say("document-picture-number", number=number)

    def age(self) -> int:
        """The patient's completed years on the day of signing, at the patient's place."""
        signature = self.record.signature
        return age(self.record.patient.birth_date, signature.signed_at.astimezone(ZoneInfo(signature.zone)).date())

    def date(self, on: date) -> str:
        return self.say("document-date", date=on)

    def local(self, at: datetime) -> str:
        return moment.local(at, self.record.place.zone)

    def utc(self, at: datetime) -> str:
        return moment.utc(at, self.words)

    def both(self, at: datetime, zone: str) -> str:
        """Local and UTC, for times with a legal meaning (SPEC GEN-05)."""
        return f"{moment.local(at, zone)} ({self.utc(at)})"

    def elapsed(self, since: datetime, until: datetime) -> str:
        return moment.elapsed(since, until, self.words)

    def own(self, text: str) -> str:
        """A person's text, or that there is none."""
        return text if text.strip() else self.say("document-not-told")

    def named(self, name: str, what: str) -> str:
        return self.say("document-named", name=name, what=what)
