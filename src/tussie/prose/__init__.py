"""Flowers in stories: which plants a text names, which bouquets it describes, what they say, and the appendix to it."""

from __future__ import annotations

from tussie.errors import ImpossibleWish, clipped
from tussie.lexicon import DEFAULT_TRADITION, load_lexicon
from tussie.prose.annotation import Annotation, Arranged, Entry, Late, Own
from tussie.prose.appendix import compared, entries, own_lines
from tussie.prose.arrangements import arrangements as _arranged
from tussie.prose.mentions import Candidate, Mention, candidates
from tussie.prose.mentions import mentions as _mentioned
from tussie.prose.period import late

# `tussie.prose.mentions` and `tussie.prose.arrangements` are the rooms; the functions of those names live in them.

__all__ = [
    "Annotation",
    "Arranged",
    "Candidate",
    "Entry",
    "Late",
    "Mention",
    "Own",
    "annotate",
    "candidates",
    "mentions",
]


def annotate(
    text: str,
    *,
    title: str = "",
    tradition: str = DEFAULT_TRADITION,
    language: str = "en",
    year: int | None = None,
    place: str = "",
) -> Annotation:
    """Find the flowers of a text, read its bouquets, and write its appendix.

    `text` is the plain text; `tradition` the reader's (an id or a word for one), `language` that of the prose (an ISO
    639 code); with a `year`, and a `place` (a country), it says what is out of its time. An appendix that the text has
    itself is no part of the story: its lines are compared, not annotated. Raises `UnknownName` for an unknown
    tradition, language or country, and `ImpossibleWish` for an impossible year, or a place without one.

    >>> found = annotate("She carried a bouquet of white lilac. 'Oh, Rose,' he said.")
    >>> [mention.surface for mention in found.mentions], [str(one.bouquet) for one in found.arrangements]
    (['lilac'], ['tradition: modern\\nsome white lilac'])
    """
    chosen = load_lexicon().tradition(tradition).id
    if place and year is None:
        raise ImpossibleWish(f"{clipped(place)!r} tells nothing without a year; say in which the text is set")
    own = own_lines(text, tradition=chosen, language=language)
    # The lines of an appendix explain the story; they are not in it.
    found = tuple(
        mention
        for mention in _mentioned(text, language=language, tradition=chosen)
        if not any(line.start <= mention.start < line.end for line in own)
    )
    arranged = _arranged(text, found, tradition=chosen)
    appendix = entries(found, arranged, tradition=chosen)
    return Annotation(
        text,
        title,
        chosen,
        found,
        arranged,
        appendix,
        compared(own, appendix, tradition=chosen),
        late(appendix, year=year, place=place) if year is not None else (),
    )
