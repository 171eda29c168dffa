"""Saved bouquets: links that lead nowhere else, edits that cross, starts at once, kills, backups; on both databases.

PostgreSQL is tested where ``TUSSIE_TEST_DATABASE`` names a database, in schemas of our own that are dropped again.
"""

import argparse
import json
import logging
import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from tussie import CannotStore, ChangedMeanwhile, ImpossibleWish, MalformedText, NoSuchLink, TussieError
from tussie.cli import store as command
from tussie.store import KINDS, Entry, Links, Saved, Store, default_database, links_of, migrating, new_links, open_store
from tussie.store.backup import from_lines, to_lines
from tussie.store.links import hashed
from tussie.store.tables import metadata

ROOT = Path(__file__).parents[1]
POSTGRESQL = os.environ.get("TUSSIE_TEST_DATABASE", "")
DATABASES = [
    "sqlite",
    pytest.param(
        "postgresql", marks=pytest.mark.skipif(not POSTGRESQL, reason="TUSSIE_TEST_DATABASE names no database")
    ),
]
APRIL = datetime(1862, 4, 25, 12, 30, 0, 5, tzinfo=UTC)
MAY = APRIL + timedelta(days=7)
VIOLETS = Saved(
    "centre: 3 violet\nedge: some ivy leaf", "garden", "milk glass", 7, "victorian", "Modestly yours 🌷", "T.", "Emily"
)


@contextmanager
def fresh(kind: str, folder: Path) -> Iterator[str]:
    """The address of a database with nothing in it, which is gone afterwards."""
    if kind == "sqlite":
        yield str(folder / f"{uuid4().hex}.sqlite")
        return
    name = f"tussie_{uuid4().hex}"
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
        try:
            yield f"{POSTGRESQL}{'&' if '?' in POSTGRESQL else '?'}options={quote(f'-csearch_path={name}')}"
        finally:
            connection.execute("SET client_min_messages = warning")
            connection.execute(f"DROP SCHEMA {name} CASCADE")


@pytest.fixture(params=DATABASES)
def address(request, tmp_path):
    with fresh(request.param, tmp_path) as name:
        yield name


@pytest.fixture
def store(address):
    with open_store(address) as opened:
        opened.migrate()
        yield opened


@pytest.fixture(scope="module", params=DATABASES)
def lasting(request, tmp_path_factory):
    """A store that many examples are saved in."""
    with fresh(request.param, tmp_path_factory.mktemp("store")) as name, open_store(name) as opened:
        opened.migrate()
        yield opened


def sent(store: Store, saved: Saved = VIOLETS) -> Links:
    links = new_links()
    store.save(saved, edit=links.edit, now=APRIL)
    return links


# Saving, finding, changing.


def test_what_is_saved_is_found_by_each_of_its_links(store):
    links = new_links()
    kept = store.save(VIOLETS, edit=links.edit, now=APRIL)
    assert kept == VIOLETS._replace(created=APRIL, changed=APRIL, version=1)
    for token, kind in zip(links, KINDS, strict=True):
        assert store.find(token, kind) == kept
    assert store.count() == 1


def test_times_are_utc_whatever_zone_they_came_in(store):
    links = new_links()
    amherst = APRIL.astimezone(timezone(timedelta(hours=-5)))
    store.save(VIOLETS, edit=links.edit, now=amherst)
    found = store.find(links.view, "view")
    assert found.created == APRIL
    assert found.created.tzinfo is UTC


def test_an_edit_leaves_the_links_and_the_first_time_alone(store):
    links = sent(store)
    found = store.find(links.edit, "edit")
    changed = store.change(links.edit, found._replace(words="Yours", seed=8), now=MAY)
    assert changed == VIOLETS._replace(words="Yours", seed=8, created=APRIL, changed=MAY, version=2)
    assert store.find(links.carrier, "carrier") == changed


def test_of_two_edits_that_cross_the_second_is_told(address, store):
    links = sent(store)
    with open_store(address) as elsewhere:  # another machine
        here, there = store.find(links.edit, "edit"), elsewhere.find(links.edit, "edit")
        elsewhere.change(links.edit, there._replace(words="From there"), now=MAY)
        with pytest.raises(ChangedMeanwhile, match="it is at version 2, this edit began at 1") as crossed:
            store.change(links.edit, here._replace(words="From here"), now=MAY)
    assert crossed.value.current.words == "From there"
    assert store.find(links.edit, "edit").words == "From there"
    again = store.change(links.edit, crossed.value.current._replace(words="From here"), now=MAY)
    assert again.version == 3


