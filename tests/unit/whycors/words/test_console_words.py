"""What is said about a recognised line: the words, and what the values in it reveal."""

import re
import shlex
from itertools import chain
from typing import Any

import pytest

from backend.whycors.browsers.recognise import recognise
from backend.whycors.browsers.tables import all_wordings
from backend.whycors.evidence.advice_by_cause import ADVICE_BY_CAUSE
from backend.whycors.evidence.diagnosis import diagnose
from backend.whycors.words.catalogues import LANGUAGES, catalogue
from backend.whycors.words.pasted_advice import ADVICE, COVERS
from backend.whycors.words.pasted_notes import notes_on
from backend.whycors.words.printed_by import printed_by
from tests.console_lines import LINES
from tests.console_lines.line import API, AT, PAGE, PREFLIGHT, Line
from tests.lines_by_class import CLASSES
from tests.unit.offenders import offenders

TEXTS = {language: catalogue("pasted", language) for language in LANGUAGES}

ORIGIN = "The 'Access-Control-Allow-Origin' header "
CREDENTIALS = (
    "The value of the 'Access-Control-Allow-Credentials' header in the response is '{}' which must"
    " be 'true' when the request's credentials mode is 'include'."
)
MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource."
FIREFOX_MISSING = "CORS header ‘Access-Control-Allow-Origin’ missing"
HEADER = (
    "Request header field {} is not allowed by Access-Control-Allow-Headers in preflight response."
)
METHOD = "Method {} is not allowed by Access-Control-Allow-Methods in preflight response."


def mismatch(value: str) -> str:
    return f"{AT}{ORIGIN}has a value '{value}' that is not equal to the supplied origin."


NOTES = [
    (mismatch(f"{PAGE}/"), "origin_slash"),
    (mismatch(f"{PAGE}/index.html"), "origin_path"),
    (mismatch("https://localhost:8000"), "origin_scheme"),
    (mismatch("http://localhost:5173"), "origin_port"),
    (mismatch("http://127.0.0.1:8000"), "origin_loopback"),
    (mismatch("http://example.com:8000"), "origin_host"),
    (mismatch("HTTP://LOCALHOST:8000"), "origin_case"),
    (mismatch("https://*.example.com"), "origin_pattern"),
    (mismatch("null"), "origin_allows-null"),
    (mismatch(PAGE).replace(f"from origin '{PAGE}'", "from origin 'app://x'"), "origin_own-scheme"),
    (mismatch(PAGE), "value_is_the_origin"),
    (f"{AT}{ORIGIN}contains the invalid value 'localhost:8000'.", "origin_no-scheme"),
    (f"{AT}{ORIGIN}contains the invalid value '127.0.0.1:8900'.", "origin_no-scheme"),
    (f"{AT}{ORIGIN}contains the invalid value ''.", "value_empty"),
    (f"{ORIGIN}contains multiple values '*, *', but only one is allowed.", "value_twice"),
    (f"{ORIGIN}contains multiple values 'a, b', but only one is allowed.", "value_several"),
    (f"{ORIGIN}contains multiple values '[1, 2]', but only one is allowed.", "value_list_as_text"),
    (CREDENTIALS.format(""), "credentials_missing"),
    (CREDENTIALS.format("True"), "credentials_case"),
    (CREDENTIALS.format("yes"), "credentials_other"),
    (METHOD.format("patch"), "method_case"),
    (HEADER.format("access-control-allow-origin"), "header_of_answers"),
    (HEADER.format("authorization"), "header_authorization"),
    (HEADER.format("content-type"), "header_content_type"),
    (f"Access to fetch at 'http://a/' from origin 'null' has been b {MISSING}", "page_null"),
    (f"Access to fetch at 'http://127.0.0.1/' from origin '{PAGE}' {MISSING}", "loopback_names"),
    ("GET http://backend:5000/ net::ERR_NAME_NOT_RESOLVED", "host_bare"),
    ("GET http://127.0.0.1/api net::ERR_CONNECTION_REFUSED", "port_default"),
    (
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource"
        " at https://cam.example.com:8444/. (Reason: CORS request did not succeed).",
        "https_certificate",
    ),
    ('Refused to get unsafe header "Set-Cookie"', "header_set_cookie"),
    (
        "Fetch API cannot load a:1/x. Cross origin requests are only supported for HTTP.",
        "url_no_scheme",
    ),
    (
        "Access to script at 'file:///C:/app.js' from origin 'null' has been blocked by CORS"
        " policy: Cross origin requests are only supported for protocol schemes: http.",
        "url_file",
    ),
    ("GET http://localhost:5000/ 403 (Forbidden)", "airplay"),
    (f"{AT}{MISSING} If an opaque response, set the request's mode to 'no-cors' to", "no_cors"),
    (f"{AT}{PREFLIGHT}{ORIGIN}contains multiple values '*, *', but only one", "preflight"),
    ("Preflight response is not successful. Status code: 401", "preflight_status_login"),
    ("Preflight response is not successful. Status code: 404", "preflight_status_no_route"),
    ("Preflight response is not successful. Status code: 405", "preflight_status_method"),
    ("Preflight response is not successful. Status code: 308", "status_redirect"),
    ("POST http://a.test/ 405 (METHOD NOT ALLOWED)", "status_method"),
    ("POST http://a.test/ 413 (Too Large)", "status_too_large"),
    ("POST http://a.test/ 404 (NOT FOUND)", "status_no_route"),
    ("POST http://a.test/ 500 (INTERNAL SERVER ERROR)", "status_crash"),
    ("POST http://a.test/ 502 (Bad Gateway)", "status_gateway"),
    ("POST http://a.test/ 401 (UNAUTHORIZED)", "status_login"),
    (
        "Origin http://a is not allowed by Access-Control-Allow-Origin. Status code: 200",
        "status_ok",
    ),
]
REDIRECTS = [
    ("http://a.test/x", "http://a.test/x/", "redirected_slash"),
    ("http://a.test/x", "https://a.test/x", "redirected_https"),
    ("http://a.test/x", "http://b.test/login", "redirected"),
]


