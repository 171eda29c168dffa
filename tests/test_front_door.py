"""What `tussie` itself offers, and what it costs to come in."""

import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

import tussie
from tussie.lexicon.compiled import FILE, Compiled, assemble, compile_tables, load, pack

ROOT = Path(__file__).parents[1]


def test_the_list_of_names_is_complete_and_sorted():
    at_once = {
        name
        for name, value in vars(tussie).items()
        if not name.startswith("_")
        and not isinstance(value, ModuleType)
        and name not in ("Any", "TYPE_CHECKING", "annotations")
    }
    assert sorted(at_once | tussie._ELSEWHERE.keys()) == tussie.__all__


def test_every_name_has_a_docstring_with_one_plain_sentence():
    for name in tussie.__all__:
        first = (getattr(tussie, name).__doc__ or "").strip().splitlines()[0]
        assert first[:1].isupper(), name
        assert first.endswith((".", ":")), name


def test_reading_needs_nothing_but_python():
    # Whatever else is installed, a command imports no third-party package.
    code = (
        "import sys; from tussie.cli import main; main(['read', 'ivy']); "
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('pyarrow', 'numpy', 'yaml', 'rich', 'click', 'highspy', 'onnxruntime', 'pydantic', 'sqlalchemy', 'mcp')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def test_imports_run_one_way():
    """Each room imports only rooms above it in the list of docs/design.md."""
    order = (
        "errors files bouquet lexicon notation circumstances reading search suggestions entries message stock composing"
        " arranging drawing cards prose store verbs shapes tools web cli"
    ).split()
    package = ROOT / "src" / "tussie"
    for place, room in enumerate(order):
        files = (package / room).rglob("*.py") if (package / room).is_dir() else [package / f"{room}.py"]
        for file in files:
            for line in file.read_text(encoding="utf-8").splitlines():
                if line.startswith(("from tussie.", "import tussie.")):
                    imported = line.split()[1].split(".")[1]
                    assert order.index(imported) <= place, f"{file.name}: {line}"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_the_lexicon_compiled_and_in_the_open(wheel):
    data = wheel / "tussie" / "lexicon" / "data"
    assert (data / FILE).read_bytes() == compile_tables()
    assert load(data)["concepts"] == Compiled(compile_tables())["concepts"]
    assert (data / "attestations" / "greenaway-1884.csv").exists()
    assert (wheel / "tussie" / "py.typed").exists()


def test_the_wheel_reads_as_the_checkout_does(wheel):
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); "
        "import tussie; print(tussie.__file__, tussie.read('ivy').sentence)"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code, str(wheel)], capture_output=True, text=True, check=True)
    assert done.stdout.split(maxsplit=1)[0].startswith(str(wheel))
    assert tussie.read("ivy").sentence in done.stdout


def test_a_broken_or_foreign_compiled_file_is_named(tmp_path):
    (tmp_path / FILE).write_bytes(b"not marshal")
    with pytest.raises(tussie.BrokenLexicon, match="install tussie again"):
        load(tmp_path)
    (tmp_path / FILE).write_bytes(assemble({"layout": pack(-1)}))
    with pytest.raises(tussie.BrokenLexicon, match="another version"):
        load(tmp_path)