def test_many_edits_at_once_are_all_kept_one_after_another(address, store):
    links = sent(store, VIOLETS._replace(words=""))

    def add(letter: str) -> None:
        with open_store(address) as mine:
            for _ in range(5):
                value = mine.find(links.edit, "edit")
                while True:
                    try:
                        mine.change(links.edit, value._replace(words=value.words + letter), now=MAY)
                        break
                    except ChangedMeanwhile as crossed:
                        value = crossed.current

    threads = [threading.Thread(target=add, args=(letter,)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = store.find(links.edit, "edit")
    assert sorted(found.words) == sorted("abcd" * 5)
    assert found.version == 21


def test_a_version_that_nobody_looked_at_is_no_edit(store):
    links = sent(store)
    with pytest.raises(ChangedMeanwhile):
        store.change(links.edit, VIOLETS, now=MAY)  # never saved: version 0
    for version in (-5, 2**31 - 1, 10**30):
        with pytest.raises(ImpossibleWish, match="no saved bouquet has such a version"):
            store.change(links.edit, VIOLETS._replace(version=version), now=MAY)


def test_a_link_has_one_bouquet(store):
    links = sent(store)
    with pytest.raises(CannotStore, match="under one of these links already") as refused:
        store.save(VIOLETS._replace(words="Another"), edit=links.edit, now=MAY)
    assert links.edit not in str(refused.value)
    assert store.find(links.view, "view").words == VIOLETS.words
    assert store.count() == 1


#: Whatever both databases keep: all of Unicode but NUL and half characters.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
times = st.datetimes(timezones=st.just(UTC))
anything = st.builds(
    Saved, notation=texts.map(lambda text: text + "ivy"), style=texts, vase=texts,
    seed=st.integers(-(2**63), 2**63 - 1), tradition=texts, words=texts, to=texts, sender=texts,
)  # fmt: skip


@given(saved=anything, created=times, changed=times, random=st.binary(min_size=32, max_size=32))
@settings(max_examples=60, deadline=None)
def test_round_trip(lasting, saved, created, changed, random):
    links = new_links(lambda number: random[:number])
    kept = lasting.save(saved, edit=links.edit, now=created)
    try:
        assert kept == saved._replace(created=created, changed=created, version=1)
        assert lasting.find(links.view, "view") == kept
        again = lasting.change(links.edit, kept, now=changed)
        assert lasting.find(links.edit, "edit") == again == kept._replace(changed=changed, version=2)
        entry = Entry(again, Links(*map(hashed, links)))
        assert list(from_lines(to_lines([entry]))) == [entry]
    finally:
        lasting.delete(links.edit)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"notation": " \n"}, "there is no bouquet to save"),
        ({"notation": "i" * 20_001}, "'notation' of a saved bouquet has 20,001 characters; there is room for 20,000"),
        ({"words": "secret\0"}, "'words' of a saved bouquet holds a NUL character"),
        ({"to": "secret\ud83d"}, "'to' of a saved bouquet is not Unicode text"),
        ({"words": "secret" * 200, "to": "s" * 200, "sender": "s" * 200}, "the words have 1,600 characters"),
        ({"words": "secret" * 300}, "1,800 characters; there is room for 1,500"),
        ({"style": "s" * 101}, "'style' of a saved bouquet has 101"),
        ({"seed": 2**63}, "the seed is too large"),
    ],
)
def test_what_no_store_keeps_is_refused_in_one_line_that_quotes_nothing(lasting, wrong, error):
    links = new_links()
    with pytest.raises((MalformedText, ImpossibleWish), match=error) as refused:
        lasting.save(VIOLETS._replace(**wrong), edit=links.edit, now=APRIL)
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)
    with pytest.raises(NoSuchLink):
        lasting.find(links.edit, "edit")


