"""A lesson's prose: Markdown that asks first, and tells after the run.

Heading 1 is a question or names the situation, and the paragraphs below set the scene. The section
`## After the run` (`## 运行之后` in Chinese) begins with a heading 3, how it ended, and has closing
paragraphs and a block quote, the thing to remember.

The last section, `## Change it` (`## 动手改` in Chinese), names a file to edit, what to change and
what to look for. A fenced block that shows a part of a file names it in its info string:

    ```python backend/scenarios/core/no_cors.py
"""

import re
from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup, escape
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from frontend.course.model import Prose
from frontend.course.toml_tables import LessonError, read_text, shown

AFTERWARDS = {"en": "After the run", "zh": "运行之后"}
CHANGE_IT = {"en": "Change it", "zh": "动手改"}

#: A header's name, whose hyphens are no places to break a line.
HEADER_NAME = re.compile(r"[A-Z][a-z]*(?:-[A-Z][A-Za-z]*)+")


def read_prose(path: Path, language: str) -> Prose:
    """Return the prose of a Markdown file. Raises LessonError when a part of it is missing."""
    name = shown(path)
    if not path.is_file():
        raise LessonError(f"{name}: missing. Every lesson has its prose in each language.")
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.add_render_rule("fence", _code_block)
    markdown.add_render_rule("code_inline", _code_in_line)
    tokens = markdown.parse(read_text(path))
    sections = _sections(tokens)
    title, body = _cut(sections.pop(None), "heading")
    afterwards = sections.pop(AFTERWARDS[language], [])
    outcome, afterwards = _cut(afterwards, "heading")
    remember, afterwards = _cut(afterwards, "blockquote")
    change_it = sections.pop(CHANGE_IT[language], [])
    if not title or title[0].tag != "h1":
        raise LessonError(f"{name}: must begin with one heading 1 that asks, and not tells.")
    if not outcome or outcome[0].tag != "h3" or not remember:
        raise LessonError(
            f"{name}: needs a section “## {AFTERWARDS[language]}” with a heading 3, how it ended, "
            "and a block quote, the thing to remember."
        )
    if not change_it or sections:
        raise LessonError(
            f"{name}: its last section must be “## {CHANGE_IT[language]}”: which file to edit, "
            "what to change, what to look for. It has no other sections."
        )

    def render(part: list[Token]) -> str:
        return str(markdown.renderer.render(part, markdown.options, {"file": name})).strip()

    inline = [token for token in remember if token.type == "inline"]
    return Prose(
        title=title[1].content,
        body=render(body),
        outcome=outcome[1].content,
        afterwards=render(afterwards),
        remember=render(inline),
        change_it=render(change_it),
    )


def _cut(tokens: list[Token], kind: str) -> tuple[list[Token], list[Token]]:
    """Return the first block of that kind, and the tokens without it."""
    types = [token.type for token in tokens]
    if f"{kind}_open" not in types:
        return [], tokens
    start = types.index(f"{kind}_open")
    end = types.index(f"{kind}_close", start) + 1
    return tokens[start:end], tokens[:start] + tokens[end:]


def _sections(tokens: list[Token]) -> dict[str | None, list[Token]]:
    """Return the tokens below each heading 2, by its text, and those before the first by None."""
    sections: dict[str | None, list[Token]] = {None: []}
    current = sections[None]
    rest = iter(tokens)
    for token in rest:
        if token.type == "heading_open" and token.tag == "h2":
            current = sections[next(rest).content] = []
            next(rest)  # the heading's end
        else:
            current.append(token)
    return sections


def _code_in_line(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    _env: MutableMapping[str, Any],
) -> str:
    """Return code within a sentence as HTML, the names of headers in it marked."""
    code = HEADER_NAME.sub(
        r'<span class="header-name">\g<0></span>', str(escape(tokens[index].content))
    )
    return f"<code>{code}</code>"


def _code_block(
    _renderer: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    env: MutableMapping[str, Any],
) -> str:
    """Return a fenced block as HTML: its file's path above it, if it names one."""
    language, _, path = tokens[index].info.strip().partition(" ")
    lexer = _lexer(language or "text", env["file"])
    code = Markup(highlight(tokens[index].content, lexer, HtmlFormatter(nowrap=True)))
    block = Markup('<pre tabindex="0"><code>{}</code></pre>').format(code)
    caption = Markup("<figcaption><code>{}</code></figcaption>").format(path) if path else ""
    return str(Markup("<figure>{}{}</figure>\n").format(caption, block))


def _lexer(language: str, file: str) -> Lexer:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound as error:
        raise LessonError(
            f"{file}: {language!r} after ``` is not a language. Write one such as python or http."
        ) from error
