"""The picture: every stem in it, told in words, the same every time, and small."""

import re
from collections import Counter
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tussie import (
    Bouquet,
    Flower,
    ImpossibleWish,
    NotInstalled,
    Ring,
    Stem,
    UnreadableFlower,
    draw,
    load_lexicon,
    parse,
    read,
)
from tussie.arranging import STYLES
from tussie.drawing import draw_flower, raster
from tussie.drawing.colour import oklch, srgb
from tussie.drawing.foliage import LEAVES
from tussie.drawing.forms import FORMS
from tussie.drawing.habit import HABITS
from tussie.drawing.look import look
from tussie.drawing.outline import OUTLINES
from tussie.drawing.paper import PAPERS

SVG = "{http://www.w3.org/2000/svg}"
STORY = parse(
    "centre: 1 white zinnia, 1 white chrysanthemum\n"
    "ring: 8 daffodil, 8 deep pink rose\n"
    "edge: 9 white iris, 12 sweet alyssum\n"
    "vase: milk glass"
)

_PETAL = Flower("spathiphyllum", "peace lily", part="petal")


def _titles(svg: str) -> Counter[str]:
    return Counter(title.text for title in fromstring(svg).iter(f"{SVG}title"))


def test_the_picture_holds_the_very_stems():
    titles = _titles(draw(STORY, meaning=False).svg)
    assert {str(stem.flower): titles[str(stem.flower)] for stem in STORY.stems} == {
        str(stem.flower): stem.number for stem in STORY.stems
    }


def test_each_flower_says_its_name_and_its_meaning():
    titles = _titles(draw(STORY).svg)
    assert titles["deep pink rose: gratitude"] == 8
    assert titles["white zinnia: goodness"] == 1


def test_the_description_carries_stem_list_and_reading():
    reading = read(STORY)
    root = fromstring(draw(STORY, reading=reading).svg)
    about = root.find(f"{SVG}desc").text
    assert "ring: 8 daffodil, 8 deep pink rose" in about
    assert reading.sentence in about
    assert root.get("role") == "img"
    ids = root.get("aria-labelledby").split()
    assert [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")] == ids


def test_without_meaning_the_picture_keeps_the_secret():
    # Whoever carries the flowers may open the file.
    svg = draw(STORY, meaning=False).svg
    for word in ("gratitude", "goodness", "worth", "tradition"):
        assert word not in svg


@pytest.mark.parametrize("view", ["front", "plan"])
@pytest.mark.parametrize("style", STYLES)
def test_the_same_seed_gives_the_same_bytes_and_another_another_picture(view, style):
    drawn = draw(STORY, view=view, style=style, seed=7, meaning=False)
    assert draw(STORY, view=view, style=style, seed=7, meaning=False).svg == drawn.svg
    assert draw(STORY, view=view, style=style, seed=8, meaning=False).svg != drawn.svg


def test_no_two_heads_are_alike():
    root = fromstring(draw("12 red rose", meaning=False).svg)
    heads = [group for group in root.iter(f"{SVG}g") if "stem" in group.get("id", "")]
    flowers = [use for head in heads for use in head.iter(f"{SVG}use") if not use.get("href").endswith("shadow")]
    assert len(flowers) == 12
    # Another drawing, or turned and stretched otherwise.
    assert len({(use.get("href"), use.get("transform").partition(")")[2]) for use in flowers}) == 12


def test_every_reference_is_defined_once():
    svg = draw(STORY, meaning=False).svg
    root = fromstring(svg)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    used = set(re.findall(r'href="#([^"]+)"', svg)) | set(re.findall(r"url\(#([^)]+)\)", svg))
    assert len(ids) == len(set(ids))
    assert used <= set(ids)
    # Two pictures on one page do not take each other's shapes.
    assert not set(ids) & set(re.findall(r'id="([^"]+)"', draw("3 red rose", meaning=False).svg))


def test_forty_stems_keep_to_their_budget_of_bytes():
    ten_kinds = parse(
        "4 deep pink rose, 4 yellow daffodil, 4 white zinnia, 4 blue iris, 4 sweet alyssum, 4 ivy, "
        "4 purple lisianthus, 4 white peony, 4 eucalyptus, 4 blue delphinium"
    )
    for bouquet in (STORY, ten_kinds):
        for style in STYLES:
            assert len(draw(bouquet, style=style).svg.encode()) < 300_000


LEX = load_lexicon()


def test_every_row_of_appearance_names_what_can_be_drawn():
    for row in LEX.appearances.values():
        assert row.form in FORMS or row.form in LEAVES, row
        assert row.habit in HABITS, row
        assert not row.leaf or row.leaf in LEAVES, row
        assert not row.outline or row.outline in OUTLINES, row
    assert not FORMS.keys() & LEAVES.keys()


def test_every_plant_of_the_trade_is_drawn_as_itself():
    for row in LEX.trade:
        flower = Flower(row.plant, LEX.name_of(row.plant), row.colours[0], row.part, row.variety)
        assert look(LEX, flower).borrowed == "", flower
        drawn = draw(Bouquet((Ring("", (Stem(flower, 1),)),)), meaning=False)
        fromstring(drawn.svg)
        assert not [note for note in drawn.notes if "looks" in note]


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(sorted(LEX.plants)), st.sampled_from(["", "bud", "leaf", "fruit", "branch", "dried", "withered"])
)
def test_every_plant_of_the_lexicon_can_be_drawn_and_says_whose_looks_it_borrows(plant, part):
    flower = Flower(plant, "thing", "", part)
    drawn = draw(Bouquet((Ring("", (Stem(flower, 2),)),)), meaning=False)
    row = LEX.appearance(flower)
    own = row is not None and row.plant in LEX.kin(plant)
    assert own != any("looks" in note for note in drawn.notes)


