"""The scenarios' files as the repository has them: what an edited one is restored to.

A learner may have no git, and a container has none. So the texts are kept in a file of their own,
which scripts/documents.py writes.
"""

import functools
import json
from collections.abc import Mapping
from pathlib import Path

from backend.lab.scenarios import Scenario

#: Where they are kept, beside the folder of the scenarios.
FILE = "lab/originals.json"


def original_of(scenario: Scenario) -> str | None:
    """Return the text that the scenario's file has in the repository, None if it isn't of there."""
    return originals_in(scenario.folder).get(scenario.path.relative_to(scenario.folder).as_posix())


def originals_in(folder: Path) -> Mapping[str, str]:
    """Return the texts of all the repository's scenarios by their paths in `folder`."""
    file = folder.parent / FILE
    return _texts(file, file.stat().st_mtime_ns) if file.is_file() else {}


@functools.lru_cache(maxsize=1)
def _texts(file: Path, changed: int) -> Mapping[str, str]:
    """Return the texts by path in the scenarios' folder; `changed` tells a newer file of them."""
    texts: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return texts
