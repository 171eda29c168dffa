"""``tussie annotate``: a text in, its flowers and their meanings out."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator
from pathlib import PurePath

from tussie.cli.draw import suffix_of
from tussie.cli.terminal import counted, print_json, print_lines, styled, wrapped
from tussie.errors import ImpossibleWish, clipped
from tussie.files import write
from tussie.lexicon import Lexicon, load_lexicon
from tussie.lexicon.quoting import cited, quoted
from tussie.prose import Annotation, Entry, Own, annotate
from tussie.prose.documents import Document, read_document
from tussie.prose.formats import SUFFIXES, write_annotation
from tussie.prose.formats.note import agreement, verdict

#: Words around a flower that show where it stands.
_AROUND = 28


def run(options: argparse.Namespace) -> int:
    """Annotate the text of the arguments; print what was found, or write it into a file."""
    # Books are long, and `tussie.cli.command` does without a collector.
    gc.enable()
    suffix = suffix_of(options.output, SUFFIXES) if options.output else ""
    if (
        suffix
        and options.text != "-"
        and os.path.exists(options.output)
        and os.path.samefile(options.text, options.output)
    ):
        raise ImpossibleWish(f"{clipped(options.output)!r} is the story itself; write to another name")
    document = _document(options.text)
    found = annotate(
        document.text,
        title=document.title or ("" if options.text == "-" else PurePath(options.text).stem),
        tradition=options.tradition,
        year=options.period,
        place=options.place,
    )
    if suffix:
        write(options.output, write_annotation(found, document, suffix))
    if options.json:
        print_json({"file": options.output or "", **found.to_dict()})
    else:
        if suffix:
            print_lines([f"{options.output}: {_summary(found)}", ""])
        print_lines(_told(load_lexicon(), found, brief=bool(suffix), dated=options.period is not None))
    return 0


def _document(path: str) -> Document:
    """The document of a file, or of standard input for ``-``."""
    if path == "-":
        raw, name = sys.stdin.buffer.read(), "standard input"
    else:
        with open(path, "rb") as file:
            raw, name = file.read(), os.path.basename(path)
    return read_document(raw, name)


def _summary(found: Annotation) -> str:
    plants = len({mention.flower.plant for mention in found.mentions})
    words = [counted(len(found.mentions), "mention"), counted(plants, "plant")]
    if found.arrangements:
        words.append(counted(len(found.arrangements), "arrangement"))
    return ", ".join(words)


def _told(lex: Lexicon, found: Annotation, *, brief: bool, dated: bool) -> Iterator[str]:
    """An annotation for people: the bouquets, the appendix, the text's own beside it, what is out of its time."""
    if not found.mentions:
        yield "no plant is named in this text"
        return
    if not brief:
        yield styled(_summary(found), "strong")
    for arrangement in found.arrangements:
        yield ""
        yield styled(f"{arrangement.kind}, at character {arrangement.start}", "faint")
        for line in str(arrangement.bouquet).splitlines():
            yield f"  {line}"
        yield wrapped(arrangement.reading.sentence, "  ")
    yield ""
    yield styled("appendix", "faint")
    for entry in found.appendix:
        yield from _entry(lex, found, entry)
    if found.own:
        yield ""
        yield styled(f"the text's own appendix beside it: {agreement(found.own)}", "faint")
        yield from (_own(lex, line) for line in found.own)
    if dated:
        yield ""
        yield styled("out of its time", "faint")
        if not found.late:
            yield "  nothing, as far as the lexicon has dates"
        yield from (wrapped(f"{styled(str(one.flower), 'caution')}: {one.said}", "      ", "  ") for one in found.late)


def _entry(lex: Lexicon, found: Annotation, entry: Entry) -> Iterator[str]:
    name = styled(str(entry.flower), "flower")
    first = found.mentions[entry.mentions[0]]
    place = f"“{_around(found.text, first.start, first.end)}”"
    more = f" and {len(entry.mentions) - 1} more" if len(entry.mentions) > 1 else ""
    if not entry.senses:
        yield f"  {name}: no source says what it means"
    else:
        sense = entry.senses[0]
        meaning = styled(lex.concepts[sense.concept].label, "meaning")
        yield wrapped(f"{name}: {meaning}, {quoted(sense)} ({cited(sense)})", "      ", "  ")
    yield wrapped(f"{place}{more}", "      ", "      ")


def _own(lex: Lexicon, line: Own) -> str:
    ours = (
        f"{lex.concepts[line.sense.concept].label}, {quoted(line.sense)} ({cited(line.sense)})"
        if line.sense
        else "nothing"
    )
    comes_to = styled(verdict(line), "meaning" if line.verdict == "agrees" else "caution")
    return wrapped(f"{styled(line.words, 'flower')}: “{line.gloss}” | {ours}: {comes_to}", "      ", "  ")


def _around(text: str, start: int, end: int) -> str:
    """A mention with a few words on either side, on one line."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    before = before.split(" ", 1)[-1] if start > _AROUND else before
    after = after.rsplit(" ", 1)[0] if end + _AROUND < len(text) else after
    return " ".join(f"{before}{text[start:end]}{after}".split())
