"""Libraries of texts: what is found, what breaks, what is done only once, and that the bytes are always the same."""

import http.server
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussie import CannotScan, ImpossibleWish, MalformedText
from tussie.cli import main
from tussie.prose.corpus import MENTIONS, TEXTS, Scan, failures, parts_beside, scan, sources, texts_beside
from tussie.prose.corpus.reading import Text, cut, texts
from tussie.prose.corpus.report import neighbours, report
from tussie.prose.corpus.sources import Piece, batches, listed, with_details, year_in
from tussie.prose.mentions import mentions

GARDEN = (
    "She cut two white roses and a sprig of rosemary.\n\nBy the wall grew “yellow” irises — and three red tulips.\n\n"
)
#: Long enough for several pieces, and for places that differ in bytes and in characters.
NOVEL = "".join(f"Chapter {number}.\n\n{GARDEN}He said nothing. The ivy climbed.\n\n" for number in range(60))
LETTERS = [
    {"text": "Send me a violet.", "author": "Emily", "title": "First", "year": "1862-04-25"},
    {"text": "I send two lilies.", "author": "Emily", "title": "Second", "year": 1883},
    {"text": None, "author": "Emily"},
    {"text": "No flower today."},
]
METADATA = "file,author,title,year\nnovel.txt,A. Gardener,The Wall,1871\n"


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    """Cuts so small that a short text has several pieces, and a small library several batches."""
    monkeypatch.setattr(sources, "PIECE", 4000)
    monkeypatch.setattr(sources, "BATCH", 8000)


def fill(folder: Path) -> None:
    """A small library: plain text, lines of JSON and Parquet, and four books that are broken."""
    (folder / "deep").mkdir(parents=True)
    (folder / "novel.txt").write_text(NOVEL, encoding="utf-8")
    (folder / "deep" / "bom.txt").write_bytes(b"\xef\xbb\xbf" + GARDEN.encode())
    (folder / "binary.txt").write_bytes(b"\x00\x01\x02 rose")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "half.txt").write_bytes(NOVEL.encode()[:9000] + b"\n\n\x00\x01\n\n" + NOVEL.encode())
    lines = [json.dumps(letter) for letter in LETTERS] + ["", "{broken"]
    (folder / "letters.jsonl").write_text("\n".join(lines), encoding="utf-8")
    table = pa.Table.from_pylist([{**letter, "year": year_in(letter.get("year"))} for letter in LETTERS])
    pq.write_table(table, folder / "letters.parquet", row_group_size=2)
    (folder / "torn.parquet").write_bytes((folder / "letters.parquet").read_bytes()[:-100])
    (folder / "metadata.csv").write_text(METADATA)


PATTERNS = ("**/*.txt", "*.jsonl", "*.parquet")


def scanned(folder: Path, output: str, **options) -> Scan:
    """Scan the library of a folder into another folder, with names that do not tell where it lies."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        return scan(PATTERNS, f"../{output}", metadata="metadata.csv", **options)
    finally:
        os.chdir(here)


@pytest.fixture(scope="module")
def library(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    fill(folder / "books")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "PIECE", 4000)
        patch.setattr(sources, "BATCH", 8000)
        done = scanned(folder / "books", "whole.parquet", workers=1)
    assert done == Scan(texts=15, characters=len(NOVEL) + len(GARDEN) + 2 * (17 + 18 + 16), mentions=308, failed=7)
    return folder


def rows(output: Path) -> list[dict]:
    return pq.read_table(output).to_pylist()


def same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes() and texts_beside(one).read_bytes() == texts_beside(other).read_bytes()


def program(code: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the library's folder, with small pieces too."""
    start = (
        "import os, signal, sys\n"
        "from tussie.prose.corpus import scan, sources\n"
        "sources.PIECE, sources.BATCH = 4000, 8000\n"
    )
    command = [sys.executable, "-c", start + code, *words]
    return subprocess.run(command, check=False, cwd=folder / "books", capture_output=True, text=True, timeout=100)


