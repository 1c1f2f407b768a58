"""Views that @cross_origin was put on when their route had them already."""

from collections import defaultdict
from collections.abc import Mapping

from ..model import Route
from ..rules.config_readers import decorated_views
from .in_force import InForce


def views_decorated_too_late(app: InForce) -> Mapping[str, list[Route]]:
    """Return the routes of each view, by endpoint, that has @cross_origin above its route.

    flask-cors marks the function that it decorates as one that has OPTIONS come to it. A route
    that leaves OPTIONS to Flask, and whose view is so marked, was there before the mark.
    """
    effective = {endpoint for endpoint, _, _ in decorated_views(app.app)}
    found: defaultdict[str, list[Route]] = defaultdict(list)
    for rule in app.app.url_map.iter_rules():
        view = app.app.view_functions.get(rule.endpoint)
        is_marked = getattr(view, "provide_automatic_options", None) is False
        is_left_to_flask = getattr(rule, "provide_automatic_options", None) is True
        if is_marked and is_left_to_flask and rule.endpoint not in effective:
            routes = [route for route in app.checked.routes if route.rule == rule.rule]
            found[rule.endpoint] += routes
    return found
