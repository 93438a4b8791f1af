"""Acts: what may be done to a case. One word with three uses: body of the request, key of the transition table, line of the history.

`PersonAct` is what the API takes. `MachineAct` is what workers do; no request can carry one. The client gives `id`: it is the
idempotency key and the identifier of the history line.
"""

from datetime import datetime
from typing import Annotated

import msgspec

from schemas.care.advice import Addendum
from schemas.care.alertact import DecideAlert as DecideAlert
from schemas.care.consent import Method
from schemas.care.deed import Act as Act
from schemas.care.deed import name_of as name_of
from schemas.care.derivative import Sha256
from schemas.care.image import Piece
from schemas.care.imageact import KeepFull as KeepFull
from schemas.care.imageact import RenewImage as RenewImage
from schemas.care.imageact import RetryImage as RetryImage
from schemas.care.imageact import SettleImage as SettleImage
from schemas.care.imageact import TryAgain as TryAgain
from schemas.care.intake import Complaint, History, RedFlag, Relationship, Setting
from schemas.care.letteract import KeepLetter as KeepLetter
from schemas.care.letteract import KeepRecord as KeepRecord
from schemas.care.letteract import MissAdvice as MissAdvice
from schemas.care.letteract import NoteReturned as NoteReturned
from schemas.care.lookact import ConfirmSide as ConfirmSide
from schemas.care.lookact import Look as Look
from schemas.care.message import Message
from schemas.care.opinionact import AskOpinion as AskOpinion
from schemas.care.opinionact import GiveOpinion as GiveOpinion
from schemas.care.opinionact import OpenOpinion as OpenOpinion
from schemas.care.opinionact import WithdrawQuestion as WithdrawQuestion
from schemas.care.referralact import EndReferralLink as EndReferralLink
from schemas.care.referralact import GiveOriginals as GiveOriginals
from schemas.care.referralact import KeepReferral as KeepReferral
from schemas.care.referralact import NoteReferral as NoteReferral
from schemas.care.referralact import NoteReferralLate as NoteReferralLate
from schemas.care.referralact import ReceiveReferral as ReceiveReferral
from schemas.care.referralact import Refer as Refer
from schemas.care.referralact import RenewReferral as RenewReferral
from schemas.care.refused import FileBytes, WhyRefused
from schemas.care.remindact import Remind as Remind
from schemas.ident import ImageId
from schemas.person import Channel, Language
from schemas.text import Line, Passage
from schemas.view import Lens, View


class Attest(Act, frozen=True, kw_only=True, tag="attest", forbid_unknown_fields=True):
    """Say who is answering, and where the patient is now."""

    relationship: Relationship
    name: Line
    state: str
    setting: Setting = "home"


class CheckEmergency(Act, frozen=True, kw_only=True, tag="check_emergency", forbid_unknown_fields=True):
    """Answer the emergency check; an empty tuple is "none of these"."""

    flags: tuple[RedFlag, ...]


class GiveConsent(Act, frozen=True, kw_only=True, tag="give_consent", forbid_unknown_fields=True):
    """Consent to exactly the text with this digest."""

    version: str
    language: Language
    digest: str
    name: Line
    method: Method = "typed_name"


class Describe(Act, frozen=True, kw_only=True, tag="describe", forbid_unknown_fields=True):
    """Tell the chief complaint and the short history."""

    complaint: Complaint
    history: History


class Announce(Act, frozen=True, kw_only=True, tag="announce", forbid_unknown_fields=True):
    """Announce an image before its bytes are sent. `captured_at` is the device's clock; digests are SHA-256 in hex."""

    image: ImageId
    view: View
    lens: Lens
    name: Passage
    declared_type: Line
    size: int
    sha256: Sha256
    pieces: tuple[Piece, ...]
    captured_at: Annotated[datetime, msgspec.Meta(tz=True)]
    device: Line = ""


class Confirm(Act, frozen=True, kw_only=True, tag="confirm", forbid_unknown_fields=True):
    """All pieces were sent; the server looks for them before it believes it."""

    image: ImageId


class Drop(Act, frozen=True, kw_only=True, tag="drop", forbid_unknown_fields=True):
    """Take back an image that was not received yet."""

    image: ImageId


class NoteRefusedFile(Act, frozen=True, kw_only=True, tag="note_refused_file", forbid_unknown_fields=True):
    """A file was refused before it was an image of the case: the office is told of it. `size` in bytes."""

    why: WhyRefused
    name: Line
    size: FileBytes
    view: View


class Submit(Act, frozen=True, kw_only=True, tag="submit", forbid_unknown_fields=True):
    """Send the case. `best_effort` means "I can't do better": no photo is asked again."""

    best_effort: bool = False


class Withdraw(Act, frozen=True, kw_only=True, tag="withdraw", forbid_unknown_fields=True):
    """End the case before anybody signed it. The office says why; a patient need not."""

    reason: Passage


class Take(Act, frozen=True, kw_only=True, tag="take", forbid_unknown_fields=True):
    """A dentist takes the case, for the length of the lease."""


class HandBack(Act, frozen=True, kw_only=True, tag="hand_back", forbid_unknown_fields=True):
    """The dentist gives the case back to the others."""

    reason: Passage