SCAN = "scan(['**/*.txt', '*.jsonl', '*.parquet'], sys.argv[1], metadata='metadata.csv', "


def test_places_are_characters_of_the_whole_text(library):
    read = {"novel.txt": NOVEL, "deep/bom.txt": GARDEN}
    found = [row for row in rows(library / "whole.parquet") if row["source"] in read]
    assert len(found) == 60 * 5 + 4
    assert all(read[row["source"]][row["start"] : row["end"]] == row["surface"] for row in found)
    assert found == sorted(found, key=lambda row: (row["source"], row["start"]))


def test_rows_are_texts_with_what_their_table_says_of_them(library):
    found = [row for row in rows(library / "whole.parquet") if row["source"].startswith("letters")]
    assert [(row["source"], row["row"], row["plant"], row["count"], row["title"], row["year"]) for row in found] == [
        (source, *letter)
        for source in ("letters.jsonl", "letters.parquet")
        for letter in ((0, "viola-odorata", 1, "First", 1862), (1, "lilium", 2, "Second", 1883))
    ]


def test_columns_are_as_promised_and_metadata_names_author_and_year(library):
    assert pq.read_schema(library / "whole.parquet").equals(MENTIONS)
    assert pq.read_schema(library / "whole.texts.parquet").equals(TEXTS)
    [novel] = [row for row in rows(library / "whole.texts.parquet") if row["source"] == "novel.txt"]
    assert novel == {
        "source": "novel.txt", "row": 0, "author": "A. Gardener", "title": "The Wall", "year": 1871,
        "characters": len(NOVEL), "mentions": novel["mentions"], "failed": "",
    }  # fmt: skip
    assert novel["mentions"] == sum(row["source"] == "novel.txt" for row in rows(library / "whole.parquet"))


def test_whatever_breaks_is_listed_with_its_reason_and_the_rest_goes_on(library):
    told = {(source, row): reason for source, row, reason in failures(library / "whole.parquet")}
    assert list(told) == [
        ("binary.txt", 0), ("empty.txt", 0), ("half.txt", 0), ("letters.jsonl", 2), ("letters.jsonl", 4),
        ("letters.parquet", 2), ("torn.parquet", 0),
    ]  # fmt: skip
    assert told["empty.txt", 0] == "the file is empty"
    assert told["letters.jsonl", 2] == "the column 'text' holds nothing"
    assert told["letters.jsonl", 4].startswith("the line is no JSON")
    assert "arquet" in told["torn.parquet", 0]
    # Of a text of which a piece is broken nobody knows where the rest of it stands.
    assert not [row for row in rows(library / "whole.parquet") if row["source"] == "half.txt"]


def test_two_workers_find_the_same_bytes(library):
    scanned(library / "books", "two.parquet", workers=2)
    assert same(library / "two.parquet", library / "whole.parquet")


def test_killed_half_way_it_goes_on_and_ends_in_the_same_bytes(library):
    kill = "kill = lambda state: state.done * 2 > state.total and os.kill(os.getpid(), signal.SIGKILL)\n"
    ended = program(kill + SCAN + "workers=1, progress=kill)", library, "../cut.parquet")
    assert ended.returncode == -signal.SIGKILL
    assert not (library / "cut.parquet").exists()
    states = []
    scanned(library / "books", "cut.parquet", workers=1, progress=states.append)
    assert 0 < states[0].kept == states[0].done < states[0].total == states[-1].done
    assert same(library / "cut.parquet", library / "whole.parquet")
    assert not parts_beside(library / "cut.parquet").exists()


def test_on_ray_the_bytes_are_the_same(library):
    # A real cluster of one core, in a program of its own: a program can run Daft on one engine only.
    ended = program(SCAN + "engine='ray', workers=1)", library, "../ray.parquet")
    assert ended.returncode == 0, ended.stderr
    assert same(library / "ray.parquet", library / "whole.parquet")


def test_a_program_has_one_engine(library):
    with pytest.raises(CannotScan, match="runs Daft on 'native' already"):
        scanned(library / "books", "never.parquet", engine="ray", workers=1)


