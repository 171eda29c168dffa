"""The command line, as people and programs use it."""

import io
import json
import os
import subprocess
import sys

import pytest

from tussie import __version__
from tussie.cli import main


def run(capsys, *arguments):
    """Exit status, standard output and standard error of a command."""
    try:
        status = main(list(arguments))
    except SystemExit as leaving:
        status = leaving.code
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_read_tells_the_meaning_with_its_source(capsys):
    status, out, err = run(capsys, "read", "3 deep pink roses and ivy")
    assert status == 0
    assert "gratitude" in out
    assert "fidelity" in out
    assert err == ""


def test_ophelia(capsys):
    status, out, _ = run(
        capsys,
        "read",
        "rosemary, pansies, fennel, columbines, rue, a daisy, withered violets",
        "--tradition",
        "shakespearean",
    )
    assert status == 0
    assert "remembrance" in out
    assert "line " in out


def test_compare(capsys):
    status, out, _ = run(capsys, "read", "white chrysanthemum", "--compare", "modern,national-jp")
    assert status == 0
    assert "Japanese custom" in out


def test_json_is_json(capsys):
    for arguments in (
        ["read", "ivy"],
        ["lookup", "ivy"],
        ["read", "ivy", "--compare"],
        ["lexicon", "sources"],
        ["lexicon", "check"],
    ):
        status, out, _ = run(capsys, *arguments, "--json")
        assert status == 0
        json.loads(out)


def test_plain_when_piped_and_coloured_when_asked(capsys, monkeypatch):
    assert "\x1b" not in run(capsys, "read", "ivy")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run(capsys, "read", "ivy")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run(capsys, "read", "ivy")[1]


@pytest.mark.parametrize(
    "text",
    ["3 blurples", "", "   ", "x" * 100_000, "rose, " * 10_000, "-3 roses", "1e9 roses", "ρόδο роза", "\x00",
     "midle: rose", "3 angelicas", "tradition: klingon\nrose"],
)  # fmt: skip
def test_bad_input_is_one_line_and_status_2(capsys, text):
    status, out, err = run(capsys, "read", text)
    assert (status, out) == (2, "")
    message, *caret = err.rstrip("\n").split("\n")
    assert message.startswith("tussie: ")
    assert len(caret) in (0, 2)
    assert len(message) < 600
    assert "Traceback" not in err


def test_a_japanese_name_alone_is_read(capsys):
    assert run(capsys, "read", "バラ")[0] == 0


