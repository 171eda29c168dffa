"""Sentences that say where flowers stand: "a white zinnia in the middle, edged with ivy"."""

from __future__ import annotations

import re
from bisect import bisect_right

from tussie.bouquet import CENTRE, EDGE, RING, Ring, Stem
from tussie.lexicon.names import is_slip, key
from tussie.notation.items import Reader, Token
from tussie.notation.words import CUE_WORDS, CUES, GROUP, SEPARATORS, SPEAKS_OF_NEXT

#: In a longer description the search for typing errors stops after this many words: it is slow.
_MOST_SUSPECTS = 60
#: No item of a description has more words than this.
_WINDOW = 40


def describes(tokens: list[Token]) -> bool:
    """Whether the text says where flowers stand."""
    # The words first: the pattern takes longer to compile than most lists to read.
    hinted = any(token.key.startswith(CUE_WORDS) for token in tokens)
    return hinted and re.search(CUES, _flat(tokens)[0]) is not None


def describe(reader: Reader, tokens: list[Token], *, forgiving: bool = False) -> tuple[Ring, ...]:
    """The rings of a description. Words that are no flower are passed over.

    Raises `UnknownName` for a word that looks like a flower's name with a slip in it, unless `forgiving`: a story has
    words that a bouquet has not.
    """
    scene = _Scene(most_suspects=0 if forgiving else _MOST_SUSPECTS)
    flat, starts = _flat(tokens)
    cues = {starts[m.start()]: m for m in re.finditer(CUES, flat) if m.start() in starts}
    places = sorted(cues)
    at = 0
    while at < len(tokens):
        if cue := cues.get(at):
            after = at + len(cue[0].split())
            if cue.lastgroup == "about":
                scene.about(named=tokens[after].key == "the")
            else:
                scene.cue(cue.lastgroup or "", leads=_leads(cue[0], tokens, after, scene, at))
            at = after
        elif tokens[at].kind not in ("word", "number"):
            scene.mark(tokens[at].key)
            at += 1
        else:
            # An item ends at the next cue at the latest, and no item is longer than the window.
            following = bisect_right(places, at)
            stop = min(at + _WINDOW, places[following] if following < len(places) else len(tokens))
            at += _described(reader, tokens[at:stop], scene, at)
    return scene.rings()


def _leads(cue: str, tokens: list[Token], after: int, scene: _Scene, at: int) -> bool:
    """Whether a cue speaks of the flowers behind it rather than of those before it."""
    if cue.rsplit(" ", 1)[-1] in SPEAKS_OF_NEXT:
        return True
    follows = tokens[after] if after < len(tokens) else None
    closes = follows is None or follows.key in SEPARATORS or follows.kind != "word"
    return not (scene.ended == at and closes) and not (scene.ended == at and scene.loose)


def _described(reader: Reader, tokens: list[Token], scene: _Scene, offset: int) -> int:
    """Read what starts here: flowers, or colours of flowers not named yet. Return how many words it took."""
    if scene.last and (ones := reader.ones(tokens, 0, scene.last)):
        scene.flower(ones[0], offset + ones[1])
        return ones[1]
    if group := _group(reader, tokens):
        scene.group(group[0], offset + group[1])
        return group[1]
    if several := reader.coordinated(tokens, 0):
        for stem in several[0]:
            scene.flower(stem, offset + several[1])
        return several[1]
    phrase = reader.phrase(tokens, 0)
    found = reader.name(tokens, phrase.end) if phrase.end < len(tokens) else None
    if found is None:
        _suspect(reader, tokens, phrase.end if phrase.end < len(tokens) else 0, scene)
        return 1
    stem, end = reader.finish(tokens, phrase, *found)
    scene.flower(stem, offset + end)
    return end


def _group(reader: Reader, tokens: list[Token]) -> tuple[list[str], int] | None:
    """Colours of flowers that are not named yet: "the yellow and deep pink ones"."""
    colours: list[str] = []
    at = 0
    while at < len(tokens):
        colour, end = reader.colour(tokens, at)
        if colour:
            colours.append(colour)
            at = end
        elif colours and tokens[at].key in ("and", ","):
            at += 1
        else:
            break
    if colours and at < len(tokens) and re.fullmatch(GROUP, tokens[at].key):
        return colours, at + 1
    return None


def _suspect(reader: Reader, tokens: list[Token], at: int, scene: _Scene) -> None:
    """Raise `UnknownName` for a word that looks like a flower's name with a typing error in it."""
    word = tokens[at].key
    if (
        len(word) < 6
        or tokens[at].kind != "word"
        or word in scene.suspects
        or len(scene.suspects) >= scene.most_suspects
    ):
        return
    scene.suspects.add(word)
    alike = [name for name in reader.lex.near(word, 1) if is_slip(key(name), word)]
    if alike:
        reader.unknown(tokens[: at + 1], at)