def test_what_changed_since_an_interruption_is_done_again_and_nothing_else(tmp_path, monkeypatch):
    fill(tmp_path)
    monkeypatch.chdir(tmp_path)

    def keys() -> dict[str, bool]:
        """The keys of all batches, and whether the letters in JSON are among their pieces."""
        table = listed(PATTERNS)
        number = table["source"].to_pylist().index("letters.jsonl")
        return {batch.key: any(piece.source == number for piece in batch.pieces) for batch in batches(table, b"")}

    before = keys()
    assert before == keys()
    letters = Path("letters.jsonl").read_text()
    Path("letters.jsonl").write_text(letters.replace("violet", "lilacs"))
    after = keys()
    assert {key for key, changed in after.items() if not changed} <= set(before)
    assert set(before).isdisjoint(key for key, changed in after.items() if changed)
    # What is looked for, or the lexicon, is another: all is done again.
    assert set(before).isdisjoint(batch.key for batch in batches(listed(PATTERNS), b"another"))


class Store(http.server.BaseHTTPRequestHandler):
    """As much of an object store as listing and reading needs; `files` are its objects."""

    files: dict[str, bytes] = {}  # noqa: RUF012 - one store for one test
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        key = unquote(address.path).lstrip("/").partition("/")[2]
        if not key:
            self.answer(200, self.listing(**{name: values[0] for name, values in parse_qs(address.query).items()}))
        elif key not in self.files:
            self.answer(404, b"")
        elif asked := re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", "")):
            content, (start, end) = self.files[key], map(int, asked.groups())
            end = min(end, len(content) - 1)
            self.answer(206, content[start : end + 1], ("Content-Range", f"bytes {start}-{end}/{len(content)}"))
        else:
            self.answer(200, self.files[key])

    do_HEAD = do_GET  # noqa: N815 - the library's names

    def listing(self, prefix: str = "", delimiter: str = "", **_: str) -> bytes:
        keys = [key for key in sorted(self.files) if key.startswith(prefix)]
        deeper = {
            prefix + key[len(prefix) :].split(delimiter)[0] + delimiter
            for key in keys
            if delimiter in key[len(prefix) :]
        }
        told = [
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.files[key])}</Size>"
            "<LastModified>1871-05-01T00:00:00.000Z</LastModified></Contents>"
            for key in keys
            if delimiter not in key[len(prefix) :]
        ]
        told += [f"<CommonPrefixes><Prefix>{escape(one)}</Prefix></CommonPrefixes>" for one in sorted(deeper)]
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{''.join(told)}</ListBucketResult>".encode()

    def answer(self, status: int, content: bytes, *more: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Length", str(len(content))), ("ETag", '"1"'), *more):
            self.send_header(name, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_object_stores_are_listed_and_read_by_daft(library, tmp_path, monkeypatch):
    books = library / "books"
    Store.files = {
        f"books/{name}": (books / name).read_bytes()
        for name in ("novel.txt", "deep/bom.txt", "letters.parquet", "letters.jsonl")
    }
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Store) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, value in {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}", "AWS_ACCESS_KEY_ID": "anybody",
            "AWS_SECRET_ACCESS_KEY": "none", "AWS_REGION": "us-east-1",
        }.items():  # fmt: skip
            monkeypatch.setenv(name, value)
        wanted = ["s3://library/books/**/*.txt", "s3://library/books/*.jsonl", "s3://library/books/*.parquet"]
        done = scan([*wanted, "s3://library/nothing/*"], tmp_path / "s3.parquet", workers=1)
        server.shutdown()
    # Two letters without a text in each table, a broken line, and the pattern that matches nothing.
    assert done.failed == 4
    assert [*failures(tmp_path / "s3.parquet")][-1][::2] == ("s3://library/nothing/*", "no such file or directory")
    there = [{**row, "author": None, "title": None, "year": None} for row in rows(tmp_path / "s3.parquet")]
    here = [
        {**row, "source": f"s3://library/books/{row['source']}", "author": None, "title": None, "year": None}
        for row in rows(library / "whole.parquet")
    ]
    assert sorted(there, key=repr) == sorted(here, key=repr)


