"""A view for OPTIONS that never runs: the route of another one answers OPTIONS by itself."""

from typing import Any


def unreached_options_view(app: Any, path: str) -> str | None:
    """Return the view of a Flask app that was written for OPTIONS at a path and never runs.

    None where there is none. Flask gives each route an answer to OPTIONS, and the route that it
    matches first is the one that answers.
    """
    adapter = app.url_map.bind("localhost")
    try:
        rule, _ = adapter.match(path, method="OPTIONS", return_rule=True)
    except Exception:  # no such path, or a redirect to one: nobody answers
        return None
    if not rule.provide_automatic_options:
        return None
    others = (other for other in app.url_map.iter_rules() if other.rule == rule.rule)
    written = (other for other in others if not other.provide_automatic_options)
    return next((str(o.endpoint) for o in written if "OPTIONS" in (o.methods or ())), None)
