import threading

import pytest

from backend.lab.run import MAX_EXCHANGES_PER_RUN, Run
from backend.lab.runs import Runs
from backend.whycors.recording.exchange import Exchange
from tests.unit.whycors.recording.received_requests import received


@pytest.fixture
def run() -> Run:
    return Runs().open("0123456789abcdef", "no_cors")


def exchange_of(size: int) -> Exchange:
    exchange = received()
    exchange.response_body.add(b"x" * size)
    return exchange


def test_full_record_drops_its_oldest_exchange(run: Run) -> None:
    for number in range(MAX_EXCHANGES_PER_RUN + 2):
        run.begin(received(path=f"/{number}"))

    record = run.as_json()
    assert record["dropped_exchanges"] == 2
    paths = [exchange["path"] for exchange in record["exchanges"]]
    assert paths == [f"/{number}" for number in range(2, MAX_EXCHANGES_PER_RUN + 2)]


def test_size_is_that_of_what_is_kept(run: Run) -> None:
    for _ in range(MAX_EXCHANGES_PER_RUN + 2):
        exchange = exchange_of(10)
        run.begin(exchange)
        run.finish(exchange)

    assert run.size == exchange_of(10).measured_size() * MAX_EXCHANGES_PER_RUN


def test_exchange_dropped_under_way_is_not_counted(run: Run) -> None:
    exchanges = [exchange_of(10) for _ in range(MAX_EXCHANGES_PER_RUN + 1)]

    for exchange in exchanges:
        run.begin(exchange)
    for exchange in exchanges:
        run.finish(exchange)

    assert run.size == exchange_of(10).measured_size() * MAX_EXCHANGES_PER_RUN


def test_wait_is_over_when_all_have_ended(run: Run) -> None:
    exchange = exchange_of(1)
    run.begin(exchange)
    waiting = threading.Thread(target=run.wait_until_finished, args=[30], daemon=True)
    waiting.start()
    waiting.join(0.05)
    assert waiting.is_alive()

    run.finish(exchange)

    waiting.join(5)
    assert not waiting.is_alive()


def test_wait_ends_with_an_exchange_under_way(run: Run) -> None:
    run.begin(exchange_of(1))

    run.wait_until_finished(0.01)

    assert run.as_json()["exchanges"][0]["duration_ms"] is None
