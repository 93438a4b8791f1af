"""What a draft says that cannot all be true. Each would be signed, printed and told to the patient as it stands, so each is a gap."""

from collections import Counter
from datetime import date

from schemas.care.case import Case
from schemas.care.charted import STANDINGS, absent, is_denied, is_fitting
from schemas.care.coding import is_listed
from schemas.care.finding import Finding, marks_of
from schemas.care.image import Image, readable
from schemas.care.mark import lies_within
from schemas.care.review import Review
from schemas.refusal import Gap


def contradictions(case: Case, review: Review, on: date) -> tuple[Gap, ...]:
    """D96-03, D96-07, D96-08, D96-09. `on` is the day of signing at the patient's place."""
    return (*of_chart(review), *of_findings(case, review), *of_advice(review, on))


def of_chart(review: Review) -> tuple[Gap, ...]:
    """ADV-02: each tooth stands in one way, and what was done to it or is seen on it is on a tooth that is there, and on surfaces that it
    has. `subject` is the tooth, or the finding that the chart denies."""
    times = Counter((each.tooth, "stands" if each.state in STANDINGS else each.state) for each in review.chart)
    gone = absent(review.chart)
    checks = (
        ("gap-chart-twice", {tooth for (tooth, _), count in times.items() if count > 1}),
        ("gap-chart-absent", {each.tooth for each in review.chart if each.state not in STANDINGS and each.tooth in gone}),
        ("gap-chart-surfaces", {each.tooth for each in review.chart if not is_fitting(each)}),
    )
    denied = tuple(
        Gap(item="ADV-02", why="gap-chart-finding", where="findings", subject=str(each.id))
        for each in review.findings
        if is_denied(each, review.chart)
    )
    return (*(Gap(item="ADV-02", why=why, where="chart", subject=each) for why, wrong in checks for each in sorted(wrong)), *denied)


def of_findings(case: Case, review: Review) -> tuple[Gap, ...]:
    """Each finding is one, was seen on a readable picture of this case or told, its marks lie on that picture, it is in one place, and its
    code is one of the practice's."""
    times = Counter(each.id for each in review.findings)
    pictures = {each.id: each for each in readable(case.images)}
    twice = tuple(
        Gap(item="D96-03", why="gap-finding-twice", where="findings", subject=str(each)) for each, count in times.items() if count > 1
    )
    elsewhere = tuple(
        Gap(item="D96-03", why="gap-finding-image", where="findings", subject=str(each.id))
        for each in review.findings
        if each.image is not None and each.image not in pictures
    )
    outside = tuple(
        Gap(item="D96-03", why="gap-mark", where="findings", subject=str(each.id))
        for each in review.findings
        if is_astray(each, pictures.get(each.image) if each.image else None)
    )
    placed = tuple(
        Gap(item="ADV-01", why="gap-finding-region", where="findings", subject=str(each.id))
        for each in review.findings
        if each.tooth is not None and each.region is not None
    )
    unlisted = tuple(
        Gap(item="ADV-01", why="gap-finding-code", where="findings", subject=str(each.id))
        for each in review.findings
        if not is_listed(each, case.surroundings.codes)
    )
    return (*twice, *elsewhere, *outside, *placed, *unlisted)


def is_astray(finding: Finding, image: Image | None) -> bool:
    """True if a mark lies outside the picture's pixels, or is drawn on none. A picture of another case has its own gap."""
    marks = marks_of(finding)
    if image is None:
        return bool(marks) and finding.image is None
    return not all(lies_within(each, *image.pixels) for each in marks)


def of_advice(review: Review, on: date) -> tuple[Gap, ...]:
    """Advice rests on findings of this record, looks ahead, and does not deny what was found or could not be seen."""
    known = {each.id for each in review.findings}
    nothing_visible = tuple(str(each.id) for each in review.advice if each.urgency == "no_problem_visible")
    unknown = tuple(
        Gap(item="D96-07", why="gap-advice-finding", where="advice", subject=str(each.id))
        for each in review.advice
        if not set(each.findings) <= known
    )
    late = tuple(
        Gap(item="D96-07", why="gap-due-past", where="advice", subject=str(each.id))
        for each in review.advice
        if each.due is not None and each.due < on
    )
    denying = tuple(
        Gap(item="D96-03", why="gap-no-problem-found", where="advice", subject=each) for each in nothing_visible if review.findings
    )
    unseen = tuple(
        Gap(item="D96-09", why="gap-no-problem-unseen", where="advice", subject=each)
        for each in nothing_visible
        if review.sufficiency == "insufficient"
    )
    past = review.follow_up is not None and review.follow_up < on
    return (*unknown, *late, *denying, *unseen, *((Gap(item="D96-08", why="gap-follow-up-past", where="follow-up"),) if past else ()))
