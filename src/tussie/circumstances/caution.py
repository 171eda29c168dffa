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
