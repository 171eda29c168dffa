"""Saved bouquets: who saves one gets three links, and the database keeps nothing by which a link could be told.

>>> from datetime import UTC, datetime
>>> from tempfile import TemporaryDirectory
>>> today = datetime(1862, 4, 25, tzinfo=UTC)
>>> with TemporaryDirectory() as folder, open_store(f"{folder}/bouquets.sqlite") as store:
...     store.migrate()
...     links = new_links()
...     saved = store.save(Saved("3 violet", words="Modestly yours"), edit=links.edit, now=today)
...     store.find(links.view, "view").words
'Modestly yours'

A `Store` is bound to one database and to nothing else: any number of them, in any processes on any machines, may be
open on the same one. It needs ``tussie[web]``, and for PostgreSQL ``tussie[postgres]``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from types import TracebackType
from typing import Any, Self

from tussie.errors import CannotStore, ChangedMeanwhile, NoSuchLink

try:
    import alembic  # noqa: F401 - missing libraries are told here, once for all modules of this room
    from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, func, insert, select, update
except ImportError:
    raise CannotStore(
        "saved bouquets are kept with SQLAlchemy and Alembic, which are not installed; run: pip install 'tussie[web]'"
    ) from None
from tussie.store.databases import connect, make, transaction
from tussie.store.links import KINDS, Links, hashed, links_of, new_links
from tussie.store.migrating import check_schema, migrate
from tussie.store.saved import Entry, Saved, checked
from tussie.store.tables import bouquets, links

__all__ = ["KINDS", "Entry", "Links", "Saved", "Store", "default_database", "links_of", "new_links", "open_store"]

#: What of a row is a `Saved`, in its order.
_SAVED = [bouquets.c[name] for name in Saved._fields]
#: The links of a bouquet side by side, so that everything kept about it is one row.
_BY_KIND = {kind: links.alias(f"{kind}_link") for kind in KINDS}
_ENTRIES = select(*_SAVED, *(link.c.hash for link in _BY_KIND.values())).where(
    *(link.c.bouquet == bouquets.c.id for link in _BY_KIND.values()),
    *(link.c.kind == kind for kind, link in _BY_KIND.items()),
)
#: Rows that are read or written at a time.
_BATCH = 1_000


def default_database() -> str:
    """The SQLite file where bouquets are kept when nobody says otherwise; its folder is made."""
    from platformdirs import user_data_path  # noqa: PLC0415 - who names a database has no need of it

    folder = user_data_path("tussie")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStore(f"the folder {str(folder)!r} cannot be made: {error.strerror}; name a database") from None
    return str(folder / "bouquets.sqlite")


def open_store(database: str | os.PathLike[str], *, wait: float = 10.0) -> Store:
    """Open the store in a database.

    More precisely: `database` is the path of an SQLite file, ``sqlite:///PATH`` or ``postgresql://USER@HOST/NAME``;
    `wait` is how many seconds it is waited for others who write. Nothing is asked of the database yet, and no file is
    made: `Store.migrate` does that. Raises `CannotStore` for an address that is none, for a folder that is not there,
    and for a driver that is not installed.
    """
    return Store(connect(database, wait=wait))


class Store:
    """Saved bouquets in one database.

    Every method raises `CannotStore` where the database cannot be used, and may be called from any thread. A process
    that forks opens its store afterwards.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()

    def migrate(self) -> None:
        """Make what is missing and bring the tables up to date; of processes that start at once one does it."""
        make(self.engine)
        migrate(self.engine)

    def ready(self) -> None:
        """Raises `CannotStore` unless the database answers and has the tables of this Tussie."""
        with transaction(self.engine) as connection:
            check_schema(connection)

    def count(self) -> int:
        """The number of bouquets."""
        with transaction(self.engine) as connection:
            return _count(connection)

    def save(self, saved: Saved, *, edit: str, now: datetime) -> Saved:
        """Save a bouquet that was not saved before.

        More precisely: `edit` is the edit token of its links, as `new_links` makes them; `now` becomes its time.
        Returns what is kept; when it returns, that is on the disk. Raises `MalformedText` and `ImpossibleWish` for what
        no store keeps, and `CannotStore` where a bouquet is kept under this link already.
        """
        kept = checked(saved._replace(created=now, changed=now, version=1))
        with transaction(self.engine, writes=True) as connection:
            _put(connection, [Entry(kept, Links(*map(hashed, links_of(edit))))])
        return kept

    def find(self, token: str, kind: str) -> Saved:
        """The bouquet that a link leads to.

        More precisely: `kind` is one of `KINDS`. Raises `NoSuchLink` for a token that is of another kind, deleted, or
        guessed: nobody can tell which.
        """
        with transaction(self.engine) as connection:
            row = connection.execute(select(*_SAVED).where(_linked(token, kind))).one_or_none()
        if row is None:
            raise _no_such_link()
        return Saved(*row)

    def change(self, edit: str, saved: Saved, *, now: datetime) -> Saved:
        """Change a saved bouquet.

        More precisely: `saved` is what `find` gave, with other values in it; its `version` is the one that was looked
        at, and its times are left alone. Returns what is kept now. Raises `NoSuchLink`; `ChangedMeanwhile`, with the
        bouquet as it is now, when another edit came first; and what `save` raises.
        """
        new = checked(saved._replace(created=now, changed=now, version=saved.version + 1))
        values = {name: value for name, value in new._asdict().items() if name != "created"}
        mine = _linked(edit, "edit")
        changing = update(bouquets).where(mine, bouquets.c.version == saved.version).values(values).returning(*_SAVED)
        with transaction(self.engine, writes=True) as connection:
            changed = connection.execute(changing).one_or_none()
            if changed:
                return Saved(*changed)
            other = connection.execute(select(*_SAVED).where(mine)).one_or_none()
        if other is None:
            raise _no_such_link()
        current = Saved(*other)
        raise ChangedMeanwhile(
            f"the bouquet was changed meanwhile: it is at version {current.version}, this edit began at "
            f"{saved.version}; look at it again and repeat the edit",
            current=current,
        )

    def delete(self, edit: str) -> None:
        """Delete a bouquet and all of its links, for good. Raises `NoSuchLink`."""
        with transaction(self.engine, writes=True) as connection:
            gone = connection.execute(delete(bouquets).where(_linked(edit, "edit"))).rowcount
        if not gone:
            raise _no_such_link()

    def export(self, edit: str) -> dict[str, Any]:
        """Everything that is kept about a bouquet, as JSON. Raises `NoSuchLink`."""
        with transaction(self.engine) as connection:
            row = connection.execute(_ENTRIES.where(_linked(edit, "edit"))).one_or_none()
        if row is None:
            raise _no_such_link()
        return _entry(row).to_dict()

    def entries(self) -> Iterator[Entry]:
        """Everything that is kept, as it is at one moment, oldest first; read as it is asked for."""
        with transaction(self.engine) as connection:
            # One statement sees one state of the database, in both of them.
            streamed = connection.execution_options(yield_per=_BATCH)
            for row in streamed.execute(_ENTRIES.order_by(bouquets.c.id)):
                yield _entry(row)

    def fill(self, entries: Iterable[Entry]) -> int:
        """Put entries into an empty store, all of them or none; how many they were.

        More precisely: raises `CannotStore` for a store that is not empty, and whatever `entries` raises; then nothing
        is kept.
        """
        number, rest = 0, iter(entries)
        with transaction(self.engine, writes=True) as connection:
            if self.engine.dialect.name == "postgresql":
                # What another worker saved meanwhile would stand among what is restored.
                connection.exec_driver_sql("LOCK TABLE bouquets, links IN SHARE ROW EXCLUSIVE MODE")
            if already := _count(connection):
                raise CannotStore(f"the store keeps {already:,} bouquets already; restore into an empty one")
            while batch := list(islice(rest, _BATCH)):
                _put(connection, batch)
                number += len(batch)
        return number


def _linked(token: str, kind: str) -> ColumnElement[bool]:
    """That a bouquet is the one which this link leads to."""
    linked = select(links.c.bouquet).where(links.c.hash == hashed(token), links.c.kind == kind)
    return bouquets.c.id == linked.scalar_subquery()


def _no_such_link() -> NoSuchLink:
    return NoSuchLink("no bouquet has this link; see that it is whole, or whether the bouquet was deleted")


def _entry(row: Row[Any]) -> Entry:
    return Entry(Saved(*row[: len(_SAVED)]), Links(*row[len(_SAVED) :]))


def _count(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(bouquets)).scalar_one()


def _put(connection: Connection, entries: Sequence[Entry]) -> None:
    ids = connection.scalars(
        insert(bouquets).returning(bouquets.c.id, sort_by_parameter_order=True),
        [entry.saved._asdict() for entry in entries],
    ).all()
    # Whoever returns something is sent as one statement; a pipeline of many logs it when one of them is refused.
    connection.execute(
        insert(links).returning(links.c.hash),
        [
            {"hash": hash, "kind": kind, "bouquet": id}
            for id, entry in zip(ids, entries, strict=True)
            for kind, hash in entry.hashes._asdict().items()
        ],
    )
