"""What a server answers: right, and wrong in every usual way."""

from typing import Any

from hypothesis import strategies as st

from tests.differential.strategies.sites import Sites, one_in, pick

Row = dict[str, Any]

# No 1xx: a browser takes these for messages of the connection.
STATUSES = [200] * 8 + [
    201,
    204,
    204,
    204,
    205,
    299,
    300,
    304,
    305,
    400,
    401,
    404,
    405,
    407,
    500,
    503,
    999,
]
REDIRECTS = [301, 302, 303, 307, 308]
# Of all these values the first three are right.
ALLOW_CREDENTIALS = [
    *["true"] * 4,
    *["True", "TRUE", "false", " true\t", "true, true", "true;", '"true"', "1", "", "tru\xe9"],
]
ALLOW_METHODS = [
    *["PUT,DELETE,PATCH,OPTIONS,patch,Foo", "PUT, DELETE,PATCH", "*"],
    *["PUT", "GET,POST", "*,PUT"],
    *["put", "patch", "", ",PUT,", " PUT\t,\t,DELETE ", "PUT\x0b"],
    *["GET PUT", "PUT;DELETE", '"PUT"', "PUT,DEL\xe9TE", "PUT/"],
]
ALLOW_HEADERS = [
    "X-A,X-B,content-type,authorization,x-requested-with,accept,range,*",
    *["*", "Content-Type, X-A,Accept,accept-language,Content-Language,range,x-http-method"],
    *["content-type", "*,authorization", "authorization", "X-A,,x-b,"],
    "content-type,x-http-method-override,accept-language,content-language",
    *["", "x-a x-b", "X-A;X-B", "x-a,\xe9", "x-a:", '"x-a"'],
]
# An age of 1 to 4 could end while a slow case is still running; cases that wait have their own.
MAX_AGES = [
    *["0", "5", "600", "00", "0600", "99999999", "99999999999999999999"],
    *["-1", "-", "+5", "abc", "1.5", "600,", "6 00", ""],
]
EXPOSE_HEADERS = [
    *["X-One", "*", "x-one, x-two", "*,x-one", "set-cookie,x-one", ",X-One,", ""],
    *["X-One;X-Two", "x-one x-two", "x-one,\xe9", "X-Ones"],
]
EXTRA = [
    *[("X-One", "1"), ("X-One", ""), ("X-Two", "2"), ("X-Two", "\xe9\x01\x7f"), ("*", "1")],
    *[("Content-Type", "text/plain"), ("Content-Language", "de"), ("Content-Length", "0")],
    *[("Cache-Control", "private"), ("Expires", "0"), ("Pragma", "x"), ("ETag", "x")],
    *[("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT"), ("Vary", "Origin")],
    *[("Set-Cookie", "a=1"), ("Set-Cookie2", "a=1"), ("WWW-Authenticate", "Odd")],
    *[("Referrer-Policy", "no-referrer"), ("Timing-Allow-Origin", "*")],
    *[("Cross-Origin-Resource-Policy", policy) for policy in ("same-origin", "same-site")],
    *[("Cross-Origin-Resource-Policy", policy) for policy in ("cross-origin", "Same-Origin", "x")],
]


def allow_origins(sites: Sites, origin: str) -> list[str]:
    """Values of Access-Control-Allow-Origin for a page of `origin`."""
    page = sites.page
    return [
        *[origin] * 12,
        *["*"] * 7,
        *["null"] * 4,
        *[f"{page}/", page.upper(), page.removeprefix("http://"), page[:-1], f"{page}0"],
        *[f"{page}, {sites.other}", f"{page} {sites.other}", f"{page},", f"{page}, {page}"],
        *[f" {page}\t", f"{page}\x0b", f"{page}\xe9", f'"{page}"', page.replace("http", "https")],
        *[sites.api, "http://localhost", "https://*.example.com", f"{page}/*", "foo", "foo:bar"],
        *["", "* ", "*, *", "**", "Null", "null, null"],
    ]


@st.composite
def answer_headers(draw: st.DrawFn, sites: Sites, origin: str, asks: bool) -> list[list[str]]:
    """An answer's headers; `asks` when it may answer a preflight."""
    headers: list[list[str]] = []
    is_right = draw(one_in(2))

    def add(name: str, values: list[str]) -> None:
        """Add a header, now and then in two lines; a right one most of the time."""
        for _ in range(2 if draw(one_in(20)) else 1):
            chosen = values[:3] if is_right and not draw(one_in(12)) else values
            headers.append([name, pick(draw, chosen)])

    if not draw(one_in(20)):
        add("Access-Control-Allow-Origin", allow_origins(sites, origin))
    if draw(st.booleans()):
        add("Access-Control-Allow-Credentials", ALLOW_CREDENTIALS)
    if asks or draw(one_in(4)):
        if not draw(one_in(4)):
            add("Access-Control-Allow-Methods", ALLOW_METHODS)
        if not draw(one_in(4)):
            add("Access-Control-Allow-Headers", ALLOW_HEADERS)
        if draw(one_in(3)):
            add("Access-Control-Max-Age", MAX_AGES)
    if draw(st.booleans()):
        add("Access-Control-Expose-Headers", EXPOSE_HEADERS)
    headers += [list(pick(draw, EXTRA)) for _ in range(pick(draw, [0, 0, 1, 2, 3]))]
    # A stored 301 would answer the case's next request without asking the server.
    return [*headers, ["Cache-Control", "no-store"]]


@st.composite
def answers(draw: st.DrawFn, sites: Sites, origin: str, to: str, url: str) -> Row:
    """A row of the table; a preflight's may redirect."""
    statuses = [*STATUSES, *REDIRECTS] if draw(one_in(8)) else STATUSES
    status = 200 if draw(one_in(3)) else pick(draw, statuses)
    headers = draw(answer_headers(sites, origin, to != "request"))
    if draw(one_in(60)):
        pick(draw, headers)[1] += "\0"  # not valid HTTP
    if status in REDIRECTS and draw(st.booleans()):
        headers.append(["Location", pick(draw, ["x", "?x", "", "data:,x", "http://["])])
    return {"to": to, "url": url, "status": status, "headers": headers}


def nobody_answers(sites: Sites, urls: list[str]) -> list[Row]:
    """The rows for URLs that no server answers."""
    errors = {sites.nobody: "refused", sites.unknown: "dns"}
    return [
        {"to": "*", "url": url.partition("#")[0], "error": error}
        for url in dict.fromkeys(urls)
        for origin, error in errors.items()
        if url.startswith(f"{origin}/")
    ]
