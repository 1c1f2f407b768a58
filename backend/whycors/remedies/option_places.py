"""Where a source writes the options of flask-cors: in a call, in a dict, in app.config."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from .edits import Edit, Source

_CONFIG_PREFIX = "CORS_"
_FILLING = ("update", "from_mapping")  # methods of app.config that take options as arguments


class OptionPlace(Protocol):
    """Where options are written."""

    @property
    def written(self) -> dict[str, ast.expr]:
        """The options that are there, by the names that CORS() knows them by."""

    def added(self, source: Source, name: str, code: str) -> Edit:
        """Return the edit that writes one more option there."""


@dataclass(frozen=True)
class Keywords:
    """The keyword arguments of a call; in app.config.update() they have a `prefix`."""

    call: ast.Call
    prefix: str = ""

    @property
    def written(self) -> dict[str, ast.expr]:
        """The options that are there, by the names that CORS() knows them by."""
        return {
            keyword.arg.removeprefix(self.prefix).lower(): keyword.value
            for keyword in self.call.keywords
            if keyword.arg is not None and keyword.arg.startswith(self.prefix)
        }

    def added(self, source: Source, name: str, code: str) -> Edit:
        """Return the edit that writes one more option there."""
        name = f"{self.prefix}{name.upper()}" if self.prefix else name
        return source.argument(self.call, f"{name}={code}")


@dataclass(frozen=True)
class Entries:
    """The entries of a dict."""

    node: ast.Dict

    @property
    def written(self) -> dict[str, ast.expr]:
        """The options that are there, by the names that CORS() knows them by."""
        return {
            key.value: value
            for key, value in zip(self.node.keys, self.node.values, strict=True)
            if isinstance(key, ast.Constant) and isinstance(key.value, str)
        }

    def added(self, source: Source, name: str, code: str) -> Edit:
        """Return the edit that writes one more option there."""
        entry = f"{name!r}: {code}"
        if not self.node.values:
            return source.replaced(self.node, f"{{{entry}}}")
        return source.item_after(self.node.values[-1], self.node, entry)


@dataclass(frozen=True)
class ConfigLines:
    """The statements `app.config['CORS_…'] = …`."""

    lines: tuple[ast.Assign, ...]

    @property
    def written(self) -> dict[str, ast.expr]:
        """The options that are there, by the names that CORS() knows them by."""
        return {_config_key(line).removeprefix(_CONFIG_PREFIX).lower(): line.value
                for line in self.lines}  # fmt: skip

    def added(self, source: Source, name: str, code: str) -> Edit:
        """Return the edit that writes one more option there."""
        config = source.text(self.lines[-1].targets[0]).partition("[")[0]
        return source.line_after(
            self.lines[-1], f"{config}['{_CONFIG_PREFIX}{name.upper()}'] = {code}"
        )


def config_places(source: Source) -> Iterator[OptionPlace]:
    """Yield where app.config gets options, the last one first: it has the last word."""
    lines = [node for node in ast.walk(source.tree) if isinstance(node, ast.Assign)]
    set_there = sorted((line for line in lines if _config_key(line)), key=source.start)
    if set_there:
        yield ConfigLines(tuple(set_there))
    for node in ast.walk(source.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="config"), attr=name)):
                place = Keywords(node, _CONFIG_PREFIX)
                if name in _FILLING and place.written:
                    yield place


def _config_key(line: ast.Assign) -> str:
    """Return the option that a statement sets in app.config, "" for any other statement."""
    match line.targets:
        case [
            ast.Subscript(value=ast.Attribute(attr="config"), slice=ast.Constant(value=str(key)))
        ] if key.startswith(_CONFIG_PREFIX):
            return key
    return ""
