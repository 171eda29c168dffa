"""A bouquet changed step by step: whatever is done, it stays a bouquet that the notation can hold."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tussie import parse
from tussie.bouquet import CENTRE, RING, Bouquet, Stem
from tussie.web.editing import MOST, RINGS, added, arranged, counted, moved, placed, replaced

FLOWERS = [stem.flower for stem in parse("red rose, white rose, ivy, oak leaf, sweet alyssum, zinnia").stems]
STEMS = st.builds(Stem, st.sampled_from(FLOWERS), st.one_of(st.none(), st.integers(1, MOST)), st.just(""))
LISTS = st.lists(STEMS, min_size=1, max_size=6).map(lambda stems: arranged(Bouquet(()), [("", one) for one in stems]))
RINGED = st.lists(st.tuples(st.sampled_from(RINGS), STEMS), min_size=1, max_size=8).map(
    lambda stems: arranged(Bouquet(()), stems)
)
BOUQUETS = LISTS | RINGED


def kinds(bouquet):
    return Counter(stem.flower for stem in bouquet.stems)


@given(BOUQUETS, st.integers(-1, 9), st.sampled_from([*RINGS, "moon"]))
@settings(max_examples=150)
def test_a_moved_stem_is_all_that_moves(bouquet, at, ring):
    after = moved(bouquet, at, ring)
    assert set(kinds(after)) == set(kinds(bouquet))
    if 0 <= at < len(bouquet.stems) and ring in RINGS:
        assert (ring, bouquet.stems[at].flower) in [(where, stem.flower) for where, stem in placed(after)]
    else:
        assert after == bouquet


@given(BOUQUETS, st.integers(0, 9), st.integers(0, 300))
@settings(max_examples=150)
def test_what_was_changed_can_be_written_and_read_again(bouquet, at, number):
    for after in (counted(bouquet, at, number), moved(bouquet, at, CENTRE), added(bouquet, parse("3 violet"), "")):
        if after.stems:
            assert parse(str(after)) == after


@given(BOUQUETS, st.integers(0, 9))
def test_none_of_a_stem_is_without_it(bouquet, at):
    after = counted(bouquet, at, 0)
    assert len(after.stems) == len(bouquet.stems) - (at < len(bouquet.stems))
    assert all(ring.stems for ring in after.rings)


def test_the_same_flower_in_one_ring_is_one_line():
    bouquet = parse("centre: 1 red rose\nring: 5 red rose, 2 ivy")
    assert str(moved(bouquet, 0, RING)) == "ring: 6 red rose, 2 ivy"
    # A swap may bring what is there already.
    [rose] = parse("red rose").stems
    assert str(replaced(parse("2 ivy, 3 red rose"), 0, rose.flower)) == "5 red rose"


def test_a_list_becomes_rings_when_one_of_it_is_given_one():
    assert str(moved(parse("3 red rose, 2 ivy"), 0, CENTRE)) == "centre: 3 red rose\nring: 2 ivy"
    assert str(added(parse("centre: 1 red rose"), parse("2 ivy"), "")) == "centre: 1 red rose\nring: 2 ivy"


def test_no_kind_has_more_stems_than_a_bouquet():
    assert counted(parse("3 red rose"), 0, 10_000).stems[0].number == MOST
    # What is there already is not made less of.
    many = parse("150 red rose, 2 ivy, 150 red rose")
    assert str(arranged(many, placed(many))) == "300 red rose, 2 ivy"
    assert str(counted(parse("600 red rose"), 0, 601)) == "600 red rose"
