"""``tussie message``: a sender's words in, what they say out."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from tussie.cli.terminal import print_json, print_lines, styled, text_argument, wrapped
from tussie.lexicon import Lexicon, load_lexicon
from tussie.message import Message, understand


def run(options: argparse.Namespace) -> int:
    """Print what the message of the arguments says."""
    message = understand(text_argument(options.message))
    if options.json:
        print_json(message.to_dict())
    else:
        print_lines(_told(load_lexicon(), message))
    return 0


def _told(lex: Lexicon, message: Message) -> Iterator[str]:
    words = dict(message.words)
    for concept, weight in message.intents:
        heard = ", ".join(f"“{word}”" for word in words.get(concept, ()))
        line = f"{styled(lex.concepts[concept].label, 'meaning')} ({weight:.0%})"
        yield wrapped(f"{line}: {heard}" if heard else line, "    ", "")
    for concept in message.denied:
        yield f"not {styled(lex.concepts[concept].label, 'caution')}"
