"""Flowers on the wards of a hospital: what sources forbid, where one should ask, what is fine."""

from __future__ import annotations

from collections.abc import Iterator

from tussie.bouquet import Bouquet, Flower
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
#: Genera whose milky sap troubles people who are allergic to latex.
_MILKY = frozenset(["euphorbia", "ficus"])


def ward_named(words: str) -> str:
    """The ward that a word means, or ``""``.

    >>> ward_named("ICU")
    'intensive-care'
    """
    asked = "-".join(words.lower().split())
    return next((ward for ward, names in WARDS.items() if asked in (ward, *names.split())), "")


def rules(lex: Lexicon, bouquet: Bouquet, ward: str) -> Iterator[Caution]:
    """What sources say of such a bouquet on this ward: of flowers and their water, of dried ones, of sap like latex."""
    concerned = {"flowers", "water"}
    if any(stem.flower.part == "dried" for stem in bouquet.stems):
        concerned.add("dried")
    if any(genus in _MILKY for stem in bouquet.stems for genus in lex.kin(stem.flower.plant)):
        concerned.add("latex")
    told = [row for row in lex.ward_rules if row.ward == ward and row.concerns in concerned]
    for row in told:
        yield Caution("hospital", ward, row.severity, row.text, row.source)
    flowers = [row for row in told if row.concerns == "flowers"]
    if len({row.rule for row in flowers}) > 1:
        yield Caution(
            "hospital", ward, "warning", "Sources differ about flowers here: ask the ward first.", flowers[0].source
        )


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
