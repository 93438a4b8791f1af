"""Rules of a second opinion: ask a colleague, withdraw the question, answer it under one's own signature, open the answer."""

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care import encounter, opined
from schemas.care.asking import has_signed, is_own, open_question
from schemas.care.case import Case, Status
from schemas.care.change import Outcome
from schemas.care.event import Fact, Following
from schemas.care.image import readable
from schemas.care.opinion import Given, OpinionAsked
from schemas.care.reviewing import held_or_refuse, licensed_or_refuse, stepped_up_or_refuse
from schemas.ident import PersonId
from schemas.person import Actor
from schemas.refusal import Gap, Incomplete, NotFound, NotPermitted


def ask(case: Case, act: acts.AskOpinion, actor: Actor, now: datetime) -> Outcome:
    """Whoever holds the case, or signed it, asks a colleague who may review it; one question at a time."""
    if case.status is Status.IN_REVIEW:
        held_or_refuse(case, actor, now)
    elif not has_signed(case, actor.id):
        raise NotPermitted("opinion-not-yours")
    place = licensed_or_refuse(case, actor, now)
    if open_question(case) is not None:
        raise NotPermitted("opinion-open")
    if act.of is not None and is_own(case, act.of):
        raise NotPermitted("opinion-own")
    others = case.surroundings.reviewers(place.state) - {actor.id}
    if not others or (act.of is not None and act.of not in others):
        raise NotPermitted("opinion-colleague")
    if not encounter.says_something(act.question):
        raise Incomplete((Gap(item="QUE-05", why="gap-opinion-question", where="opinion"),))
    asked = OpinionAsked(
        id=act.id,
        round=case.round,
        by=PersonId(actor.id),
        by_name=actor.practitioner.name if actor.practitioner else "",
        of=act.of,
        question=act.question,
        at=now,
    )
    return Outcome(case=replace(case, opinions=(*case.opinions, asked)))


def withdraw(case: Case, act: acts.WithdrawQuestion, actor: Actor, now: datetime) -> Outcome:
    """By whoever asked, or reads or signed the case now: a question whose asker is away must not wait for ever."""
    question = waiting_or_refuse(case, act.question)
    if question.by != actor.id and not is_own(case, actor.id):
        raise NotPermitted("opinion-not-yours")
    return Outcome(case=changed(case, question, withdrawn_at=now))


def give(case: Case, act: acts.GiveOpinion, actor: Actor, now: datetime) -> Outcome:
    """Seal the opinion of a dentist whose own the case is not, once every picture was looked at for it."""
    question = waiting_or_refuse(case, act.question)
    if question.by == actor.id or is_own(case, actor.id):
        raise NotPermitted("opinion-own")
    if question.of not in (None, actor.id):
        raise NotPermitted("opinion-of-another")
    licensed_or_refuse(case, actor, now)
    stepped_up_or_refuse(actor, now)
    missing = gaps(case, question, act, actor)
    if missing:
        raise Incomplete(missing)
    sealed = opined.seal(case, question, act.opinion, actor, now, act.language)
    given = Given(
        round=case.round,
        number=1 + sum(each.round == case.round for each in case.given),
        digest=encounter.digest(sealed),
        signer=PersonId(actor.id),
        signed_at=now,
    )
    # A record that is signed already is made readable anew with it; one that is not will have it from the start.
    is_signed = any(each.round == case.round for each in case.sealed)
    follows = (Following(Fact.OPINION_GIVEN, act.id),) if is_signed else ()
    return Outcome(case=changed(case, question, given=given, unopened=True), follows=follows, sealed=sealed)


def open_answer(case: Case, act: acts.OpenOpinion, actor: Actor, now: datetime) -> Outcome:
    """By whoever asked, also when their licence has ended meanwhile. Opened again, it changes nothing."""
    question = next((each for each in case.opinions if each.id == act.question and each.given is not None), None)
    if question is None:
        raise NotFound("There is no such opinion.")
    if question.by != actor.id:
        raise NotPermitted("opinion-not-yours")
    return Outcome(case=changed(case, question, unopened=False))


def gaps(case: Case, question: OpinionAsked, act: acts.GiveOpinion, actor: Actor) -> tuple[Gap, ...]:
    """What the opinion lacks: a look of one's own at every picture, at least one picture, and words."""
    seen = {each.image for each in opined.seen(case, question, actor)}
    pictures = readable(case.images)
    unseen = tuple(
        Gap(item="D96-06", why="gap-not-looked", where="images", subject=str(each.id)) for each in pictures if each.id not in seen
    )
    none = () if pictures else (Gap(item="D96-01", why="gap-no-image", where="images"),)
    said = () if encounter.says_something(act.opinion.text) else (Gap(item="QUE-05", why="gap-opinion-text", where="opinion"),)
    return (*unseen, *none, *said)


def waiting_or_refuse(case: Case, which: object) -> OpinionAsked:
    """The question, while it waits. Raises NotFound, or NotPermitted that says what became of it."""
    question = next((each for each in case.opinions if each.id == which), None)
    if question is None:
        raise NotFound("There is no such question.")
    if question.given is not None:
        raise NotPermitted("opinion-answered")
    if question != open_question(case):
        raise NotPermitted("opinion-withdrawn")
    return question


def changed(case: Case, question: OpinionAsked, **values: Any) -> Case:
    """The case with that question changed, in its place."""
    return replace(case, opinions=tuple(replace(each, **values) if each == question else each for each in case.opinions))
