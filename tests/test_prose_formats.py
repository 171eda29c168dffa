"""Documents in and out: what is read is what was written, notes change nothing else, and no file does any harm."""

import io
import json
import re
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from tussie import ImpossibleWish, MalformedText, NotInstalled, TussieError, parse, read
from tussie.bouquet import Bouquet, Flower, Ring, Stem
from tussie.prose.annotation import Annotation, Arranged, Entry, Late, Own
from tussie.prose.documents import Document, decoded, read_document
from tussie.prose.formats import SUFFIXES, write_annotation
from tussie.prose.formats.markup import Mark, paragraphs, set_marks, text_of
from tussie.prose.mentions import Mention

OPHELIA = (
    "There's rosemary, that's for remembrance;\npray, love, remember: and there is pansies,\nthat's for thoughts.\n\n"
    "There's fennel for you, and columbines. Her cheeks were like roses.\n\n"
    "There's rosemary again, and lilies of\nthe valley.\n"
)
NAMED = {
    "rosemary": Flower("salvia-rosmarinus", "rosemary"),
    "pansies": Flower("viola-wittrockiana", "pansy"),
    "fennel": Flower("foeniculum-vulgare", "fennel"),
    "columbines": Flower("aquilegia-vulgaris", "columbine"),
    "roses": Flower("rosa", "rose"),
    "lilies of the valley": Flower("convallaria-majalis", "lily of the valley"),
}
NAME = re.compile("|".join(name.replace(" ", r"\s+") for name in NAMED))


def _senses(flower: Flower):
    return read(Bouquet((Ring("", (Stem(flower),)),)), tradition="victorian").lines[0].senses


def annotated(text: str) -> Annotation:
    """An annotation by hand, so that no model is asked: the flowers of Ophelia wherever they stand."""
    mentions = tuple(
        Mention(
            found.start(), found.end(), found[0], NAMED[" ".join(found[0].split())], None,
            text[: found.start()].endswith("like "), 0.9, "the name itself",
        )
        for found in NAME.finditer(text)
    )  # fmt: skip
    kinds: dict[Flower, list[int]] = {}
    for number, mention in enumerate(mentions):
        kinds.setdefault(mention.flower, []).append(number)
    appendix = tuple(Entry(flower, _senses(flower), tuple(numbers)) for flower, numbers in kinds.items())
    return Annotation(text, "", "victorian", mentions, (), appendix, (), ())


def whole(text: str) -> Annotation:
    """An annotation that has everything: a bouquet, an appendix of the text's own, and what came too late."""
    plain = annotated(text)
    bouquet = parse("3 rosemary, 2 pansy; vase: jug")
    arrangement = Arranged(0, 84, "bouquet", (0, 1), bouquet, read(bouquet, tradition="victorian"))
    rosemary, pansy = plain.appendix[:2]
    owns = (
        Own(0, 8, "rosemary", "remembrance", rosemary.flower, rosemary.senses[0], "agrees"),
        Own(0, 8, "pansies", "revenge", pansy.flower, pansy.senses[0], "differs"),
        Own(0, 8, "fennel", "who knows", NAMED["fennel"], None, "unknown"),
        Own(0, 8, "rosemary", "love", rosemary.flower, rosemary.senses[1], "among"),
    )
    late = (Late(pansy.flower, "plant", 1839, "the pansy was bred from 1813 on", "tussie", False, (1,)),)
    return plain._replace(title="Ophelia", arrangements=(arrangement,), own=owns, late=late)


def _spaced(text: str) -> str:
    return " ".join(text.split())


# Encodings.


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8-sig", "Eleanor’s roses"),
        ("utf-16", "Eleanor’s roses"),
        ("utf-32", "Eleanor’s roses"),
        ("latin-1", "the café had daffodils"),
        # Curly quotes are the letters by which Windows-1252 is not Latin-1.
        ("cp1252", "“Roses,” she said, and Eleanor’s café was full of them."),
        ("mac_roman", "“Roses,” she said, and Eleanor’s café was full of them."),
        ("cp1251", "Красная роза и белая лилия стояли в вазе."),
    ],
)
def test_the_encoding_is_found(encoding, words):
    assert read_document(words.encode(encoding), "story.txt").text == words


