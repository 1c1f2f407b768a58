"""Cases about cookies: a few requests that share a jar, each with the cookies that it is answered.

A case is {"id": …, "steps": [step …]}. A step has

- `page`, the origin at the top of the window, or None: the person at the browser visits the URL;
- `frames`, the origins of the frames between that page and the one that asks, "null" sandboxed;
- `kind`, who makes the request, with what depends on it: `mode`, `credentials`, `method`;
- `url`, whose first path segment is the case's id, and `set_cookie`, the headers of the answer.

Cookies of a case have its id in their name, or in their value where they have none.
"""

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.differential.strategies.sites import one_in, pick

HOSTS = ("localhost", "127.0.0.1", "a.localhost", "b.a.localhost", "evil.localhost")


@dataclass(frozen=True)
class Ports:
    """The ports that a case's pages and URLs are on."""

    page: int
    api: int


Step = dict[str, Any]

KINDS = ["fetch"] * 8 + ["image"] * 2 + ["iframe", "iframe", "window", "window", "visit"]
METHODS = {
    "fetch": ["GET", "GET", "POST", "PUT", "HEAD"],
    "image": ["GET"],
    "iframe": ["GET", "GET", "POST"],
    "window": ["GET", "POST"],
    "visit": ["GET"],
}
CREDENTIALS = ["include"] * 8 + ["same-origin", "omit"]
FRAMES: list[list[str]] = [[]] * 6 + [["localhost"], ["127.0.0.1"], ["a.localhost"], ["null"]]
NESTED = [["127.0.0.1", "localhost"], ["localhost", "127.0.0.1"], ["evil.localhost", "a.localhost"]]

ODD_PAIRS = [
    *("{i}_{v}", "={i}_{v}", " {n}\t= {v} ", "{n}=", '{n}="{v}"', "{n}={v}={v}", "{n}={v} {v}"),
    *("{n} x={v}", "{n}\tx={v}", "{n}={v}\x01", "{n}={v}\x7f", "{n}=\xe9", "={n}={v}", "{n}={v},"),
    *("{i}__Host-x", "=__Secure-{i}_x", "", "=", " ;", "__Host-{i}_y", "{n}=" + "x" * 4070),
]
NAMES = ["{i}_a"] * 8 + ["{i}_b"] * 2
PREFIXES = [""] * 10 + ["__Host-", "__Secure-", "__Host-", "__Secure-", "__host-", "__SECURE-"]
SAME_SITE = [
    *["SameSite=None"] * 4,
    *["SameSite=Lax"] * 3,
    *["SameSite=Strict"] * 2,
    *("samesite=lax", "SAMESITE = NONE", "SameSite=x", "SameSite=", "SameSite", "SameSite=no ne"),
]
DOMAINS = [
    *("localhost", ".localhost", "127.0.0.1", "a.localhost", ".a.localhost", "A.LocalHost"),
    *("b.a.localhost", "example.com", "com", "", "c.b.a.localhost", "evil.localhost", "."),
]
PATHS = ["/", "/", "/{i}", "/{i}/", "/{i}/x", "/{i}/x/", "/{i}/X", "", "x", "/y", "/{i}/x/y?z"]
OWN_PATHS = ["/{i}", "/{i}", "/{i}/", "/{i}/x"]
AGES = [
    *("Max-Age=3600", "Max-Age=0", "Max-Age=-1", "Max-Age=", "Max-Age=x", "Max-Age=99999999999999"),
    *("Max-Age=1e9", "max-age = 0", "Max-Age=0x", "Max-Age=-", "Max-Age=-x", "Max-Age=00"),
    "Expires=Wed, 01 Jan 2070 00:00:00 GMT",
    "Expires=Thu, 01 Jan 1970 00:00:00 GMT",
    "Expires=Thu, 01-Jan-70 00:00:01 GMT",
    "Expires=Sun Nov  6 08:49:37 1994",
    "Expires=tomorrow",
    "Expires=",
    "Expires=0",
]
OTHERS = ["HttpOnly", "httponly=x", "Foo", "Foo=Bar", "", "=", "Secure=false", "secure "]


