"""Makes rounds from a seed, sends them from several connections, and gathers what goes wrong."""

import itertools
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.drawn import draw_a_few
from tests.fuzz.promises import Fault, faults_of
from tests.fuzz.sent import Sent, Server
from tests.fuzz.strategies import Lab, Round, rounds
from tests.fuzz.wire import NoAnswer, Wire

CLIENTS = 4


@dataclass(frozen=True)
class Failure:
    """What was wrong with the answer to the last of these requests."""

    fault: Fault
    requests: list[Sent]
    run_id: str


def make_rounds(count: int, seed_: int, lab: Lab) -> Iterator[Round]:
    """Yield rounds until they have `count` requests, always the same for a seed."""
    made = 0
    for start in itertools.count():
        for each in _make_some(seed_, start, lab):
            requests = each.requests[: count - made]
            made += len(requests)
            yield Round(each.run_id, requests)
            if made == count:
                return


def _make_some(seed_: int, start: int, lab: Lab) -> list[Round]:
    return draw_a_few(
        seed_, start, lambda place: rounds(lab, f"fuzz-{seed_:06d}-{start:06d}-{place:02d}")
    )


def failures(all_rounds: Iterator[Round], ports: Mapping[Server, int]) -> list[Failure]:
    """Send all requests and return the failures, the first of each kind."""
    by_kind: dict[str, Failure] = {}
    with ThreadPoolExecutor(CLIENTS) as pool:
        # No more rounds at once than are sent: they would all be in memory.
        while batch := list(itertools.islice(all_rounds, 8 * CLIENTS)):
            for found in pool.map(lambda one: list(send(one, ports)), batch):
                for failure in found:
                    by_kind.setdefault(failure.fault.kind, failure)
    return list(by_kind.values())


def send(round_: Round, ports: Mapping[Server, int]) -> Iterator[Failure]:
    """Send a round's requests in order, on connections of its own, and yield its failures."""
    wire = Wire(ports)
    for number, sent in enumerate(round_.requests, 1):
        try:
            faults = faults_of(sent, wire.send(sent))
        except NoAnswer as error:
            faults = [Fault(f"silence {sent.of}", str(error))]
        for fault in faults:
            yield Failure(fault, round_.requests[:number], round_.run_id)
    wire.close()
