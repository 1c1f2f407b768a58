"""By what pattern a browser's sentence is recognised; sentence.py says what its marks mean."""

import re

from .plain import PLAIN_QUOTES, WORD_CHARACTERS, in_lower_case

VALUE = re.compile(r"\{(?P<name>\w+)(?:=(?P<text>[^}]*))?\}")
_MARKED = re.compile(r"(?:‹(?P<before>[^›]*)›)?«(?P<core>[^»]*)»(?:‹(?P<after>[^›]*)›)?")
# What a value may be: one word, such as a URL, unless its name is among these.
_WORD = r"\S+?"
#: A header's value: browsers print it whole, and nobody pastes one that is longer.
_FREE_TEXT = ".{0,2000}?"
_FEW_WORDS = ".{0,90}?"
_SHAPES = {
    "error": r"err_\w+",
    "certificate": r"err_cert\w+",
    "tls": r"err_ssl\w+",
    "cookie": r"[^\s'\"]{1,300}?",
    "attribute": r"[^\s'\"]{1,300}?",
    "directive": r"[a-z-]+",
    "address": r"[0-9a-f.:]{2,45}?",
    "port": r"\d{1,5}",
    "transport": r"[\w/.-]{1,30}?",
    "secure": r"\w{1,10}",
    "action": r"\w{1,30}",
    "samesite": "strict|lax|none",
    "kind": r"[\w ]+?",
    "value": _FREE_TEXT,
    "why": _FREE_TEXT,
    "space": r"\w+",
    "declared": r"\w+",
    "status": r"\d{3}(?!\d)",
}
# Names of values without blanks: those that a paste has in them were added on the way.
WITHOUT_BLANKS = frozenset(
    {"url", "initial_url", "target", "page", "page_origin", "method", "header", "scheme", "cookie"}
)
# Up to two blanks in a value between quotation marks: there a line was broken.
_BROKEN = r"(?: [^\s'\"]+?){0,2}?"
# Where a value ends that a part of a sentence ends with: in quotation marks, as a text, as a word,
# as a word before a full stop.
_END_OF_QUOTED, _END_OF_TEXT = r"(?=[.)）。]|$)", r"(?=\.?$)"
_END_OF_WORD, _END_BEFORE_STOP = "(?= |$)", r"(?=\.?(?: |$))"


def pattern_of(sentence: str) -> re.Pattern[str]:
    """Return the pattern of what the sentence is recognised by, in text with plain quotes.

    The text has to be in lower case: a pattern without capitals finds its beginning faster than one
    that ignores case.
    """
    plain = in_lower_case(sentence.translate(PLAIN_QUOTES))
    found = _MARKED.search(plain)
    before, core, after = found.group("before", "core", "after") if found else (None, plain, None)
    rest = VALUE.split(plain[found.end() :])[0] if found else ""
    # A value that nothing stands before is a whole word: it is read from its beginning alone.
    begins = r"(?<!\S)" if re.match(r"['\"]?\{\w+\}", before or core) else ""
    ahead = f"(?:{_read(before)})?" if before else ""
    behind = f"(?:{_read_to_end(after)})?" if after else ""
    behind += f"(?:{_read(rest)})?" if rest.strip() else ""
    return re.compile(begins + ahead + _read_to_end(core) + behind)


def fixed_words_of(sentence: str) -> str:
    """Return the words that no line is without that the sentence is recognised in."""
    plain = in_lower_case(sentence.translate(PLAIN_QUOTES))
    found = _MARKED.search(plain)
    core = VALUE.sub(lambda each: each["text"] or "\0", found["core"] if found else plain)
    # A word that touches a value, or has a quotation mark inside that may get lost.
    uncertain = rf"[{WORD_CHARACTERS}]*(?:\0|(?<=\w)['\"](?=\w)|…)[{WORD_CHARACTERS}]*"
    return re.sub(uncertain, " ", core)


def _read_to_end(part: str) -> str:
    """Return the pattern of a part of a sentence, and of how that ends."""
    last = re.search(r"\{(\w+)\}(['\"]?)(\.?)$", part)
    if last is None:
        return _read(part) + (r"(?![a-z0-9_])" if part[-1].isalnum() or part[-1] == "}" else "")
    name, quote, stop = last.groups()
    pattern = _read(part.removesuffix("."))
    if _shape(name) == _FREE_TEXT:
        return pattern + (_END_OF_QUOTED if quote else _END_OF_TEXT)
    if _shape(name) == _WORD and not quote:
        return pattern + (_END_BEFORE_STOP if stop else _END_OF_WORD)
    return pattern


def _read(part: str) -> str:
    """Return the pattern of a part: its words, and a group for each value."""
    pattern, end, is_quoted = "", 0, False
    for found in VALUE.finditer(part):
        is_next_quoted = found["text"] is None and _needs_quotes(found["name"])
        pattern += _words(part[end : found.start()], is_quoted, is_next_quoted)
        shape = _shape(found["name"]) if found["text"] is None else re.escape(found["text"])
        if shape == _WORD and part[found.start() - 1 : found.start()] in ("'", '"'):
            shape += _BROKEN
        pattern += f"(?P<{found['name']}>{shape})"
        end, is_quoted = found.end(), is_next_quoted
    return pattern + _words(part[end:], is_quoted, False)


def _words(text: str, closes: bool, opens: bool) -> str:
    """Return the pattern of words between values.

    Quotation marks get lost where a line is quoted; only those that end a value are needed.
    `closes` and `opens` say whether it is one of them that the words begin or end with.
    """
    needed = {0} if closes else set()
    needed |= {len(text) - 1} if opens else set()
    pattern = ""
    for place, character in enumerate(text):
        if place in needed and character in "'\"":
            opening = opens and place == len(text) - 1
            pattern += f"{character} ?" if opening else f" ?{character}"
        elif character == "…":
            pattern += _FEW_WORDS
        elif character in "'\"":
            pattern += f"{character}?"
        else:
            pattern += re.escape(character)
    return pattern


def _shape(name: str) -> str:
    return _SHAPES.get(name, _WORD)


def _needs_quotes(name: str) -> bool:
    return _shape(name) in (_WORD, _FREE_TEXT)
