"""What can be bought: the built-in catalogue of the trade, or a florist's own list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from tussie.bouquet import Flower
from tussie.errors import MalformedText, TussieError, clipped
from tussie.lexicon import DEFAULT_TRADITION, Lexicon, load_lexicon
from tussie.lexicon.tables import ROLES, Trade
from tussie.notation import parse

__all__ = ["Offer", "Stock", "catalogue", "offer_for", "read_stock"]

ESTIMATE = "estimate"
#: Roles that make no show of their own and leave the harmony of colours alone.
LEAVES = "foliage"
#: A list of a hundred thousand rows is none of a florist's stock.
_MOST_ROWS = 100_000
_REQUIRED = ("flower", "price")
_KNOWN = ("flower", "colour", "price", "bunch", "available", "from", "to", "role")
_SYNONYMS = {
    "color": "colour", "stems per bunch": "bunch", "stems_per_bunch": "bunch", "stems": "available", "name": "flower",
}  # fmt: skip


class Offer(NamedTuple):
    """A flower that can be bought.

    `price` is that of one stem, `bunch` how many a bunch holds, `shade` the colour it shows, said or not (empty:
    unknown), `available` how many there are (0: as many as one wants), `begins` and `ends` the days between which it
    can be had (ISO 8601, empty: always); `source` says who names the price (``estimate``: we do), `line` the line of
    the stock list.
    """

    flower: Flower
    role: str
    price: float
    bunch: int
    shade: str = ""
    available: int = 0
    begins: str = ""
    ends: str = ""
    source: str = ESTIMATE
    line: int = 0


class Stock(NamedTuple):
    """Everything that can be bought, in what money, and the rows of the list that could not be understood."""

    offers: tuple[Offer, ...]
    currency: str
    problems: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def catalogue(tradition: str = DEFAULT_TRADITION) -> Stock:
    """What the trade sells, from ``trade.csv``: a flower for each colour, at the middle of the retail price.

    `tradition` settles by which name a plant is called, so that a reader of that tradition means it too.

    >>> stock = catalogue()
    >>> [offer.price for offer in stock.offers if str(offer.flower) == "deep pink rose"]
    [4.95]
    """
    lex = load_lexicon()
    offers = [offer for row in lex.trade for offer in _offers(lex, row, tradition)]
    return Stock(tuple(offers), "USD")


def offer_for(stock: Stock, flower: Flower) -> Offer | None:
    """The offer that a flower is bought by, or None when nobody sells it.

    More precisely: of the offers that agree with the plant, and with colour, part and variety as far as they were said,
    the one of the very taxon, without a variety of its own, and the cheapest.

    >>> from tussie import parse
    >>> [rose] = parse("3 red rose").stems
    >>> offer_for(catalogue(), rose.flower).price
    4.95
    """
    lex = load_lexicon()
    fitting = [
        offer
        for offer in stock.offers
        if flower.plant in lex.kin(offer.flower.plant)
        and flower.part in ("", offer.flower.part)
        and flower.variety in ("", offer.flower.variety)
        and flower.colour in ("", offer.shade, offer.flower.colour)
    ]
    return min(
        fitting,
        key=lambda offer: (offer.flower.plant != flower.plant, offer.flower.variety != "", offer.price),
        default=None,
    )


def _offers(lex: Lexicon, row: Trade, tradition: str) -> Iterable[Offer]:
    low, high = _range(row.retail)
    name = lex.resolve(lex.name_of(row.plant, tradition=tradition), tradition=tradition)
    plain = _called(lex, Flower(name.plant, name.name, "", row.part, row.variety))
    for colour in row.colours:
        # Nobody says "green ivy" or "lilac lilac"; leaves have a colour of their own only where they are not green.
        unsaid = (row.role == LEAVES and colour == "green") or colour in plain.name.lower().replace("-", " ").split()
        coloured = _named(lex, f"{colour.replace('-', ' ')} {plain.name}")
        if coloured and coloured.plant != plain.plant:
            continue  # a burgundy rose is the Burgundy rose, another one
        flower = coloured if coloured and not unsaid else plain._replace(colour="" if unsaid else colour)
        flower = flower._replace(part=row.part, variety=plain.variety)
        price = round((low + high) / 2, 2)
        yield Offer(flower, row.role, price, int(row.bunch), colour, source=row.price_source[0])


def _called(lex: Lexicon, flower: Flower) -> Flower:
    """The flower as the notation reads it: a spray rose has a name, and a taxon, of its own."""
    kind = _named(lex, f"{flower.variety} {flower.name}") if flower.variety else None
    return kind._replace(part=flower.part) if kind else flower


def _named(lex: Lexicon, words: str) -> Flower | None:
    """The flower that goes by these words as a name, if one does."""
    rows = lex.named(words)
    return Flower(rows[0].plant, rows[0].name, rows[0].colour, "", rows[0].variety) if rows else None


def _range(cell: str) -> tuple[float, float]:
    low, _, high = cell.partition("-")
    return float(low), float(high or low)


def read_stock(
    text: str,
    *,
    tradition: str = DEFAULT_TRADITION,
    currency: str = "USD",
    strict: bool = False,
    most_problems: int = _MOST_ROWS,
) -> Stock:
    """Read a florist's list of stock.

    More precisely: `text` is CSV with a header; the columns are ``flower`` (any name the notation knows,
    colour included or not) and ``price`` (of one stem), and may be ``colour``, ``bunch`` (stems per bunch),
    ``available`` (stems, or no), ``from`` and ``to`` (days, ISO 8601, or months 1 to 12) and ``role``. A row that
    cannot be understood is left out and told with its line, or with `strict` raises `MalformedText`. A text
    that is no such table raises `MalformedText` too, and so does one with more such rows than `most_problems`: to
    find what each may have meant takes some milliseconds.

    >>> stock = read_stock("flower,colour,price\\nrose,red,2.50\\nblurple,,1\\n")
    >>> len(stock.offers), stock.problems
    (1, ("line 3: no flower is called 'blurple'; did you mean 'purple'?",))
    """
    lex = load_lexicon()
    rows = _table(text)
    offers, problems = [], []
    known: dict[tuple[str, str], Flower] = {}
    for line, row in rows:
        try:
            offer = _offer(lex, row, line, tradition, known)
        except TussieError as error:
            if strict:
                raise MalformedText(f"stock, line {line}: {error}") from error
            problems.append(f"line {line}: {error}")
            if len(problems) > most_problems:
                raise MalformedText(
                    f"more than {most_problems} rows of the stock were not understood, the first at {problems[0]}"
                ) from error
        else:
            if offer:
                offers.append(offer)
    if not offers:
        why = f" ({problems[0]})" if problems else ""
        raise MalformedText(f"the stock holds no flower that can be had{why}; give rows such as 'rose,red,2.50'")
    return Stock(tuple(offers), currency, tuple(problems))


def _table(text: str) -> list[tuple[int, Mapping[str, str]]]:
    """The rows of the list by column, with their lines."""
    if "\0" in text:
        raise MalformedText("the stock is no text; give a CSV file with the columns flower, colour, price")
    lines = text.splitlines(keepends=True)
    try:
        reader = csv.reader(io.StringIO("".join(lines), newline=""), strict=True)
        header = [_column(cell) for cell in next(reader, [])]
        missing = [column for column in _REQUIRED if column not in header]
        if missing:
            shown = clipped(lines[0].strip()) if lines else ""
            raise MalformedText(
                f"the stock has no column {missing[0]!r} (its first line is {shown!r}); expected a header "
                f"with flower, price and perhaps {', '.join(_KNOWN[1:2] + _KNOWN[3:])}"
            )
        rows: list[tuple[int, Mapping[str, str]]] = [
            (reader.line_num, dict(zip(header, map(str.strip, cells), strict=False))) for cells in reader if cells
        ]
    except csv.Error as error:
        raise MalformedText(f"the stock is no CSV ({error}); save it as comma-separated text") from error
    if len(rows) > _MOST_ROWS:
        raise MalformedText(f"the stock has {len(rows):,} rows; at most {_MOST_ROWS:,} are read")
    return rows


def _column(cell: str) -> str:
    name = " ".join(cell.strip().lower().split())
    return _SYNONYMS.get(name, name)


def _offer(
    lex: Lexicon, row: Mapping[str, str], line: int, tradition: str, known: dict[tuple[str, str], Flower]
) -> Offer | None:
    """The offer of a row, or None for what is sold out."""
    name, colour = row["flower"], row.get("colour", "")
    if (name, colour) not in known:
        known[name, colour] = _flower(lex, name, colour, tradition)
    flower = known[name, colour]
    available = _available(row.get("available", ""))
    if available is None:
        return None
    role = row.get("role", "").lower() or lex.role(flower) or "mass"
    if role not in ROLES:
        raise MalformedText(f"no role is called {clipped(role)!r}; expected {', '.join(ROLES)}")
    price = _number(row["price"], "price", least=0.0)
    bunch = int(_number(row.get("bunch") or "1", "number of stems in a bunch", least=1.0))
    begins, ends = _day(row.get("from", "")), _day(row.get("to", ""))
    shade = flower.colour or ("green" if role == LEAVES else _sole_colour(lex, flower))
    return Offer(flower, role, price, bunch, shade, available, begins, ends, "stock", line)


def _sole_colour(lex: Lexicon, flower: Flower) -> str:
    """The colour of a flower that is sold in no other."""
    sold = {colour for row in lex.trade if row.plant in lex.kin(flower.plant) for colour in row.colours}
    return sold.pop() if len(sold) == 1 else ""


def _flower(lex: Lexicon, name: str, colour: str, tradition: str) -> Flower:
    stems = parse(name, tradition=tradition).stems
    if len(stems) != 1:
        raise MalformedText(f"{clipped(name)!r} is {len(stems)} flowers; write one a row")
    flower = stems[0].flower
    return flower._replace(colour=lex.colour_named(colour)) if colour else flower


def _number(cell: str, what: str, *, least: float) -> float:
    try:
        number = float(cell.lstrip("$€£¥ "))
    except ValueError:
        raise MalformedText(f"{clipped(cell)!r} is no {what}; expected a number such as 2.50") from None
    if not least <= number < 1e6:
        raise MalformedText(f"{clipped(cell)!r} is no {what} that a flower has")
    return number


def _available(cell: str) -> int | None:
    """How many stems there are: 0 for as many as one wants, None for none."""
    words = cell.lower()
    if words in ("", "yes", "true", "y"):
        return 0
    if words in ("no", "false", "n"):
        return None
    number = int(_number(cell, "number of stems", least=0.0))
    return number or None


def _day(cell: str) -> str:
    """A day as ISO 8601 writes it, or a month as ``MM``; empty for none."""
    import datetime  # noqa: PLC0415 - few lists have days

    if not cell:
        return ""
    if cell.isdecimal() and len(cell) <= 2 and 1 <= int(cell) <= 12:
        return f"{int(cell):02d}"
    try:
        return datetime.date.fromisoformat(cell).isoformat()
    except ValueError:
        raise MalformedText(f"{clipped(cell)!r} is no day; expected 2026-05-01, or a month from 1 to 12") from None


def in_stock(offer: Offer, month: int) -> bool:
    """Whether an offer can be had in a month (1 to 12; 0: whenever).

    >>> [in_stock(Offer(Flower("rosa", "rose"), "focal", 2.5, 1, begins="11", ends="02"), m) for m in (12, 3)]
    [True, False]
    """
    if not month or not (offer.begins or offer.ends):
        return True
    first, last = _month(offer.begins, 1), _month(offer.ends, 12)
    if offer.begins[:4] < offer.ends[:4] and len(offer.begins) > 2:
        # From one year into the next, or further.
        last += 12 * (int(offer.ends[:4]) - int(offer.begins[:4]))
    elif last < first:
        last += 12
    return first <= month <= last or first <= month + 12 <= last


def _month(day: str, unsaid: int) -> int:
    """The month of a day (``2026-05-01``) or of a month (``05``)."""
    if not day:
        return unsaid
    return int(day if len(day) == 2 else day[5:7])
