"""What is known of a text once it has been read: its plants, its bouquets, its appendix. Frozen values."""

from __future__ import annotations

from typing import Any, NamedTuple

from tussie.bouquet import Bouquet, Flower
from tussie.prose.mentions import Mention
from tussie.reading import Reading, Sense, flower_dict, sense_dict


class Arranged(NamedTuple):
    """A bouquet, wreath, garland or vase that a text describes, and what it says.

    It is told in the characters `start` to `end` of the text; `kind` is the text's word for it (bouquet, wreath, vase
    ...), `mentions` are the numbers of the mentions that are its flowers.
    """

    start: int
    end: int
    kind: str
    mentions: tuple[int, ...]
    bouquet: Bouquet
    reading: Reading


class Entry(NamedTuple):
    """A line of the appendix: a flower, what it means, who says so, and where it occurs.

    `senses` are likeliest first, none when no source of the tradition or behind it says anything. `mentions` are the
    numbers of its mentions in the annotation.
    """

    flower: Flower
    senses: tuple[Sense, ...]
    mentions: tuple[int, ...]


class Own(NamedTuple):
    """A line of an appendix that the text has itself, beside ours.

    `words` and `gloss` as the text writes them, at `start` to `end`; `flower` what `words` name; `sense` the sense of
    ours that says the same, or else our first, or None when we have none; `verdict` is ``agrees`` (it is our first),
    ``among`` (we have it behind another), ``differs`` or ``unknown`` (no source says anything, or the gloss is no
    sentiment we know).
    """

    start: int
    end: int
    words: str
    gloss: str
    flower: Flower
    sense: Sense | None
    verdict: str


class Late(NamedTuple):
    """A flower or a meaning that is out of its time: it came later than the text's period, at its place.

    `kind` is ``plant`` or ``meaning``; `year` the first year it is known from there; `said` one line for people with
    the source; `checked` whether that date was seen in the source or stands from memory.
    """

    flower: Flower
    kind: str
    year: int
    said: str
    source: str
    checked: bool
    mentions: tuple[int, ...]


class Annotation(NamedTuple):
    """A text, its mentions in order, its arrangements, the appendix, and the text's own appendix beside it."""

    text: str
    title: str
    tradition: str
    mentions: tuple[Mention, ...]
    arrangements: tuple[Arranged, ...]
    appendix: tuple[Entry, ...]
    own: tuple[Own, ...]
    late: tuple[Late, ...]

    def to_dict(self) -> dict[str, Any]:
        """The annotation as JSON: all but the text itself."""
        return {
            "title": self.title,
            "tradition": self.tradition,
            "mentions": [_mention_dict(one) for one in self.mentions],
            "arrangements": [
                {
                    "start": one.start,
                    "end": one.end,
                    "kind": one.kind,
                    "mentions": list(one.mentions),
                    "notation": str(one.bouquet),
                    "reading": one.reading.to_dict(),
                }
                for one in self.arrangements
            ],
            "appendix": [
                {
                    "flower": flower_dict(one.flower),
                    "senses": [sense_dict(sense) for sense in one.senses],
                    "mentions": list(one.mentions),
                }
                for one in self.appendix
            ],
            "own": [
                {
                    **one._asdict(),
                    "flower": flower_dict(one.flower),
                    "sense": sense_dict(one.sense) if one.sense else None,
                }
                for one in self.own
            ],
            "late": [
                {**one._asdict(), "flower": flower_dict(one.flower), "mentions": list(one.mentions)}
                for one in self.late
            ],
        }


def _mention_dict(mention: Mention) -> dict[str, Any]:
    told = {**mention._asdict(), "flower": flower_dict(mention.flower), "others": list(mention.others)}
    # As everywhere in JSON: "number" is a tuple's word for it.
    return {"count" if name == "number" else name: value for name, value in told.items()}
