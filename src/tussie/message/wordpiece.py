"""Text to word pieces, as BERT's uncased vocabulary wants them.

A tokenizer library, and the downloader that it brings, would be several times as large as the model; what an uncased
WordPiece vocabulary needs of it is this page. A test holds it to the same pieces as the library.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

_UNKNOWN, _BEGIN, _END = "[UNK]", "[CLS]", "[SEP]"
_LONGEST_WORD = 100


def pieces(text: str, vocabulary: Mapping[str, int], longest: int) -> list[int]:
    """The numbers of the word pieces of a text, between the marks of begin and end, no more than `longest`.

    >>> vocabulary = {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "thank": 3, "##ful": 4, "!": 5}
    >>> pieces("Thankful!", vocabulary, 16)
    [1, 3, 4, 5, 2]
    """
    found = [vocabulary[_BEGIN]]
    for word in _words(text):
        found += _split(word, vocabulary)
        if len(found) >= longest:
            break
    return [*found[: longest - 1], vocabulary[_END]]


def _words(text: str) -> Iterator[str]:
    """Words and marks in lower case and without accents; each Chinese character by itself."""
    word = ""
    for character in unicodedata.normalize("NFD", _clean(text).lower()):
        if unicodedata.category(character) == "Mn":
            continue
        alone = _is_mark(character) or _is_chinese(ord(character))
        if character.isspace() or alone:
            if word:
                yield word
            word = ""
        if alone:
            yield character
        elif not character.isspace():
            word += character
    if word:
        yield word


def _clean(text: str) -> str:
    """The text without what nobody sees."""
    return "".join(
        " " if c in "\t\n\r" else c
        for c in text
        if c in "\t\n\r" or (unicodedata.category(c)[0] != "C" and c not in "\0\N{REPLACEMENT CHARACTER}")
    )


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "P" or character in "$+<=>^`|~"


def _is_chinese(point: int) -> bool:
    return (
        0x4E00 <= point <= 0x9FFF or 0x3400 <= point <= 0x4DBF or 0x20000 <= point <= 0x2CEAF
        or 0xF900 <= point <= 0xFAFF or 0x2F800 <= point <= 0x2FA1F
    )  # fmt: skip


def _split(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The longest pieces that make up a word, from the left; one unknown where some part has none."""
    if len(word) > _LONGEST_WORD:
        return [vocabulary[_UNKNOWN]]
    found, at = [], 0
    while at < len(word):
        for end in range(len(word), at, -1):
            piece = ("##" if at else "") + word[at:end]
            if piece in vocabulary:
                found.append(vocabulary[piece])
                at = end
                break
        else:
            return [vocabulary[_UNKNOWN]]
    return found
