"""The composer: the best bouquet there is, every wish kept, and an answer when nothing fits."""

from pathlib import Path

import pytest
from benchmarks.oracle import by_brute_force
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tussie import Circumstances, ImpossibleWish, UnknownName, check, load_lexicon, parse, read
from tussie.circumstances import safety
from tussie.composing import answer, compose
from tussie.composing.candidates import candidates, kind_of
from tussie.composing.harmony import cielab, discords, harmony
from tussie.composing.prices import primary
from tussie.composing.program import Model, best
from tussie.composing.request import WISHES, Request, request_from
from tussie.composing.swap import swap
from tussie.composing.wishes import smallest_clash
from tussie.stock import Offer, Stock, catalogue

OFFERS = catalogue().offers
SAID = ["gratitude", "love", "hope", "friendship", "remembrance", "joy", "esteem", "purity"]


def stems_of(bouquet):
    return {str(stem.flower): stem.number for stem in bouquet.stems}


def number_of(bouquet):
    return sum(stem.number for stem in bouquet.stems)


def says(*intents, **wishes):
    return compose(say=",".join(intents), **wishes)


# The optimum.

small = st.builds(
    lambda offers, said, low, more, budget: (
        tuple(offers),
        Request(tuple((c, float(w)) for c, w in said.items()), stems=(low, low + more), budget=budget),
    ),
    st.lists(st.sampled_from(OFFERS), min_size=3, max_size=5, unique=True),
    st.dictionaries(st.sampled_from(SAID), st.sampled_from([1, 2, 3]), min_size=1, max_size=2),
    st.integers(1, 5),
    st.integers(0, 3),
    st.sampled_from([0.0, 12.0, 25.0]),
)


def solved(offers, request, extra=frozenset()):
    """The optimum of the program over these offers, or None."""
    lex = load_lexicon()
    pool = candidates(lex, Stock(offers, "USD"), request)
    kept = frozenset({"budget", "stems", "harmony", *(f"say:{c}" for c in primary(request)), *extra})
    kept |= {id for one in pool for id in one.barred}
    solution = Model(lex, pool, request, kept).solve(30.0)
    return None if solution is None else solution.objective


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small)
def test_the_optimum_is_that_of_brute_force(instance):
    offers, request = instance
    pool = candidates(load_lexicon(), Stock(offers, "USD"), request)
    expected, found = by_brute_force(pool, request), solved(offers, request)
    assert (found is None) == (expected is None)
    if found is not None:
        assert found == pytest.approx(expected, abs=1e-6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    small,
    st.sampled_from(
        [
            {"budget": 10.0},
            {"stems": (3, 3)},
            {"colours": ("white",)},
            {"without": ("rosa",)},
            {"never": ("passion",)},
            {"circumstances": Circumstances(hazards=("cats",))},
            {"circumstances": Circumstances(month=2)},
            {"circumstances": Circumstances(country="RU", occasion="celebration")},
        ]
    ),
)
def test_another_wish_never_improves_the_optimum(instance, wish):
    offers, request = instance
    # Money and numbers that were not wished for before leave room to wish for them now.
    loose = request._replace(budget=60.0, stems=(1, 8), circumstances=Circumstances(occasion="celebration"))
    if "circumstances" in wish and not wish["circumstances"].occasion:
        wish = {"circumstances": wish["circumstances"]._replace(occasion="celebration")}
    tight = loose._replace(**wish)
    if "budget" in wish:
        # The price of money is by the budget; compare what is asked, not how money is weighed.
        assume(solved(offers, loose) is not None)
        lex = load_lexicon()
        pool = candidates(lex, Stock(offers, "USD"), loose)
        kept = frozenset({"budget", "stems", "harmony", *(f"say:{c}" for c in primary(loose))})
        free = Model(lex, pool, loose, kept - {"budget"}).solve(30.0)
        bound = Model(lex, pool, loose, kept).solve(30.0)
        assert free is not None
        assert bound is None or bound.objective <= free.objective + 1e-6
        return
    kept = frozenset(f"custom:{tight.circumstances.country}" for _ in [0] if tight.circumstances.country)
    before, after = solved(offers, loose), solved(offers, tight, kept)
    if after is not None:
        assert before is not None
        assert after <= before + 1e-6


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(OFFERS), min_size=8, max_size=30, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_the_stock_changes_nothing(offers, dice):
    request = Request((("gratitude", 2.0), ("joy", 1.0)), alternatives=2)
    shuffled = list(offers)
    dice.shuffle(shuffled)
    one = answer(request, stock=Stock(tuple(offers), "USD")).to_dict()
    other = answer(request, stock=Stock(tuple(shuffled), "USD")).to_dict()
    assert one == other


