"""Writes ``safety.csv``: what published lists say of the plants that florists sell.

    python -m tools.facts.safety FACTS src/tussie/lexicon/data/safety.csv

`FACTS` is a folder with the lists as tables: ``pets_aspca.csv`` (ASPCA), ``toxicity_people_and_vet.csv``
(California Poison Control System, UC Davis, TPPT, CliniTox) and ``plant_seed.csv`` (the parents of garden
hybrids; scent, pollen and contact by rule). Only verdicts on plants of the trade, and on the genera they belong to, are
kept: facts with
their citation, not the lists themselves.
"""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tussie.lexicon import load_lexicon
from tussie.lexicon.check import slug

COLUMNS = "plant part hazard verdict severity principle source locator".split()
COMMENT = """\
# What plants of the trade, and the genera they belong to, do to cats, dogs, children and skin, and whom their scent or
# pollen troubles. One row per verdict of one source; a plant in no row is *no data*, which is never safe. The rows
# of the published lists are made by tools/facts/safety.py, the others were gathered by hand.
# hazard: cats, dogs, children, skin, scent or pollen. verdict: toxic or non-toxic (a strong scent is toxic to whom
# scent troubles). severity: mild, moderate, severe, deadly, or empty where the source does not grade. part: the part
# it is said of, empty for the whole plant. principle: what does it. locator: the name, and the class, under which
# the source lists it.
"""

#: Genera deadly to cats in every part and kind, whatever a single row of a list says.
DEADLY_TO_CATS = ("Lilium", "Hemerocallis")
#: CPCS: 1 skin, 2 oxalates, 3 moderate, 4 major. UC: 1 major, 2 minor, 3 oxalates, 4 skin. As the lists define them.
CPCS = {"2": "moderate", "2a": "moderate", "2b": "moderate", "3": "moderate", "4": "severe"}
UCANR = {"1": "severe", "2": "mild", "3": "moderate"}
TPPT = {"weak": "mild", "very strong": "severe", "strong": "severe"}

Row = tuple[str, ...]


def main(facts: Path, table: Path) -> None:
    """Write the table, whole or not at all."""
    plants = _of_the_trade()
    rows = {*_pets(facts, plants), *_people(facts, plants), *_by_rule(facts, plants)}
    # What was gathered by hand, from other sources, stays.
    made = {row[COLUMNS.index("source")] for row in rows}
    with table.open(encoding="utf-8", newline="") as file:
        there = list(csv.reader(line for line in file if not line.startswith("#")))[1:]
    rows |= {tuple(row) for row in there if row[COLUMNS.index("source")] not in made}
    new = table.with_suffix(".new")
    with new.open("w", encoding="utf-8", newline="") as file:
        file.write(COMMENT)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))
    new.replace(table)


def _of_the_trade() -> dict[str, str]:
    """Ids of the plants that florists sell and of the taxa above and below them, by the name that lists write."""
    lex = load_lexicon()
    sold = {taxon for row in lex.trade for taxon in lex.kin(row.plant)}
    sold |= {kind for taxon in sold for kind in lex.kinds(taxon)}
    return {slug(lex.plant(id).scientific_name): id for id in sold}


