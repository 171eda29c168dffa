"""What the site does when too much is asked of it, and when it is killed: small cases of what is measured elsewhere.

How long it takes is of no matter here; `benchmarks/web.py` and `benchmarks/killed.py` tell that.
"""

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from itertools import islice

import pytest
from benchmarks.killed import ordeal
from starlette.testclient import TestClient

from tussie.web.api import verbs
from tussie.web.app import application
from tussie.web.settings import Settings


class Held:
    """An answer that takes until it is let go."""

    def __init__(self):
        self.begun, self.free = threading.Semaphore(0), threading.Event()

    def __call__(self, asked, **_):
        self.begun.release()
        assert self.free.wait(60)
        return {}


@pytest.fixture
def held(monkeypatch):
    held = Held()
    monkeypatch.setattr(verbs, "tell_reading", held)
    monkeypatch.setattr(verbs, "tell_bouquets", held)
    yield held
    held.free.set()


def a_site(tmp_path, **settings):
    return TestClient(application(Settings(str(tmp_path / "bouquets.sqlite"), **{"rate": 0} | settings)))


def read(site):
    return site.post("/api/v1/read", json={"bouquet": "3 red rose, ivy"})


def compose(site):
    return site.post("/api/v1/compose", json={"say": "gratitude"})


def lookup(site):
    return site.get("/api/v1/lookup", params={"words": "ivy"})


def kind(answer):
    return answer.status_code, answer.json()["type"], answer.headers["retry-after"]


def test_who_finds_no_place_is_sent_away_and_then_there_is_room_again(tmp_path, held):
    # One is worked at, and twice `waiting` wait.
    with a_site(tmp_path, at_once=1, waiting=1) as site, ThreadPoolExecutor(8) as people:
        asking = [people.submit(read, site) for _ in range(8)]
        first = list(islice(as_completed(asking, timeout=60), 5))
        assert [kind(one.result()) for one in first] == [(503, "/api#busy", "5")] * 5
        # What nobody has to think about is there all the same.
        assert site.get("/static/site.css").status_code == 200
        held.free.set()
        assert [one.result().status_code for one in asking if one not in first] == [200] * 3
        assert read(site).status_code == 200


def test_who_reads_does_not_wait_behind_who_composes(tmp_path, held):
    with a_site(tmp_path, at_once=1, waiting=0) as site, ThreadPoolExecutor(1) as people:
        composing = people.submit(compose, site)
        assert held.begun.acquire(timeout=60)
        assert kind(compose(site)) == (503, "/api#busy", "5")
        assert lookup(site).status_code == 200
        held.free.set()
        assert composing.result().status_code == 200


def test_who_waited_too_long_is_answered_and_the_work_keeps_its_place(tmp_path, held):
    with a_site(tmp_path, at_once=1, waiting=0, seconds=0.1) as site:
        assert kind(read(site)) == (503, "/api#too-slow", "5")
        # Nobody waits for it any more, and the thread is still at it: another one would be one too many.
        assert kind(read(site)) == (503, "/api#busy", "5")
        held.free.set()
        # The place is given back a moment after the work is done.
        assert any(read(site).status_code == 200 for _ in range(1_000))


def test_who_gave_up_waiting_leaves_no_work_behind(tmp_path, held):
    # One is worked at and two wait, and all of them are told that the time is up.
    with a_site(tmp_path, at_once=1, waiting=1, seconds=0.1) as site, ThreadPoolExecutor(3) as people:
        late = [people.submit(read, site) for _ in range(3)]
        assert [kind(one.result()) for one in late] == [(503, "/api#too-slow", "5")] * 3
        # Those who only waited were never begun, and their places are free; the first one's is not.
        assert [held.begun.acquire(blocking=False) for _ in range(2)] == [True, False]
        assert kind(read(site)) == (503, "/api#too-slow", "5")


def test_who_asks_too_often_is_sent_away_and_others_are_not(tmp_path):
    with a_site(tmp_path, rate=5) as site:
        often, other = (TestClient(site.app, client=(address, 1862)) for address in ("192.0.2.1", "192.0.2.2"))
        answers = [lookup(often) for _ in range(7)]
        assert [answer.status_code for answer in answers[:5]] == [200] * 5
        assert kind(answers[6])[:2] == (429, "/api#too-many-requests")
        # The window slides: to come again may be soon, and is within the minute.
        assert 1 <= int(answers[6].headers["retry-after"]) <= 60
        assert lookup(other).status_code == 200


def test_of_a_network_all_addresses_are_one_client(tmp_path):
    # Of IPv6 one person has as many addresses as they like.
    with a_site(tmp_path, rate=5) as site:
        home = [TestClient(site.app, client=(f"2001:db8:1:2::{number:x}", 1862)) for number in range(7)]
        assert [lookup(one).status_code for one in home][6] == 429
        assert lookup(TestClient(site.app, client=("2001:db8:1:3::1", 1862))).status_code == 200


def test_what_was_acknowledged_outlives_the_server(tmp_path):
    after = ordeal(tmp_path, str(tmp_path / "bouquets.sqlite"), kills=3, seed=1)
    assert (after.lost, after.corrupt, after.restarts) == (0, 0, 3)
    assert after.acknowledged > 0
    assert after.unheard >= 0
