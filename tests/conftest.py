"""What several tests need: the site with a browser before it. Where no browser is installed, that is said aloud."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from tests.browser import Site, browser_path, serving, started

NO_BROWSER = "NO BROWSER: the journeys through the site were not made; install chromium, or name one in TUSSIE_BROWSER"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site, started once for all tests."""
    with serving(tmp_path_factory.mktemp("site")) as found:
        yield found


# Playwright holds on to an event loop for as long as it runs, in which no other test could start one.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """An installed browser. Without one tests are skipped, and in CI they fail."""
    path = browser_path()
    if not path and os.environ.get("CI"):
        pytest.fail(NO_BROWSER, pytrace=False)
    if not path:
        pytest.skip(NO_BROWSER)
    with started(path) as browser:
        yield browser


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if any(NO_BROWSER in str(report.longrepr) for report in terminalreporter.getreports("skipped")):
        terminalreporter.section(NO_BROWSER, sep="!", yellow=True, bold=True)
