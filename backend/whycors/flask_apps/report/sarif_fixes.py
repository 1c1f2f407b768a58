"""A diff as SARIF has it: lines that go, and what comes in their place."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from ..model import Diff
from ..source.source_names import shown_file

_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+")


class _Replacement(NamedTuple):
    """`deleted` lines from `line` on, counted from 1, give way to the text `inserted`."""

    line: int
    deleted: int
    inserted: str


def sarif_artifact(file: str) -> dict[str, str]:
    """Return where a file is: below the folder that the command runs in, or anywhere else."""
    name = shown_file(file)
    if Path(name).is_absolute():
        return {"uri": Path(name).as_uri()}
    return {"uri": quote(name), "uriBaseId": "%SRCROOT%"}


def sarif_fixes(diff: Diff, description: str) -> list[dict[str, Any]]:
    """Return the one fix that a unified diff is, with a replacement for each run of changes."""
    change = {
        "artifactLocation": sarif_artifact(diff.file),
        "replacements": [_as_sarif(each) for each in _replacements(diff.text)],
    }
    return [{"description": {"text": description}, "artifactChanges": [change]}]


def _as_sarif(replacement: _Replacement) -> dict[str, Any]:
    line, deleted, inserted = replacement
    region = {"startLine": line, "startColumn": 1, "endLine": line + deleted, "endColumn": 1}
    return {"deletedRegion": region, "insertedContent": {"text": inserted}}


def _replacements(text: str) -> Iterator[_Replacement]:
    """Yield the changes of a unified diff, in the order of the file."""
    begun: int | None = None  # where a run of changes began
    deleted, inserted, line, is_body = 0, "", 0, False
    for row in [*text.splitlines(), " "]:
        hunk = _HUNK.match(row)
        is_change = is_body and row.startswith(("-", "+"))
        if begun is not None and not is_change and not row.startswith("\\"):
            yield _Replacement(begun, deleted, inserted)
            begun, deleted, inserted = None, 0, ""
        if hunk:
            # A hunk that deletes nothing and has no context begins behind the line it names.
            line, is_body = int(hunk[1]) + (hunk[2] == "0"), True
        elif is_change:
            begun = line if begun is None else begun
            if row.startswith("-"):
                deleted, line = deleted + 1, line + 1
            else:
                inserted += f"{row[1:]}\n"
        elif is_body and row.startswith(" "):
            line += 1
