"""The typeface of the site: EB Garamond as it ships for cards, cut to the letters that pages are written in, as WOFF2.

Needs fonttools and brotli, which neither users nor tests have: ``pip install fonttools brotli``, then
``python -m tools.webfont``. The files it writes are kept in the repository.
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset

ROOT = Path(__file__).parent.parent / "src" / "tussie"
#: Western European letters, punctuation, arrows and signs that our pages use; others come from the system.
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, 0x160, 0x161, 0x17D, 0x17E, *range(0x2010, 0x2028),
           0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0xD7]  # fmt: skip


def main() -> None:
    """Write the two files."""
    for style in ("Regular", "Italic"):
        options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "onum", "lnum"])
        font = subset.load_font(str(ROOT / "drawing" / "fonts" / f"EBGaramond12-{style}.otf"), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        target = ROOT / "web" / "static" / "fonts" / f"eb-garamond-{style.lower()}.woff2"
        subset.save_font(font, str(target), options)
        print(f"{target.name}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