@pytest.mark.parametrize(
    "message", ["love=2,passion", "gratitude", "condolence,remembrance", "hatred", "celebration=3,joy"]
)
def test_nothing_toxic_to_cats_whatever_is_said(message):
    for bouquet in compose(say=message, hazards=["cats"], alternatives=2).bouquets:
        for stem in bouquet.bouquet.stems:
            assert safety.verdict(load_lexicon(), stem.flower, "cats").verdict == safety.NON_TOXIC


def test_flowers_that_others_stand_in_for_are_not_missed():
    # The pool is thinned before it is solved; the optimum is that of the whole pool.
    lex = load_lexicon()
    request = Request((("gratitude", 2.0), ("friendship", 1.0)), budget=40.0, circumstances=Circumstances(("cats",)))
    pool = candidates(lex, catalogue(), request)
    kept = frozenset({"budget", "harmony", "say:gratitude", *(id for one in pool for id in one.barred)})
    thinned, whole = Model(lex, pool, request, kept), Model(lex, pool, request, kept, whole=True)
    assert len(thinned.pool) < len(whole.pool)
    assert thinned.solve(60.0).objective == pytest.approx(whole.solve(60.0).objective, abs=1e-6)


# What is asked for is kept.


def test_the_storys_bouquet_is_among_the_proposals():
    # "Breaking Down": white zinnia and chrysanthemum, daffodils and deep pink roses, irises and alyssum.
    story = {
        "zinnia-elegans",
        "chrysanthemum-morifolium",
        "narcissus-pseudonarcissus",
        "rosa",
        "iris",
        "lobularia-maritima",
    }
    told = compose(say="goodness, truth, respect, gratitude, faith, worth", tradition="modern")
    shared = [len(story & {stem.flower.plant for stem in one.bouquet.stems}) for one in told.bouquets]
    assert max(shared) >= 4


def test_the_main_intent_leads_the_reading():
    for intent in ("gratitude", "love", "remembrance", "hope"):
        best = says(intent, alternatives=1).bouquets[0]
        assert best.reading.concepts[0][0] == intent


def test_alternatives_differ_in_two_kinds():
    lex = load_lexicon()
    told = says("gratitude=2", "friendship", budget=50)
    assert len(told.bouquets) == 3
    kinds = [
        {kind_of(lex, stem.flower) for stem in one.bouquet.stems if lex.role(stem.flower) != "foliage"}
        for one in told.bouquets
    ]
    for place, one in enumerate(kinds):
        for other in kinds[:place]:
            assert max(len(one - other), len(other - one)) >= 2


def test_every_bouquet_reads_back_as_it_is_written():
    for one in says("gratitude", tradition="victorian", alternatives=2).bouquets:
        again = parse(str(one.bouquet))
        assert again == one.bouquet
        assert read(again).concepts == one.reading.concepts


def test_money():
    for one in says("love", budget=9).bouquets:
        assert one.cost <= 9
        assert one.cost == pytest.approx(sum(chosen.price * chosen.stem.number for chosen in one.stems), abs=0.01)


def test_whole_bunches():
    rose = parse("red rose").stems[0].flower
    tulip = parse("red tulip").stems[0].flower
    stock = Stock((Offer(rose, "focal", 1.0, 10, "red"), Offer(tulip, "mass", 1.0, 5, "red")), "EUR")
    [best] = answer(Request((("love", 1.0),), budget=15.0, by_bunch=True, alternatives=1), stock=stock).bouquets
    assert best.cost in (5.0, 10.0, 15.0)


def test_only_white():
    lex = load_lexicon()
    for one in says("gratitude", colours=["white"], alternatives=2).bouquets:
        for stem in one.bouquet.stems:
            assert lex.role(stem.flower) == "foliage" or "white" in lex.shades(stem.flower.colour)


