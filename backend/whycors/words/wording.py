"""The sentences of an explanation, in one language."""

import re

from ..fetch_standard import OPAQUE, HttpRequest, Outcome, Request, Step
from ..remedies.advice import Advice
from ..remedies.answerer import Sender
from ..remedies.changes import Change, StatusChange
from .catalogues import catalogue
from .origins import difference
from .variants import variant

_COMPARES_ORIGINS = ("AllowOriginMismatch", "InvalidAllowOriginValue")
_CORS_CHECK = "cors-check/"
#: They keep from the page what the server sent.
_WITHHELD = (
    _CORS_CHECK,
    "http-fetch/cross-origin-resource-policy",
    "http-network-fetch/response",
)


class Words:
    """What an explanation says in `language`, "en" or "zh". Inline code stands in backticks."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts = catalogue("explanation", language)

    def text(self, key: str, **values: object) -> str:
        """Return a text with its placeholders filled."""
        return self._texts[key].format_map({n: self.shown(v) for n, v in values.items()})

    def title(self, step: Step) -> str:
        """Return the section of the standard, and the step in it, that a step belongs to."""
        return self.text(f"title.{step.id}")

    def step(self, step: Step) -> str:
        """Return one sentence for a decision of the algorithm, with the values compared."""
        key = f"step.{step.id}.{'passed' if step.passed else 'failed'}"
        return self.text(_with_variant(key, variant(step)), **step.values)

    def reason(self, request: Request, outcome: Outcome) -> str | None:
        """Return what was wrong and, where it can be told, why; None when nothing was."""
        failure, step = outcome.failure, outcome.failed_step
        if failure is None or step is None:
            return None
        name: str = failure.reason
        answer = "answer"
        if step.id.startswith(_CORS_CHECK) and name.startswith("Preflight"):
            name, answer = name.removeprefix("Preflight"), "answer.preflight"
        values = {
            **step.values,
            "answer": self.text(answer),
            "page_origin": request.origin,
            "parameter": failure.parameter,
            "url": failure.url,
        }
        key = f"reason.{name}"
        special = _with_variant(key, variant(step))
        reason = self.text(special if special in self._texts else key, **values)
        hint = _hint(request, step) if name in _COMPARES_ORIGINS else None
        if hint is None:
            return reason
        hint_text = self.text(f"difference.{hint}", **values)
        return self.text("reason.with-hint", reason=reason, hint=hint_text)

    def outcome(self, request: Request, outcome: Outcome) -> str:
        """Return what script gets."""
        key, headers = f"outcome.{outcome.outcome}", outcome.readable_headers
        if outcome.outcome == "network-error":
            key = "outcome.refused" if is_refused_call(outcome) else f"{key}.{request.api}"
        elif outcome.outcome == "readable" and request.api == "element":
            key += ".element"
        elif outcome.outcome == "readable" and not headers:
            key += ".no-headers"
        return self.text(key, status=outcome.status, headers=", ".join(headers))

    def exposed(self, name: str, fate: str, how: str) -> str:
        """Return why script sees the response header `name`, or why not.

        `fate` is "readable" or "hidden"; `how` is the way in which the list of exposed headers has
        it: "named", "star" or, if it is hidden, "missing".
        """
        return self.text(f"exposed.{fate}.{how}", name=name)

    def executed(self, outcome: Outcome, sender: Sender | None = None) -> str:
        """Return whether the server executed the request, although the page may not know.

        `sender` is who sent the answer that failed, if that is known.
        """
        known = f"executed.{sender.answerer}" if sender and outcome.server_executed else ""
        return self.text(known if known in self._texts else f"executed.{_execution(outcome)}")

    def advice(self, name: Advice) -> str:
        """Return what to do where no header of the server helps, or should."""
        return self.text(f"advice.{name}")

    def sender(self, sender: Sender | None) -> str | None:
        """Return who sent the answer that failed; None if it was the app, or no answer's fault."""
        if sender is None or sender.answerer == "app":
            return None
        return self.text(f"answerer.{sender.answerer}", sign=sender.sign)

    def change(self, change: Change) -> str:
        """Return in one sentence what the server has to answer otherwise."""
        values = {"url": change.url, "after": change.after}
        if isinstance(change, StatusChange):
            return self.text("change.status", before=change.before, **values)
        key = f"change.{change.on}.{'replaced' if change.before else 'added'}"
        return self.text(key, name=change.name, before=", ".join(change.before), **values)

    def shown(self, value: object) -> str:
        """Return a value as text that is safe to print: control characters as `\\xNN`."""
        if value == "":
            return self._texts["empty"]
        text = str(value)
        if text.isprintable():
            return text
        return re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda found: f"\\x{ord(found[0]):02X}", text)


def is_refused_call(outcome: Outcome) -> bool:
    """Return whether script got an exception for its arguments, before any URL was fetched."""
    return outcome.failure is not None and not outcome.failure.url


def _with_variant(key: str, name: str) -> str:
    return f"{key}.{name}" if name else key


def _hint(request: Request, step: Step) -> str | None:
    """Return the name of the text that says why two origins differ, or None if there isn't one."""
    allowed, origin = step.values["allowed"] or "", step.values["origin"] or ""
    if origin == OPAQUE and request.origin != OPAQUE:
        return "redirected"
    return difference(allowed, origin)


def _execution(outcome: Outcome) -> str:
    step = outcome.failed_step
    if step is not None and step.values.get("error") == "unrecorded":
        return "unknown"
    if not outcome.requests:
        return "nothing"
    if not outcome.server_executed:
        return "preflight"
    if outcome.failure is None:
        return "ran"
    return _execution_of_failed(outcome.requests, outcome)


def _execution_of_failed(requests: list[HttpRequest], outcome: Outcome) -> str:
    """Return how far a request came that did end with a network error, but was executed."""
    if requests[-1].kind == "preflight":
        return "hop-preflight"
    step = outcome.failed_step
    assert step is not None
    if step.id == "http-network-fetch/connection":
        return "dropped" if step.values["error"] == "dropped" else "hop"
    return "withheld" if step.id.startswith(_WITHHELD) else "hop"
