"""The annotation for programs: one W3C Web Annotation a line, with stand-off places and quotes.

The data model is https://www.w3.org/TR/annotation-model/. Its own vocabulary has no flowers; what is ours stands in
bodies under terms of our own, which the context declares.
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator
from typing import Any

from tussie.lexicon import load_lexicon
from tussie.prose.annotation import Annotation, Arranged
from tussie.prose.documents import Document
from tussie.prose.formats.note import (
    entry_of,
    notes_to,
)
from tussie.prose.mentions import Mention
from tussie.reading import Sense, flower_dict, sense_dict

#: In a sense of a flower, a source is a book; the model's own word means the page that is annotated.
_BOOKS = {"@context": {"source": "urn:x-tussie:source"}}
_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "@version": 1.1,
        "@vocab": "urn:x-tussie:",
        "senses": {"@id": "urn:x-tussie:senses", **_BOOKS},
        "reading": {"@id": "urn:x-tussie:reading", **_BOOKS},
    },
]
#: Characters before and behind a place that a quote has to find it again by.
_AROUND = 32


def write(annotation: Annotation, document: Document) -> bytes:
    """Mentions in their order, then bouquets: JSON lines in ASCII.

    Places are characters (Unicode code points) of the document's text. The id of an annotation is made from what it
    says and from the text, so it stays the same when nothing changes.
    """
    del document  # the text is the annotation's
    text = hashlib.sha256(annotation.text.encode("utf-8", "surrogatepass")).hexdigest()
    source = {"id": uuid.uuid5(uuid.NAMESPACE_URL, f"urn:x-tussie:text:{text}").urn, "type": "Text"}
    return b"".join(_line(body) for body in _bodies(annotation, source))


def _line(said: dict[str, Any]) -> bytes:
    hashed = json.dumps(said, sort_keys=True)
    named = {"@context": _CONTEXT, "id": uuid.uuid5(uuid.NAMESPACE_URL, hashed).urn, "type": "Annotation", **said}
    # In ASCII: a line of JSON with U+2028 in it is two lines to some programs.
    return json.dumps(named).encode() + b"\n"


def _bodies(annotation: Annotation, source: dict[str, str]) -> Iterator[dict[str, Any]]:
    of = entry_of(annotation)
    notes = notes_to(annotation)
    for number, mention in enumerate(annotation.mentions):
        entry = of.get(number)
        senses = annotation.appendix[entry].senses if entry is not None else ()
        words = str(notes[entry]) if entry is not None else str(mention.flower)
        yield {
            "motivation": "identifying",
            "body": [_described(words), _flower(mention, senses)],
            "target": _target(annotation.text, mention.start, mention.end, source),
        }
    for one in annotation.arrangements:
        yield {
            "motivation": "describing",
            "body": [_described(one.reading.sentence), _bouquet(one)],
            "target": _target(annotation.text, one.start, one.end, source),
        }


def _described(words: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "en", "value": words}


def _flower(mention: Mention, senses: tuple[Sense, ...]) -> dict[str, Any]:
    flower = flower_dict(mention.flower)
    return {
        "type": "Flower",
        **flower,
        "scientificName": load_lexicon().plant(mention.flower.plant).scientific_name,
        "count": mention.number,
        "figurative": mention.figurative,
        "confidence": mention.confidence,
        "why": mention.why,
        "senses": [_sense(sense) for sense in senses],
    }


def _sense(sense: Sense) -> dict[str, Any]:
    """A sense without the other places that say the same: of roses they are sixty, on every line."""
    return {key: value for key, value in sense_dict(sense).items() if key != "also"}


def _bouquet(one: Arranged) -> dict[str, Any]:
    return {
        "type": "Bouquet",
        "kind": one.kind,
        "notation": str(one.bouquet),
        "mentions": list(one.mentions),
        "reading": one.reading.to_dict(),
    }


def _target(text: str, start: int, end: int, source: dict[str, str]) -> dict[str, Any]:
    return {
        "source": source,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            },
        ],
    }
