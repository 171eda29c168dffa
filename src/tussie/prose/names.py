"""Every form under which prose writes the name of a plant, and the automaton that finds them all in one pass.

The names are the lexicon's own, in the languages of the text and in Latin. To each come its plurals, and for short ones
the compounds that English writes as one word (rosebuds, appletree). Case, hyphens, apostrophes and line breaks need no
forms of their own: the page is folded before it is searched (`tussie.prose.page`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np

from tussie.errors import AmbiguousName, NotInstalled, UnknownName
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.lexicon.tables import Name
from tussie.prose.page import Page, Places, folded, one_byte_each

#: Where the words of each language lie.
DATA = Path(__file__).parent / "data"
#: No form shorter than this is looked for: two letters are an abbreviation of something else.
_SHORTEST = 3
#: Of longer names nobody writes compounds as one word.
_LONGEST_JOINED = 10
#: What is joined to a name in one word, and the part of the plant that it is.
_JOINED = {
    "bud": "bud", "buds": "bud", "bush": "plant", "bushes": "plant", "tree": "tree", "trees": "tree",
    "leaf": "leaf", "leaves": "leaf", "petal": "petal", "petals": "petal", "blossom": "bloom", "blossoms": "bloom",
    "wreath": "wreath", "wreaths": "wreath",
}  # fmt: skip
_JOINTS = frozenset("of in on the de du des da do".split())
#: Plurals that no rule makes.
_PLURALS = {"leaf": ("leaves",), "foot": ("feet",), "tooth": ("teeth",), "iris": ("irises",)}


class Form(NamedTuple):
    """One way to write a name, folded, and what it stands for.

    `lemma` is the name in the singular, folded: what the model knows it by. The name itself begins `begin` characters
    into the form and has `length` of them: forms that need company ("the may was") are longer than the name. `others`
    are the further plants that bear the name. In an idiom the name is no plant for certain: `fixed` is what it is.
    """

    text: str
    lemma: str
    row: Name
    part: str
    plural: bool
    begin: int
    length: int
    others: tuple[str, ...]
    fixed: str = ""


class Names(NamedTuple):
    """The automaton over all forms; what it reports by number is `forms[number]`.

    The arrays have one entry for each form: where the name begins in it and how long it is, a number for its lemma,
    whether it is a plural, its shape (one, two, or more words; the same plus 3 for Latin), and what else it can mean,
    as bits.
    """

    forms: tuple[Form, ...]
    automaton: object
    by_text: dict[str, int]
    begins: Places
    lengths: Places
    lemmas: Places
    plurals: Places
    shapes: Places
    groups: Places

    def found(self, page: Page) -> tuple[Places, Places, Places]:
        """Which form stands where: numbers of forms, and where each begins and ends in the bytes of the page."""
        matches = self.automaton.find_matches_as_indexes(page.searched)  # type: ignore[attr-defined]
        if not matches:
            none = np.zeros(0, np.int64)
            return none, none, none
        numbers, starts, ends = np.array(matches, np.int64).T
        whole = page.fold[ends] == ord(" ")
        if not whole.all():
            # The longest name goes on in another word: "sweet pea" in "sweet peace" may still hold a shorter one.
            shorter = [
                (number, int(start), int(start) + 1 + len(self.forms[number].text))
                for start, end in zip(starts[~whole], ends[~whole], strict=True)
                if (number := self._shorter(page.searched[int(start) + 1 : int(end)])) >= 0
            ]
            numbers, starts, ends = numbers[whole], starts[whole], ends[whole]
            if shorter:
                more = np.array(shorter, np.int64).T
                numbers, starts, ends = (
                    np.concatenate(pair) for pair in zip((numbers, starts, ends), more, strict=True)
                )
                order = np.argsort(starts, kind="stable")
                numbers, starts, ends = numbers[order], starts[order], ends[order]
        # A pattern begins with the space before it.
        starts = starts + 1 + self.begins[numbers]
        return numbers, starts, starts + self.lengths[numbers]

    def _shorter(self, words: bytes) -> int:
        text = words.decode("ascii")
        while " " in text:
            text = text.rsplit(" ", 1)[0].rstrip()
            if (number := self.by_text.get(text, -1)) >= 0:
                return number
        return -1


def plurals(name: str) -> tuple[str, ...]:
    """The plurals of an English name, folded.

    >>> [plurals(name)[0] for name in ("lily of the valley", "daisy", "iris", "oak leaf", "potato", "moss")]
    ['lilies of the valley', 'daisies', 'irises', 'oak leaves', 'potatoes', 'mosses']
    >>> plurals("crocus")
    ('crocuses', 'croci')
    """
    words = name.split(" ")
    place = 0 if len(words) > 2 and words[1] in _JOINTS else len(words) - 1
    word = words[place]
    forms: tuple[str, ...] = (word + "s",)
    if word in _PLURALS:
        forms = _PLURALS[word]
    elif word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou":
        forms = (word[:-1] + "ies",)
    elif word.endswith("us"):
        forms = (word + "es", word[:-2] + "i")
    elif word.endswith("o"):
        forms = (word + "es", word + "s")
    elif word.endswith(("s", "x", "sh", "ch", "z")):
        forms = (word + "es",)
    return tuple(" ".join([*words[:place], form, *words[place + 1 :]]) for form in forms)


def fold_name(name: str) -> str:
    """A name as it stands on a folded page: single bytes, marks as spaces.

    >>> fold_name("Lady’s Slipper"), fold_name("Rosa × centifolia")
    ('lady s slipper', 'rosa   centifolia')
    """
    return folded(one_byte_each(name)).decode("ascii").strip()


@cache
def load_names(language: str = "en", tradition: str = DEFAULT_TRADITION) -> Names:
    """The names of a language and the automaton over them.

    `language` is an ISO 639 code with a folder in ``data/``; `tradition` settles names that several plants share.
    Raises `UnknownName` for a language that has no data.
    """
    try:
        # An extra: reading and composing never search prose.
        from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind  # noqa: PLC0415
    except ImportError:
        raise NotInstalled(
            "stories are read with libraries that are not installed; run: pip install 'tussie[prose]'"
        ) from None

    if not (DATA / language).is_dir():
        known = ", ".join(sorted(folder.name for folder in DATA.iterdir() if folder.is_dir()))
        raise UnknownName(f"no prose is read in the language {language!r}; expected {known}", name=language)
    found: dict[str, Form] = {}
    for form in _forms(load_lexicon(), language, tradition):
        found.setdefault(form.text, form)
    forms = tuple(found.values())
    uses = other_uses(language)
    # Every pattern begins with the space before the word: fewer false starts than with a letter.
    patterns = [b" " + form.text.encode() for form in forms]
    return Names(
        forms,
        BytesAhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        {form.text: number for number, form in enumerate(forms)},
        *(
            np.array(column, np.int64)
            for column in zip(
                *(
                    (
                        form.begin,
                        form.length,
                        crc32(form.lemma.encode()),
                        form.plural,
                        _shape(form),
                        _bits(_uses_of(form.lemma, uses)),
                    )
                    for form in forms
                ),
                strict=True,
            )
        ),
    )


def _shape(form: Form) -> int:
    return min(form.text.count(" "), 2) + 3 * (form.row.language == "la")


@cache
def other_uses(language: str) -> dict[str, frozenset[str]]:
    """What else each name can mean, by its folded form: groups of ``groups.csv``.

    >>> sorted(other_uses("en")["rose"])
    ['colour', 'homograph', 'person', 'spice', 'timber']
    """
    uses: dict[str, set[str]] = {}
    for row in table(language, "groups"):
        for name in map(fold_name, row["names"].split("|")):
            uses.setdefault(name, set()).add(row["group"])
    return {name: frozenset(groups) for name, groups in uses.items()}


#: The uses that are told apart by the model: fruit and spices stand in kitchens alike, timber and cane in rooms.
_BITS = {
    "person": 1,
    "colour": 2,
    "fruit": 4,
    "vegetable": 4,
    "grain": 4,
    "spice": 4,
    "timber": 8,
    "fibre": 8,
    "homograph": 16,
}


def _bits(uses: frozenset[str]) -> int:
    bits = 0
    for use in uses:
        bits |= _BITS[use]
    return bits


#: Uses that "black walnut" has because walnut has them; "musk rose" is nobody's name because Rose is one.
_INHERITED = frozenset(("fruit", "vegetable", "grain", "spice", "timber", "fibre"))


def _uses_of(lemma: str, uses: dict[str, frozenset[str]]) -> frozenset[str]:
    own, last = uses.get(lemma, frozenset()), lemma.rsplit(" ", 1)[-1]
    return own if last == lemma else own | (uses.get(last, frozenset()) & _INHERITED)


def _forms(lex: Lexicon, language: str, tradition: str) -> Iterator[Form]:
    """All forms, those first that win when two are spelled alike."""
    rows: dict[str, str] = {}
    for id in lex.plants:
        for named in lex.names(id):
            if named.language == language and len(fold_name(named.name)) >= _SHORTEST:
                rows.setdefault(fold_name(named.name), named.name)
    restricted = {fold_name(row["name"]): row for row in table(language, "names")}
    for idiom in table(language, "idioms"):
        yield from _idiom(lex, idiom, tradition)
    further: list[Form] = []
    for lemma, name in rows.items():
        row, others = _meant(lex, name, tradition)
        rule = restricted.get(lemma)
        if rule and rule["use"] == "phrases":
            yield from (_in_company(phrase, lemma, row, others) for phrase in rule["phrases"].split("|"))
        if rule:
            continue
        for spelled in _spellings(lemma):
            yield Form(spelled, lemma, row, row.part, False, 0, len(spelled), others)
            further += (
                Form(many, lemma, row, row.part, True, 0, len(many), others)
                for many in plurals(spelled)
                if many not in rows
            )
        if lemma.isalpha() and len(lemma) <= _LONGEST_JOINED and row.period == "current":
            for end, part in _JOINED.items():
                joined = lemma + end
                further.append(Form(joined, joined, row, row.part or part, end[-1] == "s", 0, len(joined), others))
    yield from (form for form in further if form.lemma not in restricted and form.text not in restricted)
    for plant in lex.plants.values():
        scientific = fold_name(plant.scientific_name)
        if len(scientific) >= _SHORTEST and scientific not in restricted:
            row = Name(plant.scientific_name, "la", plant.id, "", "", "", "current", (), "", plant.source)
            yield Form(scientific, scientific, row, "", False, 0, len(scientific), ())


def _spellings(lemma: str) -> Iterator[str]:
    """A name, without its apostrophe, and in one word where two short ones make it: "ladys slipper", "woodsorrel"."""
    yield lemma
    if " s " in lemma:
        yield lemma.replace(" s ", "s ")
    if lemma.startswith("st "):
        # "St. John's" or "St John's": the stop is a space, too.
        yield lemma.replace("st  ", "st ") if lemma.startswith("st  ") else lemma.replace("st ", "st  ", 1)
    words = lemma.split(" ")
    if len(words) == 2 and len(lemma) <= _LONGEST_JOINED + 4 and min(map(len, words)) > 2:
        yield "".join(words)


def _meant(lex: Lexicon, name: str, tradition: str) -> tuple[Name, tuple[str, ...]]:
    """The row that a name means, and the other plants that it could mean."""
    rows = lex.named(name)
    try:
        row = lex.resolve(name, tradition=tradition)
    except AmbiguousName:
        # A story is read whole or not at all: where nothing tells the plants apart, the first that bears the name
        # today.
        row = next((row for row in rows if row.period == "current"), rows[0])
    return row, tuple(dict.fromkeys(other.plant for other in rows if other.plant != row.plant))


def _in_company(phrase: str, lemma: str, row: Name, others: tuple[str, ...]) -> Form:
    """A form that is the name only in a phrase: "the [may] was"."""
    text, begin, length = _bracketed(phrase)
    return Form(text, lemma, row, row.part, text[begin : begin + length] != lemma, begin, length, others)


def _idiom(lex: Lexicon, idiom: dict[str, str], tradition: str) -> Iterator[Form]:
    """The form of an idiom, if the lexicon has the name in it."""
    text, begin, length = _bracketed(idiom["phrase"])
    name = text[begin : begin + length]
    if lex.named(name):
        row, others = _meant(lex, name, tradition)
        yield Form(text, fold_name(row.name), row, "", False, begin, length, others, idiom["class"])


def _bracketed(phrase: str) -> tuple[str, int, int]:
    """A phrase without the brackets around the name in it, and where the name begins and how long it is."""
    begin, end = phrase.index("["), phrase.index("]") - 1
    return phrase.replace("[", "").replace("]", ""), begin, end - begin


def table(language: str, name: str) -> Iterable[dict[str, str]]:
    """The rows of a table of a language; comment lines explain its columns."""
    with (DATA / language / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(line for line in file if not line.startswith("#"))
