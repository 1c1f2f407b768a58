"""What curl was asked and what it printed: -i, -I, -v or -D -, with the command or without."""

import re

from .answer_heads import Head, Printed, head_at
from .curl_command import CurlCommand, read_command
from .curl_exchanges import seen_in
from .model import Form
from .paste import Paste, Piece
from .shell_words import command_at

#: A prompt and a command. Without a prompt, that is what the line begins with.
COMMAND_LINE = (
    r"(?:[^\n]{0,90}?(?:[$%#>❯»]|➜[^\n]{0,60}?)[ \t]{0,4})?(?:sudo |time )?curl(?:\.exe)?(?=[ \t])"
)
#: What curl says where it had no answer: "curl: (7) Failed to connect to …".
ERROR_LINE = r"curl: \([0-9]{1,3}\) "
#: More answers than one command has.
MAX_HEADS = 50
_COMMAND, _ERROR = re.compile(rf"[ \t]*{COMMAND_LINE}"), re.compile(rf"[ \t]*({ERROR_LINE}[^\n]*)")
# Lines that curl prints beside the heads: its notes with -v, and how far it has come.
_NOTE = re.compile(
    r"[ \t]*(?:[*] |[{}] \[|[<>]?[ \t]*$|% Total|Dload |[0-9][0-9 .:kMG-]*(?:\*[^\n]*)?$)"
)
_TLS_NOTE = re.compile(r"\* +(?:SSL |TLS|ALPN|Server certificate)")


def read_curl(paste: Paste, start: int) -> Piece | None:
    """Read a curl command, which may have been copied from a browser, and what it printed."""
    found = _COMMAND.match(paste.text, start)
    if found is None:
        return None
    command = command_at(paste.text, found.end())  # its options and its URL
    if command.fault:
        unread = paste.unread(start, command.end, command.fault)
        return Piece(start, command.end, unread=(unread,))
    asked = read_command(command.words)
    if asked.url is None:
        return None
    return _piece(paste, start, printed_at(paste, command.end + 1, command.end), asked)


def read_output(paste: Paste, start: int) -> Piece | None:
    """Read heads of requests and answers, one after the other, whoever printed them."""
    printed = printed_at(paste, start, start)
    return _piece(paste, start, printed, None) if printed.heads or printed.error else None


def _piece(paste: Paste, start: int, printed: Printed, asked: CurlCommand | None) -> Piece:
    is_copied = asked is not None and asked.is_copied and not printed.heads
    is_curls = asked is not None or printed.error or any(head.mark for head in printed.heads)
    form: Form = "copied-curl" if is_copied else "curl" if is_curls else "headers"
    place = paste.place(form, start, printed.end)
    has_answer = any(head.status is not None for head in printed.heads)
    return Piece(start, printed.end, seen_in(printed, asked, place), has_body=has_answer)


def printed_at(paste: Paste, at: int, end: int) -> Printed:
    """Return what curl printed from `at` on, beside a body; `end` is its end if it's nothing."""
    printed = Printed(end)
    while at < len(paste.text) and not printed.error and len(printed.heads) < MAX_HEADS:
        line_end = paste.end_of_line(at)
        line = paste.text[at:line_end]
        if head := head_at(paste, at):
            _take(printed, head)
            printed.end = line_end = head.end
        elif error := _ERROR.match(line):
            printed.error, printed.end = error[1], line_end
        elif not _NOTE.match(line):
            break
        printed.has_notes = printed.has_notes or line.startswith("* ")
        printed.is_tls = printed.is_tls or bool(_TLS_NOTE.match(line))
        at = line_end + 1
    return printed


def _take(printed: Printed, head: Head) -> None:
    """Take a head, unless -v and -i both printed it, or another comes in its place."""
    last = printed.heads[-1] if printed.heads else None
    is_again = (
        last is not None
        and last.mark != head.mark
        and (last.status, last.pairs) == (head.status, head.pairs)
    )
    if not head.is_interim and not is_again and head.method != "CONNECT":
        printed.heads.append(head)
