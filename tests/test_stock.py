"""What can be bought: the catalogue, and florists' lists with all that goes wrong in them."""

import pytest

from tussie import MalformedText, load_lexicon, parse, read_stock
from tussie.stock import Offer, catalogue, in_stock


def test_the_catalogue_covers_the_trade():
    stock = catalogue()
    plants = {offer.flower.plant for offer in stock.offers}
    assert len(plants) >= 160
    assert stock.currency == "USD"


@pytest.mark.parametrize("tradition", ["modern", "victorian", "hanakotoba"])
def test_every_offer_can_be_written_and_read_again(tradition):
    # What the composer writes must be the flower it chose, to a reader of the tradition.
    for offer in catalogue(tradition).offers:
        bouquet = parse(f"3 {offer.flower}", tradition=tradition)
        assert [stem.flower for stem in bouquet.stems] == [offer.flower]


def test_prices_say_who_names_them():
    lex = load_lexicon()
    assert all(lex.has_source(offer.source) for offer in catalogue().offers)


def test_a_florists_list():
    stock = read_stock(
        "Flower,Color,Price,Stems per bunch,available,from,to\n"
        "rose,deep pink,2.20,20,yes,,\n"
        "white hydrangea,,$6.50,1,12,2026-03-01,2026-10-31\n"
        "ivy,,1,10,,,\n",
        currency="EUR",
    )
    rose, hydrangea, ivy = stock.offers
    assert str(rose.flower) == "deep pink rose"
    assert (rose.bunch, rose.available) == (20, 0)
    assert (hydrangea.price, hydrangea.available) == (6.5, 12)
    assert ivy.role == "foliage"
    assert stock.currency == "EUR"


def test_a_row_that_cannot_be_understood_is_told_with_its_line_and_left_out():
    text = "flower,colour,price\nrose,red,2\nblurple,,1\nrose,infrared,2\nrose,red,dear\nrose,red,-3\nrose and ivy,,2\n"
    stock = read_stock(text)
    assert len(stock.offers) == 1
    assert [problem.split(":")[0] for problem in stock.problems] == [f"line {n}" for n in range(3, 8)]
    with pytest.raises(MalformedText, match="line 3"):
        read_stock(text, strict=True)


def test_what_is_sold_out_is_no_offer():
    stock = read_stock("flower,price,available\nrose,2,no\nrose,2,0\npeony,4,3\n")
    assert [offer.flower.name for offer in stock.offers] == ["peony"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no column 'flower'"),
        ("\x89PNG\0\0", "no text"),
        ("name,cost\nrose,2\n", "no column 'price'"),
        ("flower,price\n", "no flower that can be had"),
        ("flower,price\nblurple,2\n", "no flower that can be had"),
        ('flower,price\n"rose,2\n', "no CSV"),
        ("flower,price,from\nrose,2,spring\n", "no day"),
    ],
)
def test_what_is_no_stock_is_one_line(text, words):
    with pytest.raises(MalformedText, match=words) as caught:
        read_stock(text)
    assert "\n" not in str(caught.value)


def test_dates_and_months():
    rose = parse("rose").stems[0].flower
    summer = Offer(rose, "focal", 1.0, 1, begins="2026-05-01", ends="2026-08-31")
    assert [month for month in range(1, 13) if in_stock(summer, month)] == [5, 6, 7, 8]
    winter = Offer(rose, "focal", 1.0, 1, begins="11", ends="02")
    assert [month for month in range(1, 13) if in_stock(winter, month)] == [1, 2, 11, 12]
    across = Offer(rose, "focal", 1.0, 1, begins="2026-11-15", ends="2027-02-01")
    assert [month for month in range(1, 13) if in_stock(across, month)] == [1, 2, 11, 12]
    assert in_stock(winter, 0)
