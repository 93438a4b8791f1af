"""A case played act by act, with its own clock: what a test does when `case_in` does not lead to where it must be."""

import hashlib
from datetime import datetime, timedelta
from itertools import count

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.alerts import alerts_of
from schemas.care.case import WANTED, Case
from schemas.care.casework import decide
from schemas.care.change import Change
from schemas.care.derivative import DicomFacts, Quality
from schemas.care.image import PIECE_BYTES, HoldReason, Piece, StoredObject
from schemas.care.intake import Complaint, History, RedFlag
from schemas.care.message import Message
from schemas.care.review import Draft, Review, as_read_by
from schemas.ident import ActId, ImageId, MessageId, PersonId
from schemas.person import Actor, Role
from schemas.view import Lens, View
from tests.people import ACTORS, CONSENT_TEXTS, NOW, ORGANIZATION_ID, STATE, uuid7

PATIENT = ACTORS[Role.PATIENT]
WORKER = ACTORS[Role.WORKER]
OFFICE = ACTORS[Role.FRONTDESK]
DENTIST = ACTORS[Role.DENTIST]
MINUTE = timedelta(minutes=1)


def sha256(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def stored(kind: str, of: str, width: int = 2048, height: int = 1536) -> StoredObject:
    """An object whose digests follow from what it was made of."""
    return StoredObject(
        kind="original" if kind == "original" else "thumb" if kind == "thumb" else "record" if kind == "record" else "display",
        key=f"{ORGANIZATION_ID}/{sha256(kind + of)}",
        media_type="application/pdf" if kind == "record" else "image/jpeg",
        size=1000,
        sha256=sha256(f"{kind} {of}"),
        stored_size=1028,
        stored_sha256=sha256(f"stored {kind} {of}"),
        width=width,
        height=height,
    )


def pieces(size: int) -> tuple[Piece, ...]:
    """What a file of that many bytes is cut into."""
    sizes = [PIECE_BYTES] * (size // PIECE_BYTES) + ([size % PIECE_BYTES] if size % PIECE_BYTES else [])
    return tuple(Piece(size=each, sha256=sha256(f"piece {n} {each}")) for n, each in enumerate(sizes))


def quality(verdict: str = "good") -> Quality:
    return Quality(
        width=4000,
        height=3000,
        sharpness=80.0,
        dark=0.1,
        bright=0.1,
        verdict="retake" if verdict == "retake" else "usable" if verdict == "usable" else "good",
        hint="quality-blurred" if verdict == "retake" else "quality-good",
    )


class Play:
    """A case and its clock: each act moves the clock by a minute. `changes` are all the changes so far."""

    def __init__(self, case: Case, now: datetime = NOW) -> None:
        self.case, self.now = case, now
        self.changes: list[Change] = []
        self._ids = count(1000)

    def id(self) -> ActId:
        return ActId(uuid7(next(self._ids)))

    def do(self, act: acts.AnyAct, actor: Actor) -> Case:
        """Decide, or raise the Refusal and stay where it was. The head becomes a hash, as storage would write it."""
        self.now += MINUTE
        read, kept = self.read_by(actor), self.case.surroundings.draft
        change = decide(read, act, actor, self.now)
        self.changes.append(change)
        after = replace(change.case, head=sha256(f"line {change.event.sequence}"))
        if after.surroundings.draft == read.surroundings.draft:  # how somebody reads a draft changes nothing in it
            after = replace(after, around=replace(after.surroundings, draft=kept))
        self.case = after
        return self.case

    def read_by(self, actor: Actor) -> Case:
        """The case as storage reads it for this person: a draft's attestations are its own author's alone."""
        around = self.case.surroundings
        draft = as_read_by(around.draft, actor.id, self.case.told_at)
        return self.case if draft == around.draft else replace(self.case, around=replace(around, draft=draft))

    def begin(self) -> "Play":
        """Everything before the photos."""
        text = CONSENT_TEXTS[0]
        self.do(acts.Attest(id=self.id(), relationship="patient", name="Maria Smith-Jones", state=STATE), PATIENT)
        self.do(acts.CheckEmergency(id=self.id(), flags=()), PATIENT)
        consent = acts.GiveConsent(id=self.id(), version=text.version, language="en", digest=text.digest, name="Maria Smith-Jones")
        self.do(consent, PATIENT)
        complaint = Complaint(words="A tooth at the back hurts when I chew.", side="right", pain=4, since="a week")
        self.do(acts.Describe(id=self.id(), complaint=complaint, history=History(medicines="Metformin for diabetes.")), PATIENT)
        return self

    def flag(self, flag: RedFlag = RedFlag.SWELLING) -> "Play":
        self.do(acts.CheckEmergency(id=self.id(), flags=(flag,)), PATIENT)
        return self

    def announcement(self, view: View, lens: Lens = "rear", size: int = 1_500_000) -> acts.Announce:
        """A new photo of that view, different from all others."""
        image = ImageId(self.id())
        return acts.Announce(
            id=self.id(),
            image=image,
            view=view,
            lens=lens,
            name=f"{view}.jpg",
            declared_type="image/jpeg",
            size=size,
            sha256=sha256(f"photo {image}"),
            pieces=pieces(size),
            captured_at=self.now,
            device="phone",
        )

    def announce(self, view: View, lens: Lens = "rear", actor: Actor = PATIENT) -> ImageId:
        announcement = self.announcement(view, lens)
        self.do(announcement, actor)
        return announcement.image

    def receive(self, view: View, lens: Lens = "rear", actor: Actor = PATIENT) -> ImageId:
        image = self.announce(view, lens, actor)
        self.do(acts.Confirm(id=self.id(), image=image), actor)
        return image

    def settle(self, image: ImageId, verdict: str = "good", dicom: DicomFacts | None = None, hold: HoldReason | None = None) -> None:
        """What the worker makes of a readable image."""
        act = acts.SettleImage(
            id=self.id(),
            image=image,
            status="normalized",
            media_type="application/dicom" if dicom else "image/jpeg",
            recipe=1,
            quality=None if dicom else quality(verdict),
            dicom=dicom,
            objects=(stored("original", str(image), 4000, 3000), stored("thumb", str(image), 256, 192), stored("display", str(image))),
            hold=hold,
        )
        self.do(act, WORKER)

    def spoil(self, image: ImageId) -> None:
        """What the worker makes of a file that cannot be read."""
        self.do(acts.SettleImage(id=self.id(), image=image, status="unreadable", reason="undecodable", recipe=1), WORKER)

    def send_views(self, verdict: str = "good", lens: Lens = "rear", views: tuple[View, ...] | None = None) -> tuple[ImageId, ...]:
        """Send these views, or all that the case type wants, and have each settled."""
        sent = tuple(self.receive(view, lens) for view in (WANTED[self.case.type] if views is None else views))
        for each in sent:
            self.settle(each, verdict)
        return sent

    def submit(self, best_effort: bool = False) -> None:
        self.do(acts.Submit(id=self.id(), best_effort=best_effort), PATIENT)

    def queue(self) -> None:
        self.do(acts.Queue(id=self.id()), WORKER)

    def take(self, actor: Actor = DENTIST) -> None:
        self.do(acts.Take(id=self.id()), actor)

    def look(self, actor: Actor = DENTIST) -> None:
        """Look at every readable image."""
        for each in self.case.images:
            if each.status == "normalized":
                self.do(acts.Look(id=self.id(), image=each.id, px=2048, ms=3000), actor)

    def heed(self, actor: Actor = DENTIST) -> None:
        """Accept every alert that the history calls for."""
        for each in alerts_of(self.case).proposed:
            self.do(acts.DecideAlert(id=self.id(), kind=each.kind, words=each.words, accepted=True), actor)

    def write(self, review: Review, actor: Actor = DENTIST) -> None:
        """Save a draft; drafts stand beside the history."""
        around = self.case.surroundings
        draft = Draft(version=around.draft.version + 1, review=review, saved_by=PersonId(actor.id), saved_at=self.now)
        self.case = replace(self.case, around=replace(around, draft=draft))

    def sign(self, actor: Actor = DENTIST) -> None:
        fresh = replace(actor, stepped_up_at=self.now)
        self.do(acts.Sign(id=self.id(), draft_version=self.case.surroundings.draft.version), fresh)

    def notify(self, state: str = "sent") -> None:
        """The notice of the advice leaves the house, or fails to."""
        message = Message(
            id=MessageId(self.id()), kind="advice_ready", channel="sms", state="sent" if state == "sent" else "failed", at=self.now
        )
        self.do(acts.NoteMessage(id=self.id(), message=message), WORKER)
