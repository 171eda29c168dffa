"""What a sender wants said: words to weighted concepts, and what the words deny.

A small sentence encoder, fine-tuned on hand-labelled messages (``docs/message.md`` is its model card), gives for each
concept of the sender's vocabulary how likely it is meant, for some concepts how likely they are denied, and
whether the text is an English message at all. Nothing is downloaded, kept or logged.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tussie.errors import MalformedText, NotUnderstood
from tussie.message.wordpiece import pieces

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Message", "understand"]

#: Where the model lies; a plain path, as for the lexicon's tables.
_DATA = os.path.join(os.path.dirname(__file__), "data")
#: A card has a few sentences; who writes more means a letter.
MAX_MESSAGE = 10_000
#: The longest message that is read whole, in word pieces; of a longer one, windows of that length are averaged.
_LONGEST = 96
#: An intent is reported when it is likelier than this, and than this share of the likeliest.
_LEAST, _SHARE = 0.06, 0.15
_MOST_INTENTS = 4
#: A concept is denied when that is likelier than this.
_DENIED = 0.5
#: A text is refused as foreign, or as no message, when that is likelier than this.
_REFUSED = 0.6
#: Words with which a message explains an intent.
_TOLD_WORDS = 3


class Message(NamedTuple):
    """What a message says.

    `intents` are concepts with their weights, the likeliest first, which add up to one; `denied` concepts that the
    message says are not meant; `kind` is message, foreign or nonsense, `certainty` how sure that is; `words` for
    each intent the words of the message that it hangs on most.
    """

    intents: tuple[tuple[str, float], ...]
    denied: tuple[str, ...]
    kind: str
    certainty: float
    words: tuple[tuple[str, tuple[str, ...]], ...]

    def to_dict(self) -> dict[str, Any]:
        """The message as JSON."""
        words = dict(self.words)
        return {
            "kind": self.kind,
            "intents": [
                {"concept": c, "weight": round(weight, 4), "words": list(words.get(c, ()))}
                for c, weight in self.intents
            ],
            "denied": list(self.denied),
        }


def understand(text: str, *, explain: bool = True) -> Message:
    """Understand what a sender's words mean.

    More precisely: `text` is an English message of any length that fits on a card; `explain` also finds the
    words that each intent hangs on (which takes a few times as long). Returns a `Message`. Raises `MalformedText`
    for an empty or far too long text, and `NotUnderstood` for one that is not English, or no message.

    >>> understand("Thank you so much for everything you did for us.", explain=False).intents[0][0]
    'gratitude'
    """
    if not any(map(str.isalnum, text)):
        raise MalformedText("the message is empty; write what you want to say, or name the sentiments to say")
    if len(text) > MAX_MESSAGE:
        raise MalformedText(
            f"the message has {len(text):,} characters, at most {MAX_MESSAGE:,} are read; give what stands on the card"
        )
    model = _model()
    said, unsaid, kinds = model.probabilities([text])
    chances = dict(zip(model.kinds, map(float, kinds[0]), strict=True))
    _refuse(chances if _is_latin(text) else {**chances, "foreign": 1.0})
    ranked = sorted(zip(map(float, said[0]), model.concepts, strict=True), key=lambda pair: (-pair[0], pair[1]))
    kept = [(c, p) for p, c in ranked if p >= max(_LEAST, _SHARE * ranked[0][0])][:_MOST_INTENTS] or [
        (ranked[0][1], ranked[0][0])
    ]
    denied = tuple(c for c, p in zip(model.denied, unsaid[0], strict=True) if p >= _DENIED)
    intents = [(c, p) for c, p in kept if c not in denied] or kept
    total = sum(p for _, p in intents)
    words = _words(model, text, [c for c, _ in intents], said[0]) if explain else ()
    return Message(
        tuple((c, p / total) for c, p in intents), denied, model.kinds[0], float(kinds[0][0]), words
    )  # fmt: skip


def _is_latin(text: str) -> bool:
    """Whether at least half of the letters are Latin ones: no English message is written in others."""
    letters = [character for character in text if character.isalpha()]
    return 2 * sum(ord(character) < 0x250 for character in letters) >= len(letters)


def _refuse(kinds: dict[str, float]) -> None:
    """Raise `NotUnderstood` for a text that is in another language, or none."""
    if kinds["foreign"] >= _REFUSED:
        raise NotUnderstood(
            "the message does not look like English, the only language that is understood so far; "
            "name what it says instead, as in --say gratitude=2,love"
        )
    if kinds["nonsense"] >= _REFUSED:
        raise NotUnderstood(
            "these words do not look like a message; write what you want to say, or name a sentiment, such as gratitude"
        )


def _words(
    model: _Model, text: str, concepts: Sequence[str], whole: np.ndarray[Any, Any]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For each concept the words that carry it most, in their order.

    A word carries a concept by what the message loses of it without the word (occlusion), and by what the word says of
    it alone: a message that gives thanks twice loses little with either.
    """
    words = text.split()
    if not 1 < len(words) <= 40:
        return ()
    without = [" ".join(words[:n] + words[n + 1 :]) for n in range(len(words))]
    chances, _, _ = model.probabilities(without + words)
    told = []
    for concept in concepts:
        place = model.concepts.index(concept)
        lost, alone = chances[: len(words), place], chances[len(words) :, place]
        carried = [float(whole[place] - left + own) for left, own in zip(lost, alone, strict=True)]
        ranked = sorted(range(len(words)), key=lambda n: -carried[n])[:_TOLD_WORDS]
        strong = sorted(n for n in ranked if carried[n] > 0.1 and carried[n] >= 0.5 * carried[ranked[0]])
        told.append((concept, tuple(words[n].strip('.,;:!?"“”()') for n in strong)))
    return tuple(told)


