"""Flowers on the wards of a hospital: what sources forbid, where one should ask, what is fine."""

from __future__ import annotations

from collections.abc import Iterator

from tussie.bouquet import Flower
from tussie.circumstances import safety
from tussie.circumstances.caution import Caution
from tussie.lexicon import Lexicon

#: The kinds of ward, with the words people use for them.
WARDS = {
    "general": "hospital ward general-ward",
    "intensive-care": "icu intensive intensive-care itu critical-care",
    "oncology": "oncology cancer haematology hematology transplant bone-marrow chemotherapy",
    "maternity": "maternity labour-ward birth-ward postnatal",
    "infectious": "infectious isolation infection",
}


def ward_named(words: str) -> str:
    """The ward that a word means, or ``""``.

    >>> ward_named("ICU")
    'intensive-care'
    """
    asked = "-".join(words.lower().split())
    return next((ward for ward, names in WARDS.items() if asked in (ward, *names.split())), "")


def forbids(lex: Lexicon, ward: str) -> bool:
    """Whether some source forbids cut flowers on this ward altogether."""
    return any(row.ward == ward and row.concerns == "flowers" and row.rule == "forbid" for row in lex.ward_rules)


def rules(lex: Lexicon, ward: str) -> Iterator[Caution]:
    """What sources say of any bouquet on this ward; where they differ, to ask."""
    told = [row for row in lex.ward_rules if row.ward == ward and row.concerns not in ("scent", "pollen")]
    for row in told:
        yield Caution("hospital", ward, row.severity, row.text, row.source)
    about_flowers = {row.rule for row in told if row.concerns == "flowers"}
    if len(about_flowers) > 1:
        source = next(row.source for row in told if row.concerns == "flowers")
        yield Caution("hospital", ward, "warning", "Sources differ about flowers here: ask the ward first.", source)


def cautions(lex: Lexicon, flower: Flower, ward: str) -> Iterator[Caution]:
    """What the rules of a ward hold against one flower: strong scent, pollen that falls."""
    for row in lex.ward_rules:
        if row.ward == ward and row.concerns in ("scent", "pollen") and row.rule == "forbid":
            found = safety.verdict(lex, flower, row.concerns)
            if found.verdict == safety.TOXIC:
                words = safety.HAZARDS[row.concerns][0]
                yield Caution("hospital", ward, row.severity, f"{flower.name} {words}: {row.text}", row.source)
