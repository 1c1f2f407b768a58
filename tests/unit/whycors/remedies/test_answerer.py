"""Who sent an answer, by what the answer shows; where it shows nothing, nobody is named."""

import pytest

from backend.whycors.fetch_standard import HttpRequest, HttpResponse
from backend.whycors.remedies.answerer import Answerer, HttpExchange, answerer, sender

API = "https://api.example/v1/orders"
HTML = "Content-Type: text/html"


def asked(url: str = API, kind: str = "request") -> HttpRequest:
    method = "GET" if kind == "request" else "OPTIONS"
    return HttpRequest(
        "request" if kind == "request" else "preflight", method, url, "https://a.example"
    )


def answer(status: int, *lines: str) -> HttpResponse:
    headers = tuple((name, value) for name, _, value in (line.partition(": ") for line in lines))
    return HttpResponse(status, headers)


ANSWERS: list[tuple[Answerer, int, tuple[str, ...], str]] = [
    ("tunnel", 200, (HTML, "ngrok-error-code: ERR_NGROK_6024"), "ngrok-error-code: ERR_NGROK_6024"),
    ("tunnel", 404, ("Ngrok-Error-Code: ERR_NGROK_3200",), "Ngrok-Error-Code: ERR_NGROK_3200"),
    (
        "tunnel",
        503,
        ("x-localtunnel-status: Tunnel Unavailable",),
        "x-localtunnel-status: Tunnel Unavailable",
    ),
    ("tunnel", 511, (HTML,), "status 511"),
    ("proxy", 502, (HTML, "Server: nginx/1.28"), "status 502"),
    ("proxy", 504, (), "status 504"),
    ("proxy", 503, (HTML, "Server: Varnish"), "status 503, Server: Varnish"),
    ("proxy", 503, ("Server: awselb/2.0",), "status 503, Server: awselb/2.0"),
    ("proxy", 530, ("Server: cloudflare", "CF-RAY: 1-FRA"), "status 530"),
    ("proxy", 403, (HTML, "cf-mitigated: challenge"), "cf-mitigated: challenge"),
    (
        "proxy",
        403,
        ("x-amzn-ErrorType: MissingAuthenticationTokenException",),
        "x-amzn-ErrorType: MissingAuthenticationTokenException",
    ),
    ("proxy", 401, ("X-Kong-Response-Latency: 1", "Server: kong/3"), "X-Kong-Response-Latency: 1"),
    ("cache", 200, ("Age: 412", "X-Cache: Hit from cdn"), "Age: 412"),
    ("cache", 200, ("X-Cache: MISS, HIT", "Age: 0"), "X-Cache: MISS, HIT"),
    ("cache", 200, ("CF-Cache-Status: REVALIDATED",), "CF-Cache-Status: REVALIDATED"),
    ("cache", 200, ("Cache-Status: Edge; hit; ttl=30",), "Cache-Status: Edge; hit; ttl=30"),
    ("cache", 200, ("X-Varnish: 32770 3",), "X-Varnish: 32770 3"),
    ("cache", 200, ("X-Proxy-Cache: STALE",), "X-Proxy-Cache: STALE"),
    ("web-server", 404, (HTML, "Server: nginx"), "Server: nginx"),
    ("web-server", 405, (HTML, "Server: Microsoft-IIS/10.0"), "Server: Microsoft-IIS/10.0"),
    (
        "web-server",
        413,
        ("Content-Type: text/html; charset=iso-8859-1", "Server: Apache/2.4.66 (Debian)"),
        "Server: Apache/2.4.66 (Debian)",
    ),
    ("web-server", 403, ("Content-Type: application/xml", "Server: AmazonS3"), "Server: AmazonS3"),
    ("app", 500, ("Server: Werkzeug/3.1.4 Python/3.13",), "Server: Werkzeug/3.1.4 Python/3.13"),
    ("app", 200, ("X-Powered-By: Express",), "X-Powered-By: Express"),
    (
        "app",
        200,
        ("Access-Control-Allow-Origin: https://b.example",),
        "Access-Control-Allow-Origin: https://b.example",
    ),
    ("unknown", 200, ("Content-Type: application/json", "Server: nginx"), ""),
    ("unknown", 404, ("Content-Type: text/html; charset=utf-8", "Server: nginx"), ""),
    ("unknown", 404, ("Content-Type: application/json", "Server: cloudflare"), ""),
    ("unknown", 503, ("Content-Type: application/json",), ""),
    ("unknown", 520, (), ""),
    ("unknown", 200, ("Age: 0", "X-Cache: Miss from cdn", "X-Varnish: 32770"), ""),
    ("unknown", 200, ("X-Kong-Response-Latency: 1",), ""),
    ("unknown", 500, (), ""),
]


@pytest.mark.parametrize(("who", "status", "lines", "sign"), ANSWERS)
def test_sender_is_told_by_what_the_answer_shows(
    who: Answerer, status: int, lines: tuple[str, ...], sign: str
) -> None:
    assert sender(asked(), answer(status, *lines)) == (who, sign)


def to(location: str, status: int = 302) -> HttpResponse:
    return answer(status, f"Location: {location}")


LOGIN = "https://team.access.example/cdn-cgi/access/login/app.example?kid=abc"


@pytest.mark.parametrize(
    "location",
    [
        LOGIN,
        "https://login.microsoftonline.com/common/oauth2/v2.0/authorize?x=1",
        "https://accounts.google.com/v3/x",
        "https://sso.example/realms/a/protocol/openid-connect/auth?x=1",
        "https://github.dev/pf-signin?id=x",
        "/login?next=%2Fv1%2Forders",
        "/users/sign_in",
        "/login.html",
    ],
)
def test_redirect_to_a_login_page_is_one(location: str) -> None:
    assert answerer(asked(), to(location)) == "login-page"


def test_page_that_the_redirect_led_to_is_the_login_page() -> None:
    page = answer(200, HTML, "Server: nginx")
    before: list[HttpExchange] = [(asked(), to(LOGIN))]

    assert sender(asked(LOGIN), page, before) == ("login-page", LOGIN)


@pytest.mark.parametrize(
    ("url", "location"),
    [
        (API, "/v1/orders/"),
        (API, "https://api.example/v1/blogging"),
        (API, "https://authors.example/orders"),
        ("https://api.example/auth/token", "https://api.example/auth/token/"),
        ("https://api.example/login", "https://api.example/"),
    ],
)
def test_other_redirects_are_no_login_page(url: str, location: str) -> None:
    assert answerer(asked(url), to(location)) == "unknown"


def test_endpoint_that_logs_in_is_no_login_page() -> None:
    assert answerer(asked("https://api.example/login"), answer(200)) == "unknown"


@pytest.mark.parametrize("kind", ["preflight", "request"])
def test_http_address_that_redirects_to_its_https_twin_is_told(kind: str) -> None:
    http = API.replace("https", "http")

    assert sender(asked(http, kind), to(API, 301)) == ("http-twin", f"Location: {API}")
    assert answerer(asked(http, kind), to("https://www.api.example/v1/orders")) == "unknown"
    assert answerer(asked(http, kind), to(f"{API}/")) == "unknown"


def test_no_cache_answers_preflights() -> None:
    assert answerer(asked(kind="preflight"), answer(200, "Age: 9")) == "unknown"
