"""What is wrong in a scenario's file, in words: which of its lines keep the headers from a path."""

from collections.abc import Iterator

from backend.lab.situation import Situation
from backend.whycors.fetch_standard import parse_url_of_page
from backend.whycors.remedies.in_process import path_below
from backend.whycors.remedies.remedy import Remedy
from backend.whycors.remedies.rule_edits import no_rule_in
from backend.whycors.remedies.unreached_view import unreached_options_view
from backend.whycors.words import Words


def faults_in_file(situation: Situation, found: Remedy) -> list[str]:
    """Return a sentence for each fault that shows why the answers lack what is `found` missing."""
    if not found.changes:
        return []
    words, path = Words(situation.language), _path_in_app(situation)
    return [*_no_rule(situation, path, words), *_unreached_view(situation, found, path, words)]


def _path_in_app(situation: Situation) -> str:
    """Return the decoded path that was asked for, below the scenario's app."""
    url = parse_url_of_page(situation.request.url, situation.request.origin)
    return path_below(situation.root_url, url.as_sent if url else "")


def _no_rule(situation: Situation, path: str, words: Words) -> Iterator[str]:
    fault = no_rule_in(situation.source, path)
    if fault is None:
        return
    if fault.joined is not None:
        first, second = fault.joined
        yield words.text("fault.joined-strings", first=first, second=second)
    yield words.text("fault.no-rule", path=fault.path, patterns="`, `".join(fault.patterns))


def _unreached_view(situation: Situation, found: Remedy, path: str, words: Words) -> Iterator[str]:
    if any(change.on == "preflight" for change in found.changes):
        view = unreached_options_view(situation.scenario.create_app(), path)
        if view is not None:
            yield words.text("fault.unreached-view", view=view, path=path)
