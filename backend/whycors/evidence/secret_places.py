"""Where a text has secret values, as spans of it: by the name before each, or by its looks.

Each finder takes a text whose first character is a line's end, and goes on behind what it has
found, so that its cost grows as the text does.
"""

from collections.abc import Callable, Iterator

from .secret_patterns import pattern
from .secret_values import Span, closing, end_of_line, end_of_word, secret_spans

_TOKEN, _USERINFO, _PARAMETER = pattern("token"), pattern("userinfo"), pattern("parameter")
_LINE, _QUOTED, _LIST_OF_NAMES = pattern("line"), pattern("quoted"), pattern("list_of_names")
_PROSE = pattern("prose")
_BODY, _ARRAY, _ARRAY_VALUE = pattern("body"), pattern("array"), pattern("array_value")
_COMMAND, _COMMAND_PART = pattern("command"), pattern("command_part")


def _tokens(text: str) -> Iterator[Span]:
    """Yield what is a token by its looks, wherever it stands."""
    for found in _TOKEN.finditer(text):
        yield found.span()


def _userinfo(text: str) -> Iterator[Span]:
    """Yield user names and passwords of URLs; ":" alone is neither."""
    for found in _USERINFO.finditer(text):
        if found[1] != ":":
            yield found.span(1)


def _parameters(text: str) -> Iterator[Span]:
    """Yield values of a URL's parameters; what ends a sentence or an argument isn't of them."""
    for found in _PARAMETER.finditer(text):
        yield found.start(1), found.start(1) + len(found[1].rstrip(".^"))


def _lines(text: str) -> Iterator[Span]:
    """Yield values of headers, each on a line of its own or, in a panel, on the line below."""
    at = 0
    while found := _LINE.search(text, at):
        name, separator = found.group(2, 3)
        at = found.end()
        is_below = "\n" in separator
        if is_below and ":" not in separator and not _is_named_above(text, found.start()):
            at = found.start(2)
            continue
        end = _end(text, found.start(), at, "\n", separator)
        yield from secret_spans(name, text, at, end)
        at = max(at, end)


def _quoted(text: str) -> Iterator[Span]:
    """Yield values in quotes: of JSON members, PowerShell's, JavaScript's, and curl's headers."""
    at = 0
    while found := _QUOTED.search(text, at):
        context, name, separator = found.group(1, 2, 3)
        at = found.end()
        end = _end(text, found.start(), at, context, separator)
        yield from secret_spans(name, text, at, end)
        at = max(at, end)


def _prose(text: str) -> Iterator[Span]:
    """Yield credentials in the middle of a sentence: what follows header and scheme."""
    for found in _PROSE.finditer(text):
        yield found.span(1)


def _is_named_above(text: str, start: int) -> bool:
    """Return whether a name on a line of its own is one: not in the list of a header above it."""
    above = text[max(start - 100, 0) : start].rpartition("\n")[2]
    return not _LIST_OF_NAMES.search(above)


def _end(text: str, begins: int, start: int, context: str, separator: str) -> int:
    """Return where a value ends that begins at `start`: as what stands before it tells."""
    if separator.endswith(('\\"', "\\'")):
        return closing(text, start, separator[-2:])
    if separator[-1] in "\"'`":
        return closing(text, start, '`"' if "=" in separator else separator[-1])
    if context[-1:] in ("'", '"'):
        before = text[max(begins - 1, 0) : begins]
        quote = before + context if before + context in ("$'", '^"') else context
        return closing(text, start, quote)
    if context[:1] == "-":
        return end_of_word(text, start)
    return start if context[:1] in ("{", ",", "(") else end_of_line(text, start)


def _bodies(text: str) -> Iterator[Span]:
    """Yield bodies, and the cookies of PowerShell, which are named by a call."""
    at = 0
    while found := _BODY.search(text, at):
        is_json = found[0][0] in "\"'"
        quote = found[1] if is_json or found[1] == "'" else '`"'
        at = closing(text, found.end(), quote, over_lines=not is_json)
        yield found.end(), at


def _arrays(text: str) -> Iterator[Span]:
    """Yield the values of arrays of which all are secret: a HAR file's cookies and form fields."""
    at = 0
    while array := _ARRAY.search(text, at):
        at = array.end()
        while (found := _ARRAY_VALUE.search(text, at)) and found[1]:
            at = closing(text, found.end(), found[1])
            yield found.end(), at
        if found is None:
            return
        at = found.end()


def _commands(text: str) -> Iterator[Span]:
    """Yield what options of curl give: users, passwords, cookies and bodies."""
    at = 0
    while command := _COMMAND.search(text, at):
        at = command.end()
        while (part := _COMMAND_PART.search(text, at)) and part[0] != "\n":
            at = part.end()
            cookie, body, quote, other = part.group(1, 2, 3, 4)
            end = _end_of_argument(text, at, quote or other, bool(body))
            if not other:
                yield from secret_spans("-b" if cookie else "", text, at, end)
            at = end + len(quote or other or "")
        if part is None:
            return
        at = part.end()


def _end_of_argument(text: str, start: int, quote: str, over_lines: bool) -> int:
    return closing(text, start, quote, over_lines) if quote else end_of_word(text, start)


#: All finders; what several of them find counts once.
FINDERS: tuple[Callable[[str], Iterator[Span]], ...] = (
    *(_tokens, _userinfo, _parameters),
    *(_lines, _quoted, _prose, _bodies, _arrays, _commands),
)
