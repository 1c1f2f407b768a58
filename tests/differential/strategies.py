"""Cases for the differential test, shaped so that near-misses are common."""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st


@dataclass(frozen=True)
class Sites:
    """The origins that take part: the page's, two others, and one that nobody listens on."""

    page: str
    api: str
    other: str
    nobody: str


METHODS = ["GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "get", "put", "patch", "Foo"]
ODD_METHODS = ["TRACE", "connect", "a b"]
CONTENT_TYPES = [
    "text/plain",
    "text/plain; charset=utf-8",
    "TEXT/PLAIN;x=(",
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain, x/y",
    "text/html",
    "nonsense",
    "",
]
REQUEST_HEADERS = st.one_of(
    st.tuples(st.just("Content-Type"), st.sampled_from(CONTENT_TYPES)),
    st.tuples(st.sampled_from(["X-A", "x-b", "X-Requested-With"]), st.sampled_from(["1", "é", ""])),
    st.tuples(st.just("Authorization"), st.just("Bearer x")),
    st.tuples(st.just("Accept"), st.sampled_from(["*/*", 'text/html;x="1"', "a" * 128, "a" * 129])),
    st.tuples(st.just("Accept-Language"), st.sampled_from(["en", "en;q=0.5", "en_US", "*"])),
    st.tuples(st.just("Content-Language"), st.sampled_from(["de", "de/x"])),
    st.tuples(
        st.just("Range"), st.sampled_from(["bytes=0-", "bytes=0-9", "bytes=-9", "bytes=9-0"])
    ),
    st.tuples(st.sampled_from(["Cookie", "Sec-X", "Proxy-X", "Host", "Origin"]), st.just("x")),
    st.tuples(st.just("X-HTTP-Method-Override"), st.sampled_from(["TRACE", "PUT", "PUT, track"])),
)
STATUSES = [200, 200, 200, 200, 201, 204, 299, 304, 400, 401, 404, 405, 500]
REDIRECTS = [301, 302, 303, 307, 308]
ALLOW_METHODS = [
    "PUT",
    "GET,POST",
    "PUT, DELETE,PATCH",
    "*",
    "put",
    "patch",
    "GET PUT",
    "",
    "PUT;DELETE",
    ",PUT,",
]
ALLOW_HEADERS = [
    "content-type",
    "Content-Type, X-A",
    "*",
    "authorization",
    "x-a x-b",
    "",
    "X-A,X-B,content-type,authorization,x-requested-with,accept,range,*",
    "content-type,x-http-method-override,accept-language,content-language",
]
EXPOSE_HEADERS = ["X-One", "*", "x-one, x-two", "X-One;X-Two", "set-cookie,x-one", ""]
EXTRA = [
    ("X-One", "1"),
    ("X-Two", "2"),
    ("Content-Type", "text/plain"),
    ("Set-Cookie", "a=1"),
    ("ETag", "x"),
    ("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"),
    ("Vary", "Origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-site"),
]


def allow_origins(sites: Sites) -> list[str]:
    """Values of Access-Control-Allow-Origin: right, and wrong in every usual way."""
    page = sites.page
    return [page] * 8 + ["*"] * 6 + ["null"] * 3 + [
        f"{page}/", page.upper(), page.removeprefix("http://"), f"{page}, {sites.other}",
        f"{page} {sites.other}", sites.api, f" {page}\t", "", "foo", "https://*.example.com", "* ",
        f"{page}\u000b", "http://localhost",
    ]  # fmt: skip


@st.composite
def answer_headers(draw: Any, sites: Sites, is_preflight: bool) -> list[list[str]]:
    headers: list[list[str]] = []
    for value in draw(
        st.lists(st.sampled_from(allow_origins(sites)), min_size=0, max_size=2)
        if draw(st.integers(0, 9)) == 0
        else st.lists(st.sampled_from(allow_origins(sites)), min_size=1, max_size=1)
    ):
        headers.append(["Access-Control-Allow-Origin", value])
    if draw(st.booleans()):
        values = ["true", "true", "true", "True", "false", " true", "true, true", ""]
        headers.append(["Access-Control-Allow-Credentials", draw(st.sampled_from(values))])
    if is_preflight or draw(st.integers(0, 3)) == 0:
        if draw(st.integers(0, 3)):
            headers.append(["Access-Control-Allow-Methods", draw(st.sampled_from(ALLOW_METHODS))])
        if draw(st.integers(0, 3)):
            headers.append(["Access-Control-Allow-Headers", draw(st.sampled_from(ALLOW_HEADERS))])
        if draw(st.integers(0, 3)) == 0:
            ages = ["0", "5", "600", "-1", "abc", "1.5", "", "00", "99999999"]
            headers.append(["Access-Control-Max-Age", draw(st.sampled_from(ages))])
    if draw(st.booleans()):
        headers.append(["Access-Control-Expose-Headers", draw(st.sampled_from(EXPOSE_HEADERS))])
    for extra in draw(st.lists(st.sampled_from(EXTRA), max_size=3, unique_by=lambda e: e[0])):
        headers.append(list(extra))
    # A stored 301 would answer the next request of the case without asking the server.
    headers.append(["Cache-Control", "no-store"])
    return headers


@st.composite
def requests(draw: Any, sites: Sites, number: str) -> dict[str, Any]:
    origin = draw(
        st.sampled_from(
            [sites.api] * 6
            + [sites.page, sites.other]
            + [sites.nobody] * (draw(st.integers(0, 15)) == 0)
        )
    )
    path = draw(st.sampled_from(["a", "a", "a", "a?q=1", "b", "a#f"]))
    odd = draw(st.integers(0, 24)) == 0
    request: dict[str, Any] = {
        "api": draw(st.sampled_from(["fetch", "fetch", "fetch", "xhr"])),
        "url": f"{origin}/{number}/{path}",
        "method": draw(st.sampled_from(ODD_METHODS if odd else METHODS)),
        "headers": [list(h) for h in draw(st.lists(REQUEST_HEADERS, max_size=3))],
        "credentials": draw(
            st.sampled_from(["same-origin", "same-origin", "include", "include", "omit"])
        ),
    }
    if request["api"] == "fetch":
        request["mode"] = draw(
            st.sampled_from(["cors"] * 7 + ["no-cors", "no-cors", "same-origin"])
        )
        request["redirect"] = draw(st.sampled_from(["follow"] * 6 + ["error", "manual"]))
        if draw(st.integers(0, 5)) == 0:
            request["referrer_policy"] = draw(
                st.sampled_from(["no-referrer", "same-origin", "origin", "strict-origin"])
            )
    else:
        request["upload_listener"] = draw(st.booleans())
    if (draw(st.booleans()) and request["method"].upper() not in ("GET", "HEAD")) or draw(
        st.integers(0, 30)
    ) == 0:
        kinds = ["text", "urlsearchparams", "formdata", "blob", "arraybuffer"]
        body: dict[str, Any] = {"type": draw(st.sampled_from(kinds))}
        if body["type"] == "blob":
            body["mime"] = draw(st.sampled_from(["", "text/plain", "application/json"]))
        request["body"] = body
    return request


@st.composite
def cases(draw: Any, sites: Sites, number: str, browser: str) -> dict[str, Any]:
    """A case for the browser, whose URLs all have `number` as their first path segment."""
    request = draw(requests(sites, number))
    # No no-cors requests of opaque origins: there Chromium goes by where the page came from, and
    # the engine can't know that (README, "What the engine leaves out").
    opaque = draw(st.integers(0, 7)) == 0 and request.get("mode") != "no-cors"
    first = request["url"].partition("#")[0]
    rows: list[dict[str, Any]] = []
    if first.startswith(sites.nobody):
        rows.append({"to": "*", "url": first, "error": "refused"})
    hops = draw(st.sampled_from([0, 0, 0, 1, 1, 2, 3])) if draw(st.booleans()) else 0
    url = first
    for hop in range(hops):
        credentials = "u:p@" if draw(st.integers(0, 14)) == 0 else ""
        host = draw(st.sampled_from([sites.page, sites.api, sites.api, sites.other]))
        target = f"{host}/{number}/r{hop}".replace("://", f"://{credentials}")
        location = draw(
            st.sampled_from([target] * 9 + [f"/{number}/r{hop}", "data:,x", "http://["])
        )
        headers = draw(answer_headers(sites, False))
        if draw(st.integers(0, 19)):
            headers.append(["Location", location])
        rows.append(
            {
                "to": "request",
                "url": url,
                "status": draw(st.sampled_from(REDIRECTS)),
                "headers": headers,
            }
        )
        url = f"{host}/{number}/r{hop}"
    if draw(st.integers(0, 7)):
        status = draw(st.sampled_from([*STATUSES, 302]))
        headers = draw(answer_headers(sites, True))
        if status == 302 and draw(st.booleans()):
            headers.append(["Location", f"{sites.api}/{number}/x"])
        rows.append(
            {
                "to": "preflight",
                "url": draw(st.sampled_from(["*", first])),
                "status": status,
                "headers": headers,
            }
        )
    # Firefox takes no answer to a PUT for an empty one, and an XHR to the page's own origin then
    # reads a status of 0 (measured): no matter of CORS, so not in the engine.
    put_without_answer = (browser, request["api"], request["method"].upper()) == (
        "firefox",
        "xhr",
        "PUT",
    )
    if draw(st.integers(0, 30)) == 0 and not put_without_answer:
        rows.append({"to": "*", "url": "*", "error": "dropped"})
    rows.append(
        {
            "to": "*",
            "url": "*",
            "status": draw(st.sampled_from(STATUSES)),
            "headers": draw(answer_headers(sites, True)),
        }
    )
    before = []
    if draw(st.integers(0, 5)) == 0:
        earlier = draw(requests(sites, number))
        earlier["url"] = request["url"]
        if opaque and earlier["api"] == "fetch":
            earlier["mode"] = "cors"
        if draw(st.booleans()):
            earlier["method"] = request["method"]
            earlier["headers"] = request["headers"]
        before.append(earlier)
    return {
        "id": number,
        "page_origin": "null" if opaque else sites.page,
        "browser": browser,
        "before": before,
        "request": request,
        "responses": rows,
    }
