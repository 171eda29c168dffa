"""The table of the books: where each list begins and ends, and how it is printed."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.extract import layouts
from tools.extract.layouts import EntryError, Reader
from tools.extract.text import Entry, Line, TextError, read_lines, section


class Section(NamedTuple):
    """One list in a book: patterns for its first and last entry, and the reader of its layout."""

    first: str
    last: str
    read: Reader


class Source(NamedTuple):
    """A source of the lexicon, its text and what is read from it; `expected` counts the entries.

    A source without sections is running prose, whose rows were picked by a reader: it is only checked.
    """

    id: str
    file: str
    expected: int = 0
    sections: Sequence[Section] = ()

    def entries(self, folder: Path) -> Iterator[Entry]:
        """Every entry of the source, in the order in which the book is read."""
        lines: list[Line] = read_lines(folder, self.file)
        for first, last, read in self.sections:
            try:
                yield from read(section(lines, self.file, first, last))
            except EntryError as error:
                raise TextError(self.file, error.number, f"cannot read {error.text!r}") from error


# A message set off by quotation marks, after the flowers that say it.
_BOUQUET = r'(?P<headword>.+?)--"(?P<gloss>.+)"'

# ACONITE—BLUE. Flatterer! are you to be trusted?
_CAPITALS = r"(?P<headword>[^a-z]+?)\. (?P<gloss>.+)"

# ICE-PLANT.... _Frigidity._ Five headings have a space after their stop: SNOWDROP. ... _Hope._
_ESSAY = r"(?P<headword>[A-Z].+?)\. ?\.\.\. (?P<gloss>_.+)"

# The first comma parts the entry, or the stop in "Orelha de rato. Não te esqueças de mim." Three
# headwords hold a comma of their own, before a small letter and with the gloss after the next comma:
# "Rosa de cheiro, encarnada, Sou assaz feliz." and two kinds of Mal-me-quer.
_COMMA = r"(?P<headword>[^,.]+(?:, [a-zà-ÿ][^,]*(?=, [A-ZÀ-Ý]))?)[,.] (?P<gloss>.+)"

DICTIONARIES = (
    Source(
        "greenaway-1884",
        "greenaway-1884.txt",
        713,
        [Section(r"Abecedary  ", r"^Zinnia  ", layouts.padded_columns)],
    ),
    Source("dumont-1851", "dumont-1851.txt", 241, [Section(r"Acacia  ", r"^Yew  ", layouts.ditto_marks)]),
    Source(
        "dumont-1851-essays",
        "dumont-1851.txt",
        105,
        [Section(r"MEZEREON\.", r"^LICHEN\.", layouts.headings(_ESSAY))],
    ),
    Source(
        "folkard-1884",
        "folkard-1884.txt",
        243,
        [Section(r"  Acacia  +Friendship\.", r"^  Yew  ", layouts.ditto_marks)],
    ),
    Source(
        "folkard-1884-ancient",
        "folkard-1884.txt",
        91,
        [Section(r"  Absinth  ", r"^  Violet  ", layouts.padded_columns)],
    ),
    Source(
        "delord-1867",
        "delord-1867-t1.txt",
        290,
        [Section(r"  Absinthe\.--", r" Zéphyranthe\.--", layouts.two_columns)],
    ),
    Source(
        "young-1881",
        "young-1881.txt",
        429,
        [Section(r" +Acacia--Concealed", r"^ +Zennæ--", layouts.dash_separated)],
    ),
    Source(
        "burroughs-1889",
        "burroughs-1889.txt",
        213,
        [Section(r" +Acacia--Concealed", r"^ +Zennæ--", layouts.dash_separated)],
    ),
    # Project Gutenberg spells the author Triemens, and so the file.
    Source(
        "trienens-1911",
        "triemens-1911.txt",
        60,
        [
            Section(r"Moss, Rosebud and", r"^Golden-Rod and", layouts.wrapped_paragraphs(_BOUQUET)),
            Section(r"Arbor Vitae--", r"^Witch Hazel--", layouts.dash_separated),
        ],
    ),
    Source("cielo-1917", "cielo-1917.txt", 294, [Section(r"  _Acacia_  ", r"^  _Yew_  ", layouts.padded_columns)]),
    Source(
        "fontaine-1862",
        "fontaine-1862.txt",
        104,
        [Section(r"ACACIA BLOSSOM\. ", r"^WOOD-SORREL\. ", layouts.wrapped_paragraphs(_CAPITALS))],
    ),
    Source(
        "serrano-1883",
        "serrano-1883.txt",
        444,
        [Section(r"Abeto, ", r"^Zimbro, ", layouts.wrapped_paragraphs(_COMMA))],
    ),
    Source(
        "serrano-1883-colours",
        "serrano-1883.txt",
        23,
        [Section(r"Amarello, ", r"^Vermelho e verde, ", layouts.wrapped_paragraphs(_COMMA))],
    ),
    Source("montagu-1790", "montagu-1790.txt", 17, [Section(r"Ingi, ", r"^_Pepper_,", layouts.love_letter)]),
    # What the rest of the chapter says of a plant is too free for a pattern; it is checked as prose.
    Source(
        "richardson-1855",
        "richardson-1855.txt",
        43,
        [Section(r"The Olive is the emblem", r"Venus' Car", layouts.emblems_in_prose)],
    ),
)

PROSE = (
    Source("haig-1913", "haig-1913.txt"),
    Source("ellacombe-1884", "ellacombe-1884.txt"),
    Source("folkard-1884-ophelia", "folkard-1884.txt"),
    Source("folkard-1884-funeral", "folkard-1884.txt"),
    Source("folkard-1884-christian", "folkard-1884.txt"),
    Source("folkard-1884-turkish", "folkard-1884.txt"),
    Source("dyer-1889", "dyer-1889.txt"),
    Source("hobson-1915", "hobson-1915.txt"),
    Source("davis-1912", "davis-1912.txt"),
    Source("ducane-1908", "ducane-1908.txt"),
    Source("delord-1867-t2", "delord-1867-t2.txt"),
)

SOURCES = {source.id: source for source in (*DICTIONARIES, *PROSE)}
