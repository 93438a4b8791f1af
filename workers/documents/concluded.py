"""The dentist's part of the printed record: findings, conclusion, limits, advice, follow-up and signature (SPEC D96-03, 05, 07 to 10)."""

from schemas.care.advice import Advice, Urgency
from schemas.care.charted import STATES, Charted
from schemas.care.finding import Finding, marks_of
from schemas.care.mark import Mark
from schemas.care.record import AddendumRecord, Signature
from schemas.code import Code
from schemas.region import AREA, Region
from schemas.tooth import Tooth, to_universal
from workers.documents.block import Advised, AnyBlock, Facts, Heading, Note, Saying, Signed, Table, Tone
from workers.documents.prescribed import prescribed
from workers.documents.telling import Telling

TONE: dict[Urgency, Tone] = {
    "emergency": "emergency",
    "urgent": "urgent",
    "soon": "plain",
    "routine": "calm",
    "no_problem_visible": "calm",
}

_FINDING_WIDTHS = (0.5, 2.6, 1.2, 4.2, 1.3, 1.6)


def concluded(telling: Telling) -> tuple[AnyBlock, ...]:
    record, say = telling.record, telling.say
    return (
        Heading(text=say("document-part-findings")),
        *findings(telling),
        *_chart(telling),
        Heading(text=say("document-part-conclusion")),
        Saying(text=record.conclusion),
        Facts(rows=sufficiency(telling)),
        Note(text=say("document-on-these-pictures"), strong=True),
        Heading(text=say("document-part-advice")),
        *(_advised(telling, each) for each in record.advice),
        *prescribed(telling),
        Facts(rows=_afterwards(telling)),
        Note(text=f"{say('document-in-person')} {say('document-help', phone=record.organization_phone)}"),
        Heading(text=say("document-part-signature")),
        signed(telling, record.signature),
    )


def added(telling: Telling, addendum: AddendumRecord, number: int) -> tuple[AnyBlock, ...]:
    """A later addition, with its own signature and the digest of what it adds to."""
    say = telling.say
    return (
        Heading(text=say("document-part-addendum", number=number)),
        Saying(text=addendum.addendum.text),
        Facts(
            rows=(
                (say("document-addendum-reason"), addendum.addendum.reason),
                (say("document-amends"), addendum.amends),
            )
        ),
        signed(telling, addendum.signature),
    )


def findings(telling: Telling) -> tuple[AnyBlock, ...]:
    """The findings as a table, or that there are none."""
    record, say = telling.record, telling.say
    if not record.findings:
        return (Note(text=say("document-no-abnormality" if record.no_abnormality_seen else "document-no-findings"), strong=True),)
    columns = ("finding", "tooth", "surfaces", "observed", "confidence", "seen-on")
    table = Table(
        header=tuple(say(f"document-{each}") for each in columns),
        widths=_FINDING_WIDTHS,
        rows=tuple(_finding(telling, number, each) for number, each in enumerate(record.findings, 1)),
    )
    return (table, Note(text=say("document-teeth-systems")))


def _finding(telling: Telling, number: int, finding: Finding) -> tuple[str, ...]:
    say = telling.say
    region = _region(telling, finding.region) if finding.region else say("document-no-tooth")
    tooth = _tooth(telling, finding.tooth) if finding.tooth else region
    observed = (
        f"{telling.word('observation', finding.observation)}, {telling.word('severity', finding.severity)}",
        *((code(telling, finding.code),) if finding.code else ()),
        *((say("document-note", text=finding.note),) if finding.note.strip() else ()),
        *((say("document-limitation-of", text=finding.limitation),) if finding.limitation.strip() else ()),
        *((say("document-marked", marks=", ".join(_marked(telling, each) for each in marks_of(finding))),) if marks_of(finding) else ()),
    )
    return (
        str(number),
        tooth,
        " ".join(finding.surfaces) or "–",
        "\n".join(observed),
        telling.word("confidence", finding.confidence),
        telling.picture(finding.image) if finding.image else say("document-from-history"),
    )


def _region(telling: Telling, region: Region) -> str:
    word = telling.word("region", region)
    return telling.say("document-region-is", region=word, area=AREA[region]) if region in AREA else word


