import pytest

from backend.lab.runs import MAX_RUNS, RunRefused, Runs
from backend.lab.scenarios import find_scenarios
from backend.lab.serving import serve_runs
from tests.unit.in_process import BufferedClient

ONE, TWO, THREE = "1" * 16, "2" * 16, "3" * 16


def test_new_run_begins_empty() -> None:
    assert Runs().open(ONE, "no_cors").as_json() == {
        "id": ONE,
        "scenario": "no_cors",
        "scenario_version": find_scenarios()["no_cors"].version(),
        "scenario_error": None,
        "dropped_exchanges": 0,
        "exchanges": [],
    }


def test_same_id_is_the_same_run() -> None:
    runs = Runs()

    assert runs.open(ONE, "no_cors") is runs.open(ONE, "no_cors") is runs.get(ONE)
    assert len(runs) == 1


def test_run_that_never_began_is_none() -> None:
    assert Runs().get(ONE) is None


@pytest.mark.parametrize("run_id", ["a" * 16, "Z" * 64, "0-9_azAZ-0-9_azAZ"])
def test_run_id_may_be(run_id: str) -> None:
    assert Runs().open(run_id, "no_cors").id == run_id


@pytest.mark.parametrize(
    "run_id", ["", "a" * 15, "a" * 65, "a" * 15 + ".", "a" * 16 + "\n", "é" * 16, "٣" * 16]
)
def test_bad_run_id_is_refused(run_id: str) -> None:
    runs = Runs()

    with pytest.raises(RunRefused, match=r"is not a run id\. Make one of 16 to 64") as refused:
        runs.open(run_id, "no_cors")

    assert refused.value.problem.status_code == 400
    assert len(runs) == 0


@pytest.mark.parametrize("name", ["", "nope", "No_cors", None, 7, ["no_cors"]], ids=repr)
def test_unknown_scenario_is_refused(name: object) -> None:
    runs = Runs()

    with pytest.raises(RunRefused, match=r"is not a scenario\. There are .*no_cors") as refused:
        runs.open(ONE, name)

    assert refused.value.problem.status_code == 404
    assert len(runs) == 0


def test_run_stays_with_its_scenario() -> None:
    runs = Runs()
    runs.open(ONE, "no_cors")

    with pytest.raises(RunRefused, match=r"is a run of no_cors\. Begin a new one") as refused:
        runs.open(ONE, "flask_cors")

    assert refused.value.problem.status_code == 409
    assert runs.open(ONE, "no_cors").scenario.name == "no_cors"


def test_oldest_run_gives_way() -> None:
    runs = Runs(max_runs=2)
    for run_id in (ONE, TWO, THREE):
        runs.open(run_id, "no_cors")

    assert [runs.get(run_id) is None for run_id in (ONE, TWO, THREE)] == [True, False, False]


@pytest.mark.parametrize("use", ["open", "get"])
def test_run_in_use_stays(use: str) -> None:
    runs = Runs(max_runs=2)
    runs.open(ONE, "no_cors")
    runs.open(TWO, "no_cors")

    if use == "open":
        runs.open(ONE, "no_cors")
    else:
        runs.get(ONE)
    runs.open(THREE, "no_cors")

    assert [runs.get(run_id) is None for run_id in (ONE, TWO, THREE)] == [False, True, False]


def test_dropped_run_is_gone() -> None:
    runs = Runs(max_runs=1)
    runs.open(ONE, "no_cors")
    runs.open(TWO, "no_cors")

    for may_begin in (True, False):
        with pytest.raises(RunRefused, match=r"was dropped.* Run the experiment again") as refused:
            runs.open(ONE, "no_cors", may_begin)
        assert refused.value.problem.status_code == 410
    assert runs.get(TWO) is not None


def test_ids_of_dropped_runs_are_remembered_in_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.lab.runs.MAX_DROPPED_REMEMBERED", 2)
    runs = Runs(max_runs=1)
    for number in range(4):
        runs.open(f"{number:016}", "no_cors")

    assert [runs.refusal(f"{n:016}").problem.status_code for n in range(3)] == [404, 410, 410]


def test_run_that_may_not_begin_does_not() -> None:
    runs = Runs()

    with pytest.raises(RunRefused, match="has not begun") as refused:
        runs.open(ONE, "no_cors", may_begin=False)

    assert refused.value.problem.status_code == 404
    assert len(runs) == 0


def send_8000_bytes(runs: Runs, run_id: str) -> None:
    client = BufferedClient(serve_runs(runs))
    assert client.post(f"/{run_id}/no_cors/notes", data=b"x" * 8000).status_code == 415


def test_runs_give_way_by_bytes() -> None:
    runs = Runs(max_record_bytes=20_000)
    send_8000_bytes(runs, ONE)
    send_8000_bytes(runs, TWO)
    assert len(runs) == 2

    send_8000_bytes(runs, TWO)

    assert [runs.get(run_id) is None for run_id in (ONE, TWO)] == [True, False]


def test_no_more_runs_give_way_than_need_to() -> None:
    runs = Runs(max_record_bytes=20_000)

    for run_id in (ONE, TWO, THREE):
        send_8000_bytes(runs, run_id)

    assert [runs.get(run_id) is None for run_id in (ONE, TWO, THREE)] == [True, False, False]


def test_run_too_large_stays_when_alone() -> None:
    runs = Runs(max_record_bytes=7999)

    send_8000_bytes(runs, ONE)

    assert runs.get(ONE) is not None


def test_bytes_of_a_dropped_run_count_no_more() -> None:
    runs = Runs(max_runs=2, max_record_bytes=20_000)
    for run_id in (ONE, TWO):
        send_8000_bytes(runs, run_id)
    runs.open(THREE, "no_cors")

    send_8000_bytes(runs, THREE)

    assert [runs.get(run_id) is None for run_id in (ONE, TWO, THREE)] == [True, False, False]


def test_runs_are_bounded_by_default() -> None:
    runs = Runs()
    for number in range(MAX_RUNS + 3):
        runs.open(f"{number:016}", "no_cors")

    assert len(runs) == MAX_RUNS
