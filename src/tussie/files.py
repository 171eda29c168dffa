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
        if target.is_dir():
            raise IsADirectoryError(21, "is a folder", str(target))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # A temporary file is for its owner's eyes; what was asked for is for everybody's.
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException as error:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(target)) from error
        raise
