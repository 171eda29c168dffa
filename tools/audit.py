"""Known weaknesses in what Tussie stands on: asks the advisories about every version in ``constraints.txt``.

::

    python -m tools.audit              # fails on a known weakness; says loudly what could not be audited
    python -m tools.audit --strict     # fails on that, too

pip-audit asks, and calls packages that the advisories do not know "skipped" and the whole a success. An audit of
nothing is none: what was not audited is counted here, and never reads like a pass.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
#: Whoever waits longer for the advisories waits in vain (seconds).
_LONGEST = 300


class Weakness(NamedTuple):
    """A known weakness of a package: the id of the advisory, and the versions that are without it."""

    package: str
    id: str
    fixed: tuple[str, ...]


class Audit(NamedTuple):
    """What was found: weaknesses, and the packages that were audited and that could not be.

    `why` is what kept all of them from being audited, where something did.
    """

    weak: tuple[Weakness, ...]
    audited: tuple[str, ...]
    unaudited: tuple[str, ...]
    why: str = ""


def read_report(text: str) -> Audit:
    """What pip-audit reports in JSON. Raises `ValueError` for what is no such report.

    >>> found = read_report('''{"dependencies": [
    ...     {"name": "jinja2", "version": "3.1.2", "vulns": [
    ...         {"id": "PYSEC-1", "fix_versions": ["3.1.3"], "aliases": ["CVE-1"], "description": "..."}]},
    ...     {"name": "lxml", "version": "6.1.3", "vulns": []},
    ...     {"name": "tussie", "skip_reason": "Dependency not found on PyPI"}], "fixes": []}''')
    >>> found.weak
    (Weakness(package='jinja2 3.1.2', id='PYSEC-1', fixed=('3.1.3',)),)
    >>> found.audited, found.unaudited
    (('jinja2', 'lxml'), ('tussie',))
    >>> read_report("{}")
    Traceback (most recent call last):
    ValueError: no report of pip-audit: KeyError('dependencies')
    """
    try:
        packages = json.loads(text)["dependencies"]
        audited = [package for package in packages if "skip_reason" not in package]
        weak = tuple(
            Weakness(f"{package['name']} {package['version']}", found["id"], tuple(found["fix_versions"]))
            for package in audited
            for found in package["vulns"]
        )
        unaudited = tuple(package["name"] for package in packages if "skip_reason" in package)
        return Audit(weak, tuple(package["name"] for package in audited), unaudited)
    except (TypeError, KeyError) as error:
        raise ValueError(f"no report of pip-audit: {error!r}") from None


def told(audit: Audit) -> list[str]:
    """The audit in lines for people.

    >>> told(Audit((), ("jinja2", "lxml"), ()))
    ['2 of 2 packages audited: no known weakness']
    >>> old = Weakness("jinja2 3.1.2", "PYSEC-1", ("3.1.3",))
    >>> print("\\n".join(told(Audit((old,), ("jinja2",), ("lxml", "nh3")))))
    WEAK: jinja2 3.1.2 has PYSEC-1, which 3.1.3 has not
    NOT AUDITED: 2 of 3 packages, which the advisories do not know: lxml, nh3
    >>> told(Audit((), (), ("lxml", "nh3"), "the advisories do not answer"))
    ['NOT AUDITED: 2 of 2 packages; the advisories do not answer']
    """
    number = len(audit.audited) + len(audit.unaudited)
    lines = [
        f"WEAK: {one.package} has {one.id}, "
        + (f"which {' or '.join(one.fixed)} has not" if one.fixed else "and no version is without it")
        for one in audit.weak
    ]
    if audit.unaudited:
        some = ", ".join(audit.unaudited[:5]) + (" ..." if len(audit.unaudited) > 5 else "")
        why = f"; {audit.why}" if audit.why else f", which the advisories do not know: {some}"
        lines.append(f"NOT AUDITED: {len(audit.unaudited)} of {number} packages{why}")
    if audit.audited and not audit.weak:
        lines.append(f"{len(audit.audited)} of {number} packages audited: no known weakness")
    return lines


def status(audit: Audit, *, strict: bool) -> int:
    """The exit status: 1 for a weakness, and where it is strict for what was not audited.

    >>> offline = Audit((), (), ("lxml",))
    >>> status(offline, strict=False), status(offline, strict=True), status(Audit((), ("lxml",), ()), strict=True)
    (0, 1, 0)
    >>> status(Audit((Weakness("lxml 1", "PYSEC-1", ()),), ("lxml",), ()), strict=False)
    1
    """
    return int(bool(audit.weak) or (strict and bool(audit.unaudited)))


def ask(constraints: Path) -> Audit:
    """Ask the advisories about every package of a list of constraints."""
    wanted = re.findall(r"^([\w.-]+)==", constraints.read_text(encoding="utf-8"), re.MULTILINE)
    packages = tuple(re.sub(r"[-_.]+", "-", name).lower() for name in wanted)
    asking = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    try:
        answer = subprocess.run(
            [*asking, "-r", str(constraints), "-f", "json"],
            capture_output=True, text=True, timeout=_LONGEST, check=False,
        )  # fmt: skip
        found = read_report(answer.stdout)
    except subprocess.TimeoutExpired:
        return Audit((), (), packages, f"the advisories did not answer within {_LONGEST} seconds")
    except ValueError:
        last = next(iter(answer.stderr.strip().splitlines()[-1:]), "pip-audit says nothing")
        return Audit((), (), packages, last[:200])
    # What a report leaves out was not audited either.
    left_out = tuple(name for name in packages if name not in found.audited + found.unaudited)
    return found._replace(unaudited=found.unaudited + left_out)


def main(arguments: Sequence[str] | None = None) -> int:
    """Audit, tell, and give the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.audit", description="known weaknesses in dependencies")
    parser.add_argument("--strict", action="store_true", help="fail when something could not be audited")
    options = parser.parse_args(arguments)
    audit = ask(CONSTRAINTS)
    print("\n".join(told(audit)))
    return status(audit, strict=options.strict)


if __name__ == "__main__":
    sys.exit(main())
