"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file under another name first, so that nobody ever meets half of it; what was there is replaced.

    Raises `OSError`, naming `path`, when it cannot be written.
    """
    target, name = Path(path), ""
    try:
        # What a link points at is written, not the link.
        target = target.resolve()
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder", str(path))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".tussie-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException as error:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise


def _mode(target: Path) -> int:
    """Who may read a file: whoever could read the one that was there, else whom the user's mask allows."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
