"""What can be found in an app: how bad it can be, what it is implied by, and where it is taught."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..model import Finding, Level


class FindingKind(NamedTuple):
    """A kind of finding.

    `levels` are those that it can have. `lesson` is the slug of the lab's lesson about it, and
    `lessons` has those of its variants: `values["variant"]` of a finding is its variant.
    `implied_by` are the kinds of which it is a mere consequence, each with its variant where only
    that one has it, such as `option-misspelt.opens`; `variants_implied_by` has those of variants.
    """

    levels: tuple[Level, ...]
    lesson: str
    implied_by: tuple[str, ...] = ()
    lessons: Mapping[str, str] = {}
    variants_implied_by: Mapping[str, tuple[str, ...]] = {}


#: By id. Each has its sentence, `check.<id>`, and its advice, `check.<id>.do`, in words/checked.
FINDING_KINDS: Mapping[str, FindingKind] = {
    # What the configuration says.
    "credentials-from-text": FindingKind(("error", "warning"), "configuration"),
    "flask-cors-version": FindingKind(("error", "warning", "note"), "resources-dict"),
    "no-rule-for-route": FindingKind(("warning", "note"), "resources", ("rule-never-matches",)),
    "option-misspelt": FindingKind(("error", "warning"), "typos"),
    "option-without-effect": FindingKind(
        ("error", "warning", "note"),
        "quiet-options",
        lessons={
            "automatic-options": "automatic-options",
            "config-key": "configuration",
            "max-age-zero": "max-age",
            "one-text": "allow-headers",
            "send-wildcard": "send-wildcard",
            "too-high": "cross-origin-decorator",
        },
    ),
    "origin-never-matches": FindingKind(("error", "warning"), "origins-exact"),
    "pattern-can-hang": FindingKind(("warning",), "patterns-attacked"),
    "pattern-open-end": FindingKind(
        ("error", "warning"), "origins-patterns", lessons={"glob": "origins-subdomains"}
    ),
    "pattern-too-wide": FindingKind(("error", "warning"), "origins-subdomains"),
    "rule-never-matches": FindingKind(("error", "warning"), "resources-rules"),
    "rule-too-wide": FindingKind(("warning",), "resources"),
    "rules-hide-each-other": FindingKind(
        ("error", "warning"), "resources-dict", ("flask-cors-version",)
    ),
    # What the source says, where no answer does.
    "cookie-needs-https": FindingKind(("note",), "none-and-secure"),
    "header-not-exposed": FindingKind(("note",), "expose-headers"),
    "options-unreached": FindingKind(("warning",), "automatic-options"),
    "response-shared": FindingKind(("error",), "a-stranger-was-first"),
    # What the app answers.
    "any-origin-allowed": FindingKind(
        ("note",),
        "fix-with-flask-cors",
        (
            "any-origin-with-credentials",
            "option-misspelt.opens",
            "option-without-effect.config-key",
        ),
    ),
    "any-origin-with-credentials": FindingKind(
        ("error", "warning"), "supports-credentials", ("credentials-from-text",)
    ),
    "errors-without-headers": FindingKind(
        ("warning", "note"),
        "it-is-a-500",
        lessons={
            "abort": "cross-origin-decorator",
            "method": "method-not-allowed",
            "not-found": "blueprints",
        },
    ),
    "null-allowed": FindingKind(
        ("warning", "note"),
        "null-origin",
        ("any-origin-allowed", "any-origin-with-credentials", "null-with-credentials"),
    ),
    "null-with-credentials": FindingKind(
        ("error", "warning"), "null-origin", ("any-origin-with-credentials",)
    ),
    "options-past-the-guard": FindingKind(("error",), "options-is-a-request"),
    "own-page-fails": FindingKind(
        ("error", "warning", "note"),
        "the-failure",
        (
            "no-rule-for-route",
            "option-without-effect.too-high",
            "origin-never-matches",
            "preflight-stopped",
            "rule-never-matches",
            "two-layers",
            "wildcard-stops-counting",
        ),
        {
            "credentials-value": "by-hand-with-cookies",
            "header": "allow-headers",
            "method": "methods",
            "method-headers": "methods",
            "method-star": "methods",
            "no-cookies": "supports-credentials",
            "origin": "by-hand-origins",
            "preflight-only": "what-the-preflight-must-answer",
            "reads-only": "one-header-is-not-enough",
            "unreadable-list": "headers-in-the-answer",
        },
        {
            "header": ("option-without-effect.one-text",),
            "no-cookies": ("option-misspelt",),
            "nowhere": ("option-without-effect.too-high", "own-page-fails.preflight-only"),
        },
    ),
    "preflight-stopped": FindingKind(
        ("error", "warning", "note"),
        "options-answered-wrongly",
        lessons={
            "hook": "login-guard",
            "hook-crash": "it-is-a-500",
            "hook-redirect": "login-redirect",
            "no-headers": "automatic-options",
            "no-options": "automatic-options",
            "outside": "before-flask",
            "redirect": "slashes",
            "slash": "slashes",
            "to-https": "slashes",
            "view": "options-answered-wrongly",
        },
    ),
    "routes-differ": FindingKind(
        ("warning", "note"), "resources", ("no-rule-for-route", "rule-never-matches")
    ),
    "stranger-let-in": FindingKind(
        ("error", "warning", "note"),
        "patterns-attacked",
        (
            "any-origin-with-credentials",
            "any-origin-allowed",
            "pattern-open-end",
            "pattern-too-wide",
        ),
    ),
    "two-layers": FindingKind(("error", "warning"), "both-at-once"),
    "vary-missing": FindingKind(
        ("warning", "note"),
        "vary-and-caches",
        lessons={"other-page-first": "vary-header", "refused-first": "a-stranger-was-first"},
    ),
    "wildcard-stops-counting": FindingKind(
        ("error", "warning"),
        "star-in-the-answer",
        lessons={"exposed": "expose-headers", "origin": "by-hand-with-cookies"},
    ),
    "write-without-preflight": FindingKind(
        ("warning", "note"),
        "cors-is-not-csrf-protection",
        lessons={"forced": "ask-for-what-forms-cannot"},
    ),
}

_WORST_FIRST: Sequence[Level] = ("error", "warning", "note")


def lesson_of(finding: Finding) -> str:
    """Return the slug of the lesson about a finding."""
    kind = FINDING_KINDS[finding.id]
    return kind.lessons.get(finding.values.get("variant", ""), kind.lesson)


def without_implied(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without those that follow from another: one fault is told once.

    A cause is as bad as what follows from it, as far as its kind goes.
    """
    return [
        _as_bad_as(one, [other for other in findings if _implies(one, other)])
        for one in findings
        if not any(_implies(other, one) for other in findings)
    ]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings sorted by their level, then by what they are about."""
    return sorted(findings, key=lambda one: (_WORST_FIRST.index(one.level), one.id, one.subject))


def is_at_least(level: Level, threshold: Level) -> bool:
    """Return whether a level is as bad as the threshold, or worse."""
    return _WORST_FIRST.index(level) <= _WORST_FIRST.index(threshold)


def _as_bad_as(cause: Finding, effects: Sequence[Finding]) -> Finding:
    """Return a finding, at the level of the worst of its effects, or the nearest it can have."""
    worst = min(_WORST_FIRST.index(one.level) for one in (cause, *effects))
    levels = [level for level in _WORST_FIRST[worst:] if level in FINDING_KINDS[cause.id].levels]
    return replace(cause, level=levels[0]) if levels else cause


def _implies(other: Finding, one: Finding) -> bool:
    """Return whether `one` follows from `other`, on the routes that it is about."""
    kind = FINDING_KINDS[one.id]
    of_variant = kind.variants_implied_by.get(one.values.get("variant", ""), ())
    names = {other.id, f"{other.id}.{other.values.get('variant', '')}"}
    if one.values.get("variant") == "nowhere" and not names.isdisjoint(of_variant):
        # What shuts a page out of one route may be all that shuts it out everywhere.
        page = one.values.get("origin")
        return other.values.get("origin", page) == page
    return _covers(other, one) and not names.isdisjoint((*kind.implied_by, *of_variant))


def _covers(other: Finding, one: Finding) -> bool:
    """Return whether `other` is about each route that `one` is about."""
    # Flask adds a route for static files: it is no example of what is wrong with the others.
    told = {route for route in one.routes if not route.endswith("<path:filename>")}
    return not other.routes or (bool(told) and told <= set(other.routes))
