"""The scenarios as files: `backend/scenarios/<chapter>/<name>.py`, found by being there.

Only the standard library is used here: `scripts/run.py` reads the settings, which may name a
scenario, before the packages are installed.
"""

from pathlib import Path

SCENARIOS_FOLDER = Path(__file__).parent / "scenarios"


def scenario_files(folder: Path = SCENARIOS_FOLDER) -> dict[str, Path]:
    """Return every scenario's file by the scenario's name, from `folder` and its chapters.

    Of two files with the same name the one whose path comes first counts; see shared_names().
    """
    files: dict[str, Path] = {}
    for path in _scenario_paths(folder):
        files.setdefault(path.stem, path)
    return files


def shared_names(folder: Path = SCENARIOS_FOLDER) -> dict[str, list[str]]:
    """Return each name that several scenarios share, with their paths in `folder`."""
    by_name: dict[str, list[str]] = {}
    for path in _scenario_paths(folder):
        by_name.setdefault(path.stem, []).append(path.relative_to(folder).as_posix())
    return {name: same for name, same in by_name.items() if len(same) > 1}


def _scenario_paths(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted(folder.rglob("*.py"))
        if path.stem.isidentifier() and path.stem != "__init__"  # not an editor's .#name.py
    ]
