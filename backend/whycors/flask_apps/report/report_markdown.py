"""What a check found, as Markdown for a comment under a change."""

import re
from collections import Counter
from collections.abc import Iterator

from ...words.catalogues import catalogue
from ..model import Finding
from ..source.source_names import shown_place
from .baseline import Compared
from .finding_words import finding_advice, finding_sentence, lesson_link
from .results import Checked
from .witness_words import told_witness

_MARKS = {"error": "🔴", "warning": "🟡", "note": "🔵"}


def check_as_markdown(checked: Checked, compared: Compared, language: str) -> str:
    """Return the report as Markdown: a summary, and a section to unfold for each finding."""
    texts = catalogue("checked", language)
    counts = Counter(finding.level for finding in compared.new)
    summary = texts["report.summary"].format(
        errors=counts["error"], warnings=counts["warning"], notes=counts["note"]
    )
    nothing = texts["report.nothing-new" if compared.known else "report.nothing"]
    parts = [f"### CORS: {escaped(checked.app)}", summary if compared.new else nothing]
    parts += [_section(finding, texts, language) for finding in compared.new]
    if compared.known:
        parts.append(texts["report.known"].format(known=len(compared.known)))
    parts += [escaped(texts["report.gone"].format(**one._asdict())) for one in compared.gone]
    return "\n\n".join(parts) + "\n"


def _section(finding: Finding, texts: dict[str, str], language: str) -> str:
    level = texts[f"report.level.{finding.level}"]
    place = f" · <code>{escaped(shown_place(finding.place))}</code>" if finding.place else ""
    head = f"{_MARKS[finding.level]} {level} · <b>{finding.id}</b>{place}"
    body = "\n\n".join(_body(finding, texts, language))
    return f"<details><summary>{head}</summary>\n\n{body}\n\n</details>"


def _body(finding: Finding, texts: dict[str, str], language: str) -> Iterator[str]:
    yield finding_sentence(finding, language)
    if finding.routes:
        yield ", ".join(f"`{rule}`" for rule in finding.routes)
    if finding.witness:
        told = told_witness(finding.witness, language)
        yield texts["report.asks"].format(origin=told.origin)
        yield _fenced(told.call, "js")
        yield from told.comes
        yield _fenced(finding.witness.command, "sh")
    if finding.diff:
        yield _fenced(finding.diff.text.rstrip("\n"), "diff")
    yield finding_advice(finding, language)
    name, path = lesson_link(finding, language)
    yield escaped(texts["report.lesson"].format(name=name, path=path))


def _fenced(code: str, language: str) -> str:
    """Return code in a fence that nothing in it can close."""
    fence = "```"
    while fence in code:
        fence += "`"
    return f"{fence}{language}\n{code}\n{fence}"


def escaped(text: str) -> str:
    """Return text so that Markdown and HTML leave it as it is."""
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(mark, name)
    return re.sub(r"([\\`*_\[\]])", r"\\\1", text)
