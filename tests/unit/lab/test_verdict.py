"""What a run came to, and which sentence of the page says so."""

from typing import Any

import pytest
from werkzeug.test import Client

from frontend.text import texts_in
from tests.unit.in_process import WriteScenario
from tests.unit.lab.explained_calls import act, saw, told
from tests.unit.lab.recorded_runs import WITH_FILES, Browser, called
from tests.unit.lab.wire_record import begin_run

OPEN, OPAQUE = saw(200), saw(0, "opaque")
NO_CORS = {"mode": "no-cors"}

# What was sent, how, and the calls; the verdict, and the view that it names.
Ran = tuple[list[tuple[str, str]], list[dict[str, Any]], str, str | None]
RUNS: dict[str, Ran] = {
    "readable": ([("sends", "/open/notes")], [called("/open/notes", OPEN)], "readable", "notes"),
    "blocked": ([("sends", "/notes")], [called("/notes")], "blocked", "notes"),
    "opaque": (
        [("sends", "/notes")],
        [called("/notes", OPAQUE, **NO_CORS)],
        "opaque",
        "notes",
    ),
    "image": ([("loads", "/logo.svg")], [], "used", "show_logo"),
    "form": ([("submits", "/notes")], [], "used", "notes"),
    "readable 404": ([("sends", "/open/x")], [called("/open/x", OPEN)], "no-view.readable", None),
    "blocked 404": ([("sends", "/x")], [called("/x")], "no-view.blocked", None),
    "opaque 404": ([("sends", "/x")], [called("/x", OPAQUE, **NO_CORS)], "no-view.opaque", None),
    "image that is not there": ([("loads", "/x")], [], "no-view.used", None),
    "nothing sent": ([], [called("/notes", mode="same-origin")], "never-asked", None),
    "refused preflight": (
        [("asks", "/notes")],
        [called("/notes", method="PUT")],
        "not-sent",
        None,
    ),
    "kept": (
        [("sends", "/kept.svg")],
        [called("/kept.svg", OPEN)] * 2,
        "reused.readable",
        "show_kept",
    ),
    "kept from the page": (
        [("loads", "/pinned.svg")],
        [called("/pinned.svg")],
        "reused.blocked",
        "show_kept",
    ),
    "kept without a word": (
        [("loads", "/pinned.svg")],
        [called("/pinned.svg", OPAQUE, **NO_CORS)],
        "reused.opaque",
        "show_kept",
    ),
}


@pytest.mark.parametrize(("sent", "calls", "verdict", "view"), RUNS.values(), ids=RUNS)
def test_verdict_is_on_what_happened(
    api: Client,
    write_scenario: WriteScenario,
    sent: list[tuple[str, str]],
    calls: list[dict[str, Any]],
    verdict: str,
    view: str | None,
) -> None:
    write_scenario("example", WITH_FILES)
    begin_run(api, "example")
    tab = Browser(api)
    for how, path in sent:
        if how == "asks":
            tab.asks(path, "PUT")
        else:
            getattr(tab, how)(path)

    said = told(api, act(*calls), scenario="example")["verdict"]

    assert (said["id"], said["view"]) == (verdict, view)


def test_verdict_names_the_method_that_was_never_sent(
    api: Client, write_scenario: WriteScenario
) -> None:
    write_scenario("example", WITH_FILES)
    begin_run(api, "example")
    Browser(api).asks("/notes", "PUT")

    assert told(api, act(called("/notes", method="PUT")))["verdict"]["method"] == "PUT"


def test_every_verdict_has_its_sentence() -> None:
    sentences = {key.removeprefix("verdict.") for key in texts_in("en") if "verdict." in key}

    assert sentences == {verdict for _, _, verdict, _ in RUNS.values()}
