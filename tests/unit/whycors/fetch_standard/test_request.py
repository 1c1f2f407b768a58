"""Building the request: https://fetch.spec.whatwg.org/#dom-request and XMLHttpRequest."""

from typing import Any

import pytest

from backend.whycors.fetch_standard import Body, HttpRequest
from backend.whycors.fetch_standard.headers import get
from backend.whycors.fetch_standard.request import normalize_method
from tests.unit.whycors.fetch_standard.calls import (
    API,
    PAGE,
    asked,
    failed_step,
    kinds,
    reason,
    run,
)


@pytest.mark.parametrize(
    ("method", "normalized"),
    [
        ("get", "GET"),
        ("pOsT", "POST"),
        ("head", "HEAD"),
        ("put", "PUT"),
        ("delete", "DELETE"),
        ("options", "OPTIONS"),
        ("patch", "patch"),
        ("Foo", "Foo"),
    ],
)
def test_only_six_methods_are_normalized(method: str, normalized: str) -> None:
    assert normalize_method(method) == normalized


@pytest.mark.parametrize(
    ("changes", "why", "step"),
    [
        ({"url": "http://["}, "InvalidUrl", "request/url"),
        ({"url": "/x", "origin": "null"}, "InvalidUrl", "request/url"),
        ({"url": "http://u@localhost/"}, "UrlContainsCredentials", "request/url-credentials"),
        ({"url": "http://:p@localhost/"}, "UrlContainsCredentials", "request/url-credentials"),
        ({"method": "trace"}, "ForbiddenMethod", "request/method"),
        ({"method": "CONNECT"}, "ForbiddenMethod", "request/method"),
        ({"method": "a b"}, "InvalidMethod", "request/method"),
        ({"method": ""}, "InvalidMethod", "request/method"),
        (
            {"mode": "no-cors", "method": "PUT"},
            "MethodNotAllowedInNoCorsMode",
            "request/no-cors-method",
        ),
        ({"body": Body("text")}, "BodyNotAllowed", "request/body"),
        ({"body": Body("text"), "method": "head"}, "BodyNotAllowed", "request/body"),
        (
            {"body": Body("stream"), "method": "POST", "mode": "no-cors"},
            "StreamNotAllowedInNoCorsMode",
            "request/stream",
        ),
        ({"headers": (("a b", "x"),)}, "InvalidHeaderName", "request/header"),
        ({"headers": (("", "x"),)}, "InvalidHeaderName", "request/header"),
        ({"headers": (("x", "a\nb"),)}, "InvalidHeaderValue", "request/header"),
        ({"headers": (("x", "日"),)}, "InvalidHeaderValue", "request/header"),
        ({"api": "xhr", "method": "TRACK"}, "ForbiddenMethod", "xhr-open/method"),
        ({"api": "xhr", "url": "http://["}, "InvalidUrl", "xhr-open/url"),
        (
            {"api": "xhr", "headers": (("x", "\0a"),)},
            "InvalidHeaderValue",
            "xhr-set-request-header/header",
        ),
    ],
)
def test_refused_arguments_send_nothing(changes: dict[str, Any], why: str, step: str) -> None:
    outcome = run(asked(**changes))

    assert (reason(outcome), failed_step(outcome)) == (why, step)
    assert (outcome.requests, outcome.server_executed) == ([], False)
    assert outcome.failure is not None and not outcome.failure.is_cors_error


def sent_by(**changes: Any) -> HttpRequest:
    return run(asked(**changes)).requests[0]


def test_relative_url_is_of_the_pages_origin() -> None:
    assert sent_by(url="/x#f").url == f"{PAGE}/x"


def test_empty_user_info_is_none() -> None:
    assert sent_by(url="http://:@localhost:5001/").url == f"{API}/"


def test_xhr_may_have_user_info_in_its_url() -> None:
    assert sent_by(api="xhr", url="http://u:p@localhost:5001/").url == f"{API}/"


def test_request_header_value_is_normalized() -> None:
    assert sent_by(headers=(("Accept", "\r\n a \t"),)).headers == (("Accept", "a"),)


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (Body("text"), "text/plain;charset=UTF-8"),
        (Body("urlsearchparams"), "application/x-www-form-urlencoded;charset=UTF-8"),
        (Body("formdata"), "multipart/form-data; boundary=----boundary"),
        (Body("blob"), None),
        (Body("blob", "Text/Plain"), "text/plain"),
        (Body("blob", "text/pl\xe9in"), None),
        (Body("arraybuffer"), None),
    ],
)
@pytest.mark.parametrize("api", ["fetch", "xhr"])
def test_body_brings_its_content_type(api: str, body: Body, type_: str | None) -> None:
    assert get(sent_by(api=api, method="POST", body=body).headers, "content-type") == type_


def test_json_blob_needs_a_preflight() -> None:
    assert kinds(run(asked(method="POST", body=Body("blob", "application/json")))) == ["preflight"]


def test_no_cors_body_loses_a_type_that_is_not_safelisted() -> None:
    sent = sent_by(mode="no-cors", method="POST", body=Body("blob", "application/json"))

    assert (sent.kind, sent.headers) == ("request", ())


def test_stream_and_upload_listener_need_a_preflight() -> None:
    assert kinds(run(asked(method="POST", body=Body("stream"))))[0] == "preflight"
    assert kinds(run(asked(api="xhr", upload_listener=True)))[0] == "preflight"
    assert kinds(run(asked(upload_listener=True))) == ["request"]


def test_xhr_sends_a_stream_as_a_string() -> None:
    sent = sent_by(api="xhr", method="POST", body=Body("stream"))

    assert (sent.kind, sent.headers) == ("request", (("Content-Type", "text/plain;charset=UTF-8"),))


def test_xhr_ignores_a_body_of_get() -> None:
    assert run(asked(api="xhr", body=Body("text"))).outcome == "readable"


def test_xhr_is_always_cors_and_follows() -> None:
    outcome = run(asked(api="xhr", mode="no-cors", redirect="error"))

    assert (outcome.outcome, outcome.type, outcome.status) == ("readable", None, 200)


def test_xhr_combines_headers_of_a_name() -> None:
    sent = sent_by(api="xhr", headers=(("Accept", "a"), ("accept", "b")))

    assert sent.headers == (("Accept", "a, b"),)


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ("text/plain; charset=latin1", "text/plain;charset=UTF-8"),
        ('text/plain;x="a b";charset="latin1"', 'text/plain;x="a b";charset=UTF-8'),
        ('text/plain; charset="utf-8"', 'text/plain; charset="utf-8"'),
        ("text/plain", "text/plain"),
        ("nonsense", "nonsense"),
    ],
)
def test_xhr_text_is_sent_as_utf8(given: str, sent: str) -> None:
    headers = (("Content-Type", given),)
    asks = asked(api="xhr", url=PAGE, method="POST", headers=headers, body=Body("text"))

    assert run(asks).requests[0].headers == (("Content-Type", sent),)
