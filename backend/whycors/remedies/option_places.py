"""Where a source writes the options of flask-cors: in a call, in a dict, in app.config."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from .edits import Edit, Source

#: Options to write, by name, each as code.
Options = Mapping[str, str]

_CONFIG_PREFIX = "CORS_"
_FILLING = ("update", "from_mapping")  # methods of app.config that take options as arguments


class OptionPlace(Protocol):
    """Where options are written."""

    @property
    def written(self) -> dict[str, ast.expr]:
        """The options that are there, by the names that CORS() knows them by."""

    def added(self, source: Source, options: Options) -> Edit:
        """Return the edit that writes more options there."""


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

    def added(self, source: Source, options: Options) -> Edit:
        """Return the edit that writes more options there."""
        named = {f"{self.prefix}{n.upper()}" if self.prefix else n: c for n, c in options.items()}
        return source.arguments(self.call, [f"{name}={code}" for name, code in named.items()])

    @property
    def last_line(self) -> int:
        """The line of the source on which it ends, from 1."""
        return self.call.end_lineno or self.call.lineno


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

    def added(self, source: Source, options: Options) -> Edit:
        """Return the edit that writes more options there."""
        entries = [f"{name!r}: {code}" for name, code in options.items()]
        if not self.node.values:
            return source.replaced(self.node, f"{{{', '.join(entries)}}}")
        return source.items_after(self.node.values[-1], self.node, entries)


@dataclass(frozen=True)
class ConfigLine:
    """A statement `app.config['CORS_…'] = …`."""

    line: ast.Assign

    @property
    def last_line(self) -> int:
        """The line of the source on which it ends, from 1."""
        return self.line.end_lineno or self.line.lineno

    @property
    def written(self) -> dict[str, ast.expr]:
        """The options that are there, by the names that CORS() knows them by."""
        return {_config_key(self.line).removeprefix(_CONFIG_PREFIX).lower(): self.line.value}

    def added(self, source: Source, options: Options) -> Edit:
        """Return the edit that writes more options there."""
        config = source.text(self.line.targets[0]).partition("[")[0]
        lines = [f"{config}['{_CONFIG_PREFIX}{n.upper()}'] = {code}" for n, code in options.items()]
        return source.lines_after(self.line, lines)


def config_places(source: Source) -> list[ConfigLine | Keywords]:
    """Return where app.config gets options, the last one first: it has the last word."""
    places: list[ConfigLine | Keywords] = [
        ConfigLine(node)
        for node in source.nodes
        if isinstance(node, ast.Assign) and _config_key(node)
    ]
    for node in source.nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr="config"), attr=name)):
                place = Keywords(node, _CONFIG_PREFIX)
                if name in _FILLING and place.written:
                    places.append(place)
    return sorted(places, key=lambda place: place.last_line, reverse=True)


def _config_key(line: ast.Assign) -> str:
    """Return the option that a statement sets in app.config, "" for any other statement."""
    match line.targets:
        case [
            ast.Subscript(value=ast.Attribute(attr="config"), slice=ast.Constant(value=str(key)))
        ] if key.startswith(_CONFIG_PREFIX):
            return key
    return ""