class SendBack(Act, frozen=True, kw_only=True, tag="send_back", forbid_unknown_fields=True):
    """Ask the submitter for these views again, with a sentence of the dentist's own."""

    views: tuple[View, ...]
    sentence: Passage

    def __post_init__(self) -> None:
        if len(set(self.views)) < len(self.views):
            raise ValueError("each view is asked for once")


class Invite(Act, frozen=True, kw_only=True, tag="invite", forbid_unknown_fields=True):
    """Send the patient a new link, which has the act's identifier; earlier ones end."""


class ResolveHold(Act, frozen=True, kw_only=True, tag="resolve_hold", forbid_unknown_fields=True):
    """A person decides about a held image: it belongs to this patient, or it does not."""

    image: ImageId
    belongs: bool
    reason: Passage


class Sign(Act, frozen=True, kw_only=True, tag="sign", forbid_unknown_fields=True):
    """Seal the record of this draft version. `language`: in which the meaning of the signature was shown."""

    draft_version: int
    language: Language = "en"


class Addend(Act, frozen=True, kw_only=True, tag="addend", forbid_unknown_fields=True):
    """Add to a sealed record. `language`: in which the meaning of the signature was shown."""

    addendum: Addendum
    language: Language = "en"


class OpenAdvice(Act, frozen=True, kw_only=True, tag="open_advice", forbid_unknown_fields=True):
    """The patient opened the advice."""


class ConfirmAdvice(Act, frozen=True, kw_only=True, tag="confirm_advice", forbid_unknown_fields=True):
    """The patient says: I have read this and know what to do."""


class RecordConversation(Act, frozen=True, kw_only=True, tag="record_conversation", forbid_unknown_fields=True):
    """Somebody told the advice by telephone and had it read back. `spoken_at` is None if that was just now."""

    spoke_with: Line
    read_back: bool
    spoken_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class NobodyAnswered(Act, frozen=True, kw_only=True, tag="nobody_answered", forbid_unknown_fields=True):
    """Somebody rang and reached nobody: the family is still to be told. `called_at` is None if that was just now."""

    called_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class NoteCall(Act, frozen=True, kw_only=True, tag="note_call", forbid_unknown_fields=True):
    """Somebody spoke with the family, not to tell the advice: about a red flag, or about what no message told them."""

    spoke_with: Line
    note: Passage = ""


class ChangeContact(Act, frozen=True, kw_only=True, tag="change_contact", forbid_unknown_fields=True):
    """The way to reach the family was changed: `version` is the patient's afterwards. The address itself stands with the patient only."""

    version: int
    channel: Channel


class Close(Act, frozen=True, kw_only=True, tag="close", forbid_unknown_fields=True):
    """Nothing is left to do."""


class Reopen(Act, frozen=True, kw_only=True, tag="reopen", forbid_unknown_fields=True):
    """A new round of the same case."""

    reason: Passage


class Queue(Act, frozen=True, kw_only=True, tag="queue", forbid_unknown_fields=True):
    """All images are settled (or a red flag does not wait): dentists may take the case."""


class AskAgain(Act, frozen=True, kw_only=True, tag="ask_again", forbid_unknown_fields=True):
    """The one retry for views that are missing or too weak to read."""

    views: tuple[View, ...]


class Lapse(Act, frozen=True, kw_only=True, tag="lapse", forbid_unknown_fields=True):
    """The dentist's lease ran out."""


class Expire(Act, frozen=True, kw_only=True, tag="expire", forbid_unknown_fields=True):
    """The right to upload ran out before the case was sent."""


class Abandon(Act, frozen=True, kw_only=True, tag="abandon", forbid_unknown_fields=True):
    """An image that was announced a day ago and never arrived holds up a sent case no longer."""

    image: ImageId


class NoteMessage(Act, frozen=True, kw_only=True, tag="note_message", forbid_unknown_fields=True):
    """A message left the house, or failed to."""

    message: Message


class Communicate(Act, frozen=True, kw_only=True, tag="communicate", forbid_unknown_fields=True):
    """The patient can read the advice, and nothing in it has to be heard."""


PhotoAct = Announce | Confirm | Drop | NoteRefusedFile
SubmitterAct = Attest | CheckEmergency | GiveConsent | Describe | PhotoAct | Submit | Withdraw | OpenAdvice | ConfirmAdvice
OpinionAct = AskOpinion | WithdrawQuestion | GiveOpinion | OpenOpinion
ReviewerAct = Take | HandBack | SendBack | Look | ConfirmSide | DecideAlert | Sign | Addend | OpinionAct
OfficeAct = Invite | ResolveHold | TryAgain | RecordConversation | NobodyAnswered | NoteCall | NoteReturned | ChangeContact | Close | Reopen
ReferralAct = Refer | NoteReferral | RenewReferral | EndReferralLink | GiveOriginals | ReceiveReferral
PersonAct = SubmitterAct | ReviewerAct | OfficeAct | ReferralAct
MachineAct = (
    SettleImage
    | RenewImage
    | RetryImage
    | KeepFull
    | Queue
    | AskAgain
    | Lapse
    | Expire
    | Abandon
    | Remind
    | KeepRecord
    | KeepLetter
    | MissAdvice
    | NoteMessage
    | NoteReferralLate
    | KeepReferral
    | Communicate
)
AnyAct = PersonAct | MachineAct
