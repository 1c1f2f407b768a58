"""The pages that an app is meant for, as far as it names them itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .config import CorsRule
from .config_readers import views_of
from .hand_written import is_exact_origin, origins_written_in, sets_allow_origin

if TYPE_CHECKING:
    from flask import Flask


def pages_in(rules: Sequence[CorsRule], app: "Flask") -> tuple[str, ...]:
    """Return the origins that the rules name one by one, then those of headers set in a view.

    Each is written as a browser writes it. Patterns name none.
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
    return tuple(dict.fromkeys([*listed, *by_hand]))
