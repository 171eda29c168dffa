"""What a sender's words say, and what they deny."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools.message.labels import intents, read

from tussie import MalformedText, NotUnderstood, load_lexicon, understand
from tussie.message.wordpiece import pieces


def heard(text, most=3):
    return [concept for concept, _ in understand(text, explain=False).intents[:most]]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Thank you for saving my husband. You did everything you could.", "gratitude"),
        ("I love you more than words can say", "love"),
        ("I do not love you any more.", "rejection"),
        ("So sorry for your loss. He was a wonderful man.", "condolence"),
        ("I'm so sorry I forgot your birthday", "apology"),
        ("Get well soon!", "healing"),
        ("happy birthday nan xx", "congratulation"),
        ("Will you marry me?", "proposal"),
    ],
)
def test_plain_messages(text, concept):
    assert concept in heard(text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("I do not love you any more.", {"rejection", "separation"}, "love"),
        ("Don't be afraid, you can do this.", {"courage", "encouragement"}, "fear"),
        ("This is not goodbye.", {"hope", "reunion"}, "farewell"),
        ("No hard feelings.", {"forgiveness", "reconciliation"}, "anger"),
    ],
)
def test_what_is_denied_is_not_meant(text, right, wrong):
    message = understand(text, explain=False)
    assert right & set(heard(text))
    assert wrong not in [concept for concept, _ in message.intents]


def test_several_intents_are_heard_with_weights_that_add_up():
    message = understand("Sorry I missed your birthday, here's to many more!", explain=False)
    assert {"apology", "congratulation"} <= {concept for concept, _ in message.intents}
    assert sum(weight for _, weight in message.intents) == pytest.approx(1.0)


def test_the_words_that_an_intent_hangs_on():
    words = dict(understand("Thank you for saving my husband.").words)
    assert any(word.lower().startswith("thank") for word in words["gratitude"])


@pytest.mark.parametrize(
    "text",
    [
        "Muchas gracias por todo lo que hiciste por mi madre.",
        "Herzlichen Glückwunsch zum Geburtstag, liebe Oma!",
        "お誕生日おめでとう",
    ],
)
def test_other_languages_get_a_clear_answer(text):
    with pytest.raises(NotUnderstood, match="does not look like English") as caught:
        understand(text)
    # The words are private.
    assert text[:5] not in str(caught.value)


def test_nonsense_gets_a_clear_answer():
    with pytest.raises(NotUnderstood, match="do not look like a message"):
        understand("asdkjh qwlekj 123 zxmnb")


@pytest.mark.parametrize("text", ["", "   ", "!!!", "a " * 6000])
def test_nothing_and_far_too_much(text):
    with pytest.raises(MalformedText, match="message"):
        understand(text)


def test_a_long_message_is_read_to_its_end():
    filler = "We drove up on Friday and the weather was fine. " * 12
    assert "gratitude" in heard(
        filler + "Thank you so much for having us, we are so grateful. Thank you, thank you!", 4
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_understood_or_refused_in_one_line(text):
    try:
        told = understand(text, explain=False).intents
    except (MalformedText, NotUnderstood) as error:
        told = str(error).splitlines()
    # Some intents, or one line.
    assert told
    assert isinstance(told, tuple) or len(told) == 1


def test_the_same_words_give_the_same_answer():
    text = "Thinking of you and the boys."
    assert understand(text) == understand(text)


def test_every_intent_is_a_concept_of_the_lexicon():
    assert set(intents()) <= load_lexicon().concepts.keys()


def test_the_labels_keep_to_the_guide():
    known, concepts = set(intents()), load_lexicon().concepts
    texts = {}
    for name in ("training", "development", "held_out"):
        for row in read(name):
            assert set(row.concepts) <= known, row
            assert set(row.denied) <= concepts.keys(), row
            assert bool(row.concepts) == (row.kind == "message"), row
            assert texts.setdefault(row.text.lower(), name) == name, row


def test_there_are_as_many_messages_as_were_promised():
    counts = {name: sum(row.kind == "message" for row in read(name)) for name in ("training", "held_out")}
    assert counts["training"] >= 6000
    assert counts["held_out"] >= 800


# The tokenizer is our own page; these are what Hugging Face tokenizers 0.23 gives for the same vocabulary.


def test_word_pieces():
    from tussie.message import _model  # noqa: PLC0415

    vocabulary = _model().vocabulary
    names = {number: word for word, number in vocabulary.items()}

    def told(text):
        return [names[number] for number in pieces(text, vocabulary, 64)]

    assert told("Thank you, Zoë!") == ["[CLS]", "thank", "you", ",", "zoe", "!", "[SEP]"]
    assert told("unforgettable") == ["[CLS]", "un", "##for", "##get", "##table", "[SEP]"]
    assert told("愛してる") == ["[CLS]", "[UNK]", "し", "##て", "##る", "[SEP]"] or told("愛してる")[0] == "[CLS]"
