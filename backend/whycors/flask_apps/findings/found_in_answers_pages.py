"""What fails for the app's own pages, and why."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ...fetch_standard import Failure
from ..model import Cell, Finding, Level
from ..rules.hand_written import is_exact_origin
from .answers import Answers, has_crashed, is_of_static_files
from .found_in_answers_layers import star_that_fails, values_in
from .found_in_answers_preflights import is_stopped
from .found_in_answers_strangers import told_use
from .request_signs import reads_json

_PREFLIGHT = "Preflight"
#: The CORS check doesn't let the page in, whatever it asks for.
_ORIGIN = (
    "MissingAllowOriginHeader", "AllowOriginMismatch", "InvalidAllowOriginValue",
    "MultipleAllowOriginValues",
)  # fmt: skip
_UNREADABLE = ("InvalidAllowMethodsPreflightResponse", "InvalidAllowHeadersPreflightResponse")
_NOT_LISTED = ("MethodDisallowedByPreflightResponse", "HeaderDisallowedByPreflightResponse")


class _Fault(NamedTuple):
    """Why requests fail: the variant of the finding, what it is about, and how bad it is."""

    variant: str
    parameter: str
    level: Level


def find_failing_pages(answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each reason for which requests of the app's own pages fail.

    An app that names no page is meant for any: then a stranger's page stands for them.
    """
    found: defaultdict[_Fault, list[Cell]] = defaultdict(list)
    for cell in answers.guests:
        fault = _fault_of(answers, cell)
        if fault:
            found[fault].append(cell)
    for fault, all_cells in found.items():
        # Who is kept from the views is hardly out for the static files.
        cells = [cell for cell in all_cells if not is_of_static_files(cell)] or all_cells
        methods = ", ".join(dict.fromkeys(cell.ask.method for cell in cells))
        values = {"variant": fault.variant, "parameter": fault.parameter, "methods": methods}
        subject = f"{fault.variant} {fault.parameter}".strip()
        if fault.variant == "no-cookies" and (use := answers.use_at(cells[0])):
            values |= told_use(use)
        yield answers.finding("own-page-fails", fault.level, cells, values, subject)


def _fault_of(answers: Answers, cell: Cell) -> _Fault | None:
    failure = cell.outcome.failure
    if failure is None or cell.may_read != "no" or not cell.exchanges:
        return None
    if is_stopped(answers, cell) or star_that_fails(cell):
        return None
    reason = failure.reason.removeprefix(_PREFLIGHT)
    if reason in _ORIGIN:
        return _origin_fault(answers, cell, reason, failure)
    if reason == "InvalidAllowCredentials" or reason == "WildcardOriginNotAllowed":
        return _cookie_fault(answers, cell, reason, failure)
    if reason in _UNREADABLE:
        return _Fault("unreadable-list", failure.parameter, "error")
    if reason in _NOT_LISTED:
        return _list_fault(answers, cell, failure)
    return None


def _origin_fault(answers: Answers, cell: Cell, reason: str, failure: Failure) -> _Fault | None:
    """Return why the page isn't let in: at all, or by an answer that was meant to let it in."""
    if reason == "MultipleAllowOriginValues" and failure.allow_origin_lines > 1:
        return None  # two layers add it
    if reason != "MissingAllowOriginHeader":
        is_of_another = reason == "AllowOriginMismatch" and _serves_another_page(answers, cell)
        is_of_another = is_of_another or _may_be_for_others(answers, failure)
        return None if is_of_another else _Fault("origin", failure.parameter, "error")
    if has_crashed(cell):
        return None
    if len(cell.exchanges) > 1 and cell.outcome.server_executed:
        # That of a view beside it may be the one that lets the page in.
        is_alone = cell.ask.route.rule not in {route.rule for route in answers.open_routes}
        return _Fault("preflight-only", "", "error") if is_alone else None
    is_nowhere = not any(each.ask.asker == cell.ask.asker for each in answers.read_by_guests)
    return _Fault("nowhere", "", "error") if is_nowhere and answers.by_kind.get("page") else None


def _may_be_for_others(answers: Answers, failure: Failure) -> bool:
    """Return whether an answer may mean to keep the page out, as no page of the app's is known.

    An empty value says so; one that is right for another page may be all that the app lets in.
    """
    value = failure.parameter
    return not answers.by_kind.get("page") and (value in ("", "null") or is_exact_origin(value))


def _serves_another_page(answers: Answers, cell: Cell) -> bool:
    """Return whether another page of the app's own may read this route: the answer is for it."""
    return any(
        each.ask.route == cell.ask.route and each.ask.asker != cell.ask.asker
        for each in answers.read_by_guests
    )


def _cookie_fault(answers: Answers, cell: Cell, reason: str, failure: Failure) -> _Fault | None:
    """Return why the page can't use cookies, where it could otherwise read, and needs them."""
    said = values_in(cell.exchanges[-1], "Access-Control-Allow-Credentials")
    if said and reason == "InvalidAllowCredentials":
        return _Fault("credentials-value", said[0], "error")
    if not answers.by_kind.get("page") or answers.use_at(cell) is None:
        return None
    return _Fault("no-cookies", "", "note")


def _list_fault(answers: Answers, cell: Cell, failure: Failure) -> _Fault | None:
    """Return why a method, or a header that the app's code reads, can't be sent."""
    name = failure.parameter.lower()
    is_header = failure.reason == "HeaderDisallowedByPreflightResponse"
    if is_header and not _is_read(answers, cell, name):
        return None
    rule = answers.flask_cors_rule(cell.ask.route)
    if rule is None and not answers.permits_anything:
        return _Fault("reads-only", "", "note")
    if rule is not None and cell.ask.method not in rule.methods:
        # flask-cors then leaves all of its permissions out, that for headers, too.
        if "*" in rule.methods:
            return _Fault("method-star", "", "warning")
        return (
            _Fault("method-headers", "", "warning") if is_header else _Fault("method", "", "note")
        )
    if is_header:
        return _Fault("header", name, "warning")
    return _Fault("method", "", "note")


def _is_read(answers: Answers, cell: Cell, name: str) -> bool:
    """Return whether the app's code reads a request's header, as far as its source tells."""
    view = answers.views.get(cell.ask.route.endpoint)
    if name == "authorization":
        return answers.reads_authorization(cell.ask.route)
    return name == "content-type" and view is not None and reads_json(view, cell.ask.method)
