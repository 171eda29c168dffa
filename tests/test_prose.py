"""Flowers in stories: mentions and traps, colours and counts, bouquets, the appendix, the period."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tussie
from tussie.cli import main
from tussie.prose import annotate, candidates
from tussie.prose.appendix import concepts_of, own_lines
from tussie.prose.mentions import mentions
from tussie.prose.names import load_names
from tussie.prose.page import one_byte_each, page

OPHELIA = (
    "There's rosemary, that's for remembrance; pray, love, remember: and there is pansies, that's for thoughts. "
    "There's fennel for you, and columbines: there's rue for you; and here's some for me: we may call it herb-grace "
    "o' Sundays: O you must wear your rue with a difference. There's a daisy: I would give you some violets, but they "
    "withered all when my father died: they say he made a good end."
)
PERDITA = (
    "Here's flowers for you; Hot lavender, mints, savoury, marjoram; The marigold, that goes to bed wi' the sun And "
    "with him rises weeping. O Proserpina, For the flowers now, that frighted thou let'st fall From Dis's waggon! "
    "daffodils, That come before the swallow dares, and take The winds of March with beauty; violets dim, But sweeter "
    "than the lids of Juno's eyes Or Cytherea's breath; pale primroses, That die unmarried; bold oxlips and The crown "
    "imperial; lilies of all kinds, The flower-de-luce being one!"
)
#: A bouquet told over several sentences and in dialogue, as in the story that Tussie grew from.
STORY = (
    "Sakura accepted the bouquet and put it into a vase of milk glass.\n\n"
    'She lightly brushed her forefinger over one of the white flowers in the center. "This is a zinnia and this one a '
    'chrysanthemum." The finger danced over another white flower to the yellow and deep pink ones that weaved a circle '
    'around the white flowers in the center. "These are daffodils and, of course, roses. And these," she brushed over '
    'the outer ring of two sorts of small white flowers, "are irises and alyssums."\n\n'
    "He looked at the tiny alyssum blossoms that almost vanished next to the much more striking roses and daffodils. "
    '"Thank you, Sakura," he said, and rose.\n\n'
)
APPENDIX = (
    "Flower Symbology\n\nAlyssum – worth beyond beauty\n\nChrysanthemum (White) – truth\n\n"
    "Daffodil – respect, regard\n\n"
    "Rose (Deep Pink) – gratitude, appreciation\n\nZinnia (White) – jealousy\n\nIris – a qwertyuiop\n"
)


def surfaces(text):
    return [found.surface for found in mentions(text)]


def kinds(text):
    return {found.surface: found.kind for found in candidates(text)}


def test_ophelia_gives_all_her_flowers():
    assert surfaces(OPHELIA) == [
        "rosemary", "pansies", "fennel", "columbines", "rue", "herb-grace", "rue", "daisy", "violets",
    ]  # fmt: skip


def test_perdita_gives_all_of_hers():
    assert surfaces(PERDITA) == [
        "lavender", "mints", "savoury", "marjoram", "marigold", "daffodils", "violets", "primroses", "oxlips",
        "crown imperial", "lilies", "flower-de-luce",
    ]  # fmt: skip


def test_society_has_lilies_of_the_valley_and_yellow_roses():
    found = mentions(
        "He had sent her the usual box of lilies-of-the-valley, and now, seeing a cluster of yellow roses in the "
        "florist's window, he slipped his card among the roses and walked away. May looked at the lilies-of-the-valley."
    )
    assert [(one.surface, one.flower.colour) for one in found] == [
        ("lilies-of-the-valley", ""),
        ("roses", "yellow"),
        ("roses", ""),
        ("lilies-of-the-valley", ""),
    ]


def test_a_chapter_without_a_plant_has_no_mention():
    chapter = (
        "Mr. Rose rose from his chair. “Miss Daisy Miller,” he said, “may I palm this off on you?” Violet laughed; her "
        "violet eyes were bright. Lily's box stood on the oak table. The stock of the gun lay in the palm of his hand, "
        "the flag was lowered, and the Primrose sailed out of the bay. “Iris!” cried Heather. “You rue the date.”"
    )
    assert surfaces(chapter) == []


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("He rose slowly and left the room.", "rose", "verb"),
        ("“Come here, Lily,” said her mother, and Lily came.", "Lily", "person"),
        ("She wore a rose silk gown.", "rose", "colour"),
        ("He held it in the palm of his hand.", "palm", "body"),
        ("He walked the primrose path.", "primrose", "idiom"),
        ("They sat at an oak table.", "oak", "product"),
        ("He shouldered the stock of his rifle.", "stock", "homograph"),
    ],
)
def test_each_kind_of_trap_is_told_by_its_name(text, word, kind):
    assert kinds(text)[word] == kind


def test_a_person_is_learned_from_the_whole_text():
    # Alone, the last sentence could be about the tree.
    before = "“I know,” Sakura said. Sakura's voice shook. He looked at Sakura and asked, “Sakura, what is it?” "
    assert surfaces(before * 3 + "He thought of Sakura.") == []


@pytest.mark.parametrize(
    ("text", "colour", "count", "part"),
    [
        ("She bought two dozen pale yellow roses.", "pale-yellow", 24, ""),
        ("He kept a withered rosebud.", "", 1, "bud"),
        ("There was white lilac in the room.", "white", None, ""),
        ("She gave him a sprig of rosemary.", "", 1, "branch"),
        ("The path was strewn with rose-leaves.", "", None, "leaf"),
        ("The roses were white.", "white", None, ""),
        ("He cut half a dozen red tulips for her.", "red", 6, ""),
        ("A single lily stood in the glass.", "", 1, ""),
        ("She wore a wreath of myrtle.", "", None, "wreath"),
        ("They laid three crimson peonies on the grave.", "crimson", 3, ""),
    ],
)
def test_colour_count_and_part_come_from_the_phrase(text, colour, count, part):
    [found] = mentions(text)
    assert (found.flower.colour, found.number, found.flower.part) == (colour, count, part)


def test_a_likeness_is_figurative():
    [found] = mentions("Her cheeks were like roses.")
    assert found.figurative


def test_hyphens_line_breaks_and_capitals_make_no_difference():
    for text in (
        "a lily of the valley",
        "a lily-of-the-valley",
        "a lily\nof the valley",
        "LILY OF THE VALLEY grew here",
    ):
        assert [found.flower.plant for found in mentions(text)] == ["convallaria-majalis"], text


def test_a_mention_says_why():
    [found] = mentions("She pinned a yellow rose to her dress.")
    assert found.why
    assert 0.45 <= found.confidence <= 1


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                "a the roses Rose rose lily-of-the-valley two dozen white Œillet “Lily,” said ’ 🌹 sweet peace pea "
                "\r\n \n\n petal oak leaves may blossom iris . ! — é".split(" ")
            ),
            st.text(max_size=6),
        ),
        max_size=25,
    ).map(" ".join)
)
def test_offsets_always_slice(text):
    found = mentions(text)
    assert all(text[one.start : one.end] == one.surface for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert mentions(text) == found
    assert len(one_byte_each(text)) == len(text)


def test_a_longer_name_that_is_broken_off_leaves_the_shorter_one():
    # "sweet pea" begins here and does not end.
    names = load_names()
    numbers, starts, ends = names.found(page("rose of sharonville"))
    assert [
        (names.forms[number].lemma, start - 1, end - 1)
        for number, start, end in zip(numbers, starts, ends, strict=True)
    ] == [("rose", 0, 4)]


def test_the_storys_bouquet_is_read_with_its_rings():
    found = annotate(STORY)
    [bouquet] = [one.bouquet for one in found.arrangements]
    assert str(bouquet).splitlines()[1:] == [
        "centre: 1 white zinnia, 1 white chrysanthemum",
        "ring: some yellow daffodil, some deep pink rose",
        "edge: some white iris, some white alyssum",
        "vase: milk glass",
    ]
    assert "gratitude" in found.arrangements[0].reading.sentence


def test_places_alone_make_an_arrangement_unless_it_is_a_garden():
    told = STORY.partition("\n\n")[2]
    [found] = annotate(told).arrangements
    assert (found.kind, [ring.name for ring in found.bouquet.rings]) == ("arrangement", ["centre", "ring", "edge"])
    garden = "The garden had roses in the centre, lilies around them, and an edge of box and pinks."
    assert annotate(garden).arrangements == ()


def test_what_is_named_again_is_one_line_of_the_appendix():
    appendix = annotate(STORY).appendix
    assert [str(entry.flower) for entry in appendix] == [
        "white zinnia", "white chrysanthemum", "yellow daffodil", "deep pink rose", "white iris", "white alyssum",
    ]  # fmt: skip
    assert all(entry.senses and entry.senses[0].source for entry in appendix)


@pytest.mark.parametrize(
    ("text", "kind", "bouquet"),
    [
        ("A silver bowl of yellow roses and ferns stood in the hall.", "bowl", "some yellow rose, some fern"),
        ("He came with roses in a blue jug.", "jar", "some rose"),
        ("She wore a wreath of ivy and white violets.", "wreath", "some ivy, some white violet"),
    ],
)
def test_bowls_jugs_and_wreaths_are_arrangements(text, kind, bouquet):
    [found] = annotate(text).arrangements
    assert (found.kind, str(found.bouquet).removeprefix("tradition: modern\n")) == (kind, bouquet)


@pytest.mark.parametrize(
    "text",
    [
        "The garden was full of roses; a vase stood empty in the window.",
        "A basket of apples stood by the door.",
        "Her cheeks were like roses, and she carried a bouquet.",
    ],
)
def test_not_every_plant_near_a_vase_is_in_it(text):
    assert annotate(text).arrangements == ()


def test_an_own_appendix_is_compared_and_is_not_the_story():
    found = annotate(STORY + APPENDIX)
    assert {line.words: line.verdict for line in found.own} == {
        "Alyssum": "agrees",
        "Chrysanthemum (White)": "agrees",
        "Daffodil": "agrees",
        "Rose (Deep Pink)": "agrees",
        "Zinnia (White)": "differs",
        "Iris": "unknown",
    }
    assert all(mention.end <= len(STORY) for mention in found.mentions)


@pytest.mark.parametrize(
    ("text", "bouquets"),
    [
        # The ivy on the church is in no bouquet.
        (
            "Ivy grew on the wall of the church. She carried a bouquet of white lilies and ferns.",
            ["some white lily, some fern"],
        ),
        (
            "Anne carried a bouquet of red roses. Jane carried a nosegay of violets. Mary wore a wreath of ivy.",
            ["some red rose", "some violet", "some ivy"],
        ),
        (
            "The bride's bouquet held seven white roses in the centre, edged with fern. Her maid carried a nosegay of "
            "violets and primroses.",
            ["centre: 7 white rose; edge: some fern", "some violet, some primrose"],
        ),
        ("A bunch of keys lay beside the roses. A handful of men stood under the lilacs.", []),
        ("He had no bouquet of roses for her, only a daisy.", []),
        # No count of stems, and no reason to lose the novel around it.
        ("A bouquet of 0 lilies stood there.", ["some lily"]),
    ],
)
def test_each_bouquet_holds_its_own_flowers(text, bouquets):
    found = [
        str(one.bouquet).removeprefix("tradition: modern\n").replace("\n", "; ") for one in annotate(text).arrangements
    ]
    assert found == bouquets


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("She cut 1,200 roses.", 1200),
        ("In 1862 roses bloomed.", None),
        ("Chapter 3\nRoses bloomed.", None),
        ("They stood 3.5 roses apart.", None),
    ],
)
def test_not_every_number_counts_the_flower_behind_it(text, count):
    [found] = mentions(text)
    assert found.number == count


def test_a_colour_in_a_list_belongs_to_the_flower_behind_it():
    roses, lilies, _ = mentions("She set out roses, white and yellow lilies, and ivy.")
    assert (roses.flower.colour, lilies.flower.colour) == ("", "yellow")


def test_speeches_of_a_play_are_no_appendix():
    play = "ROSE: Love me, or leave me.\nLILY: Hope is all I have.\nIRIS: Faith and friendship.\nROSE: Death, then."
    assert annotate(play).own == ()


@pytest.mark.parametrize(
    "appendix",
    [
        "1. Rose – love\n2. Ivy – fidelity\n3. Rue – regret\n",
        "| Flower | Meaning |\n|---|---|\n| Rose | love |\n| Ivy | fidelity |\n| Rue | regret |\n",
        "Rose = love\r\nIvy = fidelity\r\nRue = regret\r\n",
    ],
)
def test_lists_and_tables_are_appendices(appendix):
    found = annotate(f"She kept a bouquet of white roses.\n\n{appendix}")
    # A rose of no colour is compared with roses of no colour, whatever the story's are.
    assert [(line.words, line.verdict) for line in found.own] == [
        ("Rose", "agrees"),
        ("Ivy", "agrees"),
        ("Rue", "agrees"),
    ]


def test_a_bud_beside_the_bouquet_means_what_a_bud_means():
    text = "She carried a bouquet of white roses. A white rosebud lay on the floor."
    [roses, bud] = annotate(text, tradition="victorian").appendix
    assert bud.senses == annotate("A white rosebud lay on the floor.", tradition="victorian").appendix[0].senses
    assert roses.senses != bud.senses


def test_a_place_without_a_year_says_what_is_missing():
    with pytest.raises(tussie.ImpossibleWish, match="nothing without a year"):
        annotate("a rose", place="England")


def test_two_lines_are_no_appendix():
    assert own_lines("Rose - love\n\nIvy - fidelity\n", tradition="modern") == ()


def test_a_gloss_comes_to_concepts():
    assert "gratitude" in concepts_of("thankfulness")
    assert concepts_of("zzz") == frozenset()


def test_a_dahlia_is_out_of_its_time_before_it_came():
    text = "She picked a dahlia and a violet."
    assert [late.flower.plant for late in annotate(text, year=1790, place="England").late if late.kind == "plant"] == [
        "dahlia"
    ]
    [late] = [late for late in annotate(text, year=1790, place="GB").late if late.kind == "plant"]
    assert (late.year, late.source, late.checked) == (1804, "folkard-1884", True)
    assert not [late for late in annotate(text, year=1850, place="England").late if late.kind == "plant"]


def test_a_date_from_memory_says_so():
    [late] = [late for late in annotate("A gerbera stood there.", year=1850, place="GB").late if late.kind == "plant"]
    assert not late.checked
    assert "unchecked" in late.said


def test_a_meaning_may_be_younger_than_the_story():
    lates = annotate("She laid down a white iris.", year=1790).late
    assert all(late.year > 1790 for late in lates)
    assert {late.kind for late in lates} <= {"plant", "meaning"}


def test_an_unknown_language_tradition_or_year_is_one_line():
    with pytest.raises(tussie.UnknownName, match="no prose is read in the language 'xx'"):
        mentions("a rose", language="xx")
    with pytest.raises(tussie.UnknownName, match="no tradition"):
        annotate("a rose", tradition="klingon")
    with pytest.raises(tussie.ImpossibleWish, match="year 9999"):
        annotate("a rose", year=9999)


def test_the_command_prints_what_was_found(tmp_path, capsys):
    path = tmp_path / "story.txt"
    path.write_text(STORY + APPENDIX, encoding="utf-8")
    assert main(["annotate", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "4 of 6 agree" in printed
    assert "centre: 1 white zinnia" in printed
    assert main(["annotate", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["mentions"][0]["flower"]["plant"] == "zinnia-elegans"
    assert told["mentions"][0]["count"] == 1
    assert told == {"file": "", **json.loads(json.dumps(annotate(STORY + APPENDIX, title="story").to_dict()))}


@pytest.mark.parametrize("suffix", [".html", ".md", ".epub", ".tei.xml", ".jsonl"])
def test_the_command_writes_every_format_the_same_each_time(tmp_path, suffix, capsys):
    story, out = tmp_path / "story.txt", tmp_path / f"out{suffix}"
    story.write_text(STORY, encoding="utf-8")
    assert main(["annotate", str(story), "-o", str(out)]) == 0
    first = out.read_bytes()
    assert main(["annotate", str(story), "-o", str(out)]) == 0
    assert out.read_bytes() == first
    assert capsys.readouterr().out.count(f"out{suffix}: 9 mentions, 6 plants, 1 arrangement") == 2


def test_bad_input_to_the_command_is_one_line(tmp_path, capsys):
    story = tmp_path / "story.txt"
    story.write_text("A rose.", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text("A rose.", encoding="utf-8")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    for words in (
        ["annotate", str(tmp_path / "nowhere.txt")],
        ["annotate", str(story), "-o", str(tmp_path / "out.docx")],
        ["annotate", str(story), "-o", str(tmp_path / "no" / "out.html")],
        ["annotate", str(story), "--period", "1862", "--place", "Atlantis"],
        ["annotate", str(tmp_path / "picture.txt")],
        ["annotate", str(story), "--place", "England"],
        ["annotate", str(page), "-o", str(page)],
    ):
        assert main(words) == 2, words
        assert len(capsys.readouterr().err.splitlines()) == 1, words
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page.md", "picture.txt", "story.txt"]


def test_notes_are_not_annotated_again(tmp_path, capsys):
    story, once = tmp_path / "story.md", tmp_path / "once.md"
    story.write_text("She kept a white rose.\n", encoding="utf-8")
    assert main(["annotate", str(story), "-o", str(once)]) == 0
    assert main(["annotate", str(once), "-o", str(tmp_path / "twice.md")]) == 2
    assert "has the notes of Tussie already" in capsys.readouterr().err


def test_a_text_without_plants_says_so(tmp_path, capsys):
    path = tmp_path / "story.txt"
    path.write_text("Nothing grew there.", encoding="utf-8")
    assert main(["annotate", str(path)]) == 0
    assert capsys.readouterr().out == "no plant is named in this text\n"


def test_words_of_each_table_are_names_that_the_lexicon_has():
    # A name of groups.csv that no plant bears would never be met.
    lemmas = {form.lemma for form in load_names().forms}
    assert {"rose", "oak", "mint", "lily", "cotton"} <= lemmas
    data = Path(tussie.__file__).parent / "prose" / "data" / "en"
    assert {path.name for path in data.iterdir()} >= {
        "names.csv",
        "groups.csv",
        "idioms.csv",
        "words.csv",
        "words.npz",
        "weights.npz",
    }
