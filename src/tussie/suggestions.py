"""Suggestions while somebody types the name of a flower: names of every language, and colours before them.

The index is made once and holds every name of the lexicon by each of its words; a question is a look into a sorted list
and a short sort.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container
from functools import lru_cache
from heapq import nsmallest
from typing import Any, NamedTuple

from tussie.bouquet import Flower
from tussie.errors import AmbiguousName, UnknownName
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.names import key
from tussie.lexicon.tables import Name

#: No name is longer; what is typed beyond it is not looked at.
_LONGEST = 80
#: After the last letter of any name.
_LAST = "\U0010ffff"


class Suggestion(NamedTuple):
    """A flower that somebody may be about to name.

    `name` is the name that begins as they typed, in its `language` (``la`` for a scientific name); `words` the English
    words that the notation reads as `flower`; `note` tells a shared name's plants apart, and is empty otherwise.
    """

    name: str
    language: str
    words: str
    flower: Flower
    scientific_name: str
    note: str

    def to_dict(self) -> dict[str, Any]:
        """The suggestion as the JSON that the HTTP API returns, where `flower` are the words to put down."""
        return {
            "name": self.name,
            "language": self.language,
            "flower": self.words,
            "plant": self.flower.plant,
            "colour": self.flower.colour,
            "part": self.flower.part,
            "scientific_name": self.scientific_name,
            "note": self.note,
        }


class _Entry(NamedTuple):
    """A name under one of its words: whether it is a later one, and how well known its plant is.

    `english` is what to call it in English; `whole` says that this implies all that the name does.
    """

    form: str
    later: bool
    rank: tuple[bool, bool, int, bool, str]
    row: Name
    english: str
    whole: bool


class _Index(NamedTuple):
    """Every name by its words, in order; the colours by theirs; what is sold in each, by the name that leads to it."""

    entries: tuple[_Entry, ...]
    forms: tuple[str, ...]
    colours: tuple[tuple[str, str], ...]
    sold: dict[str, dict[str, _Entry]]


def suggest(words: str, *, language: str = "en", most: int = 8) -> tuple[Suggestion, ...]:
    """Flowers whose names begin as somebody has begun to type.

    More precisely: `words` may begin with a colour, and its last word may be half of one; names in `language` come
    first, then English ones, then the rest; among them those that begin (and not only go on) so, and those of which
    most is known. Returns at most `most` values of `Suggestion`, each plant and colour once; none for words that no
    name begins with. Never raises.

    >>> [one.words for one in suggest("deep pink ro", most=2)]
    ['deep pink rose', 'deep pink rosebud']
    >>> suggest("Vergissm", language="de")[0].words
    'forget-me-not'
    >>> [one.words for one in suggest("marigold", most=2)], suggest("?")
    (['marigold', 'calendula'], ())
    """
    lex = load_lexicon()
    typed = key(words[:_LONGEST])
    if not typed:
        return ()
    index = _index(lex)
    found: dict[Flower, Suggestion] = {}
    for colour, rest in _ways(index, typed):
        sold = index.sold.get(colour, {})
        hits = _beginning(index, rest) if rest else sold.values()
        for entry in nsmallest(4 * most, hits, key=lambda hit: _order(hit, rest, language, sold)):
            row = entry.row
            flower = Flower(row.plant, entry.english, row.colour or colour, row.part, row.variety)
            # What an English name implies need not be said beside it.
            plain = flower._replace(part="", variety="", colour=colour) if entry.whole else flower
            words = str(plain)
            if colour not in ("", flower.colour) or (lex.named(words) and (colour or words != entry.english)):
                # A yellow flag is not blue, and a black alder is a kind of alder rather than a colour of it.
                continue
            shared = len({other.plant for other in lex.named(row.name)}) > 1
            one = Suggestion(
                row.name, row.language, words, flower, lex.plant(row.plant).scientific_name,
                row.note if shared else "",
            )  # fmt: skip
            found.setdefault(flower._replace(name=""), one)
            if len(found) == most:
                return tuple(found.values())
    return tuple(found.values())


def _order(entry: _Entry, typed: str, language: str, sold: Container[str]) -> tuple[Any, ...]:
    own = 0 if entry.row.language == language else 1 if entry.row.language == "en" else 2
    # What is typed out is meant, in whatever language; of a colour, what is sold in it.
    whole = entry.form == typed and not entry.later
    return (not whole, entry.row.plant not in sold, entry.later, own, *entry.rank)


def _beginning(index: _Index, typed: str) -> tuple[_Entry, ...]:
    """The names of which a word begins so."""
    return index.entries[bisect_left(index.forms, typed) : bisect_left(index.forms, typed + _LAST)]


def _ways(index: _Index, typed: str) -> list[tuple[str, str]]:
    """The ways to take what is typed: as a name; as a colour, or half of one; as a colour and a name."""
    spoken = [(words, id) for words, id in index.colours if f"{typed} ".startswith(f"{words} ")]
    spoken.sort(key=lambda colour: -len(colour[0]))
    coloured = [(id, typed[len(words) + 1 :]) for words, id in spoken]
    coloured += [(id, "") for words, id in index.colours if words.startswith(typed) and words != typed]
    named = any(entry.form == typed and not entry.later for entry in _beginning(index, typed)[:1])
    # Whoever has typed a colour, and no more, goes on to any flower that comes in it.
    whole = bool(coloured) and not coloured[0][1] and bool(spoken) and not named
    return list(dict.fromkeys([*coloured[:whole], ("", typed), *coloured]))


@lru_cache(maxsize=1)
def _index(lex: Lexicon) -> _Index:
    entries: list[_Entry] = []
    first: dict[str, _Entry] = {}
    for id, plant in lex.plants.items():
        known = -len(lex.mentions(id))
        name = lex.name_of(id)
        # The genus Aster has no name that is not read as the florist's aster: it cannot be put down.
        named = means(lex, name, id)
        names = lex.names(id)
        leading = [row for row in names if row.language == "en" and means(lex, row.name, id)]
        scientific = Name(plant.scientific_name, "la", id, "", "", "", "current", (), "", plant.source)
        for row in (*names, scientific):
            alike = [other.name for other in leading if other[3:6] == row[3:6] and any(row[3:6])]
            english = row.name if row in leading else alike[0] if alike else name if named else ""
            if not english:
                continue
            whole = row in leading or bool(alike)
            leads = row in leading or means(lex, row.name, id)
            words = key(row.name).split()
            rank = (not leads, row.period != "current", known, row.name != name, row.name)
            for at in range(len(words)):
                entry = _Entry(" ".join(words[at:]), at > 0, rank, row, english, whole)
                entries.append(entry)
                if row.name == name and row.language in ("en", "la") and at == 0:
                    first[id] = entry
    entries.sort(key=lambda entry: (entry.form, entry.later))
    colours = [(key(words), id) for id, colour in lex.colours.items() for words in (colour.label, *colour.words)]
    sold: dict[str, dict[str, _Entry]] = {}
    for trade in lex.trade:
        for colour in trade.colours if trade.plant in first else ():
            sold.setdefault(colour, {})[trade.plant] = first[trade.plant]
    return _Index(tuple(entries), tuple(entry.form for entry in entries), tuple(dict.fromkeys(colours)), sold)


def means(lex: Lexicon, name: str, plant: str) -> bool:
    """Whether a name alone means this plant, to a reader who names no tradition.

    >>> lex = load_lexicon()
    >>> means(lex, "marigold", "tagetes"), means(lex, "Aster", "aster")
    (True, False)
    """
    try:
        return lex.resolve(name).plant == plant
    except (AmbiguousName, UnknownName):
        return False
