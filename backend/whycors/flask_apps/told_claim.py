"""A claim that fails, told: the picture, the reason, what to change, how to see it in a browser."""

import json
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..remedies.flask_cors_call import exact_pattern, flask_cors_arguments, flask_cors_call
from ..remedies.remedy import Remedy
from ..story import events
from ..terminal.case_story import told
from ..terminal.lanes import Lanes
from ..terminal.text import NARROWEST, WIDEST, wrapped
from ..words import Words, cookie_sentence
from ..words.case_cookie_words import ADVISED_AS
from ..words.catalogues import catalogue
from .claim import PageGot
from .page_trial import PageTrial
from .script_call import RULES

#: What pytest writes before each line of an error.
PYTESTS_MARGIN = 4


@dataclass(frozen=True)
class FailedClaim:
    """A claim, the trial by which it fails, and what a reader needs to know of the test.

    `claim` is the key of its headline, which `values` fill. `pages` are the origins that the test
    lets in, `how` is the command that proves it in a browser.
    """

    claim: str
    trial: PageTrial
    pages: Sequence[str] = ()
    how: str = ""
    values: "dict[str, Any] | None" = None


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
        values = {"origin": self.trial.origin, **(self.failed.values or {})}
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
        says = [] if self.trial.is_contradicted else list(self.advice())
        return [self.said("change"), *self.items(says)] if says else []

    def advice(self) -> Iterable[str]:
        if self.failed.claim in ("may-send", "may-read"):
            yield from self.to_let_in(self.trial.cure())
        elif self.failed.claim == "may-read.exposed":
            names = (self.failed.values or {})["names"]
            yield self.words.text("story.flask-cors-option", code=f"expose_headers={names!r}")
        elif self.failed.claim in ("may-not-send", "nobody-writes"):
            yield self.to_send_less()
        else:
            yield self.to_keep_out()

    def to_let_in(self, cure: Remedy | None) -> Iterable[str]:
        for each in cure.advices if cure else ():
            yield self.words.advice(each)
        for change in cure.changes if cure else ():
            yield self.words.change(change)
        arguments = flask_cors_arguments(cure) if cure else None
        if arguments is not None:
            yield self.words.text("story.flask-cors", code=flask_cors_call(arguments))
        rules = dict.fromkeys(what.rule for what, _ in self.trial.happened.kept_back)
        if rules:
            yield self.said("change.api", api=self.trial.browser.api)
        advices = catalogue("cookies", self.language)
        for advised in dict.fromkeys(ADVISED_AS.get(rule, rule) for rule in rules):
            yield advices[f"advice.{advised}"]

    def to_keep_out(self) -> str:
        answer = self.trial.happened.response
        allowed = answer.headers.get("Access-Control-Allow-Origin") if answer else None
        key = "change.everybody" if allowed == "*" else "change.named"
        return self.said(key, origin=self.trial.origin, code=self.only_the_pages())

    def to_send_less(self) -> str:
        asks = any(turn.request.kind == "preflight" for turn in self.trial.happened.turns)
        if asks:
            return self.said("change.preflight", code=self.only_the_pages())
        key = "change.write" if self.failed.claim == "nobody-writes" else "change.unasked"
        return self.said(key, request=self.trial.wanted)

    def only_the_pages(self) -> str:
        if not self.failed.pages:
            return self.texts["change.origins.unknown"]
        origins = [exact_pattern(page) for page in self.failed.pages]
        return self.said("change.origins", origins=origins)

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
