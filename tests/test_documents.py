"""What README and docs show on a command line is what the command line prints."""

import doctest
import shlex
from pathlib import Path

import pytest

from tussie.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def sessions():
    """Every command of a ``console`` block with what is printed below it."""
    for page in PAGES:
        command, expected, inside, place = "", [], False, 0
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("```"):
                if command:
                    yield pytest.param(command, expected, id=f"{page.name}:{place}")
                command, expected, inside = "", [], line == "```console"
            elif inside and line.startswith("$ "):
                if command:
                    yield pytest.param(command, expected, id=f"{page.name}:{place}")
                command, expected, place = line[2:], [], number
            elif inside:
                expected.append(line)


@pytest.mark.parametrize(("command", "expected"), list(sessions()))
def test_a_command_prints_what_the_page_shows(command, expected, capsys, monkeypatch, tmp_path):
    if not command.startswith("tussie "):
        pytest.skip("another program")
    monkeypatch.chdir(ROOT)
    command = command.replace(" out/", f" {tmp_path}/")
    try:
        status = main(shlex.split(command)[1:])
    except SystemExit as leaving:
        status = leaving.code
    printed = capsys.readouterr()
    shown = printed.out + printed.err
    wanted = "\n".join(expected).strip("\n") + "\n"
    checker = doctest.OutputChecker()
    if expected:
        options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        assert checker.check_output(wanted, shown.replace(str(tmp_path), "out"), options), shown
    assert status in (0, 1, 2)


def test_the_design_page_names_every_room_as_it_is():
    design = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "tussie"
    files = {path.name for path in package.glob("*.py")} - {"__main__.py"}
    folders = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    named = {line.split("`")[1] for line in design.splitlines() if line.startswith("| `")}
    assert named == files | folders