def test_holly_is_its_berries_and_wheat_its_ears():
    # Nobody sells their flowers: who names no part means the one that florists have.
    for said, meant in (("holly", "fruit"), ("wheat", "dried")):
        assert LEX.appearance(parse(said).stems[0].flower).part == meant


def test_a_relative_stands_in_and_the_picture_says_so():
    drawn = draw("1 dog rose", meaning=False)
    assert fromstring(drawn.svg).find(f"{SVG}desc").text.count("\n") == len(drawn.notes)


def test_a_colour_nobody_said_is_told():
    assert draw("3 iris", meaning=False).notes == ("iris: drawn blue; no colour was said",)
    assert draw("3 blue iris", meaning=False).notes == ()


def test_colours_are_told_apart_in_the_picture():
    assert draw("1 red rose", meaning=False).svg != draw("1 white rose", meaning=False).svg


def test_names_are_escaped():
    flower = Flower("rosa", "<script>alert(1)</script>\x07", "red")
    bouquet = Bouquet((Ring("", (Stem(flower, 1),)),), vase='"><jug', ribbon="red & <b>white</b>")
    svg = draw(bouquet, meaning=False).svg
    assert "<script" not in svg
    assert "<b>" not in svg
    assert any("<script>" in title for title in _titles(svg))


@pytest.mark.parametrize("word", ["a\x01b", "a\uffffb", "a\ud800b", "a]]>b"])
def test_what_xml_has_no_room_for_is_left_out_wherever_it_was_said(word):
    bouquet = Bouquet((Ring("", (Stem(Flower("rosa", f"rose {word}", "red"), 9),)),), vase=f"jug {word}", ribbon=word)
    svg = draw(bouquet, meaning=False).svg
    fromstring(svg.encode())


def test_heads_that_hide_all_their_flowers_are_drawn():
    # At the rim of a dome every floret may look away.
    for text, seed in (("12 sedum", 1), ("30 white elder", 0), ("9 hydrangea, 9 ageratum", 3)):
        fromstring(draw(text, style="garden", seed=seed, meaning=False).svg)


def test_what_is_not_drawn_as_it_was_said_is_told():
    assert "a jug: a wreath stands in no vase" in draw("9 red rose\nvase: a jug", style="wreath", meaning=False).notes
    assert (
        "tartan ribbon: its colour is not known; drawn cream" in draw("9 red rose\nribbon: tartan", meaning=False).notes
    )
    assert "how flowers are held is not drawn: all stand upright" in draw("3 red rose reversed", meaning=False).notes
    assert draw("9 red rose\nribbon: deep pink silk", meaning=False).notes == ()


def test_a_reading_of_another_bouquet_and_a_plant_of_none_are_refused():
    with pytest.raises(ImpossibleWish, match="of another bouquet"):
        draw("3 red rose, 2 ivy", reading=read("1 lily"))
    with pytest.raises(UnreadableFlower):
        draw(Bouquet((Ring("", (Stem(Flower("nowhere", "nothing")),)),)), meaning=False)


def test_a_vase_that_nobody_knows_is_glass_and_is_told():
    drawn = draw("3 red rose\nvase: grandmother's teapot", meaning=False)
    assert drawn.notes == ("grandmother's teapot: no vase like it is known; drawn as clear glass",)
    assert drawn.arrangement.vessel.kind == "clear glass"


