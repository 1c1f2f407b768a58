"""A request as Chromium and Firefox copy it for PowerShell: Invoke-WebRequest and its headers."""

import re

from .exchanges import kind_of
from .model import Seen
from .paste import Paste, Piece
from .secret_values import closing

#: What such a copy begins with.
COPY_LINE = r"(?:\$session = New-Object|(?:PS [^\n>]{0,80}> ?)?Invoke-(?:WebRequest|RestMethod)\b)"
_SESSION_LINE = re.compile(r"[ \t]*\$session[^\n]*\n")
_USER_AGENT = re.compile(r'\$session\.UserAgent = "')
_INVOKE = re.compile(r"[ \t]*(?:PS [^\n>]{0,80}> ?)?Invoke-(?:WebRequest|RestMethod)\b")
# What such a command is made of: options, strings, what separates headers, and its end.
_PART = re.compile(r"-([A-Za-z]{2,20})\b|([\"'])|(@\{)|(\})|(`\n)|(\n)|=")
_ESCAPED = re.compile(r"`(.)", re.DOTALL)


def read_powershell(paste: Paste, start: int) -> Piece | None:
    """Read the request whose copy begins with the line at `start`."""
    at, user_agent = start, None
    while line := _SESSION_LINE.match(paste.text, at):
        if agent := _USER_AGENT.search(line[0]):
            begins = at + agent.end()
            user_agent = paste.text[begins : closing(paste.text, begins, '`"')]
        at = line.end()
    invoke = _INVOKE.match(paste.text, at)
    if invoke is None:
        return Piece(start, at) if at > start else None
    options, headers, end = _command(paste.text, invoke.end())
    if "uri" not in options:
        return Piece(start, end, unread=(paste.unread(start, end, "powershell"),))
    if user_agent:
        headers.append(("User-Agent", user_agent))
    if "contenttype" in options:
        headers.append(("Content-Type", options["contenttype"]))
    method = options.get("method", "GET")
    seen = Seen(
        place=paste.place("copied-powershell", start, end),
        by="browser",
        kind=kind_of(method, tuple(headers)),
        method=method,
        url=options["uri"],
        headers=tuple(headers),
        has_body="body" in options,
    )
    return Piece(start, end, (seen,))


def _command(text: str, at: int) -> tuple[dict[str, str], list[tuple[str, str]], int]:
    """Return a command's options by their names in lower case, its headers, and where it ends."""
    options: dict[str, str] = {}
    headers: list[tuple[str, str]] = []
    option, name, in_headers = "", "", False
    while found := _PART.search(text, at):
        at = found.end()
        if found[6] and not in_headers:
            return options, headers, found.start()
        if found[1]:
            option = found[1].lower()
        elif found[3] or found[4]:
            in_headers, name = bool(found[3]) and option == "headers", ""
        elif found[2]:
            end = closing(text, at, '`"' if found[2] == '"' else "'")
            value = _ESCAPED.sub(r"\1", text[at:end])
            at = end + 1
            if not in_headers:
                options.setdefault(option, value)
            elif not name:
                name = value
            else:
                headers.append((name, value))
                name = ""
    return options, headers, len(text)