def test_a_page_says_its_encoding():
    page = '<meta charset="iso-8859-2"><p>Różę i lilię włożyła do wazonu.'
    assert read_document(page.encode("iso-8859-2"), "a.html").text == "Różę i lilię włożyła do wazonu."
    # Browsers read Latin-1 as Windows-1252, because pages that say the one are the other.
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>Eleanor’s rose'
    assert read_document(page.encode("cp1252"), "a.html").text == "Eleanor’s rose"


@pytest.mark.parametrize(
    "raw", [b"\x00\x01\x02", b"rose\x00", b"\xff\xfe\x00", b"%PDF-1.4\n\x00", b"\x89PNG\r\n\x1a\n\x00"]
)
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(MalformedText, match=r"no text|encoding"):
        read_document(raw, "story.txt")


def test_a_plain_text_is_the_decoded_file():
    raw = b"  A rose.\r\n\r\n\tIvy.\r\n"
    assert read_document(raw, "a.txt").text == raw.decode()
    assert read_document(raw, "a.md").text == raw.decode()
    assert read_document(raw, "README").kind == "txt"


def test_a_markdown_text_has_its_title_at_the_head():
    assert read_document(b'---\ntitle: "Ophelia"\nauthor: W. S.\n---\n\nRue.', "a.md")[1:3] == ("Ophelia", "W. S.")
    assert read_document(b"# Ophelia #\n\nRue.", "a.md").title == "Ophelia"


# HTML.


def test_html_is_read_as_it_is_seen():
    page = (
        "<html lang=en-GB><head><title>The\n garden</title><meta name=author content='E. B.'></head><body>"
        "<nav><a href=/>roses for sale</a></nav><h1>Of rue</h1><p>Rose&shy;mary &amp; <i>rue</i>,<br>fennel.</p>"
        "<script>ivy()</script><style>ivy{}</style><p hidden>ivy</p><pre>thyme\n  mint</pre></body></html>"
    )
    read_page = read_document(page.encode(), "garden.html")
    assert read_page.text == "Of rue\n\nRosemary & rue,\nfennel.\n\nthyme\n  mint"
    assert (read_page.title, read_page.author, read_page.language) == ("The garden", "E. B.", "en")


def test_xhtml_closes_what_html_leaves_open():
    page = '<?xml version="1.0"?>' + XHTML.replace("<title>x</title>", '<script src="a.js"/>').format("<p>rue</p>")
    assert read_document(page.encode(), "a.xhtml").text == "rue"


def test_a_page_too_deep_is_refused_and_not_cut_off():
    with pytest.raises(MalformedText, match="nested too deeply"):
        read_document(b"<div>" * 50_000 + b"rose", "a.html")


HTML = (
    "<title>Ophelia</title><body onload=alert(1)><h1>Act IV</h1><p id=tussie-1>There's <em>rosemary</em>, that's for"
    "\n  remembrance; and lilies\n   of <b>the</b> valley.</p><script>alert(1)</script>"
    "<p><a href='javascript:alert(1)'>roses</a> &lt;img src=x onerror=alert(1)&gt;"
    "<img src=http://example.org/rose.png alt=fennel>"
)


def test_the_markup_of_a_page_stays_and_what_runs_goes():
    document = read_document(HTML.encode(), "a.html")
    page = html.fromstring(write_annotation(annotated(document.text), document, ".html"))
    [main] = page.iter("main")
    assert not list(page.iter("script"))
    # Every address is within the page, and nothing is run or loaded.
    assert all(one.get("href", "").startswith("#") for one in main.iter("a") if "href" in one.attrib)
    assert not any(name.startswith("on") for node in page.iter(etree.Element) for name in node.attrib)
    assert not any(image.get("src") for image in main.iter("img"))
    assert '<em><span class="flower"' in html.tostring(main, encoding="unicode")
    ids = [node.get("id") for node in page.iter(etree.Element) if node.get("id")]
    assert len(ids) == len(set(ids))


def _story(made: bytes) -> etree._Element:
    """The text of a page without its cards."""
    [main] = html.fromstring(made.decode()).iter("main")
    for card in list(main.iter("span")):
        if card.get("class") == "card":
            card.drop_tree()
    return main


