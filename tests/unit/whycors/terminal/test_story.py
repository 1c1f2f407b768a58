"""The story of a case, as a person reads it in a terminal."""

import re

import pytest

from backend.whycors.cases.case import read_case
from backend.whycors.terminal import case_story as telling
from backend.whycors.terminal.case_story import story
from backend.whycors.terminal.text import width_of, wrapped
from backend.whycors.words import LANGUAGES
from tests.unit.whycors.words_cases import (
    CASES,
    CATALOGUES,
    INCLUDE,
    JSON,
    OPEN,
    PUT,
    Heard,
    case,
    redirect,
    row,
)

LONG_URL = "http://localhost:5001/" + "a/long/path?and=a&query=" * 9
CHROMIUM_PUT = case(PUT, browser="chromium") | {"before": [{"url": "http://localhost:5001/x"}]}
KEPT = case({"after_ms": 300}, row(OPEN | {"Cache-Control": "max-age=600"}))
KEPT["before"] = [{"url": KEPT["request"]["url"]}]
ODD = [
    case({"url": LONG_URL}, row({"Access-Control-Allow-Origin": "http://localhost:8000/" * 9})),
    case({"method": "a-method-whose-name-is-much-too-long"}),
    case({"api": "xhr", "method": "a b"}) | {"id": "一个很长的中文名字" * 9},
    CHROMIUM_PUT,
    KEPT,
    case({}, row(OPEN | {"X-Total": "1"})),
    case({"credentials": "include"}, row(OPEN | {"Set-Cookie": "a=1"})),
]


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def told(data: dict[str, object], language: str = "en") -> list[str]:
    return story(read_case(data), language).splitlines()


def lanes_of(lines: list[str]) -> list[str]:
    """Return the diagram: what stands between the first two empty lines."""
    first = lines.index("")
    return lines[first + 1 : lines.index("", first + 1)]


def test_lanes_show_a_refused_preflight() -> None:
    lines = told(case(JSON, row(OPEN | {"Vary": "Origin"})))

    assert lanes_of(lines) == [
        "JavaScript          browser                                              server",
        "    ├─ fetch POST ────▶│                                                    │",
        "    │                  ├─ asks: OPTIONS http://localhost:5001/notes ───────▶│",
        "    │                  │ Origin: http://localhost:8000                      │",
        "    │                  │ Access-Control-Request-Method: POST                │",
        "    │                  │ Access-Control-Request-Headers: content-type       │",
        "    │                  │◀─ 200 ─────────────────────────────────────────────┤",
        "    │                  │ Access-Control-Allow-Origin: *                     │",
        "    │                  ✕ CORS-preflight fetch, steps 7.6 and 7.7            │",
        "    │◀─ TypeError ─────┤                                                    │",
    ]


def test_lanes_keep_their_columns_in_chinese() -> None:
    lines = told(case(PUT | INCLUDE, row({})), "zh")

    assert lanes_of(lines) == [
        "JavaScript          浏览器                                               服务器",
        "    ├─ fetch PUT ─────▶│                                                    │",
        "    │                  ├─ 先询问：OPTIONS http://localhost:5001/notes ─────▶│",
        "    │                  │ Origin: http://localhost:8000                      │",
        "    │                  │ Access-Control-Request-Method: PUT                 │",
        "    │                  │◀─ 200 ─────────────────────────────────────────────┤",
        "    │                  │ （没有 Access-Control-… 响应头）                   │",
        "    │                  ✕ CORS 检查（CORS check），第 2 步                   │",
        "    │◀─ TypeError ─────┤                                                    │",
    ]


def test_lanes_follow_a_redirect() -> None:
    rows = lanes_of(told(case({}, redirect("http://localhost:5002/x"))))

    wire = [row[24:76].strip(" ─├▶◀┤│") for row in rows[2:-1]]
    assert wire == [
        "GET http://localhost:5001/notes",
        "Origin: http://localhost:8000",
        "302",
        "Access-Control-Allow-Origin: *",
        "Location: http://localhost:5002/x",
        "GET http://localhost:5002/x",
        "Origin: null",
        "200",
        "Access-Control-Allow-Origin: *",
    ]
    assert rows[-1].startswith("    │◀─ 200 cors ")


