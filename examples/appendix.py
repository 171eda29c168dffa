"""Lay the reader's first senses beside the appendix that the story's author wrote.

The appendix is itself a source of the lexicon, so each bouquet is read twice: with it, and without.
"""

import sys
from pathlib import Path

import tussie

lexicon = tussie.load_lexicon()
author = {}
for said in lexicon.attestations:
    if said.source == "breaking-down":
        plant = said.flowers[0].plants[0]
        author[plant] = f"{author[plant]}, {said.gloss}" if plant in author else said.gloss

for name in sys.argv[1:]:
    text = Path(name).read_text(encoding="utf-8").strip()
    print(f"\n{text}\n")
    bouquet = tussie.parse(text)
    with_author, without = tussie.read(bouquet), tussie.read(bouquet, without=["breaking-down"])
    print(f"  {'flower':22}{'the author':50}{'first sense':18}without the author's own word")
    for line, alone in zip(with_author.lines, without.lines, strict=True):
        first, other = line.senses[0], alone.senses[0]
        chance = f"{first.concept} {first.probability:.0%}"
        witness = f"{other.concept} {other.probability:.0%} ({other.source})"
        print(f"  {line.stem!s:22}{author[line.stem.flower.plant]:50}{chance:18}{witness}")
    print(f"\n  {with_author.sentence}")
