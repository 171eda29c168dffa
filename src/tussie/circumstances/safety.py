"""Who is harmed by a flower: cats, dogs, children, skin, and those whom scent or pollen troubles.

Verdicts hang on taxa, never on names. What is said of a plant or of its genus counts; where sources disagree the
worse verdict stands and the better one is told. What nobody speaks of is *no data*, and no data is not safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.circumstances.caution import NO_SOURCE, Caution
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Hazard

TOXIC, NON_TOXIC, NO_DATA = "toxic", "non-toxic", "no data"
#: Whom or what a flower may harm, and what toxic and non-toxic come to in words.
HAZARDS = {
    "cats": ("toxic to cats", "not toxic to cats"),
    "dogs": ("toxic to dogs", "not toxic to dogs"),
    "children": ("poisonous if eaten", "not poisonous"),
    "skin": ("irritates the skin", "does not irritate the skin"),
    "scent": ("strongly scented", "hardly scented"),
    "pollen": ("may trouble people with hay fever", "sheds little pollen"),
}
_GRADES = ("", "mild", "moderate", "severe", "deadly")


class Verdict(NamedTuple):
    """What is known of a plant and one hazard.

    `verdict` is toxic, non-toxic or no data; `taxon` the taxon it is said of (the plant or one above it);
    `severity` mild, moderate, severe, deadly or empty; `hazards` the rows that say so, `against` the rows
    that say otherwise.
    """

    verdict: str
    taxon: str
    severity: str
    hazards: tuple[Hazard, ...]
    against: tuple[Hazard, ...]


def verdict(lex: Lexicon, flower: Flower, hazard: str) -> Verdict:
    """What sources say of a flower and a hazard.

    More precisely: `hazard` is a key of `HAZARDS`. What is said of the part that is shown, or of the whole
    plant, counts; what is said of another part counts when it is toxic, because a stem brings its leaves. What is
    toxic in a genus is toxic in each of its kinds, whatever is said of one of them; a genus, or a species of
    which nobody speaks, is toxic when any kind of its genus is.

    >>> from tussie import load_lexicon, parse
    >>> [lily] = parse("white lily").stems
    >>> verdict(load_lexicon(), lily.flower, "cats").severity
    'deadly'
    """
    kin = [taxon for taxon in lex.kin(flower.plant) if lex.plant(taxon).rank != "family"]
    rows = [row for taxon in kin for row in _rows(lex, taxon, hazard, flower.part)]
    if not rows:
        # Whoever asks for a genus may get any of its kinds, and the trade is not strict about species.
        kinds = [row for taxon in kin for kind in lex.kinds(taxon) for row in _rows(lex, kind, hazard, flower.part)]
        rows = [row for row in kinds if row.verdict == TOXIC]
    toxic = sorted((row for row in rows if row.verdict == TOXIC), key=lambda row: -_GRADES.index(row.severity))
    harmless = tuple(row for row in rows if row.verdict == NON_TOXIC)
    if toxic:
        return Verdict(TOXIC, toxic[0].plant, toxic[0].severity, tuple(toxic), harmless)
    if harmless:
        return Verdict(NON_TOXIC, harmless[0].plant, "", harmless, ())
    return Verdict(NO_DATA, flower.plant, "", (), ())


def _rows(lex: Lexicon, taxon: str, hazard: str, part: str) -> list[Hazard]:
    return [
        row
        for row in lex.hazards(taxon)
        if row.hazard == hazard and (row.verdict == TOXIC or row.part in ("", part or "bloom"))
    ]


def cautions(lex: Lexicon, flower: Flower, hazards: Iterable[str]) -> Iterator[Caution]:
    """What whoever asks about these hazards should know of a flower: what is toxic, and what nobody knows."""
    for hazard in hazards:
        found = verdict(lex, flower, hazard)
        if found.verdict == NO_DATA:
            text = f"{_called(lex, flower)}: no data on {_question(hazard)}, so it is not taken to be safe"
            yield Caution("safety", hazard, "warning", text, NO_SOURCE)
        elif found.verdict == TOXIC:
            yield Caution("safety", hazard, _gravity(hazard, found), _told(lex, flower, hazard, found), _source(found))


def _gravity(hazard: str, found: Verdict) -> str:
    """Scent, pollen, an itch and an upset stomach are a warning; other poison is a danger."""
    return "warning" if hazard in ("skin", "scent", "pollen") or found.severity == "mild" else "danger"


def _source(found: Verdict) -> str:
    return found.hazards[0].source


def _question(hazard: str) -> str:
    return f"what it does to {hazard}" if hazard in ("cats", "dogs", "children", "skin") else f"its {hazard}"


def _called(lex: Lexicon, flower: Flower) -> str:
    scientific = lex.plant(flower.plant).scientific_name
    return flower.name if flower.name == scientific else f"{flower.name} ({scientific})"


def _told(lex: Lexicon, flower: Flower, hazard: str, found: Verdict) -> str:
    words = HAZARDS[hazard][0]
    if hazard in ("cats", "dogs", "children") and found.severity in ("mild", "moderate", "severe", "deadly"):
        # "deadly to cats" needs no "toxic" before it.
        words = words.replace("toxic to", "deadly to") if found.severity == "deadly" else f"{words} ({found.severity})"
    parts = dict.fromkeys(row.part for row in found.hazards)
    if "" not in parts:
        words += f"; said of the {' and '.join(parts)}"
    if found.taxon != flower.plant:
        words += f"; said of {lex.plant(found.taxon).scientific_name}"
    principles = dict.fromkeys(row.principle for row in found.hazards if row.principle)
    if principles:
        words += f"; {'; '.join(list(principles)[:2])}"
    others = dict.fromkeys(row.source for row in found.hazards if row.source != _source(found))
    if others:
        words += f"; so also {', '.join(others)}"
    if found.against:
        words += f"; but {', '.join(dict.fromkeys(row.source for row in found.against))} says non-toxic"
    return f"{_called(lex, flower)}: {words}"
