"""For whom, where and when: safety, wards, seasons, customs."""

import pytest

from tussie import Circumstances, ImpossibleWish, UnknownName, check, load_lexicon, parse
from tussie.circumstances import customs, safety, season
from tussie.circumstances.checking import objections
from tussie.circumstances.ward import ward_named
from tussie.stock import catalogue


def flower(words):
    [stem] = parse(words).stems
    return stem.flower


def verdict(words, hazard):
    return safety.verdict(load_lexicon(), flower(words), hazard).verdict


def test_lilies_are_deadly_to_cats_whatever_the_kind():
    for words in ("white lily", "Easter lily", "orange tiger lily", "oriental lily"):
        assert safety.verdict(load_lexicon(), flower(words), "cats").severity == "deadly"


def test_a_rose_is_safe_for_cats_and_dogs():
    assert verdict("red rose", "cats") == "non-toxic"
    assert verdict("pink spray rose", "dogs") == "non-toxic"


def test_no_data_is_not_safe():
    assert verdict("alstroemeria", "cats") == "no data"
    [caution] = objections(load_lexicon(), flower("alstroemeria"), Circumstances(hazards=("cats",)))
    assert "no data" in caution.text
    assert caution.source == "no source"
    assert not objections(load_lexicon(), flower("alstroemeria"), Circumstances(hazards=("cats",), allow_unknown=True))


def test_where_lists_disagree_the_worse_verdict_stands_and_the_other_is_told():
    # CliniTox lists the florists' chrysanthemum as harmless, ASPCA the genus as toxic.
    found = safety.verdict(load_lexicon(), flower("chrysanthemum"), "cats")
    assert found.verdict == "toxic"
    assert "clinitox" in {row.source for row in found.against}
    [caution] = safety.cautions(load_lexicon(), flower("chrysanthemum"), ["cats"])
    assert "clinitox says non-toxic" in caution.text


def test_a_toxic_kind_speaks_for_a_species_that_no_list_has():
    # Lathyrus latifolius is on the list, the sweet pea is not.
    assert verdict("sweet pea", "cats") == "toxic"


def test_every_flower_of_the_trade_has_one_of_three_verdicts():
    lex, seen = load_lexicon(), set()
    for offer in catalogue().offers:
        for hazard in safety.HAZARDS:
            found = safety.verdict(lex, offer.flower, hazard)
            seen.add(found.verdict)
            # A verdict has rows that say so, and no data has none.
            assert (found.verdict == safety.NO_DATA) == (not found.hazards)
    assert seen == {safety.TOXIC, safety.NON_TOXIC, safety.NO_DATA}


def test_unknown_is_never_told_as_safe():
    for caution in check("alstroemeria and freesia", Circumstances(hazards=("cats", "dogs"), country="US")):
        assert "non-toxic" not in caution.text or "no data" in caution.text


def test_check_knows_the_japanese_sickroom():
    told = check("4 white chrysanthemum", Circumstances(ward="general", country="JP"))
    texts = " ".join(caution.text for caution in told)
    assert "four" in texts.lower()
    assert "Chrysanthemums" in texts


def test_a_chrysanthemum_is_right_for_a_japanese_funeral_and_wrong_for_a_birthday():
    lex = load_lexicon()
    white = flower("white chrysanthemum")
    assert not objections(lex, white, Circumstances(country="JP", occasion="funeral"))
    assert objections(lex, white, Circumstances(country="JP", occasion="celebration"))
    # Nobody said what it is for: a present to the living, then.
    assert objections(lex, white, Circumstances(country="JP"))


def test_a_custom_can_be_set_aside():
    lex = load_lexicon()
    assert not objections(lex, flower("white chrysanthemum"), Circumstances(country="JP", despite=("T36", "T42")))


def test_no_red_at_a_korean_funeral():
    told = objections(load_lexicon(), flower("red rose"), Circumstances(country="KR", occasion="funeral"))
    assert any("red" in caution.text for caution in told)


