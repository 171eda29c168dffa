"""The card that goes with a bouquet, the card of whoever carries it, and the florist's sheet: PDF, set by Typst.

All three need ``tussie[print]``. Whatever a person wrote goes to the page as data, never as markup, and nowhere else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from tussie.arranging import Arrangement
from tussie.bouquet import Bouquet, Stem
from tussie.circumstances.safety import NO_DATA, Verdict, verdict
from tussie.composing.swap import swap
from tussie.drawing import draw
from tussie.drawing.raster import covered, typeset
from tussie.errors import CannotPrint, MalformedText, NotInstalled
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.notation import parse
from tussie.notation.link import to_link
from tussie.reading import Line, Reading, read
from tussie.stock import ESTIMATE, Offer, Stock, catalogue, offer_for

__all__ = ["card", "carrier_card", "florist_sheet"]

_HERE = os.path.dirname(__file__)
#: More than fits beside a picture.
_MOST_WORDS = 1_500
#: Whom the card speaks of.
_WHOM = ("cats", "dogs", "children")
#: The words of rings as a reader meets them.
_RINGS = {"centre": "at the centre", "ring": "around it", "edge": "at the edge", "": ""}
#: The source of what the card says of care.
_CARE_SOURCE = "gandengardens-care"
_CARE = (
    "Cut two fingers' breadth off the stems and put them in clean water at once, without leaves below its surface; "
    "fresh water every day, a new cut every second; away from sun, heat and fruit"
)
#: Letters of a word that are set without a break.
_LONGEST = 20
#: Kinds of flower whose meanings stand on one page, and kinds beyond which the sources need a page of their own.
_PER_PAGE, _MANY = 20, 14


def card(
    bouquet: Bouquet | str,
    *,
    words: str = "",
    to: str = "",
    sender: str = "",
    fold: bool = False,
    style: str = "round",
    vase: str = "",
    seed: int = 0,
    site: str = "",
    tradition: str | None = None,
    reading: Reading | None = None,
) -> bytes:
    """The card of a bouquet as PDF: the picture; the sender's words; what it says; what is in it.

    More precisely: pages of A6, or with `fold` the two sides of an A5 sheet to be folded. `words`, `to` and `sender`
    are the sender's; `reading` is what the card says (made by `tussie.read` for `tradition`, or the bouquet's own,
    when not given). The back names every flower, whether it is safe for cats, dogs and children (with *no data* where
    nobody says), care, sources, and holds the bouquet as a QR code: a ``tussie:`` link, or one to `site`. `style`,
    `vase` and `seed` are those of `tussie.draw`. The same arguments give the same bytes.

    Raises what `tussie.draw` raises, `MalformedText` for words that need more room than the card has, and
    `NotInstalled` without ``tussie[print]``.

    >>> card("3 red rose", words="With love", sender="E.")[:5]
    b'%PDF-'
    """
    written = len(words) + len(to) + len(sender)
    if written > _MOST_WORDS:
        raise MalformedText(f"the words have {written:,} characters; a card has room for {_MOST_WORDS:,}")
    lex = load_lexicon()
    if isinstance(bouquet, str):
        bouquet = parse(bouquet, tradition=tradition)
    files = {"main.typ": _template("card.typ")} | _front(bouquet, style, vase, seed)
    said = _said(lex, bouquet, reading or read(bouquet, tradition=tradition), fold=fold) | {
        "title": "A bouquet", "alt": "A bouquet: " + ", ".join(map(str, bouquet.stems)),
        "fold": fold, "to": _broken(to.strip()), "sender": _broken(sender.strip()),
        "words": [_broken(line) for line in words.strip().splitlines() if line.strip()],
    }  # fmt: skip
    said |= _code(files, to_link(bouquet, site=site))
    try:
        return _set(files, "card.json", said)
    except CannotPrint as error:
        if "does not fit" in str(error):
            raise MalformedText("the words need more room than a card has; write fewer lines") from None
        raise


def carrier_card(
    bouquet: Bouquet | str, *, style: str = "round", vase: str = "", seed: int = 0, tradition: str | None = None
) -> bytes:
    """The card of whoever carries a bouquet, as PDF: the picture, A6, and nothing else. The carrier need not know.

    More precisely: no word of what the flowers are or mean stands in it, nor in what the file says of itself. `style`,
    `vase` and `seed` are those of `tussie.draw`. Raises what `tussie.draw` raises, and `NotInstalled` without
    ``tussie[print]``.

    >>> carrier_card("3 red rose")[:5]
    b'%PDF-'
    """
    if isinstance(bouquet, str):
        bouquet = parse(bouquet, tradition=tradition)
    return typeset({"main.typ": _template("carrier.typ")} | _front(bouquet, style, vase, seed), format="pdf")


def _front(bouquet: Bouquet, style: str, vase: str, seed: int) -> dict[str, bytes]:
    """The front of a card, by the names of its files: the picture, which says names and no meaning."""
    picture = draw(bouquet, style=style, vase=vase, paper="none", seed=seed, meaning=False)
    return {"front.typ": _template("front.typ"), "picture.svg": picture.svg.encode()}


def _set(files: dict[str, bytes], name: str, said: dict[str, Any]) -> bytes:
    """The pages that say so: PDF. Raises `MalformedText` for words that are no Unicode text."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    try:
        files[name] = text.encode()
    except UnicodeEncodeError:
        raise MalformedText("the words are not Unicode text; write them anew") from None
    return typeset(files, format="pdf", system_fonts=not covered(text))