def test_a_file_address_is_a_path(library):
    address = f"file://{library}/books/*.txt"
    assert listed([address])["address"].to_pylist() == sorted(str(path) for path in (library / "books").glob("*.txt"))


def test_a_folder_is_all_that_is_in_it_and_nothing_comes_twice(library):
    books = library / "books"
    found = listed([str(books / "novel.txt"), str(books), str(books / "**" / "*.txt")])["source"].to_pylist()
    assert found[0] == str(books / "novel.txt")
    assert sorted(found) == sorted(str(path) for path in books.rglob("*") if path.is_file())


def test_no_file_at_all_is_an_error_and_one_that_is_missing_is_not(library, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ImpossibleWish, match=r"no file matches 'none\*\.txt'; expected files, folders or patterns"):
        scan(["none*.txt"], "mentions.parquet")
    assert not list(tmp_path.iterdir())
    table = listed([str(library / "books" / "novel.txt"), "none.txt"])
    assert table["size"].to_pylist() == [len(NOVEL.encode()), 0]
    assert [*texts(Piece(1, "none.txt", 0, 0, 0), "text")] == [Text("", "no such file or directory")]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"engine": "steam"}, "there is no engine 'steam'; expected local or ray"),
        ({"workers": 0}, "0 workers do no work; expected 1 or more"),
    ],
)
def test_wishes_that_cannot_be(library, tmp_path, options, message):
    with pytest.raises(ImpossibleWish, match=message):
        scan([str(library / "books")], tmp_path / "mentions.parquet", **options)


def test_what_is_read_is_not_written(library):
    novel = library / "books" / "letters.parquet"
    with pytest.raises(ImpossibleWish, match="is one of the sources"):
        scan([str(novel)], novel)


def test_metadata_must_be_a_table_with_a_column_file(tmp_path):
    table = pa.table({"source": ["books/novel.txt", "other.txt"]})
    (tmp_path / "good.csv").write_text("file,year\nnovel.txt,c. 1871\n")
    assert with_details(table, tmp_path / "good.csv")["year"].to_pylist() == [1871, None]
    (tmp_path / "bad.csv").write_text("name,year\nnovel.txt,1871\n")
    with pytest.raises(
        MalformedText, match="has the columns name, year; expected file and some of author, title, year"
    ):
        with_details(table, tmp_path / "bad.csv")
    (tmp_path / "binary.csv").write_bytes(b"file,year\n\xff,1\n")
    with pytest.raises(MalformedText, match=r"is no CSV file \(not UTF-8"):
        with_details(table, tmp_path / "binary.csv")


def cuts(raw: bytes, piece: int) -> list[int]:
    file = io.BytesIO(raw)
    return [cut(file, place, len(raw)) for place in [*range(0, len(raw), piece), len(raw)]]


@given(st.text(st.sampled_from("aé€\U0001f337 \n\r")), st.integers(1, 50))
def test_pieces_are_the_text_and_none_splits_a_letter(text, piece):
    raw = text.encode()
    places = cuts(raw, piece)
    assert places == sorted(places)
    assert "".join(raw[one:other].decode() for one, other in pairwise(places)) == text


@given(st.binary(), st.integers(1, 50))
def test_any_bytes_are_cut_into_themselves(raw, piece):
    places = cuts(raw, piece)
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(raw))


def test_a_text_is_cut_at_a_paragraph_or_else_a_line_or_else_a_word():
    assert cuts(b"a rose\na lily\r\n\r\na pink b c", 5)[1] == 17
    assert cuts(b"a rose\na lily", 5)[1] == 7
    assert cuts(b"rosemary and rue", 5)[1] == 9


