"""How well messages are understood that no training and no tuning has seen, and how fast.

The messages are those of ``tools/message/data/held_out.csv``. Beside the shares of the model stands what a second
reader, who saw the same guide and no labels, would score on 200 of them: nobody does better. Other models are compared
by ``tools/message/compare.py``, which needs what users do not install.
"""

from __future__ import annotations

import csv
import sys
from contextlib import suppress
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tools.message.labels import KINDS, Labelled, read  # noqa: E402
from tools.message.measure import halves, score  # noqa: E402

from tussie import NotUnderstood, understand  # noqa: E402
from tussie.message import _model  # noqa: E402

SECOND = ROOT / "tools" / "message" / "data" / "second_labels.csv"


def by_second_reader(rows: dict[str, Labelled]) -> str:
    """What the second labelling scores against the first."""
    first = main = three = number = 0
    with SECOND.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if told := rows.get(row["text"]):
                said = row["concepts"].split("|")
                number += 1
                first += said[0] in told.concepts
                main += said[0] == told.concepts[0]
                three += told.concepts[0] in said[:3]
    return f"{'a second reader':<16}{number:>6}{first / number:>8.1%}{main / number:>8.1%}{three / number:>8.1%}"


def refused() -> str:
    """How often other languages and nonsense are refused, and English messages are not."""
    rows = read("held_out")
    cells = []
    for kind in KINDS:
        mine = [row for row in rows if row.kind == kind]
        right = 0
        for row in mine:
            try:
                understand(row.text, explain=False)
            except NotUnderstood:
                right += kind != "message"
            else:
                right += kind == "message"
        cells.append(f"{kind} {right} of {len(mine)}")
    return f"taken for what they are: {', '.join(cells)}"


def denied() -> str:
    """How many of the denied concepts that the model knows are found, and how many of the found are denied."""
    model = _model()
    found = right = there = 0
    for row in read("held_out"):
        if row.kind == "message":
            known = set(row.denied) & set(model.denied)
            there += len(known)
            unsaid = model.probabilities([row.text])[1][0]
            told = {c for c, p in zip(model.denied, unsaid, strict=True) if p >= 0.5}
            found += len(told)
            right += len(told & known)
    return f"denied concepts: {right} of {there} found, {found - right} told that were not labelled"


def report() -> str:
    """The table of messages, as text."""
    parts = halves(read("held_out"))
    model = _model()
    lines = [f"{'':<16}{'n':>6}{'first':>8}{'main':>8}{'three':>8}"]
    for name, rows in parts.items():
        shares = score(lambda texts: [model.probabilities([text])[0][0] for text in texts], rows)
        lines.append(f"{name:<16}{shares.messages:>6}{shares}")
    lines.append(by_second_reader({row.text: row for row in parts["all"]}))
    lines += [refused(), denied()]
    texts = [row.text for row in parts["all"][:200]]
    plain, explained = (_milliseconds(texts, explain=explain) for explain in (False, True))
    lines.append(f"a message, one core: {plain:.1f} ms; with the words that it hangs on: {explained:.1f} ms")
    return "\n".join(lines)


def _milliseconds(texts: list[str], *, explain: bool) -> float:
    start = perf_counter()
    for text in texts:
        with suppress(NotUnderstood):
            understand(text, explain=explain)
    return 1000 * (perf_counter() - start) / len(texts)


if __name__ == "__main__":
    print(report())
