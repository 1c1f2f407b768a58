"""Tables of a TOML or JSON file, read key by key: a line says what is missing, wrong or left over.

A file is called by its path in the repository: the line is shown to every reader of the course.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from frontend.text import LANGUAGES

REPOSITORY = Path(__file__).parent.parent.parent


class LessonError(Exception):
    """A lesson or chapter that can't be read; says where, what is wrong and what is allowed."""


class Table:
    """Takes the keys out of a table; `where` is how its faults are introduced."""

    def __init__(self, where: str, table: Mapping[str, Any]) -> None:
        self.where = where
        self._table = dict(table)

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def keys(self) -> list[str]:
        """Return the keys that are left."""
        return list(self._table)

    def changed(self, name: str, changes: Mapping[str, Any]) -> "Table":
        """Return a table of that name with the keys that are left here, some of them changed."""
        return Table(f"{self.where}, {name}", self._table | dict(changes))

    def take(self, key: str, kind: type, default: Any = None) -> Any:
        value = self._table.pop(key, default)
        if type(value) is not kind:  # here a bool is not an int
            self.refuse(key, value, f"Its type must be {kind.__name__}.")
        return value

    def take_if_there(self, key: str, kind: type) -> Any:
        """Return the value, or None if there is no such key."""
        return self.take(key, kind) if key in self else None

    def take_list(self, key: str, kind: type, at_least: int = 1) -> list[Any]:
        values = self.take(key, list)
        if len(values) < at_least or any(type(value) is not kind for value in values):
            wanted = f"at least {at_least} of type {kind.__name__}"
            self.refuse(key, values, f"It must hold {wanted}.")
        return list(values)

    def take_list_if_there(self, key: str, kind: type) -> list[Any]:
        """Return the list, empty if there is no such key."""
        return self.take_list(key, kind) if key in self else []

    def take_one_or_list(self, key: str, kind: type) -> list[Any]:
        """Return a list, even of a value that stands alone."""
        if isinstance(self._table.get(key), list):
            return self.take_list(key, kind)
        return [self.take(key, kind)]

    def take_one_of(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        return self.one_of(key, self.take(key, str, default), allowed)

    def take_texts(self, key: str) -> Mapping[str, str]:
        """Return a text in every language."""
        texts = Table(f"{self.where}, {key}", self.take(key, dict))
        by_language = {language: texts.take(language, str) for language in LANGUAGES}
        texts.done()
        return by_language

    def one_of(self, key: str, value: str, allowed: Sequence[str]) -> str:
        if value not in allowed:
            self.refuse(key, value, f"It must be one of {', '.join(allowed)}.")
        return value

    def refuse(self, key: str, value: object, allowed: str) -> NoReturn:
        """Raise the LessonError of a wrong value."""
        raise LessonError(f"{self.where}: {key} is {value!r}. {allowed}")

    def done(self) -> None:
        if self._table:
            raise LessonError(f"{self.where}: unknown {', '.join(self._table)}.")


def shown(path: Path) -> str:
    """Return a path as a message shows it: from the repository on."""
    inside = path.is_relative_to(REPOSITORY)
    return path.relative_to(REPOSITORY).as_posix() if inside else str(path)


def read_text(path: Path) -> str:
    """Return the text of a file. Raises LessonError if it can't be read as text."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise LessonError(f"{shown(path)}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        wrong = f"byte {error.start} is {error.object[error.start]:#04x}"
        raise LessonError(f"{shown(path)}: {wrong}. It must be UTF-8 text.") from error


def read_toml(path: Path) -> dict[str, Any]:
    """Return what a TOML file holds. Raises LessonError if it isn't valid TOML."""
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also of a number with too many digits
        raise LessonError(f"{shown(path)}: {error}") from error


def read_object(path: Path) -> dict[str, Any]:
    """Return the object that a JSON file holds. Raises LessonError if it isn't one."""
    text = read_text(path)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LessonError(f"{shown(path)}: it isn't valid JSON: {error}.") from error
    if not isinstance(content, dict):
        raise LessonError(f"{shown(path)}: it is a {type(content).__name__}. It must be an object.")
    return content
