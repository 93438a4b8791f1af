"""Cases for tests, in any status: each is played from its first act by `decide`, so that no test meets a case that cannot exist.

`case_in(Status.READY)` is the usual way in; `play_to` gives the `Play` itself to a test that goes on act by act.
"""

from collections.abc import Iterator
from datetime import date

from schemas.care import act as acts
from schemas.care.advice import Advice, Urgency
from schemas.care.case import Case, CaseType, Status
from schemas.care.finding import BoxAlone, Finding
from schemas.care.inviting import open_until
from schemas.care.review import Review
from schemas.ident import FindingId, PersonId
from schemas.person import Role
from schemas.tooth import tooth
from schemas.view import View
from tests.people import ACTORS, CASE_ID, NOW, ORGANIZATION_ID, surroundings, uuid7
from tests.play import DENTIST, OFFICE, PATIENT, WORKER, Play


def new_case(kind: CaseType = CaseType.GENERAL_QUESTION) -> Case:
    """A draft to which nothing was done yet."""
    return Case(
        id=CASE_ID,
        organization_id=ORGANIZATION_ID,
        type=kind,
        language="en",
        opened_by=PersonId(ACTORS[Role.HYGIENIST].id),
        opened_at=NOW,
        channel="patient_link",
        around=surroundings(),
    )


def whole_review(case: Case, urgency: Urgency = "soon") -> Review:
    """A review that lacks nothing for the first readable image of the case; its advice also gives its own reason."""
    finding = FindingId(uuid7(900))
    image = next(each.id for each in case.images if each.status == "normalized")
    findings = (
        Finding(
            id=finding,
            observation="caries",
            image=image,
            mark=BoxAlone(left=10.0, top=10.0, right=60.0, bottom=50.0),
            tooth=tooth("16"),
            surfaces=("M", "O"),
            severity="moderate",
            confidence="high",
        ),
    )
    nothing_visible = urgency == "no_problem_visible"
    return Review(
        history_reviewed=True,
        findings=() if nothing_visible else findings,
        no_abnormality_seen=nothing_visible,
        conclusion="A cavity on the chewing side of the upper right first molar.",
        advice=(
            Advice(
                id=uuid7(901),
                urgency=urgency,
                text="Please have this tooth treated.",
                findings=() if nothing_visible else (finding,),
                rationale="It can reach the nerve.",
            ),
        ),
        reason_for_asynchronous="The patient could not travel this week.",
        no_live_interaction=True,
        sufficiency="sufficient",
        follow_up=date(2026, 3, 16),
    )


def steps_to(status: Status) -> Iterator[Status]:
    """The statuses on the way to that one, itself last."""
    way = [Status.DRAFT, Status.SUBMITTED, Status.READY, Status.IN_REVIEW, Status.SIGNED, Status.COMMUNICATED, Status.CLOSED]
    detour = {Status.RETURNED: Status.IN_REVIEW, Status.WITHDRAWN: Status.DRAFT, Status.EXPIRED: Status.DRAFT}
    last = detour.get(status, status)
    yield from way[: way.index(last) + 1]
    if status in detour:
        yield status


def play_to(status: Status, kind: CaseType = CaseType.GENERAL_QUESTION, red_flag: bool = False, urgency: Urgency = "soon") -> Play:
    """Play a whole and faultless case up to that status. IN_REVIEW comes looked at and with a review that lacks nothing."""
    play = Play(new_case(kind))
    for step in steps_to(status):
        match step:
            case Status.DRAFT:
                play.begin()
                if red_flag:
                    play.flag()
                play.send_views()
            case Status.SUBMITTED:
                play.submit()
            case Status.READY:
                play.queue()
            case Status.IN_REVIEW:
                play.take()
                play.look()
                play.write(whole_review(play.case, urgency))
            case Status.SIGNED:
                play.sign()
            case Status.COMMUNICATED:
                play.notify()
                play.do(acts.ConfirmAdvice(id=play.id()), PATIENT)
            case Status.CLOSED:
                play.do(acts.Close(id=play.id()), OFFICE)
            case Status.RETURNED:
                play.do(acts.SendBack(id=play.id(), views=(View.UPPER,), sentence="Please come closer."), DENTIST)
            case Status.WITHDRAWN:
                play.do(acts.Withdraw(id=play.id(), reason="I went to my own dentist."), PATIENT)
            case Status.EXPIRED:
                play.now = open_until(play.case)
                play.do(acts.Expire(id=play.id()), WORKER)
    return play


def case_in(status: Status, kind: CaseType = CaseType.GENERAL_QUESTION, red_flag: bool = False, urgency: Urgency = "soon") -> Case:
    """A whole case in that status, with its surroundings."""
    return play_to(status, kind, red_flag, urgency).case
