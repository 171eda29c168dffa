"""Names as people write them, brought to one form so that they can be compared.

"Forget-me-nots", "forget me not" and "FORGET-ME-NOT" are one name; "lilies of the valley" is the
plural of "lily of the valley", and "irises", "iris" and "Iris" are one flower.
"""

from __future__ import annotations

from collections.abc import Iterator

#: Words after which a name goes on about where or whose: its plural is at the front.
_JOINTS = frozenset("of in me on de du des da do the".split())
#: Plurals that no rule below makes.
_IRREGULAR = {"leaves": "leaf", "sheaves": "sheaf"}


def key(name: str) -> str:
    """The form under which a name is filed: lower case, no accents, single spaces.

    >>> key("Forget-Me-Not"), key("Baby’s  breath"), key("Rosa × centifolia"), key("Œillet"), key("Schlüsselblume")
    ('forget me not', 'babys breath', 'rosa centifolia', 'oeillet', 'schlusselblume')
    """
    if name.isascii():
        folded = name.lower().replace("'", "")
    else:
        import unicodedata  # noqa: PLC0415 - ASCII, the common case, starts without it

        folded = unicodedata.normalize("NFKD", name.replace("×", " ")).casefold()
        folded = folded.replace("’", "").replace("'", "").replace("œ", "oe").replace("æ", "ae")
        # Only the accents of Latin letters go: the voicing marks of kana make other letters.
        folded = unicodedata.normalize("NFC", "".join(c for c in folded if not "\u0300" <= c <= "\u036f"))
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def _singular(word: str) -> Iterator[str]:
    """The words that `word` may be the plural of, likeliest first."""
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    if len(word) < 4 or word.endswith("ss"):
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("ves"):
        yield word[:-3] + "f"
        yield word[:-3] + "fe"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("i"):
        yield word[:-1] + "us"
    if word.endswith("ae"):
        yield word[:-1]


def singulars(words: str) -> Iterator[str]:
    """What a filed name may be the plural of, itself first.

    >>> list(singulars("lilies of the valley"))[1]
    'lily of the valley'
    >>> list(singulars("irises"))
    ['irises', 'iris', 'irise']
    """
    yield words
    if not words.strip():
        return
    parts = words.split()
    for word in _singular(parts[-1]):
        yield " ".join([*parts[:-1], word])
    if len(parts) > 2 and parts[1] in _JOINTS:
        for word in _singular(parts[0]):
            yield " ".join([word, *parts[1:]])


def is_slip(name: str, word: str) -> bool:
    """Whether a word is a name with one letter left out, put in, changed or swapped.

    >>> is_slip("daffodil", "dafodils"), is_slip("ginger", "finger"), is_slip("zinnia", "zinia")
    (True, False, True)
    """
    if name[0] != word[0]:
        return False
    for form in singulars(word):
        if abs(len(form) - len(name)) > 1:
            continue
        head = 0
        while head < min(len(form), len(name)) and form[head] == name[head]:
            head += 1
        if form[head + 1 :] == name[head:] or form[head:] == name[head + 1 :] or form[head + 1 :] == name[head + 1 :]:
            return form != name
        if form[head : head + 2] == name[head : head + 2][::-1] and form[head + 2 :] == name[head + 2 :]:
            return True
    return False
