"""What a page asks for."""

from typing import Any

from hypothesis import strategies as st

from tests.differential.strategies.sites import Sites, one_in, pick, with_credentials

METHODS = [
    *["GET", "GET", "POST", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS"],
    *["get", "pOsT", "put", "patch", "Foo"],
]
ODD_METHODS = ["TRACE", "connect", "Track", "a b", "", "PÜT"]
LONG = "text/plain;x=" + "a" * 115  # as long as a safelisted value may be
CONTENT_TYPES = [
    "text/plain",
    "text/plain; charset=utf-8",
    "text/plain;charset=latin1",
    'text/plain;charset="latin1"',
    'text/plain;x="1";charset=a',
    "text/plain; charset=",
    "TEXT/PLAIN;x=(",
    "text/plain;é",
    LONG,
    f"{LONG}a",
    f"{LONG};charset=x",
    "application/json",
    "application/json;charset=x",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded;charset='x'",
    "multipart/form-data; boundary=x",
    "text/plain, x/y",
    "text/plain,",
    "text/html",
    "text /plain",
    "text/plain x;y",
    "text/plain;;charset=x",
    "text/plain;charset=x;",
    "text/plain ;x",
    "nonsense",
    "",
]
ACCEPTS = ["*/*", 'text/html;x="1"', "a" * 127, "a" * 128, "a" * 129, "é", "a\tb", "a\x01b", ""]
LANGUAGES = ["en", "en;q=0.5", "en_US", "*", "de/x", "e,n", "é", "e" * 128, "e" * 129]
RANGES = [
    *["bytes=0-", "bytes=0-9", "bytes=-9", "bytes=9-0", "bytes=5-5", "bytes=", "bytes=-"],
    *["bytes=0-9,20-", "bytes= 0-9", "bytes=0 -9", "Bytes=0-9", "bytes=0-9 ", "items=0-9"],
    # Not longer: to Chromium, what doesn't fit in 64 bits isn't a number.
    "bytes=0-" + "1" * 18,
]
#: Names that a page can't set, and names that only look like them.
FORBIDDEN = [
    *["Cookie", "Sec-X", "Proxy-X", "Host", "Origin", "DNT", "Set-Cookie", "Via", "Expect", "TE"],
    *["Access-Control-Request-Method", "Cookie3", "Security", "Proxy", "User-Agent"],
]
#: Client hints and others that are, or once were, safelisted somewhere.
HINTS = [
    *["Save-Data", "DPR", "Width", "Viewport-Width", "Device-Memory", "RTT", "Downlink", "ECT"],
    *["Last-Event-ID", "Cache-Control", "Purpose", "Intervention"],
]
OVERRIDES = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]


#: The names and the values that go together.
HEADERS = [
    (["Content-Type", "content-type"], CONTENT_TYPES),
    (["X-A", "x-a", "x-b", "X-Requested-With"], ["1", "é", "", " 1 ", "a\x7fb"]),
    (["Authorization", "authorization"], ["Bearer x"]),
    (["Accept"], ACCEPTS),
    (["Accept-Language", "Content-Language"], LANGUAGES),
    (["Range"], RANGES),
    (FORBIDDEN, ["x"]),
    (HINTS, ["1", "on", "4g", "x"]),
    (OVERRIDES, ["TRACE", "PUT", "PUT, track", "traced"]),
]
#: What a header list refuses: the names aren't tokens, the values aren't bytes or have line breaks.
ODD_HEADERS = [
    (["X A", "", "é", "X:"], ["1"]),
    (["X-A"], ["a\nb", "a\0b", "Ā"]),
]
#: More than 1,024 bytes of values, none of them longer than 128.
NINE_LONG_VALUES = [["Accept", "a" * 128]] * 9

POLICIES = [
    *["no-referrer", "no-referrer-when-downgrade", "origin", "origin-when-cross-origin"],
    *["same-origin", "strict-origin", "strict-origin-when-cross-origin", "unsafe-url"],
]
BODIES = ["text", "text", "urlsearchparams", "formdata", "blob", "arraybuffer", "stream"]
BLOB_TYPES = ["", "text/plain", "TEXT/plain", "application/json", "x", "é/x", f"{LONG}a"]


def odd_urls(sites: Sites, number: str) -> list[str]:
    """URLs that lead nowhere, or that a page may not ask for. The unknown host is slow: once."""
    path = f"/{number}/a"
    with_names = [with_credentials(sites.api, names) for names in ("u:p@", "u@", ":p@", "@", ":@")]
    return [
        *[f"{origin}{path}" for origin in (*with_names, sites.nobody, sites.bad_port)],
        f"{sites.unknown}{path}",
        f"foo://bar{path}",
        f"ftp://localhost{path}",
        f"data:,{path}",
        f"http://[{path}",
    ]


@st.composite
def header_lists(draw: st.DrawFn) -> list[list[str]]:
    """Request headers: mostly few, sometimes one twice, now and then too many or refused."""
    if draw(one_in(40)):
        return NINE_LONG_VALUES[: pick(draw, [1, 7, 8, 9])]
    kinds = [pick(draw, HEADERS) for _ in range(pick(draw, [0, 0, 1, 1, 2, 3]))]
    if draw(one_in(40)):
        kinds.append(pick(draw, ODD_HEADERS))
    headers = [[pick(draw, names), pick(draw, values)] for names, values in kinds]
    if draw(one_in(8)) and headers:
        headers.append(pick(draw, headers))
    return headers


@st.composite
def bodies(draw: st.DrawFn) -> dict[str, Any]:
    kind = pick(draw, BODIES)
    return {"type": kind} | ({"mime": pick(draw, BLOB_TYPES)} if kind == "blob" else {})


@st.composite
def requests(draw: st.DrawFn, sites: Sites, number: str) -> dict[str, Any]:
    """What one call of fetch() or of an XMLHttpRequest asks for."""
    origin = pick(draw, ([sites.api] * 6 + [sites.page, sites.other]))
    path = pick(draw, ["a", "a", "a", "a?q=1", "b", "a#f"])
    url = f"{origin}/{number}/{path}"
    request: dict[str, Any] = {
        "api": pick(draw, ["fetch", "fetch", "fetch", "xhr"]),
        "url": pick(draw, (odd_urls(sites, number))) if draw(one_in(16)) else url,
        "method": pick(draw, (ODD_METHODS if draw(one_in(30)) else METHODS)),
        "headers": draw(header_lists()),
        "credentials": pick(draw, (["same-origin"] * 2 + ["include"] * 2 + ["omit"])),
    }
    if request["api"] == "fetch":
        modes = ["cors"] * 7 + ["no-cors"] * 2 + ["same-origin"]
        request["mode"] = pick(draw, modes)
        request["redirect"] = pick(draw, (["follow"] * 6 + ["error", "manual"]))
        if draw(one_in(5)):
            request["referrer_policy"] = pick(draw, POLICIES)
    else:
        request["upload_listener"] = draw(st.booleans())
    takes_body = request["method"].upper() not in ("GET", "HEAD")
    if draw(one_in(2 if takes_body else 30)):
        request["body"] = draw(bodies())
    return request