def test_two_leaves_on_one_spot_of_the_plan_still_have_their_numbers_apart():
    # A grass and the leaves of a campion, tucked under one petal.
    bouquet = Bouquet(
        (
            Ring("centre", (Stem(Flower("anthoxanthum-odoratum", "grass"), 1), Stem(_PETAL, 1))),
            Ring("ring", (Stem(Flower("silene-coronaria", "campion", part="leaf"), 2),)),
        )
    )
    root = fromstring(draw(bouquet, view="plan", style="garden", meaning=False, legend=False).svg)
    places = [group.get("transform") for group in root.iter(f"{SVG}g") if group.find(f"{SVG}text") is not None]
    assert len(places) == len(set(places)) == 4
    assert all(re.fullmatch(r"translate\(-?\d+ -?\d+\)", place) for place in places)


def test_the_plan_numbers_each_head_and_has_a_legend():
    root = fromstring(draw(STORY, view="plan", meaning=False).svg)
    texts = [text.text for text in root.iter(f"{SVG}text")]
    # Each head, and its line of the legend.
    assert texts.count("4") == 8 + 1
    assert "8 deep pink rose (ring, focal)" in texts
    dashed = [circle for circle in root.iter(f"{SVG}circle") if circle.get("stroke-dasharray")]
    assert len(dashed) == 2


@pytest.mark.parametrize("paper", PAPERS)
def test_paper_is_cream_night_or_none(paper):
    root = fromstring(draw("3 red rose", paper=paper, meaning=False).svg)
    assert bool(list(root.iter(f"{SVG}rect"))) == (paper != "none")


@pytest.mark.parametrize(
    ("wish", "words"),
    [({"view": "back"}, "front, plan"), ({"paper": "blue"}, "cream, night, none"), ({"style": "x"}, "round")],
)
def test_what_cannot_be_drawn_names_what_can(wish, words):
    with pytest.raises(ImpossibleWish, match=words):
        draw("3 red rose", **wish)


def test_a_notebook_shows_the_picture():
    drawn = draw("3 red rose", meaning=False)
    assert drawn._repr_svg_() == drawn.svg


def test_png_has_the_width_asked_for_and_pdf_one_page():
    import pypdfium2  # noqa: PLC0415

    drawn = draw("3 red rose, 2 ivy", meaning=False)
    png = drawn.png(width=320)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert abs(int.from_bytes(png[16:20], "big") - 320) <= 1
    assert drawn.png(width=320) == png
    assert len(pypdfium2.PdfDocument(drawn.pdf())) == 1
    assert drawn.pdf() == drawn.pdf()
    with pytest.raises(ImpossibleWish, match="16 to 8000"):
        drawn.png(width=5)


def test_without_the_extra_png_names_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(NotInstalled, match=r"tussie\[print\]"):
        raster.png("<svg/>", width=100)


@given(st.integers(0, 0xFFFFFF))
def test_oklch_goes_there_and_back(number):
    colour = f"#{number:06x}"
    assert srgb(oklch(colour)) == colour


def test_a_portrait_is_small_square_and_the_same_every_time():
    drawn = draw_flower("deep pink rose")
    assert drawn == draw_flower("deep pink rose")
    root = fromstring(drawn.svg)
    _, _, wide, high = root.get("viewBox").split()
    assert wide == high
    assert root.find("{*}title").text == "deep pink rose"
    assert len(drawn.svg) < 20_000
    assert drawn._repr_svg_() == drawn.svg


def test_a_portrait_says_whose_looks_it_borrows():
    [note] = draw_flower("silver fir").notes
    assert note == "silver fir: drawn with the looks of Abies procera"
    assert note in draw_flower("silver fir").svg


def test_a_portrait_on_paper_has_a_ground_and_one_on_none_has_not():
    assert "#23262b" in draw_flower("white lily", paper="night").svg
    assert "<rect" not in draw_flower("white lily").svg
    with pytest.raises(ImpossibleWish, match="cream, night, none"):
        draw_flower("white lily", paper="blue")


def test_a_portrait_is_of_one_flower_of_the_lexicon():
    with pytest.raises(ImpossibleWish, match="one at a time"):
        draw_flower("3 red rose, 2 ivy")
    with pytest.raises(UnreadableFlower):
        draw_flower(Flower("no-such-plant", "x"))


def test_a_hostile_name_stays_a_name_in_a_portrait():
    svg = draw_flower(Flower("rosa", "</title><script>alert(1)</script>")).svg
    assert "<script" not in svg
    fromstring(svg)


def test_every_plant_has_a_portrait():
    lex = load_lexicon()
    for id in list(lex.plants)[::40]:
        svg = draw_flower(Flower(id, lex.name_of(id))).svg
        fromstring(svg)
        # Small enough to stand beside a name: the largest of all is 32 kB, and three in four are below 15.
        assert len(svg) < 35_000
