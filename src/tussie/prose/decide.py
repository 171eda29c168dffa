"""What each candidate is: a plant, or one of the things that borrow a plant's name.

A linear model over the features of `tussie.prose.context` gives a probability to each class; it was trained by
``tools/prose/train.py``. Names with a meaning fixed by the phrase they stand in (`idioms.csv`) never reach it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tussie.prose.context import ROWS, Looked
from tussie.prose.names import DATA

Floats = npt.NDArray[np.float32]

#: What a word with the form of a plant name can be; the first two are mentions.
CLASSES = ("plant", "figure", "verb", "person", "place", "colour", "body", "idiom", "product", "homograph")
#: How many of them are mentions.
MENTIONS = 2


class Weights(NamedTuple):
    """The model of a language: a row of weights for each feature, a column for each class, and where the classes start.

    `gain` is how much each feature speaks for a plant: its larger weight as a mention less its mean weight as another.
    """

    table: Floats
    bias: Floats
    gain: Floats


@cache
def load_weights(language: str = "en") -> Weights:
    """The trained weights of a language."""
    with np.load(DATA / language / "weights.npz") as file:
        table = np.zeros((ROWS, len(CLASSES)), np.float32)
        table[file["rows"]] = file["values"].astype(np.float32) * file["scale"]
        gain = table[:, :MENTIONS].max(axis=1) - table[:, MENTIONS:].mean(axis=1)
        return Weights(table, file["bias"].astype(np.float32), gain)


def probabilities(looked: Looked, weights: Weights) -> Floats:
    """The probability of each class for n candidates: [n, classes]."""
    # Two features of three are absent; each candidate has some, so no run is empty.
    there = looked.rows != 0
    counts = there.sum(axis=1)
    runs = np.concatenate([[0], np.cumsum(counts)[:-1]])
    scores = np.add.reduceat(weights.table[looked.rows[there]], runs, axis=0) + weights.bias
    scores -= scores.max(axis=1, keepdims=True)
    odds = np.exp(scores)
    shares: Floats = (odds / odds.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


def deciding(rows: npt.NDArray[np.int64], weights: Weights, looked_at: list[str], most: int = 2) -> list[list[str]]:
    """What spoke most for each of n candidates being a plant: things that are looked at, the weightiest first."""
    gain = weights.gain[rows]
    subjects = list(dict.fromkeys(looked_at))
    column = np.array([subjects.index(at) for at in looked_at])
    total = np.stack([gain[:, column == number].sum(axis=1) for number in range(len(subjects))], axis=1)
    best = np.argsort(-total, axis=1, kind="stable")[:, :most]
    return [[subjects[place] for place in row if total[number, place] > 0] for number, row in enumerate(best)]
