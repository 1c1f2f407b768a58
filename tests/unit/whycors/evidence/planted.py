"""A secret planted in every form that people paste, at every place where such a form has one."""

import json
import shlex
from collections.abc import Callable, Iterator
from urllib.parse import quote

URL = "http://localhost:5001/notes"
#: Headers whose value is secret, or ends with what is.
HEADERS = (
    "Authorization: Bearer {}", "authorization: {}", "Proxy-Authorization: Basic {}",
    "Cookie: a=1; sid={}", "X-Api-Key: {}", "X-Auth-Token: {}", "X-CSRFToken: {}",
)  # fmt: skip
SET_COOKIES = ("sid={}; Path=/; HttpOnly; SameSite=None", "a={}; Max-Age=5, b={}")


def ansi(word: str) -> str:
    """Quote a word as Chromium does where it has a quotation mark of its own."""
    return "$'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'"


def cmd(word: str) -> str:
    """Quote a word as Chromium does for Windows."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    careted = "".join(f"^{c}" if not (c.isalnum() or c in "._ :/=;-") else c for c in escaped)
    return f'^"{careted}^"'


def powershell(text: str) -> str:
    """Quote a text as Chromium does for PowerShell."""
    return '"' + text.replace("`", "``").replace('"', '`"').replace("$", "`$") + '"'


def parts(header: str) -> tuple[str, str]:
    name, _, value = header.partition(": ")
    return name, value


def planted(secret: str) -> Iterator[tuple[str, str]]:
    """Yield what each text is, and the text."""
    headers = [header.format(secret) for header in HEADERS]
    cookies = [cookie.format(secret, secret) for cookie in SET_COOKIES]
    for header in headers:
        yield from _header(header)
    for cookie in cookies:
        yield "answer", f"HTTP/1.1 200 OK\nSet-Cookie: {cookie}\nVary: Origin\n"
        yield (
            "-v",
            f"> GET / HTTP/1.1\n> Host: a\n>\n< HTTP/1.1 200 OK\n< Set-Cookie: {cookie}\n<\n",
        )
        yield "HAR", har({}, [("Set-Cookie", cookie)])
    yield from _urls(quote(secret, safe=""))
    yield from _commands(secret)
    yield "HAR's cookies", har({"cookies": [{"name": "a", "value": secret, "path": "/"}]})
    form = {"mimeType": "x", "params": [{"name": "q", "value": secret}], "text": secret}
    yield "HAR's body", har({"postData": form})
    yield "HAR's answer", har({}, (), {"mimeType": "text/html", "text": f"<p>{secret}"})
    yield "fetch's body", f'fetch("{URL}", {{"method": "PUT", "body": {json.dumps(secret)}}})'
    yield "PowerShell's", f'Invoke-WebRequest -Uri "{URL}" -Body {powershell(secret)}'
    call = f'$session.Cookies.Add((New-Object System.Net.Cookie("a", {powershell(secret)}, "/")))'
    yield "PowerShell's", f'$session = New-Object X\n{call}\nInvoke-WebRequest -Uri "{URL}"'


def _header(header: str) -> Iterator[tuple[str, str]]:
    name, value = parts(header)
    yield "header", f"{header}\nOrigin: http://a.test\n"
    yield "panel", f"Request Headers\naccept\n*/*\n{name}\n{value}\norigin\nhttp://a.test\n"
    yield "panel", f"Request Headers\n{name}:\n{value}\n:method:\nGET\n"
    yield "transcript", f"> GET / HTTP/1.1\n> Host: a.test\n> {header}\n>\n< HTTP/1.1 200 OK\n"
    for form, quoted in (("bash", shlex.quote), ("ansi", ansi), ("cmd", cmd)):
        yield form, f"curl {quoted(URL)} -H {quoted('Accept: */*')} -H {quoted(header)} -i"
        yield form, f"curl -i --header {quoted(header)} -X PUT {quoted(URL)}"
    yield "fetch", f'fetch("{URL}", {{"headers": {json.dumps({name: value})}, "method": "GET"}});'
    yield (
        "PowerShell",
        (
            f'Invoke-WebRequest -Uri "{URL}" `\n-Headers @{{\n"Accept"="*/*"\n  '
            f"{powershell(name)}={powershell(value)}\n}}"
        ),
    )
    yield "HAR", har({"headers": [{"name": name, "value": value}]})
    case = {
        "id": "a",
        "page_origin": "http://a",
        "request": {"url": URL, "headers": [[name, value]]},
    }
    row = {"to": "*", "url": "*", "status": 200, "headers": [[name, value]]}
    yield "case", json.dumps(case | {"responses": [row]})
    yield "indented case", json.dumps(case | {"responses": [row]}, indent=2)


def _urls(secret: str) -> Iterator[tuple[str, str]]:
    for url in (
        f"http://me:{secret}@a.test/b",
        f"http://a.test/b?c=1&access_token={secret}&d=2#e",
        f"http://a.test/b#id_token={secret}",
        f"http://a.test/login?code={secret}",
        f"http://a.test/b?next=%2Fc%3Ftoken%3D{secret}",
    ):
        yield "URL", url
        yield "line", f"GET {url} net::ERR_FAILED"
        yield (
            "line",
            (
                f"Access to fetch at '{url}' from origin 'http://b.test' has been blocked by CORS "
                "policy: No 'Access-Control-Allow-Origin' header is present on the resource."
            ),
        )
        yield "command", f"curl -i '{url}'\nHTTP/1.1 302 FOUND\nLocation: {url}\n"
        yield "cmd", f"curl --url {cmd(url)} -H {cmd('Origin: http://b.test')}"
        yield "fetch", f'fetch("{url}")'
        yield "HAR", har({"url": url})


def _commands(secret: str) -> Iterator[tuple[str, str]]:
    quotings: tuple[Callable[[str], str], ...] = (shlex.quote, ansi, cmd)
    for quoted in quotings:
        for option in ("-u", "--user", "--oauth2-bearer", "-d", "--data-raw", "--json", "-F"):
            yield option, f"curl -i {option} {quoted(f'a:{secret}')} -X PUT {quoted(URL)}"
        yield "-b", f"curl -i -b {quoted(f'a={secret}; b=2')} {quoted(URL)}"


def har(
    request: dict[str, object],
    answer: tuple[tuple[str, str], ...] | list[tuple[str, str]] = (),
    content: dict[str, str] | None = None,
) -> str:
    headers = [{"name": name, "value": value} for name, value in answer]
    response = {"status": 200, "headers": headers, "content": content or {}}
    asked: dict[str, object] = {"method": "POST", "url": URL, "headers": []}
    entry = {"startedDateTime": "", "request": asked | request, "response": response}
    return json.dumps({"log": {"version": "1.2", "entries": [entry]}}, indent=1)
