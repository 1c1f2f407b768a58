"""What is said of a watched call, in one language."""

from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

from ...words.catalogues import catalogue
from .watching_calls import WatchedCall

if TYPE_CHECKING:
    from flask import Flask

#: Methods that only read, by what they are for: https://www.rfc-editor.org/rfc/rfc9110#name-safe-methods
_SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class RuleSentences(NamedTuple):
    """What is said of a rule, what to do about it, and the code for that; None for nothing."""

    sentence: str
    to_do: str | None
    code: str | None


class WatchedWords:
    """The sentences on calls in `language`, one of LANGUAGES. Code stands in backticks.

    `flask` is the app that they ask, None where it isn't one of Flask.
    """

    def __init__(self, language: str, flask: "Flask | None" = None) -> None:
        self.language = language
        self._flask = flask
        self._texts = catalogue("watched", language)

    def text(self, key: str, **values: object) -> str:
        """Return a text with its placeholders filled."""
        return self._texts[key].format_map(values)

    def headline(self, call: WatchedCall) -> str:
        """Return who asked for what, and what came of it, in a few words."""
        values = {
            "origin": call.last.origin,
            "method": call.method,
            "url": call.url,
            "status": call.last.exchange.status or "",
        }
        if call.state != "refused":
            return self.text(call.state, **values)
        is_sent = call.last.exchange.kind == "request"
        return self.text("headline.read" if is_sent else "headline.send", **values)

    def who(self, call: WatchedCall) -> str:
        """Return who gave the last answer, and, of a refusal, what that means for the request."""
        exchange = call.last.exchange
        by = exchange.answered_by or "unknown"
        said = self.text(f"who.{exchange.kind}.{by}", view=exchange.view, status=exchange.status)
        if call.state != "refused":
            return said
        return self._joined(said, self.text(f"effect.{_effect(call)}", method=call.method))

    def rule(self, call: WatchedCall) -> "RuleSentences | None":
        """Return what the app's own CORS rules have to do with a refusal, None for nothing."""
        if self._flask is None or call.state != "refused":
            return None
        from .watching_rules import rule_behind

        found = rule_behind(call, self._flask)
        if found is None:
            return None
        said = self.text(found.key, **found.values)
        if not found.code or not _is_fine(call):
            return RuleSentences(said, None, None)
        return RuleSentences(said, self.text(f"{found.key}.do"), found.code)

    def note(self, call: WatchedCall) -> str | None:
        """Return what is to be said before the reason, None for nothing."""
        if call.state == "unfollowed":
            return self.text("unfollowed.why")
        if call.is_refused_either_way:
            title = call.title_with_credentials(self.language)
            return self.text("either.why", title=title)
        return self.text("readable.why") if call.would_be_refused_with_credentials else None

    def _joined(self, *sentences: str) -> str:
        return ("" if self.language == "zh" else " ").join(sentences)


def _is_fine(call: WatchedCall) -> bool:
    """Return whether the last answer is no error: of one that is, the error comes first."""
    return (call.last.exchange.status or 0) < HTTPStatus.BAD_REQUEST


def _effect(call: WatchedCall) -> str:
    if call.last.exchange.kind == "preflight":
        return "preflight"
    is_views = call.last.exchange.view is not None
    return "written" if is_views and call.method not in _SAFE_METHODS else "read"
