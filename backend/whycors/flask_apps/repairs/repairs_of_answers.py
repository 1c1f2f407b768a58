"""Repairs of answers that a page can't read, or can't read whole."""

import ast
from collections.abc import Iterator, Sequence

from ...cases.case import read_case
from ...fetch_standard import PreflightCache
from ...remedies.call_edits import NotUnderstood, place_for_more, with_values
from ...remedies.flask_cors_call import exact_pattern
from ...remedies.in_process import path_below
from ...remedies.remedy import Remedy, remedy
from ...remedies.shared_response import with_own_responses
from ...remedies.source import amended_sources
from ..model import Finding
from ..source.app_files import AppFile
from ..source.app_source import AppSource, expressions_worth, in_force
from .repair import Repair, edited
from .repairs_by_hand import hooks_by_hand


def let_in(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app that lets the witness's page do what it asked for."""
    cure = _cure(finding, source)
    if cure is None:
        return
    for option in in_force(finding, source):
        if option.name == "origins":
            page = cure.request.origin
            if not any(expressions_worth(source, [option], [page])):
                yield from _with_values(option.file, option.value, [exact_pattern(page)], [page])
    path = path_below(source.api, cure.request.url)
    for file in _files_to_amend(source):
        for text in amended_sources(file.source.data.decode(), cure, path):
            yield Repair(file, text, (cure.request.origin,))


def own_responses(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose views make what they return, where they returned one made before."""
    for file in source.files:
        text = with_own_responses(file.source.data.decode())
        if text is not None:
            yield Repair(file, text)


def exposed(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app that lets script read the header that the finding names."""
    names = [finding.values.get("header", "")]
    options = [each for each in in_force(finding, source) if each.name == "expose_headers"]
    for option in options:
        yield from _with_values(option.file, option.value, names)
    for each in () if options else source.calls:
        call = each.call.for_path(each.file.source, next(iter(finding.routes), "/"))
        edit = place_for_more(call).added(each.file.source, {"expose_headers": repr(names)})
        yield edited(each.file, [edit])


def _cure(finding: Finding, source: AppSource) -> Remedy | None:
    """Return what would let the witness's page in, asked of the app as it is."""
    if finding.witness is None or source.transport is None:
        return None
    transport = source.transport
    case = read_case(dict(finding.witness.case))
    return remedy(case.request, lambda: (transport, PreflightCache()))


def _with_values(
    file: AppFile, written: ast.expr, values: list[str], opens_to: Sequence[str] = ()
) -> Iterator[Repair]:
    """Yield the app whose list, where it is one, has some more values."""
    try:
        edits = with_values(file.source, file.source.meant(written), values)
    except NotUnderstood:
        return
    yield edited(file, edits, opens_to)


def _files_to_amend(source: AppSource) -> Sequence[AppFile]:
    """Return the files that set CORS up already, all where none does."""
    known = {each.file for each in source.calls} | {hook.file for hook in hooks_by_hand(source)}
    return [file for file in source.files if file in known] or source.files
