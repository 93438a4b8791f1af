"""The submitter's part: who may consent, on which day, and what has to be there before a case is sent (SPEC UPL-03 to UPL-13)."""

import contextlib
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from schemas.care import act as acts
from schemas.care.case import Case, Status
from schemas.care.consent import may_consent
from schemas.care.gathering import is_reviewable, missing_to_submit
from schemas.care.intake import Relationship
from schemas.person import Role, age
from schemas.refusal import Incomplete, NotPermitted
from schemas.state import ZONE_OF_STATE
from schemas.view import View
from tests.cases import case_in, new_case, play_to
from tests.people import ACTORS, CONSENT_TEXTS, NOW, RULES, licensed
from tests.people import PATIENT as MARIA
from tests.play import DENTIST, PATIENT, Play


@pytest.mark.parametrize(
    ("relationship", "minor", "adult"),
    [
        ("patient", False, True),
        ("parent", True, False),
        ("legal_guardian", True, True),
        ("authorized_proxy", False, True),
        ("other", False, False),
    ],
)
def test_upl_13_who_may_consent(relationship: Relationship, minor: bool, adult: bool) -> None:
    born, eve, day = date(2008, 3, 2), date(2026, 3, 1), date(2026, 3, 2)
    assert [may_consent(relationship, born, on, 18) for on in (eve, day)] == [minor, adult]


@pytest.mark.parametrize(
    ("on", "years"),
    [
        (date(2025, 2, 28), 16),
        (date(2025, 3, 1), 17),
        (date(2026, 2, 28), 17),
        (date(2026, 3, 1), 18),
        (date(2028, 2, 28), 19),
        (date(2028, 2, 29), 20),
    ],
)
def test_upl_13_a_child_of_29_february_grows_older_on_1_march(on: date, years: int) -> None:
    assert age(date(2008, 2, 29), on) == years
    assert may_consent("patient", date(2008, 2, 29), on, 18) == (years >= 18)


@pytest.mark.parametrize(("state", "years"), [("OH", 18), ("AL", 19), ("MS", 21)])
def test_upl_13_majority_comes_from_the_states_table(state: str, years: int) -> None:
    born = date(2026 - years, 3, 2)
    assert RULES[state].majority_age == years
    assert consents(born, state, NOW)
    assert not consents(born.replace(day=3), state, NOW)


def consents(born: date, state: str, now: datetime) -> bool:
    """Whether the patient's own consent is taken in that state at that time."""
    case = new_case()
    around = replace(case.surroundings, patient=replace(MARIA, birth_date=born))
    play = Play(replace(case, around=around), now)
    play.do(acts.Attest(id=play.id(), relationship="patient", name="Maria", state=state), PATIENT)
    with contextlib.suppress(NotPermitted):
        play.do(consent(play), PATIENT)
    return play.case.consent is not None


def consent(play: Play, **changes: str) -> acts.GiveConsent:
    text = CONSENT_TEXTS[0]
    return replace(acts.GiveConsent(id=play.id(), version=text.version, language="en", digest=text.digest, name="Maria"), **changes)


def test_gen_05_the_day_of_a_consent_is_the_day_at_the_patients_place() -> None:
    """At half past eight in the evening in Ohio it is tomorrow in UTC, but nobody has come of age yet."""
    evening = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
    morning = datetime(2026, 3, 2, 13, 30, tzinfo=UTC)
    born = date(2008, 3, 2)
    assert [consents(born, "OH", at) for at in (evening, morning)] == [False, True]


@pytest.mark.parametrize("changes", [{"version": "2025-9"}, {"digest": "0" * 64}, {"language": "es"}])
def test_d96_10_consent_counts_for_a_text_on_offer(changes: dict[str, str]) -> None:
    play = Play(new_case())
    play.do(acts.Attest(id=play.id(), relationship="patient", name="Maria", state="OH"), PATIENT)
    with pytest.raises(NotPermitted) as refused:
        play.do(consent(play, **changes), PATIENT)
    assert refused.value.why == "consent-text-changed"


