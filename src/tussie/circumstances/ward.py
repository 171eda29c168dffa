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
    """What the rules of a ward hold against one flower: any at all, strong scent, much pollen."""
    for row in lex.ward_rules:
        if row.ward != ward or row.rule != "forbid":
            continue
        if row.concerns == "flowers" and row.severity == "danger":
            yield Caution("hospital", ward, row.severity, row.text, row.source)
        elif row.concerns in ("scent", "pollen"):
            found = safety.verdict(lex, flower, row.concerns)
            # A ward bans what all agree on: of roses, some say that they are strongly scented and others not.
            if found.verdict == safety.TOXIC and found.severity != "mild" and not found.against:
                words = safety.HAZARDS[row.concerns][0].replace("may trouble", "sheds pollen that may trouble")
                yield Caution("hospital", ward, row.severity, f"{flower.name}: {words}. {row.text}", row.source)
