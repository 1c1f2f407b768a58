"""A lesson's prose: Markdown with a heading 1, a block quote to remember, and what to change.

The last section, `## Change it` (`## 动手改` in Chinese), names a file to edit, what to change and
what to look for. A fenced block that shows a part of a file names it in its info string:

    ```python backend/scenarios/core/no_cors.py
"""

from collections.abc import MutableMapping, Sequence
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from frontend.course.model import Prose
from frontend.course.toml_tables import LessonError, read_text, shown

CHANGE_IT = {"en": "Change it", "zh": "动手改"}


def read_prose(path: Path, language: str) -> Prose:
    """Return the prose of a Markdown file. Raises LessonError when a part of it is missing."""
    name = shown(path)
    if not path.is_file():
        raise LessonError(f"{name}: missing. Every lesson has its prose in each language.")
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.add_render_rule("fence", _code_block)
    tokens = markdown.parse(read_text(path))
    title, tokens = _cut(tokens, "heading")
    tokens, change_it = _cut_section(tokens, CHANGE_IT[language])
    remember, tokens = _cut(tokens, "blockquote")
    if not title or title[0].tag != "h1" or not remember:
        raise LessonError(
            f"{name}: needs one heading 1 and one block quote, the thing to remember."
        )
    if not change_it:
        raise LessonError(
            f"{name}: its last section must be “## {CHANGE_IT[language]}”: which file to edit, "
            "what to change, what to look for."
        )

    def render(part: list[Token]) -> str:
        return str(markdown.renderer.render(part, markdown.options, {"file": name})).strip()

    inline = [token for token in remember if token.type == "inline"]
    return Prose(title[1].content, render(tokens), render(inline), render(change_it))


def _cut(tokens: list[Token], kind: str) -> tuple[list[Token], list[Token]]:
    """Return the first block of that kind, and the tokens without it."""
    types = [token.type for token in tokens]
    if f"{kind}_open" not in types:
        return [], tokens
    start = types.index(f"{kind}_open")
    end = types.index(f"{kind}_close", start) + 1
    return tokens[start:end], tokens[:start] + tokens[end:]


def _cut_section(tokens: list[Token], heading: str) -> tuple[list[Token], list[Token]]:
    """Return the tokens before the last heading, and those after it when it is that `heading`."""
    starts = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    if not starts or tokens[starts[-1] + 1].content != heading:
        return tokens, []
    return tokens[: starts[-1]], tokens[starts[-1] + 3 :]


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
