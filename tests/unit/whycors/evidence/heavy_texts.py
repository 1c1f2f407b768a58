"""Texts of any length that a reader could be slow on: what is repeated, and what stands before."""

from collections.abc import Callable

CONSOLE_LINE = (
    "Access to fetch at 'http://a.test/' from origin 'http://b.test' has been blocked by CORS "
    "policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n"
)
CASE = (
    '{"id": "a", "page_origin": "http://a", "request": {"url": "http://b/"}, '
    '"responses": [{"to": "*", "url": "*", "status": 200}]}\n'
)
ENTRY = (
    '{"startedDateTime": "", "request": {"method": "GET", "url": "http://a/", "headers": [{"name": '
    '"Cookie", "value": "a=b"}]}, "response": {"status": 200, "headers": []}},\n'
)
#: By name: what the text begins with, and what is repeated behind it.
PARTS = {
    **{f"only {part!r}": ("", part) for part in ("a", " ", "\n", '"', "'", "{", "[", "\0", "é")},
    **{f"lines of {part!r}": ("", f"{part}\n") for part in ("a", "{", "[", '"', "'", "age: 1")},
    "console lines": ("", CONSOLE_LINE),
    "prose": ("", "The quick brown fox jumps over the lazy dog.\n"),
    "escaped quotes": ("", '\\"'),
    "nested objects": ("", '{"log":'),
    "nested lists": ('{"log":', "["),
    "broken values": ("", '{"log":[1,\n'),
    "a string that never ends": ('{"log": "', "\\u0041"),
    "cases": ("", CASE),
    "entries": ('{"log": {"entries": [', ENTRY),
    "commands that go on": ("", "curl \\\n"),
    "commands": ("", "curl http://a/\n"),
    "words": ("curl ", "a "),
    "open quotes": ("", "curl 'a\n"),
    "open double quotes": ("", 'curl "\\"'),
    "cmd's quotes": ("", 'curl ^"a'),
    "bodies of commands": ("", "curl -d 'a\n"),
    "users of a command": ("curl ", "-u x "),
    "headers of a command": ("curl ", "-H x: "),
    "headers that nobody knows": ("", "agx: 1\n"),
    "a long header": ("age: ", "x"),
    "cookies": ("cookie: ", "a=b;"),
    "lines of cookies": ("", "cookie: a=b\n"),
    "names above values": ("", "token\n"),
    "status lines": ("", "HTTP/1.1 200 OK\n"),
    "answers": ("", "HTTP/1.1 200 OK\nA: b\n\n"),
    "requests": ("", "> GET / HTTP/1.1\n"),
    "notes": ("", "* Trying\n"),
    "calls": ("", 'fetch("http://a/")\n'),
    "calls that never end": ("", 'fetch("http://a/", {\n'),
    "nested options": ('fetch("a", ', "{a:"),
    "a call's string that never ends": ('fetch("', '\\"'),
    "PowerShell": ("", 'Invoke-WebRequest -Uri "http://a/"\n'),
    "PowerShell's headers": ("", "Invoke-WebRequest -Headers @{\n"),
    "PowerShell's sessions": ("", "$session = New-Object\n"),
    "secret names": ("", "token"),
    "names of parameters": ("", "?token"),
    "parameters": ("", "?token=a"),
    "tokens' beginnings": ("", "eyJ"),
    "tokens": ("", "eyJaaaaaaa."),
    "schemes": ("", "://"),
    "user names": ("", "://a@"),
    "cookie arrays": ("", '"cookies":['),
    "values in cookie arrays": ("", '"cookies":["value":"'),
    "secret members": ("", '"token":"'),
    "secret members in a string": ("", '\\"token\\":\\"'),
    "bodies": ("", '"text":"'),
    "pages": ("", "<html>\n"),
    "references": ("", "&amp;"),
    "a panel": ("Response Headers\n", "a\n"),
    "columns": ("", "a\tb\n"),
    "prompts": ("", "$ "),
    "escape sequences": ("", "\x1b["),
    "a long URL": ("http://a/", "?"),
}


def heavy_texts(length: int) -> dict[str, Callable[[], str]]:
    """Return by name what makes each text, of about `length` characters."""

    def maker(beginning: str, part: str) -> Callable[[], str]:
        return lambda: beginning + part * (length // len(part))

    return {name: maker(*parts) for name, parts in PARTS.items()}
