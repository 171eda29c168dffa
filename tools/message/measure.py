"""How well labelled messages are understood: the figures of the model card.

A model is a function from texts to rows of scores, one for each intent of the guide; what is counted is whether the
first is a labelled intent, and whether the main one is among the first three.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tools.message.labels import Labelled, intents

Scorer = Callable[[Sequence[str]], Sequence[Sequence[float]]]


class Score(NamedTuple):
    """Shares of messages: a labelled intent first, the main one first, the main one among three."""

    messages: int
    first: float
    main_first: float
    three: float

    def __str__(self) -> str:
        return f"{self.first:8.1%}{self.main_first:8.1%}{self.three:8.1%}"


def score(scorer: Scorer, rows: Sequence[Labelled]) -> Score:
    """The score of a model on labelled messages."""
    names = intents()
    first = main = three = 0
    for row, scores in zip(rows, scorer([row.text for row in rows]), strict=True):
        ranked = sorted(range(len(names)), key=lambda n: -scores[n])[:3]
        told = [names[n] for n in ranked]
        first += told[0] in row.concepts
        main += told[0] == row.concepts[0]
        three += row.concepts[0] in told
    return Score(len(rows), first / len(rows), main / len(rows), three / len(rows))


def halves(rows: Sequence[Labelled]) -> dict[str, list[Labelled]]:
    """All messages, and those in which something is denied."""
    messages = [row for row in rows if row.kind == "message"]
    return {"all": messages, "negated": [row for row in messages if row.denied]}
