"""Each rule that the rows must keep, broken once."""

import shutil

import pytest

from tussie.lexicon.check import check
from tussie.lexicon.tables import DATA


def test_the_lexicon_that_ships_keeps_its_rules():
    assert check() == []


@pytest.fixture
def data(tmp_path):
    """A copy of the lexicon to break."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("*.compiled"))
    return folder


def append(path, row):
    with path.open("a", encoding="utf-8") as file:
        file.write(row + "\n")


BROKEN = [
    # A row for a file, and what must be said of it.
    ("attestations/young-1881.csv", "line 1,Rose,Love.,rosa,,,,,blurple,,,", "undefined concept"),
    ("attestations/young-1881.csv", "line 1,Rose,Love.,rosa-blurple,,,,,love,,,", "undefined plant"),
    ("attestations/young-1881.csv", "line 1,Rose,Love.,rosa,blurple,,,,love,,,", "undefined colour"),
    ("attestations/young-1881.csv", "line 1,Rose,Love.,rosa,,elbow,,,love,,,", "undefined part"),
    ("attestations/young-1881.csv", "line 1,Rose,Love.,rosa,,,,,,,,", "mapped to no concept"),
    ("attestations/young-1881.csv", "line 1,Rose,Love.,rosa,,,,,love|joy|hope|faith,,,", "more than three"),
    ("attestations/young-1881.csv", "line 1,Rose,,rosa,,,,,love,,,", "missing gloss"),
    ("attestations/young-1881.csv", "line 1,Rose,Love.,rosa,,,,,love,klingon,,", "undefined tradition"),
    ("attestations/young-1881.csv", "line 1,Rose,Love.,rosa", "4 cells, expected 12"),
    ("attestations/nobody-1999.csv", None, "undefined source"),
    ("names.csv", "tea rose,en,rosa,,,,current,,,", "missing source"),
    ("names.csv", "marigold,en,rosa,,,,current,victorian,,tussie", "two defaults in victorian"),
    ("names.csv", "tea rose,en,rosa,,,,yesterday,,,tussie", "expected current or historical"),
    ("plants.csv", "rosa-nova,Rosa vetus,species,Rosaceae,rosa,,,,tussie", "expected the id 'rosa-vetus'"),
    ("plants.csv", "rosa,Rosa,genus,Rosaceae,,,,,tussie", "the same as line"),
    ("concepts.csv", "bliss,bliss,great joy,,blurple,,1,", "undefined concept"),
    ("concepts.csv", "bliss,bliss,great joy,,bliss,,1,", "in a circle"),
    ("concepts.csv", "bliss,bliss,great joy,,joy,,7,", "from -1 to 1"),
    ("sources.csv", "page,A page,,,,en,modern,nobody,,,cited,checked,", "undefined lineage"),
    ("sources.csv", "page,A page,,,,en,modern,tussie,https://example.org,,cited,checked,", "without the day"),
    ("plant_colours.csv", "rosa,maybe,red,tussie,", "yes or no"),
    ("occasions.csv", "nap,,1,sleepiness,tussie", "undefined concept"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "row", "message"), BROKEN)
def test_a_broken_row_is_pointed_at(data, file, row, message):
    path = data / file
    if row is None:
        shutil.copy(data / "attestations" / "montagu-1790.csv", path)
    else:
        append(path, row)
    problems = check(data)
    assert problems
    found = next(problem for problem in problems if message in str(problem))
    assert str(found).startswith(f"{file}:")
    assert found.line > 1
    if row is not None:
        assert found.line == len(path.read_text(encoding="utf-8").splitlines())


def test_a_folder_without_a_lexicon_is_one_problem(tmp_path):
    (problem,) = check(tmp_path)
    assert "sources.csv" in problem.file


def test_a_wrong_header_is_one_problem(data):
    path = data / "occasions.csv"
    path.write_text("id,concepts\nwedding,marriage\n", encoding="utf-8")
    (problem,) = check(data)
    assert (problem.file, problem.line) == ("occasions.csv", 1)
    assert "expected" in problem.message


def test_what_is_not_csv_is_one_problem(data):
    append(data / "occasions.csv", 'nap,"never closed')
    (problem,) = check(data)
    assert problem.file == "occasions.csv"