@pytest.mark.parametrize("name", ["letters.jsonl", "letters.parquet"])
@pytest.mark.parametrize("piece", [1, 7, 100, 10_000])
def test_tables_have_the_same_rows_however_they_are_cut(library, name, piece):
    address, size = str(library / "books" / name), (library / "books" / name).stat().st_size
    pieces = [Piece(0, address, start, min(start + piece, size), size) for start in range(0, size, piece)]
    read = [text for piece in pieces for text in texts(piece, "text")]
    assert [text.text for text in read][:4] == [letter["text"] or "" for letter in LETTERS]
    assert [text.failed is None for text in read][:4] == [True, True, False, True]


@given(st.lists(st.binary(max_size=60), max_size=8))
def test_lines_that_are_no_json_are_told_and_none_is_lost(tmp_path_factory, lines):
    kept = [re.sub(rb"[\r\n]", b" ", line) for line in lines]
    path = tmp_path_factory.mktemp("lines") / "any.jsonl"
    path.write_bytes(b"\n".join([*kept, b'{"text": "A rose."}']))
    read = [*texts(Piece(0, str(path), 0, path.stat().st_size, path.stat().st_size), "text")]
    assert len(read) == 1 + sum(not line.isspace() and line != b"" for line in kept)
    assert read[-1].text == "A rose."


def test_bytes_in_a_column_are_decoded_and_other_columns_are_named(tmp_path):
    pq.write_table(
        pa.table({"raw": [b"Eleanor\xe2\x80\x99s rose", b"\x00\x01", b""], "page": [1, 2, 3]}), tmp_path / "raw.parquet"
    )
    size = (tmp_path / "raw.parquet").stat().st_size
    piece = Piece(0, str(tmp_path / "raw.parquet"), 0, size, size)
    good, binary, empty = texts(piece, "raw")
    assert good.text == "Eleanor’s rose"
    assert binary.failed and empty.failed == "the column 'raw' holds nothing"  # noqa: PT018
    assert [text.failed for text in texts(piece, "page")] == ["the column 'page' holds no text"] * 3
    assert [*texts(piece, "text")] == [Text("", "there is no column 'text'; there are raw, page")]


def test_a_long_text_in_wide_letters_is_refused_and_a_short_one_is_read(tmp_path, monkeypatch):
    path = tmp_path / "wide.txt"
    path.write_text(GARDEN, encoding="utf-16")
    size = path.stat().st_size
    [short] = texts(Piece(0, str(path), 0, size, size), "text")
    assert short.text == GARDEN
    monkeypatch.setattr("tussie.prose.corpus.reading.PIECE", 100)
    [long] = texts(Piece(0, str(path), 0, 100, size), "text")
    assert long.failed.startswith("UTF-16")


