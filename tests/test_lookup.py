"""Looking things up."""

import pytest

from tussie import MalformedText, UnknownName, lookup


def test_gratitude_is_said_by_deep_pink_roses_best_attested_first():
    sayings = lookup("gratitude").concept.sayings
    modern = [saying for saying in sayings if saying.tradition == "modern"]
    assert list(sayings[: len(modern)]) == modern
    assert [saying.lineages for saying in modern] == sorted((saying.lineages for saying in modern), reverse=True)
    assert ("rosa", "deep-pink") in [(saying.plant, saying.colour) for saying in modern[:3]]


def test_a_white_rose_contradicts_itself():
    entry = lookup("white rose").flower
    glosses = {statement.attestation.gloss for statement in entry.statements}
    assert "I am worthy of you." in glosses
    assert entry.contradictions


def test_marigold_explains_itself():
    answer = lookup("marigold")
    assert {"calendula-officinalis", "tagetes"} <= {candidate.plant.id for candidate in answer.candidates}
    assert all(candidate.name.note for candidate in answer.candidates)
    # It is still read as the one that is meant today.
    assert answer.flower.plant.id == "tagetes"


def test_an_angelica_has_candidates_but_no_default():
    answer = lookup("angelica")
    assert len(answer.candidates) > 1
    assert answer.flower is None


def test_honesty_is_a_virtue_and_a_plant():
    answer = lookup("honesty")
    assert answer.concept.concept.id == "sincerity"
    assert answer.flower.plant.id == "lunaria-annua"


def test_one_tradition_only():
    entry = lookup("white rose", tradition="french").flower
    assert {statement.tradition for statement in entry.statements} == {"french"}


def test_two_flowers_are_one_too_many():
    with pytest.raises(MalformedText, match="one at a time"):
        lookup("roses and ivy")


def test_what_is_nothing_gets_near_matches():
    with pytest.raises(UnknownName) as caught:
        lookup("gratitud")
    assert "gratitude" in str(caught.value)
    with pytest.raises(UnknownName):
        lookup("zzzzzz")


def test_the_json_has_all_three_rooms():
    assert set(lookup("ivy").to_dict()) == {"words", "flower", "concept", "candidates"}
