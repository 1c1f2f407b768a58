"""Which rule of `resources` is a path's, as flask-cors 6 matches them."""

import re
from collections.abc import Iterable, Mapping

from .flask_cors_call import REGEX_HINTS


def rule_for(path: str, resources: str | Iterable[str] | Mapping[str, object]) -> str | None:
    """Return the pattern of `resources` by which flask-cors treats a path, None if none matches.

    A path has no query, and is decoded. A pattern with a `*`, a `$` or the like is a regular
    expression for how the path begins; any other is the whole path. Of several that match, the
    first one counts in a list; in a dict it is the one that is the whole path, or else the longer.
    """
    patterns = [resources] if isinstance(resources, str) else list(resources)
    if isinstance(resources, Mapping):
        patterns.sort(key=_rank)
    return next((pattern for pattern in patterns if _matches(path, pattern)), None)


def _rank(pattern: str) -> tuple[bool, int, int]:
    """Return the place of a pattern among the rules of a dict."""
    written = ".*" if pattern == "*" else pattern
    return _is_regex(written), -written.count("/"), -len(written)


def _matches(path: str, pattern: str) -> bool:
    if not _is_regex(pattern):
        return path == pattern
    try:
        return re.match(".*" if pattern == "*" else pattern, path) is not None
    except re.error:  # flask-cors raises it when the app starts
        return False


def _is_regex(pattern: str) -> bool:
    return bool(REGEX_HINTS & set(pattern))
