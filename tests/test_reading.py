"""What bouquets say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tussie
from tussie import Bouquet, Flower, Ring, Stem, UnreadableFlower, compare, read
from tussie.reading import Model
from tussie.reading.company import prominence, settle
from tussie.reading.evidence import removes, support, weigh

STORY = (
    "a white zinnia and a chrysanthemum in the middle, daffodils and deep pink roses around them, "
    "edged with irises and alyssum"
)


def said(text, **options):
    """Every concept that the first sense of the first flower carries."""
    sense = read(text, **options).lines[0].senses[0]
    return {sense.concept, *sense.concepts}


# The story


NOTATION = "centre: 1 white zinnia, 1 white chrysanthemum\nring: daffodils, deep pink roses\nedge: irises, alyssum"


def test_the_story_is_read_as_its_author_meant_it():
    reading = read(NOTATION)
    assert [line.senses[0].concept for line in reading.lines[:4]] == ["goodness", "truth", "esteem", "gratitude"]
    assert {"faith", "hope", "wisdom"} & {reading.lines[4].senses[0].concept, *reading.lines[4].senses[0].concepts}
    assert reading.lines[5].senses[0].concept == "worth"


def test_the_authors_meanings_are_those_of_others_too():
    # Without the author's own note all six are among the first two senses.
    for line, meant in zip(
        read(NOTATION, without=["breaking-down"]).lines,
        ("goodness", "truth", "esteem", "gratitude", "faith", "worth"),
        strict=True,
    ):
        assert meant in [concept for sense in line.senses[:2] for concept in sense.concepts]


def test_a_sentence_and_the_notation_say_the_same():
    by_sentence = [line.senses[0].concept for line in read(STORY).lines]
    rings = "centre: white zinnia, chrysanthemum\nring: daffodils, deep pink roses\nedge: irises, alyssum"
    assert by_sentence == [line.senses[0].concept for line in read(rings).lines]
    # A chrysanthemum of no colour may be a white one, and in this company it is.
    assert by_sentence == ["goodness", "truth", "esteem", "gratitude", "faith", "worth"]


def test_every_sense_has_its_source():
    lexicon = tussie.load_lexicon()
    for line in read(STORY).lines:
        for sense in line.senses:
            assert sense.source in lexicon.sources
            assert sense.locator
            assert sense.gloss


# Traditions


def test_ophelia_gives_what_the_play_says():
    flowers = "rosemary, pansies, fennel, columbines, rue, a daisy, withered violets"
    reading = read(flowers, tradition="shakespearean")
    rosemary, pansies, fennel, columbines, rue, *_ = reading.lines
    assert rosemary.senses[0].concept == "remembrance"
    assert pansies.senses[0].concept == "thought"
    assert fennel.senses[0].concept == "flattery"
    assert columbines.senses[0].concept == "ingratitude"
    assert rue.senses[0].concept in ("remorse", "regret")
    for line in reading.lines:
        sense = line.senses[0]
        assert sense.tradition == "shakespearean", line.stem
        # The very line of the book that quotes the play; the violets are faithfulness first, then mourning.
        places = [place for sense in line.senses[:2] for place in (f"{sense.source}, {sense.locator}", *sense.also)]
        assert any(place.startswith("ellacombe-1884, line ") for place in places), line.stem


def test_traditions_differ():
    modern, japanese = compare("yellow rose", ["modern", "hanakotoba"])
    assert modern.lines[0].senses[0].concept in ("friendship", "joy")
    assert japanese.tradition == "hanakotoba"


def test_a_text_is_read_anew_in_each_tradition():
    modern, victorian = compare("marigold", ["modern", "victorian"])
    assert modern.lines[0].stem.flower.plant == "tagetes"
    assert victorian.lines[0].stem.flower.plant == "calendula-officinalis"


def test_compare_without_names_takes_every_tradition_that_speaks():
    traditions = {reading.tradition for reading in compare("white lily")}
    assert {"modern", "victorian", "christian", "hanakotoba"} <= traditions


def test_another_tradition_is_said_aloud():
    # No Portuguese source of 1883 speaks of gypsophila.
    sense = read("gypsophila", tradition="portuguese").lines[0].senses[0]
    assert sense.tradition != "portuguese"
    assert "tradition" in sense.fallback


# Evidence


def test_the_colour_decides():
    assert "friendship" in said("yellow rose") or "joy" in said("yellow rose")
    assert "love" in said("red rose")
    assert "gratitude" in said("deep pink rose")


def test_a_kind_falls_back_on_its_genus_and_says_so():
    sense = read("Rosa moschata", tradition="hanakotoba").lines[0].senses[0]
    assert "said of Rosa" in sense.fallback


def test_lineages_count_and_their_books_do_not():
    lexicon = tussie.load_lexicon()
    distance = removes(lexicon, "american")
    found = weigh(lexicon, Flower("lobularia-maritima", "alyssum"), distance, Model())
    etiquette = [one for one in found if one.mention.lineage == "etiquette"]
    assert len(etiquette) > 1
    once = support(lexicon, etiquette[:1], Model())
    assert support(lexicon, etiquette, Model()) == pytest.approx(once)


def test_a_source_can_be_left_out():
    sources = {sense.source for line in read("white zinnia", without=["breaking-down"]).lines for sense in line.senses}
    assert "breaking-down" not in sources


# Company


def test_company_and_occasion_change_the_sense():
    # The design's own example: truth beside goodness, mourning at a Japanese funeral.
    def mourning(reading):
        return sum(sense.probability for sense in reading.lines[0].senses if "mourning" in sense.concepts)

    beside_zinnia = read("white chrysanthemum, white zinnia", tradition="hanakotoba")
    assert beside_zinnia.lines[0].senses[0].concept in ("truth", "sincerity")
    with_ribbon = read("white chrysanthemum, white lily\nribbon: black", tradition="hanakotoba")
    assert mourning(with_ribbon) > mourning(beside_zinnia)
    funeral = read("occasion: funeral\nwhite chrysanthemum, white lily\nribbon: black", tradition="national-jp")
    assert funeral.lines[0].senses[0].concept == "mourning"


def test_a_lone_flower_is_in_no_company():
    lexicon = tussie.load_lexicon()
    calm = Model(goodwill=0.0, temperature=1.0)
    assert settle(lexicon, [{"hope": 0.6, "truth": 0.4}], [1.0], {}, calm) == [
        pytest.approx({"hope": 0.6, "truth": 0.4})
    ]


def test_the_centre_and_the_many_count_more():
    rose = Stem(Flower("rosa", "rose"), 1)
    assert prominence("centre", rose) > prominence("ring", rose) > prominence("edge", rose)
    assert prominence("", rose._replace(number=8)) > prominence("", rose._replace(number=None)) > prominence("", rose)


@given(st.permutations(["red rose", "ivy", "rosemary", "white lily", "pansy"]))
@settings(max_examples=20, deadline=None)
def test_the_order_of_a_list_does_not_matter(flowers):
    whole = dict(read(", ".join(flowers)).concepts)
    assert whole == pytest.approx(dict(read("red rose, ivy, rosemary, white lily, pansy").concepts), abs=1e-6)


@given(
    st.lists(
        st.sampled_from(["rose", "ivy", "white lily", "tulips", "dried lavender", "oak leaf"]),
        min_size=1,
        max_size=6,
    )
)
@settings(max_examples=40, deadline=None)
def test_probabilities_are_probabilities(flowers):
    reading = read(", ".join(flowers))
    for line in reading.lines:
        chances = [sense.probability for sense in line.senses]
        assert chances == sorted(chances, reverse=True)
        # What is left is the chance that no source knows what the flower means here.
        assert 0.2 < sum(chances) < 1.000001
    assert 0.9 < sum(chance for _, chance in reading.concepts) < 1.000001


# Grammar


def test_a_reversed_flower_says_the_opposite():
    upright = read("pink carnation", tradition="american").lines[0]
    reversed_ = read("pink carnation reversed", tradition="american").lines[0]
    concepts = tussie.load_lexicon().concepts
    turned = {concepts[sense.concept].opposite for sense in upright.senses} - {""}
    assert turned
    assert turned <= {concept for sense in reversed_.senses for concept in (sense.concept, *sense.concepts)}
    assert any("opposite" in note for note in reversed_.notes)


def test_a_rosebud_without_thorns_hopes_and_cites_the_rule():
    (line,) = read("thornless rosebud", tradition="victorian").lines
    assert line.senses[0].concept == "hope"
    assert any("richardson-1855" in note for note in line.notes)


def test_a_particular_rule_beats_a_general_one():
    # Reversed flowers say the opposite, but Richardson's reversed pansy says more than that.
    (line,) = read("pansy reversed", tradition="victorian").lines
    assert line.senses[0].concept == "anxiety"


def test_the_grammar_of_another_tradition_does_not_apply():
    (line,) = read("pink carnation reversed", tradition="chinese").lines
    assert not any("trienens" in note for note in line.notes)


def test_flowers_together_say_what_neither_says_alone():
    reading = read("white rose and red rose", tradition="victorian")
    assert "unity" in [sense.concept for sense in reading.together]
    assert read("white rose", tradition="victorian").together == ()


# Cautions


def test_white_chrysanthemums_are_for_funerals_in_four_countries():
    where = {caution.where for caution in read("white chrysanthemum").cautions if caution.severity == "warning"}
    assert {"JP", "KR", "FR", "IT"} <= where


def test_numbers_matter_only_when_somebody_counted():
    def mind(text):
        return any("four" in caution.text.lower() for caution in read(text).cautions)

    assert mind("4 pink tulips")
    assert not mind("3 pink tulips and ivy")  # nobody said that the ivy is one


def test_witnesses_speak_of_this_very_flower():
    # Red roses are love in fifty lists; of deep pink ones far fewer say so.
    senses = read("deep pink rose").lines[0].senses
    love = next(sense for sense in senses if "love" in sense.concepts)
    assert "said of" in love.fallback
    assert read("red rose").lines[0].senses[0].lineages > love.lineages


def test_one_witness_is_no_certainty():
    senses = [read(name).lines[0].senses[0] for name in ("bouvardia", "asphodel", "agrimony", "hop")]
    assert any(sense.lineages == 1 for sense in senses)
    assert all(sense.probability < 0.95 for sense in senses if sense.lineages == 1)


def test_cautions_know_plants_colours_numbers_and_occasions():
    def countries(text):
        return {caution.where for caution in read(text).cautions}

    assert "JP" in countries("4 pink tulips")
    assert "GB" in countries("red roses and white lilies")
    assert not any(
        "Blood" in caution.text or "blood" in caution.text
        for caution in read("red roses, white lilies, ivy, yellow tulips").cautions
    )


def test_an_impossible_colour_is_accepted_with_a_caution():
    (line,) = read("blue zinnia").lines
    assert any("does not exist in blue undyed" in note for note in line.notes)
    assert line.senses


def test_a_shared_name_is_read_by_default_and_says_so():
    (line,) = read("marigold").lines
    assert any("Calendula" in note for note in line.notes)


# Bad input


def test_flowers_built_by_hand_are_checked():
    stem = Stem(Flower("rosa-imaginaria", "rose"))
    with pytest.raises(UnreadableFlower, match="rosa-imaginaria"):
        read(Bouquet((Ring("", (stem,)),)))
    with pytest.raises(UnreadableFlower, match="no stems"):
        read(Bouquet(()))
    rose = Flower("rosa", "rose")
    with pytest.raises(UnreadableFlower, match="no ring is called 'outer'"):
        read(Bouquet((Ring("outer", (Stem(rose),)),)))
    with pytest.raises(UnreadableFlower, match="no count"):
        read(Bouquet((Ring("", (Stem(rose, 0),)),)))
    with pytest.raises(UnreadableFlower, match="occasion"):
        read(Bouquet((Ring("", (Stem(rose),)),), occasion="tea"))
    with pytest.raises(tussie.UnknownName, match="nobody"):
        read("rose", without=["nobody"])


def test_the_same_bouquet_reads_the_same():
    assert read(STORY).to_dict() == read(STORY).to_dict()


def test_the_json_keeps_its_contract():
    answer = read("centre: 1 white zinnia").to_dict()
    assert list(answer) == ["tradition", "lines", "together", "concepts", "sentence", "cautions"]
    (line,) = answer["lines"]
    assert line["ring"] == "centre"
    assert line["flower"] == {
        "plant": "zinnia-elegans", "name": "zinnia", "colour": "white", "part": "bloom", "variety": "",
        "count": 1, "manner": "",
    }  # fmt: skip
    assert {"gloss", "concepts", "source", "year", "locator", "probability"} <= set(line["senses"][0])
    assert {"concept", "probability"} == set(answer["concepts"][0])