def test_the_command_tells_what_failed_and_where_the_tables_are(library, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(library / "books")
    output = str(tmp_path / "mentions.parquet")
    words = ["corpus", "scan", "deep", "empty.txt", "-o", output, "--workers", "1"]
    assert main([*words, "--progress"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"{output}: 4 mentions in 2 texts of {len(GARDEN)} characters",
        "  failed: empty.txt, row 0: the file is empty",
    ]
    assert "100 %" in said.err
    assert "4 mentions" in said.err


def test_an_interrupted_command_says_how_to_go_on(library):
    stop = (
        "from tussie.cli import corpus, main\ncorpus._show = lambda bar, state: os.kill(os.getpid(), signal.SIGINT)\n"
    )
    ended = program(stop + "main(['corpus', 'scan', 'novel.txt', '-o', '../stopped.parquet'])", library)
    assert ended.returncode == 130
    assert "what is done is kept in ../stopped.parquet.parts: run the same command to go on" in ended.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["scan", "none.txt", "-o", "out/mentions.parquet"], "there is no folder 'out' to write"),
        (["scan", "none.txt", "-o", "mentions.csv"], "expected a name that ends in .parquet"),
        (["scan", "none*.txt", "-o", "mentions.parquet"], "no file matches 'none*.txt'"),
        (["report", "none.parquet", "-o", "report.html"], "none.parquet: No such file"),
        (["report", "words.parquet", "-o", "report.html"], "'words.parquet' is no Parquet"),
        (["report", "other.parquet", "-o", "report.html"], "expected what `tussie corpus scan` writes"),
    ],
)
def test_bad_input_is_one_line(tmp_path, monkeypatch, capsys, words, message):
    monkeypatch.chdir(tmp_path)
    pq.write_table(pa.table({"page": [1]}), "other.parquet")
    Path("words.parquet").write_text("A rose.")
    assert main(["corpus", *words]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert sorted(os.listdir()) == ["other.parquet", "words.parquet"]


def test_the_report_has_plants_decades_authors_and_neighbours(library):
    page = report(library / "whole.parquet")
    for words in ("<i>Rosa</i>", "1870s", "A. Gardener", "rose, rosemary", "white 6", "7 could not be read"):
        assert words in page
    # It asks nobody for anything, and runs nothing.
    assert not re.search(r"<script|https?:|src=|@import|url\(", page)
    assert page == report(library / "whole.parquet")


def test_the_command_writes_the_report(library, tmp_path, capsys):
    page = tmp_path / "report.html"
    assert main(["corpus", "report", str(library / "whole.parquet"), "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8") == report(library / "whole.parquet")
    assert capsys.readouterr().out.startswith(f"{page}: ")


def test_the_report_escapes_what_books_say(tmp_path):
    found = {name: [None] for name in MENTIONS.names} | {
        "source": ["<b>.txt"], "row": [0], "author": ["<img src=x onerror=alert(1)>"], "year": [1871], "start": [0],
        "end": [4], "plant": ["rosa"], "name": ["<rose>"], "colour": [""], "figurative": [True],
    }  # fmt: skip
    pq.write_table(pa.table(found, schema=MENTIONS), tmp_path / "m.parquet")
    about = {name: found.get(name, [None]) for name in TEXTS.names} | {"characters": [1000], "failed": [""]}
    pq.write_table(pa.table(about, schema=TEXTS), tmp_path / "m.texts.parquet")
    page = report(tmp_path / "m.parquet")
    assert "<img" not in page
    assert "&lt;rose&gt;" in page
    assert "100%" in page


def test_an_empty_library_has_a_report(tmp_path):
    pq.write_table(MENTIONS.empty_table(), tmp_path / "m.parquet")
    pq.write_table(TEXTS.empty_table(), tmp_path / "m.texts.parquet")
    page = report(tmp_path / "m.parquet")
    for words in ("No plant was found", "No year is known", "No author is known", "No two plants"):
        assert words in page


@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(["rosa", "hedera", "iris"]), st.integers(1, 150)), max_size=30
    )
)
def test_neighbours_are_what_a_plain_count_says(tmp_path_factory, found):
    placed, at = [], 0
    for source, plant, step in sorted(found, key=lambda one: one[0]):
        at += step
        placed.append((str(source), plant, at))
    path = tmp_path_factory.mktemp("near") / "m.parquet"
    columns = {name: [None] * len(placed) for name in MENTIONS.names} | {
        "source": [one[0] for one in placed], "row": [0] * len(placed), "plant": [one[1] for one in placed],
        "start": [one[2] for one in placed],
    }  # fmt: skip
    pq.write_table(pa.table(columns, schema=MENTIONS), path)
    plain: dict[tuple[str, ...], int] = {}
    for number, (source, plant, start) in enumerate(placed):
        for other_source, other, before in placed[:number]:
            if source == other_source and plant != other and start - before <= 200:
                pair = tuple(sorted((plant, other)))
                plain[pair] = plain.get(pair, 0) + 1
    pairs = {tuple(sorted((pair.one, pair.other))): pair.times for pair in neighbours(path, ["rosa", "hedera", "iris"])}
    assert pairs == {pair: times for pair, times in plain.items() if times >= 3}


def test_a_text_says_in_a_library_what_it_says_alone(library):
    alone = [(found.start, found.end, found.flower.plant) for found in mentions(GARDEN)]
    found = [row for row in rows(library / "whole.parquet") if row["source"] == "deep/bom.txt"]
    assert [(row["start"], row["end"], row["plant"]) for row in found] == alone
