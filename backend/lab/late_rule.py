"""URL rules that are quick to make, for apps that live for one run."""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


class LateRule(Rule):
    """A rule that compiles the function that builds its URL when a URL is first built.

    Werkzeug compiles two for each rule of an app, which is most of what making an app takes; and an
    app of a run hardly ever builds a URL. https://flask.palletsprojects.com/en/stable/api/ has
    `Flask.url_rule_class`; `_compile_builder` is Werkzeug's own, and a test tells when it changes.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, **values: Any) -> tuple[str, str]:
            if not compiled:
                compiled.append(super(LateRule, self)._compile_builder(append_unknown))
            return compiled[0](rule, **values)

        return build
