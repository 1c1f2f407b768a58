"""The words of a command as a shell takes them: bash and its kin, PowerShell's, and cmd's.

Shlex knows neither $'…' nor where in the text a word ends, and nothing reads cmd's quoting.
"""

import re
from dataclasses import dataclass

from .model import Fault

#: More words than a command has: what follows them isn't read.
MAX_WORDS = 2000

# What a command is made of. A backtick before the line's end is PowerShell's backslash.
_PART = re.compile(
    r"(?P<blank>[ \t]+|[\\`]\n)"
    r"|(?P<plain>[^\s'\"\\$`;|&<>]+)"
    r"|(?P<quote>\$?['\"])"
    r"|(?P<end>[\n;|&<>])"
    r"|\\(?P<escaped>.)"
    r"|(?P<other>.)",
    re.DOTALL,
)
# Up to what means something within "…" and within $'…'.
_IN_DOUBLE = re.compile(r'(?P<plain>[^"\\]*)(?P<stop>"|\\.)', re.DOTALL)
_IN_ANSI = re.compile(r"(?P<plain>[^'\\]*)(?P<stop>'|\\(?:x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|.))", re.DOTALL)  # fmt: skip  # noqa: E501
_ANSI_LETTERS = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\a": "\a", "\\b": "\b", "\\f": "\f"}
_END_OF_COMMAND = re.compile(r"(?<![\\`^])\n")


@dataclass(frozen=True)
class Command:
    """The words of a command, and where the text of it ends.

    `fault` says why it isn't read to its end.
    """

    words: tuple[str, ...]
    end: int
    fault: Fault = ""


def command_at(text: str, start: int) -> Command:
    """Return the command that begins at `start`, by the quoting that its first line shows."""
    line_end = text.find("\n", start)
    first_line = text[start : line_end if line_end >= 0 else len(text)]
    if '^"' in first_line or first_line.rstrip().endswith("^"):
        return _cmd_command(text, start)
    return _bash_command(text, start)


def _cmd_command(text: str, start: int) -> Command:
    """Read a command of cmd's: a caret takes the next character as it is, a line's end away."""
    found = _END_OF_COMMAND.search(text, start)
    end = found.start() if found else len(text)
    plain = re.sub(r"\^(\n?)(.|$)", lambda caret: caret[2], text[start:end], flags=re.DOTALL)
    command = _bash_command(plain.replace("$", "\\$"), 0)
    return Command(command.words, end, command.fault)


def _bash_command(text: str, start: int) -> Command:
    words: list[str] = []
    word: str | None = None
    at = start
    while found := _PART.match(text, at):
        at = found.end()
        if found["blank"] or found["end"]:
            if word is not None:
                words.append(word)
            word = None
            if found["end"]:
                return Command(tuple(words), _end_of_line(text, found.start()))
            if len(words) > MAX_WORDS:
                break
            continue
        if found["quote"]:
            quoted, at = _quoted(text, at, found["quote"])
            if at < 0:
                return Command(tuple(words), _end_of_line(text, found.end()), "curl-quotes")
        else:
            quoted = found["plain"] or found["escaped"] or found["other"]
        word = (word or "") + quoted
    if word is not None:
        words.append(word)
    if len(words) > MAX_WORDS:
        last = _END_OF_COMMAND.search(text, at)
        return Command((), last.start() if last else len(text), "curl-words")
    return Command(tuple(words), at)


def _quoted(text: str, at: int, quote: str) -> tuple[str, int]:
    """Return what is quoted from `at` on, and where the text goes on; -1 if the quote is open."""
    if quote == "'":
        end = text.find("'", at)
        return text[at:end], end + 1 if end >= 0 else -1
    is_ansi = quote == "$'"
    pattern = _IN_ANSI if is_ansi else _IN_DOUBLE
    quoted = []
    while found := pattern.match(text, at):
        at = found.end()
        quoted.append(found["plain"])
        if found["stop"] in "'\"":
            return "".join(quoted), at
        quoted.append(_unescaped(found["stop"], is_ansi))
    return "", -1


def _unescaped(escape: str, is_ansi: bool) -> str:
    """Return what an escape such as `\\n` stands for within quotation marks."""
    if not is_ansi:
        return "" if escape == "\\\n" else escape[1] if escape[1] in '"\\$`' else escape
    if len(escape) > 2:
        return chr(int(escape[2:], 16))
    return _ANSI_LETTERS.get(escape, escape[1])


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