def _flat(tokens: list[Token]) -> tuple[str, dict[int, int]]:
    """The tokens as one line, and which token starts at which place of it."""
    words, starts, at = [], {}, 0
    for number, token in enumerate(tokens):
        starts[at] = number
        words.append(token.key)
        at += len(token.key) + 1
    return " ".join(words), starts


class _Scene:
    """Where the flowers of a description stand, as far as it has been read.

    A cue ("in the middle") speaks of the flowers since the last comma or cue, or of those that
    follow. Colours of flowers not yet named ("the yellow and deep pink ones") wait for the names.
    """

    def __init__(self, most_suspects: int) -> None:
        self.most_suspects = most_suspects
        self.placed: dict[str, list[Stem]] = {}
        self.loose: list[Stem] = []
        self.ring = ""
        self.colours: list[str] = []
        self.bare: list[tuple[str, int]] = []
        self.ended = -1
        #: How many flowers went into the present ring since its cue or the last comma, and whether there was one.
        self.recent, self.comma = 0, False
        #: Whether the next flower is what the others stand around, and whether it was spoken of as known ("the lily").
        self.heart, self.named = False, False
        self.suspects: set[str] = set()
        #: The flower that "ones" would stand for.
        self.last: Stem | None = None

    def flower(self, stem: Stem, end: int) -> None:
        if self.heart and self._enclose(stem):
            self.ended = end
            return
        if self.ring:
            stems = self.placed.setdefault(self.ring, [])
            if not stem.flower.colour:
                self.bare.append((self.ring, len(stems)))
            stems.append(stem)
            self.recent += 1
        else:
            self.loose.append(stem)
        self.ended, self.last = end, stem

    def group(self, colours: list[str], end: int) -> None:
        self._colour_the_bare()
        self.colours, self.ended, self.last = colours, end, None

    def mark(self, mark: str) -> None:
        if mark in ".;" and self.loose and not self.ring:
            self._place(CENTRE if not self.placed else RING)
        if mark in ",.;":
            self.recent, self.comma, self.heart = 0, True, False

    def cue(self, ring: str, *, leads: bool) -> None:
        if leads:
            # What was named before "edged with" stands inside it.
            if self.loose:
                self._place(CENTRE if not self.placed else RING if ring == EDGE else CENTRE)
            if self.bare:
                self._colour_the_bare()
            self.ring, self.recent, self.comma = ring, 0, False
        elif self.loose:
            self._place(ring)
        else:
            # "surrounded by roses, and ivy at the edge": what came last belongs to the cue behind it.
            if self.recent and ring != self.ring:
                self._move(self.recent if self.comma else 1, ring)
            self.ring, self.recent = ring, 0

    def about(self, *, named: bool) -> None:
        """What was named stands in a ring about the flower that follows, which may have been named before."""
        self.heart, self.named = True, named

    def _enclose(self, stem: Stem) -> bool:
        """Put what was named in a ring about this flower; whether the flower has its place already."""
        self.heart = False
        if self.loose:
            self._place(RING)
        self._colour_the_bare()
        self.ring, self.recent, self.comma = CENTRE, 0, False
        placed = {stem.flower.plant for stems in self.placed.values() for stem in stems}
        return self.named and stem.flower.plant in placed

    def _move(self, number: int, ring: str) -> None:
        self._colour_the_bare()
        stems = self.placed[self.ring]
        self.placed.setdefault(ring, []).extend(stems[-number:])
        del stems[-number:]

    def _place(self, ring: str) -> None:
        self.placed.setdefault(ring, []).extend(self.loose)
        self.loose = []

    def _colour_the_bare(self) -> None:
        """Give the waiting colours to the flowers that were named without one, in order."""
        if self.bare and self.colours:
            several = len(self.colours) == len(self.bare)
            for number, (ring, place) in enumerate(self.bare):
                if several or len(self.colours) == 1:
                    stem = self.placed[ring][place]
                    colour = self.colours[number if several else 0]
                    self.placed[ring][place] = stem._replace(flower=stem.flower._replace(colour=colour))
            self.colours = []
        self.bare = []

    def rings(self) -> tuple[Ring, ...]:
        self._colour_the_bare()
        if self.loose:
            self._place(self.ring or (EDGE if EDGE not in self.placed and self.placed else CENTRE))
        return tuple(Ring(name, tuple(self.placed[name])) for name in (CENTRE, RING, EDGE) if self.placed.get(name))
