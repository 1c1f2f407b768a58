"""Random cases: every remedy is proved, and nothing in it is superfluous."""

from typing import Any, get_args

import pytest
from flask import Flask
from flask_cors import CORS

from backend.cases import Case, begin_case, read_case, remedy_case
from backend.fetch_standard import Request, fetch
from backend.fetch_standard.changes import (
    ALLOW_ORIGIN,
    Change,
    ChangedServer,
    HeaderChange,
)
from backend.fetch_standard.remedy import OPTIONS, Advice
from backend.remedies.flask_cors_call import flask_cors_arguments
from backend.remedies.in_process import transport_to
from tests.differential.harness import make_cases
from tests.differential.strategies import METHODS, Sites

PAGE, API = "http://localhost:8000", "http://localhost:5001"
SITES = Sites(PAGE, API, "http://127.0.0.1:5003", "http://localhost:5999")
CASES = [read_case(each) for each in make_cases(400, 7, SITES)]
REMEDIES = {case.id: found for case in CASES if (found := remedy_case(case))}
WITH_FLASK_CORS = [
    pytest.param(case, arguments, id=case.id)
    for case in CASES
    if case.id in REMEDIES and case.request.url.startswith(API)
    if (arguments := flask_cors_arguments(REMEDIES[case.id])) is not None
]


def is_readable(case: Case, request: Request, changes: list[Change]) -> bool:
    server, cache = begin_case(case)
    return fetch(request, ChangedServer(server, changes), cache, case.browser).outcome == "readable"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_remedy_cures_or_advises(case: Case) -> None:
    found = REMEDIES.get(case.id)

    assert (found is None) == is_readable(case, case.request, [])
    if found and not is_readable(case, found.request, list(found.changes)):
        assert not found.changes
        assert found.advices
        assert found.advices[-1] not in OPTIONS
        assert set(found.advices) <= set(get_args(Advice))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_change_is_needed(case: Case) -> None:
    found = REMEDIES.get(case.id)
    changes = list(found.changes) if found else []

    for change in changes:
        others = [each for each in changes if each is not change]
        assert found and not is_readable(case, found.request, others)


def open_app() -> Flask:
    app = Flask("open_app")
    methods = [method for method in METHODS if method.isupper()]
    app.add_url_rule("/<path:path>", "any", lambda path: path, methods=methods)
    return app


@pytest.mark.parametrize(("case", "arguments"), WITH_FLASK_CORS)
def test_flask_cors_does_what_the_headers_do(case: Case, arguments: Any) -> None:
    asked, app = REMEDIES[case.id].request, open_app()
    CORS(app, **arguments)

    assert fetch(asked, transport_to(app, API), browser=case.browser).outcome == "readable"


def test_page_origin_is_the_only_one_named() -> None:
    changes = [change for found in REMEDIES.values() for change in found.changes]

    origins = [c for c in changes if isinstance(c, HeaderChange) and c.name == ALLOW_ORIGIN]
    assert {change.after for change in origins} == {PAGE}


def test_random_cases_meet_every_end() -> None:
    assert sum(bool(each.changes) for each in REMEDIES.values()) > 100
    assert sum(bool(each.advices) for each in REMEDIES.values()) > 100
    assert len(WITH_FLASK_CORS) > 50
