"""Whatever an answer has in it, somebody is told to have sent it, or nobody."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from backend.whycors.cases.case import play_case, read_case
from backend.whycors.fetch_standard import HttpRequest, HttpResponse
from backend.whycors.remedies.answerer import Answerer, answerer
from backend.whycors.words.case_cookie_words import CaseCookies

NAMES = st.sampled_from(
    ["Age", "Server", "Location", "X-Cache", "X-Varnish", "Content-Type", "Vary", "CF-RAY", "Via"]
)
BYTES = st.text(st.characters(max_codepoint=255), max_size=40)
VALUES = st.one_of(
    BYTES,
    st.sampled_from(["²", "9" * 5000, "//[", "/login", "text/html", "nginx", "hit", "1 2"]),
)
PAGE, API = "http://localhost:8000", "http://localhost:5001/a"


@given(st.integers(100, 999), st.lists(st.tuples(NAMES, VALUES), max_size=6))
def test_any_answer_has_an_answerer(status: int, headers: list[tuple[str, str]]) -> None:
    request = HttpRequest("request", "GET", API, PAGE)
    answer = HttpResponse(status, tuple(headers))

    assert answerer(request, answer, [(request, answer)]) in get_args(Answerer)


@given(st.lists(BYTES, min_size=1, max_size=4), st.sampled_from(["en", "zh"]))
def test_any_set_cookie_is_told_of(texts: list[str], language: str) -> None:
    headers = [["Access-Control-Allow-Origin", PAGE], ["Access-Control-Allow-Credentials", "true"]]
    headers += [["Set-Cookie", text.replace("\0", "")] for text in texts]
    asked = {"url": API, "credentials": "include"}
    case = read_case(
        {
            "id": "any",
            "page_origin": PAGE,
            "before": [asked],
            "request": asked,
            "responses": [{"to": "*", "url": "*", "status": 200, "headers": headers}],
        }
    )

    told = CaseCookies(case, play_case(case), language)

    received = [len(turn["stored"]) + len(turn["refused"]) for turn in told.as_json()]
    assert received == [len(texts), len(texts)]
    assert all(map(told.sentences, told.events))
    assert all(told.advice())
