"""The pages that an app is meant for, as far as it names them itself."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..patterns.pattern_meaning import example_origins
from ..rules.config import CorsRule
from ..rules.config_readers import views_of
from ..rules.hand_written import is_exact_origin, origins_written_in, sets_allow_origin

if TYPE_CHECKING:
    from flask import Flask


def pages_in(rules: Sequence[CorsRule], app: "Flask") -> tuple[str, ...]:
    """Return the origins that the rules name one by one, then those of headers set in a view.

    Each is written as a browser writes it. Where none is named, each pattern of the rules gives an
    example that it lets in.
    """
    listed = [
        origin
        for rule in rules
        for origin in rule.origins
        if isinstance(origin, str) and is_exact_origin(origin)
    ]
    by_hand = [
        origin
        for _, view in views_of(app)
        if sets_allow_origin(view)
        for origin in origins_written_in(view, app.config)
    ]
    return tuple(dict.fromkeys([*listed, *by_hand] or _examples(rules)))


def _examples(rules: Sequence[CorsRule]) -> list[str]:
    """Return for each pattern that is written for some domain the first origin that gets in."""
    patterns = [
        origin for rule in rules for origin in rule.origins if isinstance(origin, re.Pattern)
    ]
    matching = [
        [origin for origin in example_origins(pattern) if pattern.match(origin)]
        for pattern in patterns
    ]
    return [origins[0] for origins in matching if origins]
