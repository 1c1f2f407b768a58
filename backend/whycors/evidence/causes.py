"""What is at fault: from what is told of a failure to its cause."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..words.pasted_advice import covered_by
from ..words.pasted_notes import notes_on_failure
from .advice import advice_on_cause, for_unknown_page
from .advice_rows import Advice
from .cause import Found, LostCookie, kebab
from .causes_answered import who_answered
from .causes_caches import asked_without_origin, contradicted, kept_by_cache
from .causes_content import page_in_place_of_data
from .causes_cookies import missing_cookie, missing_header
from .causes_network import never_answered
from .causes_origin import origin_at_fault
from .causes_said import said_by_line
from .causes_sent import sent_by_page
from .causes_untold import allowed_is_no_origin, hidden_by_mode, preflight_untold
from .incident import Degree
from .told import Told


@dataclass(frozen=True)
class Cause:
    """The cause of a failure; the texts about it go by its `id` in words/diagnosis.

    `values` fill the texts, `notes` are the keys of notes in words/pasted, `covers` the ids of rows
    in tests/CONFUSIONS.md. `cookie` is the one that is missing, `exposed` are the headers that
    script wants to read.
    """

    id: str
    degree: Degree
    values: Mapping[str, str]
    advice: Advice
    notes: tuple[str, ...]
    covers: tuple[str, ...]
    cookie: LostCookie | None = None
    exposed: tuple[str, ...] = ()

    @property
    def fixes(self) -> tuple[str, ...]:
        """The keys of the fixes; those of a tunnel go by its name."""
        return tuple(key.format_map(self.values) for key in self.advice.fixes)


#: The first that finds something counts. What none of them knows is the reason's own cause.
_FINDERS: tuple[Callable[[Told], Found | None], ...] = (
    never_answered,
    said_by_line,
    sent_by_page,
    contradicted,
    preflight_untold,
    allowed_is_no_origin,
    kept_by_cache,
    who_answered,
    page_in_place_of_data,
    asked_without_origin,
    origin_at_fault,
    missing_cookie,
    missing_header,
    hidden_by_mode,
)


def cause_of(told: Told) -> Cause:
    """Return what is at fault in a failure."""
    found = next((one for find in _FINDERS if (one := find(told))), None) or _by_reason(told)
    advice = advice_on_cause(found.id, told.reason)
    if "page_origin" not in told.parameters:
        advice = for_unknown_page(advice)
    notes = tuple(notes_on_failure(told.reason, told.parameters)) if advice.has_notes else ()
    return Cause(
        id=found.id,
        degree=found.degree or ("measured" if told.is_said else told.degree),
        values={**told.parameters, **found.values},
        advice=advice,
        notes=notes,
        covers=advice.covers or tuple(covered_by(told.reason, list(notes))),
        cookie=found.cookie,
        exposed=found.exposed,
    )


_BY_OUTCOME = {
    "readable": "readable",
    "opaque": "opaque-response",
    "opaque-redirect": "redirect-not-followed",
}


def _by_reason(told: Told) -> Found:
    if told.reason:
        return Found(kebab(told.reason))
    is_only_supposed = told.incident.supposed and not told.incident.seen
    if is_only_supposed and not told.incident.lines:
        return Found("url-alone")
    return Found(_BY_OUTCOME.get(told.outcome, "not-recorded"))
