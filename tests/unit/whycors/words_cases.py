"""Cases that together take every step and fail for every reason, for the tests of the words."""

import functools
from typing import Any

from backend.whycors.cases.case import read_case, run_case
from backend.whycors.fetch_standard import NetworkFailure, Outcome, Request, fetch
from backend.whycors.words import LANGUAGES, Words
from backend.whycors.words.catalogues import catalogue
from tests.differential.harness import make_cases
from tests.differential.strategies import Sites

CATALOGUES = {language: catalogue("explanation", language) for language in LANGUAGES}

PAGE, API = "http://localhost:8000", "http://localhost:5001"
URL = f"{API}/notes"
OPEN = {"Access-Control-Allow-Origin": "*"}
PUT = {"method": "PUT"}
JSON = {"method": "POST", "headers": [["Content-Type", "application/json"]]}
BEARER = {"headers": [["Authorization", "Bearer x"]]}
INCLUDE = {"credentials": "include"}
PINNED = {"Access-Control-Allow-Origin": PAGE, "Access-Control-Allow-Credentials": "true"}
STREAM = {"method": "POST", "body": {"type": "stream"}}

# An Access-Control-Allow-Origin that differs from the page's origin in each way that has its text.
MISMATCHES = {
    PAGE: [
        f"{PAGE}/",
        f"{PAGE}/x",
        "HTTP://LOCALHOST:8000",
        "localhost:8000",
        "https://localhost:8000",
        "http://127.0.0.1:8000",
        "http://example.com:8000",
        "http://*:8000",
        "null",
    ],
    "http://localhost": ["http://localhost:80"],
    "null": [PAGE],
    "tauri://localhost": ["http://tauri.localhost"],
}


def row(
    headers: dict[str, str], status: int = 200, to: str = "*", url: str = "*"
) -> dict[str, Any]:
    """Return a row of the server's table."""
    return {"to": to, "url": url, "status": status, "headers": [list(h) for h in headers.items()]}


def redirect(location: str, status: int = 302, headers: dict[str, str] = OPEN) -> dict[str, Any]:
    return row(headers | {"Location": location}, status, "request", URL)


def several_locations(*locations: str) -> dict[str, Any]:
    answer = row(OPEN, 302)
    answer["headers"] += [["Location", location] for location in locations]
    return answer


def case(
    request: dict[str, Any], *rows: dict[str, Any], page: str = PAGE, browser: str = "standard"
) -> dict[str, Any]:
    """Return a case; a server that allows every origin answers where `rows` have no answer."""
    return {
        "id": "words",
        "page_origin": page,
        "browser": browser,
        "request": {"url": URL} | request,
        "responses": [*rows, row(OPEN)],
    }


