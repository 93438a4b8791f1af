"""Every act by every role in every order, with the clock moving: a case keeps its laws, and a refusal leaves it as it was."""

from contextlib import suppress
from datetime import timedelta
from typing import get_args

import hypothesis.strategies as st
import msgspec
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.admission import PERMITTED
from schemas.care.advice import Urgency
from schemas.care.case import TRANSITIONS, CaseType, Status
from schemas.care.casework import onward, overdue
from schemas.care.opinion import Opinion
from schemas.care.review import Review
from schemas.ident import PersonId
from schemas.person import Actor, Role
from schemas.refusal import Gone, Refusal
from schemas.view import View
from tests.cases import new_case, play_to, whole_review
from tests.people import ACTORS, OTHER_DENTIST
from tests.play import DENTIST, OFFICE, PATIENT, WORKER, Play
from tests.schemas.laws import check
from tests.schemas.moves import EVERYBODY, drawn

ALL_ACTS: tuple[type[acts.Act], ...] = get_args(acts.AnyAct)
STARTS = (None, Status.DRAFT, Status.SUBMITTED, Status.READY, Status.IN_REVIEW, Status.RETURNED, Status.SIGNED, Status.COMMUNICATED)


class AnyLife(RuleBasedStateMachine):
    """One case, and everybody who may meet it."""

    @initialize(start=st.sampled_from(STARTS), kind=st.sampled_from([CaseType.GENERAL_QUESTION, CaseType.EMERGENCY_SCREENING]))
    def open(self, start: Status | None, kind: CaseType) -> None:
        self.play = Play(new_case(kind)) if start is None else play_to(start, kind)
        if start is None and kind is CaseType.EMERGENCY_SCREENING:
            self.play.begin().send_views(views=(View.CLOSE_UP,))
        self.checked = 0

    def attempt(self, act: acts.AnyAct, actor: Actor) -> None:
        """A refusal leaves the case as it was, and so does success: what changes is a new case."""
        before, written, changes = self.play.case, msgspec.json.encode(self.play.case), len(self.play.changes)
        try:
            self.play.do(act, actor)
        except Refusal:
            assert self.play.case is before
            assert len(self.play.changes) == changes
        else:
            assert actor.organization_id == before.organization_id
            assert actor.case_id in (None, before.id)
            assert self.play.changes[-1].event.actor_id == actor.id
        assert msgspec.json.encode(before) == written

    @rule(data=st.data(), kind=st.sampled_from(ALL_ACTS), actor=st.sampled_from(EVERYBODY))
    def anybody_tries_anything(self, data: st.DataObject, kind: type[acts.Act], actor: Actor) -> None:
        self.attempt(drawn(data, self.play, kind), actor)

    @rule(data=st.data())
    def some_do_what_is_possible(self, data: st.DataObject) -> None:
        """Acts of this status by those who may do them; seldom one that ends the case, so that long lives are lived, too."""
        for _ in range(6):
            possible = [act for status, act in TRANSITIONS if status is self.play.case.status]
            lasting = [act for act in possible if act not in (acts.Withdraw, acts.Expire)]
            kind = data.draw(st.sampled_from(possible if data.draw(st.integers(0, 9)) == 9 else lasting))
            role = data.draw(st.sampled_from(sorted(PERMITTED[kind])))
            actor = self.reader() if role is Role.DENTIST else ACTORS[role]
            self.attempt(drawn(data, self.play, kind), replace(actor, stepped_up_at=self.play.now))

    @rule(data=st.data())
    def the_submitter_adds_what_the_worker_settles_somehow(self, data: st.DataObject) -> None:
        """Announced, perhaps taken back; received, settled, held; decided about: in one go, since chance alone seldom does it in order."""
        for kind, actor in ((acts.Announce, PATIENT), (acts.Drop, PATIENT), (acts.Confirm, PATIENT), (acts.SettleImage, WORKER)):
            if data.draw(st.integers(0, 3)):
                self.attempt(drawn(data, self.play, kind), actor)
        self.attempt(drawn(data, self.play, acts.ResolveHold), OFFICE)

    @rule(best_effort=st.booleans())
    def the_case_goes_on(self, best_effort: bool) -> None:
        """What everybody hopes for next, done to the end of a status."""
        play = self.play
        match play.case.status:
            case Status.DRAFT | Status.RETURNED if play.case.consent is None:
                with suppress(Gone):  # the link may have ended by now
                    play.begin()
            case Status.DRAFT | Status.RETURNED:
                self.settle()
                self.attempt(acts.Submit(id=play.id(), best_effort=best_effort), PATIENT)
            case Status.SUBMITTED:
                self.settle()
            case Status.READY:
                self.attempt(acts.Take(id=play.id()), self.reader())
            case Status.IN_REVIEW:
                self.settle()
                for each in play.case.images:
                    self.attempt(acts.Look(id=play.id(), image=each.id, px=2048, ms=2000), self.reader())
                self.the_dentist_writes(True)
                self.attempt(acts.Sign(id=play.id(), draft_version=play.case.surroundings.draft.version), self.reader())
            case Status.SIGNED:
                play.notify()
                self.the_machine_goes_on_until_the_case_rests()
                self.attempt(acts.ConfirmAdvice(id=play.id()), PATIENT)
            case Status.COMMUNICATED:
                self.attempt(acts.Close(id=play.id()), OFFICE)
            case Status.CLOSED:
                self.attempt(acts.Reopen(id=play.id(), reason="Another question."), OFFICE)
            case _:
                play.notify()
        self.the_machine_goes_on_until_the_case_rests()

    def settle(self) -> None:
        """The submitter sends what was announced, the worker settles it, and the office decides about what is held."""
        for each in self.play.case.images:
            if each.status == "announced":
                self.attempt(acts.Confirm(id=self.play.id(), image=each.id), PATIENT)
        for each in self.play.case.images:
            if each.status == "received":
                self.play.settle(each.id)
        for each in self.play.case.images:
            if each.status == "held":
                self.attempt(acts.ResolveHold(id=self.play.id(), image=each.id, belongs=True, reason="Telephoned."), OFFICE)

    def reader(self) -> Actor:
        """The dentist who holds the case, or else any."""
        lease = self.play.case.lease
        who = OTHER_DENTIST if lease and lease.person == OTHER_DENTIST.id else DENTIST
        return replace(who, stepped_up_at=self.play.now)

    @rule(minutes=st.sampled_from([1, 1, 1, 20, 20, 40, 60 * 24 * 8]))
    def time_passes(self, minutes: int) -> None:
        self.play.now += timedelta(minutes=minutes)

    @rule(whole=st.booleans())
    def the_dentist_writes(self, whole: bool) -> None:
        readable = any(each.status == "normalized" for each in self.play.case.images)
        urgency: Urgency = "urgent" if self.play.case.red_flag else "routine"
        self.play.write(whole_review(self.play.case, urgency) if whole and readable else Review())

    @rule(of=st.sampled_from([None, OTHER_DENTIST.id]), answers=st.booleans())
    def a_colleague_is_asked(self, of: PersonId | None, answers: bool) -> None:
        """A question, the colleague's looks and the answer, in one go: chance alone seldom asks and looks in one life."""
        play, colleague = self.play, replace(OTHER_DENTIST, stepped_up_at=self.play.now)
        self.attempt(acts.AskOpinion(id=play.id(), question="Decay or a stain?", of=of), self.reader())
        for each in play.case.images:
            self.attempt(acts.Look(id=play.id(), image=each.id, px=2048, ms=2000), colleague)
        if answers and play.case.opinions:
            opinion = Opinion(agreement="agrees", text="A stain.", read_first=False)
            self.attempt(acts.GiveOpinion(id=play.id(), question=play.case.opinions[-1].id, opinion=opinion), colleague)

    @rule(data=st.data())
    def an_answer_is_opened(self, data: st.DataObject) -> None:
        self.attempt(drawn(data, self.play, acts.OpenOpinion), data.draw(st.sampled_from([DENTIST, OTHER_DENTIST])))

    @rule()
    def the_machine_goes_on_until_the_case_rests(self) -> None:
        for _ in range(40):
            step = overdue(self.play.case, self.play.now, self.play.id()) or onward(self.play.case, self.play.id())
            if step is None:
                return
            self.play.do(step, WORKER)
        raise AssertionError("the case does not come to rest")

    @invariant()
    def every_change_keeps_the_laws(self) -> None:
        for change in self.play.changes[self.checked :]:
            check(change)
        self.checked = len(self.play.changes)

    @invariant()
    def the_version_counts_the_decisions(self) -> None:
        assert self.play.case.version == len(self.play.changes)
        assert [each.event.sequence for each in self.play.changes] == list(range(1, self.play.case.version + 1))


TestAnyLife = AnyLife.TestCase
TestAnyLife.settings = settings(max_examples=150, stateful_step_count=50, deadline=None)