def test_value_gives_itself_away() -> None:
    told = [(text, note, notes_on(recognise(text)[0])) for text, note in NOTES]

    assert [row for row in told if row[1] not in row[2]] == []


@pytest.mark.parametrize(("first", "last", "note"), REDIRECTS, ids=[row[2] for row in REDIRECTS])
def test_redirect_is_told_by_its_addresses(first: str, last: str, note: str) -> None:
    text = f"Access to fetch at '{last}' (redirected from '{first}') from origin 'x' {MISSING}"

    assert notes_on(recognise(text)[0]) == [note]


def test_every_note_is_met() -> None:
    met = {note for _, note in NOTES} | {note for *_, note in REDIRECTS}
    written = {key.partition(".")[2] for key in TEXTS["en"] if key.startswith("note.")}

    # An address with the scheme's own port can be in a header only, never in a page's origin.
    assert written - met == {"origin_default-port"}


def test_unsupported_scheme_without_a_url_gets_no_note() -> None:
    assert notes_on(recognise("Cross origin requests are only supported for HTTP.")[0]) == []


def test_every_reason_has_a_meaning() -> None:
    reasons = {wording.reason for wording in all_wordings()}
    meanings = {key.partition(".")[2] for key in TEXTS["en"] if key.startswith("means.")}

    assert meanings <= reasons
    assert {reason.removeprefix("Preflight") for reason in reasons - meanings} <= meanings


def test_every_text_is_used() -> None:
    advised = {
        f"{part}.{key}"
        for advice in ADVICE.values()
        for part, keys in (("cannot_tell", advice.cannot_tell), ("check", advice.check))
        for key in keys.split()
    }
    of_causes = {
        key
        for advice in ADVICE_BY_CAUSE.values()
        for key in (*advice.fixes, *advice.next, *advice.open)
    }
    written = {key for key in TEXTS["en"] if key.startswith(("cannot_tell.", "check."))}

    assert written - advised - of_causes == set()
    assert advised - written == set()


def test_languages_have_the_same_texts_in_order() -> None:
    assert list(TEXTS["en"]) == list(TEXTS["zh"])


def test_text_says_the_same_in_both_languages() -> None:
    texts = {key: [TEXTS[language][key] for language in LANGUAGES] for key in TEXTS["en"]}
    names = {
        key: [sorted(re.findall(r"\{\w+\}", text)) for text in both] for key, both in texts.items()
    }

    assert {
        key: texts[key] for key, (english, chinese) in names.items() if english != chinese
    } == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_set_with_care(language: str) -> None:
    texts = TEXTS[language]

    assert not [text for text in texts.values() if text != text.strip() or "  " in text]
    assert not [text for text in texts.values() if text.count("`") % 2]
    if language == "zh":
        badly_set = r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.(?!\w)"
        assert not [text for text in texts.values() if re.search(badly_set, text)]


