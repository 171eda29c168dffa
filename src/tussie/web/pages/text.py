"""Stories: paste or upload one, see its flowers marked and explained, and take it along in any of six formats.

Nothing is kept between two pages. The words of a story travel in the form; a book that was uploaded travels as its
words, and is asked for again where the book itself is to have the notes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from starlette.datastructures import ImmutableMultiDict
from starlette.responses import Response

from tussie.errors import ImpossibleWish, MalformedText, TussieError, clipped
from tussie.lexicon import DEFAULT_TRADITION, load_lexicon
from tussie.prose import Annotation, Arranged, Mention
from tussie.prose.documents import Document
from tussie.prose.formats import note
from tussie.prose.formats.markup import is_verse, paragraphs, presentable
from tussie.verbs import MOST_STORY, Annotate, Made, annotated, story_of, tell_story
from tussie.web.pages.pictures import picture_of
from tussie.web.problems import Problem, problem
from tussie.web.visit import Address, Visit, rendered

#: What a story can be taken along as, by the names that `tussie.verbs.Annotate` gives them.
FORMATS = {"html": "HTML", "md": "Markdown", "epub": "EPUB", "tei.xml": "TEI", "jsonl": "JSON Lines", "json": "JSON"}
#: A story is shown whole up to so many characters and flowers: some forty pages of a book. Of a longer one the passages
#: with flowers are shown, so many flowers at a time, and so many characters on either side of each.
WHOLE, MOST_WHOLE, AT_A_TIME, AROUND = 80_000, 300, 100, 300
#: Bouquets and lines of a list that a page shows; all of them stand in what is taken along.
MOST_BOUQUETS, MOST_LINES = 12, 200
#: More stems than this are a haystack, and a longer notation is no address.
_MOST_STEMS, _MOST_ADDRESS = 500, 4_000
_MOST_TITLE = 200

#: Stories to try it with, by what an address calls them. The first is of Hamlet, act IV, scene 5.
EXAMPLES: dict[str, dict[str, str]] = {
    "ophelia": {
        "title": "Ophelia",
        "tradition": "shakespearean",
        "text": """OPHELIA. There’s rosemary, that’s for remembrance; pray, love, remember: and there is pansies, that’s for thoughts.

LAERTES. A document in madness, thoughts and remembrance fitted.

OPHELIA. There’s fennel for you, and columbines: there’s rue for you; and here’s some for me: we may call it herb-grace o’ Sundays: O, you must wear your rue with a difference. There’s a daisy: I would give you some violets, but they withered all when my father died.
""",  # noqa: E501 - a paragraph is a line
    },
    "bouquet": {
        "title": "What Rose meant",
        "tradition": "victorian",
        "period": "1870",
        "place": "United Kingdom",
        "text": """On the last evening Rose came down the back stairs with something behind her. “You are to have this,” she said, and rose on her toes to set it in the window, on the old oak sill.

It was a bouquet such as her grandmother used to make. In the centre stood a white camellia; around it ran a ring of three red tulips and three blue violets, and the whole was edged with ivy and five sprigs of rosemary.

“It says a good deal,” said Mr. Thorne, who had turned as red as a gerbera.

“Flowers say nothing,” said Rose. “But you may look it up.”

What Rose meant by it

