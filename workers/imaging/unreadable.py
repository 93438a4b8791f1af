"""The one way in which the imaging room says no."""

from schemas.care.derivative import Reason


class Unreadable(Exception):
    """An original that cannot be shown: `reason` chooses the words, `detail` is ours for the log and never quotes the file."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason: Reason = reason
        self.detail = detail
