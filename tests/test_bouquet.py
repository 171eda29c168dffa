"""Bouquets as values."""

import pickle

import pytest

from tussie import Bouquet, Flower, Ring, Stem

ROSE = Flower("rosa", "rose", colour="deep-pink")


def test_a_flower_says_its_colour_before_its_name_and_its_part_behind():
    assert str(ROSE) == "deep pink rose"
    assert str(ROSE._replace(part="bud")) == "deep pink rose bud"


def test_a_state_stands_before_everything():
    assert str(Flower("rosa", "rose", colour="white", part="dried")) == "dried white rose"


def test_a_variety_that_is_part_of_the_name_is_not_said_twice():
    assert str(Flower("rosa-centifolia", "moss rose", variety="moss")) == "moss rose"


def test_some_is_how_an_unstated_number_is_written():
    assert str(Stem(ROSE, None)) == "some deep pink rose"


def test_values_are_frozen():
    with pytest.raises(AttributeError):
        ROSE.colour = "red"  # type: ignore[misc]


def test_values_can_be_pickled_and_compared():
    bouquet = Bouquet((Ring("centre", (Stem(ROSE, 3),)),), tradition="modern", vase="milk glass")
    assert pickle.loads(pickle.dumps(bouquet)) == bouquet


def test_stems_come_from_the_centre_outwards():
    ivy = Stem(Flower("hedera-helix", "ivy"))
    bouquet = Bouquet((Ring("centre", (Stem(ROSE),)), Ring("edge", (ivy,))))
    assert bouquet.stems == (Stem(ROSE), ivy)


def test_headers_are_written_around_the_rings():
    bouquet = Bouquet((Ring("centre", (Stem(ROSE),)),), "victorian", "wedding", "jug", "white", "reversed")
    assert str(bouquet).splitlines() == [
        "tradition: victorian",
        "occasion: wedding",
        "centre: 1 deep pink rose",
        "vase: jug",
        "ribbon: white",
        "manner: reversed",
    ]
