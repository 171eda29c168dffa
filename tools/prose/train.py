"""Train the model that decides whether a word with the form of a plant name is a plant.

    python -m tools.prose.train          writes src/tussie/prose/data/en/weights.npz

It needs scikit-learn, which neither users nor tests have. The examples are `sentences.txt` (written for this),
`books.txt` (places in public-domain books, each with one name labelled by reading) and the development half of
``benchmarks/prose``; the other half is never seen here. A text is trained on as it will be decided on: all its
candidates at once, by the features of `tussie.prose.context`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from benchmarks.prose.gold import development
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from tussie.prose import context, decide, names
from tussie.prose.page import page

HERE = Path(__file__).parent
MARK = re.compile(r"\[([^\[\]|]+)\|([a-z]+)\]")
Example = tuple[str, list[tuple[int, int, str]]]


def marked(lines: Iterable[str]) -> Iterator[Example]:
    """Texts and their marks, from lines in which each is written ``[surface|class]``.

    >>> next(marked(["She pinned [violets|plant] on."]))
    ('She pinned violets on.', [(11, 18, 'plant')])
    """
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        text, marks, at = "", [], 0
        for match in MARK.finditer(line):
            text += line[at : match.start()]
            marks.append((len(text), len(text) + len(match[1]), match[2]))
            text += match[1]
            at = match.end()
        yield text + line[at:].rstrip("\n"), marks


def examples() -> Iterator[tuple[str, Example]]:
    """Every training text with the name of what it comes from."""
    for file in sorted(HERE.glob("*.txt")):
        for example in marked(file.read_text(encoding="utf-8").splitlines()):
            yield file.stem.partition("_")[0], example
    for passage in development():
        yield "development", (passage.text, [(mark.start, mark.end, mark.kind) for mark in passage.marks])


def features(
    source: str, example: Example, known: names.Names, kinds: context.Kinds
) -> tuple[list[np.ndarray], list[int]]:
    """The rows of features and the class of each candidate that is marked."""
    text, marks = example
    laid = page(text)
    numbers, starts, ends = known.found(laid)
    if not len(numbers):
        return [], []
    rows = context.look(laid, known, numbers, starts, ends, kinds).rows
    found, classes = [], []
    for row, number, start, end in zip(rows, numbers, starts - 1, ends - 1, strict=True):
        if known.forms[number].fixed:
            continue
        kind = next((kind for first, last, kind in marks if first < end and start < last), "")
        # Who reads a passage marks every name in it; in a line from a book one name alone is labelled.
        if not kind and source in ("passages", "development"):
            kind = "homograph"
        if kind:
            found.append(row)
            classes.append(decide.CLASSES.index(kind))
    return found, classes


def table(rows: list[np.ndarray]) -> sparse.csr_matrix:
    """Which features each example has, as a sparse matrix."""
    columns = np.stack(rows)
    pointers = np.arange(0, columns.size + 1, columns.shape[1])
    made = sparse.csr_matrix(
        (np.ones(columns.size, np.float32), columns.ravel(), pointers), shape=(len(rows), context.ROWS)
    )
    made.sum_duplicates()
    # Row 0 is where nothing stands.
    made[:, 0] = 0
    made.data[:] = np.minimum(made.data, 2)
    made.eliminate_zeros()
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--penalty", type=float, default=0.06, help="C of the regression: less is smoother")
    parser.add_argument("--folds", type=int, default=5, help="folds of the cross-validation printed first (0: none)")
    options = parser.parse_args()
    known, kinds = names.load_names(), context.load_kinds()
    rows, classes, groups, sources = [], [], [], []
    for group, (source, example) in enumerate(examples()):
        more, kinds_of = features(source, example, known, kinds)
        rows += more
        classes += kinds_of
        groups += [group] * len(more)
        sources += [source] * len(more)
    matrix, target, fold = table(rows), np.array(classes), np.array(groups) % max(options.folds, 1)
    # Most rows of the table of weights are no feature of any example.
    used = np.flatnonzero(np.bincount(matrix.indices, minlength=context.ROWS))
    matrix = matrix[:, used]
    print(Counter(sources), Counter(decide.CLASSES[kind] for kind in classes))
    if options.folds:
        validate(matrix, target, fold, np.array(sources), options.penalty)
    model = fitted(matrix, target, options.penalty)
    weights = np.zeros((context.ROWS, len(decide.CLASSES)), np.float32)
    weights[np.ix_(used, model.classes_)] = model.coef_.T
    bias = np.full(len(decide.CLASSES), -10, np.float32)
    bias[model.classes_] = model.intercept_
    save(weights, bias)


def fitted(matrix: sparse.csr_matrix, target: np.ndarray, penalty: float) -> LogisticRegression:
    return LogisticRegression(C=penalty, max_iter=300, tol=1e-3).fit(matrix, target)


def validate(
    matrix: sparse.csr_matrix, target: np.ndarray, fold: np.ndarray, sources: np.ndarray, penalty: float
) -> None:
    """Print how well the model does on texts that it was not trained on."""
    guessed = np.zeros_like(target)
    for number in range(fold.max() + 1):
        held = fold == number
        guessed[held] = fitted(matrix[~held], target[~held], penalty).predict(matrix[held])
    for source in (*sorted(set(sources)), "all"):
        at = np.ones(len(target), bool) if source == "all" else sources == source
        real, said = target[at] < decide.MENTIONS, guessed[at] < decide.MENTIONS
        right = int((real & said).sum())
        print(
            f"{source:12} {at.sum():6} examples  precision {right / said.sum():.3f}  recall {right / real.sum():.3f}  "
            f"F1 {2 * right / (real.sum() + said.sum()):.3f}  class {(target[at] == guessed[at]).mean():.3f}"
        )


def save(weights: np.ndarray, bias: np.ndarray) -> None:
    """Write the weights as bytes, one scale for all; rows that weigh next to nothing are left out."""
    scale = np.abs(weights).max() / 127
    small = np.round(weights / scale).astype(np.int8)
    rows = np.flatnonzero(small.any(axis=1)).astype(np.uint32)
    target = names.DATA / "en" / "weights.npz"
    np.savez_compressed(target, rows=rows, values=small[rows], scale=np.float32(scale), bias=bias)
    print(f"{target.name}: {len(rows)} rows, {target.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
