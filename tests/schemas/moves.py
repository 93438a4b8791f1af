"""What hypothesis may try on a case: any act, with payloads that are partly right and partly not, by anybody."""

from typing import get_args
from uuid import UUID

from hypothesis import strategies as st
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.advice import Addendum
from schemas.care.clock import Rung
from schemas.care.derivative import DicomFacts, Tiles
from schemas.care.imagework import weak_views
from schemas.care.intake import Complaint, History, RedFlag, Relationship
from schemas.care.message import Delivery, Message, MessageKind
from schemas.care.opinion import Agreement, Opinion
from schemas.care.referral import ReferralState
from schemas.care.refused import WhyRefused
from schemas.care.reminding import reminder
from schemas.ident import CaseId, ImageId, MessageId
from schemas.person import Actor, Contact, Role
from schemas.view import View
from tests.people import ACTORS, CONSENT_TEXTS, OTHER_DENTIST, OTHER_ORGANIZATION_ID, dentist, uuid7
from tests.play import MINUTE, Play, quality, stored

STRANGERS = (
    OTHER_DENTIST,
    dentist(31, state="AL"),
    replace(ACTORS[Role.PATIENT], case_id=CaseId(uuid7(77))),
    replace(ACTORS[Role.DENTIST], organization_id=OTHER_ORGANIZATION_ID),
    replace(ACTORS[Role.WORKER], organization_id=OTHER_ORGANIZATION_ID),
)
EVERYBODY: tuple[Actor, ...] = (*ACTORS.values(), *STRANGERS)

_names = st.sampled_from(["Maria", "Maria", "MARÍA", "Ana", " "])
_words = st.sampled_from(["", " ", "Because."])
_views = st.lists(st.sampled_from([View.FRONT, View.UPPER, View.LOWER]), max_size=2, unique=True).map(tuple)
_relationships: st.SearchStrategy[Relationship] = st.sampled_from(["patient", "parent", "other"])
_deliveries: st.SearchStrategy[Delivery] = st.sampled_from(["sent", "failed"])
_kinds: st.SearchStrategy[MessageKind] = st.sampled_from(["advice_ready", "photos_wanted", "referral"])


def dicom(uid: str, sex: str) -> DicomFacts:
    return DicomFacts(
        sop_instance_uid=uid,
        modality="IO",
        patient_name="SMITH-JONES^MARIA",
        patient_id=None,
        birth_date="1990-05-17",
        sex=sex,
        laterality=None,
        acquired=None,
    )


def settling(data: st.DataObject, play: Play, image: ImageId) -> acts.SettleImage:
    if data.draw(st.integers(0, 3)) == 0:
        return acts.SettleImage(id=play.id(), image=image, status="unreadable", reason="undecodable", recipe=1)
    facts = data.draw(st.sampled_from([None, None, dicom("1.2.3", "F"), dicom("1.2.4", "M")]))
    return acts.SettleImage(
        id=play.id(),
        image=image,
        status="normalized",
        media_type="image/jpeg",
        recipe=1,
        quality=quality(data.draw(st.sampled_from(["good", "good", "retake"]))),
        dicom=facts,
        objects=(stored("original", str(image), 4000, 3000), stored("thumb", str(image), 256, 192), stored("display", str(image))),
        hold=data.draw(st.sampled_from([None, None, "safeguarding"])),
    )


def renewal(data: st.DataObject, play: Play, image: ImageId) -> acts.RenewImage:
    """A newer recipe, which may read another quality or another person in the same file, or find it of another size."""
    width = data.draw(st.sampled_from([4000, 4000, 4000, 3000]))
    return acts.RenewImage(
        id=play.id(),
        image=image,
        media_type="image/jpeg",
        recipe=2,
        quality=replace(quality(data.draw(st.sampled_from(["good", "retake"]))), width=width),
        dicom=data.draw(st.sampled_from([None, dicom("1.2.3", "F"), dicom("1.2.4", "M")])),
        objects=(stored("thumb", f"{image} again", 256, 192), stored("display", f"{image} again")),
    )


FITTING = {
    acts.Confirm: "announced",
    acts.Drop: "announced",
    acts.SettleImage: "received",
    acts.ResolveHold: "held",
    acts.TryAgain: "unreadable",
}


