"""Compares ways of understanding a message; prints the table of ``docs/message.md``.

    python -m tools.message.compare TEACHER MODEL [--set development|held_out]

`TEACHER` is the sentence encoder that ``train`` starts from, `MODEL` a folder that ``train`` wrote. Compared are the
encoder as it is, by likeness to the labels and definitions of the concepts (zero-shot); a linear model over n-grams of
characters and words; a static embedding distilled from the encoder (model2vec) with a trained head; and the
fine-tuned encoder with 8-bit weights. Times are of one message at a time on one core.
"""

import argparse
import csv
import os
import time
from collections.abc import Sequence
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = "1"

import numpy as np
import torch
from model2vec.distill import distill
from sentence_transformers import SentenceTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline, make_union
from tools.message.labels import Labelled, intents, read
from tools.message.measure import Scorer, halves, score

from tussie.message import _Model

LEXICON = Path(__file__).parents[2] / "src" / "tussie" / "lexicon" / "data" / "concepts.csv"


def definitions() -> list[str]:
    """What each intent means, in words."""
    with LEXICON.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(line for line in file if not line.startswith("#"))}
    return [
        f"{rows[id]['label']}: {rows[id]['definition']}, {rows[id]['synonyms'].replace('|', ', ')}" for id in intents()
    ]


def main_labels(rows: Sequence[Labelled]) -> list[int]:
    names = intents()
    return [names.index(row.concepts[0]) for row in rows]


def zero_shot(teacher: SentenceTransformer) -> Scorer:
    labels = teacher.encode(definitions(), normalize_embeddings=True)
    return lambda texts: (
        teacher.encode(list(texts), normalize_embeddings=True, batch_size=1 if len(texts) == 1 else 32) @ labels.T
    )


def linear(rows: Sequence[Labelled]) -> Scorer:
    """One row for each label of a message, so that all of them count."""
    names = intents()
    texts = [row.text for row in rows for _ in row.concepts]
    labels = [names.index(c) for row in rows for c in row.concepts]
    shares = [
        0.6 if place == 0 else 0.4 / (len(row.concepts) - 1) for row in rows for place, _ in enumerate(row.concepts)
    ]
    grams = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3),
    )
    model = make_pipeline(grams, SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=40, random_state=0))
    model.fit(texts, labels, sgdclassifier__sample_weight=shares)
    return model.decision_function


def static(teacher: Path, rows: Sequence[Labelled]) -> Scorer:
    embedding = distill(model_name=str(teacher), pca_dims=256, device="cpu")
    head = MLPClassifier((256,), early_stopping=True, max_iter=60, random_state=0)
    head.fit(embedding.encode([row.text for row in rows]), main_labels(rows))
    return lambda texts: head.predict_proba(embedding.encode(list(texts)))


def fine_tuned(folder: Path) -> Scorer:
    model = _Model(str(folder))
    return lambda texts: np.vstack([model.probabilities([text])[0] for text in texts])


def milliseconds(scorer: Scorer, texts: Sequence[str]) -> float:
    scorer(texts[:3])
    start = time.perf_counter()
    for text in texts:
        scorer([text])
    return 1000 * (time.perf_counter() - start) / len(texts)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tools.message.compare", description=__doc__.splitlines()[0])
    parser.add_argument("teacher", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--set", default="development", choices=("development", "held_out"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    training = [row for row in read("training") if row.kind == "message"]
    parts = halves(read(options.set))
    print(f"{options.set}: {', '.join(f'{len(rows)} {name}' for name, rows in parts.items())}")
    print(f"{'':<44}{'first':>8}{'main':>8}{'three':>8}{'  negated: first, main, three':>30}{'ms':>8}")
    ways = {
        "zero-shot all-MiniLM-L6-v2 (torch)": lambda: zero_shot(
            SentenceTransformer(str(options.teacher), device="cpu")
        ),
        "linear over n-grams": lambda: linear(training),
        "static (model2vec) with a trained head": lambda: static(options.teacher, training),
        "fine-tuned, 8 bits, onnxruntime": lambda: fine_tuned(options.model),
    }
    for name, make in ways.items():
        scorer = make()
        shares = [str(score(scorer, rows)) for rows in parts.values()]
        speed = milliseconds(scorer, [row.text for row in parts["all"][:200]])
        print(f"{name:<44}{shares[0]}{shares[1]:>30}{speed:>8.2f}", flush=True)


if __name__ == "__main__":
    main()