def test_the_longest_is_kept(lasting):
    saved = VIOLETS._replace(notation="🌷" * 20_000, words="🌷" * 1_500, to="", sender="")
    assert lasting.find(sent(lasting, saved).view, "view").notation == saved.notation


def test_a_time_without_a_zone_is_refused(lasting):
    with pytest.raises(ImpossibleWish, match="1862-04-25T12:30:00 is in no zone"):
        lasting.save(VIOLETS, edit=new_links().edit, now=datetime(1862, 4, 25, 12, 30))


# Links.


def test_the_weaker_links_follow_from_the_edit_link_and_not_the_other_way():
    links = new_links(lambda number: bytes(range(number)))
    assert links_of(links.edit) == links
    assert len(set(links)) == 3
    assert all(len(token) == 43 for token in links)
    # What they lead to if they are taken for an edit link is something else.
    assert not set(links_of(links.view)) & {links.edit, links.carrier}
    # Made by openssl: links that people hold must still lead somewhere after an update.
    assert links == (
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", "GLFJCMQIl9htChLePM7EGQbJOzYuSBeI8Y8Zl6bmYPM",
        "R2o9lmdVp1Q7X4tygQz1pLxuMB2D38vcgSXu-OVskws",
    )  # fmt: skip


def test_a_guess_is_never_twice_the_same():
    assert len({token for _ in range(100) for token in new_links()}) == 300


def test_a_link_of_another_kind_of_another_bouquet_deleted_or_guessed_leads_nowhere(store):
    mine, gone = sent(store), sent(store, VIOLETS._replace(words="Deleted"))
    store.delete(gone.edit)
    guesses = ["", "A" * 43, mine.edit[:-1], mine.edit.swapcase(), mine.edit + " ", "\0", "\ud83d", "' OR 1=1 --"]
    answers = set()
    for kind in KINDS:
        of_others = [token for other, token in mine._asdict().items() if other != kind]
        hashes = [hashed(token) for token in mine]  # as somebody would know them who has seen a backup
        for token in (*of_others, *hashes, *gone, *guesses):
            with pytest.raises(NoSuchLink) as refused:
                store.find(token, kind)
            answers.add(str(refused.value))
    with pytest.raises(NoSuchLink):
        store.find(mine.edit, "owner")
    assert len(answers) == 1  # nobody can tell which it was


@pytest.mark.parametrize("kind", ["view", "carrier"])
def test_who_may_see_may_not_change_delete_or_take_away(store, kind):
    links = sent(store)
    token = getattr(links, kind)
    before = store.find(links.edit, "edit")
    with pytest.raises(NoSuchLink):
        store.change(token, before._replace(words="Mine now"), now=MAY)
    with pytest.raises(NoSuchLink):
        store.delete(token)
    with pytest.raises(NoSuchLink):
        store.export(token)
    assert store.find(links.edit, "edit") == before


def test_the_holder_of_the_edit_link_takes_everything_away(store):
    links = sent(store)
    sent(store, VIOLETS._replace(words="Of somebody else"))
    taken = json.loads(json.dumps(store.export(links.edit)))
    assert taken == {
        "notation": VIOLETS.notation, "style": "garden", "vase": "milk glass", "seed": 7, "tradition": "victorian",
        "words": "Modestly yours 🌷", "to": "T.", "sender": "Emily", "created": "1862-04-25T12:30:00.000005+00:00",
        "changed": "1862-04-25T12:30:00.000005+00:00", "version": 1,
        "links": {kind: hashed(token) for kind, token in links._asdict().items()},
    }  # fmt: skip
    # And nothing is kept that it does not tell.
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert columns == (taken.keys() - {"links"}) | {"id", "hash", "kind", "bouquet"}


def test_who_deletes_leaves_nothing_behind(store):
    links, other = sent(store), sent(store)
    store.delete(links.edit)
    for token, kind in zip(links, KINDS, strict=True):
        with pytest.raises(NoSuchLink):
            store.find(token, kind)
    with pytest.raises(NoSuchLink):
        store.delete(links.edit)
    assert store.count() == 1
    store.delete(other.edit)
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM links").scalar() == 0


def test_no_token_is_kept(store):
    links = sent(store)
    with store.engine.connect() as connection:
        rows = [
            str(tuple(row))
            for table in ("bouquets", "links")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
        ]
    assert any(hashed(links.edit) in row for row in rows)
    assert not any(token in row for token in links for row in rows)


