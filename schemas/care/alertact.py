"""The act about a medical alert. It is an act like any other (`schemas/care/act.py`)."""

from schemas.alert import AlertKind
from schemas.care.deed import Act
from schemas.text import Story


class DecideAlert(Act, frozen=True, kw_only=True, tag="decide_alert", forbid_unknown_fields=True):
    """Accept an alert that was proposed, or dismiss it, accepted or not. `words` are those of the proposal."""

    kind: AlertKind
    words: Story = ""
    accepted: bool
