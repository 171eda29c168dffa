"""What Tussie costs: the start of the program, a reading, memory.

Times are of the wheel that users install, in a folder of its own, and are given as ratios to a bare
start of the same interpreter in the same run: these machines are shared, and milliseconds drift.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BOUQUET = "3 red roses, ivy and a sprig of rosemary"
STORY = ROOT / "examples" / "breaking-down.tussie"


def install(folder: Path) -> Path:
    """Build the wheel and unpack it as an installer would; return the folder to import from."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(folder / "site")], check=True)
    return folder / "site"


def starts(site: Path, *programs: list[str], rounds: int = 40) -> list[float]:
    """Median seconds of each program, the programs taking turns so that all meet the same weather."""
    environment = {**os.environ, "PYTHONPATH": str(site)}
    times: list[list[float]] = [[] for _ in programs]
    for _ in range(rounds):
        for taken, program in zip(times, programs, strict=True):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *program], env=environment, check=True, capture_output=True)
            taken.append(time.perf_counter() - begun)
    return [statistics.median(taken) for taken in times]


def report() -> str:
    """The table of times, as lines of text."""
    with tempfile.TemporaryDirectory() as name:
        site = install(Path(name))
        # The console script does what this line does.
        command = ["-c", "from tussie.cli import command; command()", "read", BOUQUET]
        bare, imported, whole = starts(site, ["-c", "pass"], ["-c", "import tussie"], command)
        inside = subprocess.run(
            [sys.executable, __file__, "inside"], env={**os.environ, "PYTHONPATH": str(site)},
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    return (
        f"bare interpreter start       {bare * 1000:6.1f} ms\n"
        f"import tussie                {imported * 1000:6.1f} ms   {imported / bare:.1f} times bare\n"
        f"tussie read, whole command   {whole * 1000:6.1f} ms   {whole / bare:.1f} times bare (goal: 5)\n"
        f"{inside.stdout.rstrip()}"
    )


def measure_inside() -> None:
    """What is measured within one process: loading, reading, memory."""
    import tussie  # noqa: PLC0415 - the import is part of what is measured
    from tussie.lexicon.compiled import compile_tables, load  # noqa: PLC0415

    begun = time.perf_counter()
    load()
    loaded = time.perf_counter() - begun
    begun = time.perf_counter()
    compile_tables()
    parsed = time.perf_counter() - begun
    text = STORY.read_text(encoding="utf-8")
    tussie.read(text)
    rounds = 100
    begun = time.perf_counter()
    for _ in range(rounds):
        tussie.read(text)
    each = (time.perf_counter() - begun) / rounds
    # Not `getrusage`: there Linux counts the parent from which this process was split off.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    memory = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(f"loading, compiled            {loaded * 1000:6.1f} ms   {parsed / loaded:.0f} times faster than the CSV")
    print(f"reading the story's bouquet  {each * 1000:6.1f} ms   {1 / each:.0f} a second on one core")
    print(f"memory, with the CSV too     {memory:6.0f} MiB at most")


if __name__ == "__main__":
    if sys.argv[1:] == ["inside"]:
        measure_inside()
    else:
        print(report())
