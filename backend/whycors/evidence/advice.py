"""The advice on a cause: its own, or the one that words/pasted has on its reason."""

from dataclasses import replace

from ..remedies.advice import ADVICE_BY_REASON
from ..words.pasted_advice import ADVICE
from .advice_by_cause import ADVICE_BY_CAUSE
from .advice_rows import Advice, keys
from .cause import kebab

#: Of the checks in words/pasted, those that find something out. The others are fixes.
_FINDING_OUT = keys(
    "network console whole_line get preflight flask_log address_bar running name proxy"
    " private_window route"
)


def advice_on_cause(cause: str, reason: str) -> Advice:
    """Return the advice on a cause, that in words/pasted for a reason without advice of its own."""
    return ADVICE_BY_CAUSE.get(cause) or (
        _on_reason(reason) if reason else Advice(next=("check.network",))
    )


def for_unknown_page(advice: Advice) -> Advice:
    """Return the advice where the page's origin is unknown: it may be `null`.

    Firefox's lines and WebKit's second ones don't tell it.
    """
    if "allow_page" not in advice.fixes:
        return advice
    fixes = ["allow_page_unknown" if key == "allow_page" else key for key in advice.fixes]
    return replace(
        advice,
        why=(*(advice.why or ("means",)), "null_unseen"),
        fixes=(*fixes, "leave_the_sandbox", "never_null"),
        open=(*advice.open, "where_null"),
    )


def _on_reason(reason: str) -> Advice:
    without_preflight = ADVICE_BY_CAUSE.get(kebab(reason.removeprefix("Preflight")))
    if without_preflight is not None:
        return without_preflight
    if reason not in ADVICE and reason in ADVICE_BY_REASON:
        # No browser has a line for it: what the call's own exception is about.
        return Advice(fixes=(f"advice.{ADVICE_BY_REASON[reason]}",))
    texts = ADVICE[reason]
    checks = texts.check.split()
    return Advice(
        fixes=tuple(f"check.{key}" for key in checks if key not in _FINDING_OUT),
        next=tuple(f"check.{key}" for key in checks if key in _FINDING_OUT),
        open=tuple(f"cannot_tell.{key}" for key in texts.cannot_tell.split()),
    )
