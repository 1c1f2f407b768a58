"""What browsers copy, as measured in Chromium 156 and Firefox 153: what it tells, and what not."""

import json
from textwrap import dedent
from typing import Any

import pytest

from backend.whycors.evidence.model import Seen, SeenAnswer
from backend.whycors.evidence.reading import read_evidence


def read(text: str) -> tuple[Seen, ...]:
    return read_evidence(dedent(text)).seen


def entry(
    method: str = "GET",
    status: int = 200,
    request: tuple[tuple[str, str], ...] = (),
    answer: tuple[tuple[str, str], ...] = (("Server", "x"),),
    **more: Any,
) -> dict[str, Any]:
    def named(pairs: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
        return [{"name": name, "value": value} for name, value in pairs]

    asked = {"method": method, "url": "http://a.test/b", "headers": named(request)}
    response = {"status": status, "headers": named(answer)} | more.pop("response", {})
    return {"startedDateTime": "", "request": asked, "response": response} | more


def har(*entries: dict[str, Any]) -> str:
    return json.dumps({"log": {"version": "1.2", "entries": entries}}, indent=2)


def test_entry_keeps_its_lines() -> None:
    text = har(entry(), entry("PUT"))
    places = [seen.place for seen in read_evidence(text).seen]

    lines = text.split("\n")
    assert ["startedDateTime" in lines[place.first_line] for place in places] == [True, True]
    assert [lines[place.last_line - 1].strip(" ,") for place in places] == ["}", "}"]


@pytest.mark.parametrize(
    "text",
    [
        har(entry()),
        json.dumps({"version": "1.2", "entries": [entry()]}),
        json.dumps([entry()]),
        json.dumps(entry(), indent=1),
        f'"entries": [\n{json.dumps(entry())}\n]',
        f'"log": {json.dumps({"entries": [entry()]})}',
    ],
)
def test_har_file_may_be_cut_out(text: str) -> None:
    [seen] = read_evidence(text).seen

    assert (seen.place.form, seen.method, seen.url) == ("har", "GET", "http://a.test/b")
    assert seen.answer == SeenAnswer(200, (("Server", "x"),))


def test_cut_off_har_file_tells_its_whole_entries() -> None:
    text = har(entry(), entry("PUT"), entry("PATCH"))
    evidence = read_evidence(text[: text.rindex("PATCH")] + "\n\nVary: Origin\nServer: x\n")

    assert [seen.method for seen in evidence.seen] == ["GET", "PUT", None]
    assert [each.fault for each in evidence.unread] == ["json"]


def test_chromiums_marks_are_understood() -> None:
    blocked = entry(response={"_error": "net::ERR_FAILED"})
    refused = entry(status=0, answer=(), response={"_error": "net::ERR_FAILED"}, _initiator={})
    no_cors = entry(request=(("Sec-Fetch-Mode", "no-cors"),), answer=())
    preflight = entry("OPTIONS", 204, _resourceType="preflight")

    seen = read_evidence(har(blocked, refused, no_cors, preflight)).seen

    assert [one.answer for one in seen] == [
        SeenAnswer(200, (("Server", "x"),), "net::ERR_FAILED"),
        SeenAnswer(error="net::ERR_FAILED"),
        SeenAnswer(200, None),
        SeenAnswer(204, (("Server", "x"),)),
    ]
    assert [one.kind for one in seen] == ["request", "request", "request", "preflight"]
    assert seen[2].mode == "no-cors"


def test_firefoxs_preflight_is_known_by_its_headers() -> None:
    asked = (("Access-Control-Request-Method", "PUT"), ("Origin", "http://c.test"))

    [seen] = read_evidence(har(entry("OPTIONS", request=asked))).seen

    assert seen.kind == "preflight"


def test_body_that_firefox_leaves_out_is_unknown() -> None:
    sent = entry("PUT", 200)
    not_sent = entry("PUT", 0, answer=())

    assert [one.has_body for one in read_evidence(har(sent, not_sent)).seen] == [False, None]


@pytest.mark.parametrize("broken", [{}, {"headers": [1, None, {"name": 1}]}, {"url": 5}])
def test_odd_entries_do_no_harm(broken: dict[str, Any]) -> None:
    odd = {"request": {"headers": []} | broken, "response": None}

    assert len(read_evidence(har(odd, entry())).seen) == 1


def test_omit_in_a_copy_is_not_what_the_page_said() -> None:
    [seen] = read("""\
        fetch("http://a.test/b", {
          "headers": { "accept": "*/*" },
          "referrer": "http://c.test/",
          "body": null,
          "method": "PUT",
          "mode": "cors",
          "credentials": "omit"
        });
        """)

    assert (seen.method, seen.mode, seen.credentials) == ("PUT", None, None)
    assert seen.headers == (("accept", "*/*"), ("Referer", "http://c.test/"))
    assert seen.has_body is False


def test_include_in_a_copy_is_what_the_page_said() -> None:
    [seen] = read('await fetch("http://a.test/b", {\n    "credentials": "include"\n});')

    assert (seen.method, seen.credentials, seen.has_body) == ("GET", "include", None)


def test_call_that_somebody_wrote_says_all() -> None:
    [seen] = read("""\
        const answer = await fetch('http://a.test/b', {
          method: 'PUT', // replaces it
          headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
          body: JSON.stringify({ a: [1, '}'] }),
          credentials: 'include',
        })
        """)

    assert (seen.method, seen.mode, seen.credentials) == ("PUT", "cors", "include")
    assert seen.headers == (
        ("Content-Type", "application/json"),
        ("Authorization", "Bearer BLANKED"),
    )
    assert seen.has_body is True


def test_what_a_variable_holds_is_not_made_up() -> None:
    [seen] = read("fetch(`${API}/notes`, options).then((answer) => answer.json())")

    assert (seen.method, seen.url, seen.headers, seen.mode) == (None, None, None, None)


def test_call_without_options_is_a_get() -> None:
    [seen] = read("fetch('http://a.test/b').then(console.log)")

    assert (seen.method, seen.mode, seen.credentials) == ("GET", "cors", "same-origin")


def test_powershells_copy_is_read() -> None:
    [seen] = read("""\
        $session = New-Object Microsoft.PowerShell.Commands.WebRequestSession
        $session.UserAgent = "Mozilla/5.0 (X11)"
        Invoke-WebRequest -UseBasicParsing -Uri "http://a.test/b" `
        -Method "PUT" `
        -WebSession $session `
        -Headers @{
        "Origin"="http://c.test"
          "sec-ch-ua"="`"Chromium`";v=`"156`""
        } `
        -ContentType "application/json" `
        -Body "{`"q`":1}"
        """)

    assert (seen.method, seen.url, seen.has_body) == ("PUT", "http://a.test/b", True)
    assert seen.headers == (
        ("Origin", "http://c.test"),
        ("sec-ch-ua", '"Chromium";v="156"'),
        ("User-Agent", "Mozilla/5.0 (X11)"),
        ("Content-Type", "application/json"),
    )


def test_page_of_html_is_named() -> None:
    evidence = read_evidence("<!doctype html>\n<html>\nVary: Origin\n</html>\n\nServer: x\n")

    assert [(one.fault, one.first_line, one.last_line) for one in evidence.unread] == [
        ("html", 1, 4)
    ]
    assert len(evidence.seen) == 1


def test_binary_is_named() -> None:
    assert [one.fault for one in read_evidence("\x00\x01PNG\n").unread] == ["binary"]
