"""SQLite and PostgreSQL: how each is opened, and what its refusals mean.

Whatever a driver raises stays in here: its text may hold the statement, and the statement the words of a card.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from tussie.errors import CannotStore, clipped

#: Neither errors nor logs tell what is kept: a logger of our own, which stays silent where others tell every row.
_PRIVATE: dict[str, Any] = {"hide_parameters": True, "logging_name": "tussie"}
logging.getLogger("sqlalchemy.engine.Engine.tussie").setLevel(logging.WARNING)
#: A statement that runs for longer than this holds up others (seconds).
_LONGEST_STATEMENT = 30
#: How long PostgreSQL may take to answer the first time (seconds).
_LONGEST_CONNECT = 10
_BUSY = "is busy; try again in a moment"
_FULL = "is full; make room on its disk and try again"
_READ_ONLY = "may not be written by this user; see whose it is"
_STOPPED = "is being stopped or started; try again in a moment"
_TABLES = "has not the tables of this Tussie; start `tussie serve` once, which makes them"
_TAKEN = "keeps a bouquet under one of these links already; make new ones"
#: What a refusal means: by the primary result code of SQLite, by the SQLSTATE of PostgreSQL.
_MEANINGS: dict[int | str | None, str] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: "cannot be read or written: its disk fails, or is full",
    sqlite3.SQLITE_CANTOPEN: "is not there, or may not be opened; start `tussie serve` where it may be written",
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_NOTADB: "is no SQLite database; name another file",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore a backup into another file",
    sqlite3.SQLITE_ERROR: _TABLES,
    sqlite3.SQLITE_CONSTRAINT: _TAKEN,
    "55P03": _BUSY,
    "57014": _BUSY,
    "40P01": _BUSY,
    "40001": _BUSY,
    "57P01": _STOPPED,
    "57P03": _STOPPED,
    "53300": "has no connection left; allow more in PostgreSQL, or start fewer workers",
    "53100": _FULL,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "42P01": _TABLES,
    "42703": _TABLES,
    "23505": _TAKEN,
}


def connect(database: str | os.PathLike[str], *, wait: float) -> Engine:
    """The engine for a database; nothing is asked of it yet.

    More precisely: `database` is the path of an SQLite file, or an address: ``sqlite:///PATH`` or
    ``postgresql://USER@HOST/NAME``; `wait` is how many seconds a statement waits for a lock. Raises `CannotStore` for
    an address that is none, for a folder that is not there, and for a driver that is not installed.
    """
    address = os.fspath(database)
    if "://" not in address:
        return _sqlite(address, wait)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # It is not quoted: it may hold a password.
        raise CannotStore(
            "the address of the database cannot be read; expected sqlite:///PATH or postgresql://USER@HOST/NAME"
        ) from None
    if url.drivername == "sqlite" and url.database and url.database != ":memory:" and not (url.query or url.host):
        return _sqlite(url.database, wait)
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return _postgresql(url.set(drivername="postgresql+psycopg"), wait)
    raise CannotStore(
        f"no way to store bouquets in {clipped(url.drivername)!r} as it is given; "
        "expected sqlite:///PATH or postgresql://USER@HOST/NAME"
    )


def _sqlite(path: str, wait: float) -> Engine:
    file = Path(path)
    if not file.parent.is_dir():
        raise CannotStore(f"there is no folder {str(file.parent)!r} for the database {path!r}; make it first")
    if file.is_dir():
        raise CannotStore(f"the database {path!r} is a folder; name a file in it")
    # To open is not to make: only `make` does.
    name = file.absolute().as_uri() + "?mode=rw"
    engine = create_engine(
        URL.create("sqlite", database=str(file.absolute())),
        creator=lambda: sqlite3.connect(name, uri=True, timeout=wait, check_same_thread=False),
        pool_timeout=wait, **_PRIVATE,
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: Any) -> None:
        # Transactions begin where we say so, below.
        connection.isolation_level = None
        # What was acknowledged outlives a power cut; what was deleted is overwritten.
        for setting in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Who reads first and writes later may find that somebody else has written; who will write says so at once.
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgresql(url: URL, wait: float) -> Engine:
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": str(_LONGEST_CONNECT)})
    try:
        # A connection that broke while it lay in the pool is made anew: PostgreSQL may be restarted under us.
        engine = create_engine(url, pool_pre_ping=True, pool_timeout=wait, **_PRIVATE)
    except ImportError:
        raise CannotStore(
            "PostgreSQL is spoken by psycopg, which is not installed; run: pip install 'tussie[postgres]'"
        ) from None

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _: Any) -> None:
        with connection.cursor() as cursor:
            # To wait for no time at all would be to wait for ever.
            cursor.execute(f"SET lock_timeout = {max(1, round(wait * 1000))}")
            cursor.execute(f"SET statement_timeout = {_LONGEST_STATEMENT * 1000}")
            # The first and the last years have no time in other zones.
            cursor.execute("SET timezone = 'UTC'")
        connection.commit()

    return engine


def make(engine: Engine) -> None:
    """Make the file of an SQLite database where there is none, for its owner alone; PostgreSQL has its own tools."""
    if engine.dialect.name != "sqlite":
        return
    try:
        # A file that is there is not opened: to close it again would set free whatever this process has locked in it.
        os.close(os.open(str(engine.url.database), os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        pass
    except OSError as error:
        raise CannotStore(f"{_called(engine)} cannot be made: {error.strerror}") from None
    with _told(engine), engine.connect() as connection:
        _to_wal(connection.connection.dbapi_connection)


def _to_wal(connection: Any) -> None:
    """Writing beside the file, so that readers and a writer do not wait for each other; it stays so for good."""
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
        # Of several processes that change it at once SQLite turns all but one away without any wait. To begin a
        # transaction does wait, or gives up in time.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")


@contextmanager
def transaction(engine: Engine, *, writes: bool = False) -> Iterator[Connection]:
    """A transaction: all of it or nothing, and a `CannotStore` for whatever the database refuses."""
    with _told(engine), engine.connect() as connection, connection.execution_options(writes=writes).begin():
        yield connection


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise CannotStore(f"{_called(engine)} {_meaning(error)}") from None


def _called(engine: Engine) -> str:
    url = engine.url
    if engine.dialect.name == "sqlite":
        return f"the database {str(url.database)!r}"
    return f"the PostgreSQL database {clipped(url.database or '')!r} at {url.host or 'this machine'}"


def _meaning(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        code: int | str | None = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    elif isinstance(cause, PoolTimeout):
        return _BUSY
    else:
        code = getattr(cause, "sqlstate", None)
        if code is None and isinstance(error, OperationalError):
            return "cannot be reached, or does not let this user in; see that PostgreSQL runs and the address is right"
    return _MEANINGS.get(code, f"refuses ({type(cause).__name__}, {code}); see its own log")
