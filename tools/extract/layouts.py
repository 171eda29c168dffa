"""How the lists are printed: one reader for each kind of layout.

A reader takes the lines of one list and yields its entries as they are printed. Spelling, capitals and
stops stay, misprints too: what should be read instead is said beside the row, never here. Only what the
printer used to set things apart is dropped: the underscores of italics, the dash, dots or columns
between headword and gloss, and the line breaks.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from tools.extract.text import Entry, Line, RunningText, plain

Reader = Callable[[Sequence[Line]], Iterator[Entry]]

DITTO = "----"


class EntryError(ValueError):
    """An entry that its layout does not explain."""

    def __init__(self, number: int, text: str) -> None:
        self.number = number
        self.text = text
        super().__init__(f"line {number}: neither headword nor gloss can be told in {text!r}")


def _entry(number: int, headword: str, gloss: str) -> Entry:
    """An entry of plain words; both must be there."""
    entry = Entry(number, plain(headword), plain(gloss))
    if not entry.headword or not entry.gloss:
        raise EntryError(number, f"{headword} {gloss}".strip())
    return entry


def _matched(number: int, text: str, pattern: str) -> Entry:
    """An entry by a pattern with the groups ``headword`` and ``gloss``."""
    match = re.fullmatch(pattern, text)
    if match is None:
        raise EntryError(number, text)
    return _entry(number, match["headword"], match["gloss"])


def expanded(headword: str, above: str) -> str:
    """The headword with its ditto mark spelt out in square brackets.

    `above` is the last headword printed in full. What the mark repeats depends on what follows it:
    nothing, and it is all of that headword; a comma, and it is what stands before the comma there;
    a word, and it is the first word.

    >>> expanded("---- Rose", "Acacia"), expanded("----", "Aster, China")
    ('[Acacia] Rose', '[Aster, China]')
    >>> expanded("----, White", "Mulberry tree, Black"), expanded("---- Gentle", "Balm of Gilead")
    ('[Mulberry tree], White', '[Balm] Gentle')
    """
    if not headword.startswith(DITTO):
        return headword
    rest = headword.removeprefix(DITTO)
    if not rest:
        repeated = above
    elif rest.startswith(","):
        repeated = above.partition(",")[0]
    else:
        repeated = above.replace(",", " ").split()[0]
    return f"[{repeated}]{rest}"


def _with_dittos(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The entries with every ditto mark spelt out."""
    above = ""
    for entry in entries:
        if not entry.headword.startswith(DITTO):
            above = entry.headword
        elif not above:
            raise EntryError(entry.line, f"{entry.headword} {entry.gloss}")
        yield entry._replace(headword=expanded(entry.headword, above))


def padded_columns(lines: Sequence[Line]) -> Iterator[Entry]:
    """Headword, two or more spaces, gloss. A deeper line goes on with the entry above it.

    ::

        Flax                                  _Domestic Industry. Fate.
                                               I feel your kindness._
        Rose, Full-blown, placed over
           two Buds                           _Secrecy._
    """
    number, headword, gloss = 0, "", ""
    for line in lines:
        if line.blank or line.text.startswith("[Illustration"):
            continue
        left, _, right = line.text.strip().partition("  ")
        if line.indent <= lines[0].indent:
            if number:
                yield _entry(number, headword, gloss)
            number, headword, gloss = line.number, left, right
        elif right:
            headword, gloss = f"{headword} {left}", f"{gloss} {right}"
        elif gloss:
            gloss = f"{gloss} {left}"
        else:
            headword = f"{headword} {left}"
    yield _entry(number, headword, gloss)


def ditto_marks(lines: Sequence[Line]) -> Iterator[Entry]:
    """Padded columns in which ``----`` stands for the headword above.

    ::

        Acacia                    Friendship.
        ---- Rose                 Elegance.
    """
    return _with_dittos(padded_columns(lines))


def dash_separated(lines: Sequence[Line]) -> Iterator[Entry]:
    """One entry to a line, a dash between headword and gloss.

    Trienens has one line with a single hyphen, ``Lily, White-Sweetness.``, so a line without a dash
    is parted at its first hyphen.

    ::

        Columbine, Purple--Resolved to win.
    """
    for line in lines:
        if not line.blank:
            headword, dash, gloss = line.text.partition("--")
            if not dash:
                headword, _, gloss = line.text.partition("-")
            yield _entry(line.number, headword, gloss)


