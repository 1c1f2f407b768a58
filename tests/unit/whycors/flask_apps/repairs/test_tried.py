"""What makes a change a repair: the finding is gone, nobody lost anything, and no stranger won."""

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from backend.whycors.fetch_standard import Credentials
from backend.whycors.flask_apps.access.access import MayRead
from backend.whycors.flask_apps.model import Finding, Level
from backend.whycors.flask_apps.repairs.repair import EVERYBODY, Repair
from backend.whycors.flask_apps.repairs.tried import AppState, is_mended
from backend.whycors.flask_apps.source.app_files import AppFile
from backend.whycors.remedies.edits import Source

PAGE, STRANGER = "http://localhost:8000", "http://stranger.example"
FINDING = Finding("own-page-fails", "warning", "GET /a")
IT = ("own-page-fails", "GET /a")
FILE = AppFile(Path("shop.py"), Source(""), ModuleType("shop"))


def state(*readers: MayRead, found: Mapping[tuple[str, str], Level] | None = None) -> AppState:
    return AppState(found or {}, frozenset(readers))


def reader(origin: str, credentials: Credentials = "omit", method: str = "GET") -> MayRead:
    return MayRead("/a", method, "plain", origin, credentials)


BEFORE = state(reader(PAGE), found={IT: "warning"})


@pytest.mark.parametrize(
    ("opens_to", "after", "is_one"),
    [
        ((), state(reader(PAGE)), True),
        ((), state(reader(PAGE), found={IT: "warning"}), False),
        ((), state(reader(PAGE), found={("own-page-fails", "PUT /a"): "warning"}), False),
        ((), state(reader(PAGE), found={("two-layers", ""): "error"}), False),
        ((), state(reader(PAGE), found={("two-layers", ""): "note"}), True),
        ((), state(), False),
        ((), state(reader(PAGE, method="PUT")), False),
        ((), state(reader(PAGE), reader(PAGE, method="PUT")), True),
        ((), state(reader(PAGE), reader(STRANGER)), False),
        ((STRANGER,), state(reader(PAGE), reader(STRANGER, "include")), True),
        ((EVERYBODY,), state(reader(PAGE), reader(STRANGER)), True),
        ((EVERYBODY,), state(reader(PAGE), reader(STRANGER, "include")), False),
    ],
    ids=[
        "the finding is gone",
        "the finding is still there",
        "the fault has moved",
        "a worse one has come",
        "a lesser one was hidden",
        "the app's own page lost what it had",
        "the app's own page reads something else instead",
        "a page reads more where it might read already",
        "a stranger reads",
        "a page that it was meant for reads",
        "everybody reads what is for everybody",
        "everybody reads with cookies",
    ],
)
def test_repair_mends_and_harms_nobody(
    opens_to: tuple[str, ...], after: AppState, is_one: bool
) -> None:
    assert is_mended(FINDING, Repair(FILE, "", opens_to), [PAGE], BEFORE, after) is is_one


def test_route_that_a_repair_is_meant_to_close_is_no_loss() -> None:
    before = state(reader(PAGE), found={IT: "warning"})

    assert is_mended(FINDING, Repair(FILE, "", closes=("/a",)), [PAGE], before, state())
    assert not is_mended(FINDING, Repair(FILE, "", closes=("/b",)), [PAGE], before, state())