def code(telling: Telling, code: Code) -> str:
    """As the practice calls it, and whose code it is."""
    system = telling.word("system", code.system)
    return telling.say("document-code-is", words=code.es if telling.words.language == "es" else code.en, code=code.code, system=system)


def _tooth(telling: Telling, which: Tooth) -> str:
    return telling.say("document-tooth-is", universal=to_universal(which), fdi=which)


def _chart(telling: Telling) -> tuple[AnyBlock, ...]:
    """What was charted, each state with its teeth; nothing where nothing was."""
    record, say = telling.record, telling.say
    if not record.chart:
        return ()
    charted = [(state, [each for each in record.chart if each.state == state]) for state in STATES]
    rows = tuple((telling.word("charted", state), "\n".join(_charted(telling, each) for each in some)) for state, some in charted if some)
    note = () if record.findings else (Note(text=say("document-teeth-systems")),)
    return (Heading(text=say("document-part-chart")), Facts(rows=rows), Note(text=say("document-chart-silent")), *note)


def _charted(telling: Telling, charted: Charted) -> str:
    return " ".join((_tooth(telling, charted.tooth), *charted.surfaces))


def _marked(telling: Telling, mark: Mark) -> str:
    """What was drawn, in words: a printed picture is too small for words that stand in it."""
    return telling.say("document-mark-words", text=mark.text) if mark.kind == "text" else telling.word("mark", mark.kind)


def sufficiency(telling: Telling) -> tuple[tuple[str, str], ...]:
    """Whether the pictures were enough, and what could not be judged."""
    record, say = telling.record, telling.say
    enough = (say("document-sufficiency"), telling.word("sufficiency", record.sufficiency))
    return (enough, (say("document-limitation"), record.limitation)) if record.limitation.strip() else (enough,)


def _advised(telling: Telling, advice: Advice) -> Advised:
    say = telling.say
    order = {each.id: number for number, each in enumerate(telling.record.findings, 1)}
    numbers = [str(order[each]) for each in advice.findings if each in order]
    rows = [(say("document-advice-for"), telling.word("target", advice.target))]
    if advice.safety_net.strip():
        rows.append((say("document-advice-safety-net"), advice.safety_net))
    if advice.due:
        rows.append((say("document-advice-due"), telling.date(advice.due)))
    if numbers:
        rows.append((say("document-advice-rests"), say("document-finding-number", numbers=len(numbers), list=", ".join(numbers))))
    if advice.rationale.strip():
        rows.append((say("document-advice-because"), advice.rationale))
    return Advised(
        tone=TONE[advice.urgency],
        urgency=telling.word("urgency", advice.urgency),
        text=advice.text,
        rows=tuple(rows),
    )


def _afterwards(telling: Telling) -> tuple[tuple[str, str], ...]:
    record, say = telling.record, telling.say
    follow_up = telling.date(record.follow_up) if record.follow_up else say("document-no-follow-up", why=record.no_follow_up_because)
    return (
        (say("document-follow-up"), follow_up),
        (say("document-outcome"), say("document-outcome-open")),
        (say("document-why-remote"), record.reason_for_asynchronous),
        (say("document-live"), say("document-no-live" if record.no_live_interaction else "document-live-unsaid")),
        (say("document-history-read"), say("document-history-read-yes" if record.history_reviewed else "document-history-read-unsaid")),
        (say("document-attested"), telling.local(record.attested_at)),
    )


def signed(telling: Telling, signature: Signature) -> Signed:
    """Who signed under which licence, when, and what the signature says."""
    say, licence = telling.say, signature.licence
    held = say(
        "document-licence-is",
        kind=telling.word("licence_kind", licence.kind),
        state=licence.state,
        number=licence.number,
        **{"from": telling.date(licence.valid_from), "to": telling.date(licence.valid_to)},
    )
    shown = say(
        "document-identity-is",
        how=telling.word("identity", signature.identity_shown_by),
        when=telling.both(signature.identity_shown_at, signature.zone),
    )
    return Signed(
        name=signer(signature),
        meaning=signature.meaning,
        rows=(
            (say("document-licence"), held),
            (say("document-signed-at"), telling.both(signature.signed_at, signature.zone)),
            (say("document-identity"), shown),
        ),
    )


def signer(signature: Signature) -> str:
    """The printed name with its credential."""
    return f"{signature.name}, {signature.credential}" if signature.credential.strip() else signature.name
