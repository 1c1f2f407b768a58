"""A claim that fails, told: the picture, the reason, what to change, how to see it in a browser."""

import json
import shutil
from collections.abc import Iterable

from ...story import events
from ...terminal.case_story import told
from ...terminal.lanes import Lanes
from ...terminal.text import NARROWEST, WIDEST, wrapped
from ...words import Words, cookie_sentence
from ...words.catalogues import catalogue
from .claim import PageGot
from .claim_advice import ClaimAdvice
from .failed_claim import FailedClaim
from .script_call import RULES

#: What pytest writes before each line of an error.
PYTESTS_MARGIN = 4


def told_claim(failed: FailedClaim, language: str) -> str:
    """Return what is to be said of a claim that fails, in lines that fit the terminal."""
    return _ClaimStory(failed, language).text()


class _ClaimStory:
    def __init__(self, failed: FailedClaim, language: str) -> None:
        columns = shutil.get_terminal_size().columns - PYTESTS_MARGIN
        self.width = max(NARROWEST, min(columns, WIDEST))
        self.language = language
        self.words = Words(language)
        self.texts = catalogue("claimed", language)
        self.failed = failed
        self.trial = failed.trial

    def text(self) -> str:
        parts = [self.headline(), self.picture(), self.reasons(), self.changes(), self.ways()]
        return "\n\n".join("\n".join(part) for part in parts if part) + "\n"

    def said(self, key: str, **values: object) -> str:
        return self.texts[key].format_map(values)

    def headline(self) -> list[str]:
        values = {"origin": self.trial.origin, **self.failed.values}
        claim = "contradicted" if self.trial.is_contradicted else self.failed.claim
        says = [self.said(claim, request=self.request(), **values)]
        if self.failed.claim.startswith("nobody"):
            says.append(self.said("first", origin=self.trial.origin))
        return [line for text in says for line in wrapped(text, self.width)]

    def request(self) -> str:
        is_about_cookies = self.trial.wanted.cookies and not self.failed.claim.startswith("nobody")
        key = "request.with-cookies" if is_about_cookies else "request"
        return self.said(key, request=self.trial.wanted)

    def picture(self) -> list[str]:
        happened = self.trial.happened
        lanes = Lanes(self.words, self.width, happened.turns)
        lanes.draw(events([told(happened.played)]), happened.asked, happened.played)
        return lanes.rows

    def reasons(self) -> list[str]:
        """Return why it is so: by the standard, and of the cookies."""
        happened = self.trial.happened
        outcome = happened.played.outcome
        reason = self.words.reason(happened.asked, outcome)
        says: list[str] = []
        if self.failed.claim not in ("may-not-send", "nobody-writes"):
            says += [outcome.failure.reason] if outcome.failure else []
            says += [reason] if reason else []
            says.append(self.words.outcome(happened.asked, outcome))
        says.append(self.words.executed(outcome))
        says += [
            cookie_sentence(what, context, self.language, RULES)
            for what, context in happened.kept_back
        ]
        if happened.kept_back:
            key = "some-cookies" if happened.sent_cookies else "without-cookies"
            says.append(self.said(key))
        return [line for text in says for line in wrapped(text, self.width)]

    def changes(self) -> list[str]:
        if self.trial.is_contradicted:
            return []
        says = list(ClaimAdvice(self.failed, self.language).sentences())
        return [self.said("change"), *self.items(says)] if says else []

    def ways(self) -> list[str]:
        """Return what Chromium does, and how to see it there."""
        theirs, says = self.trial.theirs, []
        if self.trial.is_contradicted and theirs is not None:
            ours = self.told_got(self.trial.ours)
            says = [self.said("chromium.differs", ours=ours, theirs=self.told_got(theirs))]
        elif theirs is not None:
            says = [self.texts["chromium.agrees"]]
        elif self.trial.unproved:
            says = [self.said("chromium.unproved", reason=self.trial.unproved)]
        elif self.failed.how:
            says = [self.said("see.chromium", command=self.failed.how)]
        console = self.said("see.console", origin=self.trial.origin)
        return [self.texts["see"], *self.items([*says, console]), *_indented(self.script())]

    def told_got(self, got: PageGot) -> str:
        parts = [self.texts["got.sent" if got.is_sent else "got.not-sent"]]
        if got.is_sent:
            cookies = ", ".join(f"`{name}`" for name in sorted(got.sent_cookies))
            key = "got.cookies" if cookies else "got.no-cookies"
            parts.append(self.said(key, cookies=cookies))
        parts.append(self.texts["got.readable" if got.is_readable else "got.unreadable"])
        return self.texts["comma"].join(parts)

    def script(self) -> list[str]:
        """Return the call of fetch() that a reader can paste."""
        asked, wanted = self.trial.happened.asked, self.trial.wanted
        options: list[str] = []
        if asked.method != "GET":
            options.append(f"method: {json.dumps(asked.method)}")
        if asked.headers:
            options.append(f"headers: {json.dumps(dict(asked.headers))}")
        if wanted.body:
            text = json.dumps(wanted.content.decode("latin-1"))
            is_form = wanted.body.type == "urlsearchparams"
            options.append(f"body: new URLSearchParams({text})" if is_form else f"body: {text}")
        if wanted.cookies:
            options.append("credentials: 'include'")
        joined = f", {{ {', '.join(options)} }}" if options else ""
        return [f"await fetch({json.dumps(asked.url)}{joined})"]

    def items(self, says: Iterable[str]) -> list[str]:
        lines = []
        for text in says:
            first, *others = wrapped(text, self.width - 4)
            lines += [f"  • {first}", *_indented(others)]
        return lines


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines]
