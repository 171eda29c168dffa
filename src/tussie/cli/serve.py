"""``tussie serve``: the site and the HTTP API, on this machine or for a town."""

from __future__ import annotations

import argparse
import gc
import os
import socket
import tempfile
import threading
import time
from functools import partial
from ipaddress import ip_network
from urllib.parse import urlsplit

from tussie.cli.circumstances import listed
from tussie.errors import ImpossibleWish, NotInstalled, clipped


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of ``tussie serve``."""
    add = parser.add_argument
    add("--host", metavar="HOST", default="127.0.0.1", help="where to listen; 0.0.0.0 lets phones nearby in")
    add("--port", metavar="PORT", type=int, default=8000, help="the port (default: 8000)")
    add("--database", metavar="D", default="", help="a file, or postgresql://...; default: a file in your data folder")
    add("--workers", metavar="N", type=int, default=1, help="how many processes answer (default: 1)")
    add("--site", metavar="ADDRESS", default="", help="the address people use, where it is another (behind a proxy)")
    add("--proxy", metavar="ADDRESSES", default="", help="proxies whose word for who asks is taken, between commas")
    add("--cors", metavar="ORIGINS", default="", help="sites whose scripts may use the API, between commas")
    add("--rate", metavar="N", type=int, default=600, help="points a client may spend in a minute; 0: no limit")
    add("--seconds", metavar="S", type=float, default=20.0, help="the most an answer may take (default: 20)")
    add("--open", action="store_true", help="open the site in your browser")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    # A server lives long, and `tussie.cli.command` does without a collector.
    gc.enable()
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from tussie.store import default_database, open_store  # noqa: PLC0415
        from tussie.web.settings import Settings  # noqa: PLC0415
    except ImportError:
        raise NotInstalled("the site needs more libraries; install them with pip install 'tussie[web]'") from None
    _check(options)
    settings = Settings(
        database=options.database or default_database(), site=options.site.rstrip("/"),
        cors=tuple(origin.rstrip("/") for origin in listed(options.cors)), rate=options.rate, seconds=options.seconds,
    )  # fmt: skip
    # Said before any worker starts, and by one process: what is wrong with the database, and that its tables are there.
    with open_store(settings.database) as store:
        store.migrate()
    name = f"[{options.host}]" if ":" in options.host else options.host
    address = settings.site or f"http://{'localhost' if options.host in ('0.0.0.0', '::') else name}:{options.port}"
    os.environ.update(settings.to_environment())
    with tempfile.TemporaryDirectory(prefix="tussie-metrics-") as counts:
        if options.workers > 1:
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = counts
        greeting = partial(_greet, options.host, options.port, address, browser=options.open)
        threading.Thread(target=greeting, daemon=True).start()
        uvicorn.run(
            "tussie.web.app:from_environment", factory=True, host=options.host, port=options.port,
            workers=options.workers, access_log=False, log_level="error", server_header=False,
            proxy_headers=bool(options.proxy), forwarded_allow_ips=options.proxy or None,
            timeout_keep_alive=20, timeout_graceful_shutdown=10,
        )  # fmt: skip
    return 0


def _is_origin(address: str) -> bool:
    """Whether an address is that of a site and nothing more: no path, no question, no name, a port that exists."""
    try:
        parts = urlsplit(address)
        plain = not (parts.query or parts.fragment or parts.username) and parts.path in ("", "/")
        return parts.scheme in ("http", "https") and bool(parts.hostname) and plain and parts.port != 0
    except ValueError:
        return False


def _greet(host: str, port: int, address: str, *, browser: bool) -> None:
    """Say where the site is, and open it, once it answers: workers take a moment to load the lexicon."""
    for _ in range(600):
        try:
            with socket.create_connection((_near(host), port), timeout=1):
                break
        except OSError:
            time.sleep(0.1)
    else:
        return
    others = f", and at port {port} of this machine for phones nearby" if host in ("0.0.0.0", "::") else ""
    print(f"Tussie is at {address}{others} (stop it with Ctrl-C)", flush=True)
    if browser:
        import webbrowser  # noqa: PLC0415

        webbrowser.open(address)


def _near(host: str) -> str:
    """Where this machine reaches what listens at a host."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)


def _check(options: argparse.Namespace) -> None:
    """Refuse what would only come to light in a worker. Raises `ImpossibleWish`."""
    for name, low, high in (("port", 1, 65535), ("workers", 1, 64), ("rate", 0, 1_000_000)):
        if not low <= getattr(options, name) <= high:
            raise ImpossibleWish(f"--{name} {getattr(options, name)} cannot be; expected {low} to {high:,}")
    if not 1 <= options.seconds <= 600:
        raise ImpossibleWish(f"--seconds {options.seconds:g} cannot be; expected 1 to 600")
    for flag, addresses in (("--site", [options.site] if options.site else []), ("--cors", listed(options.cors))):
        for address in addresses:
            if not _is_origin(address):
                raise ImpossibleWish(
                    f"{flag} {clipped(address)!r} is no address of a site; expected one such as https://example.org"
                )
    for proxy in listed(options.proxy):
        try:
            ip_network(proxy, strict=False)
        except ValueError:
            raise ImpossibleWish(
                f"--proxy {clipped(proxy)!r} is no address of a machine; expected one such as 127.0.0.1"
            ) from None
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    with socket.socket(family) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((options.host, options.port))
        except (OSError, UnicodeError) as error:
            why = getattr(error, "strerror", "") or "no such address"
            raise ImpossibleWish(
                f"cannot listen at {options.host}:{options.port}: {why}; try another with --host and --port"
            ) from None
