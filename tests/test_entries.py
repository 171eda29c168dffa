"""The lexicon entry by entry, and suggestions of names: cross-checked against look-up and the notation."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussie import UnknownName, load_lexicon, lookup, parse
from tussie.entries import (
    attested_dict,
    concept_entry,
    concept_record,
    known,
    name_records,
    narrower_concepts,
    plant_entry,
    plant_lines,
    source_entry,
    source_records,
    tradition_entry,
)
from tussie.lexicon.names import key
from tussie.suggestions import suggest


def test_an_entry_has_every_attestation_of_its_plant_under_each_of_its_concepts():
    lex = load_lexicon()
    entry = plant_entry("zinnia-elegans")
    numbers = [mention.number for mention in lex.mentions("zinnia-elegans")]
    assert list(entry.attestations) == [lex.attestation(number) for number in numbers]
    filed = [one for voice in entry.voices for meaning in voice.meanings for one in meaning.attestations]
    assert len(filed) == sum(len(one.concepts) for one in entry.attestations)
    assert sum(voice.number for voice in entry.voices) == len(entry.attestations)


def test_the_modern_voice_is_first_and_the_best_attested_concept_leads():
    voices = plant_entry("rosa").voices
    assert voices[0].tradition == "modern"
    assert [voice.number for voice in voices[1:]] == sorted((voice.number for voice in voices[1:]), reverse=True)
    for voice in voices:
        assert [one.lineages for one in voice.meanings] == sorted(
            (one.lineages for one in voice.meanings), reverse=True
        )


def test_lineages_are_those_that_look_up_counts():
    [modern] = [one for one in lookup("gratitude").concept.sayings if (one.plant, one.colour) == ("rosa", "deep-pink")]
    [deep_pink] = [
        one
        for one in plant_entry("rosa").narrower
        if one[:3] == ("deep-pink", "", "") and one.number >= modern.lineages
    ]
    assert dict(deep_pink.concepts)["gratitude"] == modern.lineages


def test_contradictions_are_of_one_tradition_and_of_the_same_kind():
    pairs = plant_entry("rosa").contradictions
    assert pairs
    for pair in pairs:
        assert pair.one.tradition == pair.other.tradition
        one, other = pair.one.attestation.flowers[0], pair.other.attestation.flowers[0]
        # What is said of white roses does not contradict what is said of red ones.
        assert one.colours == other.colours


def test_lilies_are_deadly_to_cats_and_that_comes_first():
    safety = plant_entry("lilium").safety
    verdicts = [found.verdict for _, found in safety]
    assert verdicts == sorted(verdicts, key=["toxic", "no data", "non-toxic"].index)
    assert dict(safety)["cats"].severity == "deadly"


def test_what_nobody_speaks_of_is_no_data():
    silent = [line for line in plant_lines() if not line.number]
    entry = plant_entry(silent[0].plant.id)
    assert not entry.voices
    assert {found.verdict for _, found in entry.safety} <= {"no data", "toxic", "non-toxic"}


def test_every_source_that_is_quoted_is_listed_and_exists():
    lex = load_lexicon()
    for id in ("rosa", "zinnia-elegans", "lilium", "hedera-helix"):
        entry = plant_entry(id)
        assert set(entry.sources) <= set(lex.sources)
        assert {one.source for one in entry.attestations} <= set(entry.sources)
        assert {row.source for _, found in entry.safety for row in found.hazards} <= set(entry.sources)
        assert len(entry.sources) == len(set(entry.sources))


def test_an_entry_as_json_says_each_attestation_once():
    entry = plant_entry("rosa")
    told = json.loads(json.dumps(entry.to_dict()))
    assert len(told["attestations"]) == len(entry.attestations)
    for voice, meant in zip(entry.voices, told["meanings"], strict=True):
        for meaning, concept in zip(voice.meanings, meant["concepts"], strict=True):
            said = [told["attestations"][place] for place in concept["attestations"]]
            assert said == [attested_dict(one) for one in meaning.attestations]
    assert told["safety"][0]["verdict"] == "toxic"


def test_a_concept_has_its_kinds_and_its_flowers():
    record = concept_record(concept_entry("love"))
    assert record["narrower"] == [concept.id for concept in narrower_concepts("love")]
    assert record["flowers"] == lookup("love").to_dict()["concept"]["flowers"]


def test_greenaway_says_what_her_table_says():
    entry = source_entry("greenaway-1884")
    assert {one.source for one in entry.attestations} == {"greenaway-1884"}
    assert entry.lineage.id == "ingram"
    assert "trienens-1911" in entry.relatives
    assert len(entry.to_dict(10, 20)["said"]) == 10


def test_a_source_of_poisons_attests_nothing_and_is_quoted_for_safety():
    entry = source_entry("aspca-plants")
    assert not entry.attestations
    assert "lilium" in entry.quoted["safety"]


def test_sources_have_their_numbers_of_attestations():
    lex = load_lexicon()
    assert sum(record["attestations"] for record in source_records()) == len(lex.attestations)
    assert {record["tradition"] for record in source_records("french")} == {"french"}
    with pytest.raises(UnknownName, match="victorian"):
        source_records("klingon")


def test_what_a_tradition_says_alone_no_other_says():
    entry = tradition_entry("hanakotoba")
    lex = load_lexicon()
    assert entry.alone
    for one in entry.alone:
        traditions = {
            said.tradition or lex.sources[said.source].tradition
            for said in lex.saying(one.concept)
            if len(said.flowers) == 1 and one.plant in said.flowers[0].plants
        }
        assert traditions == {"hanakotoba"}
    assert sum(tradition_entry(id).number for id in lex.traditions) == len(lex.attestations)


@pytest.mark.parametrize(
    ("id", "near"),
    [("rosse", "rosa"), ("white-rose", "rosa"), ("marigold", "tagetes"), ("marigold", "calendula-officinalis")],
)
def test_an_unknown_plant_gets_ids_that_look_like_it(id, near):
    with pytest.raises(UnknownName) as caught:
        plant_entry(id)
    assert near in caught.value.near


@pytest.mark.parametrize("id", ["", "../../etc/passwd", "x" * 100_000, "\0", "岩", "rosa\n", "<script>"])
def test_what_is_no_id_is_only_an_unknown_name(id):
    for table in ("plants", "concepts", "sources", "traditions"):
        with pytest.raises(UnknownName) as caught:
            known(id, getattr(load_lexicon(), table), table[:-1])
        assert len(str(caught.value)) < 500


def test_a_synonym_leads_to_its_concept():
    with pytest.raises(UnknownName) as caught:
        concept_entry("thankfulness")
    assert caught.value.near[0] == "gratitude"


def test_a_name_in_any_language_leads_to_its_plants():
    assert [row["plant"] for row in name_records("桜")] == ["prunus-serrulata"]
    assert len({row["plant"] for row in name_records("marigold")}) > 2
    with pytest.raises(UnknownName) as caught:
        name_records("dafodil")
    assert "daffodil" in caught.value.near


# Suggestions.


@pytest.mark.parametrize(
    ("typed", "language", "first"),
    [
        ("deep pink ro", "en", "deep pink rose"),
        ("Vergissm", "de", "forget-me-not"),
        ("vergissmein", "en", "forget-me-not"),
        ("桜", "ja", "sakura"),
        ("rosa cent", "en", "cabbage rose"),
        ("valley", "en", "lily of the valley"),
        # Whoever has typed a colour goes on to what is sold in it; half a colour will do.
        ("white", "en", "white rose"),
        ("deep pi", "en", "deep pink rose"),
        # Lavender is a colour, and a plant before that.
        ("lavender", "en", "lavender"),
    ],
)
def test_what_is_suggested_first(typed, language, first):
    assert suggest(typed, language=language)[0].words == first


def test_the_plants_of_a_shared_name_are_told_apart():
    found = [one for one in suggest("marigold") if one.name == "marigold"]
    assert {"tagetes", "calendula-officinalis", "caltha-palustris"} == {one.flower.plant for one in found}
    assert all(one.note for one in found)


def test_a_yellow_flag_is_not_suggested_as_blue():
    assert "blue yellow flag" not in [one.words for one in suggest("blue f", most=50)]


def test_the_notation_reads_what_is_suggested_as_what_was_meant():
    lex = load_lexicon()
    rows = [row for id in list(lex.plants)[::7] for row in lex.names(id)]
    # A misprint of the lists, kept as they print it: no sender can write it down as one flower.
    rows = [row for row in rows if not row.name.startswith("or ")]
    assert len(rows) > 500
    for row in rows:
        for one in suggest(row.name, language=row.language, most=3):
            stems = parse(one.words).stems
            assert [stem.flower.plant for stem in stems] == [one.flower.plant], (row.name, one.words)


def test_every_leading_name_is_suggested_when_typed_out():
    for line in plant_lines()[::11]:
        found = [one.flower.plant for one in suggest(line.name)]
        # The genus Aster has no name of its own that is not read as the florist's aster.
        lead = load_lexicon().named(line.name)
        assert line.plant.id in found or len({row.plant for row in lead}) > 1 or lead[0].plant != line.plant.id


@given(st.text(max_size=200), st.sampled_from(["en", "de", "ja", "", "x"]))
def test_suggestions_never_raise_and_are_few(typed, language):
    found = suggest(typed, language=language)
    assert len(found) <= 8
    assert bool(found) <= bool(key(typed))
