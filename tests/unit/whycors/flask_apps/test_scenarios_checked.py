"""A check of the scenarios finds each insecure one, and accuses no other."""

import functools
import importlib.util
from pathlib import Path

from flask import Flask

from backend.scenario_files import scenario_files
from backend.whycors.flask_apps.checking import check
from backend.whycors.flask_apps.loading import loaded
from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.results import CheckOptions

SCENARIOS = scenario_files()
#: What lets pages in that nobody meant, or lets them write.
INSECURE = {
    "any-origin-with-credentials",
    "null-allowed",
    "null-with-credentials",
    "options-past-the-guard",
    "stranger-let-in",
    "write-without-preflight",
}
#: What each insecure scenario is about, as far as its answers tell.
FOUND = {
    "credentials_from_environment": "any-origin-with-credentials",
    "csrf_token_any_origin": "any-origin-with-credentials",
    "guard_with_hole": "options-past-the-guard",
    "json_forced": "write-without-preflight",
    "logo_with_cookies": "any-origin-with-credentials",
    "logo_with_vary": "any-origin-with-credentials",
    "null_listed": "null-allowed",
    "session_any_origin": "any-origin-with-credentials",
}
#: They show what becomes of cookies that go from site to site: so do writes in the user's name.
CARRIES_COOKIES = {"cookie_none_secure", "cookie_partitioned", "cookie_unset"}


def app_of(path: Path) -> Flask:
    spec = importlib.util.spec_from_file_location(f"checked_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    app = module.create_app()
    assert isinstance(app, Flask)
    return app


@functools.cache
def findings_in(name: str) -> tuple[Finding, ...]:
    return check(loaded(app_of(SCENARIOS[name])), CheckOptions()).findings


def accusations(name: str) -> list[str]:
    """Return what a scenario is called insecure for."""
    bad = [each for each in findings_in(name) if each.level != "note"]
    return [each.id for each in bad if each.id in INSECURE]


def is_insecure(name: str) -> bool:
    return '"""INSECURE' in SCENARIOS[name].read_text("utf-8")


def test_insecure_scenarios_are_found() -> None:
    assert {name: id for name, id in FOUND.items() if id not in accusations(name)} == {}


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
        "crash_in_debug": ("errors-without-headers", "debug"),
        "decorated_abort": ("errors-without-headers", "abort"),
        "guard_before_request": ("preflight-stopped", "hook"),
        "login_401": ("preflight-stopped", "hook"),
        "login_page_elsewhere": ("preflight-stopped", "hook-redirect"),
        "logo_sent_on_request": ("vary-missing", "image-first"),
        "logo_without_vary": ("vary-missing", "other-page-first"),
        "method_view": ("preflight-stopped", "no-headers"),
        "methods_star": ("own-page-fails", "method-star"),
        "options_off": ("preflight-stopped", "no-options"),
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