@pytest.mark.parametrize(("raw", "name"), [(OPHELIA.encode(), "a.txt"), (HTML.encode(), "a.html")])
def test_without_its_cards_the_page_has_the_text(raw, name):
    document = read_document(raw, name)
    story = _story(write_annotation(annotated(document.text), document, ".html"))
    assert _spaced(text_of(story)[0]) == _spaced(document.text)
    marked = ["".join(span.itertext()) for span in story.iter("span") if span.get("class", "").startswith("flower")]
    assert _spaced(" ".join(marked)) == _spaced(" ".join(one.surface for one in annotated(document.text).mentions))


def test_what_looks_like_markup_in_a_text_is_escaped():
    text = "<img src=x onerror=alert(1)> & <script>alert('roses')</script>\x0c"
    document = Document(text, title="</title><script>", author="<b>")
    made = write_annotation(annotated(text)._replace(title=document.title), document, ".html").decode()
    assert "<img src=x" not in made
    assert "<script" not in made
    assert "&lt;img src=x" in made


def test_each_flower_has_a_card_that_keyboards_reach():
    page = html.fromstring(write_annotation(whole(OPHELIA), Document(OPHELIA), ".html").decode())
    for mark in page.find_class("flower"):
        card = page.get_element_by_id(mark.get("aria-describedby"))
        assert mark.get("tabindex") == "0"
        assert card in list(mark)
    [figure] = page.find_class("figure")
    assert "in a figure of speech" in figure.text_content()
    [rosemary, *_] = page.find_class("card")
    assert "remembrance" in rosemary.text_content()
    # Every way within the page leads somewhere, also those to the pictures.
    ids = {node.get("id") for node in page.iter(etree.Element)}
    assert {node.get("href")[1:] for node in page.iter("a", "use") if node.get("href")} <= ids


def test_the_appendix_lays_the_texts_own_beside_it():
    for suffix in (".html", ".md", ".epub", ".tei.xml"):
        made = write_annotation(whole(OPHELIA), Document(OPHELIA), suffix)
        words = _chapter_of(made) if suffix == ".epub" else made.decode()
        for said in (
            "1 of 4 agree, 1 is ours too, but not first, 1 differs",
            "no source of ours says anything",
            "bred from 1813",
            "3 rosemary",
        ):
            assert said in words, (suffix, said)


def test_a_text_without_flowers_says_so():
    for suffix in SUFFIXES[:4]:
        made = write_annotation(annotated("No word of them."), Document("No word of them."), suffix)
        assert "No flower is named." in (_chapter_of(made) if suffix == ".epub" else made.decode())
    assert write_annotation(annotated(""), Document(""), ".jsonl") == b""


def test_the_same_is_the_same_bytes():
    for suffix in SUFFIXES:
        first, second = (write_annotation(whole(OPHELIA), Document(OPHELIA), suffix) for _ in range(2))
        assert first == second


def test_without_the_extra_there_is_one_line_that_names_it(monkeypatch):
    for module in ("book", "markup", "tei"):
        monkeypatch.setitem(sys.modules, f"tussie.prose.formats.{module}", None)
        monkeypatch.delattr(f"tussie.prose.formats.{module}", raising=False)
    for name in ("a.html", "a.epub"):
        with pytest.raises(NotInstalled, match=r"pip install 'tussie\[prose\]'"):
            read_document(b"<p>rue", name)
    with pytest.raises(NotInstalled, match=r"pip install 'tussie\[prose\]'"):
        write_annotation(annotated("rue"), Document("rue"), ".tei.xml")


def test_what_cannot_be_written_is_refused():
    with pytest.raises(ImpossibleWish, match=r"expected one of \.html"):
        write_annotation(annotated("rue"), Document("rue"), ".docx")
    with pytest.raises(ImpossibleWish, match="another text"):
        write_annotation(annotated("rue"), Document("fennel"), ".md")


def test_markdown_becomes_the_page_it_is_meant_to_be():
    text = "---\ntitle: Rue\n---\n# Of *rosemary*\n\n- lilies of\n  the valley\n\n"
    text += "[fennel](javascript:alert(1)) <b onclick=x>"
    document = read_document(text.encode(), "a.md")
    story = _story(write_annotation(annotated(text), document, ".html"))
    assert text_of(story)[0] == "Of rosemary\n\nlilies of the valley\n\n[fennel](javascript:alert(1)) <b onclick=x>"
    assert [_spaced(mark.text) for mark in story.find_class("flower")] == ["rosemary", "lilies of the valley"]
    # The signs that mark the places are the text's own here: then it is set as it stands.
    signs = "*rosemary* \ue000\ue001"
    assert text_of(_story(write_annotation(annotated(signs), Document(signs, kind="md"), ".html")))[0] == signs


