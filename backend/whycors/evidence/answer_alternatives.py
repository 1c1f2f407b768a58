"""What an answer that nobody gave, or not wholly, may be."""

from collections.abc import Iterator, Sequence
from typing import Any

from ..fetch_standard import REDIRECT_STATUSES
from .least_answers import ALLOW_ORIGIN, NETWORK_ERRORS, OTHER_PAGE, least_answer, permission
from .line_meaning import is_of_preflight, reasons_of
from .model import Line

Case = dict[str, Any]
#: A row of a case's answers.
Row = dict[str, Any]


def answer_alternatives(
    case: Case, place: int, supposed: Sequence[str], lines: Sequence[Line]
) -> list[Row]:
    """Return what may stand at the `place` of a case's answers, what stands there first.

    One permits all. From the others comes what a console line says; or without such a line, each
    thing that an answer can come to. What is known of the answer, its status or its headers, is the
    same in all of them.
    """
    row = case["responses"][place]
    kind = "preflight" if row["to"] == "preflight" else "request"
    path = f"responses[{place}]"
    parts = {part for part in ("status", "headers") if f"{path}.{part}" in supposed}
    if f"{path}.error" in supposed:
        parts = {"status", "headers"}
    is_open = len(parts) == 2
    made = [row, *_for_lines(lines, case, row, kind, parts)]
    if any(reasons_of(line) for line in lines):
        made.append(_permitting(case, row, kind))
    else:
        made += _usual(case, row, kind, parts)
    kept = [each for each in made if is_open or _has_what_is_known(each, row, parts)]
    return [each for index, each in enumerate(kept) if each not in kept[:index]]


def _usual(case: Case, row: Row, kind: str, parts: set[str]) -> Iterator[Row]:
    """Yield answers that permit all, nothing, or another page; none; and a status that refuses."""
    blank = {"to": row["to"], "url": row["url"], "status": row.get("status", 200)}
    allowed, given = permission(case, kind), row.get("headers", [])
    others = [pair for pair in given if not _is_permission(pair[0])]
    yield _permitting(case, row, kind)
    yield {**blank, "headers": others}
    yield {**blank, "headers": [*others, [ALLOW_ORIGIN, OTHER_PAGE]]}
    yield {"to": row["to"], "url": row["url"], "error": "refused"}
    if kind == "preflight":
        yield {**blank, "status": 404, "headers": allowed if parts != {"status"} else given}
    elif any(name.lower() == "location" for name, _ in given):
        yield {**blank, "status": 200, "headers": given}
    else:
        status = blank["status"] if blank["status"] in REDIRECT_STATUSES else 302
        yield {**blank, "status": status, "headers": [["Location", OTHER_PAGE], *allowed]}


def _permitting(case: Case, row: Row, kind: str) -> Row:
    """Return an answer that has what is known of it besides, and permits all."""
    others = [pair for pair in row.get("headers", []) if not _is_permission(pair[0])]
    headers = [*others, *permission(case, kind)]
    asked = {"to": row["to"], "url": row["url"]}
    return {**asked, "status": row.get("status", 200), "headers": headers}


def _is_permission(name: str) -> bool:
    return name.lower().startswith("access-control-")


def _for_lines(
    lines: Sequence[Line], case: Case, row: Row, kind: str, parts: set[str]
) -> Iterator[Row]:
    """Yield the least answers from which the reasons come that the lines may stand for."""
    asked = {"to": row["to"], "url": row["url"]}
    for reason in sorted({reason for line in lines for reason in reasons_of(line)}):
        if reason in NETWORK_ERRORS:
            yield {**asked, "error": NETWORK_ERRORS[reason]}
        if is_of_preflight(reason) != (kind == "preflight"):
            continue
        for line in lines:
            found = least_answer(reason, line.recognised.parameters, case, kind)
            if found is not None:
                status = found[0] if "status" in parts else row["status"]
                yield {**asked, "status": status, "headers": found[1]}
                yield {**asked, "status": status, "headers": row.get("headers", [])}


def _has_what_is_known(made: Row, row: Row, parts: set[str]) -> bool:
    if "error" in made or "error" in row:
        return made == row
    return all(part in parts or made[part] == row[part] for part in ("status", "headers"))
