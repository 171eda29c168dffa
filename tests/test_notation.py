"""Text to bouquet and back."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tussie
from tussie import AmbiguousName, MalformedText, TussieError, UnknownName, parse
from tussie.notation.items import MAX_NUMBER
from tussie.notation.words import MANNERS


def only(text, **options):
    """The one stem of a text."""
    (stem,) = parse(text, **options).stems
    return stem


# Items


@pytest.mark.parametrize(
    ("text", "plant", "colour", "part", "number"),
    [
        ("a rose", "rosa", "", "", 1),
        ("roses", "rosa", "", "", None),
        ("3 red roses", "rosa", "red", "", 3),
        ("two dozen pale yellow roses", "rosa", "pale-yellow", "", 24),
        ("half a dozen white lilies", "lilium", "white", "", 6),
        ("twenty four tulips", "tulipa-gesneriana", "", "", 24),
        ("a sprig of rosemary", "salvia-rosmarinus", "", "branch", 1),
        ("oak leaf", "quercus-robur", "", "leaf", 1),
        ("rosebuds", "rosa", "", "bud", None),
        ("white rosebud", "rosa", "white", "bud", 1),
        ("dried white rose", "rosa", "white", "dried", 1),
        ("withered violets", "viola-odorata", "", "withered", None),
        ("a bunch of violets", "viola-odorata", "", "", None),
        ("rose (deep pink)", "rosa", "deep-pink", "", 1),
        ("blush rose", "rosa", "pale-pink", "", 1),
        ("crimson carnation", "dianthus-caryophyllus", "crimson", "", 1),
        ("lilies of the valley", "convallaria-majalis", "", "", None),
        ("Forget-Me-Nots", "myosotis-sylvatica", "", "", None),
        ("baby’s breath", "gypsophila-paniculata", "", "", 1),
        ("violet tulips", "tulipa-gesneriana", "violet", "", None),
        ("lavender", "lavandula-angustifolia", "", "", 1),
        ("lilac roses", "rosa", "lilac", "", None),
        ("orange blossom", "citrus-aurantium", "", "bloom", 1),
        ("orange tulips", "tulipa-gesneriana", "orange", "", None),
        ("Zinnia elegans", "zinnia-elegans", "", "", 1),
        ("5x gerbera", "gerbera", "", "", 5),
    ],
)
def test_an_item_is_read_as_a_person_means_it(text, plant, colour, part, number):
    stem = only(text)
    flower = stem.flower
    assert (flower.plant.removesuffix("-hybrida"), flower.colour, flower.part, stem.number) == (
        plant, colour, part, number,
    )  # fmt: skip


def test_a_moss_rose_bud_is_a_kind_of_rose_in_bud():
    flower = only("moss rose bud").flower
    assert (flower.variety, flower.part) == ("moss", "bud")


def test_a_flower_can_be_held_upside_down():
    assert only("a red rose, reversed".replace(",", "")).manner == "reversed"
    assert only("2 upside down red tulips").manner == "reversed"


def test_names_of_other_languages_lead_to_the_same_plant():
    assert only("muguet").flower.plant == only("Maiglöckchen").flower.plant == "convallaria-majalis"


# Lists, rings, headers


def test_a_plain_list_is_one_ring():
    bouquet = parse("3 red roses, ivy and a sprig of rosemary")
    assert str(bouquet) == "3 red rose, 1 ivy, 1 rosemary sprig"
    assert [ring.name for ring in bouquet.rings] == [""]


def test_rings_headers_and_their_synonyms():
    bouquet = parse("Tradition: Victorian\nmiddle: a white zinnia\nouter ring: ivy\nvase: milk glass")
    assert [ring.name for ring in bouquet.rings] == ["centre", "edge"]
    assert (bouquet.tradition, bouquet.vase) == ("victorian", "milk glass")


def test_ribbon_and_vase_may_be_said_in_passing():
    bouquet = parse("12 white lilies tied with a black ribbon in a glass vase")
    assert (bouquet.ribbon, bouquet.vase) == ("black", "glass vase")
    assert str(bouquet).splitlines()[0] == "12 white lily"


def test_greenery_says_nothing_and_unknown_qualities_are_kept():
    assert str(parse("3 red roses, some greenery and ivy")) == "3 red rose, 1 ivy"
    assert only("autumnal hydrangea").flower.variety == "autumnal"
    with pytest.raises(MalformedText):
        parse("greenery")


def test_the_tradition_settles_shared_names():
    assert only("marigold", tradition="victorian").flower.plant == "calendula-officinalis"
    assert only("marigold").flower.plant == "tagetes"


def test_a_colour_before_a_longer_name_that_begins_like_a_coloured_one():
    # "Red boronia" is a name, too; the word that follows says that it is not meant.
    flower = parse("red Boronia heterophylla").stems[0].flower
    assert (flower.plant, flower.colour) == ("boronia-heterophylla", "red")
    # A pink is a flower as well, but not before the sign of a hybrid.
    assert str(parse("pink × Mokara")) == "1 pink mokara"


# Descriptions


def test_a_sentence_says_where_flowers_stand():
    bouquet = parse(
        "a white zinnia and a chrysanthemum in the middle, daffodils and deep pink roses around them, "
        "edged with irises and alyssum"
    )
    assert str(bouquet) == (
        "centre: 1 white zinnia, 1 chrysanthemum\nring: some daffodil, some deep pink rose\nedge: some iris, 1 alyssum"
    )


@pytest.mark.parametrize(
    "text",
    [
        "white lilies in the centre with red roses around them and ivy at the edge",
        "In the middle white lilies, surrounded by red roses, with an edging of ivy",
        "white lilies encircled by red roses and bordered with ivy",
        "In the middle white lilies, surrounded by red roses, and ivy at the edge",
        "in the centre white lilies, red roses around them, ivy on the outside",
        "white lilies flanked by red roses and edged with ivy",
        "white lilies nestled among red roses, and ivy at the edge",
    ],
)
def test_the_same_arrangement_in_other_words(text):
    assert str(parse(text)) == "centre: some white lily\nring: some red rose\nedge: 1 ivy"


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        (
            "a ring of red roses around a single lily, edged with ivy",
            "centre: 1 lily\nring: some red rose\nedge: 1 ivy",
        ),
        ("a dozen roses around one lily", "centre: 1 lily\nring: 12 rose"),
        # "The zinnia" is the one that was named before, not another.
        ("a white zinnia in the middle, daffodils around the zinnia", "centre: 1 white zinnia\nring: some daffodil"),
        # Nothing that flowers follows: a ribbon makes no ring of the roses.
        ("roses and ivy, with a ribbon around the stems", "centre: some rose, 1 ivy"),
    ],
)
def test_flowers_around_a_flower(text, canonical):
    assert str(parse(text)) == canonical


def test_the_story_in_its_own_words():
    # The colours come before the names, and "the white flowers in the center" is said twice.
    passage = (
        "lightly brushing her forefinger over one of the white flowers in the center. “This is a zinnia and "
        "this one a chrysanthemum.” The finger danced over another white flower to the yellow and deep pink "
        "ones that weaved a circle around the white flowers in the center. “These are daffodils and, of "
        "course, roses. And these,” she brushed over the outer ring of two sorts of small white flowers, "
        "“are irises and alyssums.”"
    )
    assert str(parse(passage)) == (
        "centre: 1 white zinnia, 1 white chrysanthemum\n"
        "ring: some yellow daffodil, some deep pink rose\n"
        "edge: some white iris, some white alyssum"
    )


def test_a_typing_error_in_a_description_is_not_passed_over():
    with pytest.raises(UnknownName, match="daffodil"):
        parse("a white zinnia in the middle, dafodils around it")


# Errors


def test_an_unknown_flower_gets_a_caret_and_near_matches():
    with pytest.raises(UnknownName) as caught:
        parse("3 roses and 2 dafodils")
    assert "daffodil" in caught.value.near
    assert str(caught.value).startswith("no flower is called 'dafodils'; did you mean 'daffodil'")
    assert caught.value.caret() == "3 roses and 2 dafodils\n              ^^^^^^^^"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "!!!", "…"])
def test_nothing_is_malformed(text):
    with pytest.raises(MalformedText, match="no flower in"):
        parse(text)


@pytest.mark.parametrize("count", ["-3", "0", "1e9", "2.5", "10,001", "99999999999999999999"])
def test_impossible_counts_are_quoted(count):
    with pytest.raises(MalformedText) as caught:
        parse(f"{count} roses")
    assert repr(count) in str(caught.value)
    assert "whole number" in str(caught.value)


def test_a_text_of_100_kilobytes_is_refused_at_once():
    with pytest.raises(MalformedText, match="100,000"):
        parse("x" * 100_001)


def test_ten_thousand_kinds_are_too_many():
    with pytest.raises(MalformedText, match="1,000 kinds"):
        parse(", ".join(["rose"] * 10_000))


def test_an_unknown_ring_and_an_unknown_header_name_what_there_is():
    with pytest.raises(MalformedText, match="centre, ring, edge, tradition"):
        parse("midle: rose")
    with pytest.raises(UnknownName, match="victorian"):
        parse("tradition: klingon\nrose")
    with pytest.raises(MalformedText, match="wedding"):
        parse("occasion: whatever\nrose")


def test_words_outside_the_rings_are_not_lost():
    with pytest.raises(MalformedText, match="stands in no ring"):
        parse("centre: rose\nand 3 tulips")


def test_an_ambiguous_name_lists_its_candidates():
    with pytest.raises(AmbiguousName) as caught:
        parse("3 angelicas")
    assert any("Angelica archangelica" in line for line in caught.value.candidates)


# Round trips

NAMES = ["rose", "white zinnia", "deep pink rose bud", "ivy", "dried lavender", "oak leaf", "lily of the valley",
         "thornless rose", "sweet alyssum", "red tulip", "four leaved white clover", "rosemary sprig"]  # fmt: skip
items = st.tuples(
    st.one_of(st.just("some"), st.integers(1, MAX_NUMBER).map(str)),
    st.sampled_from(NAMES),
    st.sampled_from(["", *(manner.replace("-", " ") for manner in MANNERS)]),
).map(lambda parts: " ".join(part for part in parts if part))
rings = st.lists(items, min_size=1, max_size=5).map(", ".join)


@given(rings)
def test_a_list_round_trips(text):
    bouquet = parse(text)
    assert parse(str(bouquet)) == bouquet


@given(
    centre=rings,
    ring=rings,
    edge=rings,
    vase=st.sampled_from(["", "jug"]),
    tradition=st.sampled_from(["modern", "french"]),
)
def test_a_ringed_bouquet_round_trips(centre, ring, edge, vase, tradition):
    bouquet = parse(
        f"tradition: {tradition}\ncentre: {centre}\nring: {ring}\nedge: {edge}" + f"\nvase: {vase}" * bool(vase)
    )
    assert parse(str(bouquet)) == bouquet


def test_every_english_name_round_trips():
    # Each name of the lexicon, as one stem, in the tradition in which it is meant.
    lexicon = tussie.load_lexicon()
    for plant in lexicon.plants:
        for row in lexicon.names(plant):
            if row.language != "en":
                continue
            tradition = next((t for t in row.default if t in lexicon.traditions), None)
            try:
                bouquet = parse(f"2 {row.name}", tradition=tradition)
            except AmbiguousName:
                continue
            assert parse(str(bouquet)) == bouquet, row


# Fuzzing: whatever is typed, the only exceptions are our own.

WORDS = [
    "\n",
    *"rose roses white of the in middle around them edged with and , . : centre edge 3 -3 1e9 dozen some bud sprig ( ) "
    "ribbon tied vase flowers ones reversed tradition victorian バラ роза 🌹 ’ a zinia".split(" "),
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_scrambled_bouquets_never_crash(text):
    with contextlib.suppress(TussieError):
        bouquet = parse(text)
        assert parse(str(bouquet)) == bouquet


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_never_crashes(text):
    with contextlib.suppress(TussieError):
        parse(text)
