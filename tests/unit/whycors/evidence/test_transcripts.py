"""What curl printed is read with all its ways: options, prompts, quoting, several answers."""

from textwrap import dedent

import pytest

from backend.whycors.evidence.model import Seen
from backend.whycors.evidence.reading import read_evidence


def read(text: str) -> tuple[Seen, ...]:
    return read_evidence(dedent(text)).seen


def statuses(seen: tuple[Seen, ...]) -> list[tuple[str | None, str | None, int | None]]:
    return [(one.method, one.url, one.answer.status if one.answer else None) for one in seen]


@pytest.mark.parametrize(
    "prompt",
    ["", "$ ", "% ", "me@host:~/x$ ", "PS C:\\Users\\me> ", "C:\\>", "➜  ~ ", "(.venv) $ ", "# "],
)
def test_prompts_are_no_part_of_a_command(prompt: str) -> None:
    [seen] = read_evidence(f"{prompt}curl -i http://a.test/b\nHTTP/1.1 204 No Content\n").seen

    assert (seen.method, seen.url) == ("GET", "http://a.test/b")


@pytest.mark.parametrize(
    ("options", "method"),
    [
        ("-X PUT", "PUT"), ("-XDELETE", "DELETE"), ("--request=PATCH", "PATCH"), ("-I", "HEAD"),
        ("-d a=b", "POST"), ("--json '{}'", "POST"), ("-G -d a=b", "GET"), ("-T file", "PUT"),
        ("-sSi -o /dev/null -w '%{http_code}' -m 5", "GET"), ("-d a -X PUT", "PUT"),
    ],
)  # fmt: skip
def test_method_is_as_curl_takes_it(options: str, method: str) -> None:
    [seen] = read_evidence(f"curl {options} http://a.test/").seen

    assert (seen.method, seen.url) == (method, "http://a.test/")


def test_quoting_of_each_shell() -> None:
    commands = {
        "bash": "curl -H 'X-A: it'\\''s' \\\n  -H \"X-B: \\\"q\\\"\" http://a.test/",
        "ansi": "curl -H $'X-A: it\\'s' -H $'X-B: \\x22q\\u0022' http://a.test/",
        "cmd": 'curl ^"http://a.test/^" ^\n -H ^"X-A: it\'s^" ^\n -H ^"X-B: ^\\^"q^\\^"^"',
    }

    read_headers = {name: read_evidence(text).seen[0].headers for name, text in commands.items()}
    assert read_headers == dict.fromkeys(commands, (("X-A", "it's"), ("X-B", '"q"')))


def test_each_answer_of_a_chain_has_its_request() -> None:
    seen = read("""\
        $ curl -iL -X POST -d a=b http://a.test/login
        HTTP/1.1 100 Continue

        HTTP/1.1 302 FOUND
        Location: /home?x=1

        HTTP/2 301
        location: https://b.test/

        HTTP/2 200
        content-type: text/html

        <html>
        """)

    assert statuses(seen) == [
        ("POST", "http://a.test/login", 302),
        ("POST", "http://a.test/home?x=1", 301),
        ("POST", "https://b.test/", 200),
    ]


def test_redirect_makes_a_post_a_get_where_no_method_was_asked_for() -> None:
    seen = read("""\
        curl -iL -d a=b http://a.test/
        HTTP/1.1 303 See Other
        Location: /b

        HTTP/1.1 200 OK
        """)

    assert [one.method for one in seen] == ["POST", "GET"]


def test_proxys_answer_to_connect_is_none() -> None:
    seen = read("""\
        curl -i https://a.test/
        HTTP/1.1 200 Connection established

        HTTP/2 403
        server: x
        """)

    assert statuses(seen) == [("GET", "https://a.test/", 403)]