def test_upl_13_consent_over_a_link_is_the_typed_name_of_whoever_answers() -> None:
    play = Play(new_case()).begin()
    play.case = replace(play.case, consent=None)
    for changes, why in (
        ({"method": "paper"}, "consent-method"),
        ({"method": "spoken"}, "consent-method"),
        ({"name": "Somebody Else"}, "consent-name"),
        ({"name": "Maria Smith"}, "consent-name"),
    ):
        with pytest.raises(NotPermitted) as refused:
            play.do(consent(play, **changes), PATIENT)
        assert refused.value.why == why
    play.do(consent(play, name="  maría SMITH JONES "), PATIENT)
    assert play.case.consent is not None


def test_upl_13_a_hygienist_witnesses_paper_in_the_name_that_stands_on_it() -> None:
    hygienist = ACTORS[Role.HYGIENIST]
    play = Play(replace(new_case(), channel="field_app")).begin()
    for method, name in (("paper", "Rosa Smith"), ("spoken", "Rosa Smith")):
        play.case = replace(play.case, consent=None)
        given = play.do(consent(play, method=method, name=name), hygienist).consent
        assert given is not None
        assert (given.method, given.given_by) == (method, name)
    play.case = replace(play.case, consent=None)
    with pytest.raises(NotPermitted):
        play.do(consent(play, name="Rosa Smith"), hygienist)


@pytest.mark.parametrize("name", ["", "  ", "\u00a0", "-", "\u200b"])
def test_upl_13_nobody_is_nameless(name: str) -> None:
    play = Play(new_case()).begin()
    for act in (consent(play, name=name), acts.Attest(id=play.id(), relationship="patient", name=name, state="OH")):
        with pytest.raises(Incomplete) as refused:
            play.do(act, PATIENT)
        assert [gap.why for gap in refused.value.gaps] == ["gap-name"]


@pytest.mark.parametrize(
    ("changes", "stands"),
    [
        ({}, True),
        ({"name": " maria smith-jones"}, True),
        ({"setting": "school"}, True),
        ({"relationship": "other"}, False),
        ({"relationship": "parent"}, False),
        ({"name": "Ana Torres"}, False),
        ({"state": "AL"}, False),
    ],
)
@pytest.mark.parametrize("status", [Status.DRAFT, Status.RETURNED])
def test_d96_10_consent_ends_with_whoever_gave_it_and_where(status: Status, changes: dict[str, str], stands: bool) -> None:
    """A consent in an empty name over a link, then attested by somebody who may not consent: it was submitted."""
    play = play_to(status)
    act = acts.Attest(id=play.id(), **{"relationship": "patient", "name": "Maria Smith-Jones", "state": "OH"} | changes)  # type: ignore[arg-type]
    after = play.do(act, PATIENT)
    assert (after.consent is not None) == stands
    assert ("gap-consent" in {gap.why for gap in missing_to_submit(after)}) == (not stands)
    if not stands:
        with pytest.raises(Incomplete):
            play.submit()


def test_d96_10_a_returned_case_takes_the_consent_anew() -> None:
    play = play_to(Status.RETURNED)
    play.do(acts.Attest(id=play.id(), relationship="patient", name="Maria Jones", state="OH"), PATIENT)
    play.do(consent(play, name="Maria Jones"), PATIENT)
    assert play.case.consent is not None
    play.receive(View.UPPER)
    play.submit()


def test_upl_03_consent_comes_after_the_place() -> None:
    play = Play(new_case())
    with pytest.raises(Incomplete) as refused:
        play.do(consent(play), PATIENT)
    assert [gap.why for gap in refused.value.gaps] == ["gap-place"]


def test_upl_13_without_the_states_rule_nobody_consents() -> None:
    play = Play(new_case())
    play.do(acts.Attest(id=play.id(), relationship="patient", name="Maria", state="TX"), PATIENT)
    with pytest.raises(NotPermitted) as refused:
        play.do(consent(play), PATIENT)
    assert refused.value.why == "state-rule-missing"


def test_d96_10_the_consent_keeps_text_person_and_zone() -> None:
    given = case_in(Status.DRAFT).consent
    assert given is not None
    assert (given.digest, given.given_by, given.relationship, given.zone) == (
        CONSENT_TEXTS[0].digest,
        "Maria Smith-Jones",
        "patient",
        "America/New_York",
    )