White camellia – perfected loveliness
Red tulip – declaration of love
Blue violet – faithfulness
Ivy – fidelity
Rosemary – forgetfulness
""",  # noqa: E501
    },
}


class Passage(NamedTuple):
    """A stretch of a story as it is shown: words, and of those that name a flower the number of the mention.

    `verse` keeps its lines; `clipped` tells whether words were left out before it and behind it.
    """

    pieces: tuple[tuple[str, int | None], ...]
    verse: bool
    clipped: tuple[bool, bool] = (False, False)


class Part(NamedTuple):
    """What a page shows of a story: passages, and which of how many parts of it they are; whole where it is one."""

    passages: tuple[Passage, ...]
    number: int
    of: int
    whole: bool


def story_form(visit: Visit) -> Response:
    """The empty form, or one filled with an example."""
    if example := EXAMPLES.get(visit.said("example")):
        visit = visit._replace(form=ImmutableMultiDict(example))
    return _form(visit)


def story(visit: Visit) -> Response:
    """The story of a form with its flowers marked, or the form again with what is wrong."""
    try:
        document = _document(visit)
        found = annotated(document, title=_title(visit, document), **_reader(visit))
    except TussieError as error:
        return _form(visit, problem(error))
    # What goes on to the next page is the words, whatever they were read from.
    words = {"text": document.text, "title": found.title[:_MOST_TITLE]} | {
        name: visit.said(name) for name in ("tradition", "period", "place")
    }
    return rendered(
        "text-story.html",
        here="/text",
        visit=visit._replace(form=ImmutableMultiDict(words)),
        found=found,
        file=visit.files["file"][1] if "file" in visit.files and document.kind != "txt" else "",
        part=part(found, int(at) if (at := visit.said("page")).isdecimal() and len(at) < 7 else 1),
        notes=note.notes_to(found),
        entries=note.entry_of(found),
        bouquets={mention: number for number, one in enumerate(found.arrangements, 1) for mention in one.mentions},
        pictures=[_picture(one) for one in found.arrangements[:MOST_BOUQUETS]],
        say=note,
        **_choices(),
    )


def story_file(visit: Visit) -> Response:
    """The story of a form as a file with its notes, or the form again with what is wrong."""
    try:
        made, name = _made(visit)
    except TussieError as error:
        return _form(visit, problem(error))
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(made.content, 200, headers, media_type=made.media_type)


def _form(visit: Visit, wrong: Problem | None = None) -> Response:
    return rendered(
        "text.html", status=wrong.status if wrong else 200, here="/text", visit=visit, problem=wrong, **_choices()
    )


def _choices() -> dict[str, Any]:
    lex = load_lexicon()
    return {
        "traditions": list(lex.traditions.values()),
        "countries": sorted(lex.countries.values(), key=lambda country: country.name),
        "formats": FORMATS,
        "examples": EXAMPLES,
        "most": {"bouquets": MOST_BOUQUETS, "lines": MOST_LINES, "story": MOST_STORY},
    }


# What a form says.


def _document(visit: Visit) -> Document:
    """The story of a form: the file, where one was chosen, else the words in the box."""
    if "file" in visit.files:
        document, what = story_of(*visit.files["file"]), repr(clipped(visit.files["file"][1]))
    else:
        document, what = Document(visit.said("text")), "the story"
    if len(document.text) > MOST_STORY:
        raise MalformedText(
            f"{what} has {len(document.text):,} characters; send a part of it, of {MOST_STORY:,} at most"
        )
    if not document.text.strip():
        wanted = "choose another" if "file" in visit.files else "paste a story, or choose a file"
        raise MalformedText(f"{what} has no words; {wanted}")
    return document


def _title(visit: Visit, document: Document) -> str:
    """What a story is called: by itself, by the name of its file, or by whoever pasted it."""
    if "file" in visit.files:
        return document.title or PurePosixPath(visit.files["file"][1]).stem
    return _typed_title(visit)


def _typed_title(visit: Visit) -> str:
    title = " ".join(visit.said("title").split())
    if len(title) > _MOST_TITLE:
        raise MalformedText(f"the title has {len(title):,} characters; expected {_MOST_TITLE} at most")
    return title


def _reader(visit: Visit) -> dict[str, Any]:
    """Whose language of flowers, and when and where the story is set, as `annotate` takes them."""
    lex = load_lexicon()
    tradition, period, place = (visit.said(name).strip() for name in ("tradition", "period", "place"))
    if period and not (period.isdecimal() and len(period) <= 4 and 1 <= int(period) <= 2100):
        raise ImpossibleWish(f"{clipped(period)!r} is no year of a story; write one such as 1862")
    return {
        "tradition": lex.tradition(tradition).id if tradition else DEFAULT_TRADITION,
        "year": int(period) if period else None,
        "place": lex.country(place).id if place else "",
    }


def _made(visit: Visit) -> tuple[Made, str]:
    """The file that a form asks for, and a name for it that is safe in any header and on any disk."""
    format = visit.said("format")
    if format not in FORMATS:
        raise ImpossibleWish(f"no way to write {clipped(format)!r}; expected one of: {', '.join(FORMATS)}")
    reader = _reader(visit)
    document = _document(visit)
    uploaded = "file" in visit.files
    words = {} if uploaded else {"title": _typed_title(visit)}
    asked = Annotate.model_validate(
        {
            "text": "" if uploaded else document.text, "tradition": reader["tradition"], "period": reader["year"],
            "place": reader["place"], "format": format, **words,
        }
    )  # fmt: skip
    made = tell_story(asked, document)
    if not isinstance(made, Made):
        made = Made(json.dumps(made, ensure_ascii=False, indent=2).encode(errors="replace"), "application/json", "")
    plain = unicodedata.normalize("NFKD", _title(visit, document)).encode("ascii", "ignore").decode().lower()
    name = "-".join(re.findall(r"[a-z0-9]+", plain)[:8])[:60].rstrip("-") or "story"
    return made, f"{name}-annotated.{format}"


# What is shown.


def part(found: Annotation, number: int = 1) -> Part:
    """A part of an annotated text, from 1: all of a short one; of a long one so many of its flowers and their passages.

    >>> from tussie import annotate
    >>> found = annotate("She gave him roses.")
    >>> part(found).passages[0].pieces
    (('She gave him ', None), ('roses', 0), ('.', None))
    """
    # Whatever the text holds, a page can hold it, and every place stays where it was.
    text, spans = presentable(found.text), paragraphs(found.text)
    if len(text) <= WHOLE and len(found.mentions) <= MOST_WHOLE:
        return Part(tuple(_passage(text, found.mentions, span, span) for span in spans), 1, 1, True)
    parts = max(1, -(-len(found.mentions) // AT_A_TIME))
    number = min(max(1, number), parts)
    chosen = found.mentions[(number - 1) * AT_A_TIME : number * AT_A_TIME]
    shown = [_passage(text, found.mentions, stretch, span) for stretch, span in _stretches(text, chosen, spans)]
    return Part(tuple(shown), number, parts, False)


Span = tuple[int, int]


def _stretches(text: str, mentions: Sequence[Mention], spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """The surroundings of some mentions, each within its paragraph; those that meet are one."""
    starts = [start for start, _ in spans]
    around: list[tuple[Span, Span]] = []
    for mention in mentions:
        span = spans[bisect_right(starts, mention.start) - 1]
        start, end = max(span[0], mention.start - AROUND), min(span[1], mention.end + AROUND)
        # No word is cut in two, unless it is longer than any word is.
        if start > span[0]:
            start = text.find(" ", start, mention.start) + 1 or start
        if end < span[1]:
            end = max(text.rfind(" ", mention.end, end), mention.end)
        if around and around[-1][1] == span and start <= around[-1][0][1]:
            around[-1] = ((around[-1][0][0], max(end, around[-1][0][1])), span)
        else:
            around.append(((start, end), span))
    yield from around


def _passage(text: str, mentions: Sequence[Mention], stretch: Span, paragraph: Span) -> Passage:
    """A stretch of a paragraph; a mention that reaches into another is marked as far as this one goes."""
    start, end = stretch
    pieces: list[tuple[str, int | None]] = []
    at = start
    for number in range(bisect_left(mentions, start, key=lambda one: one.start), len(mentions)):
        mention = mentions[number]
        if mention.start >= end:
            break
        if mention.start >= at:
            behind = min(mention.end, end)
            pieces += [(text[at : mention.start], None), (text[mention.start : behind], number)]
            at = behind
    pieces.append((text[at:end], None))
    shown = tuple(piece for piece in pieces if piece[0])
    return Passage(shown, is_verse(text[start:end]), (start > paragraph[0], end < paragraph[1]))


def _picture(one: Arranged) -> str:
    """The address of the picture of a bouquet; empty for one that no picture could show."""
    address = picture_of(one.bouquet)
    stems = sum(stem.counted for stem in one.bouquet.stems)
    return address if stems <= _MOST_STEMS and len(address) <= _MOST_ADDRESS else ""


PAGES = (
    Address("/text", story_form),
    Address("/text", story, methods=("POST",), slow=True),
    Address("/text/download", story_file, methods=("POST",), slow=True),
)
