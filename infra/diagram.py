"""The life of a case as a Mermaid diagram, made from the transition table: `python -m infra.diagram` prints what the README shows."""

from schemas.care.act import name_of
from schemas.care.case import TRANSITIONS, TURN, Status


def diagram() -> str:
    """Every act that moves a case to another status, and whose turn it is there."""
    moves: dict[tuple[Status, Status], list[str]] = {}
    for (status, act), to in TRANSITIONS.items():
        if status is not to:
            moves.setdefault((status, to), []).append(name_of(act))
    lines = ["stateDiagram-v2", f"    [*] --> {Status.DRAFT}"]
    lines += [f"    {status} --> {to}: {', '.join(names)}" for (status, to), names in moves.items()]
    lines += [f"    {status} --> [*]" for status, roles in TURN.items() if not roles]
    lines += [f"    note right of {status}: {', '.join(sorted(roles))}" for status, roles in TURN.items() if roles]
    return "\n".join(lines)


if __name__ == "__main__":
    print(diagram())
