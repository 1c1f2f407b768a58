"""A change among the scenarios' files shows in the next run, without a restart."""

from werkzeug.test import Client

from backend.lab.scenarios import Scenarios
from tests.unit.in_process import WriteScenario

SAYS = "from flask import Flask\ndef create_app():\n    app = Flask(__name__)\n    @app.get('/')\n"


def saying(text: str) -> str:
    """Return the source of a scenario whose root answers with `text`."""
    return f"{SAYS}    def say():\n        return {text!r}\n    return app\n"


def said_in_run(api: Client, number: int) -> str:
    """Return what the scenario says in the run of that number; the first request begins it."""
    return api.get(f"/runs/{number:016}/example/").text


def test_edit_shows_in_the_next_run_only(api: Client, write_scenario: WriteScenario) -> None:
    write_scenario("example", saying("before"))
    assert said_in_run(api, 1) == "before"

    write_scenario("example", saying("after"))

    assert [said_in_run(api, 1), said_in_run(api, 2)] == ["before", "after"]


def test_edit_that_keeps_the_size_shows(api: Client, write_scenario: WriteScenario) -> None:
    for number, text in enumerate(["one", "two", "six"]):
        write_scenario("example", saying(text))
        assert said_in_run(api, number) == text


def test_new_scenario_is_there_in_the_next_run(api: Client, write_scenario: WriteScenario) -> None:
    assert "no-such-scenario" in said_in_run(api, 1)

    write_scenario("example", saying("new"))

    assert said_in_run(api, 2) == "new"


def test_moved_scenario_is_found_where_it_is(api: Client, write_scenario: WriteScenario) -> None:
    path = write_scenario("example", saying("moved"))
    assert said_in_run(api, 1) == "moved"
    chapter = path.parent / "chapter"
    chapter.mkdir()

    path.rename(chapter / path.name)

    assert said_in_run(api, 2) == "moved"
    shown = api.get("/lab/scenarios/example").get_json()
    assert shown["path"] == "backend/scenarios/chapter/example.py"


def test_deleted_scenario_is_gone_in_the_next_run(
    api: Client, write_scenario: WriteScenario
) -> None:
    path = write_scenario("example", saying("here"))
    assert said_in_run(api, 1) == "here"

    path.unlink()

    assert said_in_run(api, 1) == "here"
    assert "no-such-scenario" in said_in_run(api, 2)


def test_broken_scenario_is_mended_in_the_next_run(
    api: Client, write_scenario: WriteScenario
) -> None:
    for number, (source, wanted) in enumerate(
        [(saying("whole"), "whole"), ("import nowhere\n", "nowhere"), (saying("mended"), "mended")]
    ):
        write_scenario("example", source)
        assert wanted in said_in_run(api, number)


def test_shown_code_follows_its_file(api: Client, write_scenario: WriteScenario) -> None:
    def shown() -> tuple[int, bool]:
        answer = api.get("/lab/scenarios/example?compared_to=other").get_json()
        added = [line for line in answer["lines"] if line["change"] == "+"]
        return len(added), answer["error"] is not None

    write_scenario("other", saying("one"))
    write_scenario("example", saying("one"))
    assert shown() == (0, False)

    write_scenario("example", saying("two"))
    assert shown() == (1, False)
    write_scenario("other", saying("two"))
    assert shown() == (0, False)
    write_scenario("example", "import nowhere\n")
    assert shown() == (1, True)
    write_scenario("example", saying("two"))
    assert shown() == (0, False)


def test_error_that_no_edit_mends_is_looked_at_anew(
    api: Client, write_scenario: WriteScenario
) -> None:
    path = write_scenario("example", "")
    needed = path.with_name("needed.txt")
    path.write_text(f"open({str(needed)!r}).close()\n{saying('whole')}")
    assert api.get("/lab/scenarios/example").get_json()["error"] is not None

    needed.touch()

    assert api.get("/lab/scenarios/example").get_json()["error"] is None


def test_run_tells_the_version_of_its_file_as_the_shown_code_does(
    api: Client, write_scenario: WriteScenario
) -> None:
    def versions() -> tuple[str, str]:
        shown = api.get("/lab/scenarios/example").get_json()["version"]
        said_in_run(api, 1)
        return shown, api.get(f"/lab/runs/{1:016}").get_json()["scenario_version"]

    write_scenario("example", saying("before"))
    before = versions()
    write_scenario("example", saying("after"))
    after = versions()

    assert before[0] == before[1] != after[0] == after[1]


def test_known_scenario_is_not_searched_for(
    scenarios: Scenarios, write_scenario: WriteScenario
) -> None:
    path = write_scenario("example", saying("first"))
    assert scenarios.get("example") is scenarios.get("example")

    # A folder that comes first in the order of paths: a new search would find the file in there.
    earlier = path.parent / "a_chapter"
    earlier.mkdir()
    (earlier / "example.py").touch()

    found = scenarios.get("example")
    assert found is not None and found.path == path
