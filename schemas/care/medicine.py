"""What medicines have to do with each other: which match a told allergy, and which are controlled substances.

Names are known by how they begin, in English and Spanish, folded: a hand-made list of what dentists prescribe. It finds too much rather
than too little, for a match asks for a reason only; what it does not know is not shown to be safe.
"""

import re

from schemas.person import folded

_FAMILIES = tuple(
    frozenset(each.split())
    for each in (
        "penicil amoxi amoxil ampicil augmentin dicloxa cephal cefa cefur ceftri cefdin keflex betalact",
        "ibuprof advil motrin naprox aleve aspirin acetylsal acetilsal ketorol toradol diclofen celecox meloxic nsaid aine inflam antiinf",
        "codein hydrocod hidrocod oxycod oxicod morph morfin tramad opioi opiac opiat vicodin percocet norco",
        "erythro eritro azithro azitro clarithro claritro zithro macrol",
        "clindam cleocin lincom",
        "metronid flagyl tinidaz",
        "tetracy tetraci doxycy doxici minocy minoci",
        "ciproflox cipro levoflox moxiflox quinol fluoroquin",
        "sulfa sulpha bactrim trimetho trimeto cotrimox",
        "acetaminoph acetaminof paracet tylenol",
        "chlorhex clorhex peridex",
        "lidoc xyloc artic mepiv priloc bupiv procain novoc benzoc anesthe aneste",
        "flucona clotrim ketocon miconaz nystat nistat",
        "predni dexamet triamcin cortis hydrocort hidrocort",
        "fluorid fluorur",
    )
)
"""Penicillins and cephalosporins are one family here: they cross-react in some people, and whoever knows better says so."""

_CONTROLLED_NAMES = """
codein hydrocod hidrocod oxycod oxicod morph morfin tramad ultram vicodin percocet norco tapentad fentan meperi
diazep valium lorazep ativan alprazol xanax triazol halcion midazol temazep clonazep zolpid ambien phenobarb fenobarb
butalbit ketamin pregabal
"""
_CONTROLLED = frozenset(_CONTROLLED_NAMES.split())
"""Substances of schedules II to V (21 CFR 1308.12 to 1308.15) that dentists are asked for."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_SAME = 5
"""Letters at the beginning by which two words are the same one: ibuprofen, ibuprofeno."""


def is_matching(drug: str, allergies: str) -> bool:
    """True if the drug is named among the allergies as told, or is of the family of something that is."""
    named, told = _words(drug), _words(allergies)
    if any(one[:_SAME] == other[:_SAME] for one in named for other in told):
        return True
    return any(_begins(named, family) and _begins(told, family) for family in _FAMILIES)


def is_controlled(drug: str) -> bool:
    """True for a name that is known as a controlled substance's."""
    return _begins(_words(drug), _CONTROLLED)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text)))


def _begins(words: frozenset[str], stems: frozenset[str]) -> bool:
    return any(word.startswith(stem) for word in words for stem in stems)