def test_standard_input_and_files(capsys, monkeypatch, tmp_path):
    file = tmp_path / "bouquet.tussie"
    file.write_text("centre: 1 white zinnia\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read_bytes())))
    from_pipe = run(capsys, "read", "-")
    assert from_pipe[0] == 0
    assert from_pipe == run(capsys, "read", f"@{file}") == run(capsys, "read", "centre: 1 white zinnia")


def test_what_is_not_there_or_not_text(capsys, tmp_path):
    status, _, err = run(capsys, "read", "@nowhere.tussie")
    assert status == 2
    assert "nowhere.tussie" in err
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\xff\xfe")
    status, _, err = run(capsys, "read", f"@{picture}")
    assert status == 2
    assert "not UTF-8" in err


def test_an_unknown_option_or_command_is_one_line(capsys):
    for arguments in (["reed", "rose"], ["read", "rose", "--colour"], ["read"], []):
        status, _, err = run(capsys, *arguments)
        assert status == 2
        assert err.count("\n") == 1


def test_an_unknown_source_is_named(capsys):
    status, _, err = run(capsys, "read", "ivy", "--without", "nobody")
    assert status == 2
    assert "'nobody'" in err


@pytest.mark.parametrize("command", [["read"], ["lookup"], ["lexicon"]])
def test_every_command_has_help_with_an_example(capsys, command):
    status, out, _ = run(capsys, *command, "--help")
    assert status == 0
    assert "example: tussie" in out


def test_version(capsys):
    assert run(capsys, "--version")[1] == f"tussie {__version__}\n"


def test_check_finds_a_problem_and_says_so_by_its_status(capsys, tmp_path):
    status, out, _ = run(capsys, "lexicon", "check", str(tmp_path))
    assert status == 1
    assert "sources.csv" in out


def test_a_folder_that_is_not_there_is_bad_input(capsys):
    assert run(capsys, "lexicon", "check", "nowhere/at/all")[0] == 2


def test_an_output_that_is_not_unicode_is_no_error():
    for arguments in (["read", "ivy"], ["read", "ivy", "--json"], ["lookup", "rose", "--tradition", "hanakotoba"]):
        environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
        command = [sys.executable, "-m", "tussie", *arguments]
        done = subprocess.run(command, capture_output=True, env=environment, check=True)
        assert done.stdout.isascii()


def test_export_names_its_files(capsys, tmp_path):
    status, out, _ = run(capsys, "lexicon", "export", str(tmp_path / "new" / "folder"))
    assert status == 0
    assert "datapackage.json" in out


def test_a_folder_that_cannot_be_written_is_one_line(capsys, tmp_path):
    (tmp_path / "file").write_text("in the way")
    status, _, err = run(capsys, "lexicon", "export", str(tmp_path / "file"))
    assert status == 2
    assert err.startswith("tussie: ")


def test_sources_are_cited(capsys):
    status, out, _ = run(capsys, "lexicon", "sources", "--tradition", "victorian")
    assert status == 0
    assert "Kate Greenaway" in out


def test_a_reader_who_has_seen_enough_is_no_error():
    # The pipe closes after one line, as `| head -1` does.
    command = f"{sys.executable} -m tussie lookup love --all | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_the_words_of_a_sender_are_not_kept(tmp_path):
    # No cache, no history, no log: a run leaves nothing behind where it was run.
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [sys.executable, "-m", "tussie", "read", "ivy"],
        cwd=tmp_path,
        env=environment,
        check=True,
        capture_output=True,
    )
    assert list(tmp_path.iterdir()) == []


# Writing.


def test_compose_prints_three_bouquets_with_cost_sources_and_cautions(capsys):
    status, out, err = run(
        capsys, "compose", "Thank you for saving my husband. You did everything you could.",
        "--for", "hospital", "--cat", "--month", "11", "--budget", "45",
    )  # fmt: skip
    assert status == 0
    assert err == ""
    assert "\n1. " in out
    assert "\n3. " in out
    assert "says gratitude" in out
    assert "ask the ward" in out
    assert "USD" in out