def test_an_all_white_bouquet_is_minded_only_when_it_is_all_white():
    where = Circumstances(country="CN", occasion="celebration")
    assert any("all-white" in caution.text for caution in check("9 white rose, 5 ruscus", where))
    assert not any("all-white" in caution.text for caution in check("9 white rose, 3 pink rose, 5 ruscus", where))


def test_red_and_white_alone_are_blood_and_bandages_in_a_british_hospital():
    where = Circumstances(country="GB", ward="general")
    assert any("blood" in caution.text for caution in check("5 red rose, 5 white rose, 3 ruscus", where))
    assert not any("blood" in caution.text for caution in check("5 red rose, 5 white rose, 3 yellow rose", where))


@pytest.mark.parametrize(("month", "state"), [(5, season.FIELD), (2, season.OUT), (10, season.IMPORTED)])
def test_peonies_have_a_season(month, state):
    assert season.availability(load_lexicon(), flower("pink peony"), month).state == state


def test_the_south_has_the_seasons_of_six_months_away():
    lex = load_lexicon()
    assert season.availability(lex, flower("pink peony"), 5).state == season.FIELD
    assert season.availability(lex, flower("pink peony"), 11, south=True).state == season.FIELD
    assert season.availability(lex, flower("pink peony"), 11).state != season.FIELD


def test_a_rose_can_be_had_all_year():
    for month in range(1, 13):
        assert season.availability(load_lexicon(), flower("red rose"), month).state in (season.FIELD, season.IMPORTED)


def test_oncology_takes_no_flowers_and_a_general_ward_should_be_asked():
    lex = load_lexicon()
    assert objections(lex, flower("pink rose"), Circumstances(ward="oncology"))
    assert not objections(lex, flower("pink rose"), Circumstances(ward="general"))
    texts = [caution.text for caution in check("3 pink rose", Circumstances(ward="general"))]
    assert any("ask the ward" in text for text in texts)
    assert objections(lex, flower("white hyacinth"), Circumstances(ward="general"))


def test_wards_have_many_names():
    assert ward_named("ICU") == "intensive-care"
    assert ward_named("hospital") == "general"
    assert ward_named("kitchen") == ""


def test_countries_have_many_names():
    lex = load_lexicon()
    assert lex.country("Britain").id == lex.country("gb").id == "GB"
    assert lex.country("Chile").south
    with pytest.raises(UnknownName, match="did you mean 'Germany'"):
        lex.country("Germny")


def test_what_does_not_exist_is_one_line():
    for where, words in (
        (Circumstances(month=13), "there is no month 13"),
        (Circumstances(hazards=("hamsters",)), "no hazard is called 'hamsters'"),
        (Circumstances(country="XX"), "no country is called 'XX'"),
        (Circumstances(occasion="tea"), "no occasion is called 'tea'"),
        (Circumstances(despite=("T0",)), "no custom is called 'T0'"),
    ):
        with pytest.raises(ImpossibleWish, match=words) as caught:
            check("3 roses", where)
        assert "\n" not in str(caught.value)


def test_every_caution_names_its_source():
    lex = load_lexicon()
    where = Circumstances(tuple(safety.HAZARDS), "maternity", "IT", "birth", 2, in_season=True)
    for caution in check("white lily, ivy, mimosa, sunflower, orchid", where):
        assert caution.source == "no source" or lex.has_source(caution.source)
        assert caution.severity in ("danger", "warning", "hint", "info")


def test_numbers_are_minded_only_where_they_were_counted():
    lex = load_lexicon()
    assert customs.is_number("even", 8)
    assert not customs.is_number("even", 14)  # nobody counts more than a dozen
    told = list(customs.customs_of(lex, parse("6 red rose"), "RU", ["celebration"]))
    assert any("odd" in caution.text for caution in told)
    assert not any("odd" in caution.text for caution in customs.customs_of(lex, parse("roses"), "RU", ["celebration"]))
