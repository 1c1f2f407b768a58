"""The rows of headers without a first line: as developer tools show and copy them, or typed.

Chromium's panel puts a header's value on the line below its name; above the headers it says
"Response Headers", and "General" above the URL, the method and the status.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .exchanges import header_of
from .header_names import KNOWN_NAMES
from .paste import Paste

Part = Literal["general", "request", "response"]

#: What stands above a part of the panel, in the languages of this lab.
TITLES: dict[str, Part] = {
    "general": "general",
    "常规": "general",
    "response headers": "response",
    "响应标头": "response",
    "响应头": "response",
    "request headers": "request",
    "请求标头": "request",
    "请求头": "request",
}
#: What the general part tells.
GENERAL = {
    "request url": "url",
    "请求网址": "url",
    "request method": "method",
    "请求方法": "method",
    "status code": "status",
    "状态代码": "status",
    "remote address": "address",
    "远程地址": "address",
    "referrer policy": "policy",
    "引荐来源网址政策": "policy",
}
#: Lines between the rows of a panel.
_BESIDE = re.compile("provisional headers are shown|view (?:source|parsed)|raw$|learn more", re.I)
_TITLE = re.compile(r"[ \t]*([A-Za-z\u4e00-\u9fff ]{2,20}?)[ \t]*(?:\([0-9.,]{1,9} ?[kM]?B?\))?:?$")
_GENERAL_ROW = re.compile(r"[ \t]*([A-Za-z\u4e00-\u9fff ]{4,16})[:：][ \t]*([^\n]*)")
#: A name and its value with a tab or, after HTTP/2's own names, a blank in between.
_PARTED = re.compile(r"[ \t]*(:[a-z]{4,9}|[A-Za-z][\w-]{0,100}(?=\t))[ \t]+([^\n]+)")
_NAME = re.compile(r":?[A-Za-z][\w-]{0,100}$")


@dataclass(frozen=True)
class HeaderRow:
    """A title, a name with its value, or a blank line; it ends at `end` in the text."""

    end: int
    title: Part | None = None
    name: str = ""
    value: str = ""
    is_general: bool = False


def rows_at(paste: Paste, start: int) -> Iterator[HeaderRow]:
    """Yield the rows from the line at `start` on, up to a line that isn't one."""
    in_panel = is_after_blank = False
    while start < len(paste.text):
        row = _row(paste, start, in_panel)
        if row is None or (is_after_blank and not (in_panel or _is_known(row))):
            return
        in_panel = in_panel or row.title is not None or row.is_general
        is_after_blank = not row.name and not row.title
        yield row
        start = row.end + 1


def _is_known(row: HeaderRow) -> bool:
    """Return whether a row can't but belong to headers, wherever it stands."""
    is_blank = not row.name and not row.title
    return is_blank or bool(row.title) or row.is_general or row.name.lower() in KNOWN_NAMES


def _row(paste: Paste, start: int, in_panel: bool) -> HeaderRow | None:
    end = paste.end_of_line(start)
    line = paste.text[start:end]
    plain = line.strip()
    if not plain or (in_panel and _BESIDE.match(plain)):
        return HeaderRow(end)
    if title := title_of(line):
        return HeaderRow(end, title=title)
    if general := _GENERAL_ROW.match(line):
        if meaning := GENERAL.get(general[1].strip().lower()):
            return _with_value(paste, end, meaning, general[2].strip(), is_general=True)
    header = header_of(line)
    if header is None and (parted := _PARTED.match(line)):
        header = (parted[1], parted[2].strip())
    if header is not None:
        may_be_below = in_panel or header[0].lower() in KNOWN_NAMES
        return _with_value(paste, end, *header) if may_be_below else HeaderRow(end, None, *header)
    if _NAME.match(plain) and (in_panel or plain.lower() in KNOWN_NAMES):
        return _with_value(paste, end, plain, "")
    return None


def title_of(line: str) -> Part | None:
    """Return which part of a panel a line stands above, if it is a title."""
    found = _TITLE.match(line)
    return TITLES.get(found[1].lower()) if found else None


def _with_value(
    paste: Paste, end: int, name: str, value: str, is_general: bool = False
) -> HeaderRow:
    """Return a row whose value, unless it stands beside the name, is the next line."""
    if not value and end < len(paste.text):
        next_end = paste.end_of_line(end + 1)
        line = paste.text[end + 1 : next_end]
        if line.strip() and not title_of(line) and header_of(line) is None:
            return HeaderRow(next_end, None, name, line.strip(), is_general)
    return HeaderRow(end, None, name, value, is_general)