def drawn_image(data: st.DataObject, play: Play, kind: type[acts.Act]) -> ImageId:
    """An image for which the act makes sense, or else any, or one that nobody announced."""
    fitting = [each.id for each in play.case.images if each.status == FITTING.get(kind, "normalized")]
    every = [each.id for each in play.case.images] or [ImageId(uuid7(99))]
    at_random = data.draw(st.integers(0, 3)) == 0
    return data.draw(st.sampled_from(every if at_random or not fitting else fitting))


def drawn_question(data: st.DataObject, play: Play) -> UUID:
    """The newest question, or one that nobody asked."""
    return data.draw(st.sampled_from([*(each.id for each in play.case.opinions[-1:] * 5), uuid7(97)]))


def drawn_referral(data: st.DataObject, play: Play) -> UUID:
    """The newest referral, or one that nobody made."""
    return data.draw(st.sampled_from([*(each.id for each in play.case.referrals[-1:] * 5), uuid7(96)]))


def drawn(data: st.DataObject, play: Play, kind: type[acts.Act]) -> acts.AnyAct:
    """One act of that kind, about this case."""
    case, id, words = play.case, play.id(), data.draw(_words)
    image = drawn_image(data, play, kind)
    match kind.__struct_config__.tag:
        case "attest":
            relationship = data.draw(_relationships)
            return acts.Attest(
                id=id, relationship=relationship, name=data.draw(_names), state=data.draw(st.sampled_from(["OH", "AL", "ZZ"]))
            )
        case "check_emergency":
            return acts.CheckEmergency(id=id, flags=data.draw(st.sampled_from([(), (), (RedFlag.SWELLING,)])))
        case "give_consent":
            text = data.draw(st.sampled_from(CONSENT_TEXTS))
            return acts.GiveConsent(id=id, version=text.version, language=text.language, digest=text.digest, name=data.draw(_names))
        case "describe":
            told = data.draw(st.sampled_from([History(), History(conditions=("latex",))]))
            return acts.Describe(id=id, complaint=Complaint(words=words), history=told)
        case "announce":
            return replace(play.announcement(data.draw(st.sampled_from(View))), lens=data.draw(st.sampled_from(["rear", "selfie"])))
        case "confirm":
            return acts.Confirm(id=id, image=image)
        case "drop":
            return acts.Drop(id=id, image=image)
        case "note_refused_file":
            why = data.draw(st.sampled_from(get_args(WhyRefused)))
            return acts.NoteRefusedFile(id=id, why=why, name="album.jpg", size=0, view=View.FRONT)
        case "submit":
            return acts.Submit(id=id, best_effort=data.draw(st.booleans()))
        case "withdraw":
            return acts.Withdraw(id=id, reason=words)
        case "take":
            return acts.Take(id=id)
        case "hand_back":
            return acts.HandBack(id=id, reason=words)
        case "send_back":
            return acts.SendBack(id=id, views=data.draw(_views), sentence=words)
        case "look":
            return acts.Look(id=id, image=image, px=data.draw(st.sampled_from([100, 2048])), ms=data.draw(st.sampled_from([10, 1500])))
        case "confirm_side":
            answer: dict[str, object] = data.draw(
                st.sampled_from([{}, {"mirror": "direct"}, {"mirror": "mirrored", "turns": 2}, {"side": "R"}])
            )
            return acts.ConfirmSide(id=id, image=image, **answer)  # type: ignore[arg-type]
        case "decide_alert":
            return acts.DecideAlert(id=id, kind=data.draw(st.sampled_from(["diabetes", "latex"])), accepted=data.draw(st.booleans()))
        case "invite":
            return acts.Invite(id=id)
        case "resolve_hold":
            return acts.ResolveHold(id=id, image=image, belongs=data.draw(st.booleans()), reason=words)
        case "sign":
            version = case.surroundings.draft.version
            return acts.Sign(id=id, draft_version=data.draw(st.sampled_from([version, version, version - 1])))
        case "addend":
            return acts.Addend(id=id, addendum=Addendum(text=words, reason="Because.", for_patient=data.draw(st.booleans())))
        case "ask_opinion":
            return acts.AskOpinion(id=id, question=words, of=data.draw(st.sampled_from([None, None, OTHER_DENTIST.id, uuid7(98)])))  # type: ignore[arg-type]
        case "withdraw_question":
            return acts.WithdrawQuestion(id=id, question=drawn_question(data, play))
        case "open_opinion":
            return acts.OpenOpinion(id=id, question=drawn_question(data, play))
        case "give_opinion":
            opinion = Opinion(agreement=data.draw(st.sampled_from(get_args(Agreement))), text=words, read_first=data.draw(st.booleans()))
            return acts.GiveOpinion(id=id, question=drawn_question(data, play), opinion=opinion)
        case "refer":
            contact = Contact(channel="sms", address=data.draw(st.sampled_from(["614-555-0199", "614-555-0199", "none"])))
            return acts.Refer(id=id, specialty="endodontics", name="Dr. Root", contact=contact, reason=words, urgency="urgent")
        case "note_referral":
            step = data.draw(st.sampled_from(get_args(ReferralState)))
            appointment = play.now if step == "appointment_made" else None
            return acts.NoteReferral(id=id, referral=drawn_referral(data, play), step=step, appointment=appointment, note=words)
        case "renew_referral":
            return acts.RenewReferral(id=id, referral=drawn_referral(data, play))
        case "end_referral_link":
            return acts.EndReferralLink(id=id, referral=drawn_referral(data, play))
        case "give_originals":
            return acts.GiveOriginals(id=id, referral=drawn_referral(data, play))
        case "receive_referral":
            return acts.ReceiveReferral(id=id, referral=drawn_referral(data, play))
        case "note_referral_late":
            return acts.NoteReferralLate(id=id, referral=drawn_referral(data, play))
        case "keep_referral":
            return acts.KeepReferral(id=id, referral=drawn_referral(data, play), object=stored("referral", str(id)), of="0" * 64)
        case "open_advice":
            return acts.OpenAdvice(id=id)
        case "confirm_advice":
            return acts.ConfirmAdvice(id=id)
        case "record_conversation":
            return acts.RecordConversation(id=id, spoke_with="Maria", read_back=data.draw(st.booleans()))
        case "note_call":
            return acts.NoteCall(id=id, spoke_with=words)
        case "nobody_answered":
            return acts.NobodyAnswered(id=id, called_at=data.draw(st.sampled_from([None, play.now])))
        case "note_returned":
            sent = [each.id for each in case.messages] or [MessageId(uuid7(96))]
            return acts.NoteReturned(id=id, message=data.draw(st.sampled_from(sent)))
        case "change_contact":
            return acts.ChangeContact(id=id, version=2, channel="sms")
        case "close":
            return acts.Close(id=id)
        case "reopen":
            return acts.Reopen(id=id, reason=words)
        case "settle_image":
            return settling(data, play, image)
        case "renew_image":
            return renewal(data, play, image)
        case "retry_image":
            return acts.RetryImage(id=id, image=image)
        case "try_again":
            return acts.TryAgain(id=id, image=image)
        case "keep_full":
            return acts.KeepFull(id=id, image=image, recipe=1, object=stored("full", str(image)), tiles=Tiles(side=1024, sizes=(1000,)))
        case "queue":
            return acts.Queue(id=id)
        case "ask_again":
            return acts.AskAgain(id=id, views=data.draw(st.sampled_from([weak_views(case), ()])))
        case "lapse":
            return acts.Lapse(id=id)
        case "remind":
            due = reminder(case, play.now + MINUTE)
            return due or acts.Remind(id=id, rung=data.draw(st.sampled_from(get_args(Rung))), told=())
        case "expire":
            return acts.Expire(id=id)
        case "abandon":
            return acts.Abandon(id=id, image=image)
        case "keep_record":
            return acts.KeepRecord(id=id, object=stored("record", str(id)))
        case "keep_letter":
            return acts.KeepLetter(id=id, object=stored("letter", str(id)))
        case "miss_advice":
            return acts.MissAdvice(id=id)
        case "note_message":
            state = data.draw(_deliveries)
            message = Message(
                id=MessageId(play.id()), kind=data.draw(_kinds), channel="sms", state=state, at=play.now, about=drawn_referral(data, play)
            )
            return acts.NoteMessage(id=id, message=message)
        case "communicate":
            return acts.Communicate(id=id)
        case other:
            raise AssertionError(f"nothing is tried for {other}")
