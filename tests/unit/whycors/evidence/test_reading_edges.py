"""What only looks like evidence isn't taken for it, and what breaks off is told to."""

from backend.whycors.evidence.model import HeaderPairs, Seen
from backend.whycors.evidence.reading import read_evidence


def seen_in(text: str) -> tuple[Seen, ...]:
    return read_evidence(text).seen


def test_names_of_functions_and_commands_have_their_case() -> None:
    texts = ["Fetch('/notes')", "CURL -i http://a.example/", '{"LOG": {"entries": []}}']

    assert {text: seen_in(text) for text in texts} == {text: () for text in texts}


def test_call_that_breaks_off_is_told() -> None:
    texts = [
        "fetch('http://a.example/', {}, 5)",
        "fetch('http://a.example/', {body: [1,",
    ]

    faults = {text: [each.fault for each in read_evidence(text).unread] for text in texts}
    assert faults == {text: ["fetch"] for text in texts}


def test_headers_are_untold_where_one_that_decides_is() -> None:
    untold, told = seen_in(
        "fetch('http://a.example/', {headers: {'Content-Type': type}})\n"
        "fetch('http://a.example/', {headers: {'X-Token': token}})\n"
    )

    assert untold.headers is None
    assert [name for name, _ in told.headers or ()] == ["X-Token"]


def headers_of(command: str) -> HeaderPairs | None:
    [seen] = seen_in(command)
    return seen.headers


def test_header_without_a_value_takes_curls_own_away() -> None:
    assert headers_of("curl -H 'Accept:' -H 'X-A;' -H 'X-B: b' http://a.example/") == (
        ("X-A", ""),
        ("X-B", "b"),
    )


def test_quotes_that_do_not_close_are_told() -> None:
    for command in ("curl 'http://a.example/", 'curl "http://a.example/', "curl $'http://a"):
        assert [each.fault for each in read_evidence(command).unread] == ["curl-quotes"]


def test_session_of_powershell_alone_asks_for_nothing() -> None:
    text = "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n"

    assert seen_in(f"{text}$session.UserAgent = 'Mozilla/5.0'\n") == ()


def test_requests_without_an_answer_stand_for_themselves() -> None:
    head = "GET /{} HTTP/1.1\nHost: a.example\nOrigin: https://p.example\n\n"

    seen = seen_in(head.format("a") + head.format("b"))

    assert [(each.method, each.answer) for each in seen] == [("GET", None)] * 2


def url_of(*lines: str) -> str | None:
    [seen] = seen_in("\n".join([*lines, "", ""]))
    return seen.url


def test_url_of_a_head_has_the_scheme_that_something_tells() -> None:
    browser = ("Host: a.example:80", "Origin: https://p.example", "User-Agent: Mozilla/5.0")
    site = "Sec-Fetch-Site: cross-site"

    assert url_of("GET http://a.example/b HTTP/1.1", "Host: a.example") == "http://a.example/b"
    assert url_of("GET /b HTTP/1.1", *browser, site) == "https://a.example:80/b"
    assert url_of("GET /b HTTP/1.1", *browser) == "http://a.example:80/b"
    # To this machine browsers send it over http, too.
    assert url_of("GET /b HTTP/1.1", "Host: localhost:5000", *browser[1:], site) is None


def test_entries_of_one_file_end_where_it_ends() -> None:
    request = '{"method": "GET", "url": "http://a.example/%s", "headers": []}'
    entry = f'{{"request": {request}, "response": {{}}}}'
    first, second = entry % 1, entry % 2

    seen = seen_in(f'{{"log": {{"entries": [{first}]}}}}\nand\n{{"entries": [{second}]}}\n')

    assert [each.url for each in seen] == ["http://a.example/1", "http://a.example/2"]
