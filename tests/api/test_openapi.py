"""The contract: the committed document is what the code says, and the running API keeps to it whatever it is asked."""

from __future__ import annotations

from typing import Any

import httpx
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core import NOT_SET
from schemathesis.core.result import Ok

from api import openapi
from storage.resources import Resources
from tests.api.client import new_case
from tests.api.conftest import BrowserMaker
from tests.api.people import Practice
from tests.api.referring import referred
from tests.api.test_path import invited, opened

EXAMPLES_EACH = 12
EXPECTED = (200, 204, 400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 423, 428, 429)


def test_the_committed_document_is_current() -> None:
    assert openapi.TARGET.read_text(encoding="utf-8") == openapi.text()


def test_acts_are_told_apart_by_their_tag() -> None:
    acts = openapi.document()["components"]["schemas"]["PersonAct"]
    assert acts["discriminator"]["propertyName"] == "act"
    assert len(acts["oneOf"]) == len(acts["discriminator"]["mapping"]) == 40


SCHEMA = schemathesis.openapi.from_dict(openapi.document())
OPERATIONS = [each.ok() for each in SCHEMA.get_all_operations() if isinstance(each, Ok)]
SAFE = [each for each in OPERATIONS if each.path != "/api/session" or each.method.upper() == "POST"]  # it would end the session


def ask_all(client: httpx.Client, operation: Any, case_id: str) -> int:
    """Ask one operation whatever its part of the document allows, of a known case and of unknown ones; how many answers were good."""
    good = 0

    @settings(max_examples=EXAMPLES_EACH, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(), known=st.booleans())
    def ask(case: Any, known: bool) -> None:
        nonlocal good
        path = operation.path.format_map({**(case.path_parameters or {}), **({"case_id": case_id} if known else {})})
        body = {} if case.body is NOT_SET else {"json": case.body}
        headers = {name: value for name, value in (case.headers or {}).items() if value.isascii() and value.isprintable()}
        query = {name: value for name, value in (case.query or {}).items() if name != "seconds"}  # for so long would it go on
        answer = client.request(operation.method.upper(), path, params=query, headers=headers, **body)
        assert answer.status_code in EXPECTED or operation.path == "/health", (operation.label, answer.status_code, answer.text)
        if answer.is_success:
            good += 1
            operation.validate_response(answer)
        elif operation.path != "/health":
            assert answer.headers["content-type"] == "application/problem+json"

    ask()
    return good


async def test_nothing_that_fits_the_contract_is_a_fault(
    browsers: BrowserMaker, hall: Resources, shop: Resources, practice: Practice
) -> None:
    """T-W07, bounded: each operation, asked by somebody who may, with whatever the document allows; no 5xx, and answers as promised."""
    case_id, token = await invited(browsers, hall, practice)
    asking = {"patient": await opened(browsers, token), "specialist": (await referred(browsers, hall, shop, practice)).specialist}
    for role in ("hygienist", "dentist", "frontdesk"):
        asking[role] = await browsers.member(practice, role)
    field_case = await asking["hygienist"].good("POST", "/api/cases", new_case(contact=False))
    good = 0
    for operation in SAFE:
        roles = operation.definition.raw.get("x-roles") or ["dentist"]
        who = next(role for role in asking if role in roles)
        browser = asking[who]
        with httpx.Client(base_url=str(browser.base_url), headers=browser.headers, cookies=dict(browser.cookies), timeout=20) as client:
            good += ask_all(client, operation, field_case["id"] if who == "hygienist" else case_id)
    assert good > len(SAFE)
