"""What follows, or doesn't, where a part of the failure was not given."""

from ..fetch_standard import parse_url
from ..remedies.flask_cors_call import exact_pattern, flask_cors_call
from .cause import Found
from .told import Told

_ALLOW_ORIGIN = "access-control-allow-origin"


def preflight_untold(told: Told) -> Found | None:
    """Return the cause where the request's answer allows the page, and its preflight is unknown."""
    page, allowed = told.parameters.get("page_origin"), told.header(_ALLOW_ORIGIN)
    is_untold = told.is_preflights and told.fact("preflight_status") is None
    if told.incident.lines or not is_untold or told.fact("headers") is None:
        return None
    is_allowed = allowed == page or (allowed == "*" and not told.needs_credentials)
    return (
        Found("preflight-untold", {"value": allowed}, "unknown") if allowed and is_allowed else None
    )


def allowed_is_no_origin(told: Told) -> Found | None:
    """Return the cause where the answer names what is no page's origin, whoever asked."""
    value = told.header(_ALLOW_ORIGIN) or ""
    url = parse_url(value)
    if told.base != "AllowOriginMismatch" or told.page is not None or url is None:
        return None
    # An origin with a scheme of its own is compared as it is; a list has a cause of its own.
    if not url.is_http or url.origin == value or "," in value:
        return None
    mended = flask_cors_call({"origins": [exact_pattern(url.origin)]})
    return Found("allow-origin-of-no-page", {"value": value, "mended": mended}, "follows")


def hidden_by_mode(told: Told) -> Found | None:
    """Return the cause where script reads nothing across origins, whatever the answer is."""
    if told.reason or told.outcome or told.fact("mode") != "no-cors" or told.url is None:
        return None
    is_known = told.page is not None and told.page.origin != told.url.origin
    return Found("opaque-response", degree="follows" if is_known else "unknown")
