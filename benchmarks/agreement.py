"""How well two readers agree on what a gloss means: Cohen's kappa over a random sample.

``second_reading.csv`` holds 300 attestations whose glosses were mapped to concepts twice: by whoever
read the book, and by a second reader who saw nothing but the vocabulary, the headword and the gloss.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

SAMPLE = Path(__file__).parent / "second_reading.csv"


def kappa(first: list[str], second: list[str]) -> float:
    """Cohen's kappa of two lists of labels (J. Cohen, Educ. Psychol. Meas. 20, 1960).

    >>> kappa(["hope", "faith", "hope"], ["hope", "faith", "hope"])
    1.0
    """
    seen = sum(a == b for a, b in zip(first, second, strict=True)) / len(first)
    one, other = Counter(first), Counter(second)
    chance = sum(one[label] * other[label] for label in one) / len(first) ** 2
    return (seen - chance) / (1 - chance)


def report() -> str:
    """Agreement on the leading concept, and on any, as lines of text."""
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    first = [row["first"].split("|") for row in rows]
    second = [row["second"].split("|") for row in rows]
    same = sum(a[0] == b[0] for a, b in zip(first, second, strict=True))
    any_shared = sum(bool({*a} & {*b}) for a, b in zip(first, second, strict=True))
    found = kappa([a[0] for a in first], [b[0] for b in second])
    return (
        f"{len(rows)} glosses mapped twice: leading concept the same {same} times (kappa {found:.2f}), "
        f"at least one concept shared {any_shared} times"
    )


if __name__ == "__main__":
    print(report())