def test_verbose_output_tells_what_was_sent() -> None:
    [seen] = read("""\
        *   Trying 127.0.0.1:5001...
        * Connected to localhost (127.0.0.1) port 5001
        > OPTIONS /notes HTTP/1.1
        > Host: localhost:5001
        > Origin: http://localhost:8000
        > Access-Control-Request-Method: PUT
        >
        * Request completely sent off
        < HTTP/1.1 200 OK
        < Allow: GET, HEAD
        * no chunk, no close, no size.
        < Vary: Origin
        <
        { [12 bytes data]
        """)

    assert (seen.by, seen.kind, seen.method) == ("curl", "preflight", "OPTIONS")
    assert seen.url == "http://localhost:5001/notes"
    assert seen.answer is not None
    assert seen.answer.headers == (("Allow", "GET, HEAD"), ("Vary", "Origin"))


def test_verbose_output_over_tls_is_https() -> None:
    [seen] = read("""\
        $ curl -v -H 'Origin: http://a.test' https://b.test/x
        * SSL connection using TLSv1.3
        > GET /x HTTP/2
        > Host: b.test
        > Origin: http://a.test
        >
        < HTTP/2 200
        < vary: Origin
        """)

    assert seen.url == "https://b.test/x"


def test_how_far_curl_has_come_is_passed_over() -> None:
    [seen] = read("""\
        $ curl -v http://a.test/ > /tmp/body
          % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                         Dload  Upload   Total   Spent    Left  Speed
          0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0*   Trying 1.2
        > GET / HTTP/1.1
        > Host: a.test
        >
        < HTTP/1.1 200 OK
        < Vary: Origin
        """)

    assert statuses((seen,)) == [("GET", "http://a.test/", 200)]


def test_answer_that_is_printed_twice_is_one() -> None:
    seen = read("""\
        $ curl -iv http://a.test/
        > GET / HTTP/1.1
        > Host: a.test
        >
        < HTTP/1.1 200 OK
        HTTP/1.1 200 OK
        < Vary: Origin
        Vary: Origin
        <

        """)

    assert [one.answer and one.answer.headers for one in seen] == [(("Vary", "Origin"),)]


def test_error_of_curl_is_that_there_was_no_answer() -> None:
    [seen] = read("""\
        $ curl -i http://localhost:5001/
        curl: (7) Failed to connect to localhost port 5001 after 0 ms: Couldn't connect to server
        """)

    assert seen.answer is not None
    assert seen.answer.status is None
    assert str(seen.answer.error).startswith("curl: (7) Failed")


def test_raw_heads_without_a_command_are_nobodys() -> None:
    [seen] = read("""\
        GET /notes HTTP/2
        Host: api.test
        User-Agent: Mozilla/5.0 (X11; rv:153.0) Gecko/20100101 Firefox/153.0
        Origin: https://a.test

        HTTP/2 200
        server: x
        """)

    assert (seen.place.form, seen.by) == ("headers", "browser")
    assert seen.url == "https://api.test/notes"
    assert seen.answer is not None and seen.answer.status == 200


def test_scheme_that_nothing_tells_is_not_made_up() -> None:
    [seen] = read("GET /notes HTTP/1.1\nHost: localhost:5001\nOrigin: http://localhost:8000\n")

    assert (seen.method, seen.url) == ("GET", None)


def test_copied_command_is_a_browsers() -> None:
    [seen] = read_evidence(
        "curl --url 'http://a.test/' \\\n  -H 'Sec-Fetch-Mode: cors' \\\n  -b 'a=1'"
    ).seen

    assert (seen.place.form, seen.by) == ("copied-curl", "browser")
    assert seen.headers == (("Sec-Fetch-Mode", "cors"), ("Cookie", "a=BLANKED"))


def test_open_quote_is_named_and_nothing_else_is_lost() -> None:
    evidence = read_evidence("curl -H 'Origin: http://a.test\nVary: Origin\nServer: x\n")

    assert [(one.fault, one.first_line) for one in evidence.unread] == [("curl-quotes", 1)]
    assert len(evidence.seen) == 1
