"""A check of the scenarios finds each insecure one, and accuses no other."""

import functools

from backend.scenario_files import scenario_files
from backend.whycors.flask_apps.checking import check
from backend.whycors.flask_apps.importing.loading import load_app
from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.report.results import CheckOptions
from scripts.running_lab import ROOT

SCENARIOS = scenario_files()
#: What lets pages in that nobody meant, or lets them write.
INSECURE = {
    "any-origin-with-credentials",
    "credentials-from-text",
    "null-allowed",
    "null-with-credentials",
    "options-past-the-guard",
    "pattern-open-end",
    "pattern-too-wide",
    "rule-too-wide",
    "rules-hide-each-other",
    "stranger-let-in",
    "write-without-preflight",
}
#: What each insecure scenario is about.
FOUND = {
    "config_too_late": "option-without-effect",
    "credentials_from_environment": "credentials-from-text",
    "csrf_token_any_origin": "any-origin-with-credentials",
    "guard_with_hole": "options-past-the-guard",
    "json_forced": "write-without-preflight",
    "logo_with_cookies": "any-origin-with-credentials",
    "logo_with_vary": "any-origin-with-credentials",
    "null_listed": "null-allowed",
    "origin_typo": "option-misspelt",
    "origins_port_glob": "pattern-open-end",
    "origins_subdomain_glob": "pattern-open-end",
    "pattern_suffix": "pattern-too-wide",
    "resources_glob": "rule-too-wide",
    "resources_longer_rule": "rules-hide-each-other",
    "session_any_origin": "any-origin-with-credentials",
}
#: They show what becomes of cookies that go from site to site: so do writes in the user's name.
CARRIES_COOKIES = {"cookie_none_secure", "cookie_partitioned", "cookie_unset"}


@functools.cache
def findings_in(name: str) -> tuple[Finding, ...]:
    module = ".".join(SCENARIOS[name].relative_to(ROOT).with_suffix("").parts)
    return check(load_app(f"{module}:create_app()"), CheckOptions(diffs=False)).findings


def accusations(name: str) -> list[str]:
    """Return what a scenario is called insecure for."""
    bad = [each for each in findings_in(name) if each.level != "note"]
    return [each.id for each in bad if each.id in INSECURE]


def is_insecure(name: str) -> bool:
    return '"""INSECURE' in SCENARIOS[name].read_text("utf-8")


def test_insecure_scenarios_are_found() -> None:
    bad = {name: {each.id for each in findings_in(name) if each.level != "note"} for name in FOUND}

    assert {name for name in SCENARIOS if is_insecure(name)} == set(FOUND)
    assert {name: id for name, id in FOUND.items() if id not in bad[name]} == {}


def test_other_scenarios_are_not_accused() -> None:
    others = [name for name in SCENARIOS if not is_insecure(name) and name not in CARRIES_COOKIES]

    assert len(others) > 100
    assert {name: found for name in others if (found := accusations(name))} == {}


def test_what_is_excepted_is_still_told_of() -> None:
    assert {name for name in CARRIES_COOKIES if not accusations(name)} == set()


def test_file_to_take_home_is_clean() -> None:
    for name in ("recommended", "recommended_in_debug"):
        assert findings_in(name) == ()


def test_broken_scenarios_are_told_why() -> None:
    expected = {
        "allow_headers_string": ("option-without-effect", "one-text"),
        "both_added": ("two-layers", "twice"),
        "both_assigned": ("two-layers", "overwritten"),
        "both_assigned_after": ("two-layers", "overwritten"),
        "by_hand_list": ("own-page-fails", "origin"),
        "by_hand_no_scheme": ("own-page-fails", "origin"),
        "by_hand_no_vary": ("vary-missing", "image-first"),
        "by_hand_semicolons": ("own-page-fails", "unreadable-list"),
        "by_hand_slash": ("own-page-fails", "origin"),
        "by_hand_star": ("wildcard-stops-counting", "listed"),
        "by_hand_star_credentials": ("wildcard-stops-counting", "origin"),
        "by_hand_str_true": ("own-page-fails", "credentials-value"),
        "credentials_typo": ("option-misspelt", "near"),
        "crash_in_debug": ("errors-without-headers", "debug"),
        "decorated_above": ("option-without-effect", "too-high"),
        "decorated_abort": ("errors-without-headers", "abort"),
        "guard_before_request": ("preflight-stopped", "hook"),
        "login_401": ("preflight-stopped", "hook"),
        "login_page_elsewhere": ("preflight-stopped", "hook-redirect"),
        "max_age_zero": ("option-without-effect", "max-age-zero"),
        "logo_sent_on_request": ("vary-missing", "image-first"),
        "logo_without_vary": ("vary-missing", "other-page-first"),
        "method_view": ("preflight-stopped", "no-headers"),
        "methods_star": ("own-page-fails", "method-star"),
        "options_off": ("preflight-stopped", "no-options"),
        "origins_comma": ("origin-never-matches", "list"),
        "origins_no_scheme": ("origin-never-matches", "no-scheme"),
        "origins_slash": ("origin-never-matches", "slash"),
        "private_network": ("option-without-effect", "private-network"),
        "resources_literal": ("no-rule-for-route", "literal"),
        "resources_without_prefix": ("rule-never-matches", ""),
        "preflight_no_json": ("own-page-fails", "header"),
        "preflight_only": ("own-page-fails", "preflight-only"),
        "proxy_and_app_add": ("two-layers", "twice"),
        "slash": ("preflight-stopped", "slash"),
        "total_star_with_cookies": ("wildcard-stops-counting", "exposed"),
    }
    found = {
        name: {(each.id, each.values.get("variant", "")) for each in findings_in(name)}
        for name in expected
    }

    assert {name: found[name] for name, kind in expected.items() if kind not in found[name]} == {}
