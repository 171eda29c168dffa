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
    PLANTS_FIRST,
    SEPARATORS,
    SOME,
    STATES,
    TIMES,
)  # fmt: skip

MAX_NUMBER = 10_000
#: No name of a plant has more words than this.
LONGEST_NAME = 7
#: Nobody says more than this before a name; who types more must not be waited for.
_LONGEST_PHRASE = 25

_TOKEN = re.compile(
    r"(?P<number>(?<!\w)[-+−]?\d+(?:,\d{3})*(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w))"
    # "3roses": a number may lean on its word. An abbreviated "St." keeps its stop.
    r"|(?P<stuck>\d+(?=[^\W\d]))"
    r"|(?P<word>(?:St|Mt|Dr)\.(?=\s)|\w+(?:['’]\w+)*)|(?P<break>\n)|(?P<mark>[^\w\s])"
)


#: Words that say nothing of what a flower is like; before a name they are a mistake, not a quality.
_NO_QUALITIES = frozenset(
    (
        "no not never without minus plus none nothing half quarter thousand million roughly about around nearly almost "
        "all every each i you he she we they me love like want give send is are was were be has have had nan kg g cm "
        "stems bunches stalks heads loads centre center ring edge middle to from for by at in on it"
    ).split()
).union(SEPARATORS, NUMBERS, TIMES, MEASURES, HEAPS, PARTS, STATES, SOME)
#: A name that ends in one of these is the name of that part.
_SHOWN_BY_NAME = ("bud", "leaf", "seed", "thorn", "petal")


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

    def items(self, tokens: list[Token]) -> tuple[Stem, ...]:
        """The items of a list, in which every word must be part of one.

        Raises `MalformedText`, `UnknownName` or `AmbiguousName` at the first that cannot be read.
        """
        stems: list[Stem] = []
        at = 0
        while at < len(tokens):
            if tokens[at].key in SEPARATORS or tokens[at].kind == "break":
                at += 1
            elif stems and (more := self._said_of_the_last(tokens, at, stems[-1])):
                stems[-1], at = more
            elif (end := self._greenery(tokens, at)) > at:
                at = end
            elif stems and (ones := self.ones(tokens, at, stems[-1])):
                stem, at = ones
                stems.append(stem)
            else:
                several, at = self.coordinated(tokens, at) or self._alone(tokens, at)
                stems += several
                if at < len(tokens) and not self._may_follow(tokens[at]):
                    self.unknown(tokens, at)
        return tuple(stems)

    def _alone(self, tokens: list[Token], at: int) -> tuple[list[Stem], int]:
        stem, end = self.item(tokens, at)
        return [stem], end

    def coordinated(self, tokens: list[Token], at: int) -> tuple[list[Stem], int] | None:
        """Several colours of one flower: "red, white and pink tulips" are three stems of unsaid number.

        One flower of several colours ("a red and white rose") is bicoloured.
        """
        begin, single = at, False
        while at < len(tokens) and (
            self._is_number(tokens, at) or tokens[at].key in FILLERS or tokens[at].key in HEAPS
        ):
            single = tokens[at].key in ("a", "an", "1", "one")
            at += 1
        if at >= len(tokens):
            return None
        colours: list[str] = []
        joined = False
        while True:
            colour, end = self.colour(tokens, at)
            if not colour or (tokens[at].key in PLANTS_FIRST and not colours and end < len(tokens)):
                return None
            colours.append(colour)
            joint = tokens[end].key if end < len(tokens) else ""
            if joint not in ("and", "&", "or", "/", ",") or (joined and joint == ","):
                break
            joined = joined or joint != ","
            at = end + 1
            if at >= len(tokens):
                return None
        if len(colours) < 2 or not joined or not self._leads_on(tokens, end):
            return None
        stem, stop = self.item(tokens, at)
        if single and stem.number == 1:
            return [stem._replace(flower=stem.flower._replace(colour="bicolour"))], stop
        number = None if begin < at else stem.number
        return [stem._replace(flower=stem.flower._replace(colour=c), number=number) for c in colours], stop

    def ones(self, tokens: list[Token], at: int, last: Stem) -> tuple[Stem, int] | None:
        """The last flower again in another colour: "white roses and three pink ones"."""
        stop = min(len(tokens), at + 6)
        end = next((n for n in range(at, stop) if tokens[n].key in ("ones", "one")), stop)
        if end in (at, stop):
            return None
        number: int | None = None
        colour = ""
        while at < end:
            shade, after = self.colour(tokens, at)
            if shade and after <= end:
                colour, at = shade, after
            elif tokens[at].kind == "number" or tokens[at].key in NUMBERS:
                number = self._digits(tokens[at]) if tokens[at].kind == "number" else NUMBERS[tokens[at].key]
                at += 1
            elif tokens[at].key in FILLERS or tokens[at].key in SOME:
                at += 1
            else:
                return None
        if not colour:
            return None
        return Stem(last.flower._replace(colour=colour), number), end + 1

    def _said_of_the_last(self, tokens: list[Token], at: int, last: Stem) -> tuple[Stem, int] | None:
        """What is added to the flower before: "ivy with berries", "rose without thorns"."""
        before = tokens[at - 1].key if at else ""
        flower = last.flower
        if tokens[at].key == "without" and at + 1 < len(tokens):
            variety = {"thorns": "thornless", "leaves": "leafless"}.get(tokens[at + 1].key)
            return (last._replace(flower=flower._replace(variety=variety)), at + 2) if variety else None
        if before == "with" and (part := self._part(tokens, at)):
            part = part if part == "fruit" and not flower.part else flower.part
            return last._replace(flower=flower._replace(part=part)), at + 1
        return None

    def _is_number(self, tokens: list[Token], at: int) -> bool:
        return tokens[at].kind == "number" or tokens[at].key in NUMBERS or tokens[at].key in (*SOME, *TIMES)

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
        return (
            token.key in SEPARATORS
            or token.kind in ("break", "number")
            or token.key in NUMBERS
            or token.key in SOME
            or token.key == "without"
        )

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
            elif self._is_count_in_brackets(tokens, at) and not phrase.said:
                phrase = phrase._replace(number=self._digits(tokens[at + 1]), said=True)
                at += 3
            else:
                break
        number = phrase.number if phrase.said else None if plural else 1
        flower = flower._replace(colour=colour, part=part, variety=variety)
        return Stem(flower, number, manner), at

    def _is_count_in_brackets(self, tokens: list[Token], at: int) -> bool:
        """ "roses (12)"."""
        inside = tokens[at : at + 3]
        return len(inside) == 3 and inside[0].key == "(" and inside[1].kind == "number" and inside[2].key == ")"

    def _aside(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        """A colour in brackets behind the name: "rose (deep pink)"."""
        colour, end = self.colour(tokens, at + 1)
        return (colour, end + 1) if colour and end < len(tokens) and tokens[end].key == ")" else None

    def phrase(self, tokens: list[Token], at: int) -> Phrase:
        """What stands from here up to where a name must begin."""
        number: int | None = None
        said = False
        colour = part = variety = manner = ""
        begin = at
        while at < min(len(tokens), begin + _LONGEST_PHRASE):
            token = tokens[at]
            longest = self._name_length(tokens, at)
            kind, stop = self._variety(tokens, at)
            # "Dark red" and "burgundy" are colours, though a dark geranium and a burgundy rose are kinds too.
            if kind and not longest and not self._is_colour(tokens, at, stop):
                # Before the numbers: the four of "four leaved" is none.
                variety, at = kind, stop
            elif token.kind == "number":
                if said:
                    self._two(tokens, begin, at, "numbers")
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
            elif token.key == "and" and number and number % 100 == 0 and tokens[at + 1 : at + 2]:
                if tokens[at + 1].key not in NUMBERS:
                    break
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
                # "Red Boronia heterophylla" is a colour and that species, though "red boronia" is a name too.
                reach = end - at + (self._name_length(tokens, end) if shade and end < len(tokens) else 0)
                if shade and (not longest or reach > longest or (end - at >= longest and self._leads_on(tokens, end))):
                    if colour and colour != shade:
                        self._two(tokens, begin, end - 1, "colours")
                    colour, at = shade, end
                elif token.key in FILLERS and longest == 0:
                    at += 1
                else:
                    break
        return Phrase(number, said, colour, part, variety, manner, at)

    def _two(self, tokens: list[Token], begin: int, at: int, what: str) -> NoReturn:
        """Raise `MalformedText` for an item that says two numbers, or two colours, at once."""
        last = tokens[at]
        said = self.text[tokens[begin].at : last.at + last.length]
        raise MalformedText(
            f"{clipped(said)!r} has two {what} for one flower; write 'red and white roses', or a comma between",
            text=self.text, at=tokens[begin].at, length=len(said),
        )  # fmt: skip

    def _leads_on(self, tokens: list[Token], at: int) -> bool:
        """Whether a name comes after this, so that a "violet tulip" is a colour and a tulip."""
        stop = min(len(tokens), at + _LONGEST_PHRASE)
        while at < stop and (tokens[at].kind == "word" or tokens[at].key in FILLERS):
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
                f"{clipped(said)!r} is no count of stems; expected a whole number from 1 to {MAX_NUMBER:,}",
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
        # "twenty four" and "two hundred and fifty" are one number, "a single" is one too.
        if before and (before % 100 == 0 or (before % 10 == 0 and number < 10)):
            return before + number
        return number

    def _measure(self, tokens: list[Token], at: int) -> tuple[str, bool] | None:
        """The part in "sprig of", and whether it is a heap whose number counts no stems."""
        if at + 1 >= len(tokens) or tokens[at + 1].key != "of":
            return None
        if tokens[at].key in HEAPS:
            return "", True
        word = next((w for w in singulars(tokens[at].key) if w in MEASURES), None)
        return None if word is None else (MEASURES[word], False)

    def _manner(self, tokens: list[Token], at: int) -> tuple[str, int] | None:
        for words, end in self._runs(tokens, at, 6):
            if manner := MANNER_KEYS.get(words):
                return manner, end
        return None

    def colour(self, tokens: list[Token], at: int) -> tuple[str, int]:
        """The colour named here and where its words end, or ``""``."""
        return self._longest(tokens, at, self.lex.colour)

    def _is_colour(self, tokens: list[Token], at: int, stop: int) -> bool:
        """Whether the words from here to `stop`, or more of them, name a colour."""
        shade, end = self.colour(tokens, at)
        return bool(shade) and end >= stop

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
            if token.kind == "word" and (token.key in _NO_QUALITIES or self._is_mistyped(token.key)):
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
        last = row.name.rsplit(" ", 1)[-1].rsplit("-", 1)[-1]
        part = row.part or (last if last in _SHOWN_BY_NAME else "")
        return Flower(row.plant, row.name, row.colour, part, row.variety)

    def unknown(self, tokens: list[Token], at: int) -> NoReturn:
        """Raise `UnknownName` for the words from here to the next separator."""
        end = at
        while end < len(tokens) and not (tokens[end].key in SEPARATORS or tokens[end].kind == "break"):
            end += 1
        last = tokens[min(end, at + LONGEST_NAME, len(tokens)) - 1] if end > at else tokens[at]
        name = self.text[tokens[at].at : last.at + last.length]
        if self._name_length(tokens, at):
            raise MalformedText(
                f"{clipped(name)!r} stands behind another flower; put a comma or 'and' between them",
                text=self.text, at=tokens[at].at, length=len(name),
            )  # fmt: skip
        near = [*self.lex.near_colours(tokens[at].key, 1), *self.lex.near(name)]
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "try another name of it"
        raise UnknownName(
            f"no flower is called {clipped(name)!r}; {hint}", name=name, near=near, text=self.text, at=tokens[at].at
        )
