"""The repairs of a finding: changes of the app's own files that may mend it."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..model import Finding
from ..source.app_source import AppSource
from .repair import Repair
from .repairs_by_hand import (
    for_all_answers,
    names_for_star,
    one_layer,
    origins_by_hand,
    pages_by_hand,
    true_by_hand,
    with_vary,
)
from .repairs_of_answers import exposed, let_in, own_responses
from .repairs_of_decorators import below_route
from .repairs_of_options import effective_value, read_as_bool, right_name, without_option
from .repairs_of_origins import ended_patterns, matching_origins, pages_only, without_null
from .repairs_of_preflights import passed_preflights, without_view
from .repairs_of_rules import ended_folder, narrower_rule, with_rule

_Way = Callable[[Finding, AppSource, Sequence[str]], Iterator[Repair]]
#: The ways to mend each kind of finding, the most fitting first. The kinds that aren't here ask
#: for a decision that only the app's owner can make.
_WAYS: Mapping[str, tuple[_Way, ...]] = {
    "any-origin-with-credentials": (pages_only, pages_by_hand),
    "credentials-from-text": (read_as_bool,),
    "header-not-exposed": (exposed,),
    "no-rule-for-route": (with_rule,),
    "null-allowed": (without_null,),
    "null-with-credentials": (without_null,),
    "option-misspelt": (right_name,),
    "option-without-effect": (below_route, effective_value, without_option),
    "options-unreached": (without_view,),
    "origin-never-matches": (matching_origins, origins_by_hand),
    "own-page-fails": (
        below_route,
        with_rule,
        origins_by_hand,
        true_by_hand,
        for_all_answers,
        effective_value,
        let_in,
        pages_by_hand,
        passed_preflights,
    ),
    "pattern-open-end": (ended_patterns,),
    "pattern-too-wide": (ended_patterns,),
    "preflight-stopped": (passed_preflights,),
    "response-shared": (own_responses,),
    "routes-differ": (below_route, with_rule),
    "rule-never-matches": (with_rule,),
    "rule-too-wide": (ended_folder,),
    "rules-hide-each-other": (narrower_rule,),
    "stranger-let-in": (ended_patterns, pages_only, pages_by_hand),
    "two-layers": (one_layer,),
    "vary-missing": (with_vary,),
    "wildcard-stops-counting": (names_for_star, let_in, effective_value),
}


#: Notes of these kinds are about what an app may well mean: nothing is offered.
_MAY_BE_MEANT = frozenset({"no-rule-for-route", "own-page-fails", "routes-differ"})


def repairs(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the changes that may mend a finding, the most fitting first, each text once.

    Whether one does, only running it can tell.
    """
    if finding.level == "note" and finding.id in _MAY_BE_MEANT:
        return
    seen = {(file.path, file.source.data.decode()) for file in source.files}
    for way in _WAYS.get(finding.id, ()):
        for repair in way(finding, source, pages):
            key = (repair.file.path, repair.text)
            if key not in seen:
                seen.add(key)
                yield repair
