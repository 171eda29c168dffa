"""The lexicon for other programs: a Frictionless data package, SQLite, and SKOS.

One folder holds ``datapackage.json`` with every table as CSV and as Parquet, ``lexicon.sqlite``
with the same tables, and ``concepts.jsonld``, the vocabulary of sentiments in SKOS. The same
lexicon always gives the same bytes. Standards: Frictionless Data Package 1 (specs.frictionlessdata.io),
SKOS (W3C Recommendation 2009), JSON-LD 1.1 (W3C Recommendation 2020).
"""

from __future__ import annotations

import csv
import io
import json
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from tussie.errors import BrokenLexicon
from tussie.files import write
from tussie.lexicon.tables import DATA, TABLES, Folder, Many, Pattern, read_attestations, read_table

#: Where the concepts live as linked data. Give another one to publish them under a name of your own.
BASE = "urn:tussie:"
_SKOS = "http://www.w3.org/2004/02/skos/core#"


class Table(NamedTuple):
    """A table as every format writes it: text cells, several values in one separated by ``|``."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    description: str


#: Columns that point to another table's id; a cell may hold several.
_POINTS_TO = {
    "source": "sources", "sources": "sources", "lineage": "lineages", "tradition": "traditions",
    "behind": "traditions", "plant": "plants", "colour": "colours", "colours": "colours",
    "concepts": "concepts", "says": "concepts", "opposite": "concepts",
}  # fmt: skip


def tables(data: Folder = DATA) -> list[Table]:
    """Every table of the lexicon with its rows as text, attestations last."""
    found = []
    for name, kind in TABLES.items():
        rows = [tuple(map(_cell, located.row)) for located in read_table(name, data)]
        found.append(Table(name, kind._fields, rows, _first_line(kind.__doc__)))
    columns = ("id", "source", "locator", "headword", "gloss", "plant", "colour", "part", "variety",
               "english", "concepts", "tradition", "correction", "note")  # fmt: skip
    rows = []
    for located in read_attestations(data):
        one = located.row
        number = located.line
        flowers = [" + ".join(parts) for parts in zip(*map(_pattern, one.flowers), strict=True)]
        rows.append(
            (f"{one.source}:{number}", one.source, one.locator, one.headword, one.gloss, *flowers,
             one.english, _cell(one.concepts), one.tradition, one.correction, one.note)
        )  # fmt: skip
    found.append(Table("attestations", columns, rows, "One source says that this flower means this."))
    return found


def _first_line(text: str | None) -> str:
    return (text or "").strip().splitlines()[0]


def _cell(value: str | Many) -> str:
    return value if isinstance(value, str) else "|".join(value)


def _pattern(pattern: Pattern) -> tuple[str, str, str, str]:
    return _cell(pattern.plants), _cell(pattern.colours), pattern.part, pattern.variety


def export(folder: str | os.PathLike[str], *, data: Folder = DATA, base: str = BASE) -> list[Path]:
    """Write the lexicon in every format; return the files written, in alphabetical order.

    More precisely: `folder` is made when it is not there; files of the same names are replaced, each
    only once its successor is whole. `base` is the IRI that the ids of concepts are put behind.
    Raises `BrokenLexicon` when pyarrow, which writes Parquet, is not installed, and `OSError`
    when the folder cannot be written.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    everything = tables(data)
    files: dict[str, bytes] = {}
    for table in everything:
        files[f"{table.name}.csv"] = _csv(table)
        files[f"{table.name}.parquet"] = _parquet(table)
    files["datapackage.json"] = _json(_package(everything, files))
    files["concepts.jsonld"] = _json(skos(everything, base))
    files["lexicon.sqlite"] = _sqlite(everything)
    for name, content in files.items():
        write(target / name, content)
    return [target / name for name in sorted(files)]


def _csv(table: Table) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return text.getvalue().encode("utf-8")


