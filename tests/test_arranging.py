"""Stems to positions: rings in order, heads seen, every stem through the binding."""

from itertools import pairwise
from math import dist, hypot

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tussie import Bouquet, Flower, ImpossibleWish, MalformedText, Ring, Stem, parse
from tussie.arranging import OVERLAP, STYLES, VESSELS, Arrangement, arrange, kind_of_vessel

STORY = parse(
    "centre: 1 white zinnia, 1 white chrysanthemum\n"
    "ring: 8 daffodil, 8 deep pink rose\n"
    "edge: 9 white iris, 12 sweet alyssum\n"
    "vase: milk glass"
)
#: Small and large heads, spikes, clouds and leaves, in and out of the trade.
_FLOWERS = [
    Flower("rosa", "rose", "red"), Flower("hydrangea-macrophylla", "hydrangea", "blue"), Flower("viola-odorata",
    "violet"), Flower("delphinium-elatum", "delphinium"), Flower("gypsophila-paniculata", "baby's breath"),
    Flower("hedera-helix", "ivy"), Flower("lobularia-maritima", "sweet alyssum"), Flower("rosa", "rose", "white",
    "bud"),
]  # fmt: skip
_STEMS = st.builds(Stem, st.sampled_from(_FLOWERS), st.integers(1, 14) | st.none())
_RINGS = [("centre",), ("",), ("centre", "ring"), ("centre", "edge"), ("centre", "ring", "edge"), ("ring", "edge")]


@st.composite
def bouquets(draw: st.DrawFn) -> Bouquet:
    names = draw(st.sampled_from(_RINGS))
    return Bouquet(tuple(Ring(name, tuple(draw(st.lists(_STEMS, min_size=1, max_size=4)))) for name in names))


def _heads(arranged: Arrangement):
    return [place for place in arranged.places if place.role != "foliage"]


# Two clouds on a dome hardly larger than they are; and heads of many sizes on a wreath, the last beside the first.
@example(parse("centre: 2 baby's breath"), "round", 2)
@example(parse("centre: 9 violet, 8 hydrangea; ring: 8 lily"), "wreath", 1)
@given(bouquets(), st.sampled_from(STYLES), st.integers(0, 99))
def test_no_two_heads_overlap_by_more_than_the_stated_share(bouquet, style, seed):
    heads = _heads(arrange(bouquet, style=style, seed=seed))
    for number, one in enumerate(heads):
        for other in heads[:number]:
            assert dist(one.at, other.at) >= (1 - OVERLAP) * (one.solid + other.solid) - 1e-6


@given(bouquets(), st.sampled_from(STYLES), st.integers(0, 99))
def test_rings_stand_in_their_order_from_the_centre_outwards(bouquet, style, seed):
    heads = _heads(arrange(bouquet, style=style, seed=seed))
    rings = range(len(bouquet.rings))
    reaches = {ring: [place.reach for place in heads if place.ring == ring] for ring in rings}
    last = -1.0
    for ring in rings:
        if reaches[ring]:
            assert min(reaches[ring]) > last or last == -1.0
            last = max(reaches[ring])


@given(bouquets(), st.sampled_from(STYLES))
def test_every_stem_passes_the_binding_point(bouquet, style):
    arranged = arrange(bouquet, style=style)
    for place in arranged.places:
        if style == "wreath":
            # Its binding is the frame all around.
            assert hypot(place.tie[0], place.tie[2] - arranged.bundle) == pytest.approx(arranged.bundle)
        else:
            assert place.tie[2] == 0
            assert hypot(place.tie[0], place.tie[1]) <= arranged.bundle
            assert place.at[2] > 0 > place.foot[2]


@given(bouquets(), st.sampled_from(STYLES))
def test_every_stem_has_one_place_and_looks_one_way(bouquet, style):
    arranged = arrange(bouquet, style=style)
    numbers = [place.stem for place in arranged.places]
    for number, stem in enumerate(bouquet.stems):
        assert numbers.count(number) == (3 if stem.number is None else stem.number)
    assert all(hypot(*place.axis) == pytest.approx(1) for place in arranged.places)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "text",
    [
        # Large heads beside small ones, which rows alone do not keep apart.
        "centre: 40 lilac\nring: 15 sweet alyssum",
        "centre: 30 hydrangea\nring: 20 violet",
        "80 violet, 80 hydrangea",
        "16 lilac, 6 periwinkle, 9 violet",
        "ring: 12 pink rose\nring: 14 lilac carnation\nring: 9 violet",
    ],
)
def test_very_large_and_very_small_heads_keep_distance_and_order(text, style):
    arranged = arrange(parse(text), style=style)
    heads = _heads(arranged)
    for number, one in enumerate(heads):
        for other in heads[:number]:
            assert dist(one.at, other.at) >= (1 - OVERLAP) * (one.solid + other.solid) - 1e-6
    rings = [[place.reach for place in heads if place.ring == ring] for ring in range(len(arranged.bouquet.rings))]
    assert all(max(inner) < min(outer) for inner, outer in pairwise(rings))


