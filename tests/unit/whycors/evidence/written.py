"""A case's exchanges written out as people have them: each writer puts a text and what it tells.

What a form leaves out is left out as browsers and curl do: MEASURED.md.
"""

import json
import shlex
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from backend.whycors.cases.case_server import Turn
from backend.whycors.evidence.model import HeaderPairs
from backend.whycors.evidence.secrets import blanked
from backend.whycors.fetch_standard import HttpRequest, HttpResponse
from tests.unit.whycors.evidence.planted import cmd, powershell

#: What curl says where there is no answer.
CURL_ERRORS = {
    "refused": "curl: (7) Failed to connect to localhost port 5999 after 0 ms: Couldn't connect",
    "dns": "curl: (6) Could not resolve host: nobody.invalid",
    "dropped": "curl: (52) Empty reply from server",
}
CHROMIUM_ERRORS = {
    "refused": "net::ERR_CONNECTION_REFUSED",
    "dns": "net::ERR_NAME_NOT_RESOLVED",
    "dropped": "net::ERR_EMPTY_RESPONSE",
}
CHROMIUM = ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36")
FIREFOX = ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0")


class Told(NamedTuple):
    """What a text tells of an exchange; a part is None where its form tells nothing of it."""

    method: str | None
    url: str | None
    headers: HeaderPairs | None
    status: int | None = None
    answer_headers: HeaderPairs | None = None


#: A text, and what it tells of each exchange.
Written = tuple[str, list[Told]]
Writer = Callable[[list[Turn]], Written]


def on_the_wire(request: HttpRequest, *more: tuple[str, str]) -> HeaderPairs:
    """Return the headers that a browser sends, as far as they matter."""
    origin = () if request.origin is None else (("Origin", request.origin),)
    return (*request.headers, *origin, *more)


def shown(headers: Sequence[tuple[str, str]]) -> HeaderPairs:
    """Return headers as they are read back: without blanks around them, and without secrets."""
    pairs = [(name, value.strip(" \t")) for name, value in headers]
    return tuple((n, blanked(f"{n}: {v}")[0].partition(":")[2].strip(" \t")) for n, v in pairs)


def told(turn: Turn, headers: HeaderPairs) -> Told:
    asked = Told(turn.request.method, blanked(turn.request.url)[0], shown(headers))
    if not isinstance(turn.answer, HttpResponse):
        return asked
    return asked._replace(status=turn.answer.status, answer_headers=shown(turn.answer.headers))


def head(answer: HttpResponse, mark: str = "") -> list[str]:
    lines = [f"HTTP/1.1 {answer.status} Whatever", *(f"{n}: {v}" for n, v in answer.headers), ""]
    return [f"{mark}{line}" for line in lines]


def transcripts(turns: list[Turn]) -> Written:
    """curl -i with the command, and a body."""
    lines = []
    for turn in turns:
        request, answer = turn.request, turn.answer
        method = ["-I"] if request.method == "HEAD" else ["-X", request.method]
        asked = [word for pair in on_the_wire(request) for word in ("-H", _header(*pair))]
        lines.append("$ " + shlex.join(["curl", "-i", *method, *asked, request.url]))
        body = ['{"a": 1}', "Vary: nothing", ""]
        lines += (
            [*head(answer), *body]
            if isinstance(answer, HttpResponse)
            else [CURL_ERRORS[answer.error]]
        )
    return "\n".join(lines), [told(turn, on_the_wire(turn.request)) for turn in turns]


def _header(name: str, value: str) -> str:
    return f"{name}: {value}" if value.strip(" \t") else f"{name};"


def verbose(turns: list[Turn]) -> Written:
    """curl -v without the command, from a server in the clear."""
    lines = []
    tells = []
    for turn in turns:
        request, answer = turn.request, turn.answer
        host, _, target = request.url.partition("://")[2].partition("/")
        headers = (("Host", host), *on_the_wire(request))
        first = f"> {request.method} /{target} HTTP/1.1"
        lines += ["* Connected to localhost (127.0.0.1) port 5001", first]
        lines += [*(f"> {n}: {v}" for n, v in headers), "> ", "* Request completely sent off"]
        if isinstance(answer, HttpResponse):
            lines += [*head(answer, "< "), "* Connection #0 left intact"]
        else:
            lines.append(CURL_ERRORS[answer.error])
        tells.append(told(turn, headers))
    return "\n".join(lines), tells


def header_blocks(turns: list[Turn]) -> Written:
    """The headers of the last answer alone."""
    answer = turns[-1].answer
    if not isinstance(answer, HttpResponse):
        return "", []
    lines = [f"{name}: {value}" for name, value in (("Server", "x"), *answer.headers)]
    headers = shown((("Server", "x"), *answer.headers))
    return "\n".join(lines), [Told(None, None, None, None, headers)]


