"""No secret of a paste is kept, and nothing else of it is touched."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.whycors.evidence.reading import read_evidence
from backend.whycors.evidence.secrets import blanked
from tests.unit.whycors.evidence.planted import planted

ROOT = Path(__file__).parents[4]
#: Around a random middle, so that a part that is left over shows.
FIRST, LAST = "Zq7", "7qZ"
#: A header's value and a cookie's end at these, whatever is around them.
SECRETS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters=";,"))


def left(secret: str) -> list[str]:
    """Return the texts of which a part of the secret is left over."""
    texts = [(name, text) for name, text in planted(secret)]
    return [
        f"{name}: {text}"
        for name, text in texts
        if any(part in repr((read_evidence(text), blanked(text))) for part in (FIRST, LAST))
    ]


def test_plain_secret_is_blanked_in_every_form() -> None:
    assert left(f"{FIRST}abc{LAST}") == []


@settings(max_examples=20, deadline=None)
@given(SECRETS)
def test_any_secret_is_blanked_in_every_form(middle: str) -> None:
    assert left(f"{FIRST}{middle}{LAST}") == []


KEPT = [
    "Access-Control-Allow-Headers: authorization, x-token",
    "access-control-allow-headers\nauthorization\naccess-control-allow-methods\nPUT",
    "Access-Control-Allow-Credentials: true",
    "fetch('http://a.test/', { credentials: 'include', mode: 'cors' })",
    '["Access-Control-Allow-Headers", "authorization"], ["Vary", "x-token"]',
    'WWW-Authenticate: Bearer realm="a", error="invalid_token"',
    "Cookie “access_token_cookie” will soon be rejected because it is foreign",
    "Request header field x-token is not allowed by Access-Control-Allow-Headers",
    'Refused to get unsafe header "Authorization"',
    "no header Authorization: the token is missing",
    "curl -i -H 'Access-Control-Request-Headers: authorization' http://a.test/",
    "http://a.test/?page=2&sort=name#top",
    "Set-Cookie: sid=; Path=/; Max-Age=0",
    '{"name": "Access-Control-Allow-Headers", "value": "authorization"}',
    '"body": {"type": "text"}, "credentials": "include"',
]


@pytest.mark.parametrize("text", KEPT)
def test_what_is_not_secret_stays_as_it_is(text: str) -> None:
    assert blanked(text) == (text, 0)


def test_names_schemes_and_attributes_stay() -> None:
    said = {
        "Authorization: Bearer a b": "Authorization: Bearer BLANKED",
        "Authorization: a b": "Authorization: BLANKED",
        "Cookie: a=1; b": "Cookie: a=BLANKED; BLANKED",
        "Set-Cookie: a=b; Path=/; Secure; x=y": "Set-Cookie: a=BLANKED; Path=/; Secure; x=BLANKED",
        "http://u:p@a.test/?token=1&b=2": "http://BLANKED@a.test/?token=BLANKED&b=2",
        r"{\'token\': \'a\'}, \'x-token: b\'": r"{\'token\': \'BLANKED\'}, \'x-token: BLANKED\'",
        "I send Authorization: Bearer a-b.c, and get 401": "I send Authorization: Bearer BLANKED, "
        "and get 401",
        "请求带有 proxy-authorization:Basic YTpi，仍然失败": "请求带有 proxy-authorization:Basic "
        "BLANKED，仍然失败",
        "curl -u a:b -d 'c' http://d/": "curl -u BLANKED -d 'BLANKED' http://d/",
    }

    assert {text: blanked(text)[0] for text in said} == said


def test_what_was_blanked_is_counted_once() -> None:
    text = "Authorization: Bearer eyJhbGciOi.eyJzdWIi.abc\nCookie: a=1; b=2"

    assert blanked(text)[1] == 3
    assert blanked(blanked(text)[0]) == (blanked(text)[0], 0)


def test_lines_stay_lines() -> None:
    assert blanked("curl -d 'a\nb' -u c \\\r\n http://d/")[0].count("\n") == 2


def test_page_blanks_the_same() -> None:
    # tests/javascript/secrets.test.js holds the page to these rows.
    rows = json.loads((ROOT / "tests/javascript/secrets.json").read_text(encoding="utf-8"))

    assert [text for text, *said in rows if blanked(text) != tuple(said)] == []