def test_the_tradition_and_the_words_for_the_vase_move_no_flower():
    places = arrange(parse("9 red rose, 3 ivy\nvase: jug")).places
    assert arrange(parse("tradition: victorian\n9 red rose, 3 ivy\nvase: an enamel jug")).places == places


def test_spikes_stand_at_the_back():
    places = arrange(parse("9 red rose, 5 blue delphinium"), vase="jug").places
    spikes = [place.at[1] for place in places if place.flower.name == "delphinium"]
    assert sum(spikes) / len(spikes) < 0


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("white jug", "jug"),
        ("white wicker basket", "basket"),
        ("clear glass bud vase", "bud vase"),
        ("white vase", "milk glass"),
        ("a vase with no handle", "clear glass"),
        ("none", "none"),
        ("brown paper", "paper"),
        ("teapot", ""),
    ],
)
def test_what_a_thing_is_comes_before_what_it_is_made_of(words, kind):
    assert kind_of_vessel(words) == kind


def test_a_seed_is_a_bouquet():
    assert arrange(STORY, seed=3) == arrange(STORY, seed=3)
    assert arrange(STORY, seed=3) != arrange(STORY, seed=4)


def test_heads_have_the_diameters_of_the_trade():
    radii = {place.flower.name: place.radius for place in arrange(STORY).places}
    assert radii["zinnia"] == 4.0
    assert radii["rose"] == 3.0


def test_the_kinds_of_a_ring_take_turns():
    ring = [place for place in arrange(STORY).places if place.ring == 1]
    # Both daffodils and roses stand on every side, not all of one kind on one.
    for kind in ("daffodil", "rose"):
        x = [place.at[0] for place in ring if place.flower.name == kind]
        y = [place.at[1] for place in ring if place.flower.name == kind]
        assert min(x) < 0 < max(x)
        assert min(y) < 0 < max(y)


def test_in_a_mere_list_the_greatest_stands_in_the_middle():
    reach = {place.flower.name: place.reach for place in arrange(parse("9 ivy, 5 baby's breath, 1 sunflower")).places}
    assert reach["sunflower"] < reach["baby's breath"] <= reach["ivy"]


def test_the_vase_is_that_of_the_bouquet_or_the_one_asked_for():
    assert arrange(STORY).vessel.kind == "milk glass"
    assert arrange(STORY, vase="an old enamel jug").vessel.kind == "jug"
    assert arrange(STORY, vase="none").vessel.height == 0
    assert arrange(parse("1 tulip")).vessel.kind == "bud vase"
    assert arrange(parse("9 tulip")).vessel.kind == "paper"


@pytest.mark.parametrize("kind", [kind for kind in VESSELS if kind not in ("paper", "none")])
def test_a_vase_has_the_usual_proportions(kind):
    arranged = arrange(STORY, vase=kind)
    # Half as high again above the rim as the vase is high, or a lower vase for short stems; room for the stems.
    assert arranged.top >= 1.4 * arranged.vessel.height
    assert arranged.vessel.mouth >= arranged.bundle
    assert all(-place.foot[2] <= arranged.vessel.lip + arranged.vessel.height for place in arranged.places)


@pytest.mark.parametrize(
    ("style", "vase", "words"),
    [("pyramid", "", "round, garden, spray, wreath"), ("round", "a hat", "milk glass, clear glass")],
)
def test_what_does_not_exist_names_what_does(style, vase, words):
    with pytest.raises(ImpossibleWish, match=words):
        arrange(STORY, style=style, vase=vase)


def test_ten_thousand_stems_and_none_are_refused():
    with pytest.raises(ImpossibleWish, match="10,000 stems are more than can be arranged"):
        arrange(parse("10000 red rose"))
    with pytest.raises(MalformedText, match="without stems"):
        arrange(Bouquet(()))


def test_a_head_that_has_no_room_on_a_dome_gets_a_larger_one():
    # Leaves half a metre long stand in the way of whatever comes after them, all around a small dome.
    leaf = Flower("aspidistra", "aspidistra", part="branch")
    heads = Flower("aconitum", "aconite", part="petal"), Flower("polemonium", "polemonium", part="petal")
    cucumber = Flower("ecballium-elaterium", "squirting cucumber")
    rings = (
        Ring("centre", (Stem(heads[0], 3),)),
        Ring("ring", (Stem(cucumber, 13),)),
        Ring("edge", (Stem(leaf, 3), Stem(heads[1], 3))),
    )
    assert len(arrange(Bouquet(rings), style="garden").places) == 22
