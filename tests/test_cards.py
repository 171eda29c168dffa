"""The card: what it says, what it keeps to itself, and the bouquet in its code."""

import pypdfium2
import pytest
import zxingcpp

from tussie import MalformedText, card, carrier_card, florist_sheet, parse, read, read_stock
from tussie.notation.link import from_link, to_link

STORY = parse(
    "centre: 1 white zinnia, 1 white chrysanthemum\n"
    "ring: 8 daffodil, 8 deep pink rose\n"
    "edge: 9 white iris, 12 sweet alyssum\n"
    "vase: milk glass"
)


def _pages(pdf: bytes) -> list[str]:
    """The words of each page, on one line."""
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(pdf)]


def _codes(pdf: bytes, page: int) -> list[str]:
    image = pypdfium2.PdfDocument(pdf)[page].render(scale=4).to_numpy()
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.fixture(scope="module")
def story() -> bytes:
    return card(
        STORY, words="Thank you for saving my husband.\n\nYou did all you could.", to="For the medic", sender="Eleanor"
    )


def test_four_pages_picture_words_meaning_contents(story):
    front, words, says, back = _pages(story)
    assert front == ""
    assert words == "For the medic Thank you for saving my husband. You did all you could. Eleanor"
    assert read(STORY).sentence in says
    assert says.index("at the centre") < says.index("around it") < says.index("at the edge")
    assert "deep pink rose: gratitude" in says
    for name in (
        "Zinnia elegans",
        "Narcissus pseudonarcissus",
        "Lobularia maritima",
        "cats",
        "dogs",
        "children",
        "care",
    ):
        assert name in back


def test_no_data_is_said_and_never_safe(story):
    back = _pages(story)[3]
    # Nobody says what sweet alyssum does to a cat.
    assert "sweet alyssum no data no data" in back
    assert "is not safe" in back


def test_every_meaning_names_its_source_and_the_back_cites_it(story):
    says, back = _pages(story)[2:]
    for line in read(STORY).lines:
        source = line.senses[0].source
        assert source in says.replace("- ", "-")
        assert source in back.replace("- ", "-")


def test_the_code_holds_the_bouquet(story):
    [link] = _codes(story, 3)
    assert parse(link) == STORY


def test_the_code_leads_to_a_site_that_was_named():
    [link] = _codes(card("3 red rose", site="https://example.org/read"), 3)
    assert link.startswith("https://example.org/read?bouquet=")
    assert parse(link) == parse("3 red rose")


def test_whoever_carries_it_need_not_know():
    pdf = carrier_card(STORY)
    assert _pages(pdf) == [""]
    for secret in (b"love", b"gratitude", b"zinnia"):
        assert secret not in pdf


def test_folded_it_is_two_sides_of_a_sheet():
    pdf = card("3 red rose", words="Yours", fold=True)
    document = pypdfium2.PdfDocument(pdf)
    assert [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document] == [(210, 148)] * 2
    outside, inside = _pages(pdf)
    assert "what is in it" in outside
    assert inside.startswith("Yours")


def test_the_same_card_is_the_same_bytes(story):
    again = card(
        STORY, words="Thank you for saving my husband.\n\nYou did all you could.", to="For the medic", sender="Eleanor"
    )
    assert again == story


def test_words_are_words_and_no_markup():
    words = _pages(card("3 red rose", words="#text(red)[*x*] <script> $ \\ @here"))[1]
    assert words == "#text(red)[*x*] <script> $ \\ @here"


def test_a_novel_is_no_card():
    with pytest.raises(MalformedText, match="room for 1,500"):
        card("3 red rose", words="love " * 400)


KINDS = "rose, lily, tulip, iris, daisy, ivy, fern, violet, pansy, poppy, peony, dahlia"
MANY = parse(", ".join(f"1 {colour} {name}" for colour in ("white", "red", "yellow") for name in KINDS.split(", ")))


def _height(pdf: bytes, page: int, words: str) -> float:
    """How high above the foot of a page some words stand, in points."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    at, count = text.search(words).get_next()
    return min(text.get_charbox(n)[1] for n in range(at, at + count))


def test_dozens_of_kinds_have_pages_enough_and_print_nothing_over_the_code():
    pdf = card(MANY)
    pages = _pages(pdf)
    # The meanings need two pages, and the sources one of their own.
    assert len(pages) == 6
    assert all(str(stem.flower) in pages[2] + pages[3] for stem in MANY.stems)
    assert "sources" not in pages[4]
    assert pages[5].startswith("sources")
    assert _height(pdf, 4, "In the vase") > _height(pdf, 4, "This code") + 20
    [link] = _codes(pdf, 4)
    assert parse(link) == MANY


def test_folded_dozens_of_kinds_keep_their_sources_by_id():
    outside, inside = _pages(card(MANY, fold=True))
    assert "sources" in outside
    assert all(str(stem.flower) in inside for stem in MANY.stems)


def test_words_that_do_not_fit_are_refused_and_not_cut_off():
    with pytest.raises(MalformedText, match="more room than a card has"):
        card("3 red rose", words="a\n" * 200)
    # A word longer than a line is broken.
    words = _pages(card("3 red rose", words="l" + "o" * 60 + "ve"))[1]
    assert words.replace("\u200b", "").replace(" ", "") == "l" + "o" * 60 + "ve"


def test_the_card_says_what_the_reading_says():
    reading = read("3 red rose", without=["lawrence-roses-2007"])
    assert "lawrence-roses-2007" not in " ".join(_pages(card("3 red rose", reading=reading)))


def test_letters_that_are_none_are_refused():
    with pytest.raises(MalformedText, match="not Unicode text"):
        card("3 red rose", words="\ud800")


def test_the_florists_sheet_has_recipe_cost_and_bunches():
    [words] = _pages(florist_sheet(STORY, swaps=0))
    assert "39 stems" in words
    assert "by the stem" in words
    assert "4 deep pink rose Rosa 8 ring focal" in words
    assert "1 of 25" in words


def test_substitutions_keep_the_meaning():
    words = " ".join(_pages(florist_sheet("3 red rose, 2 ivy")))
    assert "or red gerbera (keeps" in words


def test_a_florists_own_stock_sets_the_prices_and_what_it_lacks_has_none():
    stock = read_stock("flower,colour,price,bunch\nrose,red,2.50,10\n")
    words = " ".join(_pages(florist_sheet("3 red rose, 2 ivy", stock=stock, swaps=0)))
    assert "2.50" in words
    assert "Without a price, and not in the total: ivy" in words


@pytest.mark.parametrize("text", ["3 red rose", str(STORY), "1 white rose bud, some ivy"])
def test_a_link_is_the_bouquet(text):
    bouquet = parse(text)
    assert parse(to_link(bouquet)) == bouquet
    assert parse(to_link(bouquet, site="https://example.org/read")) == bouquet
    assert from_link(text) == text


@pytest.mark.parametrize(
    "site", ["example", "http://", "https://a b", "https://example.org/?q=1", "javascript:alert(1)"]
)
def test_a_site_is_an_address(site):
    with pytest.raises(MalformedText, match="no address of a site"):
        to_link(parse("3 red rose"), site=site)


@pytest.mark.parametrize(
    "link", ["https://x.org/?a=1&bouquet=3%20red%20rose#top", "TUSSIE:3%20red%20rose", " tussie:3 red rose"]
)
def test_links_are_read_by_the_book(link):
    assert parse(link) == parse("3 red rose")
