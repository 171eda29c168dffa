"""A browser, and the real site for it: what the journeys and the screenshots of the documentation are made with.

Any installed Chromium will do; none is ever downloaded.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: A browser that talks to nobody but the page's own server, on a machine without a screen.
_FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync""".split()
#: What pages are looked at with: a phone that is touched, and a desktop.
PHONE: Mapping[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP: Mapping[str, Any] = {"viewport": {"width": 1280, "height": 900}}


class Site(NamedTuple):
    """A site that answers: its address without a slash at the end, and what it logs."""

    address: str
    log: Path


def browser_path() -> str:
    """The browser of ``TUSSIE_BROWSER``, or else an installed one; ``""`` where there is none."""
    return os.environ.get("TUSSIE_BROWSER", "") or next(filter(None, map(shutil.which, NAMES)), "")


@contextmanager
def started(path: str) -> Iterator[Browser]:
    """The browser, for as long as it is needed."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def serving(folder: Path) -> Iterator[Site]:
    """The site as ``tussie serve`` runs it, with its database and its log in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = Site(f"http://127.0.0.1:{port}", folder / "site.log")
    command = [sys.executable, "-m", "tussie", "serve", "--rate", "0", "--port", str(port)]
    with site.log.open("wb") as log:
        server = subprocess.Popen(
            [*command, "--database", str(folder / "site.sqlite")], stdout=log, stderr=subprocess.STDOUT
        )
    try:
        _await(site, server)
        yield site
        if server.poll() is not None:
            raise RuntimeError(f"the site stopped by itself:\n{site.log.read_text()[-4000:]}")
    finally:
        server.terminate()
        server.wait(30)


def _await(site: Site, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{site.address}/health", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the site did not start:\n{site.log.read_text()[-4000:]}")