def test_neither_logs_nor_errors_tell_words_or_links(address, caplog):
    for logger in (None, "sqlalchemy", "sqlalchemy.engine", "alembic", "psycopg"):
        caplog.set_level(logging.DEBUG, logger)
    with open_store(address) as store:
        store.migrate()
        links = sent(store, VIOLETS._replace(words="secret"))
        found = store.find(links.edit, "edit")
        with pytest.raises(CannotStore) as refused:
            store.save(found, edit=links.edit, now=MAY)
        store.change(links.edit, found, now=MAY)
        list(store.entries())
        with store.engine.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE bouquets RENAME TO posies")
        with pytest.raises(CannotStore) as broken:
            store.save(found, edit=links.edit, now=MAY)
    told = caplog.text
    for error in (refused.value, broken.value):
        assert error.__suppress_context__  # what the driver said stays with the driver, and hides the values
        told += f"{error} {error.__context__}"
    for private in ("secret", *links):
        assert private not in told


# SQLite.


def test_a_file_is_its_owners_alone_and_is_written_safely(tmp_path):
    file = tmp_path / "bouquets.sqlite"
    with open_store(file) as store:
        store.migrate()
        sent(store)
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        assert modes == dict.fromkeys(("bouquets.sqlite", "bouquets.sqlite-wal", "bouquets.sqlite-shm"), 0o600)
        with store.engine.connect() as connection:
            for setting, value in (
                ("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1),
                ("busy_timeout", 10_000),
            ):  # fmt: skip
                assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == value
    assert [path.name for path in tmp_path.iterdir()] == ["bouquets.sqlite"]


def test_deleted_and_changed_words_are_overwritten_in_the_file(tmp_path):
    file = tmp_path / "bouquets.sqlite"
    with open_store(file) as store:
        store.migrate()
        links = [sent(store, VIOLETS._replace(words=f"first words {number} " + "x" * 700)) for number in range(20)]
        for link in links:
            found = store.find(link.edit, "edit")
            store.change(link.edit, found._replace(words="second words " + "y" * 900), now=MAY)
        for link in links[:10]:
            store.delete(link.edit)
    assert b"first words" not in file.read_bytes()
    assert file.read_bytes().count(b"second words") == 10


def test_a_path_is_a_path_whatever_is_in_it(tmp_path, monkeypatch):
    folder = tmp_path / "100 % röses? #1"
    folder.mkdir()
    for database in (folder / "a b?.sqlite", f"sqlite:///{tmp_path}/plain.sqlite"):
        with open_store(database) as store:
            store.migrate()
            assert store.count() == 0
    monkeypatch.chdir(folder)
    with open_store("here.sqlite") as store:
        store.migrate()
        monkeypatch.chdir(tmp_path)
        assert sent(store)
    assert sorted(path.name for path in folder.iterdir()) == ["a b?.sqlite", "here.sqlite"]


def test_reading_does_not_wait_for_who_writes(tmp_path):
    with open_store(tmp_path / "bouquets.sqlite", wait=0.1) as store:
        store.migrate()
        links = sent(store)
        other = sqlite3.connect(tmp_path / "bouquets.sqlite", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert store.find(links.view, "view").words == VIOLETS.words
        with pytest.raises(CannotStore, match=r"bouquets.sqlite' is busy; try again in a moment$"):
            sent(store)
        other.close()
        assert sent(store)


def test_the_first_of_several_is_waited_for(tmp_path):
    # While one sets a new file up, SQLite turns the others away at once, whatever time they would have.
    file = tmp_path / "bouquets.sqlite"
    first = sqlite3.connect(file, check_same_thread=False)
    first.executescript("PRAGMA user_version = 1; BEGIN IMMEDIATE")
    working = threading.Timer(0.3, first.close)
    working.start()
    with open_store(file) as store:
        store.migrate()
        assert store.count() == 0
    working.join()


def test_a_full_disk_is_told_and_nothing_acknowledged_is_lost(tmp_path):
    with open_store(tmp_path / "bouquets.sqlite") as store:
        store.migrate()
        links = sent(store)
        store.engine.dispose()
        event.listen(store.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count = 12"))
        with pytest.raises(CannotStore, match="is full; make room on its disk"):
            sent(store, VIOLETS._replace(notation="🌷" * 20_000))
        assert store.find(links.view, "view").words == VIOLETS.words


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Send me a violet. " * 100)
    with open_store(letter) as store, pytest.raises(CannotStore, match="is no SQLite database; name another file"):
        store.migrate()
    assert letter.read_text() == "Send me a violet. " * 100


# PostgreSQL.


@pytest.fixture
def postgresql(tmp_path):
    if not POSTGRESQL:
        pytest.skip("TUSSIE_TEST_DATABASE names no database")
    with fresh("postgresql", tmp_path) as name, open_store(name) as opened:
        opened.migrate()
        yield opened


def test_a_restart_of_the_server_is_lived_through(postgresql):
    links = sent(postgresql)
    with postgresql.engine.connect() as connection:
        mine = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    with psycopg.connect(POSTGRESQL, autocommit=True) as connection:
        assert connection.execute("SELECT pg_terminate_backend(%s, 5000)", (mine,)).fetchone() == (True,)
    assert postgresql.find(links.view, "view").words == VIOLETS.words


def test_statements_and_locks_have_an_end(postgresql):
    with postgresql.engine.connect() as connection:
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "30s"
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "10s"


def test_who_waits_too_long_for_another_is_told(postgresql):
    links = sent(postgresql)
    found = postgresql.find(links.edit, "edit")
    address = postgresql.engine.url.render_as_string(hide_password=False)
    with open_store(address, wait=0.1) as hasty, postgresql.engine.begin() as other:
        other.exec_driver_sql("LOCK TABLE bouquets IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(CannotStore, match="is busy; try again in a moment"):
            hasty.change(links.edit, found, now=MAY)


def test_a_database_that_is_not_there(postgresql):
    url = postgresql.engine.url
    nobody = url.set(database="no_such_database_of_tussie").render_as_string(hide_password=False)
    with open_store(nobody) as store, pytest.raises(CannotStore, match="cannot be reached, or does not let"):
        store.ready()


@pytest.mark.skipif(not shutil.which("pg_dump"), reason="pg_dump is not installed")
def test_its_own_tools_back_it_up(postgresql):
    links = sent(postgresql)
    with postgresql.engine.connect() as connection:
        schema = connection.exec_driver_sql("SELECT current_schema()").scalar()
    dump = subprocess.run(
        ["pg_dump", "--schema", schema, "--dbname", POSTGRESQL], check=True, capture_output=True
    ).stdout
    postgresql.delete(links.edit)
    postgresql.close()
    drop = f"SET client_min_messages = warning; DROP SCHEMA {schema} CASCADE;\n".encode()
    subprocess.run(
        ["psql", "-qX", "-v", "ON_ERROR_STOP=1", POSTGRESQL], input=drop + dump, check=True, capture_output=True
    )
    postgresql.migrate()
    assert postgresql.find(links.edit, "edit").words == VIOLETS.words


# Addresses.


@pytest.mark.parametrize(
    ("database", "error"),
    [
        ("no/such/folder/bouquets.sqlite", "there is no folder 'no/such/folder' for the database"),
        (".", "is a folder; name a file in it"),
        ("mysql://root:hunter2@localhost/x", "no way to store bouquets in 'mysql'"),
        ("sqlite://", "no way to store bouquets in 'sqlite' as it is given"),
        ("sqlite:///:memory:", "no way to store bouquets in 'sqlite' as it is given"),
        ("sqlite:///a.sqlite?mode=memory", "no way to store bouquets in 'sqlite' as it is given"),
        ("postgresql://root:hunter2@localhost:port/x", "the address of the database cannot be read"),
        ("://hunter2", "the address of the database cannot be read"),
    ],
)
def test_an_address_that_is_none_is_told_and_its_password_is_not(database, error):
    with pytest.raises(CannotStore, match=error) as refused:
        open_store(database)
    assert "hunter2" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_who_cannot_be_reached_is_told():
    with (
        open_store("postgresql://root:hunter2@127.0.0.1:1/x?connect_timeout=2") as store,
        pytest.raises(CannotStore, match=r"database 'x' at 127\.0\.0\.1 cannot be reached") as refused,
    ):
        store.ready()
    assert "hunter2" not in str(refused.value)


def test_to_open_is_not_to_make(tmp_path):
    file = tmp_path / "bouquets.sqlite"
    with open_store(file) as store:
        for ask in (store.ready, store.count):
            with pytest.raises(CannotStore, match="is not there, or may not be opened; start `tussie serve`"):
                ask()
    assert not file.exists()


def test_where_bouquets_are_kept_when_nobody_says(tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: tmp_path / "share" / name)
    assert default_database() == str(tmp_path / "share" / "tussie" / "bouquets.sqlite")
    assert stat.S_IMODE((tmp_path / "share" / "tussie").stat().st_mode) == 0o700
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("platformdirs.user_data_path", lambda name: tmp_path / "file" / name)
    with pytest.raises(CannotStore, match="cannot be made: Not a directory; name a database"):
        default_database()


def test_without_the_extras_the_rest_works_and_the_store_says_what_to_install():
    code = (
        "import sys; sys.modules['sqlalchemy' if sys.argv[1] == 'web' else 'psycopg'] = None\n"
        "import tussie\n"
        "try:\n    from tussie.store import open_store; open_store('postgresql://localhost/x')\n"
        "except tussie.CannotStore as error: print(error)"
    )
    for extra in ("web", "postgres"):
        done = subprocess.run([sys.executable, "-c", code, extra], capture_output=True, text=True, check=True)
        assert done.stdout.endswith(f"run: pip install 'tussie[{extra}]'\n")


# Migrations.

#: Saves through the store and says so, until it is killed; begins when it is told to.
WORKER = """
import sys
from datetime import UTC, datetime
from tussie.store import Saved, new_links, open_store
store = open_store(sys.argv[1])
print("here", flush=True)
sys.stdin.readline()
store.migrate()
for number in range(int(sys.argv[2])):
    links = new_links()
    store.save(Saved(f"{number + 1} violet", words="x" * 1000), edit=links.edit, now=datetime(1862, 4, 25, tzinfo=UTC))
    print(links.edit, number + 1, flush=True)
"""


def start(address: str, number: int) -> subprocess.Popen:
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, address, str(number)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert worker.stdout.readline() == "here\n"
    return worker


def test_the_tables_are_those_that_the_code_knows(store):
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_eight_workers_start_at_once(address):
    workers = [start(address, 3) for _ in range(8)]
    for worker in workers:
        worker.stdin.write("\n")
        worker.stdin.flush()
    for worker in workers:
        _, complaints = worker.communicate(timeout=120)
        assert (worker.returncode, complaints) == (0, "")
    with open_store(address) as store:
        store.ready()
        assert store.count() == 24
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM alembic_version").scalar() == 1


def test_the_database_of_a_newer_tussie_is_refused(store):
    links = sent(store)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0999'")
    for ask in (store.migrate, store.ready):
        with pytest.raises(CannotStore, match=r"made by a newer Tussie \(its tables are of revision 0999\)"):
            ask()
    assert store.find(links.view, "view").words == VIOLETS.words


SECOND = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    op.add_column("bouquets", sa.Column("ribbon", sa.Text, nullable=False, server_default="white"))
"""


@pytest.fixture
def later(tmp_path, monkeypatch):
    """A Tussie of the future, with more migrations."""
    folder = tmp_path / "migrations"
    shutil.copytree(ROOT / "src" / "tussie" / "store" / "migrations", folder)

    def add(name: str, text: str) -> None:
        (folder / name).write_text(text)
        scripts = ScriptDirectory(str(folder), version_locations=[str(folder)])
        monkeypatch.setattr(migrating, "_scripts", lambda: scripts)

    return add


def test_what_was_saved_outlives_a_migration(store, later):
    links = sent(store)
    later("0002_ribbon.py", SECOND)
    with pytest.raises(CannotStore, match="not up to date; start `tussie serve` once"):
        store.ready()
    store.migrate()
    store.ready()
    assert store.find(links.edit, "edit").words == VIOLETS.words
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT ribbon FROM bouquets").scalar() == "white"


def test_a_migration_that_breaks_changes_nothing(store, later):
    links = sent(store)
    later("0002_ribbon.py", f"{SECOND}    op.drop_table('vases')\n")
    with pytest.raises(CannotStore, match="has not the tables"):
        store.migrate()
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "0001"
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    assert store.find(links.edit, "edit").words == VIOLETS.words


# Kills.


def test_what_was_acknowledged_outlives_a_kill(address):
    acknowledged = []
    for kill in range(4):
        worker = start(address, 100_000)
        worker.stdin.write("\n")
        worker.stdin.flush()
        lines = [worker.stdout.readline() for _ in range(3 + 5 * kill)]
        worker.send_signal(signal.SIGKILL)
        rest, complaints = worker.communicate(timeout=60)
        assert (worker.returncode, complaints) == (-signal.SIGKILL, "")
        # A line that was cut off was not acknowledged.
        acknowledged += [line.split() for line in "".join((*lines, rest)).splitlines(keepends=True) if line[-1] == "\n"]
        with open_store(address) as store:
            store.migrate()
            for edit, number in acknowledged:
                assert store.find(edit, "edit").notation == f"{number} violet"
            if store.engine.dialect.name == "sqlite":
                with store.engine.connect() as connection:
                    assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            # What was being saved is whole or not there, and at most one for each kill.
            assert len(acknowledged) <= len(list(store.entries())) == store.count() <= len(acknowledged) + kill + 1
    assert len(acknowledged) >= 3 + 8 + 13 + 18


# Backup and restore.


def tussie_store(*words: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_options(parser)
    return command.run(parser.parse_args(words))


@pytest.mark.parametrize("kind", DATABASES)
def test_a_backup_goes_from_any_database_to_any_other(store, kind, tmp_path, capsys):
    links = [sent(store, VIOLETS._replace(notation=f"{number} violet")) for number in range(1, 4)]
    store.change(links[0].edit, store.find(links[0].edit, "edit")._replace(words="\x85\u2028🌷"), now=MAY)
    url = store.engine.url.render_as_string(hide_password=False)
    backup = tmp_path / "backup.jsonl"
    assert tussie_store("backup", str(backup), "--database", url) == 0
    assert capsys.readouterr().out == f"{backup}: 3 bouquets\n"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert not any(token in backup.read_text() for link in links for token in link)
    with fresh(kind, tmp_path) as other:
        assert tussie_store("restore", str(backup), "--database", other, "--json") == 0
        assert json.loads(capsys.readouterr().out) == {"file": str(backup), "bouquets": 3}
        with open_store(other) as restored:
            assert list(restored.entries()) == list(store.entries())
            for link in links:
                assert restored.find(link.carrier, "carrier") == store.find(link.carrier, "carrier")
            sent(restored)  # the numbers of rows go on
            assert restored.count() == 4
        with pytest.raises(CannotStore, match="the store keeps 4 bouquets already; restore into an empty one"):
            tussie_store("restore", str(backup), "--database", other)


def test_a_backup_is_of_one_moment(store):
    first = sent(store)
    for _ in range(1_500):  # more than is read at a time
        store.save(VIOLETS, edit=new_links().edit, now=APRIL)
    reading = store.entries()
    assert next(reading).hashes.edit == hashed(first.edit)
    sent(store)
    store.delete(first.edit)
    assert sum(1 for _ in reading) == 1_500
    assert store.count() == 1_501


def test_a_backup_of_nothing(store):
    lines = list(to_lines(store.entries()))
    assert len(lines) == 2
    assert store.fill(from_lines(lines)) == 0


def test_the_database_of_a_backup_must_be_there(tmp_path):
    with pytest.raises(CannotStore, match="is not there"):
        tussie_store("backup", str(tmp_path / "backup.jsonl"), "--database", str(tmp_path / "none.sqlite"))
    assert list(tmp_path.iterdir()) == []


def entry(number: int) -> Entry:
    links = new_links(lambda size: number.to_bytes(size, "big"))
    saved = VIOLETS._replace(notation=f"{number} violet", words="secret", created=APRIL, changed=MAY, version=2)
    return Entry(saved, Links(*map(hashed, links)))


def edited(**values: object) -> bytes:
    return json.dumps({**entry(2).to_dict(), **values}).encode() + b"\n"


WHOLE = list(to_lines([entry(1), entry(2), entry(3)]))


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        ([], "the backup ends after line 0, before its end"),
        ([b"Send me a violet.\n"], "line 1: it is no JSON object in UTF-8"),
        (WHOLE[1:], "line 1: no backup of a store begins so"),
        ([WHOLE[0].replace(b"1", b"2"), *WHOLE[1:]], "line 1: the backup is of another Tussie"),
        (WHOLE[:-1], "the backup ends after line 4, before its end"),
        ([*WHOLE[:-1], WHOLE[-1][:-5]], "line 5: it is no JSON object"),
        ([*WHOLE[:2], *WHOLE[3:]], "line 4: lines are missing or doubled: 2 bouquets stand before it"),
        ([*WHOLE, WHOLE[1]], "line 6: something stands behind the end"),
        ([*WHOLE[:3], WHOLE[1], *WHOLE[3:]], "line 4: one of its links is that of another bouquet"),
        ([*WHOLE[:2], b"[" * 100_000, *WHOLE[3:]], "line 3: it is no JSON object"),
        ([*WHOLE[:2], b'{"notation": "\xff"}', *WHOLE[3:]], "line 3: it is no JSON object"),
        ([*WHOLE[:2], edited(ribbon="white"), *WHOLE[3:]], "line 3: a bouquet has notation, .* this one has others"),
        ([*WHOLE[:2], edited(seed=True), *WHOLE[3:]], "line 3: 'seed' is of another kind; expected a number"),
        ([*WHOLE[:2], edited(words=None), *WHOLE[3:]], "line 3: 'words' is of another kind; expected a text"),
        ([*WHOLE[:2], edited(seed=2**63), *WHOLE[3:]], "line 3: the seed is too large"),
        ([*WHOLE[:2], edited(version=0), *WHOLE[3:]], "line 3: no saved bouquet has such a version"),
        ([*WHOLE[:2], edited(words="x" * 1501), *WHOLE[3:]], "line 3: 'words' of a saved bouquet has 1,501"),
        ([*WHOLE[:2], edited(to="\ud83d"), *WHOLE[3:]], "line 3: 'to' of a saved bouquet is not Unicode"),
        ([*WHOLE[:2], edited(created="in May"), *WHOLE[3:]], "line 3: its times cannot be read"),
        ([*WHOLE[:2], edited(created="1862-04-25"), *WHOLE[3:]], "line 3: the time 1862-04-25T00:00:00 is in no zone"),
        ([*WHOLE[:2], edited(created="0001-01-01T00:00+14:00"), *WHOLE[3:]], "line 3: .* out of all calendars"),
        ([*WHOLE[:2], edited(links={}), *WHOLE[3:]], "line 3: its links are not edit, view, carrier"),
        (
            [*WHOLE[:2], edited(links=Links("a" * 63, "b" * 64, "c" * 64)._asdict()), *WHOLE[3:]],
            "line 3: its edit link is no SHA-256",
        ),
    ],
)
def test_a_backup_with_a_fault_is_refused_whole(lasting, tmp_path, lines, error):
    before = lasting.count()
    backup = tmp_path / "backup.jsonl"
    backup.write_bytes(b"".join(lines))
    with pytest.raises(MalformedText, match=error) as refused:
        list(from_lines(backup.read_bytes().splitlines(keepends=True)))
    assert "secret" not in str(refused.value)
    with fresh("sqlite", tmp_path) as empty, open_store(empty) as store:
        with pytest.raises(TussieError, match=error):
            tussie_store("restore", str(backup), "--database", empty)
        assert store.count() == 0
    assert lasting.count() == before


def test_sqlites_own_tools_back_it_up(tmp_path):
    with open_store(tmp_path / "bouquets.sqlite") as store:
        store.migrate()
        links = sent(store)
        connection = sqlite3.connect(tmp_path / "bouquets.sqlite")
        connection.execute("VACUUM INTO ?", (str(tmp_path / "copy.sqlite"),))
        connection.close()
        store.delete(links.edit)
    with open_store(tmp_path / "copy.sqlite") as copy:
        copy.migrate()
        assert copy.find(links.edit, "edit").words == VIOLETS.words
