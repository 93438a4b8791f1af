"""An address that reaches nobody is refused before a message is sent to it, and every usual spelling of one that does is taken."""

import csv
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.contact import mail, reaching, telephone
from schemas.person import Channel, Contact
from schemas.refusal import Incomplete

TABLE = pathlib.Path(__file__).with_name("telephones.csv")
"""The page's own check reads the same table (viewer/src/shell/address.test.ts)."""


def rows() -> list[tuple[str, str]]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        return [(row["written"], row["number"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("written", "number"), rows())
def test_upl_01_a_number_is_taken_in_every_usual_spelling_and_counted(written: str, number: str) -> None:
    assert telephone(written) == (number or None)


@given(st.from_regex(r"[2-9][0-9]{9}", fullmatch=True), st.lists(st.sampled_from("-. ()\u2011\u00a0"), min_size=11, max_size=11))
def test_upl_01_what_is_taken_once_is_taken_again_as_the_same(digits: str, signs: list[str]) -> None:
    written = "".join(sign + digit for sign, digit in zip(signs, digits, strict=False)) + signs[-1]
    assert telephone(written) == f"+1{digits}"
    assert telephone(f"+1{digits}") == f"+1{digits}"


@pytest.mark.parametrize("address", ["ana@example.com", " ana.torres+teeth@mail.example.org ", "ána@exámple.mx"])
def test_upl_01_an_e_mail_address_is_taken(address: str) -> None:
    assert mail(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    ["", "ana", "ana@example", "ana@@example.com", "a b@example.com", "ana@example.com\r\nBcc: all@example.com", "ana@example.", "<a@b.co>",
     "a@b.co, c@d.co", "ana@exam\x00ple.com", f"{'a' * 250}@b.co"],
)  # fmt: skip
def test_upl_01_what_is_no_e_mail_address_is_refused(address: str) -> None:
    assert mail(address) is None


@pytest.mark.parametrize(
    ("channel", "address", "why"), [("sms", "+1 303 555 014", "gap-contact-sms"), ("email", "ana", "gap-contact-email")]
)
def test_upl_01_the_refusal_says_which_address_is_wrong(channel: Channel, address: str, why: str) -> None:
    with pytest.raises(Incomplete) as refused:
        reaching(Contact(channel=channel, address=address))
    assert [(gap.item, gap.why, gap.where) for gap in refused.value.gaps] == [("UPL-01", why, "contact")]