def _broken(words: str) -> str:
    """Words that may be broken where they are longer than a line, by spaces that have no width."""
    return " ".join(
        "\u200b".join(word[at : at + _LONGEST] for at in range(0, len(word), _LONGEST)) for word in words.split(" ")
    )


def _template(name: str) -> bytes:
    with open(os.path.join(_HERE, name), "rb") as file:
        return file.read()


def _code(files: dict[str, bytes], link: str) -> dict[str, Any]:
    """The QR code of a link, put beside the page, or the words that there is none."""
    try:
        import segno  # noqa: PLC0415 - an extra
        from segno.encoder import DataOverflowError  # noqa: PLC0415
    except ImportError:
        raise NotInstalled("the QR code needs segno; install it with pip install 'tussie[print]'") from None
    try:
        code = segno.make_qr(link, error="l")
    except DataOverflowError:
        return {"qr": False, "qr_words": "This bouquet is too large for a QR code."}
    drawn = BytesIO()
    code.save(drawn, kind="svg", border=2, dark="#2f2b24", light="#fbf8ef", xmldecl=False)
    files["qr.svg"] = drawn.getvalue()
    return {
        "qr": True,
        "qr_words": "This code holds the bouquet itself, flower by flower, in words that people and Tussie read.",
    }


# What the card says.


def _said(lex: Lexicon, bouquet: Bouquet, reading: Reading, *, fold: bool) -> dict[str, Any]:
    """What the card says, as the page takes it.

    A folded card has one page for the meanings: there a long list leaves out the glosses and keeps the sources' ids.
    """
    kinds: dict[str, Stem] = {}
    for stem in bouquet.stems:
        kinds.setdefault(stem.flower.plant, stem)
    stems, long = list(kinds.values()), len(bouquet.stems) > _MANY
    verdicts = [[verdict(lex, stem.flower, whom) for whom in _WHOM] for stem in stems]
    sources = _sources(lex, reading, verdicts, stems)
    return {
        "tradition": lex.traditions[reading.tradition].label,
        "sentence": reading.sentence,
        "says": _pages(lex, bouquet, reading, short=fold and long, most=len(bouquet.stems) if fold else _PER_PAGE),
        "contents": [(stem.flower.name, lex.plant(plant).scientific_name) for plant, stem in kinds.items()],
        "safety": [
            {"flower": stem.flower.name, "verdicts": [_in_words(one) for one in row]}
            for stem, row in zip(stems, verdicts, strict=True)
        ],
        "safety_note": "As published lists say of plant or genus; “no data” means that nobody says, and is not safe.",
        "care": _care(lex, stems),
        "sources": [(id, "") for id, _ in sources] if fold and long else sources,
        "overleaf": long and not fold,
    }