def test_compose_prints_nothing_but_json(capfd):
    # The solver is a library of another language, and must not write between our lines either.
    assert main(["compose", "--say", "gratitude", "--cat", "--alternatives", "1", "--json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    [bouquet] = answer["bouquets"]
    assert answer["impossible"] is None
    assert bouquet["optimality_gap"] == 0.0
    assert {"notation", "stems", "cost", "currency", "reading", "cautions"} <= bouquet.keys()
    assert {"flower", "count", "ring", "price", "why"} <= bouquet["stems"][0].keys()


def test_what_clashes_is_told_with_status_1(capsys):
    status, out, _ = run(capsys, "compose", "--say", "love", "--must", "lily", "--cat")
    assert status == 1
    assert "cannot be kept together" in out
    assert "safe for cats" in out


def test_say_works_where_the_message_is_not_english(capsys):
    status, _, err = run(capsys, "compose", "Vielen Dank für alles, was Sie für meinen Mann getan haben!")
    assert status == 2
    assert "--say" in err
    assert "Mann" not in err
    status, out, _ = run(
        capsys, "compose", "Vielen Dank für alles!", "--say", "gratitude", "--cat", "--alternatives", "1"
    )
    assert status == 0
    assert "gratitude" in out


def test_check_exits_with_1_when_something_is_dangerous(capsys):
    status, out, _ = run(
        capsys, "check", "3 white lily", "--cat", "--country", "JP", "--occasion", "funeral", "--month", "2"
    )
    assert status == 1
    assert "deadly to cats" in out
    status, out, _ = run(capsys, "check", "3 pink rose", "--cat")
    assert status == 0


def test_swap(capsys):
    status, out, _ = run(capsys, "swap", "5 red rose, 3 ruscus", "rose", "--cat")
    assert status == 0
    assert "keeps" in out
    assert run(capsys, "swap", "5 red rose, 3 ruscus", "--without", "rose", "--cat")[1] == out


def test_message(capsys):
    status, out, _ = run(capsys, "message", "I do not love you any more", "--json")
    assert status == 0
    answer = json.loads(out)
    assert "love" in answer["denied"]
    assert answer["intents"][0]["concept"] in ("rejection", "separation")


def test_a_stock_of_ones_own(capsys, tmp_path):
    stock = tmp_path / "stock.csv"
    stock.write_text(
        "flower,colour,price,bunch\nrose,deep pink,2.2,20\nblurple,,1,1\nruscus,,0.8,10\ngerbera,pink,1.9,10\n"
    )
    status, out, _ = run(capsys, "compose", "--say", "gratitude", "--stock", str(stock), "--currency", "EUR")
    assert status == 0
    assert "EUR" in out
    assert "stock, line 3" in out
    status, _, err = run(capsys, "compose", "--say", "gratitude", "--stock", str(stock), "--strict")
    assert status == 2
    assert "line 3" in err


@pytest.mark.parametrize(
    "arguments",
    [
        [""],
        ["thank you " * 110_000],
        ["--say", "gratitude", "--without", "blurple"],
        ["--say", "gratitude", "--budget", "-5"],
        ["--say", "gratitude", "--budget", "lots"],
        ["--say", "gratitude", "--month", "13"],
        ["--say", "gratitude", "--month", "May"],
        ["--say", "gratitude", "--stems", "-3"],
        ["--say", "gratitude", "--alternatives", "x"],
        ["--say", "gratitude", "--for", "the moon"],
        ["--say", "gratitude", "--stock", "no-such-file.csv"],
        ["--say", ""],
        ["--say", "blurpitude"],
        ["--colour", "red"],
    ],
)
def test_bad_wishes_are_one_line_and_status_2(capsys, arguments):
    status, out, err = run(capsys, "compose", *arguments)
    assert status == 2
    assert out == ""
    lines = [line for line in err.splitlines() if not line.startswith("    ")]
    assert len(lines) == 1
    assert len(lines[0]) < 700
    assert "Traceback" not in err


def test_a_picture_is_no_stock(capsys, tmp_path):
    picture = tmp_path / "stock.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(range(256)) * 40)
    status, _, err = run(capsys, "compose", "--say", "gratitude", "--stock", str(picture))
    assert status == 2
    assert len(err.splitlines()) == 1


def test_draw_writes_the_picture_and_says_what_it_took_for_granted(capsys, tmp_path):
    status, out, err = run(capsys, "draw", "3 red rose, 2 iris", "-o", str(tmp_path / "picture.svg"))
    assert (status, err) == (0, "")
    assert "5 stems" in out
    assert "note: iris: drawn blue; no colour was said" in out
    assert (tmp_path / "picture.svg").read_text(encoding="utf-8").startswith("<svg")


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_draw_writes_what_the_suffix_says(capsys, tmp_path, suffix):
    path = tmp_path / f"plan.{suffix}"
    status, out, _ = run(capsys, "draw", "3 red rose", "-o", str(path), "--view", "plan", "--width", "200", "--json")
    assert status == 0
    assert json.loads(out)["bytes"] == path.stat().st_size
    assert path.read_bytes()[:4] in (b"<svg", b"\x89PNG", b"%PDF")


@pytest.mark.parametrize(
    ("bouquet", "file", "words"),
    [
        ("", "a.svg", "no flower in ''"),
        ("3 blurples", "a.svg", "no flower is called 'blurples'"),
        ("10000 red rose", "a.svg", "10,000 stems are more than can be arranged"),
        ("3 red rose", "a.bmp", "expected a name that ends in .svg or .png or .pdf"),
        ("3 red rose", "nowhere/a.svg", "there is no folder 'nowhere'"),
        ("3 red rose", "", "expected a name that ends in"),
    ],
)
def test_draw_refuses_in_one_line_and_leaves_nothing_behind(capsys, tmp_path, monkeypatch, bouquet, file, words):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, "draw", bouquet, "-o", file)
    assert (status, out) == (2, "")
    assert words in err
    assert [line for line in err.splitlines() if line.startswith("tussie:")] == err.splitlines()[:1]
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_cannot_be_set_leaves_the_old_one(capsys, tmp_path, monkeypatch):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    monkeypatch.setitem(sys.modules, "typst", None)
    status, _, err = run(capsys, "draw", "3 red rose", "-o", str(path))
    assert status == 2
    assert "pip install 'tussie[print]'" in err
    assert path.read_bytes() == b"old"


def test_read_and_compose_draw_what_they_speak_of(capsys, tmp_path):
    picture, card = tmp_path / "read.svg", tmp_path / "read.pdf"
    status, out, _ = run(capsys, "read", "3 red rose", "--draw", str(picture), "--card", str(card))
    assert status == 0
    assert "love" in out
    assert "red rose: love" in picture.read_text(encoding="utf-8")
    assert card.read_bytes().startswith(b"%PDF")
    wish = ("--say", "gratitude", "--alternatives", "2", "--draw", str(tmp_path / "made.svg"))
    status, _, _ = run(capsys, "compose", *wish)
    assert status == 0
    assert {"made.svg", "made-2.svg"} <= {path.name for path in tmp_path.iterdir()}


def test_what_cannot_be_written_is_said_before_anything_else(capsys, tmp_path):
    for arguments, words in (
        (("--draw", "nowhere/a.svg"), "there is no folder 'nowhere'"),
        (("--draw", "a.pdf", "--card", "a.pdf"), "cannot both be"),
        (("--words", "Hello"), "say where to"),
    ):
        status, out, err = run(capsys, "read", "3 red rose", *arguments)
        assert (status, out) == (2, "")
        assert words in err


def test_files_are_named_beside_the_json(capsys, tmp_path):
    path = str(tmp_path / "a.svg")
    status, out, err = run(capsys, "read", "3 red rose", "--json", "--draw", path)
    assert status == 0
    assert json.loads(out)["lines"]
    assert err == f"drawn: {path}\n"


def test_a_private_file_stays_private(tmp_path):
    path = tmp_path / "card.pdf"
    path.write_bytes(b"")
    path.chmod(0o600)
    assert main(["card", "3 red rose", "-o", str(path), "--words", "secret"]) == 0
    assert path.stat().st_mode & 0o777 == 0o600


def test_words_that_the_page_has_no_room_for_are_not_dropped_in_silence(capsys, tmp_path):
    path = str(tmp_path / "a.pdf")
    status, _, err = run(capsys, "card", "3 red rose", "-o", path, "--florist", "--words", "With love")
    assert status == 2
    assert "--words says nothing on the page of --florist" in err


def test_nothing_is_composed_for_a_file_that_cannot_be_written(capsys):
    status, out, err = run(capsys, "compose", "Thank you!", "--draw", "a.gif")
    assert (status, out) == (2, "")
    assert "expected a name that ends in" in err


def test_the_card_of_whoever_carries_it_is_not_the_florists(capsys, tmp_path):
    status, _, err = run(capsys, "card", "3 red rose", "-o", str(tmp_path / "a.pdf"), "--for-carrier", "--florist")
    assert status == 2
    assert "one at a time" in err
    status, out, _ = run(capsys, "card", "3 red rose", "-o", str(tmp_path / "a.pdf"), "--for-carrier")
    assert status == 0
    assert "a.pdf" in out


def test_the_senders_words_are_in_no_error(capsys, tmp_path):
    secret = "my secret " * 200
    status, out, err = run(capsys, "card", "3 red rose", "-o", str(tmp_path / "a.pdf"), "--words", secret)
    assert status == 2
    assert "secret" not in out + err
