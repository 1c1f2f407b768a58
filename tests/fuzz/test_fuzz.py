"""Whatever is sent to the servers, they answer, and no more than they should."""

from collections.abc import Mapping

import pytest

from scripts.made_parts import originals
from scripts.running_lab import running_lab
from tests.fuzz.fuzzing import failures, make_rounds
from tests.fuzz.liveness import watched
from tests.fuzz.promises import faults_in_log
from tests.fuzz.sent import Server
from tests.fuzz.strategies import Lab
from tests.fuzz.told import Shrinker, told


def test_servers_keep_their_promises(request: pytest.FixtureRequest) -> None:
    count = request.config.getoption("--requests")
    seed = request.config.getoption("--request-seed")
    before = originals()
    with running_lab() as running:
        lab = Lab(running.api, running.page, running.attacker)
        api, page, attacker = running.ports
        ports: Mapping[Server, int] = {"api": api, "page": page, "attacker": attacker}

        with watched(ports) as unhealthy:
            found = failures(make_rounds(count, seed, lab), ports)

        log = "".join(running.log)
        shrinker = Shrinker(ports)
        said = [told(shrinker.shrink(failure), ports) for failure in found]
    said += [f"{fault.kind}: {fault.seen}" for fault in faults_in_log(log)]
    said += [] if originals() == before else ["a scenario's file has been written"]
    again = f"--requests {count} --request-seed {seed}"
    assert not said + unhealthy, f"with {again}:\n\n" + "\n\n".join([*said, *unhealthy])