def wrapped_paragraphs(pattern: str) -> Reader:
    """Paragraphs between blank lines, parted by `pattern`; indented ones are verses and are passed over.

    ::

        AMARANTH. The earthly only can become the spoil of the grave; love is
        immortal, and belongs to heaven.
    """

    def read(lines: Sequence[Line]) -> Iterator[Entry]:
        number, paragraph = 0, ""
        for line in [*lines, Line(0, "")]:
            if not line.blank and not line.indent:
                number = number or line.number
                paragraph = f"{paragraph} {line.text}".strip()
            elif paragraph:
                yield _matched(number, paragraph, pattern)
                number, paragraph = 0, ""

    return read


def headings(pattern: str) -> Reader:
    """Single lines that fit `pattern`, each above an essay; the essays are passed over.

    ::

        ICE-PLANT.... _Frigidity._
    """

    def read(lines: Sequence[Line]) -> Iterator[Entry]:
        for line in lines:
            if re.fullmatch(pattern, line.text):
                yield _matched(line.number, line.text, pattern)

    return read


def two_columns(lines: Sequence[Line]) -> Iterator[Entry]:
    """Two columns under each letter, each read down; a deeper line goes on with the entry above it.

    More precisely: under one letter the right column begins at the same place on every line, which is
    the leftmost place where text follows a gap. A ditto mark is set one space deeper but begins an entry.

    ::

        Charme.--Ornement.                  Couronne impériale.--Puissance.

        Châtaignier.--Équité.                ---- de roses.--Récomp. de la vertu.
    """
    return _with_dittos(
        entry for letter in _letters(lines) for column in _columns(letter) for entry in _column_entries(column)
    )


def _letters(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The printed lines under each letter of the alphabet."""
    letter: list[Line] = []
    for line in lines:
        if re.fullmatch(r" *[A-Z]( [A-Z])*", line.text):
            if letter:
                yield letter
            letter = []
        elif not line.blank:
            letter.append(line)
    yield letter


def _columns(letter: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines under one letter, cut into the left column and the right."""
    gaps = (re.search(r"\S {2,}(?=\S)", line.text) for line in letter)
    edge = min(gap.end() for gap in gaps if gap is not None)
    for line in letter:
        if line.text[edge - 1 : edge].strip():
            raise EntryError(line.number, line.text)
    return [Line(n, text[:edge]) for n, text in letter], [Line(n, text[edge:]) for n, text in letter]


def _column_entries(column: Sequence[Line]) -> Iterator[Entry]:
    """The entries of one column, read down."""
    entry = r"(?P<headword>.+?)\.\s*--(?P<gloss>.+)"
    number, text = 0, ""
    margin = min(line.indent for line in column if not line.blank)
    for line in column:
        if line.blank:
            continue
        if line.indent > margin and not line.text.lstrip().startswith(DITTO):
            text = f"{text} {line.text.strip()}"
        else:
            if number:
                yield _matched(number, text, entry)
            number, text = line.number, line.text.strip()
    if number:
        yield _matched(number, text, entry)


def love_letter(lines: Sequence[Line]) -> Iterator[Entry]:
    """Object and verse in Turkish, then both in English and in italics; the English is the entry.

    The verse stands beside its object, or in lines of its own when the Turkish took the place.

    ::

        Kihat,             Birlerum sahat sahat
        _Paper_,          _I faint every hour!_
    """
    number, headword, gloss = 0, "", ""
    for line in lines:
        italics = re.fullmatch(r"(?:(?P<object>_[^_]+_),)?\s+(?P<verse>_.+)?.*", line.text)
        if italics is None:
            continue
        if italics["object"]:
            if number:
                yield _entry(number, headword, gloss)
            number, headword, gloss = line.number, italics["object"], ""
        if italics["verse"]:
            gloss = f"{gloss} {italics['verse']}"
    yield _entry(number, headword, gloss)


def emblems_in_prose(lines: Sequence[Line]) -> Iterator[Entry]:
    """Sentences that run from plant to plant, parted by dashes.

    The stops and commas between the plants belong to the sentence, not to the glosses.

    ::

        The Olive is the emblem of peace--the Laurel, of glory--the Rue, of
        grace or purification (Ophelia's _Herb of Grace O'Sundays_)--the
    """
    text = RunningText(lines)
    plant = r"[Tt]he (?P<headword>.+?)(?:, | says | (?=indicates |is the emblem ))(?P<gloss>.+?)"
    for match in re.finditer(rf"{plant}(?:,?--(?:and )?(?=the )|\.(?= The |$))", text.words):
        yield _entry(text.line_at(match.start("headword")), match["headword"], match["gloss"])
