"""The origin that the page has, or that the answer names, is not the expected one."""

from ..browsers.recognise import ACCESS_REASONS
from ..fetch_standard import OPAQUE
from ..words.origins import difference
from .cause import Found
from .told import Told

_OF_CREDENTIALS = ("WildcardOriginNotAllowed", "InvalidAllowCredentials")
#: Reasons that say: this origin was not let in.
_REFUSED = (*ACCESS_REASONS, "OriginNotAllowed")
_NO_ORIGIN = (OPAQUE, "file:", "data:", "blob:", "about:")


def origin_at_fault(told: Told) -> Found | None:
    """Return the cause where the page's origin, or another page's in the answer, is at fault."""
    if told.base not in _REFUSED:
        return None
    origin, value = told.parameters.get("page_origin", ""), told.parameters.get("value", "")
    if origin.startswith(_NO_ORIGIN):
        return Found("page-has-no-origin", degree="follows")
    if origin and value == origin and told.base == "AllowOriginMismatch":
        return Found("redirect-crosses-origins")
    if _has_own_scheme(origin) and told.base not in _OF_CREDENTIALS:
        is_other = told.base == "AllowOriginMismatch" and bool(value)
        return Found("own-scheme-mismatch" if is_other else "own-scheme", degree="follows")
    if told.base != "AllowOriginMismatch":
        return None
    differs = difference(value, origin)
    if differs in ("host", None):
        return _of_another_page(value)
    return Found("allow-origin-in-part") if differs in ("scheme", "port", "loopback") else None


def _has_own_scheme(origin: str) -> bool:
    scheme, separator, _ = origin.partition("://")
    return bool(separator) and scheme.lower() not in ("http", "https", "file")


def _of_another_page(value: str) -> Found | None:
    is_origin = value.startswith(("http://", "https://")) and value.count("/") == 2
    return Found("another-pages-origin") if is_origin and "*" not in value else None
