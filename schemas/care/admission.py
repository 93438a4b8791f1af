"""Who may act on a case, and who may look at it. One table and three small rules; everything not named is refused."""

from datetime import date

from schemas.access import may_review
from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.person import OFFICE, SUBMITTERS, Actor, Role
from schemas.refusal import NotFound, NotPermitted

_DENTIST = frozenset({Role.DENTIST})
_PATIENT = frozenset({Role.PATIENT, Role.GUARDIAN})
_MACHINE = frozenset({Role.WORKER})
_SPECIALIST = frozenset({Role.SPECIALIST})
_SENT = frozenset(Status) - {Status.DRAFT, Status.WITHDRAWN, Status.EXPIRED}

PERMITTED: dict[type[acts.Act], frozenset[Role]] = {
    acts.Attest: SUBMITTERS,
    acts.CheckEmergency: SUBMITTERS,
    acts.GiveConsent: SUBMITTERS,
    acts.Describe: SUBMITTERS,
    acts.Announce: SUBMITTERS,
    acts.Confirm: SUBMITTERS,
    acts.Drop: SUBMITTERS,
    acts.NoteRefusedFile: SUBMITTERS,
    acts.Submit: SUBMITTERS,
    acts.Withdraw: SUBMITTERS | OFFICE,
    acts.Take: _DENTIST,
    acts.HandBack: _DENTIST,
    acts.SendBack: _DENTIST,
    acts.Look: _DENTIST,
    acts.ConfirmSide: _DENTIST,
    acts.DecideAlert: _DENTIST,
    acts.Sign: _DENTIST,
    acts.Addend: _DENTIST,
    acts.AskOpinion: _DENTIST,
    acts.WithdrawQuestion: _DENTIST,
    acts.GiveOpinion: _DENTIST,
    acts.OpenOpinion: _DENTIST,
    acts.Refer: _DENTIST,
    acts.NoteReferral: OFFICE | _DENTIST,
    acts.RenewReferral: OFFICE,
    acts.EndReferralLink: OFFICE,
    acts.GiveOriginals: OFFICE,
    acts.ReceiveReferral: _SPECIALIST,
    acts.Invite: OFFICE,
    acts.ResolveHold: OFFICE,
    acts.TryAgain: OFFICE,
    acts.OpenAdvice: _PATIENT,
    acts.ConfirmAdvice: _PATIENT,
    acts.RecordConversation: OFFICE | _DENTIST,
    acts.NobodyAnswered: OFFICE | _DENTIST,
    acts.NoteCall: OFFICE | _DENTIST,
    acts.NoteReturned: OFFICE,
    acts.ChangeContact: OFFICE,
    acts.Close: OFFICE | _DENTIST,
    acts.Reopen: OFFICE | _DENTIST,
    acts.SettleImage: _MACHINE,
    acts.RenewImage: _MACHINE,
    acts.RetryImage: _MACHINE,
    acts.KeepFull: _MACHINE,
    acts.Queue: _MACHINE,
    acts.AskAgain: _MACHINE,
    acts.Lapse: _MACHINE,
    acts.Expire: _MACHINE,
    acts.Abandon: _MACHINE,
    acts.Remind: _MACHINE,
    acts.KeepRecord: _MACHINE,
    acts.KeepLetter: _MACHINE,
    acts.MissAdvice: _MACHINE,
    acts.NoteMessage: _MACHINE,
    acts.NoteReferralLate: _MACHINE,
    acts.KeepReferral: _MACHINE,
    acts.Communicate: _MACHINE,
}


def admit(case: Case, act: type[acts.Act], actor: Actor) -> None:
    """Raise NotFound if the case is out of the actor's reach, NotPermitted if the act is not for the actor's role."""
    if not within_reach(case, actor):
        raise NotFound("There is no such case.")
    if actor.role not in PERMITTED[act]:
        raise NotPermitted("role")


def within_reach(case: Case, actor: Actor) -> bool:
    """True if the case is the actor's to act on at all: a link's one case, a hygienist's own cases, an organization's cases."""
    if case.organization_id != actor.organization_id:
        return False
    if actor.role in _PATIENT | _SPECIALIST:
        return actor.case_id == case.id
    if actor.role is Role.HYGIENIST:
        return case.opened_by == actor.id
    return actor.role in OFFICE | _DENTIST | _MACHINE


def may_look(case: Case, actor: Actor, on: date) -> bool:
    """True if the actor may read the case.

    For a dentist, a case of a state in which this dentist may not review is as if it did not exist (SPEC QUE-03), but one's own
    signed records and opinions stay readable when a licence has ended. A specialist reads a packet, never the case (SPEC SEC-13).
    """
    if not within_reach(case, actor) or actor.role is Role.SPECIALIST:
        return False
    signers = {each.signer for each in case.sealed} | {each.signer for each in case.given}
    if actor.role is not Role.DENTIST or actor.id in signers:
        return True
    return case.place is not None and case.status in _SENT and may_review(case.place.state, case.surroundings.rules, actor, on)
