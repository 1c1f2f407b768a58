"""What to change, computed and proved: the headers, or the advice where no header helps."""

from typing import Any, get_args

import pytest

from backend.whycors.browsers.behaviours import BEHAVIOURS, Browser
from backend.whycors.fetch_standard import (
    REASONS,
    Body,
    HeaderList,
    HttpRequest,
    HttpResponse,
    NetworkFailure,
    PreflightCache,
    Reason,
    Request,
    Transport,
)
from backend.whycors.remedies.advice import ADVICE_BY_REASON, OPTIONS, Advice
from backend.whycors.remedies.changes import (
    Change,
    ChangedTurn,
    HeaderChange,
    StatusChange,
    change_for,
)
from backend.whycors.remedies.remedy import Remedy, remedy

PAGE, API, OTHER = "http://localhost:8000", "http://localhost:5001", "http://localhost:5003"
NOTES = f"{API}/notes"
ORIGIN, CREDENTIALS, METHODS, HEADERS = (
    f"Access-Control-Allow-{what}" for what in ("Origin", "Credentials", "Methods", "Headers")
)

Answer = HttpResponse | NetworkFailure


def answer(status: int = 200, **headers: str) -> HttpResponse:
    """Return an answer; `allow_origin` is the header Access-Control-Allow-Origin, and so on."""
    named: HeaderList = tuple(
        (name.title().replace("_", "-") if name == "location" else _full(name), value)
        for name, value in headers.items()
    )
    return HttpResponse(status, named)


def _full(name: str) -> str:
    return "Access-Control-" + name.title().replace("_", "-")


def remedied(
    answers: dict[str, Answer], browser: Browser = "standard", **changes: Any
) -> Remedy | None:
    """Return the remedy for a call that a server answers by the request's kind, or its path."""

    def transport(sent: HttpRequest) -> Answer:
        path = sent.url.removeprefix(API)
        return answers[path if path in answers else sent.kind]

    request = Request(**{"origin": PAGE, "url": NOTES} | changes)
    behaviour = BEHAVIOURS[browser]
    return remedy(request, lambda: (transport, behaviour.new_cache()), behaviour)


def shown(change: Change) -> tuple[Any, ...]:
    name = change.name if isinstance(change, HeaderChange) else "status"
    return change.on, name, change.before, change.after


OPEN, CLOSED = answer(allow_origin="*"), answer()
PUT: dict[str, Any] = {"method": "PUT", "headers": (("Content-Type", "application/json"),)}


def test_readable_answer_needs_no_change() -> None:
    assert remedied({"request": OPEN}) is None


@pytest.mark.parametrize(
    ("sent", "before"),
    [
        (answer(), ()),
        (answer(allow_origin=""), ("",)),
        (answer(allow_origin=OTHER), (OTHER,)),
        (answer(allow_origin=f"{PAGE}/"), (f"{PAGE}/",)),
        (HttpResponse(200, ((ORIGIN.lower(), PAGE), (ORIGIN, "*"))), (PAGE, "*")),
    ],
    ids=["missing", "empty", "another", "slash", "two"],
)
def test_page_origin_is_named_not_everybody(sent: HttpResponse, before: tuple[str, ...]) -> None:
    found = remedied({"request": sent})

    assert found and not found.advices
    assert [shown(change) for change in found.changes] == [("request", ORIGIN, before, PAGE)]


def test_credentials_take_exact_origin_and_true() -> None:
    sent = answer(allow_origin="*", allow_credentials="True")

    found = remedied({"request": sent}, credentials="include")

    assert found and [shown(change) for change in found.changes] == [
        ("request", ORIGIN, ("*",), PAGE),
        ("request", CREDENTIALS, ("True",), "true"),
    ]


def test_all_faults_are_found_together() -> None:
    found = remedied({"preflight": answer(status=401), "request": CLOSED}, **PUT)

    assert found and [shown(change) for change in found.changes] == [
        ("preflight", ORIGIN, (), PAGE),
        ("preflight", "status", 401, 200),
        ("preflight", METHODS, (), "PUT"),
        ("preflight", HEADERS, (), "content-type"),
        ("request", ORIGIN, (), PAGE),
    ]