def test_no_roses_and_with_peonies():
    best = says("love", without=["rose"], must=["peony"], month=5, alternatives=1).bouquets[0]
    lex = load_lexicon()
    plants = {taxon for stem in best.bouquet.stems for taxon in lex.kin(stem.flower.plant)}
    assert "rosa" not in plants
    assert "paeonia-lactiflora" in plants


@pytest.mark.parametrize(
    ("wishes", "holds"),
    [
        ({"say": "congratulation", "country": "RU", "occasion": "celebration"}, lambda n: n % 2 == 1),
        ({"say": "congratulation", "country": "CN", "stems": 8}, lambda n: n == 8),
        ({"say": "healing", "country": "IT", "ward": "hospital"}, lambda n: n % 2 == 1),
        ({"say": "apology", "country": "Japan"}, lambda n: n not in (4, 9)),
    ],
)
def test_numbers_that_a_country_minds(wishes, holds):
    told = compose(**wishes, alternatives=2)
    assert told.bouquets
    for one in told.bouquets:
        assert holds(number_of(one.bouquet))
        taboo = [c for c in one.cautions if c.kind == "custom" and c.severity in ("danger", "warning")]
        assert not taboo


def test_january_in_chile_is_summer():
    told = says("gratitude", country="Chile", month=1, in_season=True, alternatives=1)
    lex = load_lexicon()
    for stem in told.bouquets[0].bouquet.stems:
        assert "7" in lex.seasons[stem.flower.plant, stem.flower.variety].field


def test_never_say_love():
    for one in says("gratitude", never_say=["love"], alternatives=2).bouquets:
        assert dict(one.reading.concepts).get("love", 0.0) < 0.1


def test_what_is_denied_is_not_said():
    # "I do not love you any more."
    told = answer(Request((("separation", 2.0), ("farewell", 1.0)), denied=("love",), alternatives=1))
    for one in told.bouquets:
        assert dict(one.reading.concepts).get("love", 0.0) < 0.1


def test_each_flower_tells_why_and_by_whom():
    lex = load_lexicon()
    for one in says("gratitude=2", "admiration", alternatives=1).bouquets[0].stems:
        assert one.why
        if one.why.startswith("says"):
            source = one.why.rsplit("(", 1)[1].split(",")[0]
            assert lex.has_source(source)


# When nothing fits.


def test_the_smallest_clash_is_found():
    told = says("gratitude", budget=0.5)
    assert not told.bouquets
    assert told.impossible.clash == ("a budget of 0.5",)


def test_two_wishes_that_only_together_cannot_be_kept():
    told = says("gratitude", must=["lily"], hazards=["cats"])
    assert set(told.impossible.clash) == {"lily in it", "safe for cats"}
    ways = {way.wish: way.bouquet for way in told.impossible.ways}
    assert "lily" in str(ways["safe for cats"].bouquet)
    assert "lily" not in str(ways["lily in it"].bouquet)


def test_a_ward_that_takes_no_flowers():
    told = says("healing", ward="icu")
    assert told.impossible.clash == ("the rules of the intensive care ward",)


@given(st.sets(st.frozensets(st.sampled_from("abcde"), min_size=1), min_size=1, max_size=4))
def test_the_clash_is_one_and_no_smaller_one_exists(clashes):
    found = frozenset(smallest_clash("abcde", lambda kept: not any(clash <= kept for clash in clashes)))
    assert found in clashes
    assert len(found) == min(map(len, clashes))


def test_why_not_a_lily():
    told = says("gratitude", hazards=["cats"], alternatives=1, why_not=["lily"])
    assert "deadly to cats" in told.why_not[0].reasons[0]


def test_why_not_what_could_be_in():
    told = says("gratitude", alternatives=1, why_not=["sunflower"])
    [why] = told.why_not
    assert "sunflower" in str(why.instead.bouquet)
    assert "instead of" in why.reasons[0]


# Swaps.


def test_a_swap_keeps_the_meaning_and_is_checked_again():
    lex = load_lexicon()
    found = swap("5 red rose, 3 ruscus", "rose", circumstances=Circumstances(hazards=("cats",)))
    assert found[0].kept > 0.4
    for one in found:
        assert safety.verdict(lex, one.flower, "cats").verdict == safety.NON_TOXIC
        assert number_of(one.bouquet) == 8
        assert one.cautions == check(one.bouquet, Circumstances(hazards=("cats",)))


