"""Random cases: every remedy is proved, and nothing in it is superfluous."""

import functools
from typing import Any, get_args

from flask import Flask
from flask_cors import CORS

from backend.whycors.cases.case import Case, begin_case, read_case, remedy_case
from backend.whycors.fetch_standard import Request, fetch
from backend.whycors.remedies.advice import OPTIONS, Advice
from backend.whycors.remedies.changes import (
    ALLOW_ORIGIN,
    Change,
    ChangedServer,
    HeaderChange,
)
from backend.whycors.remedies.flask_cors_call import flask_cors_arguments
from backend.whycors.remedies.in_process import transport_to
from backend.whycors.remedies.remedy import Remedy
from tests.differential.harness import make_cases
from tests.differential.strategies import METHODS, Sites
from tests.unit.offenders import offenders

PAGE, API = "http://localhost:8000", "http://localhost:5001"
SITES = Sites(PAGE, API, "http://127.0.0.1:5003", "http://localhost:5999")
#: The case, its remedy, and one of the changes in it.
Needed = tuple[Case, Remedy, Change]
#: The case, its remedy, and the arguments of CORS() that do the same.
WithFlaskCors = tuple[Case, Remedy, dict[str, Any]]


@functools.cache
def random_cases() -> list[Case]:
    return [read_case(case) for case in make_cases(400, 7, SITES)]


@functools.cache
def remedies() -> dict[str, tuple[Case, Remedy]]:
    """Return the cases that need a remedy, with it, by their ids."""
    return {case.id: (case, found) for case in random_cases() if (found := remedy_case(case))}


def changes() -> list[tuple[str, Needed]]:
    return [
        (f"{name}: {change}", (case, found, change))
        for name, (case, found) in remedies().items()
        for change in found.changes
    ]


def with_flask_cors() -> list[tuple[str, WithFlaskCors]]:
    return [
        (name, (case, found, arguments))
        for name, (case, found) in remedies().items()
        if case.request.url.startswith(API)
        and (arguments := flask_cors_arguments(found)) is not None
    ]


def is_readable(case: Case, request: Request, changes: list[Change]) -> bool:
    server, cache = begin_case(case)
    outcome = fetch(request, ChangedServer(server, changes), cache, case.behaviour)
    return outcome.outcome == "readable"


def test_unreadable_answer_has_a_remedy() -> None:
    readable = [case.id for case in random_cases() if is_readable(case, case.request, [])]

    assert readable == [case.id for case in random_cases() if case.id not in remedies()]


def check_cure(of_case: tuple[Case, Remedy]) -> None:
    case, found = of_case
    if not is_readable(case, found.request, list(found.changes)):
        assert not found.changes
        assert found.advices
        assert found.advices[-1] not in OPTIONS
        assert set(found.advices) <= set(get_args(Advice))


def test_remedy_cures_or_advises() -> None:
    assert offenders(remedies().items(), check_cure) == []


def check_need(of_case: Needed) -> None:
    case, found, change = of_case
    others = [other for other in found.changes if other is not change]
    assert not is_readable(case, found.request, others)


def test_each_change_is_needed() -> None:
    assert offenders(changes(), check_need) == []


def open_app() -> Flask:
    app = Flask("open_app")
    methods = [method for method in METHODS if method.isupper()]
    app.add_url_rule("/<path:path>", "any", lambda path: path, methods=methods)
    return app


def check_flask_cors(of_case: WithFlaskCors) -> None:
    case, found, arguments = of_case
    app = open_app()
    CORS(app, **arguments)

    outcome = fetch(found.request, transport_to(app, API), behaviour=case.behaviour)
    assert outcome.outcome == "readable"


def test_flask_cors_does_what_the_headers_do() -> None:
    assert offenders(with_flask_cors(), check_flask_cors) == []


def test_page_origin_is_the_only_one_named() -> None:
    made = [change for _, found in remedies().values() for change in found.changes]

    origins = [c for c in made if isinstance(c, HeaderChange) and c.name == ALLOW_ORIGIN]
    assert {change.after for change in origins} == {PAGE}


def test_random_cases_meet_every_end() -> None:
    found = [remedy for _, remedy in remedies().values()]

    assert sum(bool(remedy.changes) for remedy in found) > 100
    assert sum(bool(remedy.advices) for remedy in found) > 100
    assert len(with_flask_cors()) > 50
