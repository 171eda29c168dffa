"""Every format, read back by a library of its own."""

import csv
import json
import sqlite3

import pyarrow.parquet
import pytest
import rdflib
from frictionless import Package, system

import tussie
from tussie.lexicon.export import export
from tussie.lexicon.tables import TABLES

LEXICON = tussie.load_lexicon()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    target = tmp_path_factory.mktemp("export")
    export(target)
    return target


def rows_of(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.filterwarnings("ignore")  # frictionless and what it imports warn about themselves
def test_the_data_package_is_valid(folder):
    with system.use_context(trusted=True):
        package = Package(str(folder / "datapackage.json"))
        # Parquet is read back below; frictionless reads it only with a plugin.
        for name in [name for name in package.resource_names if name.endswith("-parquet")]:
            package.remove_resource(name)
        report = package.validate()
    assert report.valid, report.flatten(["resourceName", "type", "message"])[:5]
    assert package.get_resource("attestations").schema.primary_key == ["id"]


@pytest.mark.parametrize("name", [*TABLES, "attestations"])
def test_csv_parquet_and_sqlite_hold_the_same_rows(folder, name):
    rows = rows_of(folder, name)
    assert pyarrow.parquet.read_table(folder / f"{name}.parquet").to_pylist() == rows
    with sqlite3.connect(f"file:{folder / 'lexicon.sqlite'}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        assert [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')] == rows
    database.close()


def test_the_attestations_are_all_there_word_for_word(folder):
    rows = rows_of(folder, "attestations")
    assert len(rows) == len(LEXICON.attestations)
    for row, one in zip(rows, LEXICON.attestations, strict=True):
        assert (row["source"], row["headword"], row["gloss"]) == (one.source, one.headword, one.gloss)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of its own class
def test_the_concepts_are_skos(folder):
    graph = rdflib.Graph()
    graph.parse(folder / "concepts.jsonld", format="json-ld")
    skos = rdflib.SKOS
    concepts = set(graph.subjects(rdflib.RDF.type, skos.Concept))
    assert len(concepts) == len(LEXICON.concepts)
    gratitude = rdflib.URIRef("urn:tussie:concept:gratitude")
    assert graph.value(gratitude, skos.prefLabel) == rdflib.Literal("gratitude", lang="en")
    assert rdflib.Literal("thankfulness", lang="en") in set(graph.objects(gratitude, skos.altLabel))
    for narrower, broader in graph.subject_objects(skos.broader):
        assert {narrower, broader} <= concepts


def test_the_same_lexicon_gives_the_same_bytes(folder, tmp_path):
    for path in export(tmp_path):
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_the_descriptor_names_every_file(folder):
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        assert (folder / resource["path"]).stat().st_size == resource["bytes"]


def test_nothing_half_written_is_left_behind(folder):
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]