@st.composite
def set_cookies(draw: st.DrawFn, number: str, host: str) -> str:
    """One Set-Cookie header of a host, mostly one that some browser would store somewhere."""
    name = pick(draw, PREFIXES) + pick(draw, NAMES).format(i=number)
    value = str(draw(st.integers(0, 9)))
    pair = pick(draw, ODD_PAIRS) if draw(one_in(8)) else "{n}={v}"
    attributes: list[str] = []
    is_host = name.lower().startswith("__host-")
    same_site = "" if draw(one_in(3)) else pick(draw, SAME_SITE)
    is_partitioned = draw(one_in(6))
    needs_secure = name.startswith("__") or "None" in same_site or is_partitioned
    if not draw(one_in(6)) if needs_secure else draw(one_in(4)):
        attributes.append("Secure")
    if same_site:
        attributes.append(same_site)
    if is_partitioned:
        attributes.append("Partitioned")
    if draw(one_in(12 if is_host else 4)):
        near = [host, f".{host}", host.partition(".")[2]]
        attributes.append(f"Domain={pick(draw, DOMAINS if draw(one_in(3)) else near)}")
    if pair[:1] == "=" or "=" not in pair:
        # Its name can't keep it apart from those of other cases.
        attributes.append(f"Path={pick(draw, OWN_PATHS)}")
    elif not draw(one_in(6 if is_host else 3)):
        paths = PATHS if draw(one_in(5 if is_host else 2)) else ["/"]
        attributes.append(f"Path={pick(draw, paths)}")
    for many, texts in ((6, AGES), (6, OTHERS), (20, SAME_SITE), (20, AGES)):
        if draw(one_in(many)):
            attributes.append(pick(draw, texts))
    header = ";".join([pair, *(f" {each}" for each in draw(st.permutations(attributes)))])
    return header.format(n=name, v=value, i=number)


@st.composite
def steps(draw: st.DrawFn, ports: Ports, number: str, home: str, place: int) -> Step:
    """One request, most often to the case's own host, with up to two cookies in its answer."""
    kind = pick(draw, KINDS)
    host = pick(draw, HOSTS) if draw(one_in(8)) else home
    port = ports.page if draw(one_in(3)) else ports.api
    path = pick(draw, ["/x", "/x", "/x/y", "/x/", "/X", ""])
    query = f"?s={place}" + ("&t=/a/b" if draw(one_in(8)) else "")
    page = None if kind == "visit" else f"http://{_page_host(draw, home)}:{ports.page}"
    frames = [] if page is None else pick(draw, NESTED if draw(one_in(10)) else FRAMES)
    step: Step = {
        "page": page,
        "frames": [_origin(frame, ports) for frame in frames],
        "kind": kind,
        "method": pick(draw, METHODS[kind]),
        "url": f"http://{host}:{port}/{number}{path}{query}",
        "set_cookie": draw(st.lists(set_cookies(number, host), min_size=place == 0, max_size=2)),
    }
    if kind in ("fetch", "image"):
        step |= {"mode": pick(draw, ["cors", "cors", "no-cors"])}
        step |= {"credentials": pick(draw, CREDENTIALS)}
    if step["method"] == "PUT":
        step["mode"] = "cors"
    return step


def _page_host(draw: st.DrawFn, home: str) -> str:
    """Return a host for a page: the case's own, or that of another site."""
    near = {"b.a.localhost": "a.localhost", "evil.localhost": "localhost"}.get(home, home)
    return pick(draw, [near, near, "localhost", "127.0.0.1", "a.localhost"])


def _origin(host: str, ports: Ports) -> str:
    return host if host == "null" else f"http://{host}:{ports.page}"


@st.composite
def cases(draw: st.DrawFn, ports: Ports, number: str) -> dict[str, Any]:
    """A case: up to four requests."""
    home = pick(draw, HOSTS)
    count = pick(draw, [2, 2, 2, 3, 3, 4])
    return {
        "id": number,
        "steps": [draw(steps(ports, number, home, place)) for place in range(count)],
    }
