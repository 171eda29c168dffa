"""Lay the reader's first senses beside the appendix that the story's author wrote.

The appendix is itself a source of the lexicon, so the reading is shown twice: with it, and without.
"""

from pathlib import Path

import tussie

bouquet = tussie.parse(Path(__file__).with_name("breaking-down.tussie").read_text(encoding="utf-8"))
lexicon = tussie.lexicon()
author = {}
for said in lexicon.attestations:
    if said.source == "breaking-down":
        plant = said.flowers[0].plants[0]
        author[plant] = f"{author[plant]}; {said.gloss}" if plant in author else said.gloss

readings = [tussie.read(bouquet), tussie.read(bouquet, without=["breaking-down"])]
print(f"{'flower':24}{'the author':44}{'first sense':16}{'without the author'}")
for line, alone in zip(*(reading.lines for reading in readings), strict=True):
    says = author[line.stem.flower.plant]
    first, other = line.senses[0], alone.senses[0]
    print(f"{line.stem.flower!s:24}{says:44}{first.concept:16}{other.concept} ({other.source})")
print(readings[0].sentence)
