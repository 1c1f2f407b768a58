"""What a check found, for a person at a terminal."""

import shutil
from collections import Counter

from ...terminal.text import NARROWEST, WIDEST, painted, wrapped
from ...words.catalogues import catalogue
from .baseline import Compared
from .report_access import AccessTable, shown_routes
from .report_finding import FindingText
from .results import Checked
from .untold import untold_text

_SHOWN_ROUTES = 8


def check_as_text(checked: Checked, compared: Compared, language: str) -> str:
    """Return the report in lines that fit the terminal: the table first, then the worst finding."""
    return _TextReport(checked, compared, language).text()


class _TextReport:
    def __init__(self, checked: Checked, compared: Compared, language: str) -> None:
        self.width = max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))
        self.texts = catalogue("checked", language)
        self.language = language
        self.checked = checked
        self.compared = compared

    def text(self) -> str:
        findings = FindingText(self.width, self.language)
        table = AccessTable(self.checked.pages, self.width, self.language)
        parts = [
            self.head(),
            table.lines(self.checked.groups),
            *(findings.lines(finding) for finding in self.compared.new),
            self.untold(),
            self.summary(),
        ]
        return "\n\n".join("\n".join(part) for part in parts if part) + "\n"

    def head(self) -> list[str]:
        """Return what was checked, and for which pages."""
        checked, options = self.checked, self.checked.options
        views = self.texts["report.views-run" if options.run_views else "report.views-not-run"]
        line = self.texts["report.checked"].format(
            app=checked.app,
            routes=checked.routes,
            requests=f"{checked.requests:,}",
            views=views,
            seconds=f"{checked.seconds:.1f}",
        )
        named = "pages-named" if options.pages else "pages-found"
        pages = self.texts[f"report.{named if checked.pages else 'pages-none'}"]
        says = [line] if checked.has_url_map else [line, self.texts["report.no-url-map"]]
        says.append(pages.format(pages=", ".join(checked.pages)))
        return [row for text in says for row in wrapped(text, self.width)]

    def untold(self) -> list[str]:
        """Return what couldn't be told, and what would tell it."""
        if not self.checked.untold:
            return []
        lines = [painted(self.texts["report.untold"], "bold")]
        for what, routes in self.checked.untold:
            reason = untold_text(what, self.language)
            if routes:
                named = shown_routes(routes, self.texts, _SHOWN_ROUTES)
                reason = self.texts["report.untold-of"].format(routes=named, what=reason)
            lines += self._item("?", reason)
        return lines + self._item("→", self.texts["report.untold-way"])

    def summary(self) -> list[str]:
        """Return how much was found, and how to live with it."""
        new, known = self.compared.new, self.compared.known
        says = [self._counted() if new else self._nothing()]
        if known:
            says.append(self.texts["report.known"].format(known=len(known)))
        says += [self.texts["report.gone"].format(**one._asdict()) for one in self.compared.gone]
        if new:
            says.append(self.texts["report.silence"])
        return [line for text in says for line in wrapped(text, self.width)]

    def _counted(self) -> str:
        counts = Counter(finding.level for finding in self.compared.new)
        return self.texts["report.summary"].format(
            errors=counts["error"], warnings=counts["warning"], notes=counts["note"]
        )

    def _nothing(self) -> str:
        return self.texts["report.nothing-new" if self.compared.known else "report.nothing"]

    def _item(self, mark: str, text: str) -> list[str]:
        first, *others = wrapped(text, self.width - 4)
        return [f"  {mark} {first}", *(f"    {line}" for line in others)]
