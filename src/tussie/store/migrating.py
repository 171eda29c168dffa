"""The schema of a database, brought up to date by Alembic from the files in ``migrations/``."""

from __future__ import annotations

import os
from functools import cache

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from tussie.errors import CannotStore
from tussie.store.databases import transaction

_FOLDER = os.path.join(os.path.dirname(__file__), "migrations")
#: Whoever migrates holds this lock of the PostgreSQL database; the number is "tussie" in ASCII.
_LOCK = 0x747573736965


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory(_FOLDER, version_locations=[_FOLDER])


def migrate(engine: Engine) -> None:
    """Bring the tables up to date: all of it or nothing, and by one process at a time.

    More precisely: the others wait, and find nothing left to do. Raises `CannotStore` for a database that a newer
    Tussie made.
    """
    scripts = _scripts()
    with transaction(engine, writes=True) as connection:
        if engine.dialect.name == "postgresql":
            # The others may have to wait for longer than a request would.
            connection.exec_driver_sql("SET LOCAL lock_timeout = '10min'")
            connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        _refuse_newer(_revisions(connection))
        # Alembic thinks that SQLite cannot undo a change of tables; in a transaction that we began ourselves it can.
        context = MigrationContext.configure(
            connection, opts={"fn": lambda at, context: scripts._upgrade_revs("head", at), "transactional_ddl": True}
        )
        with Operations.context(context):
            context.run_migrations()


def check_schema(connection: Connection) -> None:
    """Raises `CannotStore` for a database whose tables are not those of this Tussie."""
    at = _revisions(connection)
    _refuse_newer(at)
    if at != set(_scripts().get_heads()):
        raise CannotStore("the tables of the database are not up to date; start `tussie serve` once, which sees to it")


def _revisions(connection: Connection) -> set[str]:
    return set(MigrationContext.configure(connection).get_current_heads())


def _refuse_newer(at: set[str]) -> None:
    unknown = at - {script.revision for script in _scripts().walk_revisions()}
    if unknown:
        raise CannotStore(
            f"the database was made by a newer Tussie (its tables are of revision {', '.join(sorted(unknown))}); "
            "install that one, or name another database"
        )
