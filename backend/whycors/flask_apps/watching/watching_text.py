"""A watched call for a terminal: what is refused at length, and in one line if it comes again."""

import shutil
from collections import OrderedDict
from collections.abc import Callable

from ...cases.case import read_case
from ...story import events
from ...terminal.case_story import told
from ...terminal.lanes import Lanes
from ...terminal.text import NARROWEST, WIDEST, painted, wrapped
from ...words import Words
from .watching_calls import WatchedCall
from .watching_words import WatchedWords

#: So many refusals are remembered, so that one that comes again is told in one line.
_MAX_TOLD = 200


class WatchTeller:
    """Prints each refusal by `print_line`, and with `verbose` one line of what goes well.

    `page_url` returns where a call is drawn, None where there is no page.
    """

    def __init__(
        self,
        words: WatchedWords,
        print_line: Callable[[str], None],
        page_url: Callable[[WatchedCall], str | None] = lambda call: None,
        verbose: bool = False,
    ) -> None:
        self._words = words
        self._print = print_line
        self._page_url = page_url
        self._verbose = verbose
        self._times_told: OrderedDict[tuple[str, ...], int] = OrderedDict()

    def tell(self, call: WatchedCall) -> None:
        """Tell what has become of a call."""
        if call.state == "refused":
            self._tell_refusal(call)
        elif call.state == "unfollowed":
            self._tell_what_may_be(call)
        elif self._verbose and call.state != "waits":
            mark = painted("✓", "green") if call.state == "readable" else "·"
            self._print(f"{mark} {self._words.headline(call)}".replace("`", ""))

    def _tell_refusal(self, call: WatchedCall) -> None:
        diagnosis, headline = call.diagnosis(self._words.language), self._words.headline(call)
        count = self._count(headline, diagnosis["cause"])
        mark = painted("✕", "red")
        if count > 1:
            again = self._words.text("again", count=count, headline=headline)
            self._print(f"{mark} {again}".replace("`", ""))
            return
        rule, note = self._words.rule(call), self._words.note(call)
        says = [
            *([note] if note else []),
            diagnosis["title"],
            *diagnosis["sentences"][:1],
            *([rule.sentence] if rule else []),
            self._words.who(call),
        ]
        own_fix = [{"sentence": rule.to_do, "code": rule.code}] if rule and rule.to_do else []
        width = self._width()
        parts = [
            *self._headed(mark, headline, says, width),
            "",
            *self._picture(call, width),
            "",
            *self._first_change([*own_fix, *diagnosis["fixes"]], width),
            *self._console(call, width),
            *self._where(call),
        ]
        self._print("\n".join(parts))

    def _tell_what_may_be(self, call: WatchedCall) -> None:
        """Tell that nothing followed a preflight, and what a call with credentials comes to."""
        diagnosis, headline = call.diagnosis(self._words.language), self._words.headline(call)
        if self._count(headline, diagnosis["cause"]) > 1:
            return
        width = self._width()
        says = [self._words.text("unfollowed.why"), diagnosis["title"]]
        parts = [
            *self._headed(painted("?", "yellow"), headline, says, width),
            *self._first_change(diagnosis["fixes"], width),
            *self._where(call),
        ]
        self._print("\n".join(parts))

    def _headed(self, mark: str, headline: str, says: list[str], width: int) -> list[str]:
        first, *others = wrapped(headline.replace("`", ""), width - 2)
        lines = [*others, *(line for text in says for line in wrapped(text, width - 2))]
        return ["", f"{mark} {painted(first, 'bold')}", *(f"  {line}" for line in lines)]

    def _where(self, call: WatchedCall) -> list[str]:
        url = self._page_url(call)
        return [f"  {self._words.text('picture', url=url)}"] if url else []

    def _width(self) -> int:
        return max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))

    def _count(self, *what: str) -> int:
        count = self._times_told.pop(what, 0) + 1
        self._times_told[what] = count
        if len(self._times_told) > _MAX_TOLD:
            self._times_told.popitem(last=False)
        return count

    def _picture(self, call: WatchedCall, width: int) -> list[str]:
        case, played = call.judged.incident.case, call.judged.judgement.played
        if case is None or played is None:
            return []
        lanes = Lanes(Words(self._words.language), width)
        lanes.draw(events([told(played)]), read_case(case).request, played)
        return lanes.rows

    def _first_change(self, fixes: list[dict[str, str | None]], width: int) -> list[str]:
        if not fixes:
            return []
        first, code = self._words.text("first", change=fixes[0]["sentence"]), fixes[0]["code"]
        lines = [f"  {line}" for line in wrapped(first, width - 2)]
        return [*lines, f"      {painted(code, 'cyan')}"] if code else lines

    def _console(self, call: WatchedCall, width: int) -> list[str]:
        lines = call.console_lines()
        if not lines:
            return []
        by = "element" if call.is_by_element else "call"
        says = self._words.text(f"console.{by}", browser=call.browser_name)
        return [
            f"  {says}",
            *(f"    {part}" for line in lines for part in wrapped(line, width - 4)),
        ]
