"""When time alone next decides something about a case that nobody waits before: its own clock, or that of one of its referrals."""

from datetime import datetime

from schemas.care import referral, reminding
from schemas.care.case import Case


def rings_at(case: Case) -> datetime | None:
    """When the sweep has to look at the case again, or None."""
    return min((at for at in (reminding.rings_at(case), referral.rings_at(case.referrals)) if at is not None), default=None)