@pytest.mark.parametrize(
    ("listed", "credentials", "after"),
    [
        ("GET,POST", "omit", "GET,POST,PUT"),
        ("GET, POST", "omit", "GET, POST, PUT"),
        ("put", "omit", "put, PUT"),
        (",PATCH,", "omit", "PATCH,PUT"),
        ("GET PUT", "omit", "GET, PUT"),
        ("GET;DELETE", "omit", "GET, DELETE, PUT"),
        ("*", "include", "PUT"),
        ("*, GET", "include", "GET, PUT"),
    ],
)
def test_list_of_methods_gets_what_it_lacks(listed: str, credentials: str, after: str) -> None:
    sent = answer(allow_origin=PAGE, allow_credentials="true", allow_methods=listed)

    found = remedied({"preflight": sent, "request": sent}, method="PUT", credentials=credentials)

    assert found and [shown(change) for change in found.changes] == [
        ("preflight", METHODS, (listed,), after)
    ]


def test_wildcard_is_kept_beside_authorization() -> None:
    sent = answer(allow_origin="*", allow_headers="*")
    headers = (("X-A", "1"), ("Authorization", "Bearer x"))

    found = remedied({"preflight": sent, "request": sent}, headers=headers)

    assert found and [shown(change) for change in found.changes] == [
        ("preflight", HEADERS, ("*",), "*, authorization")
    ]


def test_redirected_preflight_is_answered_where_it_is() -> None:
    sent = answer(308, allow_origin="*", location="/notes/")

    found = remedied({"preflight": sent, "request": OPEN}, headers=(("X-A", "1"),))

    assert found and found.changes == (
        StatusChange("preflight", NOTES, 308, 200),
        HeaderChange("preflight", NOTES, HEADERS, (), "x-a"),
    )


def test_each_hop_of_a_redirect_is_changed() -> None:
    found = remedied({"/notes": answer(302, location="/list"), "/list": CLOSED})

    assert found and found.changes == (
        HeaderChange("redirect", NOTES, ORIGIN, (), PAGE),
        HeaderChange("request", f"{API}/list", ORIGIN, (), PAGE),
    )


def test_option_of_the_call_comes_before_the_headers() -> None:
    found = remedied({"request": CLOSED}, mode="no-cors")

    assert found and found.advices == ("mode-no-cors",)
    assert found.request.mode == "cors"
    assert found.changes == (HeaderChange("request", NOTES, ORIGIN, (), PAGE),)


def test_strangers_get_nothing() -> None:
    def begin() -> tuple[Transport, PreflightCache]:
        return lambda sent: CLOSED, PreflightCache()

    asked = Request(PAGE, NOTES)

    assert remedy(asked, begin, strangers=[PAGE]) == Remedy(asked, ("attackers-page",))
    assert remedy(asked, begin, strangers=[OTHER]) == remedy(asked, begin)


TO_OTHER = answer(302, allow_origin=PAGE, location=f"{OTHER}/x")
ADVISED: list[tuple[Advice, dict[str, Any], Answer]] = [
    ("bad-port", {"url": "http://localhost:6000/"}, OPEN),
    ("cached-answer", {}, HttpResponse(200, (("Age", "9"),))),
    ("cached-answer", {}, HttpResponse(200, (("Age", "9"), (ORIGIN, OTHER), ("Vary", "Origin")))),
    ("cached-without-origin", {}, HttpResponse(200, (("Age", "9"), ("Vary", "Cookie, Origin")))),
    ("call-https", {}, answer(301, location=NOTES.replace("http", "https"))),
    ("error-first", {}, answer(500)),
    ("gateway-error", {}, answer(502)),
    ("gateway-error", {}, HttpResponse(502, ((ORIGIN, OTHER),))),
    (
        "gateway-refusal",
        {},
        HttpResponse(413, (("Server", "nginx"), ("Content-Type", "text/html"))),
    ),
    ("log-in-again", {}, answer(302, location="https://sso.example/login")),
    ("tunnel-page", {}, HttpResponse(200, (("ngrok-error-code", "ERR_NGROK_6024"),))),
    ("body-not-allowed", {"body": Body("text")}, OPEN),
    ("connection-dropped", {}, NetworkFailure("dropped")),
    ("connection-refused", {}, NetworkFailure("refused")),
    ("header-is-invalid", {"headers": (("a b", "1"),)}, OPEN),
    ("header-is-invalid", {"headers": (("a", "1\n2"),)}, OPEN),
    ("http-is-invalid", {}, answer(allow_origin="a\0b")),
    ("insecure-page", {"origin": "http://example.com", "browser": "chromium"}, OPEN),
    ("local-network", {"origin": "https://example.com", "browser": "chromium"}, OPEN),
    ("method-is-invalid", {"method": "a b"}, OPEN),
    ("method-is-invalid", {"method": "TRACE"}, OPEN),
    ("method-not-upper-case", {"method": "Patch"}, OPEN),
    ("mixed-content", {"origin": "https://example.com", "url": "http://example.net/"}, OPEN),
    ("mode-no-cors", {"mode": "no-cors"}, OPEN),
    ("mode-no-cors", {"mode": "no-cors", "method": "PUT"}, OPEN),
    ("mode-no-cors", {"mode": "no-cors", "redirect": "manual"}, OPEN),
    ("mode-same-origin", {"mode": "same-origin"}, OPEN),
    ("name-not-resolved", {}, NetworkFailure("dns")),
    ("opaque-origin", {"origin": "null"}, CLOSED),
    ("opaque-origin", {"origin": "null", "credentials": "include"}, answer(allow_origin="null")),
    ("proxy-status", {"browser": "chromium"}, answer(407, allow_origin=PAGE)),
    ("redirect-count", {}, answer(302, allow_origin="*", location="/notes")),
    ("redirect-crosses-origins", {}, TO_OTHER),
    ("redirect-has-credentials", {}, answer(302, allow_origin="*", location="//u:p@localhost/")),
    ("redirect-location", {}, answer(302, allow_origin="*", location="data:,x")),
    ("redirect-location", {}, answer(302, allow_origin="*", location="http://[")),
    ("redirect-mode", {"redirect": "error"}, answer(302, allow_origin=PAGE, location="/list")),
    ("redirect-mode", {"redirect": "manual"}, answer(302, allow_origin=PAGE, location="/list")),
    (
        "resource-policy",
        {"mode": "no-cors"},
        HttpResponse(200, (("Cross-Origin-Resource-Policy", "same-origin"),)),
    ),
    ("scheme-without-cors", {"url": "ftp://localhost/"}, OPEN),
    (
        "stream-body",
        {"method": "POST", "body": Body("stream")},
        answer(307, allow_origin="*", location="/list"),
    ),
    ("url-has-credentials", {"url": "http://u:p@localhost:5001/"}, OPEN),
    ("url-is-invalid", {"url": "http://["}, OPEN),
]