def _pages(lex: Lexicon, bouquet: Bouquet, reading: Reading, *, short: bool, most: int) -> list[list[dict[str, Any]]]:
    """The rings with their lines, page by page, so many lines on each."""
    pages: list[list[dict[str, Any]]] = [[]]
    told = [_line(lex, line, short=short) for line in reading.lines]
    for ring in bouquet.rings:
        lines, told = told[: len(ring.stems)], told[len(ring.stems) :]
        while lines:
            room = most - sum(len(part["lines"]) for part in pages[-1])
            if room <= 0:
                pages.append([])
                continue
            pages[-1].append({"name": _RINGS[ring.name], "lines": lines[:room]})
            lines = lines[room:]
    return pages


def _line(lex: Lexicon, line: Line, *, short: bool) -> dict[str, str]:
    """What the card says of a stem: its name, its meaning, the words of the source (not when `short`) and its id."""
    flower = str(line.stem.flower)
    if not line.senses:
        return {"flower": flower, "meaning": "", "evidence": "no source says what it means", "source": ""}
    sense = line.senses[0]
    gloss = f"“{(sense.english or sense.gloss).rstrip('.')}”" if sense.gloss else "by a rule of the tradition"
    meaning = lex.concepts[sense.concept].label
    return {"flower": flower, "meaning": meaning, "evidence": "" if short else gloss, "source": sense.source}


def _in_words(one: Verdict) -> str:
    if one.verdict == NO_DATA:
        return "no data"
    disputed = " (disputed)" if one.against else ""
    return one.verdict + (f", {one.severity}" if one.severity in ("severe", "deadly") else "") + disputed


def _care(lex: Lexicon, stems: Sequence[Stem]) -> str:
    """How to keep the flowers, and how long they last by the trade's own numbers."""
    lives = []
    for stem in stems:
        trade = lex.trade_of(stem.flower)
        if trade and trade.vase_source != (ESTIMATE,):
            lives.append(f"{stem.flower.name} {trade.vase_days.replace('-', '–')} days")
    return f"{_CARE}." + (f" In the vase: {'; '.join(lives)}." if lives else "")


def _sources(
    lex: Lexicon, reading: Reading, verdicts: Sequence[Sequence[Verdict]], stems: Sequence[Stem]
) -> list[tuple[str, str]]:
    """Every source the card rests on, once: meanings, safety, care; its id, and who, what, when in few words."""
    ids = [line.senses[0].source for line in reading.lines if line.senses]
    ids += [
        row.source for verdicts_of in verdicts for one in verdicts_of for row in (*one.hazards[:1], *one.against[:1])
    ]
    trades = [lex.trade_of(stem.flower) for stem in stems]
    ids += [source for trade in trades if trade for source in trade.vase_source if source != ESTIMATE] + [_CARE_SOURCE]
    return [(id, _cited(lex, id)) for id in dict.fromkeys(ids) if id]


def _cited(lex: Lexicon, id: str) -> str:
    source = lex.source(id)
    who = source.author or source.publisher
    return ", ".join(word for word in (who, source.title, source.year) if word)


# The florist's sheet.