def panels(turns: list[Turn]) -> Written:
    """Chromium's headers panel of the last exchange, values below their names."""
    turn = turns[-1]
    headers = on_the_wire(turn.request, CHROMIUM)
    rows = [("Request URL", turn.request.url), ("Request Method", turn.request.method)]
    lines = ["General"]
    answer = turn.answer
    if isinstance(answer, HttpResponse):
        rows.append(("Status Code", f"{answer.status} Whatever"))
    lines += [line for name, value in rows for line in (f"{name}:", value)]
    if isinstance(answer, HttpResponse):
        lines += ["Response Headers", *_rows((("Server", "x"), *answer.headers))]
        turn = Turn(turn.request, HttpResponse(answer.status, (("Server", "x"), *answer.headers)))
    lines += ["Request Headers", *_rows(headers)]
    return "\n".join(lines), [told(turn, headers)]


def _rows(headers: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{name}: {value}" for name, value in headers]


def chromium_har(turns: list[Turn]) -> Written:
    """Chromium's HAR file: a preflight is marked; of no answer there is an error."""
    return _har("WebInspector", turns, CHROMIUM)


def firefox_har(turns: list[Turn]) -> Written:
    """Firefox's HAR file, which marks no preflight and names no error."""
    return _har("Firefox", turns, FIREFOX)


def _har(creator: str, turns: list[Turn], agent: tuple[str, str]) -> Written:
    is_chromium = creator == "WebInspector"
    entries = [_entry(turn, agent, is_chromium) for turn in turns]
    log = {"version": "1.2", "creator": {"name": creator}, "entries": entries}
    tells = [told(turn, on_the_wire(turn.request, agent)) for turn in turns]
    return json.dumps({"log": log}, indent=2), tells


def _entry(turn: Turn, agent: tuple[str, str], is_chromium: bool) -> dict[str, Any]:
    request, answer = turn.request, turn.answer
    asked: dict[str, Any] = {"method": request.method, "url": request.url}
    asked["headers"] = _named(on_the_wire(request, agent))
    response: dict[str, Any] = {"status": 0, "headers": []}
    if isinstance(answer, HttpResponse):
        response = {"status": answer.status, "headers": _named(answer.headers)}
    elif is_chromium:
        response["_error"] = CHROMIUM_ERRORS[answer.error]
    entry: dict[str, Any] = {"startedDateTime": "2026-11-26T10:00:00.000Z"}
    if is_chromium:
        kind = "preflight" if request.kind == "preflight" else "fetch"
        entry = {"_initiator": {"type": kind}, "_resourceType": kind} | entry
    return entry | {"request": asked, "response": response}


def _named(headers: HeaderPairs) -> list[dict[str, str]]:
    return [{"name": name, "value": value.strip(" \t")} for name, value in headers]


def copied_curl(turns: list[Turn]) -> Written:
    """Chromium's "Copy as cURL (bash)"."""
    return _copied(turns, shlex.quote, " \\\n  ")


def copied_cmd(turns: list[Turn]) -> Written:
    """Chromium's "Copy as cURL (cmd)"."""
    return _copied(turns, cmd, " ^\n  ")


def _copied(turns: list[Turn], quoted: Callable[[str], str], joint: str) -> Written:
    texts, tells = [], []
    for turn in turns:
        headers = on_the_wire(turn.request, CHROMIUM)
        words = [f"curl --url {quoted(turn.request.url)}", f"-X {quoted(turn.request.method)}"]
        words += [f"-H {quoted(_header(*pair))}" for pair in headers]
        texts.append(joint.join(words))
        tells.append(told(turn, headers)._replace(status=None, answer_headers=None))
    return "\n\n".join(texts), tells


def copied_fetch(turns: list[Turn]) -> Written:
    """Chromium's "Copy as fetch", which leaves out Origin and what makes a preflight one."""
    texts, tells = [], []
    for turn in turns:
        headers = dict(turn.request.headers)
        options = {"headers": headers, "body": None, "method": turn.request.method}
        options |= {"mode": "cors", "credentials": "omit"}
        texts.append(f"fetch({json.dumps(turn.request.url)}, {json.dumps(options, indent=2)});")
        tells.append(told(turn, tuple(headers.items()))._replace(status=None, answer_headers=None))
    return "\n".join(texts), tells


def copied_powershell(turns: list[Turn]) -> Written:
    """Chromium's "Copy as PowerShell"."""
    texts, tells = [], []
    for turn in turns:
        headers = tuple(dict(on_the_wire(turn.request)).items())
        rows = "\n  ".join(f"{powershell(n)}={powershell(v.strip())}" for n, v in headers)
        texts.append(
            f"Invoke-WebRequest -UseBasicParsing -Uri {powershell(turn.request.url)} `\n"
            f"-Method {powershell(turn.request.method)} `\n-Headers @{{\n{rows}\n}}"
        )
        tells.append(told(turn, headers)._replace(status=None, answer_headers=None))
    return "\n\n".join(texts), tells


#: By the name of the form.
WRITERS: dict[str, Writer] = {
    write.__name__: write
    for write in (
        *(transcripts, verbose, header_blocks, panels, chromium_har, firefox_har),
        *(copied_curl, copied_cmd, copied_fetch, copied_powershell),
    )
}
