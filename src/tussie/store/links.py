"""The links to a saved bouquet: a token each, and who holds one cannot get from it to a stronger one.

::

    edit     32 random bytes, in base64url
    view     HMAC-SHA256 of "view", keyed with the edit token, in base64url
    carrier  HMAC-SHA256 of "carrier", keyed with the edit token, in base64url

So whoever may edit can be shown the other two links at any time, though the database keeps nothing of a token but its
SHA-256. A token has as many random bits as its hash, so the hash needs no salt and no stretching.
"""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple


class Links(NamedTuple):
    """The three tokens of a saved bouquet: to edit it, to view it, and for whoever carries it."""

    edit: str
    view: str
    carrier: str


#: The kinds of link, strongest first.
KINDS = Links._fields


def new_links(random: Callable[[int], bytes] = secrets.token_bytes) -> Links:
    """Links that nobody has yet.

    More precisely: `random` gives so many random bytes; whoever can guess them can edit the bouquet.

    >>> new_links(lambda number: bytes(number)).edit
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    return links_of(_text(random(32)))


def links_of(edit: str) -> Links:
    """All three links of a bouquet, from its edit token.

    >>> new_links() == new_links(), links_of("A" * 43) == links_of("A" * 43)
    (False, True)
    """
    derived = (_text(hmac.digest(_bytes(edit), kind.encode(), sha256)) for kind in KINDS[1:])
    return Links(edit, *derived)


def hashed(token: str) -> str:
    """What the database keeps of a token: its SHA-256, in hexadecimal.

    >>> hashed("")[:16]
    'e3b0c44298fc1c14'
    """
    return sha256(_bytes(token)).hexdigest()


def _bytes(token: str) -> bytes:
    # A guess may be any text, even one that is no Unicode: it is a wrong link like others.
    return token.encode("utf-8", "surrogatepass")


def _text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