def _table(facts: Path, name: str) -> Iterator[dict[str, str]]:
    with (facts / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _id(plants: dict[str, str], published: str) -> str:
    """The plant that a published name means: the species, or the genus where it says "spp.", or nothing."""
    name = published.replace("×", " ").replace(" x ", " ")
    words = re.sub(r"\(.*", "", name).split()
    if not words:
        return ""
    if len(words) == 1 or words[1].lower().rstrip(".,") in (
        "sp",
        "spp",
        "species",
        "hybrids",
        "hybrid",
        "cvs",
        "cultivars",
    ):
        return plants.get(slug(words[0]), "")
    return plants.get(slug(" ".join(words[:2])), "")


def _pets(facts: Path, plants: dict[str, str]) -> Iterator[Row]:
    """ASPCA: a list that contradicts itself counts as toxic."""
    for row in _table(facts, "pets_aspca.csv"):
        plant = _id(plants, row["scientific_name_fixed"])
        for animal in ("cats", "dogs"):
            verdict = "toxic" if row[animal] == "conflict" else row[animal]
            if plant and verdict:
                principle = row["toxic_principles"] if verdict == "toxic" else ""
                principle = "" if principle.lower() in ("non-toxic", "unknown") else " ".join(principle.split())
                yield (
                    plant,
                    "",
                    animal,
                    verdict,
                    "",
                    principle,
                    "aspca-plants",
                    f"{row['name']} ({row['scientific_name']})",
                )
    for row in _table(facts, "plant_seed.csv"):
        # A garden hybrid is what its parent is: gerberas come of Gerbera jamesonii.
        if row["aspca_match"] == "sister-species" and (plant := _id(plants, row["accepted_name"])):
            for animal in ("cats", "dogs"):
                if row[f"aspca_{animal}"] in ("toxic", "non-toxic"):
                    yield (
                        plant,
                        "",
                        animal,
                        row[f"aspca_{animal}"],
                        "",
                        "",
                        "aspca-plants",
                        f"a parent of {row['accepted_name']}",
                    )
    for genus in DEADLY_TO_CATS:
        if deadly := plants.get(slug(genus)):
            words = "kidney failure; any part, the pollen and the water of the vase"
            yield deadly, "", "cats", "toxic", "deadly", words, "aspca-plants", f"{genus}: every kind"


def _people(facts: Path, plants: dict[str, str]) -> Iterator[Row]:
    for row in _table(facts, "toxicity_people_and_vet.csv"):
        plant, grades = _id(plants, row["scientific_name_as_published"]), row["class_as_published"]
        if not plant:
            continue
        place = f"{row['scientific_name_as_published'][:60]}: {grades}"
        if row["source"] in ("CPCS", "UCANR"):
            yield from _graded(plant, row["source"], grades, place)
        elif row["source"] == "TPPT":
            yield from _worded(plant, row, place)
        else:
            # CliniTox grades for animals in general; its grades are those of vets.
            grade = {"Toxic": "moderate", "Highly Toxic": "severe", "Very Highly Toxic": "severe"}.get(grades, "")
            verdict = "toxic" if grade else "non-toxic"
            for animal in ("cats", "dogs"):
                yield plant, "", animal, verdict, grade, "", "clinitox", place


def _graded(plant: str, source: str, grades: str, place: str) -> Iterator[Row]:
    """The lists of classes: what is not a matter of the skin is one of children who eat."""
    id, scale, skin = ("cpcs-plants", CPCS, "1") if source == "CPCS" else ("filmer-2012", UCANR, "4")
    classes = [grade.strip() for grade in grades.split(",") if grade.strip()]
    if classes == ["0"]:
        # Both lists grade what touches the skin as well; what is in no class harms neither way.
        yield plant, "", "children", "non-toxic", "", "", id, place
        yield plant, "", "skin", "non-toxic", "", "", id, place
        return
    if skin in classes:
        yield plant, "", "skin", "toxic", "mild", "", id, place
    order = ("mild", "moderate", "severe")
    eaten = sorted((scale[grade] for grade in classes if grade in scale), key=order.index)
    if eaten:
        yield plant, "", "children", "toxic", eaten[-1], "", id, place


def _worded(plant: str, row: dict[str, str], place: str) -> Iterator[Row]:
    words = row["class_as_published"]
    if "only" in words or words == "unknown":
        return  # of infested or of wild plants: not what florists sell
    if any(word in words for word in ("allergenic", "skin-irritating", "phototoxic")):
        yield plant, "", "skin", "toxic", "mild", words, "tppt-2018", place
    elif words == "nontoxic":
        yield plant, "", "children", "non-toxic", "", "", "tppt-2018", place
    elif "toxic" in words:
        grade = next((grade for word, grade in TPPT.items() if words.startswith(word)), "moderate")
        yield plant, "", "children", "toxic", grade, "", "tppt-2018", place


def _by_rule(facts: Path, plants: dict[str, str]) -> Iterator[Row]:
    """Scent as florists rate it; pollen by how a family is pollinated; skin by what the sap of a genus holds."""
    for row in _table(facts, "plant_seed.csv"):
        if not (plant := _id(plants, row["accepted_name"])):
            continue
        scent = row["scent"].split("|")[0]
        if scent:
            strong = scent == "strong"
            yield plant, "", "scent", "toxic" if strong else "non-toxic", "", scent, "plant-seed", row["accepted_name"]
        if rule := row["pollen_rule"]:
            harmless = rule.startswith(("insect/bird", "no pollen"))
            grade = "mild" if rule.startswith("insect-pollinated") else ""
            yield plant, "", "pollen", "non-toxic" if harmless else "toxic", grade, rule, "damato-2007", row["family"]
        if rule := row["contact_rule"]:
            yield plant, "", "skin", "toxic", "mild", rule, "plant-seed", row["genus"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