def test_a_swap_of_what_is_not_there():
    with pytest.raises(UnknownName, match="there is no 'lily' in the bouquet"):
        swap("3 red rose", "lily")


# Colours.


def test_harmony_is_symmetric_and_knows_its_extremes():
    colours = [cielab(colour.srgb) for colour in load_lexicon().colours.values() if colour.srgb]
    for one in colours:
        for other in colours:
            assert harmony(one, other) == pytest.approx(harmony(other, one))
            assert -1.6 < harmony(one, other) < 1.6


def test_cielab_of_known_colours():
    # Reference values of sRGB red and blue under D65 (IEC 61966-2-1, CIE 15).
    assert cielab("#ff0000") == pytest.approx((53.24, 80.09, 67.20), abs=0.05)
    assert cielab("#0000ff") == pytest.approx((32.30, 79.19, -107.86), abs=0.05)


def test_white_fights_with_nothing():
    assert not any("white" in pair for pair in discords(load_lexicon()))


# Bad input.


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"say": ""}, "message is empty"),
        ({"say": "gratitude", "budget": -1}, "'-1' is no budget"),
        ({"say": "gratitude", "budget": "much"}, "'much' is no budget"),
        ({"say": "gratitude", "month": 13}, "no month 13"),
        ({"say": "gratitude", "stems": "many"}, "'many' is no number of stems"),
        ({"say": "gratitude", "stems": 100_000}, "no bouquet has 100000 stems"),
        ({"say": "gratitude=x"}, "is no weight"),
        ({"say": "gratitude", "never_say": ["gratitude"]}, "to be said and never"),
        ({"say": "gratitude", "hazards": ["hamsters"]}, "no hazard"),
        ({"say": "gratitude", "ward": "kitchen"}, "no ward"),
        ({"say": "gratitude", "occasion": "tea"}, "no occasion"),
        ({"say": "gratitude", "alternatives": 99}, "99 alternatives"),
        ({"say": "gratitude", "colour": "red"}, "no wish is called 'colour'"),
    ],
)
def test_bad_wishes_are_one_line(wishes, words):
    with pytest.raises(ValueError, match=words) as caught:
        compose(**wishes)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ({"say": "gratefulnes"}, "no sentiment is called"),
        ({"say": "gratitude", "without": ["blurple"]}, "no flower is called"),
        ({"say": "gratitude", "colours": ["infrared"]}, "no colour is called"),
        ({"say": "gratitude", "country": "Narnia"}, "no country is called"),
        ({"say": "gratitude", "tradition": "martian"}, "no tradition is called"),
    ],
)
def test_unknown_names_are_one_line(wishes, words):
    with pytest.raises(UnknownName, match=words):
        compose(**wishes)


def test_every_wish_stands_on_the_page_of_the_command_line():
    page = (Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    others = {"hazards": "--cat", "ward": "--for"}
    for wish in WISHES:
        assert others.get(wish, f"--{wish.replace('_', '-')}") in page
    with pytest.raises(ImpossibleWish, match="expected one of say"):
        request_from(load_lexicon(), {"sya": "love"})


def test_the_lead_rows_hold():
    lex = load_lexicon()
    request = Request((("joy", 1.0),))
    pool = candidates(lex, catalogue(), request)
    kept = frozenset({"harmony", "lead", "say:joy"})
    solution = best(lex, pool, request, kept, lambda: 60.0)
    assert Model(lex, pool, request, kept).louder(solution) == []


def test_who_waits_gets_what_was_found_in_the_time():
    # A clock that is up after a few questions: the first bouquets are answered, the others missed, and that is said.
    ticks = iter([30.0] * 4 + [0.0] * 100)
    answer = compose(say="gratitude", alternatives=5, left=lambda: next(ticks))
    assert 1 <= len(answer.bouquets) < 5
    assert "the time was up" in answer.notes[0]


def test_who_waits_in_vain_is_told():
    with pytest.raises(TimeoutError):
        compose(say="gratitude", left=lambda: 0.0)