def florist_sheet(
    bouquet: Bouquet | str,
    *,
    style: str = "round",
    vase: str = "",
    seed: int = 0,
    stock: Stock | None = None,
    tradition: str | None = None,
    swaps: int = 2,
) -> bytes:
    """The sheet to build a bouquet by, A4 as PDF: plan, recipe, what could stand in, cost, bunches to order.

    More precisely: a row for each kind of stem with its number on the plan, how many, ring, role, the price of a stem
    and the bunches to order from `stock` (the catalogue of the trade when not given), and up to `swaps` flowers that
    keep most of the meaning. A flower that the stock does not sell has no price, and the total says so. `style`,
    `vase` and `seed` are those of `tussie.draw`. Raises what `tussie.draw` raises, and `NotInstalled` without
    ``tussie[print]``.

    >>> florist_sheet("3 red rose", swaps=0)[:5]
    b'%PDF-'
    """
    lex = load_lexicon()
    if isinstance(bouquet, str):
        bouquet = parse(bouquet, tradition=tradition)
    reader = lex.tradition(tradition or bouquet.tradition or DEFAULT_TRADITION).id
    stock = stock or catalogue(reader)
    drawing = draw(bouquet, view="plan", style=style, vase=vase, seed=seed, paper="none", meaning=False, legend=False)
    offers = [offer_for(stock, stem.flower) for stem in bouquet.stems]
    rows = list(_rows(lex, bouquet, drawing.arrangement, offers, stock, reader, swaps))
    said = {
        "title": "The recipe of a bouquet",
        "notation": "; ".join(str(bouquet).splitlines()),
        "rows": rows,
        "totals": _totals(bouquet, offers, stock.currency),
        "notes": [*_sheet_notes(offers), *drawing.notes],
    }
    return _set({"main.typ": _template("sheet.typ"), "plan.svg": drawing.svg.encode()}, "sheet.json", said)


def _rows(
    lex: Lexicon,
    bouquet: Bouquet,
    arranged: Arrangement,
    offers: Sequence[Offer | None],
    stock: Stock,
    reader: str,
    swaps: int,
) -> Iterator[dict[str, Any]]:
    roles = {place.stem: place.role for place in arranged.places}
    rings = [ring.name for ring in bouquet.rings for _ in ring.stems]
    for number, (stem, offer) in enumerate(zip(bouquet.stems, offers, strict=True)):
        others = swap(bouquet, str(stem.flower), tradition=reader, stock=stock, most=swaps) if swaps else ()
        count = stem.counted
        yield {
            "number": number + 1,
            "flower": str(stem.flower),
            "scientific": lex.plant(stem.flower.plant).scientific_name,
            "stems": count,
            "ring": rings[number] or "–",
            "role": roles.get(number, ""),
            "price": f"{_about(offer)}{offer.price:.2f}" if offer else "no price",
            "bunches": f"{-(-count // offer.bunch)} of {offer.bunch}" if offer else "–",
            "cost": f"{offer.price * count:.2f}" if offer else "–",
            "swaps": [f"{one.flower} (keeps {one.kept:.0%})" for one in others],
        }


def _about(offer: Offer) -> str:
    return "≈ " if offer.source == ESTIMATE else ""


def _totals(bouquet: Bouquet, offers: Sequence[Offer | None], currency: str) -> list[str]:
    priced = [(stem, offer) for stem, offer in zip(bouquet.stems, offers, strict=True) if offer]
    stems = sum(stem.counted for stem in bouquet.stems)
    by_stem = sum(offer.price * stem.counted for stem, offer in priced)
    by_bunch = sum(-(-stem.counted // offer.bunch) * offer.bunch * offer.price for stem, offer in priced)
    lines = [
        f"{stems} stems: {by_stem:.2f} {currency} by the stem; "
        f"{by_bunch:.2f} {currency} when whole bunches are ordered."
    ]
    unpriced = [str(stem.flower) for stem, offer in zip(bouquet.stems, offers, strict=True) if not offer]
    if unpriced:
        lines.append(f"Without a price, and not in the total: {', '.join(dict.fromkeys(unpriced))}.")
    return lines


def _sheet_notes(offers: Sequence[Offer | None]) -> list[str]:
    sources = dict.fromkeys(offer.source for offer in offers if offer and offer.source != ESTIMATE)
    lines = [
        "Substitutions are ranked by how much of the bouquet's reading they keep; check the cautions again after one."
    ]
    if any(offer and offer.source == ESTIMATE for offer in offers):
        lines.append("≈: an estimated price; no source was found.")
    if sources:
        lines.append(f"Prices of a stem: {', '.join(sources)}.")
    return lines