def _parquet(table: Table) -> bytes:
    try:
        import pyarrow  # noqa: PLC0415 - an extra
        import pyarrow.parquet  # noqa: PLC0415
    except ImportError:
        raise BrokenLexicon(
            "Parquet is written with pyarrow, which is not installed; run: pip install 'tussie[export]'"
        ) from None
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(table.columns)
    arrays = [pyarrow.array(column, pyarrow.string()) for column in columns]
    sink = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(arrays, names=list(table.columns)), sink, compression="zstd")
    return sink.getvalue()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _package(everything: Iterable[Table], files: dict[str, bytes]) -> dict[str, Any]:
    """The descriptor of the data package."""
    from tussie import __version__  # noqa: PLC0415 - the front door stands above this room

    resources = []
    for table in everything:
        schema = _schema(table)
        for ending, mediatype in (("csv", "text/csv"), ("parquet", "application/vnd.apache.parquet")):
            name = f"{table.name}.{ending}"
            resources.append(
                {
                    "name": table.name if ending == "csv" else f"{table.name}-parquet",
                    "path": name,
                    "profile": "tabular-data-resource",
                    "description": table.description,
                    "format": ending,
                    "mediatype": mediatype,
                    "bytes": len(files[name]),
                    **({"encoding": "utf-8"} if ending == "csv" else {}),
                    "schema": schema,
                }
            )
    return {
        "name": "tussie-lexicon",
        "title": "The Tussie lexicon of the language of flowers",
        "version": __version__,
        "licenses": [
            {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/",
             "title": "Creative Commons Zero 1.0"}
        ],
        "resources": resources,
    }  # fmt: skip


def _schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [{"name": column, "type": "string"} for column in table.columns]}
    ids = [row[0] for row in table.rows]
    if table.columns[0] == "id":
        schema["primaryKey"] = ["id"]
        assert len(set(ids)) == len(ids)
    keys = []
    for number, column in enumerate(table.columns):
        other = _POINTS_TO.get(column)
        # A key can only be declared where every cell holds exactly one value, or none.
        single = all("|" not in row[number] and "+" not in row[number] for row in table.rows)
        if other and single and table.name != other:
            keys.append({"fields": [column], "reference": {"resource": other, "fields": ["id"]}})
    if keys:
        schema["foreignKeys"] = keys
    return schema


def _sqlite(everything: Iterable[Table]) -> bytes:
    with sqlite3.connect(":memory:") as database:
        for table in everything:
            columns = ", ".join(f'"{column}" TEXT NOT NULL' for column in table.columns)
            key = ', PRIMARY KEY ("id")' if table.columns[0] == "id" else ""
            database.execute(f'CREATE TABLE "{table.name}" ({columns}{key})')
            marks = ", ".join("?" * len(table.columns))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)
        database.execute('CREATE INDEX "attestations_plant" ON "attestations" ("plant")')
        database.commit()
        content = database.serialize()
    database.close()
    return content


def skos(everything: Iterable[Table], base: str = BASE) -> dict[str, Any]:
    """The concepts as SKOS in JSON-LD: labels, definitions, synonyms and broader concepts.

    SKOS has no word for opposites, valence and act; they stand as properties under `base`.
    """
    concepts = next(table for table in everything if table.name == "concepts")
    scheme = f"{base}concepts"
    graph: list[dict[str, Any]] = [
        {
            "@id": scheme,
            "@type": "ConceptScheme",
            "prefLabel": {"en": "Sentiments of the language of flowers"},
            "hasTopConcept": [f"{base}concept:{row[0]}" for row in concepts.rows if not row[4]],
        }
    ]
    for row in concepts.rows:
        id, label, definition, synonyms, broader, opposite, valence, act = row
        node: dict[str, Any] = {
            "@id": f"{base}concept:{id}",
            "@type": "Concept",
            "inScheme": scheme,
            "notation": id,
            "prefLabel": {"en": label},
            "definition": {"en": definition},
            "valence": float(valence),
        }
        if synonyms:
            node["altLabel"] = {"en": synonyms.split("|")}
        if broader:
            node["broader"] = f"{base}concept:{broader}"
        else:
            node["topConceptOf"] = scheme
        if opposite:
            node["opposite"] = f"{base}concept:{opposite}"
        if act:
            node["act"] = act
        graph.append(node)
    terms: dict[str, Any] = {
        word: {"@id": f"{_SKOS}{word}", "@type": "@id"}
        for word in ("inScheme", "broader", "hasTopConcept", "topConceptOf")
    }
    terms |= {
        word: {"@id": f"{_SKOS}{word}", "@container": "@language"} for word in ("prefLabel", "altLabel", "definition")
    }
    terms |= {
        "Concept": f"{_SKOS}Concept",
        "ConceptScheme": f"{_SKOS}ConceptScheme",
        "notation": f"{_SKOS}notation",
        "opposite": {"@id": f"{base}opposite", "@type": "@id"},
        "valence": {"@id": f"{base}valence", "@type": "http://www.w3.org/2001/XMLSchema#double"},
        "act": f"{base}act",
    }
    return {"@context": terms, "@graph": graph}
