"""One fault is one finding, and the worst comes first."""

from backend.whycors.flask_apps.findings.finding_kinds import (
    FINDING_KINDS,
    is_at_least,
    without_implied,
    worst_first,
)
from backend.whycors.flask_apps.model import Finding


def ids(findings: list[Finding]) -> list[str]:
    return [finding.id for finding in findings]


def test_what_follows_from_another_finding_is_not_told() -> None:
    pattern = Finding("pattern-open-end", "error", "p", routes=("/a", "/b"))
    stranger = Finding("stranger-let-in", "error", "s", routes=("/a",))

    assert ids(without_implied([stranger, pattern])) == ["pattern-open-end"]


def test_same_finding_on_another_route_is_told() -> None:
    pattern = Finding("pattern-open-end", "error", "p", routes=("/a",))
    stranger = Finding("stranger-let-in", "error", "s", routes=("/a", "/b"))

    assert ids(without_implied([pattern, stranger])) == ["pattern-open-end", "stranger-let-in"]


def test_finding_about_the_whole_app_covers_every_route() -> None:
    text = Finding("credentials-from-text", "error", "CORS_SUPPORTS_CREDENTIALS")
    open_door = Finding("any-origin-with-credentials", "error", "app", routes=("/a",))

    assert ids(without_implied([open_door, text])) == ["credentials-from-text"]


def test_implied_kinds_are_kinds() -> None:
    of_variants = [
        name
        for kind in FINDING_KINDS.values()
        for names in kind.variants_implied_by.values()
        for name in names
    ]
    named = [*of_variants, *(name for kind in FINDING_KINDS.values() for name in kind.implied_by)]

    assert {name.partition(".")[0] for name in named} - set(FINDING_KINDS) == set()


def test_only_the_variant_that_is_named_implies() -> None:
    harmless = Finding("option-misspelt", "warning", "max_agee", {"variant": "near"})
    opens = Finding("option-misspelt", "error", "origin", {"variant": "opens"})
    open_door = Finding("any-origin-allowed", "note", "*", routes=("/a",))

    assert ids(without_implied([harmless, open_door])) == ["option-misspelt", "any-origin-allowed"]
    assert ids(without_implied([opens, open_door])) == ["option-misspelt"]


def test_page_that_one_fault_shuts_out_everywhere_is_told_of_once() -> None:
    page, other = {"origin": "https://a.example"}, {"origin": "https://b.example"}
    nowhere = Finding(
        "own-page-fails", "error", "nowhere", page | {"variant": "nowhere"}, ("/a", "/b")
    )
    half = Finding("own-page-fails", "error", "half", page | {"variant": "preflight-only"}, ("/a",))
    another = Finding(
        "own-page-fails", "error", "half", other | {"variant": "preflight-only"}, ("/a",)
    )
    too_high = Finding("option-without-effect", "warning", "a", {"variant": "too-high"}, ("/a",))

    assert without_implied([nowhere, half]) == [half]
    assert without_implied([nowhere, another]) == [nowhere, another]
    assert ids(without_implied([nowhere, too_high])) == ["option-without-effect"]


def test_worst_comes_first() -> None:
    found = [
        Finding("vary-missing", "note", "b"),
        Finding("vary-missing", "error", "a"),
        Finding("any-origin-allowed", "note", "a"),
    ]

    assert [(one.level, one.id) for one in worst_first(found)] == [
        ("error", "vary-missing"),
        ("note", "any-origin-allowed"),
        ("note", "vary-missing"),
    ]


def test_a_level_reaches_those_below_it() -> None:
    assert is_at_least("error", "warning")
    assert not is_at_least("note", "warning")


def test_cause_is_as_bad_as_what_follows_from_it() -> None:
    cause = Finding("option-without-effect", "warning", "view", {"variant": "too-high"})
    fails = Finding("own-page-fails", "error", "page")

    assert [(one.id, one.level) for one in without_implied([cause, fails])] == [
        ("option-without-effect", "error")
    ]


def test_cause_is_no_worse_than_its_kind_can_be() -> None:
    cause = Finding("no-rule-for-route", "note", "/a", routes=("/a",))
    fails = Finding("own-page-fails", "error", "page", routes=("/a",))

    assert [(one.id, one.level) for one in without_implied([cause, fails])] == [
        ("no-rule-for-route", "warning")
    ]
