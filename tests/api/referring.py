"""A signed case that was referred, and the browsers around it: the dentist who referred, the office, and the specialist behind the link."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from schemas.ident import CaseId
from storage.care import cases, links
from storage.resources import Resources
from tests.api.client import Browser
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.test_path import IMAGE, REVIEW, office_of, sign, submitted

REFERRAL: dict[str, Any] = {
    "specialty": "endodontics",
    "name": "Dr. Root",
    "contact": {"channel": "email", "address": "front@root.example"},
    "reason": "Please look at the lower right first molar.",
    "urgency": "urgent",
    "bring": "The list of medicines.",
}
FINDING = {
    "id": "00000000-0000-7000-8000-00000000f001",
    "observation": "caries",
    "image": IMAGE,
    "tooth": "46",
    "marks": [{"kind": "box", "points": [[10.0, 10.0], [40.0, 40.0]]}],
    "note": "Deep.",
}
FOUND = REVIEW | {"no_abnormality_seen": False, "findings": [FINDING], "conclusion": "Decay near the pulp."}


class Referred(msgspec.Struct, kw_only=True):
    """`token` is that of the link in the message, `code` what the office tells."""

    case_id: str
    referral: str
    token: str
    code: str
    dentist: Browser
    office: Browser
    specialist: Browser

    @property
    def path(self) -> str:
        return f"/api/cases/{self.case_id}"

    async def act(self, act: str, **more: Any) -> Any:
        """What the office does with the referral; the line of it afterwards."""
        shown = await self.office.act(f"{self.path}/acts", act, referral=self.referral, **more)
        return shown["referrals"][-1]


async def token_of(hall: Resources, practice: Practice, case_id: str) -> str:
    """The token of the newest link of the newest referral, as its message carries it."""
    async with hall.database.begin(office_of(practice)) as transaction:
        case = await cases.read(transaction, CaseId(UUID(case_id)))
        return links.write(transaction.keys.link_token(practice.id, case.referrals[-1].link.id))


async def made(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, **changes: Any) -> Referred:
    """A referral that nobody has opened."""
    case_id, _, _ = await submitted(browsers, hall, shop, practice)
    dentist, office = await sign(browsers, practice, case_id, FOUND), await browsers.member(practice, "frontdesk")
    shown = await dentist.act(f"/api/cases/{case_id}/acts", "refer", **(REFERRAL | changes))
    referral = shown["referrals"]["lines"][-1]["id"]
    told = await office.good("GET", f"/api/cases/{case_id}/referrals/{referral}/code")
    token = await token_of(hall, practice, case_id)
    return Referred(
        case_id=case_id, referral=referral, token=token, code=told["code"], dentist=dentist, office=office, specialist=browsers()
    )


async def referred(browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice, **changes: Any) -> Referred:
    """A referral whose link a specialist has opened with the code."""
    of = await made(browsers, hall, shop, practice, **changes)
    await of.specialist.good("POST", "/api/referrals/unlock", {"token": of.token, "code": of.code})
    return of
