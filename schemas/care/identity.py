"""Whose picture a DICOM file says it is, beside whose case it came with: what contradicts, and what is only written otherwise (IMG-06).

A hold costs the office a minute, another child's picture may cost a tooth: what is in doubt is a contradiction. A name whose letters are
the same is the same name. One that is shorter, cut off, swapped or in another script is taken for the same only where the file's birth
date is the patient's: brothers and sisters share a name, and twins a birth date, but hardly ever both and a given name.
"""

import unicodedata
from collections.abc import Collection
from typing import Literal

import msgspec

from schemas.care.derivative import DicomFacts
from schemas.care.image import HoldReason
from schemas.person import Patient, Sex, folded

Identifier = Literal["name", "birth_date", "sex"]
SEX_OF_DICOM: dict[str, Sex] = {"F": "female", "M": "male", "O": "other"}
"""Patient's Sex (PS3.3 C.7.1.1)."""

NO_DATE = frozenset({"0000-00-00", "0001-01-01", "1900-01-01"})
"""What programs write where they know no birth date."""

NOBODY = frozenset(
    {
        *(
            "anon",
            "anonym",
            "anonymous",
            "anonymized",
            "anonymised",
            "deidentified",
            "unidentified",
            "unknown",
            "unnamed",
            "noname",
            "patient",
        ),
        *("anonimo", "anonima", "desconocido", "desconocida", "sinnombre", "paciente"),
    }
)
"""Names of nobody, without spaces and digits: what was taken out of a file says nothing about whose it is."""

CUT_CHARACTERS = (15, 16)
"""How long a name is that a sensor's program cut off: it keeps 16 characters, and the last may have been a space."""

DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def contradicted(dicom: DicomFacts, patient: Patient) -> tuple[Identifier, ...]:
    """What the file says otherwise than the case. Absent values say nothing; a different one is another person."""
    born = None if dicom.birth_date in NO_DATE else dicom.birth_date
    is_born_so = born == patient.birth_date.isoformat()
    sex = SEX_OF_DICOM.get(dicom.sex or "")
    checks: tuple[tuple[Identifier, bool], ...] = (
        ("name", not is_name_of(patient, dicom.patient_name or "", is_born_so=is_born_so)),
        ("birth_date", bool(born) and not is_born_so),
        ("sex", sex is not None and patient.sex not in ("unknown", sex)),
    )
    return tuple(name for name, differs in checks if differs)


def is_name_of(patient: Patient, written: str, *, is_born_so: bool) -> bool:
    """True if a PN value may be this patient's; `is_born_so` says that the birth date beside it is.

    Up to three groups are separated by equals signs: the name in letters, in ideographs and as it sounds. Components are separated by
    carets, family, given and middle name first, then prefix and suffix, and any may be empty (PS3.5 6.2.1). Of the groups the first that
    says anything is compared.
    """
    for group in written.split("="):
        family, given, middle = (told(each) for each in (*group.split("^"), "", "", "")[:3])
        if not family and not given:
            continue
        if is_same(family, patient.family_name) and (
            is_same(given, patient.given_name) or is_same(f"{given} {middle}", patient.given_name)
        ):
            return True
        is_cut = len(group) in CUT_CHARACTERS or any(len(each) in CUT_CHARACTERS for each in (family, given))
        return is_born_so and is_likely(family, f"{given} {middle}", patient, is_cut=is_cut)
    return True


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """The same film in another case: whose that case is, and whether it is the same bytes or only the same instance number."""

    patient: Patient
    is_same_file: bool

    def __repr__(self) -> str:
        return "Elsewhere()"


def held_elsewhere(patient: Patient, others: Collection[Elsewhere]) -> HoldReason | None:
    """Why a film that lies in other cases too is looked at first: another patient has it, or its number belongs to other bytes."""
    if any(not is_one(patient, each.patient) for each in others):
        return "other_case"
    return "sop_reuse" if any(not each.is_same_file for each in others) else None


def is_one(one: Patient, other: Patient) -> bool:
    """True for one patient, who may have been written down twice: the same name and birth date."""
    names = [(folded(each.family_name), folded(each.given_name), each.birth_date) for each in (one, other)]
    return one.id == other.id or names[0] == names[1]


def told(component: str) -> str:
    """A component, or nothing where it names nobody."""
    word = "".join(each for each in folded(component) if each.isalpha())
    return "" if word in NOBODY else component.strip()


def is_same(said: str, known: str) -> bool:
    """True for the same letters, whatever stands between them; what is not said contradicts nothing."""
    return not letters(said) or bool({letters(said), letters(expanded(said))} & {letters(known), letters(expanded(known))})


def is_likely(family: str, given: str, patient: Patient, *, is_cut: bool) -> bool:
    """True for a name that is shorter or longer, abbreviated, cut off, swapped, written into one component, or in another script."""
    known = (patient.family_name, patient.given_name)
    if is_latin(family + given) != is_latin("".join(known)):
        return True
    orders = (known, known[::-1])
    apart = any(fits(family, first, is_cut=is_cut) and fits(given, second, is_cut=is_cut) for first, second in orders)
    return apart or sorted(words(f"{family} {given}")) == sorted(words(" ".join(known)))


def fits(said: str, known: str, *, is_cut: bool) -> bool:
    """True if every word of the shorter one is a word of the longer one, or begins one."""
    if is_same(said, known):
        return True
    shorter, longer = sorted((words(said), words(known)), key=len)
    return all(any(is_word(one, other, is_cut=is_cut) for other in longer) for one in shorter)


def is_word(one: str, other: str, *, is_cut: bool) -> bool:
    """True for the same word, its initial, or its beginning where the name was cut off."""
    least, most = sorted((one, other), key=len)
    return one == other or ((len(least) == 1 or is_cut) and most.startswith(least))


def words(name: str) -> list[str]:
    return [word for each in folded(name).split() if (word := letters(each))]


def letters(name: str) -> str:
    return "".join(each for each in folded(name) if each.isalnum())


def expanded(name: str) -> str:
    """As it is written where there are no umlauts (`Müller` is `Mueller` there)."""
    return unicodedata.normalize("NFC", name).translate(DIGRAPHS)


def is_latin(name: str) -> bool:
    return any(each.isascii() and each.isalpha() for each in folded(name))
