"""Scenarios as files: found by being there, loaded fresh."""

import functools
import importlib.util
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from flask import Flask

from backend.scenario_files import SCENARIOS_FOLDER, scenario_files


class ScenarioError(Exception):
    """A scenario's file that can't be loaded: `message` says why, `line` where, if known."""

    def __init__(self, path: str, line: int | None, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path = path
        self.line = line
        self.message = message

    def as_json(self) -> dict[str, Any]:
        """Return the error for the page."""
        return {"path": self.path, "line": self.line, "message": self.message}


class NoSuchScenario(KeyError):
    """A name that no scenario has."""


@dataclass(frozen=True)
class Scenario:
    """One file below `folder`, backend/scenarios, as it is on disk at this moment."""

    name: str
    path: Path
    folder: Path = SCENARIOS_FOLDER

    @property
    def shown_path(self) -> str:
        """The path as a learner finds it in the repository."""
        return self.path.relative_to(self.folder.parent.parent).as_posix()

    def source(self) -> str:
        """Return the file's text; a byte that is not UTF-8 shows as a replacement character.

        Raises ScenarioError for what can't be read: a folder of that name, a link to nowhere.
        """
        try:
            return self.path.read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise ScenarioError(self.shown_path, None, _in_words(error)) from error

    def version(self) -> str | None:
        """Return a text that changes with every edit, None without a file. It is not read."""
        try:
            stat = self.path.stat()
        except OSError:
            return None
        return f"{stat.st_ino:x}-{stat.st_mtime_ns:x}-{stat.st_size:x}"

    def create_app(self) -> Flask:
        """Return a new app from the file's own `create_app()`.

        The file is executed anew each time, so an edit shows at once and no two apps share anything
        that the file keeps in its module. Raises ScenarioError if the file can't be loaded.
        """
        module_name = "backend." + ".".join(
            self.path.relative_to(self.folder.parent).with_suffix("").parts
        )
        spec = importlib.util.spec_from_file_location(module_name, self.path)
        assert spec is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[module_name] = module  # dataclasses, for one, look up their module by name
        try:
            # Compiled here: Python's own cache misses a second edit within one second.
            exec(_compiled(self.path.read_bytes(), self.path), module.__dict__)
            app = module.create_app()
        except (Exception, SystemExit) as error:
            raise ScenarioError(self.shown_path, self._line_of(error), _in_words(error)) from error
        if not isinstance(app, Flask):
            raise ScenarioError(
                self.shown_path, None, f"create_app() returned {app!r}, not a Flask app."
            )
        return app

    def _line_of(self, error: BaseException) -> int | None:
        if isinstance(error, SyntaxError) and error.filename == str(self.path):
            return error.lineno
        frames = traceback.extract_tb(error.__traceback__)
        return next((f.lineno for f in reversed(frames) if f.filename == str(self.path)), None)


@functools.lru_cache(maxsize=500)
def _compiled(source: bytes, path: Path) -> CodeType:
    return compile(source, path, "exec")


def _in_words(error: BaseException) -> str:
    text = error.msg if isinstance(error, SyntaxError) else str(error)
    if isinstance(error, OSError) and error.strerror:
        text = error.strerror  # without the path, which is this machine's
    return f"{type(error).__name__}: {text}"


def find_scenarios(folder: Path = SCENARIOS_FOLDER) -> dict[str, Scenario]:
    """Return every scenario of a folder by name. The files are looked up now."""
    return {name: Scenario(name, path, folder) for name, path in scenario_files(folder).items()}


class Scenarios:
    """The scenarios of a folder, without a restart for new, moved or deleted files.

    A known name whose file is still there costs one look at that file; for any other name the
    folder is searched again.
    """

    def __init__(self, folder: Path = SCENARIOS_FOLDER) -> None:
        self.folder = folder
        self._known: dict[str, Scenario] = {}

    def all(self) -> dict[str, Scenario]:
        """Return every scenario by name. The files are looked up now."""
        self._known = find_scenarios(self.folder)
        return self._known

    def get(self, name: str) -> Scenario | None:
        """Return the scenario of that name, or None if there isn't one."""
        known = self._known.get(name)
        return known if known and known.path.is_file() else self.all().get(name)

    def named(self, name: str) -> Scenario:
        """Return the scenario of that name. Raises NoSuchScenario."""
        scenario = self.get(name)
        if scenario is None:
            raise NoSuchScenario(name)
        return scenario
