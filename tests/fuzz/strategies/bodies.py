"""What is sent to the endpoints that take something: JSON, forms, console lines."""

from typing import Any
from urllib.parse import urlencode

from hypothesis import strategies as st

from backend.lab.question import SCHEMA
from tests.console_lines.chromium import MEASURED_IN_CHROMIUM
from tests.fuzz.strategies.choices import ODD_BYTES, one_in, pick
from tests.fuzz.strategies.json_values import FromSchema, as_json, hostile_text, hostile_value

Body = tuple[bytes, bytes]  # its Content-Type, and the bytes

JSON = b"application/json"
FORM = b"application/x-www-form-urlencoded"
CONTENT_TYPES = [
    JSON,
    *[b"application/json; charset=utf-16", b"application/problem+json", b"text/plain", FORM, b""],
    *[b"multipart/form-data; boundary=x", b"multipart/form-data"],
    *[b"application/json\xe9", b"a/b/c"],
]
URLS = [
    *["http://[", "http://]", "http://a℀b", "http://[::1:5001/notes", "http://localhost:99999/"],
    *["", "//", "notes", "/notes", "http:///", "http://", "data:,x", "blob:http://localhost/x"],
    *["about:blank", "javascript:1", "http://user:pw@localhost:5001/notes"],
    *["ftp://a/b", "file:///"],
    *["http://例え.テスト/", "http://xn--a", "http://1.2.3.4.5/"],
    *["http://0x7f.1/", "HTTP://LOCALHOST:80"],
    *["http://localhost:5001/%", "http://localhost:5001/%zz", "http://a/\ud800"],
    *["http://a b/", "?#"],
    "http://localhost:5001/" + "a" * 3000,
]
HEADERS = [
    *[["Content-Type", "application/json"], ["Content-Type", "text/plain;charset=é"]],
    *[["X-A", "1"], ["x-b", "2"], ["Authorization", "Basic x"], ["Accept", "*/*"], ["Range", "x"]],
    *[["", ""], ["a b", "c"], ["X-A", "a\r\nb"], ["X-A", "\0"], ["é", "é"], ["Sec-X", "1"]],
    *[["Cookie", "a=1"], ["X-HTTP-Method-Override", "TRACE"], ["X-Long", "v" * 20_000]],
    *[["Access-Control-Request-Headers", "x"], ["X-A", "中"], ["Content-Length", "5"]],
]
TIMES = [*[0, 12.5, 30, 900] * 8, -5, 1e12, 1e308, float("nan"), "@at@", "@1e999@", "@nines@"]
METHODS = ["GET", "GET", "POST", "PUT", "DELETE", "patch", "get", "TRACE", "", "é", "A B", "X" * 90]
PARTS_OF_LINES = [
    *[line.text for line in MEASURED_IN_CHROMIUM],
    *["Access to fetch at '", "' from origin '", "' has been blocked by CORS policy: ", "&#39;"],
    *["&#" + "9" * 4500 + ";", "&#x110000;", "&#0;", "&amp;" * 50, "&", "'" * 500, '"' * 500],
    *["“" * 200, "'" * 8000, "\n", "\r\n\t", "\0", "中" * 400, "跨源请求被拦截", " " * 600],
    *["已拦截跨源请求：同源策略禁止读取", "(原因：CORS 头缺少", "Reason: ", "[Error] "],
    *["http://[", "http://" * 60, "\x1b[31m"],
    *["Origin http://a is not allowed by Access-Control-Allow-Origin. Status code: ", "9" * 5000],
]


def question(
    draw: st.DrawFn, run_id: str, scenario: str, bases: list[str], origins: list[str]
) -> Any:
    """Return what a page asks the lab to explain: calls to a run at one of its `bases`."""

    def url(draw: st.DrawFn) -> str:
        paths = ["/notes", "/notes", "/notes/1", "/report", "/me", "/notes?q=é", "/old-notes", "//"]
        return pick(draw, URLS) if one_in(draw, 6) else pick(draw, bases) + pick(draw, paths)

    def headers(draw: st.DrawFn) -> list[list[str]]:
        if one_in(draw, 60):
            return [[f"X-{number}", "1"] for number in range(800)]
        return [pick(draw, HEADERS) for _ in range(pick(draw, [0, 0, 1, 2, 6]))]

    named = {
        "run": lambda draw: run_id,
        "scenario": lambda draw: pick(draw, [scenario] * 20 + ["no_cors", ""]),
        "api": lambda draw: pick(draw, [*origins * 3, "", "http://[", "a℀b"]),
        "origin": lambda draw: pick(draw, [*origins * 3, "null", "", "http://[", "a℀b"]),
        "url": url,
        "method": lambda draw: pick(draw, METHODS),
        "at_ms": lambda draw: pick(draw, TIMES),
        "headers": headers,
        "readable_headers": lambda draw: pick(draw, [[], ["content-type"], [""], ["é"] * 30]),
    }
    return FromSchema(SCHEMA, named).make(draw)


def pasted(draw: st.DrawFn) -> Any:
    """Return what the page "Diagnose" asks: a text of console lines and what is like them."""
    parts = [pick(draw, PARTS_OF_LINES) for _ in range(pick(draw, [1, 1, 2, 3, 5]))]
    text = "".join(parts) + (hostile_text(draw) if one_in(draw, 4) else "")
    sent: dict[str, Any] = {"text": text * pick(draw, [1] * 12 + [20])}
    if one_in(draw, 2):
        sent["language"] = pick(draw, ["en", "zh", "zh", "de", [], None, {}])
    return sent


def file(draw: st.DrawFn) -> Any:
    """Return a text for a scenario's file, made from a version that there never was."""
    return {"text": pick(draw, ["", "#", hostile_text(draw), hostile_value(draw)]), "version": "0"}


def solution(draw: st.DrawFn) -> Any:
    """Return edits of a scenario's original."""
    texts = [
        "CORS(app",
        "__name__",
        "import os",
        "return app\n",
        "",
        "(" * 6000,
        hostile_text(draw),
    ]
    edits: list[Any] = [
        [pick(draw, texts), pick(draw, texts)] for _ in range(pick(draw, [0, 1, 2]))
    ]
    return {"edits": [*edits, hostile_value(draw)] if one_in(draw, 8) else edits}


def note(draw: st.DrawFn, mark: str) -> Any:
    """Return what the notes API takes, a note or a user, with the `mark` of its run in it."""
    texts = [mark, f"{mark} 中文 🦊", mark + "\0", mark * 8, "é" * 501, " ", hostile_text(draw)]
    return pick(
        draw,
        [
            {"text": pick(draw, texts)},
            {"text": pick(draw, texts), "private": pick(draw, [True, "on", 2, None, []])},
            {"user": pick(draw, ["ann", "ann", "bob", "eve", "", None, ["ann"], {}, "é"])},
            {"text": hostile_value(draw)},
        ],
    )


def body(draw: st.DrawFn, value: Any, usual: bytes = JSON) -> Body:
    """Return a value as it goes over the wire: seldom as another type, or as none at all."""
    if one_in(draw, 25):
        value = hostile_value(draw)
    content_type = pick(draw, [usual] * 30 + CONTENT_TYPES)
    if content_type == FORM and isinstance(value, dict):
        fields = {name: str(part) for name, part in value.items()}
        return content_type, urlencode(fields, errors="replace").encode()
    if one_in(draw, 40):
        return content_type, pick(draw, [b"", draw(ODD_BYTES), b"x" * 20_000, b"\xff" * 300])
    written = as_json(draw, value)
    return content_type, written[: len(written) // 2] if one_in(draw, 60) else written
