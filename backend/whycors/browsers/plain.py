"""Text in plain characters: what a line's way from the console to a paste changes is changed back.

The sentences that a line is compared with go through `plain_words` too.
"""

import html
import re

#: Typographic quotation marks and backticks to plain ones.
PLAIN_QUOTES = str.maketrans(
    {**dict.fromkeys("‘’‚‛`´′＇", "'"), **dict.fromkeys("“”„‟″＂「」『』", '"')}
)
# Guillemets mark parts of a sentence in this package; in a pasted text they are quotation marks.
_ALL_QUOTES = PLAIN_QUOTES | str.maketrans(dict.fromkeys("«»", '"'))
# Russian writes the one as the other.
_LETTERS = str.maketrans({"ё": "е", "Ё": "Е"})
_INVISIBLE = str.maketrans(dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", None))
_PLAIN = _ALL_QUOTES | _INVISIBLE | _LETTERS
# Chinese, Japanese and Korean: blanks beside these characters get lost, or are added, where a line
# is broken.
EAST_ASIAN = "\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
#: What a word consists of in any of the other writings, in lower case.
WORD_CHARACTERS = "0-9a-z_\u00b5-\u02af\u0370-\u052f"
_EAST_ASIAN = re.compile(f"[{EAST_ASIAN}]")
_BESIDE_EAST_ASIAN = re.compile(f"(?<=[{EAST_ASIAN}]) | (?=[{EAST_ASIAN}])")
# A character reference of HTML, perhaps escaped twice. The longest name has 31 letters, and a
# number of more than seven digits isn't a character; Python refuses to read one of thousands.
REFERENCE = re.compile(
    r"&(?:amp;)?(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE
)
# What a line begins with where somebody quoted it, in a mail or in a comment of a program; and the
# lines that begin or end code.
_QUOTING = "> \t"
_COMMENTS = ("// ", "* ", "# ", "| ", "- ")
_FENCES = ("```", "~~~")


def plain_lines(text: str) -> list[str]:
    """Return the lines of a text, which end at "\\n", in plain characters and single blanks."""
    if "&" in text:
        text = REFERENCE.sub(_unescaped, text)
    lines = text.split("\n")
    if any(mark in text for mark in (">", "~~~", *_COMMENTS)):
        lines = [_unquoted(line) for line in lines]
    if text.isascii() and "`" not in text:
        return [" ".join(line.split()) for line in lines]
    return ["" if line.startswith(_FENCES) else plain_words(line) for line in lines]


def _unquoted(line: str) -> str:
    """Return a line without marks of quoting; "" for one that begins or ends code."""
    line = line.lstrip(_QUOTING)
    while line.startswith(_COMMENTS):
        line = line[2:].lstrip(_QUOTING)
    return "" if line.startswith(_FENCES) else line


def _unescaped(found: re.Match[str]) -> str:
    """Return the character that is referred to; lines stay lines."""
    return html.unescape(html.unescape(found[0])).replace("\n", " ")


def plain_words(words: str) -> str:
    """Return words in plain characters, with single blanks, and none beside East Asian ones."""
    if words.isascii():
        return " ".join(words.replace("`", "'").split())
    plain = " ".join(words.translate(_PLAIN).split())
    return _BESIDE_EAST_ASIAN.sub("", plain)


def in_lower_case(text: str) -> str:
    """Return a text in lower case, each character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.replace("İ", "I").lower()


def is_east_asian(character: str) -> bool:
    """Return whether blanks beside a character are left out."""
    return character > "\u2fff" and bool(_EAST_ASIAN.match(character))
