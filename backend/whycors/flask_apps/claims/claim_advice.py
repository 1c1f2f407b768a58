"""What to change where a claim isn't true, and the configuration that makes it so."""

from collections.abc import Iterable, Sequence

from ...remedies.flask_cors_call import exact_pattern, flask_cors_arguments, flask_cors_call
from ...words import Words
from ...words.case_cookie_words import ADVISED_AS
from ...words.catalogues import catalogue
from ..rules.config import CorsRule, Pattern, cors_rules, rules_for
from .claim_routes import route_at
from .failed_claim import FailedClaim


class ClaimAdvice:
    """The advice on a claim that fails, in `language`."""

    def __init__(self, failed: FailedClaim, language: str) -> None:
        self._failed = failed
        self._trial = failed.trial
        self._language = language
        self._words = Words(language)
        self._texts = catalogue("claimed", language)

    def sentences(self) -> Iterable[str]:
        """Yield what is configured, and then what to change."""
        yield from self._rules()
        if self._failed.claim in ("may-send", "may-read"):
            yield from self._to_let_in()
            yield from self._for_cookies()
        elif self._failed.claim == "may-read.exposed":
            names = self._failed.values["names"]
            yield self._words.text("story.flask-cors-option", code=f"expose_headers={names!r}")
        elif self._failed.claim in ("may-not-send", "nobody-writes"):
            yield self._to_send_less()
        else:
            yield self._to_keep_out()

    def _rules(self) -> Iterable[str]:
        """Yield which rule of flask-cors is in force at the path, and what it says of origins."""
        app, path = self._trial.browser.app, self._trial.wanted.path.partition("?")[0]
        route = route_at(app, self._trial.browser.api, path)
        if route is None:
            return
        rules = [
            rule
            for rule in cors_rules(app)  # type: ignore[arg-type]  # only a Flask app has a route
            if rule.is_read and rule.where != "by-hand"
        ]
        in_force = rules_for(rules, route)
        for rule in in_force:
            yield self._said("rule", path=path, rule=self._called(rule), origins=_origins_of(rule))
        if rules and not in_force:
            called = ", ".join(dict.fromkeys(map(self._called, rules)))
            yield self._said("rule.none", path=path, rules=called)

    def _called(self, rule: CorsRule) -> str:
        if rule.pattern is not None:
            return f"`{_text(rule.pattern)}`"
        return f"`{rule.endpoint or rule.blueprint or self._texts['rule.whole-app']}`"

    def _to_let_in(self) -> Iterable[str]:
        cure = self._trial.cure()
        if cure is None:
            return
        for each in cure.advices:
            yield self._words.advice(each)
        for change in cure.changes:
            if self._failed.claim == "may-read" or change.on == "preflight":
                yield self._words.change(change)
        arguments = flask_cors_arguments(cure)
        if arguments is not None:
            yield self._words.text("story.flask-cors", code=flask_cors_call(arguments))

    def _for_cookies(self) -> Iterable[str]:
        rules = dict.fromkeys(what.rule for what, _ in self._trial.happened.kept_back)
        if rules:
            yield self._said("change.api", api=self._trial.browser.api)
        advices = catalogue("cookies", self._language)
        for advised in dict.fromkeys(ADVISED_AS.get(rule, rule) for rule in rules):
            yield advices[f"advice.{advised}"]

    def _to_keep_out(self) -> str:
        answer = self._trial.happened.response
        allowed = answer.headers.get("Access-Control-Allow-Origin") if answer else None
        key = "change.everybody" if allowed == "*" else "change.named"
        return self._said(key, origin=self._trial.origin, code=self._only_the_pages())

    def _to_send_less(self) -> str:
        asks = any(turn.request.kind == "preflight" for turn in self._trial.happened.turns)
        if asks:
            return self._said("change.preflight", code=self._only_the_pages())
        key = "change.write" if self._failed.claim == "nobody-writes" else "change.unasked"
        return self._said(key, request=self._trial.wanted)

    def _only_the_pages(self) -> str:
        if not self._failed.pages:
            return self._texts["change.origins.unknown"]
        origins = [exact_pattern(page) for page in self._failed.pages]
        return self._said("change.origins", origins=origins)

    def _said(self, key: str, **values: object) -> str:
        return self._texts[key].format_map(values)


def _origins_of(rule: CorsRule) -> str:
    origins: Sequence[Pattern] = ("*",) if rule.any_origin else rule.origins
    return ", ".join(f"`{_text(origin)}`" for origin in origins) or "–"


def _text(pattern: Pattern) -> str:
    return pattern if isinstance(pattern, str) else pattern.pattern
