"""Which rule is a path's: the library says what flask-cors does."""

import itertools
from collections.abc import Callable

import pytest
from flask import Flask
from flask_cors import CORS

from backend.whycors.remedies.rules import rule_for
from tests.unit.cors_requests import PAGE
from tests.unit.offenders import offenders

PATTERNS = [
    "/*", "*", "/api/*", "/api/notes", "/api/notes/", "^/api$", "/api/[a-z]+", "/n*", "/a/b/c/*",
]  # fmt: skip
PATHS = ["/", "/api", "/api/notes", "/api/notes/1", "/apikeys", "/notes"]


def exposed(app: Flask, path: str) -> str | None:
    answer = app.test_client().get(path, headers={"Origin": PAGE})
    return answer.headers.get("Access-Control-Expose-Headers")


def check_dict(pair: tuple[str, str]) -> None:
    app = Flask("rules")
    options = {pattern: {"expose_headers": f"x-{n}"} for n, pattern in enumerate(pair)}
    CORS(app, resources=options)  # type: ignore[arg-type]

    for path in PATHS:
        rule = rule_for(path, options)
        assert exposed(app, path) == (options[rule]["expose_headers"] if rule else None)


def check_list(pair: tuple[str, str]) -> None:
    app = Flask("rules")
    CORS(app, resources=[*pair], expose_headers="x")

    for path in PATHS:
        assert exposed(app, path) == ("x" if rule_for(path, pair) else None)


@pytest.mark.parametrize("check", [check_dict, check_list])
def test_rule_is_the_one_that_flask_cors_takes(check: Callable[[tuple[str, str]], None]) -> None:
    pairs = [(" ".join(pair), pair) for pair in itertools.permutations(PATTERNS, 2)]

    assert offenders(pairs, check) == []


def test_first_of_a_list_counts() -> None:
    assert rule_for("/api/notes", ["/x", "/api/*", "/api/notes"]) == "/api/*"


def test_one_pattern_may_stand_alone() -> None:
    assert rule_for("/api/notes", "/api/*") == "/api/*"
    assert rule_for("/notes", "/api/*") is None


def test_pattern_that_is_no_regular_expression_matches_nothing() -> None:
    assert rule_for("/notes", ["("]) is None