class _Model:
    """The encoder, its vocabulary and its labels, loaded once."""

    def __init__(self, folder: str) -> None:
        import json  # noqa: PLC0415 - reading a bouquet needs none of these

        import onnxruntime  # noqa: PLC0415

        with open(os.path.join(folder, "labels.json"), encoding="utf-8") as file:
            labels = json.load(file)
        with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as file:
            self.vocabulary = {word.rstrip("\n"): number for number, word in enumerate(file)}
        self.concepts: list[str] = labels["concepts"]
        self.denied: list[str] = labels["denied"]
        self.kinds: list[str] = labels["kinds"]
        options = onnxruntime.SessionOptions()
        # One thread, in one order: the same bytes out for the same bytes in.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(
            os.path.join(folder, "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def probabilities(self, texts: Sequence[str]) -> tuple[np.ndarray[Any, Any], ...]:
        """For each text: of each concept, of each denial, of each kind. Rows are texts, columns labels."""
        import numpy as np  # noqa: PLC0415

        rows = [pieces(text, self.vocabulary, 10**6) for text in texts]
        windows = [
            (n, [row[0], *row[1:-1][at : at + _LONGEST - 2], row[-1]])
            for n, row in enumerate(rows)
            for at in range(0, max(1, len(row) - 2), _LONGEST - 2)
        ]
        width = max(len(window) for _, window in windows)
        tokens = np.zeros((len(windows), width), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for place, (_, window) in enumerate(windows):
            tokens[place, : len(window)], mask[place, : len(window)] = window, 1
        said, unsaid, kind = self.session.run(None, {"input_ids": tokens, "attention_mask": mask})
        belongs = np.array([n for n, _ in windows])
        chances = (_softmax(said), 1 / (1 + np.exp(-unsaid)), _softmax(kind))
        return tuple(np.stack([chance[belongs == n].mean(axis=0) for n in range(len(texts))]) for chance in chances)


def _softmax(scores: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np  # noqa: PLC0415

    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: np.ndarray[Any, Any] = raised / raised.sum(axis=1, keepdims=True)
    return result


@cache
def _model() -> _Model:
    return _Model(_DATA)
