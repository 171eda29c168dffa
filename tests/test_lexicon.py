"""The lexicon that ships: its size, its names, its kin."""

import pytest

import tussie
from tussie import AmbiguousName, UnknownName
from tussie.lexicon.names import key, singulars
from tussie.notation.words import MANNERS

LEXICON = tussie.load_lexicon()

#: Entries of each dictionary, counted in the book by `tools.extract`.
DICTIONARIES = {
    "greenaway-1884": 713, "dumont-1851": 241, "dumont-1851-essays": 105, "folkard-1884": 243,
    "folkard-1884-ancient": 91, "delord-1867": 290, "young-1881": 429, "burroughs-1889": 213, "trienens-1911": 60,
    "cielo-1917": 298, "fontaine-1862": 104, "serrano-1883": 444, "serrano-1883-colours": 23, "richardson-1855": 55,
    "montagu-1790": 17,
}  # fmt: skip


@pytest.mark.parametrize(("source", "entries"), DICTIONARIES.items())
def test_every_entry_of_every_dictionary_is_there(source, entries):
    assert sum(one.source == source for one in LEXICON.attestations) == entries


def test_the_lexicon_is_as_large_as_it_says():
    assert len(LEXICON.attestations) > 3300
    assert len({plant for one in LEXICON.attestations for flower in one.flowers for plant in flower.plants}) > 900
    assert 150 <= len(LEXICON.concepts) <= 250


def test_modern_meanings_have_two_independent_witnesses():
    witnesses: dict[tuple, set] = {}
    for one in LEXICON.attestations:
        source = LEXICON.sources[one.source]
        if source.tradition != "modern" or len(one.flowers) > 1 or LEXICON.lineages[source.lineage].independent == "no":
            continue
        for plant in one.flowers[0].plants:
            for colour in one.flowers[0].colours or ("",):
                witnesses.setdefault((plant, colour, one.concepts[0]), set()).add(source.lineage)
    assert sum(len(lineages) > 1 for lineages in witnesses.values()) >= 200


def test_hanakotoba_and_customs_are_covered():
    japanese = [one for one in LEXICON.attestations if LEXICON.sources[one.source].tradition == "hanakotoba"]
    assert len({(one.flowers, one.concepts[0]) for one in japanese}) >= 150
    assert len(LEXICON.customs) >= 40


def test_books_that_contradict_themselves_keep_both():
    # Greenaway enters sweet pea twice, 350 lines apart, with two meanings.
    sweet_pea = [LEXICON.attestation(one.number) for one in LEXICON.mentions("lathyrus-odoratus")]
    said = {one.gloss for one in sweet_pea if one.source == "greenaway-1884"}
    assert {"Delicate pleasures.", "Departure."} <= said


def test_misprints_are_corrected_beside_the_print():
    (saffron,) = [one for one in LEXICON.attestations if one.gloss == "My fast days are fast."]
    assert "best days are past" in saffron.correction


# Names


@pytest.mark.parametrize(
    ("written", "filed"),
    [
        ("Forget-Me-Not", "forget me not"),
        ("Baby’s  Breath", "babys breath"),
        ("Rosa × centifolia", "rosa centifolia"),
        ("Œillet", "oeillet"),
        ("Schlüsselblume", "schlusselblume"),
        ("バラ", "バラ"),
        ("ガーベラ", "ガーベラ"),  # the voicing mark makes another letter, it is no accent
    ],
)
def test_names_are_filed_in_one_form(written, filed):
    assert key(written) == filed


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("irises", "iris"), ("pansies", "pansy"), ("lilies of the valley", "lily of the valley"), ("leaves", "leaf"),
     ("gladioli", "gladiolus"), ("roses", "rose"), ("forget me nots", "forget me not")],
)  # fmt: skip
def test_plurals_find_their_singular(plural, singular):
    assert singular in list(singulars(plural))


@pytest.mark.parametrize(
    ("name", "tradition", "plant"),
    [
        ("marigold", "victorian", "calendula-officinalis"),
        ("marigold", "modern", "tagetes"),
        ("syringa", "victorian", "philadelphus-coronarius"),
        ("heartsease", "shakespearean", "viola-tricolor"),
        ("daisy", "modern", "bellis-perennis"),
        ("lily", "modern", "lilium"),
        ("rose", "modern", "rosa"),
        ("alyssum", "modern", "lobularia-maritima"),
        ("pansy", "modern", "viola-tricolor"),
        ("chrysanthemum", "modern", "chrysanthemum-morifolium"),
        ("bachelor's button", "modern", "centaurea-cyanus"),
    ],
)
def test_a_shared_name_means_what_it_means_there(name, tradition, plant):
    assert LEXICON.resolve(name, tradition=tradition).plant == plant


@pytest.mark.parametrize(
    "name", ["marigold", "jasmine", "lily", "mimosa", "syringa", "gillyflower", "heartsease", "flag"]
)
def test_shared_names_say_what_tells_the_plants_apart(name):
    rows = LEXICON.named(name)
    assert len({row.plant for row in rows}) > 1
    assert all(row.note for row in rows)


def test_unknown_and_ambiguous_names_are_told_apart():
    with pytest.raises(UnknownName):
        LEXICON.resolve("blurple")
    with pytest.raises(AmbiguousName):
        LEXICON.resolve("angelica", tradition="modern")


def test_near_matches_come_best_first():
    assert LEXICON.near("dafodil")[0] == "daffodil"
    assert LEXICON.near("crysanthemum")[0] == "chrysanthemum"
    assert LEXICON.near("x") == []


def test_every_plant_that_is_spoken_of_has_a_name_that_finds_it():
    spoken = {plant for one in LEXICON.attestations for flower in one.flowers for plant in flower.plants}
    for plant in spoken:
        found = {row.plant for row in LEXICON.named(LEXICON.plant(plant).scientific_name)}
        # "Alchemilla" is the genus to a botanist and one species of it to a florist.
        assert any(plant in LEXICON.kin(one) for one in found), plant


# Kin, shades, traditions


def test_a_kind_is_kin_to_its_genus_and_a_shade_to_its_colour():
    assert list(LEXICON.kin("rosa-centifolia")) == ["rosa-centifolia", "rosa"]
    assert "rosa-centifolia" in LEXICON.kinds("rosa")
    assert list(LEXICON.shades("burgundy")) == ["burgundy", "dark-red", "red"]


def test_traditions_are_found_by_everyday_words():
    assert LEXICON.tradition("Victorian").id == "victorian"
    assert LEXICON.tradition("shakespeare").id == "shakespearean"
    assert LEXICON.tradition("Japan national custom").id == "national-jp"
    with pytest.raises(UnknownName, match="expected modern"):
        LEXICON.tradition("klingon")


def test_concepts_are_found_by_label_and_synonym():
    assert LEXICON.concept("thankfulness").id == "gratitude"
    assert LEXICON.concept("forget me not").id == "do-not-forget-me"
    assert LEXICON.concept("blurple") is None


# Grammar


def test_every_manner_of_a_rule_can_be_written_or_is_for_print():
    for rule in LEXICON.rules:
        assert rule.manner in MANNERS or not rule.manner or rule.effect in ("number", "person"), rule.id
