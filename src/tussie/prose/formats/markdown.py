"""The text in Markdown, with a footnote (of Pandoc, of GitHub) at the first mention of each kind of flower."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tussie.prose.annotation import Annotation
from tussie.prose.documents import Document
from tussie.prose.formats.note import (
    NO_SOURCE,
    Note,
    agreement,
    citations,
    entry_of,
    notes_to,
    ours,
    out_of_time,
    told,
    tradition_label,
    verdict,
)

#: Where Markdown is not prose, and a footnote would break it: the head of the file, code, links, tags, tables of
#: addresses.
_HEAD = re.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_NOT_PROSE = re.compile(
    f"{_HEAD.pattern}"
    r"|^ {0,3}(?P<fence>```+|~~~+).*?(?:^ {0,3}(?P=fence)|\Z)"
    r"|(?P<tick>`+)[^`\n]+(?P=tick)"
    r"|!?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"
    r"|^ {0,3}\[[^\]\n]+\]:.*?$"
    r"|<[^>\n]+>|https?://\S+",
    re.DOTALL | re.MULTILINE,
)
#: What Markdown would read as markup: marks anywhere, and some at the beginning of a line.
_MARKUP = re.compile(r"([\\`*_<>&\[\]|~$])|(?m:^([ \t]*|[ \t]*\d{1,9})([-+#=]|(?<=\d)[.)]))")
#: Behind four blanks, a line is code.
_INDENTED = re.compile(r"^ {0,3}[ \t]+", re.MULTILINE)


def write(annotation: Annotation, document: Document) -> bytes:
    """The text with its footnotes and the appendix, as a Markdown file in UTF-8.

    A Markdown text stays as it is; of any other, what Markdown would take for markup is escaped.
    """
    text = annotation.text
    notes = notes_to(annotation)
    # The text may have footnotes itself.
    prefix = "flower-" if "[^" in text else ""
    pieces, at = [], 0
    said = text if document.kind == "md" else None
    for number, (place, _) in enumerate(_noted(annotation, document.kind), 1):
        pieces += [_escaped(text[at:place]) if said is None else text[at:place], f"[^{prefix}{number}]"]
        at = place
    pieces.append(_escaped(text[at:]) if said is None else text[at:])
    order = [entry for _, entry in _noted(annotation, document.kind)]
    footnotes = "".join(f"[^{prefix}{number}]: {_footnote(notes[entry])}\n" for number, entry in enumerate(order, 1))
    body = "".join(pieces).rstrip("\r\n")
    parts = [body, footnotes.rstrip("\n"), *_appendix(annotation, notes)]
    made = "\n\n".join(part for part in parts if part) + "\n"
    return (made.replace("\n", "\r\n") if "\r\n" in text else made).replace("\r\r\n", "\r\n").encode("utf-8", "replace")


def _noted(annotation: Annotation, kind: str) -> Iterator[tuple[int, int]]:
    """Where a footnote stands, and the line of the appendix that it tells: the first mention of each that prose has."""
    of, done = entry_of(annotation), set()
    for number in _in_prose(annotation) if kind == "md" else range(len(annotation.mentions)):
        entry = of.get(number)
        if entry is not None and entry not in done:
            done.add(entry)
            yield annotation.mentions[number].end, entry


def _in_prose(annotation: Annotation) -> Iterator[int]:
    """The mentions that stand where Markdown is prose."""
    skipped = [found.span() for found in _NOT_PROSE.finditer(annotation.text)]
    starts = [start for start, _ in skipped]
    for number, mention in enumerate(annotation.mentions):
        place = bisect_left(starts, mention.end) - 1
        if place < 0 or mention.end > skipped[place][1]:
            yield number


#: What makes a link or a tag, and how many of them prose may have between two empty lines.
_BRACKET, _BREAK, _MOST_BRACKETS = re.compile(r"[\[<]"), re.compile(r"\n[ \t\r]*\n"), 500
#: Two characters that no text has, because Unicode leaves them to private use.
SIGNS = OPEN, CLOSE = "\ue000", "\ue001"


def rendered(annotation: Annotation) -> tuple[str, list[int]] | None:
    """A Markdown text as HTML, with two signs around each mention, and the numbers of these mentions in their order.

    What the text has in HTML itself is shown as text. None when the text has such signs of its own, or a paragraph of
    brackets, each of which a parser of Markdown pairs with each.

    >>> rendered(Annotation("*rue*", "", "victorian", (), (), (), (), ()))
    ('<p><em>rue</em></p>\\n', [])
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - footnotes need no page

    text = annotation.text
    if OPEN in text or CLOSE in text or any(len(_BRACKET.findall(one)) > _MOST_BRACKETS for one in _BREAK.split(text)):
        return None
    head = _HEAD.match(text)
    pieces, at, signed = [], head.end() if head else 0, []
    for number in _in_prose(annotation):
        mention = annotation.mentions[number]
        if mention.start >= at:
            pieces += [text[at : mention.start], OPEN, text[mention.start : mention.end], CLOSE]
            at = mention.end
            signed.append(number)
    pieces.append(text[at:])
    return MarkdownIt("commonmark", {"html": False}).enable("table").render("".join(pieces)), signed


