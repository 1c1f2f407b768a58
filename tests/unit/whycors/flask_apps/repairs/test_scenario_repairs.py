"""The change that mends a broken scenario makes it behave as the mended scenario beside it."""

import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.whycors.flask_apps.access.access import MayRead, readers_of
from backend.whycors.flask_apps.access.askers import askers_for
from backend.whycors.flask_apps.access.cells import cells_of
from backend.whycors.flask_apps.findings.finders import find_faults
from backend.whycors.flask_apps.importing.loading import load_app, loaded
from backend.whycors.flask_apps.in_process.checked_app import CheckedApp
from backend.whycors.flask_apps.repairs.fixing import with_diffs
from scripts.running_lab import ROOT

PAGES = ("http://localhost:8000",)
APP, BOTH = ("http://app.localhost:8000",), ("http://localhost:8000", "http://127.0.0.1:8000")

PAIRS = [
    ("attacks.pattern_suffix", "pattern-too-wide", "attacks.pattern_suffix_fixed", APP),
    ("attacks.null_listed", "null-allowed", "flask_cors.credentials_off", PAGES),
    ("by_hand.both_added", "two-layers", "core.session_one_origin", PAGES),
    ("by_hand.both_assigned", "two-layers", "core.session_one_origin", PAGES),
    ("by_hand.by_hand_list", "own-page-fails", "by_hand.by_hand_listed", BOTH),
    ("by_hand.by_hand_no_vary", "vary-missing", "by_hand.by_hand_vary", PAGES),
    ("core.session_any_origin", "any-origin-with-credentials", "core.session_one_origin", PAGES),
    ("flask_cors.config_too_late", "option-without-effect", "flask_cors.config_in_time", PAGES),
    ("flask_cors.credentials_from_environment", "credentials-from-text", "core.flask_cors", PAGES),
    ("flask_cors.credentials_typo", "option-misspelt", "core.session_one_origin", PAGES),
    ("flask_cors.decorated_above", "option-without-effect", "flask_cors.decorated", PAGES),
    ("flask_cors.method_view", "preflight-stopped", "flask_cors.method_view_fixed", PAGES),
    ("flask_cors.methods_star", "own-page-fails", "core.flask_cors", PAGES),
    ("flask_cors.origin_typo", "option-misspelt", "flask_cors.config_in_time", PAGES),
    ("flask_cors.origins_comma", "origin-never-matches", "origin.two_names_listed", BOTH),
    ("flask_cors.origins_port_glob", "pattern-open-end", "flask_cors.origins_any_port", PAGES),
    ("flask_cors.origins_slash", "origin-never-matches", "flask_cors.config_in_time", PAGES),
    ("flask_cors.resources_glob", "rule-too-wide", "flask_cors.resources_regex", PAGES),
    ("flask_cors.resources_longer_rule", "rules-hide-each-other",
     "flask_cors.resources_rules", PAGES),
    ("flask_cors.resources_without_prefix", "rule-never-matches",
     "flask_cors.resources_with_prefix", PAGES),
    ("not_cors.guard_before_request", "preflight-stopped", "not_cors.guard_skips_options", PAGES),
    ("preflight.preflight_only", "own-page-fails", "preflight.preflight_and_answer", PAGES),
    ("by_hand.by_hand_str_true", "own-page-fails", "by_hand.by_hand_credentials", PAGES),
    ("not_cors.slash", "preflight-stopped", "not_cors.slash_either_way", PAGES),
]  # fmt: skip


@pytest.mark.parametrize(
    ("broken", "id", "mended", "pages"), PAIRS, ids=[broken for broken, *_ in PAIRS]
)
def test_mended_scenario_behaves_as_the_one_beside_it(
    broken: str, id: str, mended: str, pages: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    for name in [name for name in sys.modules if name.startswith("backend.scenarios.")]:
        monkeypatch.delitem(sys.modules, name)  # this app isn't made of other scenarios
    with CheckedApp(load_app(import_name(broken))) as checked:
        cells = cells_of(checked, askers_for(pages, checked.api))
        found = [each for each in find_faults(checked, cells, pages) if each.id == id]

        tried = with_diffs(found, checked, cells, pages, find_faults)

    diffs = [each.diff for each in tried if each.diff]
    assert diffs
    text = patched((ROOT / diffs[0].file).read_text("utf-8"), diffs[0].text)
    assert readers(app_of(text), pages) == readers(app_of(source_of(mended)), pages)


def import_name(scenario: str) -> str:
    return f"backend.scenarios.{scenario}:create_app()"


def source_of(scenario: str) -> str:
    return Path(ROOT, "backend/scenarios", *scenario.split(".")).with_suffix(".py").read_text()


def app_of(text: str) -> CheckedApp:
    module = types.ModuleType("mended")
    exec(compile(text, "mended.py", "exec"), module.__dict__)
    return CheckedApp(loaded(module.create_app()))


def readers(checked: CheckedApp, pages: tuple[str, ...]) -> frozenset[MayRead]:
    with checked:
        return readers_of(cells_of(checked, askers_for(pages, checked.api)))


def patched(text: str, diff: str) -> str:
    """Return a text with a unified diff applied, whose context has to be there."""
    lines, new = text.splitlines(), list[str]()
    place = 0
    for start, hunk in hunks(diff):
        new += lines[place : start - 1]
        place = start - 1
        for line in hunk:
            if line[0] in " -":
                assert lines[place] == line[1:]
                place += 1
            if line[0] in " +":
                new.append(line[1:])
    return "\n".join([*new, *lines[place:], ""])


def hunks(diff: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line at which each hunk starts, and its lines."""
    for part in re.split(r"^(?=@@)", diff, flags=re.MULTILINE)[1:]:
        head, *lines = part.splitlines()
        yield int(head.split()[1].removeprefix("-").partition(",")[0]), lines
