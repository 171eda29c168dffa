"""Compiles the lexicon into the wheel, so that a command starts in milliseconds.

A checkout keeps only the CSV files; the compiled one is made while the wheel is built and is not
left behind in the source tree.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLexicon(BuildHookInterface[Any]):
    """Puts ``lexicon.compiled`` beside the CSV files of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from tussie.lexicon.compiled import FILE, compile_tables  # noqa: PLC0415
        finally:
            sys.path.remove(str(source))
        # Kept until the wheel has been written; the folder goes with this object.
        self.folder = tempfile.TemporaryDirectory()
        compiled = Path(self.folder.name) / FILE
        compiled.write_bytes(compile_tables())
        build_data["force_include"][str(compiled)] = f"tussie/lexicon/data/{FILE}"