def first(text: str, language: str) -> dict[str, Any]:
    """Return the first diagnosis of a text."""
    found: list[dict[str, Any]] = diagnose(text, language)["diagnoses"]
    return found[0]


def check_words(of_line: tuple[Line, str]) -> None:
    line, language = of_line
    told = first(line.text, language)

    steps = [text for step in (*told["fixes"], *told["next"]) for text in step.values() if text]
    said = [told["title"], *told["sentences"], *steps, *(one["sentence"] for one in told["open"])]
    assert steps
    assert not [text for text in said if re.search(r"\{\w+\}", text) or "``" in text]


def test_every_line_is_put_into_words() -> None:
    lines = [
        (f"{language}: {line.text}", (line, language))
        for line in (*LINES, *(line for lines in CLASSES.values() for line in lines))
        for language in LANGUAGES
    ]

    assert offenders(lines, check_words) == []


def test_words_stand_where_a_value_is_not_told() -> None:
    (means, *_) = first(MISSING, "zh")["sentences"]

    assert "API 作出了响应" in means
    assert "没有写明页面的源可以读取它" in means


def test_status_that_is_told_is_no_question() -> None:
    told, untold = (
        [one["sentence"] for one in first(text, "en")["open"]]
        for text in (f"{AT}{MISSING}\nGET {API} net::ERR_FAILED 200 (OK)", f"{AT}{MISSING}")
    )

    assert not [text for text in told if text.startswith("The status.")]
    assert [text for text in untold if text.startswith("The status.")]


def test_preflights_failure_asks_for_no_side_effects() -> None:
    told = first(f"{AT}{PREFLIGHT}{ORIGIN}contains multiple values '*, *'", "en")

    assert not [one for one in told["open"] if "Whether the server did it" in one["sentence"]]
    assert "-X OPTIONS" in told["next"][0]["command"]


def code_of(told: dict[str, Any]) -> list[str]:
    return [step["code"] for step in (*told["fixes"], *told["stacks"]) if step["code"]]


def check_origin(row: tuple[Line, str]) -> None:
    line, origin = row
    code = code_of(first(line.text, "en"))

    assert not [one for one in code if "localhost:8000" in one or "'null'" in one]
    assert not code or [one for one in code if "CORS(" in one and f"origins=[{origin!r}]" in one]


def test_advice_names_the_pages_own_origin() -> None:
    rows = [
        (line.text, (line, origin))
        for line in CLASSES["F1"]
        for origin in [line.parameters["page_origin"]]
    ]

    assert offenders(rows, check_origin) == []


def test_advice_without_an_origin_has_a_placeholder() -> None:
    rows = [
        (text, (Line(text, "", "", {}), "https://YOUR-PAGE.example"))
        for text in (
            MISSING,
            "CORS Missing Allow Origin",
            "CORS header ‘Access-Control-Allow-Origin’ missing",
        )
    ]

    assert offenders(rows, check_origin) == []


def test_language_of_a_line_is_told() -> None:
    (chinese,) = recognise("（原因：CORS 头缺少 'Access-Control-Allow-Origin'）")

    assert printed_by(chinese, "en") == "Firefox, in Simplified Chinese"
    assert printed_by(chinese, "zh") == "Firefox（简体中文）"


def test_command_holds_no_code_of_the_paste() -> None:
    url = "http://a.test/$(rm);x"
    text = f"Access to fetch at '{url}' from origin 'http://b.test/`id`' has been blocked {MISSING}"

    commands = [step["command"] for step in first(text, "en")["next"] if step["command"]]

    assert commands
    assert {shlex.split(command)[-1] for command in commands} == {url}


def test_stumbling_blocks_are_named_by_their_ids() -> None:
    ids = set(chain.from_iterable(covers.split() for covers in COVERS.values()))
    missing = {f"A{number}" for number in range(1, 39)} - ids

    assert not [id for id in ids if not re.fullmatch(r"[AB]\d+", id)]
    # No line is printed for these: nothing fails, or what fails is said elsewhere.
    assert missing == {"A25", "A26", "A27", "A28"}
