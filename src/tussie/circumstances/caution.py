"""What a caution is, and in which order people should hear of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

#: How grave a caution is, the gravest first.
SEVERITIES = ("danger", "warning", "hint", "info")
#: What stands in `Caution.source` where nobody could be quoted.
NO_SOURCE = "no source"


class Caution(NamedTuple):
    """Something to know before handing the flowers over.

    `kind` is safety, hospital, season or custom; `where` whom, which ward, which month or which country it
    concerns; `severity` danger, warning, hint or info; `source` the id of who says so.
    """

    kind: str
    where: str
    severity: str
    text: str
    source: str


def gravest_first(cautions: Iterable[Caution]) -> tuple[Caution, ...]:
    """Each caution once, the gravest first, then by what it concerns; otherwise in the order given."""
    found = sorted(cautions, key=lambda caution: (SEVERITIES.index(caution.severity), caution.where))
    return tuple(dict.fromkeys(found))


def by_words(cautions: Iterable[Caution]) -> list[tuple[Caution, list[str]]]:
    """Cautions for people: those with the same words once, with every country they are said of.

    >>> custom = Caution("custom", "FR", "warning", "No chrysanthemums.", "emily-post")
    >>> [(one.text, places) for one, places in by_words([custom, custom._replace(where="IT")])]
    [('No chrysanthemums.', ['FR', 'IT'])]
    """
    found: dict[tuple[str, str, str], tuple[Caution, list[str]]] = {}
    for caution in cautions:
        _, places = found.setdefault((caution.severity, caution.text, caution.source), (caution, []))
        if caution.kind == "custom" and caution.where:
            places.append(caution.where)
    return list(found.values())
