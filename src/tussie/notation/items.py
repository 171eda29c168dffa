"""Items of a list: how many of what colour, part and variety of which flower, held how."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, NoReturn

from tussie.bouquet import Flower, Stem
from tussie.errors import AmbiguousName, MalformedText, UnknownName, clipped
from tussie.lexicon import Lexicon
from tussie.lexicon.names import is_slip, key, singulars
from tussie.notation.words import (
    ASIDES,
    FILLERS,
    GREENERY,
    HEAPS,
    MANNER_KEYS,
    MEASURES,
    NUMBERS,
    PARTS,
    SEPARATORS,
    SOME,
    STATES,
    TIMES,
)  # fmt: skip

MAX_NUMBER = 10_000
#: No name of a plant has more words than this.
LONGEST_NAME = 7

_TOKEN = re.compile(
    r"(?P<number>(?<!\w)[-+−]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w))"
    # "3roses": a number may lean on its word. An abbreviated "St." keeps its stop.
    r"|(?P<stuck>\d+(?=[^\W\d]))"
    r"|(?P<word>(?:St|Mt|Dr)\.(?=\s)|\w+(?:['’]\w+)*)|(?P<break>\n)|(?P<mark>[^\w\s])"
)


class Token(NamedTuple):
    """A word, number, mark or line break, its filed form, and where it stands in the text."""

    kind: str
    key: str
    at: int
    length: int


def asides(text: str, start: int, end: int) -> dict[str, tuple[str, tuple[int, int]]]:
    """What is said of ribbon and vase, and where: "tied with a black ribbon"."""
    found = {}
    lower = text[start:end].lower()
    for name, (words, pattern) in ASIDES.items():
        if any(word in lower for word in words) and (match := re.compile(pattern).search(text, start, end)):
            found[name] = (match[1].strip(), match.span())
    return found


class Phrase(NamedTuple):
    """What stands before a name: how many of what colour, part and variety."""

    number: int | None
    said: bool
    colour: str
    part: str
    variety: str
    manner: str
    end: int


class Reader:
    """Reads items out of one text. It has no state but the text and where names are looked up."""

    def __init__(self, text: str, lex: Lexicon, tradition: str) -> None:
        self.text = text
        self.lex = lex
        self.tradition = tradition

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words, numbers and marks of a part of the text, without its asides."""
        spans = [span for _, span in asides(self.text, start, end).values()]
        found = []
        for match in _TOKEN.finditer(self.text, start, end):
            if any(first <= match.start() < last for first, last in spans):
                continue
            kind = "number" if match.lastgroup == "stuck" else match.lastgroup or ""
            word = match[0] if kind != "word" else key(match[0])
            found.append(Token(kind, word, match.start(), len(match[0])))
        return found

    def items(self, start: int, end: int) -> tuple[Stem, ...]:
        """The items of a list, in which every word must be part of one.

        Raises `MalformedText`, `UnknownName` or `AmbiguousName` at the first that cannot be read.
        """
        tokens = self.tokens(start, end)
        stems: list[Stem] = []
        at = 0
        while at < len(tokens):
            if tokens[at].key in SEPARATORS or tokens[at].kind == "break":
                at += 1
                if stems and tokens[at - 1].key == "with" and (part := self._part(tokens, at)):
                    # "ivy with berries"
                    flower = stems[-1].flower
                    stems[-1] = stems[-1]._replace(flower=flower._replace(part=flower.part or part))
                    at += 1
                continue
            if (end := self._greenery(tokens, at)) > at:
                at = end
                continue
            stem, at = self.item(tokens, at)
            stems.append(stem)
            if at < len(tokens) and not self._may_follow(tokens[at]):
                self.unknown(tokens, at)
        return tuple(stems)

    def _greenery(self, tokens: list[Token], at: int) -> int:
        """Where an item of nothing but green stuff ends ("some greenery"), or where it began."""
        end, green = at, False
        while end < len(tokens) and tokens[end].kind == "word" and tokens[end].key not in SEPARATORS:
            word = tokens[end].key
            green = green or word in GREENERY
            if word not in GREENERY and word not in SOME and word not in NUMBERS and word not in FILLERS:
                return at
            end += 1
        return end if green else at

    def _part(self, tokens: list[Token], at: int) -> str:
        """The part of a plant that this word is, when it names no plant."""
        if at >= len(tokens) or self._name_length(tokens, at):
            return ""
        return next((PARTS[word] for word in singulars(tokens[at].key) if word in PARTS), "")

    def _may_follow(self, token: Token) -> bool:
        return token.key in SEPARATORS or token.kind in ("break", "number") or token.key in NUMBERS or token.key in SOME

    def item(self, tokens: list[Token], at: int) -> tuple[Stem, int]:
        """The item that starts here, and where it ends. Raises when there is none."""
        phrase = self.phrase(tokens, at)
        if phrase.end >= len(tokens):
            last = tokens[-1]
            said = self.text[tokens[at].at : last.at + last.length]
            raise MalformedText(
                f"{clipped(said)!r} names no flower; expected one, as in '3 red roses'",
                text=self.text, at=tokens[at].at, length=len(said),
            )  # fmt: skip
        found = self.name(tokens, phrase.end) or self._qualified(tokens, phrase.end)
        if found is None:
            self.unknown(tokens, phrase.end)
        return self.finish(tokens, phrase, *found)

    def finish(self, tokens: list[Token], phrase: Phrase, flower: Flower, plural: bool, at: int) -> tuple[Stem, int]:
        """The stem, once what stands behind the name has been read too."""
        colour, part, variety, manner = (
            phrase.colour or flower.colour,
            phrase.part or flower.part,
            phrase.variety or flower.variety,
            phrase.manner,
        )
        while at < len(tokens):
            singular = next((w for w in singulars(tokens[at].key) if w in PARTS), "")
            if not manner and (found := self._manner(tokens, at)):
                manner, at = found
            elif singular and tokens[at].kind == "word":
                part, plural = part or PARTS[singular], singular != tokens[at].key
                at += 1
            elif tokens[at].key == "(" and (aside := self._aside(tokens, at)):
                colour, at = colour or aside[0], aside[1]
            else:
                break
        number = phrase.number if phrase.said else None if plural else 1
        flower = flower._replace(colour=colour, part=part, variety=variety)
        return Stem(flower, number, manner), at

    def _aside(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        """A colour in brackets behind the name: "rose (deep pink)"."""
        colour, end = self.colour(tokens, at + 1)
        return (colour, end + 1) if colour and end < len(tokens) and tokens[end].key == ")" else None

    def phrase(self, tokens: list[Token], at: int) -> Phrase:
        """What stands from here up to where a name must begin."""
        number: int | None = None
        said = False
        colour = part = variety = manner = ""
        while at < len(tokens):
            token = tokens[at]
            longest = self._name_length(tokens, at)
            kind, stop = self._variety(tokens, at)
            if kind and not longest:
                # Before the numbers: the four of "four leaved" is none.
                variety, at = kind, stop
            elif token.kind == "number":
                number, said, at = self._digits(token), True, at + 1
            elif token.key in TIMES and longest <= 1:
                number, said, at = (number or 1) * TIMES[token.key], True, at + 1
            elif token.key == "half" and at + 2 < len(tokens) and tokens[at + 2].key == "dozen":
                number, said, at = 6, True, at + 3
            elif token.key in SOME and longest == 0:
                number, said, at = None, True, at + 1
            elif token.key in NUMBERS and longest <= 1 and self._counts(tokens, at, said):
                number, said, at = self._in_words(tokens, at, number), True, at + 1
                if at < len(tokens) and tokens[at].key == "-":
                    at += 1
            elif longest < 3 and (measured := self._measure(tokens, at)) is not None:
                part, heap = measured[0] or part, measured[1]
                number, said = (None, True) if heap else (number, said)
                if not said and token.key not in MEASURES:
                    number, said = None, True
                at += 2
            elif token.key in STATES and longest == 0:
                part, at = STATES[token.key], at + 1
            elif (held := self._manner(tokens, at)) and longest == 0:
                manner, at = held
            else:
                shade, end = self.colour(tokens, at)
                # What is no name by itself is a colour; what is, only where another name follows.
                if shade and (not longest or (end - at >= longest and self._leads_on(tokens, end))):
                    colour, at = shade, end
                elif token.key in FILLERS and longest == 0:
                    at += 1
                else:
                    break
        return Phrase(number, said, colour, part, variety, manner, at)

    def _leads_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a name comes after this, so that a "violet tulip" is a colour and a tulip."""
        while at < len(tokens) and tokens[at].kind == "word":
            if self._name_length(tokens, at):
                return True
            ends = [at + 1] if tokens[at].key in FILLERS or tokens[at].key in STATES else []
            ends += [end for word, end in (self.colour(tokens, at), self._variety(tokens, at)) if word]
            if not ends:
                return False
            at = max(ends)
        return False

    def _digits(self, token: Token) -> int:
        said = self.text[token.at : token.at + token.length]
        try:
            number = float(said.replace(",", "").replace("−", "-"))
        except ValueError:
            number = 0.0
        if not (1 <= number <= MAX_NUMBER and number == int(number)):
            raise MalformedText(
                f"{said!r} is no count of stems; expected a whole number from 1 to {MAX_NUMBER:,}",
                text=self.text, at=token.at, length=token.length,
            )  # fmt: skip
        return int(number)

    def _counts(self, tokens: list[Token], at: int, said: bool) -> bool:
        """Whether a number word counts stems: not in "seven-thorned", nor after a number in digits."""
        joined = at + 1 < len(tokens) and tokens[at + 1].key == "-"
        tens = joined and NUMBERS[tokens[at].key] >= 20
        return (tens or not joined) and not (said and at and tokens[at - 1].kind == "number")

    def _in_words(self, tokens: list[Token], at: int, before: int | None) -> int:
        number = NUMBERS[tokens[at].key]
        if number == 0:
            raise MalformedText(
                f"'zero' is no count of stems; expected a whole number from 1 to {MAX_NUMBER:,}",
                text=self.text, at=tokens[at].at, length=tokens[at].length,
            )  # fmt: skip
        # "twenty four" is one number, "a single" is one too.
        return before + number if before and before >= 20 and number < 10 else number

    def _measure(self, tokens: list[Token], at: int) -> tuple[str, bool] | None:
        """The part in "sprig of", and whether it is a heap whose number counts no stems."""
        if at + 1 >= len(tokens) or tokens[at + 1].key != "of":
            return None
        if tokens[at].key in HEAPS:
            return "", True
        word = next((w for w in singulars(tokens[at].key) if w in MEASURES), None)
        return None if word is None else (MEASURES[word], False)

    def _manner(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        for length in range(min(6, len(tokens) - at), 0, -1):
            words = tuple(token.key for token in tokens[at : at + length])
            if manner := MANNER_KEYS.get(words):
                return manner, at + length
        return None

    def colour(self, tokens: list[Token], at: int) -> tuple[str, int]:
        """The colour named here and where its words end, or ``""``."""
        return self._longest(tokens, at, self.lex.colour)

    def _variety(self, tokens: list[Token], at: int) -> tuple[str, int]:
        """A word that the sources use for a kind ("moss", "four leaved"), unless it says a state or a number."""

        def kind(words: str) -> str:
            known = words in self.lex.varieties and words not in STATES
            counts = all(word in NUMBERS or word in TIMES for word in words.split())
            return words.replace(" ", "-") if known and not counts else ""

        return self._longest(tokens, at, kind)

    def _longest(self, tokens: list[Token], at: int, look_up: Callable[[str], str]) -> tuple[str, int]:
        """The value of the longest run of words from here that `look_up` knows, and its end."""
        for words, end in self._runs(tokens, at, 3):
            if found := look_up(words):
                return found, end
        return "", at

    def _runs(self, tokens: list[Token], at: int, most: int) -> Iterator[tuple[str, int]]:
        """Runs of words that start here, longest first, with hyphens and line ends inside."""
        words: list[str] = []
        ends: list[int] = []
        place = at
        while place < len(tokens) and len(words) < most:
            token = tokens[place]
            if token.kind == "word":
                words.append(token.key)
                ends.append(place + 1)
            elif token.key not in ("-", "×", "'", "’") or not words:
                break
            place += 1
        for length in range(len(words), 0, -1):
            yield " ".join(words[:length]), ends[length - 1]

    def _name_length(self, tokens: list[Token], at: int) -> int:
        for words, end in self._runs(tokens, at, LONGEST_NAME):
            if self.lex.knows(words):
                return end - at
        return 0

    def name(self, tokens: list[Token], at: int) -> tuple[Flower, bool, int] | None:
        """The flower named here, whether in the plural, and where the name ends."""
        for words, end in self._runs(tokens, at, LONGEST_NAME):
            if self.lex.knows(words):
                return self._flower(words, tokens[at]), not self.lex.is_filed(words), end
        # "rosebuds", "oakleaf": a name and a part in one word.
        word = tokens[at].key
        for part in ("bud", "buds", "leaf", "leaves", "hip", "hips", "blossom", "blossoms"):
            stem = word.removesuffix(part)
            if stem != word and self.lex.knows(stem):
                flower = self._flower(stem, tokens[at])
                singular = next(w for w in singulars(part) if w in PARTS)
                return flower._replace(part=PARTS[singular]), singular != part, at + 1
        return None

    def _qualified(self, tokens: list[Token], at: int) -> tuple[Flower, bool, int] | None:
        """A name behind words that nobody knows, which are kept as its variety: "autumnal hydrangea".

        A word that may be a colour or a name with a typing error in it is no such word.
        """
        words: list[str] = []
        while at < len(tokens) and len(words) < 3:
            token = tokens[at]
            if token.kind == "word" and (token.key in SEPARATORS or self._is_mistyped(token.key)):
                return None
            if token.kind == "word":
                words.append(token.key)
            elif token.key != "-":
                return None
            at += 1
            if words and at < len(tokens) and (found := self.name(tokens, at)):
                flower, plural, end = found
                return flower._replace(variety="-".join(filter(None, (*words, flower.variety)))), plural, end
        return None

    def _is_mistyped(self, word: str) -> bool:
        known = (*self.lex.near(word, 1), *self.lex.near_colours(word, 1))
        return any(is_slip(key(one), word) for one in known)

    def _flower(self, words: str, token: Token) -> Flower:
        try:
            row = self.lex.resolve(words, tradition=self.tradition)
        except AmbiguousName as error:
            raise AmbiguousName(
                str(error), name=words, candidates=error.candidates, text=self.text, at=token.at
            ) from None
        return Flower(row.plant, row.name, row.colour, row.part, row.variety)

    def unknown(self, tokens: list[Token], at: int) -> NoReturn:
        """Raise `UnknownName` for the words from here to the next separator."""
        end = at
        while end < len(tokens) and not (tokens[end].key in SEPARATORS or tokens[end].kind == "break"):
            end += 1
        last = tokens[min(end, at + LONGEST_NAME, len(tokens)) - 1] if end > at else tokens[at]
        name = self.text[tokens[at].at : last.at + last.length]
        near = [*self.lex.near_colours(tokens[at].key, 1), *self.lex.near(name)]
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "try `tussie lookup WORD`"
        raise UnknownName(
            f"no flower is called {clipped(name)!r}; {hint}", name=name, near=near, text=self.text, at=tokens[at].at
        )
