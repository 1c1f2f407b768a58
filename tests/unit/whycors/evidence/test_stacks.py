"""The fixes as code, without running it: tests/stacks has them run in the real servers."""

import ast
import re
from dataclasses import replace

import pytest

from backend.whycors.evidence.stacks import YOUR_PAGE, Wanted, stack_fixes

PAGE = "https://app.example"
SEVERAL = tuple(f"https://{name}.pages.example" for name in ("one", "two", "three", "four"))
EVERYTHING = Wanted(
    (*SEVERAL, "tauri://localhost", "http://[::1]:3000"),
    credentials=True,
    methods=("GET", "PUT"),
    request_headers=("X-Token", "X-$it's"),
    exposed_headers=("X-Total",),
    url="https://api.example/api/notes?token=1",
)


def wanted(*origins: str, credentials: bool = False, headers: tuple[str, ...] = ()) -> Wanted:
    return Wanted(origins, credentials, ("GET",), headers)


def code_of(stack: str, asked: Wanted) -> str:
    return next(fix.code for fix in stack_fixes(asked) if fix.id == stack)


def test_flask_comes_first() -> None:
    assert [fix.id for fix in stack_fixes(wanted(PAGE))] == [
        *("flask", "flask-by-hand", "express", "fastapi", "django", "spring"),
        *("nginx", "caddy", "vite", "webpack"),
    ]


@pytest.mark.parametrize(
    "asked",
    [
        wanted(),
        wanted("null"),
        wanted(PAGE, "null"),
        wanted("*", credentials=True),
        wanted("*", PAGE),
        wanted("https://*.app.example"),
        wanted(f"{PAGE}/"),
        wanted(f"{PAGE}/page"),
        wanted("app.example"),
        wanted("https://APP.example"),
        wanted("file://"),
        wanted("tauri://localhost/page"),
        wanted("tauri://"),
        wanted("data:text/plain,"),
        wanted(PAGE, headers=("*",)),
        wanted(PAGE, headers=("X-A\r\nX-B",)),
        Wanted((PAGE,), False, ("GET /",), ()),
    ],
    ids=str,
)
def test_what_cannot_be_let_in_by_name_has_no_fix(asked: Wanted) -> None:
    assert stack_fixes(asked) == []


@pytest.mark.parametrize("origin", [PAGE, "http://[::1]:3000", "capacitor://app", YOUR_PAGE])
def test_each_fix_names_the_origin_unless_it_needs_none(origin: str) -> None:
    host = origin.partition("://")[2].partition("]")[0].strip("[]")

    assert {fix.id for fix in stack_fixes(wanted(origin)) if host not in fix.code} == {
        "vite",
        "webpack",
    }


def test_only_everybody_is_a_wildcard() -> None:
    # Any value of a header, any path, and Python's unpacking: the only stars of another meaning.
    others = re.compile(r"Request-Method \*|/\*\*|\*(INSTALLED_APPS|MIDDLEWARE)")

    assert [fix.id for fix in stack_fixes(EVERYTHING) if "*" in others.sub("", fix.code)] == []
    assert "origins" not in code_of("flask", wanted("*"))
    assert "CORS_ALLOW_ALL_ORIGINS = True" in code_of("django", wanted("*"))


@pytest.mark.parametrize("stack", ["flask", "flask-by-hand", "fastapi", "django"])
@pytest.mark.parametrize("asked", [wanted(PAGE), wanted(*SEVERAL), EVERYTHING], ids=str)
def test_python_is_python(stack: str, asked: Wanted) -> None:
    ast.parse(code_of(stack, asked))


def test_without_a_method_those_are_allowed_that_need_no_permission() -> None:
    unknown = Wanted((PAGE,), False, (), ("X-Token",))

    assert "allow_methods=['GET', 'HEAD', 'POST']," in code_of("fastapi", unknown)
    assert "Allow-Methods" not in code_of("nginx", unknown)


@pytest.mark.parametrize("methods", [(), ("GET",), ("POST",), ("PUT",)])
def test_flask_cors_keeps_its_defaults_where_they_do(methods: tuple[str, ...]) -> None:
    asked = Wanted((PAGE,), False, methods, ("X-Token",))

    assert code_of("flask", asked).endswith(f"\n\nCORS(app, origins=['{PAGE}'])")
    assert "'PURGE']" in code_of("flask", replace(asked, methods=("PURGE",)))


@pytest.mark.parametrize("stack", [fix.id for fix in stack_fixes(wanted(PAGE))])
def test_no_code_forbids_the_header_of_a_json_body(stack: str) -> None:
    code = code_of(stack, wanted(PAGE))

    assert not re.search(r"headers(=| = |: )\[\]|allowedHeaders\(\)", code, re.IGNORECASE)
    if stack in ("flask-by-hand", "express", "spring", "nginx", "caddy"):
        assert "Content-Type" in code


def test_long_list_has_one_origin_per_line() -> None:
    assert code_of("django", wanted(*SEVERAL)).splitlines()[4:10] == [
        "CORS_ALLOWED_ORIGINS = [",
        *(f"    '{origin}'," for origin in SEVERAL),
        "]",
    ]


@pytest.mark.parametrize("fix", stack_fixes(EVERYTHING), ids=lambda fix: fix.id)
def test_what_is_asked_with_does_not_stand_in_the_code(fix: object) -> None:
    assert "token=1" not in str(fix)


def test_proxy_takes_its_prefix_away_unless_the_api_has_it() -> None:
    for stack in ("vite", "webpack"):
        below = code_of(stack, EVERYTHING)
        elsewhere = code_of(stack, replace(EVERYTHING, url=None))

        assert "rewrite" not in below.lower()
        assert "asks /api/notes of its own server" in below
        assert "rewrite" in elsewhere.lower()
        assert "https://YOUR-API.example" in elsewhere
