"""Reversed, trimmed and held flowers: section 4 of docs/reading.md."""

from __future__ import annotations

from tussie.bouquet import Flower, Stem
from tussie.lexicon import Lexicon
from tussie.lexicon.tables import Rule
from tussie.reading.model import Distribution


def apply_rules(
    lex: Lexicon, stem: Stem, manner: str, distribution: Distribution, tradition: str
) -> tuple[Distribution, tuple[str, ...]]:
    """Apply the rules of the bouquet grammar to one stem.

    `manner` is the manner of the whole bouquet, which a stem takes on unless it has its own. The
    rules are data (``rules.csv``) with their citations. One rule changes what is said: the one that
    names most of the flower, then that of the nearest tradition. What the others say of person,
    number and tense is noted. Returns the new distribution and the notes.
    """
    near = (tradition, *lex.behind(tradition))
    held = stem.manner or manner
    fitting = []
    for rule in lex.rules:
        if _applies(rule, stem.flower, held) and (stated := lex.source(rule.source).tradition) in near:
            fitting.append((-_particular(rule), near.index(stated), rule))
    fitting.sort(key=lambda each: each[:2])
    notes, settled = [], set()
    for _, _, rule in fitting:
        kind = "meaning" if rule.effect in ("opposite", "instead", "answer") else rule.effect
        if kind in settled:
            continue
        settled.add(kind)
        if rule.effect == "opposite":
            distribution = _turned(lex, distribution)
        elif kind == "meaning":
            distribution = dict.fromkeys(rule.concepts, 1 / len(rule.concepts))
        notes.append(f"{rule.text} ({rule.source}, {rule.locator})")
    return distribution, tuple(notes)


def _turned(lex: Lexicon, distribution: Distribution) -> Distribution:
    """Each concept's probability given to its opposite, where it has one."""
    turned: Distribution = {}
    for concept, probability in distribution.items():
        other = lex.concepts[concept].opposite or concept
        turned[other] = turned.get(other, 0.0) + probability
    return turned


def _particular(rule: Rule) -> int:
    """How much of a flower a rule names."""
    return sum(map(bool, (rule.plant, rule.colour, rule.part, rule.variety)))


def _applies(rule: Rule, flower: Flower, manner: str) -> bool:
    return (
        rule.manner == manner
        and rule.plant in ("", flower.plant)
        and rule.colour in ("", flower.colour)
        and rule.part in ("", flower.part)
        and rule.variety in ("", flower.variety)
    )