@pytest.mark.parametrize(
    ("data", "ends"),
    [
        (case({"mode": "no-cors"}), "opaque"),
        (case({"redirect": "manual"}, redirect("/x")), "opaqueredirect"),
        (case({"api": "xhr"}), "200"),
        (case({"api": "xhr"}, row({})), "error"),
        (case({"api": "xhr", "method": "a b"}), "exception"),
        (case({"method": "a b"}), "TypeError"),
    ],
    ids=["opaque", "opaque-redirect", "xhr", "xhr-error", "xhr-exception", "fetch-exception"],
)
def test_last_row_is_what_script_gets(data: dict[str, object], ends: str) -> None:
    assert re.search(rf"◀─ {ends} ─*┤", lanes_of(told(data))[-1])


def test_failing_step_is_named_with_its_link() -> None:
    lines = told(case({}, row({})))

    at = lines.index("  ✕ CORS check, step 2")
    assert lines[at + 1 : at + 3] == [
        "    The answer has no `Access-Control-Allow-Origin`.",
        "    https://fetch.spec.whatwg.org/#concept-cors-check",
    ]


def test_remedy_lists_advices_then_changes() -> None:
    lines = told(case({"mode": "no-cors"}, row({})))

    at = lines.index("What to change, so that script may read")
    assert lines[at + 1 : at + 6] == [
        "  • Leave out `mode: 'no-cors'`: with it, script never gets to read an answer",
        "    from another origin.",
        "  • To the request at `http://localhost:5001/notes`, answer with",
        "    `Access-Control-Allow-Origin: http://localhost:8000`.",
        "  • With flask-cors that is `CORS(app, origins=['http://localhost:8000'])`.",
    ]


def test_nothing_to_change_is_not_told() -> None:
    assert "What to change, so that script may read" not in told(case({}))


def test_unusual_options_and_earlier_requests_are_told() -> None:
    lines = told(CHROMIUM_PUT | {"request": CHROMIUM_PUT["request"] | INCLUDE})

    assert lines[1:5] == [
        "The page: http://localhost:8000",
        "The browser: Chromium, where it does otherwise than the standard",
        "Earlier: fetch GET http://localhost:5001/x",
        "The call: fetch PUT http://localhost:5001/notes, credentials: include",
    ]


@pytest.mark.parametrize("columns", [80, 100, 300])
@pytest.mark.parametrize("language", LANGUAGES)
def test_story_stays_within_its_width(
    monkeypatch: pytest.MonkeyPatch, language: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    widest = max(width_of(line) for data in CASES + ODD for line in told(data, language))

    assert widest == min(columns, 100)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_story_is_used(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    words = Heard(language)
    monkeypatch.setattr(telling, "Words", lambda language: words)

    for data in CASES + ODD:
        told(data, language)

    assert {key for key in CATALOGUES["en"] if key.startswith("story.")} <= words.keys


def test_pipe_gets_no_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\033" not in story(read_case(case({}, row({}))), "en")


def test_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    assert "\033[31m  ✕ CORS check, step 2\033[0m" in told(case({}, row({})))


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    assert "\033" not in story(read_case(case({}, row({}))), "en")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("一二三四五", ["一二三四", "五"]),
        ("一二三四，五", ["一二三", "四，五"]),
        ("一（二）三四", ["一（二）", "三四"]),
        ("abcdefghijk", ["abcdefgh", "ijk"]),
        ("abcdef/ghijk", ["abcdef/", "ghijk"]),
        ("", [""]),
    ],
)
def test_lines_break_where_a_reader_expects_it(text: str, lines: list[str]) -> None:
    assert wrapped(text, 8) == lines