CASES = [
    # Nothing wrong.
    case({}),
    case({"url": f"{PAGE}/x"}),
    case({"mode": "no-cors"}),
    case({"redirect": "manual"}, redirect(f"{API}/there")),
    case(INCLUDE, row(PINNED)),
    case(JSON, row(OPEN | {"Access-Control-Allow-Headers": "*"})),
    case(JSON | PUT, row(OPEN | {"Access-Control-Allow-Methods": "*"})),
    case({"api": "xhr", "method": "POST", "upload_listener": True}),
    case(
        {"api": "xhr", "upload_listener": True}, row(OPEN | {"Access-Control-Allow-Methods": "PUT"})
    ),
    case(STREAM | PUT),
    case(PUT, row(OPEN | {"Access-Control-Allow-Methods": "PUT"}))
    | {"before": [{"url": URL} | PUT]},
    case(JSON, row(OPEN | {"Access-Control-Allow-Headers": "content-type"})),
    # The CORS check.
    case({}, row({})),
    case({"api": "xhr"}, row({})),
    case({"api": "element", "destination": "image"}),
    case({"api": "element", "destination": "image"}, row({})),
    case(PUT, row({})),
    case(INCLUDE),
    case(PUT | INCLUDE),
    *(
        case(request, row({"Access-Control-Allow-Origin": value}))
        for request in ({}, PUT)
        for value in (API, f"{PAGE}, {PAGE}", "foo", "")
    ),
    *(
        case({}, row({"Access-Control-Allow-Origin": value}), page=page)
        for page, values in MISMATCHES.items()
        for value in values
    ),
    *(
        case(request | INCLUDE, row(PINNED | {"Access-Control-Allow-Credentials": "True"}))
        for request in ({}, PUT)
    ),
    case(INCLUDE, row({"Access-Control-Allow-Origin": PAGE})),
    case(PUT | INCLUDE, row({"Access-Control-Allow-Origin": PAGE})),
    # The preflight.
    case(PUT, row(OPEN | {"Location": "/"}, 302)),
    case(PUT, row(OPEN, 404)),
    case(PUT, row(OPEN | {"Access-Control-Allow-Methods": "GET PUT"})),
    case(JSON, row(OPEN | {"Access-Control-Allow-Headers": "a b"})),
    case(PUT),
    case(PUT, row(OPEN | {"Access-Control-Allow-Methods": "GET"})),
    case(PUT, row(OPEN | {"Access-Control-Allow-Methods": "put"})),
    case(PUT | INCLUDE, row(PINNED | {"Access-Control-Allow-Methods": "*"})),
    case(JSON),
    case(JSON, row(OPEN | {"Access-Control-Allow-Headers": "x-a"})),
    case(JSON | INCLUDE, row(PINNED | {"Access-Control-Allow-Headers": "*"})),
    case(BEARER, row(OPEN | {"Access-Control-Allow-Headers": "*"})),
    # Main fetch and what has nothing to do with CORS.
    case({"mode": "same-origin"}),
    case({"mode": "no-cors", "redirect": "error"}),
    case({"url": "ftp://localhost/"}),
    case({"url": "http://example.com/"}, page="https://example.com"),
    case({"url": "http://localhost:6000/"}),
    case({}, page="https://example.com", browser="chromium"),
    case({}, page="http://example.com", browser="chromium"),
    case({"mode": "no-cors"}, row({"Cross-Origin-Resource-Policy": "same-origin"})),
    *(case(STREAM, browser=browser) for browser in ("chromium", "safari")),
    *(case({}, {"to": "*", "url": "*", "error": error}) for error in ("refused", "dns", "dropped")),
    # Redirects.
    case({}, redirect("http://[")),
    case({}, several_locations("/a", "/b")),
    case({}, redirect("ftp://localhost/")),
    case({}, redirect(URL)),
    case({}, redirect("http://user:pw@localhost:5002/")),
    case(
        {"url": f"{PAGE}/x"},
        row({"Location": "http://u:p@localhost:8000/"}, 302),
        browser="chromium",
    ),
    case(STREAM | {"method": "POST"}, row(OPEN, to="preflight"), redirect("/x", 307)),
    case({"redirect": "error"}, redirect("/x")),
    case({}, redirect("http://localhost:5002/"), row({"Access-Control-Allow-Origin": PAGE})),
    case(
        JSON,
        row(OPEN | {"Access-Control-Allow-Headers": "*"}, to="preflight", url=URL),
        redirect(f"{API}/x", 307),
    ),
    case({"method": "PUT"}, row(OPEN | {"Access-Control-Allow-Methods": "PUT"})),
    # Arguments that are refused.
    case({"url": "http://["}),
    case({"url": "http://u:p@localhost/"}),
    case({"method": "a b"}),
    case({"method": "TRACE"}),
    case({"method": "PUT", "mode": "no-cors"}),
    case({"method": "GET", "body": {"type": "text"}}),
    case(STREAM | {"mode": "no-cors"}),
    case({"headers": [["a b", "x"]]}),
    case({"headers": [["x", "a\nb"]]}),
    case({"api": "xhr", "method": "a b"}),
    case({"api": "xhr", "url": "http://["}),
    case({"api": "xhr", "headers": [["a b", "x"]]}),
    # No answer that a browser accepts.
    case({}, row(OPEN | {"X-A": "a\0b"})),
    case({}, row(OPEN, 407), browser="chromium"),
    # No network needed.
    case({"url": "data:,x"}),
    case({"url": "data:x"}),
    case({"url": "blob:http://localhost:8000/1"}),
    case({"url": "ftp://localhost/", "mode": "no-cors"}),
]


@functools.cache
def outcomes() -> list[tuple[Request, Outcome]]:
    """Return the outcome of each of the cases, of random ones, and of a gap in a record."""
    sites = Sites(PAGE, API, "http://127.0.0.1:5001", "http://localhost:1")
    asked = Request(PAGE, URL)
    unrecorded = fetch(asked, lambda request: NetworkFailure("unrecorded"))
    made = [*CASES, *make_cases(100, 1, sites)]
    return [*map(outcome_of, made), (asked, unrecorded)]


def outcome_of(data: dict[str, Any]) -> tuple[Request, Outcome]:
    """Return a case's request and what the engine makes of it."""
    each = read_case(data)
    return each.request, run_case(each)


class Heard(Words):
    """Words that remember which of their texts were asked for."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.keys: set[str] = set()

    def text(self, key: str, **values: object) -> str:
        self.keys.add(key)
        return super().text(key, **values)
