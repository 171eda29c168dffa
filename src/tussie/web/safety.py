"""What the flowers of a bouquet do to cats, dogs and children: told first, told always, and never taken for granted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tussie.bouquet import Bouquet
from tussie.circumstances.caution import Caution
from tussie.circumstances.safety import NO_DATA, TOXIC, Verdict, verdict
from tussie.lexicon import Lexicon

#: Whom the table of safety speaks of, whoever asks.
WHOM = ("cats", "dogs", "children")


def dangers(lex: Lexicon, bouquet: Bouquet, cautions: Sequence[Caution]) -> dict[str, Any]:
    """What is dangerous, first, in a line for cats, dogs and children; the table of what is known; every caution."""
    flowers = list({stem.flower.plant: stem.flower for stem in bouquet.stems}.values())
    known = [(flower, [verdict(lex, flower, whom) for whom in WHOM]) for flower in flowers]
    # Whoever asks or not: a receiver may have a cat that the sender knew nothing of.
    poison = {
        whom: [(flower.name, row[at]) for flower, row in known if _dangerous(row[at])] for at, whom in enumerate(WHOM)
    }
    return {
        "dangers": {
            whom: [(name, one.severity, one.hazards[0].source) for name, one in found]
            for whom, found in poison.items()
            if found
        },
        "whom": WHOM,
        "safety": [(flower, [_in_words(one) for one in row]) for flower, row in known],
        "cautions": cautions,
    }


def _dangerous(one: Verdict) -> bool:
    """Whether it is more than an upset stomach."""
    return one.verdict == TOXIC and one.severity != "mild"


def _in_words(one: Verdict) -> dict[str, str]:
    if one.verdict == NO_DATA:
        return {"verdict": "no data", "words": "no data", "source": ""}
    words = one.verdict + (f", {one.severity}" if one.severity else "") + (" (disputed)" if one.against else "")
    return {"verdict": one.verdict, "words": words, "source": one.hazards[0].source}
