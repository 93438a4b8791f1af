"""Where a message reaches a person: addresses as people write them, and as a gateway takes them.

A number of the North American plan is taken in every usual spelling, with or without its country code, and has exactly ten digits
after it. Any other number is written as E.164 has it: a plus, the country code, at most fifteen digits.
"""

import re

from msgspec.structs import replace

from schemas.person import Channel, Contact
from schemas.refusal import Gap, Incomplete

# What people write between digits, and the marks of writing direction that a telephone's own address book puts around a number.
BETWEEN_DIGITS = re.compile(r"[\s()./\-\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
NORTH_AMERICAN = re.compile(r"(?:\+?1)?([2-9][0-9]{9})")
INTERNATIONAL = re.compile(r"\+[2-9][0-9]{6,14}")
MAIL = re.compile(r"[^\s@<>()\[\],;:\\\"]+@[^\s@<>()\[\],;:\\\"]+\.[^\s@<>()\[\],;:\\\".]+")
WRONG: dict[Channel, str] = {"sms": "gap-contact-sms", "email": "gap-contact-email"}
LONGEST_MAIL = 254  # characters (RFC 5321 4.5.3.1.3)


def telephone(written: str) -> str | None:
    """The number as E.164, or None for what cannot be one."""
    signs = BETWEEN_DIGITS.sub("", written)
    if (match := NORTH_AMERICAN.fullmatch(signs)) is not None:
        return f"+1{match[1]}"
    return signs if INTERNATIONAL.fullmatch(signs) else None


def mail(written: str) -> str | None:
    """The e-mail address without what stands around it, or None for what cannot be one."""
    address = written.strip()
    return address if address.isprintable() and len(address) <= LONGEST_MAIL and MAIL.fullmatch(address) else None


def written(contact: Contact) -> Contact | None:
    """The contact as a gateway takes it, or None for an address that reaches nobody."""
    address = telephone(contact.address) if contact.channel == "sms" else mail(contact.address)
    return None if address is None else replace(contact, address=address)


def gap_of(contact: Contact | None) -> Gap:
    """What is wrong with a contact that reaches nobody, or with none."""
    return Gap(item="UPL-01", why=WRONG[contact.channel] if contact else "gap-contact", where="contact")


def reaching(contact: Contact) -> Contact:
    """The contact as a gateway takes it. Raises Incomplete for an address that reaches nobody."""
    usable = written(contact)
    if usable is None:
        raise Incomplete((gap_of(contact),))
    return usable