@pytest.mark.parametrize(("advice", "changes", "sent"), ADVISED, ids=lambda text: text)
def test_advice_is_given_where_no_header_helps(
    advice: Advice, changes: dict[str, Any], sent: HttpResponse | NetworkFailure
) -> None:
    preflight = answer(allow_origin="*", allow_methods="PATCH")
    answers: dict[str, Answer] = {"preflight": preflight, "/list": OPEN, "request": sent}

    found = remedied(answers, **changes)

    assert found and found.advices[0] == advice
    assert bool(found.exchanges) == (advice in OPTIONS)


def test_every_advice_has_its_example() -> None:
    elsewhere = {"attackers-page", "not-recorded", "earlier-answer", "kept-response"}

    assert {advice for advice, _, _ in ADVISED} | elsewhere == set(get_args(Advice))


@pytest.mark.parametrize(
    ("preflight", "status", "advised"),
    [
        (answer(allow_origin=PAGE, allow_methods="PUT", allow_headers="*"), 403, "error-first"),
        (answer(allow_origin=PAGE, allow_methods="PUT", allow_headers="*"), 200, None),
        (answer(), 403, None),
    ],
    ids=["headers-lost", "no-error", "never-had-headers"],
)
def test_error_after_a_good_preflight_is_looked_at_first(
    preflight: HttpResponse, status: int, advised: str | None
) -> None:
    found = remedied({"preflight": preflight, "request": answer(status)}, **PUT)

    assert found and found.advices == ((advised,) if advised else ())


@pytest.mark.parametrize(
    ("sent", "who"),
    [
        (HttpResponse(200, (("Server", "Werkzeug/3"),)), "app"),
        (answer(allow_origin=OTHER), "app"),
        (answer(), "unknown"),
    ],
)
def test_header_is_for_whoever_sent_the_answer(sent: HttpResponse, who: str) -> None:
    found = remedied({"request": sent})

    assert found and found.changes and found.sender and found.sender.answerer == who


def test_cached_answer_that_needs_credentials_gets_its_headers() -> None:
    kept = HttpResponse(200, (("Age", "9"), (ORIGIN, "*")))

    found = remedied({"request": kept}, credentials="include")

    assert found and not found.advices and len(found.changes) == 2


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_answered(reason: Reason) -> None:
    failed = ChangedTurn("request", HttpRequest("request", "GET", NOTES, PAGE), CLOSED)
    change = change_for(reason, "x", failed, "omit")

    # Which one it is depends on where the URL stands: in the call, or in a redirect.
    is_advised = reason in ADVICE_BY_REASON or reason == "UrlContainsCredentials"
    assert (change is None) == is_advised
