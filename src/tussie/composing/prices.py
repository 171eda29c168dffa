"""What the composer gives for what: the weights of the intents, the cost of noise, the prices of taste.

Section 3 of ``docs/composing.md``. All of it is set by reason; what it leads to is measured in ``docs/benchmarks.md``.
"""

from __future__ import annotations

from typing import NamedTuple

from tussie.composing.request import Request
from tussie.lexicon import Lexicon


class Prices(NamedTuple):
    """What the composer gives for what: the message counts 1, and everything else together less."""

    #: What being heard enough (τ units of prominence) has of an intent's whole; the rest is for more of it.
    enough: float = 0.75
    target: float = 3.2
    more: float = 6.0
    #: Noise per unit of prominence, and what makes it: what nobody asked for, what is unwelcome, what is denied.
    noise: float = 0.035
    beside_the_point: float = 0.25
    romance: float = 1.0
    unwelcome: float = 1.2
    denied: float = 4.0
    #: An intent below the heaviest that no flower leads with.
    uncarried: float = 0.2
    #: Taste: each stem that a bouquet of fewer than twelve lacks, each kind that it lacks to three, leaves that are
    #: missing altogether, an amount of money as large as the budget.
    small: float = 0.012
    few_kinds: float = 0.05
    bare: float = 0.05
    money: float = 0.1


PRICES = Prices()
#: Intents nearly as heavy as the heaviest must each be carried by a flower that leads with them.
_PRIMARY = 0.8
#: Love between lovers, which nobody wants to be misread as saying.
ROMANCE = frozenset(
    """love passion desire longing first-love secret-love true-love eternal-love returned-love unrequited-love
    adoration declaration-of-love proposal courtship marriage rendezvous coquetry sensuality lost-love
    broken-heart""".split()
)
_SORROW = frozenset("condolence mourning grief remembrance sympathy consolation sadness despair".split())


def weights(request: Request) -> dict[str, float]:
    """w_c: the weights of the intents, heaviest first, adding up to one."""
    total = sum(weight for _, weight in request.intents)
    ordered = sorted(request.intents, key=lambda pair: -pair[1])
    return {concept: weight / total for concept, weight in ordered}


def primary(request: Request) -> list[str]:
    """The intents that a flower must lead with: the heaviest, and those nearly as heavy."""
    ordered = weights(request)
    heaviest = max(ordered.values())
    return [concept for concept, weight in ordered.items() if weight >= _PRIMARY * heaviest]


def noise(lex: Lexicon, request: Request) -> dict[str, float]:
    """What each concept costs where it is heard: nothing for intents and their kin, most for what is denied.

    What is unwelcome (its valence is negative) costs more than what is merely beside the point, except to a
    message that is unwelcome itself; love between lovers costs extra where none is meant; the sorrow of
    mourners is no noise at a grave.
    """
    price, intents = PRICES, dict(request.intents)
    tender = not ROMANCE.isdisjoint(intents)
    sorrowful = not _SORROW.isdisjoint(intents)
    main = max(request.intents, key=lambda pair: pair[1])[0]
    harsh = lex.valences[main] < 0 and not sorrowful
    # The act of the opposite (a refusal where love is meant) is the worst misreading there is.
    opposites = {lex.concepts[c].opposite for c in intents}
    broader = {lex.concepts[c].broader for c in intents} - {""}
    costs = {}
    for id, concept in lex.concepts.items():
        kin = id in broader or concept.broader in intents or (concept.broader in broader and id not in ROMANCE)
        if id in intents:
            cost = 0.0
        elif id in request.denied or id in opposites:
            cost = price.denied
        elif lex.valences[id] < 0 and not harsh and not (sorrowful and (id in _SORROW or concept.broader in _SORROW)):
            cost = price.unwelcome * -lex.valences[id]
        elif kin:
            cost = 0.0
        elif id in ROMANCE and not tender:
            cost = price.romance
        else:
            cost = price.beside_the_point
        costs[id] = cost
    return costs
