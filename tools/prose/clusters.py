"""Sort common English words into clusters of like words, so that the model can use words it never met in training.

    python -m tools.prose.clusters          writes src/tussie/prose/data/en/words.npz

The words and their vectors are the whole words among the word pieces of the message model (MiniLM, fine-tuned; see
``tools/message``); k-means sorts them, finely and once more coarsely. Needs scikit-learn and onnx, which neither users
nor tests have.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from sklearn.cluster import KMeans

import tussie.message
from tussie.prose.context import short
from tussie.prose.names import DATA
from tussie.prose.page import hashes_of

FINE, COARSE = 320, 48


def main() -> None:
    folder = Path(tussie.message.__file__).parent / "data"
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    tensors = {one.name: one for one in onnx.load(folder / "model.onnx").graph.initializer}
    name = next(name for name in tensors if "word_embeddings" in name and len(tensors[name].dims) == 2)
    vectors = numpy_helper.to_array(tensors[name]).astype(np.float32)
    zero = tensors.get(name.replace("_quantized", "_zero_point"))
    if zero is not None:
        vectors -= numpy_helper.to_array(zero).astype(np.float32)
    number = {piece: place for place, piece in enumerate(pieces)}
    words = [piece for piece in pieces if piece.isascii() and piece.isalpha() and len(piece) > 1]
    chosen = vectors[[number[word] for word in words]]
    chosen -= chosen.mean(axis=0)
    chosen /= np.linalg.norm(chosen, axis=1, keepdims=True)
    fine = KMeans(FINE, n_init=2, random_state=0).fit(chosen)
    coarse = KMeans(COARSE, n_init=4, random_state=0).fit_predict(fine.cluster_centers_)
    clusters = np.stack([coarse[fine.labels_], fine.labels_], axis=1) + 1
    hashes, order = np.unique(short(hashes_of(words)), return_index=True)
    np.savez_compressed(DATA / "en" / "words.npz", words=hashes, clusters=clusters[order].astype(np.uint16))


if __name__ == "__main__":
    main()