def test_upl_03_every_state_has_a_zone() -> None:
    assert len(ZONE_OF_STATE) == 52
    play = Play(new_case())
    for state in ZONE_OF_STATE:
        play.do(acts.Attest(id=play.id(), relationship="patient", name="Maria", state=state), PATIENT)
        assert play.case.place is not None
        assert play.case.place.zone == ZONE_OF_STATE[state]
    with pytest.raises(NotPermitted) as refused:
        play.do(acts.Attest(id=play.id(), relationship="patient", name="Maria", state="ZZ"), PATIENT)
    assert refused.value.why == "state-unknown"


def missing(case: Case) -> list[tuple[str, str]]:
    return [(gap.item, gap.why) for gap in missing_to_submit(case)]


def test_upl_03_everything_that_is_missing_is_said_at_once_in_the_order_of_the_pages() -> None:
    everything = ["gap-place", "gap-emergency", "gap-consent", "gap-complaint", "gap-no-image"]
    assert [why for _, why in missing(new_case())] == everything
    play = Play(new_case())
    with pytest.raises(Incomplete) as refused:
        play.submit()
    assert [gap.why for gap in refused.value.gaps] == everything


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"respondent": None}, ("UPL-03", "gap-place")),
        ({"place": None}, ("UPL-03", "gap-place")),
        ({"emergency": None}, ("UPL-04", "gap-emergency")),
        ({"consent": None}, ("D96-10", "gap-consent")),
        ({"complaint": None}, ("D96-04", "gap-complaint")),
        ({"images": ()}, ("CODE-05", "gap-no-image")),
    ],
)
def test_upl_03_taking_one_thing_away_names_exactly_that_thing(changes: dict[str, object], gap: tuple[str, str]) -> None:
    case = case_in(Status.DRAFT)
    assert missing(case) == []
    assert missing(replace(case, **changes)) == [gap]


def test_upl_06_a_photo_on_its_way_is_waited_for() -> None:
    play = play_to(Status.DRAFT)
    image = play.announce(View.FACE)
    assert [(gap.why, gap.subject) for gap in missing_to_submit(play.case)] == [("gap-still-sending", str(image))]
    play.do(acts.Confirm(id=play.id(), image=image), PATIENT)
    assert missing(play.case) == []


@pytest.mark.parametrize("status", ["unreadable", "dropped"])
def test_code_05_what_nobody_can_read_is_no_image(status: str) -> None:
    case = case_in(Status.DRAFT)
    images = tuple(replace(each, status=status) for each in case.images)
    assert missing(replace(case, images=images)) == [("CODE-05", "gap-no-image")]


@pytest.mark.parametrize(
    ("states", "rule", "reviewable"),
    [
        ({"OH"}, "yes", True),
        ({"OH"}, "unknown", True),
        ({"OH"}, None, True),
        ({"OH"}, "no", False),
        ({"AL"}, "yes", False),
        (set(), None, False),
    ],
)
def test_upl_11_a_case_that_nobody_may_review_is_stopped(states: set[str], rule: str | None, reviewable: bool) -> None:
    case = case_in(Status.DRAFT)
    rules = {} if rule is None else {"OH": replace(RULES["OH"], async_review=rule)}
    staff = tuple(each for state in states for each in licensed(DENTIST, state=state))
    around = replace(case.surroundings, rules=rules, staff=staff)
    stopped = replace(case, around=around)
    assert is_reviewable(stopped) == reviewable
    assert missing(stopped) == ([] if reviewable else [("UPL-11", "gap-nobody-licensed")])


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.READY, Status.IN_REVIEW, Status.RETURNED])
def test_case_06_ending_a_case_keeps_everything_and_tells_the_patient(status: Status) -> None:
    play = play_to(status)
    before = play.case
    after = play.do(acts.Withdraw(id=play.id(), reason="I went elsewhere."), PATIENT)
    kept = {"images", "consent", "complaint", "history", "looks", "stamps", "respondent", "place"}
    assert all(getattr(after, name) == getattr(before, name) for name in kept)
    assert after.lease is None
    assert [each.fact for each in play.changes[-1].follows] == ["ended"]


def test_sec_03_no_act_shows_patient_data_when_printed() -> None:
    play = play_to(Status.DRAFT)
    shown = " ".join(repr(each) for each in (play.case, *play.changes, *play.case.images, play.case.respondent, play.case.complaint))
    for secret in ("Maria", "Smith", "chew", "diabetes", "5550102"):
        assert secret not in shown
