"""Whole cases: a page, its earlier requests, its request, and the server as a table."""

from typing import Any

from hypothesis import strategies as st

from tests.differential.strategies.answers import (
    REDIRECTS,
    Row,
    answer_headers,
    answers,
    nobody_answers,
)
from tests.differential.strategies.requests import requests
from tests.differential.strategies.sites import Sites, one_in, pick, with_credentials

#: Longer than the two seconds for which a preflight's permission then lasts.
PAUSE_MS = 2300
CREDENTIALS = ["u:p@", "u@", ":p@", "u:@", "@", ":@"]


def odd_locations(sites: Sites, number: str) -> list[str]:
    """Where a redirect may lead nowhere."""
    path = f"/{number}/x"
    return [
        *[
            f"data:,{path}",
            f"foo://bar{path}",
            f"ftp://localhost{path}",
            "about:blank",
            f"mailto:{path}",
        ],
        *["http://[", "http://", "", f"{sites.bad_port}{path}", f"{sites.nobody}{path}"],
        *[with_credentials(f"{origin}{path}", "u:p@") for origin in (sites.bad_port, "foo://bar")],
        f"{sites.unknown}{path}",
    ]


@st.composite
def locations(draw: st.DrawFn, origin: str, number: str, hop: int) -> tuple[str, str | None]:
    """A Location, and the origin that it leads to, None for the same as before."""
    path = f"/{number}/r{hop}" + pick(draw, ["", "", "", "#g", "?q"])
    if draw(one_in(8)):
        return pick(draw, ([path, path.rpartition("/")[2]])), None
    names = pick(draw, CREDENTIALS) if draw(one_in(12)) else ""
    return with_credentials(f"{origin}{path}", names), origin


@st.composite
def chains(draw: st.DrawFn, sites: Sites, origin: str, number: str, first: str) -> list[Row]:
    """The answers that redirect a request from `first`, one to the next, to whichever origin."""
    rows: list[Row] = []
    url = first
    here = next(
        (origin for origin in vars(sites).values() if first.startswith(f"{origin}/")), sites.api
    )
    for hop in range(pick(draw, [1, 1, 1, 2, 2, 3, 4])):
        origins = [sites.page, sites.api, sites.api, sites.other]
        location, there = draw(locations(pick(draw, origins), number, hop))
        here = there or here
        headers = draw(answer_headers(sites, origin, False))
        last = draw(one_in(12))
        if last:
            location = pick(draw, (odd_locations(sites, number)))
        if not draw(one_in(20)):
            headers.append(["Location", location])
        status = pick(draw, REDIRECTS)
        rows.append({"to": "request", "url": url, "status": status, "headers": headers})
        if last:
            return [*nobody_answers(sites, [location]), *rows]
        url = f"{here}/{number}/r{hop}" + ("?q" if location.endswith("?q") else "")
    return rows


@st.composite
def endless_redirects(draw: st.DrawFn, sites: Sites, origin: str, url: str) -> list[Row]:
    """Redirects to the same URL again: twenty are followed, and nineteen or twenty may be all."""
    there = ["Location", url]
    row = {"to": "request", "url": url, "status": pick(draw, [302, 303, 307])}
    row["headers"] = [*draw(answer_headers(sites, origin, False)), there]
    times = pick(draw, [19, 20, 21])
    last = draw(answers(sites, origin, "request", url))
    return [row] * times + [last]


@st.composite
def tables(draw: st.DrawFn, sites: Sites, origin: str, number: str, urls: list[str]) -> list[Row]:
    """The server that the requests for `urls` meet."""
    rows = nobody_answers(sites, urls)
    first = urls[-1].partition("#")[0]
    if draw(one_in(60)):
        rows += draw(endless_redirects(sites, origin, first))
    elif draw(one_in(3)):
        rows += draw(chains(sites, origin, number, first))
    if not draw(one_in(8)):
        url = pick(draw, ["*", first])
        rows += draw(st.lists(answers(sites, origin, "preflight", url), min_size=1, max_size=2))
    if draw(one_in(30)):
        to = pick(draw, ["preflight", "request", "*"])
        rows.append({"to": to, "url": "*", "error": "dropped"})
    return [*rows, draw(answers(sites, origin, "*", "*"))]


@st.composite
def earlier_requests(
    draw: st.DrawFn, sites: Sites, number: str, request: dict[str, Any]
) -> list[dict[str, Any]]:
    """Requests that fill the preflight cache, most of them for what will be asked again."""
    earlier = draw(st.lists(requests(sites, number), min_size=1, max_size=3))
    for previous in earlier:
        if not draw(one_in(6)):
            previous["url"] = request["url"]
        for name in ("method", "headers", "credentials"):
            if draw(st.booleans()):
                previous[name] = request[name]
    return earlier


def add_pauses(draw: st.DrawFn, requests: list[dict[str, Any]], rows: list[Row]) -> None:
    """Let time pass before some requests, so that what preflights allowed ends meanwhile."""
    for request in requests:
        request["after_ms"] = pick(draw, [0, PAUSE_MS])
    for row in rows:
        for header in row.get("headers", []):
            if header[0] == "Access-Control-Max-Age":
                header[1] = pick(draw, ["2", "2", "600"])


@st.composite
def cases(draw: st.DrawFn, sites: Sites, number: str, browser: str) -> dict[str, Any]:
    """A case for the browser, whose URLs all have `number` as their first path segment."""
    request = draw(requests(sites, number))
    before = draw(earlier_requests(sites, number, request)) if draw(one_in(5)) else []
    # No no-cors requests from opaque origins: there Chromium goes by where the page came from, and
    # the engine can't know that (backend/README.md, "The rooms").
    is_opaque = draw(one_in(8)) and "no-cors" not in [r.get("mode") for r in (request, *before)]
    origin = "null" if is_opaque else sites.page
    urls = [asked["url"] for asked in (*before, request)]
    rows = draw(tables(sites, origin, number, urls))
    if draw(one_in(30)) and before:
        add_pauses(draw, [*before, request], rows)
    return {
        "id": number,
        "page_origin": origin,
        "browser": browser,
        "before": before,
        "request": request,
        "responses": rows,
    }
