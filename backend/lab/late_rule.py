"""URL rules that are quick to make, for apps that live for one run.

https://flask.palletsprojects.com/en/stable/api/ has `Flask.url_rule_class`. Which methods compile a
rule, and what they set, is private to Werkzeug; tests notice if that changes.
"""

import copy
import functools
from collections.abc import Callable
from typing import Any

from werkzeug.routing import Map, Rule
from werkzeug.routing.converters import DEFAULT_CONVERTERS, BaseConverter

MAX_REMEMBERED = 1000


class LateRule(Rule):
    """A rule that compiles its URL builder when a URL is first built.

    Werkzeug compiles two builders for each rule, which is most of the work of making an app; and a
    run's app hardly ever builds a URL.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, **values: Any) -> tuple[str, str]:
            if not compiled:
                compiled.append(super(LateRule, self)._compile_builder(append_unknown))
            return compiled[0](rule, **values)

        return build


class KnownRule(LateRule):
    """A rule that is compiled once for all apps that have it.

    What a path is matched against depends on the rule's text alone, as long as an app adds no
    converters or hosts of its own. The converters themselves belong to each app.
    """

    def compile(self) -> None:
        """Compile the rule, or take over the result of an equal one."""
        assert self.map is not None
        has_host = self.map.host_matching or self.subdomain
        if has_host or self.map.converters != DEFAULT_CONVERTERS:
            super().compile()
            return
        equal = _compiled(self.rule, bool(self.merge_slashes))
        self._parts, self._trace = equal._parts, equal._trace
        self._converters = {
            name: _of(self.map, converter) for name, converter in equal._converters.items()
        }
        self.arguments |= equal.arguments
        self._build = self._compile_builder(False).__get__(self, None)
        self._build_unknown = self._compile_builder(True).__get__(self, None)


@functools.lru_cache(MAX_REMEMBERED)
def _compiled(rule: str, merge_slashes: bool) -> Rule:
    """Return a compiled rule of no app. Raises what Werkzeug raises if it is malformed."""
    example = LateRule(rule, merge_slashes=merge_slashes)
    Map([example])
    return example


def _of(map: Map, converter: BaseConverter) -> BaseConverter:
    """Return the same converter, for another map."""
    own = copy.copy(converter)
    own.map = map
    return own
