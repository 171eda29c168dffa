"""``tussie mcp``: the verbs as tools for language models, over standard input and output or over HTTP."""

from __future__ import annotations

import argparse
import gc
import math
import signal
import sys
from functools import partial

from tussie.errors import ImpossibleWish, NotInstalled


def add_options(mcp: argparse.ArgumentParser) -> None:
    """The options of ``tussie mcp``."""
    add = mcp.add_argument
    add("--http", action="store_true", help="serve streamable HTTP, not one client over standard input and output")
    add("--host", metavar="HOST", help="with --http: the address to listen on (default: 127.0.0.1)")
    add("--port", metavar="PORT", type=int, help="with --http: the port; 0 is any that is free (default: 8000)")
    add(
        "--allow-host",
        metavar="NAME",
        action="append",
        default=[],
        help="with --http: a name by which clients may call this host; may be given again",
    )
    add("--seconds", metavar="S", type=float, default=30.0, help="the most time to compose in (default: 30)")


def run(options: argparse.Namespace) -> int:
    """Serve until the client leaves, or a signal comes."""
    # A server lives long, and `tussie.cli.command` does without a collector.
    gc.enable()
    if not 0 < options.seconds < math.inf:
        raise ImpossibleWish(f"nothing is composed in {options.seconds:g} seconds; expected more than 0")
    if not options.http and (options.host is not None or options.port is not None or options.allow_host):
        raise ImpossibleWish("--host, --port and --allow-host say nothing without HTTP; add --http")
    if not 0 <= (options.port or 0) <= 65_535:
        raise ImpossibleWish(f"there is no port {options.port}; expected 0 to 65535")
    try:
        import anyio  # noqa: PLC0415 - all of these need the extra

        from tussie.tools import serve_http, serve_stdio, server  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("tussie"):
            raise
        raise NotInstalled(
            "tools for language models need a library that is not installed; run: pip install 'tussie[mcp]'"
        ) from None
    made = server(seconds=options.seconds)
    if options.http:
        serve_http(
            made,
            host="127.0.0.1" if options.host is None else options.host,
            port=8000 if options.port is None else options.port,
            allow=options.allow_host,
            ready=lambda address: print(f"listening on {address}", file=sys.stderr, flush=True),
        )
    else:
        # The thread that waits for the client's next line would hold up whoever interrupts; nothing is to be put away.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        anyio.run(partial(serve_stdio, made))
    return 0
