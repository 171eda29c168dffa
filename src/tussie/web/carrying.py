"""What whoever carries a bouquet may see of it."""

from __future__ import annotations

from tussie.store import Saved
from tussie.verbs import Draw, make_picture

#: Pixels of the picture, which is one of pixels because a drawing in SVG would name the flowers.
_WIDE = 900


def carried_picture(saved: Saved) -> bytes:
    """The picture of a saved bouquet as PNG, without a word of what it is. Raises what `make_picture` raises."""
    asked = Draw.model_construct(
        bouquet=saved.notation, tradition=saved.tradition, style=saved.style, vase=saved.vase, seed=saved.seed,
        view="front", paper="cream", width=_WIDE, silent=True, format="png",
    )  # fmt: skip
    return make_picture(asked).content
