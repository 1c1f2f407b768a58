"""A finding for a terminal: what is wrong, what shows it, where it stands, what to do."""

from collections.abc import Iterator

from ...terminal.text import padded, painted, width_of, wrapped
from ...words.catalogues import catalogue
from ..model import Diff, Finding, Level
from ..source.source_names import shown_place
from .finding_words import finding_advice, finding_sentence, lesson_link
from .report_access import shown_routes
from .witness_words import told_witness

_MARKS: dict[Level, tuple[str, str]] = {
    "error": ("✕", "red"),
    "warning": ("!", "yellow"),
    "note": ("·", "cyan"),
}
_DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}
_SHOWN_ROUTES = 8
_INDENT = "  "


class FindingText:
    """Draws findings in lines of at most `width` columns; what is to be copied isn't wrapped."""

    def __init__(self, width: int, language: str) -> None:
        self._texts = catalogue("checked", language)
        self._language = language
        self._width = width
        labels = [text for key, text in self._texts.items() if key.startswith("report.label.")]
        self._label_width = max(map(width_of, labels)) + 2

    def lines(self, finding: Finding) -> list[str]:
        """Return the lines of a finding."""
        mark, colour = _MARKS[finding.level]
        level = self._texts[f"report.level.{finding.level}"]
        place = f"  {shown_place(finding.place)}" if finding.place else ""
        head = painted(f"{mark} {level}", colour) + painted(f"  {finding.id}", "bold") + place
        sentence = finding_sentence(finding, self._language)
        told = [_INDENT + line for line in wrapped(sentence, self._width - len(_INDENT))]
        return [head, *told, *self._details(finding)]

    def _details(self, finding: Finding) -> Iterator[str]:
        if finding.routes:
            yield from self._detail(
                "routes", shown_routes(finding.routes, self._texts, _SHOWN_ROUTES)
            )
        if finding.witness:
            told = told_witness(finding.witness, self._language)
            yield from self._detail("shown", self._texts["report.asks"].format(origin=told.origin))
            yield from self._continued(told.call)
            first, *others = told.comes
            yield from self._detail("outcome", first)
            for sentence in others:
                yield from self._continued(sentence)
            yield self._labelled("try", painted(finding.witness.command, "cyan"))
        if finding.diff:
            yield from self._diff(finding.diff)
        yield from self._detail("do", finding_advice(finding, self._language))
        name, path = lesson_link(finding, self._language)
        yield from self._detail("lesson", self._texts["report.lesson"].format(name=name, path=path))

    def _diff(self, diff: Diff) -> Iterator[str]:
        first, *others = diff.text.rstrip("\n").split("\n")
        yield self._labelled("change", first)
        for line in others:
            colour = _DIFF_COLOURS.get(line[:1])
            is_head = line.startswith(("+++", "---"))
            shown = painted(line, colour) if colour and not is_head else line
            yield self._unlabelled(shown)

    def _detail(self, label: str, text: str) -> Iterator[str]:
        first, *others = wrapped(text, self._width - len(_INDENT) - self._label_width)
        yield self._labelled(label, first)
        yield from map(self._unlabelled, others)

    def _continued(self, text: str) -> Iterator[str]:
        """Yield text below that of the last detail."""
        width = self._width - len(_INDENT) - self._label_width
        yield from map(self._unlabelled, wrapped(text, width))

    def _unlabelled(self, text: str) -> str:
        return f"{_INDENT}{' ' * self._label_width}{text}".rstrip()

    def _labelled(self, label: str, text: str) -> str:
        name = padded(self._texts[f"report.label.{label}"], self._label_width)
        return f"{_INDENT}{painted(name, 'dim')}{text}"
