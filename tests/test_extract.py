"""The readers of the old books, on a few printed lines of each layout."""

from tools.extract import layouts
from tools.extract.__main__ import main
from tools.extract.text import Line


def entries(read, *printed):
    return [(entry.headword, entry.gloss) for entry in read([Line(n, text) for n, text in enumerate(printed, start=1)])]


def test_padded_columns_lose_only_their_italics():
    assert entries(
        layouts.padded_columns, "Amaryllis                             _Pride. Timidity. Splendid beauty._"
    ) == [("Amaryllis", "Pride. Timidity. Splendid beauty.")]


def test_a_wrapped_gloss_is_joined():
    printed = ("Ground Laurel            _A long meaning_", "                         _that goes on._")
    ((headword, gloss),) = entries(layouts.padded_columns, *printed)
    assert headword == "Ground Laurel"
    assert gloss == "A long meaning that goes on."


def test_ditto_marks_are_spelt_out_in_brackets():
    # Before a word the mark repeats the first word, before a comma what stands before the comma.
    printed = (
        "Acacia                    Friendship.",
        "---- Rose                 Elegance.",
        "----                      Love.",
    )
    assert entries(layouts.ditto_marks, *printed) == [
        ("Acacia", "Friendship."),
        ("[Acacia] Rose", "Elegance."),
        ("[Acacia]", "Love."),
    ]


def test_dashes_part_headword_and_gloss():
    assert entries(layouts.dash_separated, "  Violet, Yellow--Modest worth.") == [("Violet, Yellow", "Modest worth.")]


def test_two_columns_are_read_down_not_across():
    # Delord 1867: an alphabetical list in two columns a line.
    printed = (
        "  A",
        "",
        "  Absinthe.--Absence.                   Ananas.--Perfection.",
        "  Acacia.--Amour platonique.            Anémone.--Abandon.",
    )
    assert [headword for headword, _ in entries(layouts.two_columns, *printed)] == [
        "Absinthe", "Acacia", "Ananas", "Anémone",
    ]  # fmt: skip


def test_a_text_that_is_not_there_is_bad_input(tmp_path, capsys):
    try:
        status = main([str(tmp_path), "young-1881"])
    except SystemExit as leaving:
        status = leaving.code
    assert status == 2
    assert "young-1881" in capsys.readouterr().err
