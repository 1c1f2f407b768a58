"""What another version of flask-cors would make of a configuration is told."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError

import pytest

from backend.whycors.flask_apps.findings import found_in_config_versions
from backend.whycors.flask_apps.findings.found_in_config import find_in_config
from backend.whycors.flask_apps.importing.loading import loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.rules.config import CorsRule, cors_rules
from tests.unit.whycors.flask_apps.findings.configured_shops import PAGE, shop, told


def loose(rules: Sequence[CorsRule]) -> list[CorsRule]:
    return [replace(rule, loose_paths=True) for rule in rules]


def test_loose_paths_are_noted_where_rules_differ() -> None:
    differing = shop("/api/x", resources={"/api/.*": {"origins": PAGE}, "/.*": {}})
    alike = shop("/api/x", resources=["/api/.*", "/.*"])

    found = []
    for app in (differing, alike):
        with CheckedApp(loaded(app)) as checked:
            found.append(list(find_in_config(checked, loose(cors_rules(app)), (PAGE,))))

    [note] = found[0]
    assert (note.level, note.id, note.values["variant"]) == ("note", "flask-cors-version", "loose")
    assert found[1] == []


def test_the_reversed_sort_is_told_where_it_makes_a_difference(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(found_in_config_versions, "flask_cors_version", lambda: "6.0.0")
    # In a list the order is that of the list: as 6.0.0 would have sorted a dict.
    app = shop("/api/x", resources=["/*", "/api/.*"], origins="*")
    rules = cors_rules(app)
    strict = [rules[0], replace(rules[1], origins=(PAGE,), any_origin=False)]
    with CheckedApp(loaded(app)) as checked:
        found = list(find_in_config(checked, strict, ()))

    assert ("error", "flask-cors-version", "", "6.0.0") in told(found)


def test_nothing_is_told_of_a_flask_cors_that_has_no_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(found_in_config_versions, "version", missing)
    app = shop("/api/x", resources={"/api/.*": {"origins": PAGE}, "/.*": {}})
    with CheckedApp(loaded(app)) as checked:
        found = list(find_in_config(checked, loose(cors_rules(app)), (PAGE,)))

    assert [each for each in found if each.id == "flask-cors-version"] == []