# Markdown.


def test_markdown_without_its_notes_is_the_file():
    text = (
        "---\ntitle: rosemary\n---\n\n# Of *rosemary*\n\n`roses` [fennel](fennel.html)\n\n```\nroses\n```\n\nroses.\n"
    )
    document = read_document(text.encode(), "a.md")
    made = write_annotation(annotated(document.text), document, ".md").decode()
    body = made.partition("\n\n[^1]:")[0]
    assert re.sub(r"\[\^\d+\]", "", body) == text.rstrip()
    # Not in the head, in code or in a link: there a note would be no note.
    assert "# Of *rosemary[^1]*" in body
    assert "roses[^2]." in body
    assert "fennel[^" not in body


def test_a_plain_text_reads_as_itself_in_markdown():
    text = "1. *roses* <img src=x onerror=alert(1)>\n# [rosemary](x) `fennel` & $x$ a_b_c | \\ ~~"
    made = write_annotation(annotated(text), Document(text), ".md").decode()
    body = re.sub(r"(?<!\\)\[\^\d+\]", "", made.partition("\n\n[^1]:")[0])
    assert re.sub(r"\\(.)", r"\1", body) == text
    assert body.startswith("1\\. \\*roses\\* \\<img")


def test_notes_of_the_texts_own_keep_their_numbers():
    made = write_annotation(
        annotated("rosemary[^1]\n\n[^1]: a herb"), Document("rosemary[^1]\n\n[^1]: a herb", kind="md"), ".md"
    )
    assert made.decode().startswith("rosemary[^flower-1][^1]\n\n[^1]: a herb\n\n[^flower-1]: **rosemary**")


# TEI.


def test_tei_has_the_text_and_points_to_what_is_there():
    root = etree.fromstring(write_annotation(whole(OPHELIA), Document(OPHELIA, language="en"), ".tei.xml"))
    tei = {"t": "http://www.tei-c.org/ns/1.0"}
    [body] = root.iterfind(".//t:body", tei)
    assert _spaced("\n".join("".join(p.itertext()) for p in body)) == _spaced(OPHELIA)
    marks = body.findall(".//t:rs", tei)
    assert [_spaced("".join(mark.itertext())) for mark in marks] == [
        _spaced(one.surface) for one in whole(OPHELIA).mentions
    ]
    assert [mark.get("subtype") for mark in marks].count("figurative") == 1
    ids = root.xpath("//@xml:id")
    assert len(ids) == len(set(ids))
    pointers = " ".join(root.xpath("//@ref | //@corresp | //@target | //@from | //@to")).split()
    assert {one[1:] for one in pointers} <= set(ids)


# Web annotations.


def test_a_web_annotation_finds_its_place_again():
    annotation = whole(OPHELIA)
    lines = [json.loads(line) for line in write_annotation(annotation, Document(OPHELIA), ".jsonl").splitlines()]
    assert len(lines) == len(annotation.mentions) + 1
    assert len({line["id"] for line in lines}) == len(lines)
    for line, mention in zip(lines, annotation.mentions, strict=False):
        place, quote = line["target"]["selector"]
        assert OPHELIA[place["start"] : place["end"]] == quote["exact"] == mention.surface
        assert (
            OPHELIA.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"]) == place["start"]
        )
        assert line["body"][1]["plant"] == mention.flower.plant
    assert lines[0]["body"][1]["senses"][0]["concept"] == "remembrance"
    assert lines[-1]["body"][1]["notation"] == "3 rosemary, 2 pansy\nvase: jug"


# EPUB.

CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">x</dc:identifier>'
    "<dc:title>Ophelia</dc:title><dc:creator>W. S.</dc:creator><dc:language>en-GB</dc:language></metadata><manifest>"
    '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="part%20one/a.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="i" href="rose.png" media-type="image/png"/></manifest>'
    '<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>'
)
XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{}</body></html>'
FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": PACKAGE,
    "OPS/nav.xhtml": XHTML.format(
        '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol><li>x</li></ol></nav>'
    ),
    "OPS/part one/a.xhtml": '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
    + XHTML.format(
        "<p>There's&nbsp;<i>rosemary</i>, <a id=\"p1\"/>that's for remembrance;<!-- rue --> rosemary.</p>\n"
        "<p>lilies of <b>the valley</b></p>"
    ),
    "OPS/b.xhtml": XHTML.format("<h1>Rue</h1><p>No name of ours.</p>"),
    "OPS/c.xhtml": XHTML.format('<p><a href="b.xhtml">roses</a> and roses, and rosemary</p>'),
    "OPS/rose.png": b"\x89PNG\r\n\x1a\n\x00\x01",
}


def book(**changes: str | bytes | None) -> bytes:
    """A small book; `changes` are files in the place of others, by the last part of their name; None leaves one out."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in FILES.items():
            content = changes.get(name.rpartition("/")[2].partition(".")[0], content)  # noqa: PLW2901
            if content is not None:
                # With a date, so that it is the same book each time.
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _files(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _chapter_of(raw: bytes) -> str:
    [name] = [name for name in _files(raw) if name.endswith("tussie-flowers.xhtml")]
    return _files(raw)[name].decode()


def test_a_book_is_read_in_the_order_of_its_spine():
    document = read_document(book(), "ophelia.epub")
    assert document.text == (
        "There's\xa0rosemary, that's for remembrance; rosemary.\n\nlilies of the valley\n\n"
        "Rue\n\nNo name of ours.\n\nroses and roses, and rosemary"
    )
    assert (document.title, document.author, document.language, document.kind) == ("Ophelia", "W. S.", "en", "epub")
    for run in document.runs:
        assert run.end - run.start == len(document.text[run.start : run.end])


@pytest.fixture(scope="module")
def noted() -> dict[str, bytes]:
    document = read_document(book(), "ophelia.epub")
    return _files(write_annotation(annotated(document.text), document, ".epub"))


def test_everything_else_of_a_book_stays_as_it_was(noted):
    before = _files(book())
    assert next(iter(noted)) == "mimetype"
    assert set(noted) - set(before) == {"OPS/tussie-flowers.xhtml"}
    same = {name for name in before if before[name] == noted[name]}
    assert same == {"mimetype", "META-INF/container.xml", "OPS/b.xhtml", "OPS/rose.png"}
    [first] = zipfile.ZipFile(io.BytesIO(book())).infolist()[:1]
    assert first.filename == "mimetype"


def test_the_first_mention_on_each_page_leads_to_a_footnote(noted):
    ops = "{http://www.idpf.org/2007/ops}type"
    for name, words in (("OPS/part one/a.xhtml", ["rosemary", "the valley"]), ("OPS/c.xhtml", ["roses", "rosemary"])):
        page = etree.fromstring(noted[name])
        links = [node for node in page.iter(etree.Element) if node.get(ops) == "noteref"]
        assert [link.text for link in links] == words
        asides = {node.get("id"): node for node in page.iter(etree.Element) if node.get(ops) == "footnote"}
        assert [link.get("href")[1:] for link in links] == list(asides)
    # The word that was a link before stays that link, and no link is in another.
    assert b'<a href="b.xhtml">roses</a> and <a' in noted["OPS/c.xhtml"]


def test_without_the_notes_the_pages_are_the_same(noted):
    for name in ("OPS/part one/a.xhtml", "OPS/c.xhtml"):
        page = noted[name].decode()
        page = re.sub(r"<aside .*</aside>", "", page, flags=re.DOTALL)
        page = re.sub(r'<a [^>]*href="#tussie[^>]*>(.*?)</a>', r"\1", page).replace(
            "encoding='utf-8'", 'encoding="utf-8"'
        )
        before = _files(book())[name].decode()
        # A reader that takes a book for HTML would let an anchor that closes itself run on to the end.
        before = before.replace("&nbsp;", "\xa0").replace('<a id="p1"/>', '<a id="p1"></a>')
        assert page.replace("version='1.0'", 'version="1.0"') == before


def test_the_chapter_is_the_last_and_stands_in_the_contents(noted):
    assert b'<item id="tussie-flowers" href="tussie-flowers.xhtml"' in noted["OPS/book.opf"]
    assert noted["OPS/book.opf"].index(b'idref="c"') < noted["OPS/book.opf"].index(b'idref="tussie-flowers"')
    assert b'<a href="tussie-flowers.xhtml">The language of flowers in this book</a>' in noted["OPS/nav.xhtml"]
    chapter = noted["OPS/tussie-flowers.xhtml"].decode()
    assert 'href="part%20one/a.xhtml#tussie-ref-1"' in chapter


def test_a_book_with_notes_gets_no_second_ones(noted):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, content in noted.items():
            archive.writestr(name, content)
    document = read_document(raw.getvalue(), "a.epub")
    with pytest.raises(ImpossibleWish, match="has the notes of Tussie already"):
        write_annotation(annotated(document.text), document, ".epub")


def test_an_old_book_gets_links_that_old_readers_know():
    ncx = '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint id="x"/></navMap></ncx>'
    package = PACKAGE.replace('version="3.0"', 'version="2.0"').replace(' properties="nav"', "")
    package = package.replace(
        'href="nav.xhtml" media-type="application/xhtml+xml"', 'href="nav.xhtml" media-type="application/x-dtbncx+xml"'
    )
    document = read_document(book(book=package, nav=ncx), "old.epub")
    files = _files(write_annotation(annotated(document.text), document, ".epub"))
    assert b"epub:type" not in files["OPS/c.xhtml"]
    assert b"<aside" not in files["OPS/c.xhtml"]
    assert b'<a href="#tussie-note-1" id="tussie-ref-1">roses</a>' in files["OPS/c.xhtml"]
    assert b'<content src="tussie-flowers.xhtml"/>' in files["OPS/nav.xhtml"].replace(b"></content>", b"/>")


def test_a_text_becomes_a_book_that_is_read_back():
    made = write_annotation(whole(OPHELIA), Document(OPHELIA), ".epub")
    assert made[30:58] == b"mimetypeapplication/epub+zip"
    again = read_document(made, "a.epub")
    assert again.title == "Ophelia"
    assert _spaced(OPHELIA) in _spaced(again.text)


# Books that are none, or mean harm.


def _packed(name: str, content: bytes = b"x", **about: int) -> bytes:
    """The book with one more file."""
    made = io.BytesIO(book())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    raw = bytearray(made.getvalue())
    for at in (raw.rfind(b"PK\x01\x02") + 8, raw.rfind(b"PK\x03\x04") + 6):
        raw[at] |= about.get("flags", 0)
    return bytes(raw)


ENTITIES = '<!DOCTYPE html [<!ENTITY a "rose"><!ENTITY b "&a;&a;">]>' + XHTML.format("<p>&b;</p>")
OUTSIDE = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + XHTML.format("<p>&a;</p>")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"no archive", "no ZIP archive"),
        (book()[:-40], "no ZIP archive"),
        (_packed("../../outside.txt"), "leads out of it"),
        (_packed("/etc/passwd"), "leads out of it"),
        (_packed("C:/autoexec.bat"), "leads out of it"),
        (_packed("OPS\\..\\..\\outside"), "leads out of it"),
        (_packed("bomb", b"\0" * 30_000_000), "as a bomb does"),
        (_packed("locked", flags=1), "locked with a password"),
        (book(container=None), "no META-INF/container.xml"),
        (book(container="<container/>"), "names no package file"),
        (book(container="<container"), "broken XML"),
        (book(container=CONTAINER.replace("book.opf", "other.opf")), "'OPS/other.opf' is not in it"),
        (book(book="<package/>"), "lists no pages"),
        (book(book=PACKAGE.replace('href="b.xhtml"', 'href="../../../b.xhtml"')), "leads out of it"),
        (book(c=None), "'OPS/c.xhtml' is not in it"),
        (book(c="<html><body><p>rose</body></html>"), "broken XML"),
        (book(c="<html/>"), "has no body"),
        (book(c="<html><body>" + "<i>" * 5000), "broken XML"),
        # A thousand roses from one, and a file from outside: no entity is known but those of HTML.
        (book(c=ENTITIES), "broken XML|entities"),
        (book(c=OUTSIDE), "broken XML|entities"),
        (
            _packed(
                "META-INF/encryption.xml",
                b'<encryption><CipherReference URI="OPS/c.xhtml"/></encryption>',
            ),
            "locked \\(DRM\\)",
        ),
    ],
)
def test_a_dangerous_or_broken_book_is_refused_in_one_line(raw, said):
    with pytest.raises(MalformedText, match=said) as refused:
        read_document(raw, "a.epub")
    assert "\n" not in str(refused.value)
    assert "root:" not in str(refused.value)


def test_a_damaged_picture_is_found_before_anything_is_written():
    raw = bytearray(book())
    at = raw.index(b"OPS/rose.png") + len("OPS/rose.png") + 3
    raw[at] ^= 0xFF
    document = read_document(bytes(raw), "a.epub")
    with pytest.raises(MalformedText, match=r"rose\.png' is damaged"):
        write_annotation(annotated(document.text), document, ".epub")


# Whatever the bytes are.

PIECES = st.sampled_from(
    "rosemary|roses|<p>|</p>|<div|<!--|-->|<![CDATA[|]]>|&nbsp;|&#0;|&lt;|<?xml version='1.0'?>|<!DOCTYPE html>|<pre>|"
    "<a href=x>|</a>|<script>|\n\n|\r|  |\x0c|\x85|\u2028|[^1]|`|*|---\n|é|\ud7ff|\ufffe|\U0001f339".split("|")
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=12).map(lambda words: "".join(words).encode())),
    st.sampled_from(("a.txt", "a.md", "a.html", "a.xhtml", "a.epub", "a")),
)
def test_any_bytes_give_a_document_or_one_clear_error(raw, name):
    document, refused = None, ""
    try:
        document = read_document(raw, name)
    except TussieError as error:
        refused = str(error)
    assert "\n" not in refused
    for suffix in SUFFIXES if document else ():
        made = write_annotation(annotated(document.text), document, suffix)
        if suffix == ".tei.xml":
            etree.fromstring(made)
        elif suffix == ".epub":
            read_document(made, "again.epub")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(book()) - 1), st.binary(min_size=1, max_size=4))
def test_a_book_with_some_bytes_changed_is_read_or_refused(at, change):
    raw, refused = book(), ""
    try:
        document = read_document(raw[:at] + change + raw[at + len(change) :], "a.epub")
        write_annotation(annotated(document.text), document, ".epub")
    except TussieError as error:
        refused = str(error)
    assert "\n" not in refused


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_paragraphs_hold_every_letter(text):
    outside = text
    for start, end in reversed(paragraphs(text)):
        outside = outside[:start] + outside[end:]
    assert not outside.strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from("rose |<i>|</i>|\n|  |<br/>|</p><p>|and|\xad".split("|")), max_size=20), st.data())
def test_marks_change_no_letter_and_cover_what_they_are_told(pieces, data):
    # Whatever the parser makes of elements that are crossed, the text is what it made.
    root = html.fromstring(f"<div><p>{''.join(pieces)}</p></div>")
    text, runs = text_of(root)
    start, end = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))

    def wrap(place):
        mark = etree.Element("mark")
        mark.text = place.words
        return mark

    set_marks(root, runs, [Mark(start, end, wrap)])
    assert text_of(root)[0] == text
    marked = "".join("".join(mark.itertext()) for mark in root.iter("mark"))
    assert re.sub(r"[\s\xad]", "", marked) == re.sub(r"\s", "", text[start:end])


def test_a_long_text_of_blanks_takes_no_time():
    # Patterns that look back and forth over blanks would need hours.
    for name in ("a.txt", "a.md", "a.html"):
        text = read_document(b"title: " + b" " * 300_000 + b"\n" * 300_000 + b"#" * 100_000, name)
        write_annotation(annotated(text.text), text, ".md")


def test_one_stray_control_character_does_not_cost_a_book():
    # A scanned "4 1\x02 per cent": no format can carry it, and nothing else moves.
    book = b"She cut a rose. " * 1000 + b"4 1\x02 per cent"
    assert decoded(book, "book.txt")[0] == book.decode().replace("\x02", "\N{REPLACEMENT CHARACTER}")
    with pytest.raises(MalformedText, match="is no text"):
        decoded(b"a rose \x02", "book.txt")
