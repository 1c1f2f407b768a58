"""Ways to mend an app, for the tests of what each changes."""

import itertools
from collections.abc import Callable, Iterator, Sequence

import pytest

from backend.whycors.flask_apps.model import Finding
from backend.whycors.flask_apps.repairs.fixing import diff_of_repair
from backend.whycors.flask_apps.repairs.repair import Repair
from backend.whycors.flask_apps.source.app_files import app_files
from backend.whycors.flask_apps.source.app_source import AppSource, app_source
from tests.unit.whycors.flask_apps.conftest import LoadWritten

Way = Callable[[Finding, AppSource, Sequence[str]], Iterator[Repair]]
#: Returns the changed lines of each way to mend an app: of a finding with some values, for pages.
Changes = Callable[..., list[list[str]]]


@pytest.fixture
def changes(load_written: LoadWritten) -> Changes:
    """Return what returns the changed lines of each way to mend an app."""
    numbers = itertools.count()

    def mended(
        way: Way, text: str, *pages: str, routes: tuple[str, ...] = (), **values: str
    ) -> list[list[str]]:
        name = f"shop_{next(numbers)}"
        loaded = load_written({f"{name}.py": text}, f"{name}:app")
        assert loaded.flask
        files = [file for file in app_files(loaded.root) if file.path.stem == name]
        source = app_source(loaded.flask, files)
        finding = Finding("own-page-fails", "error", "", values, routes)
        diffs = [diff_of_repair(each).text for each in way(finding, source, pages)]
        return [[line for line in diff.splitlines()[2:] if line[0] in "+-"] for diff in diffs]

    return mended
