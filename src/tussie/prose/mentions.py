"""Every plant that a text names, where, of what colour, how many, in the scene or only in a figure of speech.

Two steps. One pass of an automaton finds every place where a name of the lexicon stands (`tussie.prose.names`); then a
linear model decides place by place whether a plant is meant, from the words around it and from what the whole text does
with the name (`tussie.prose.context`, `tussie.prose.decide`). What is said of the plant is read from its phrase
(`tussie.prose.phrase`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np

from tussie.bouquet import Flower
from tussie.lexicon import DEFAULT_TRADITION, load_lexicon
from tussie.prose.context import Rows, load_kinds, look
from tussie.prose.decide import CLASSES, MENTIONS, Floats, deciding, load_weights, probabilities
from tussie.prose.names import Form, load_names
from tussie.prose.page import page
from tussie.prose.phrase import said

#: A candidate is a mention from this probability on.
THRESHOLD = 0.45


class Mention(NamedTuple):
    """A plant that a text names.

    `text[start:end] == surface` always. `flower` is the plant with the colour, part and variety that the text gives it,
    `number` the count it gives or None. `figurative` is True where the plant is not in the scene ("cheeks like roses").
    `confidence` is the probability, 0.45 to 1, that a plant is meant; `why` says in words what decided. `others` are
    further plants that bear the name.
    """

    start: int
    end: int
    surface: str
    flower: Flower
    number: int | None
    figurative: bool
    confidence: float
    why: str
    others: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """A place where a name of a plant stands, and what it is there: one of `tussie.prose.decide.CLASSES`."""

    start: int
    end: int
    surface: str
    plant: str
    kind: str
    probability: float


def mentions(text: str, *, language: str = "en", tradition: str = DEFAULT_TRADITION) -> tuple[Mention, ...]:
    """Every plant that a text names, in order.

    `text` is any string; `language` the language of its prose (an ISO 639 code); `tradition` settles which plant a name
    means when several bear it. Places are characters of `text`. Raises `UnknownName` for a language without data. The
    method is described in ``docs/prose.md``, its accuracy in ``docs/benchmarks.md``.

    >>> text = "Rose rose and cut two dozen white roses."
    >>> [(found.surface, str(found.flower), found.number) for found in mentions(text)]
    [('roses', 'white rose', 24)]
    """
    lex = load_lexicon()
    decided = _decide(text, language, tradition)
    meant = decided.shares[:, :MENTIONS].sum(axis=1)
    chosen = np.flatnonzero(meant >= THRESHOLD)
    reasons = deciding(decided.rows[chosen], load_weights(language), decided.looked_at)
    found = []
    for place, reason in zip(chosen, reasons, strict=True):
        form, start, end = decided.forms[place], decided.starts[place], decided.ends[place]
        row = form.row
        phrase = said(text, start, end, lex, plural=form.plural, colour=row.colour, part=form.part)
        found.append(
            Mention(
                start,
                phrase.end,
                text[start : phrase.end],
                Flower(row.plant, row.name, phrase.colour, phrase.part, row.variety),
                phrase.number,
                bool(decided.shares[place, 1] > decided.shares[place, 0]),
                round(float(meant[place]), 4),
                _in_words(text, start, end, reason),
                form.others,
            )
        )
    return tuple(found)


def candidates(text: str, *, language: str = "en", tradition: str = DEFAULT_TRADITION) -> tuple[Candidate, ...]:
    """Every place where a name of a plant stands, whether or not a plant is meant.

    >>> [(found.surface, found.kind) for found in candidates("“Yes,” Rose said, and rose, and cut two yellow roses.")]
    [('Rose', 'person'), ('rose', 'verb'), ('roses', 'plant')]
    """
    decided = _decide(text, language, tradition)
    return tuple(
        Candidate(
            start,
            end,
            text[start:end],
            form.row.plant,
            form.fixed or CLASSES[int(shares.argmax())],
            float(shares.max()),
        )
        for form, start, end, shares in zip(decided.forms, decided.starts, decided.ends, decided.shares, strict=True)
    )


def named(text: str, *, language: str = "en", tradition: str = DEFAULT_TRADITION) -> int:
    """The number of places where a name of a plant stands: no fewer than its mentions, and found before any is made.

    >>> named("“Yes,” Rose said, and rose, and cut two yellow roses.")
    3
    """
    numbers, _, _ = load_names(language, tradition).found(page(text))
    return len(numbers)


class _Decided(NamedTuple):
    """The candidates of a text in order: form, place, probability of each class, and the features that these came
    from."""

    forms: list[Form]
    starts: list[int]
    ends: list[int]
    shares: Floats
    rows: Rows
    looked_at: list[str]


def _decide(text: str, language: str, tradition: str) -> _Decided:
    names, laid = load_names(language, tradition), page(text)
    numbers, starts, ends = names.found(laid)
    if not len(numbers):
        return _Decided([], [], [], np.zeros((0, len(CLASSES)), np.float32), np.zeros((0, 1), np.int64), ["name"])
    looked = look(laid, names, numbers, starts, ends, load_kinds(language))
    shares = probabilities(looked, load_weights(language))
    forms = [names.forms[number] for number in numbers]
    for place, form in enumerate(forms):
        if form.fixed:
            shares[place] = [kind == form.fixed for kind in CLASSES]
    return _Decided(forms, (starts - 1).tolist(), (ends - 1).tolist(), shares, looked.rows, looked.looked_at)


_WORDS = re.compile(r"\w+(?:['’]\w+)?")


def _in_words(text: str, start: int, end: int, reasons: list[str]) -> str:
    """What decided, in words: "after 'yellow'; next to other plants"."""
    said = []
    for reason in reasons:
        if reason.lstrip("-").isdecimal():
            step = int(reason)
            words = _WORDS.findall(text[max(0, start - 60) : start] if step < 0 else text[end : end + 60])
            word = words[step if step < 0 else step - 1 : step + 1 or None] if step < 0 else words[step - 1 : step]
            if word:
                said.append(f"{'after' if step < 0 else 'before'} '{word[0]}'")
        else:
            said.append(_REASONS[reason])
    return "; ".join(said) or "the name itself"


_REASONS = {
    "name": "the name itself",
    "written": "the way it is written",
    "near": "other plants near by",
    "around": "the words around it",
    "text": "what the text does with the name elsewhere",
}