def _escaped(text: str) -> str:
    """Plain text that Markdown reads as it is.

    >>> _escaped("*rose* <b>\\n# 1. ivy")
    '\\\\*rose\\\\* \\\\<b\\\\>\\n\\\\# 1. ivy'
    """
    text = _INDENTED.sub(lambda found: found[0][:3], text)
    return _MARKUP.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def _footnote(note: Note) -> str:
    name, scientific = _escaped(note.name), _escaped(note.scientific)
    return _escaped(str(note)).replace(f"{name} ({scientific})", f"**{name}** (*{scientific}*)", 1)


def _appendix(annotation: Annotation, notes: Sequence[Note]) -> Iterator[str]:
    yield "## The language of flowers in this text"
    if not notes:
        yield "No flower is named."
        return
    yield f"What the flowers mean in the {_escaped(tradition_label(annotation))} tradition."
    lines = _lines(annotation)
    rows = []
    for note in notes:
        where = ", ".join(map(str, dict.fromkeys(lines[one] for one in note.mentions)))
        name = f"{_escaped(note.name)} (*{_escaped(note.scientific)}*)"
        rows.append(
            (name, _escaped(note.colour), _escaped(str(note.meanings[0]) if note.meanings else NO_SOURCE), where)
        )
    yield _table(("plant", "colour", "meaning and source", "lines"), rows)
    if annotation.arrangements:
        yield "### The bouquets"
        for one in annotation.arrangements:
            each = "\n".join(f"- {_escaped(stem)}: {_escaped(said)}" for stem, said in told(one))
            notation = _escaped("; ".join(str(one.bouquet).splitlines()))
            yield f"**{_escaped(one.kind)}**: {notation}\n\n{_escaped(one.reading.sentence)}\n\n{each}"
    if annotation.own:
        yield f"### Beside the text’s own appendix\n\n{agreement(annotation.own)}."
        beside = [
            (_escaped(own.words), _escaped(own.gloss), _escaped(str(ours(own) or "–")), verdict(own))
            for own in annotation.own
        ]
        yield _table(("the text names", "and says", "our sources say", "verdict"), beside)
    if annotation.late:
        yield "### Out of its time\n\n" + "\n".join(f"- {_escaped(out_of_time(one))}" for one in annotation.late)
    if sources := citations(annotation):
        yield "### Sources\n\n" + "\n".join(f"- {_escaped(id)}: {_escaped(said)}" for id, said in sources.items())


def _lines(annotation: Annotation) -> list[int]:
    """The line on which each mention stands; footnotes add none before it."""
    lines, line, at = [], 1, 0
    for mention in annotation.mentions:
        line += annotation.text.count("\n", at, mention.start) if mention.start >= at else 0
        at = max(at, mention.start)
        lines.append(line)
    return lines


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(' '.join(cell.split()) for cell in line)} |" for line in lines)
