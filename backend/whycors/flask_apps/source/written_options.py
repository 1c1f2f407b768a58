"""The options of flask-cors as an app's own files write them, whichever file that is."""

import ast
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...remedies.cors_calls import CorsCall, cors_calls
from ...remedies.option_places import ConfigLine, Entries, Keywords, config_places
from .app_files import AppFile

#: Every option that flask-cors 4 to 6 knows.
OPTION_NAMES = (
    "resources", "origins", "methods", "allow_headers", "expose_headers", "supports_credentials",
    "max_age", "send_wildcard", "vary_header", "automatic_options", "always_send",
    "intercept_exceptions", "allow_private_network",
)  # fmt: skip
CONFIG_PREFIX = "CORS_"


@dataclass(frozen=True, eq=False)
class AppCall:
    """A call that sets flask-cors up, and the file that it stands in."""

    file: AppFile
    call: CorsCall


@dataclass(frozen=True, eq=False)
class WrittenOption:
    """An option, by the name that CORS() knows it by, and the expression that is its value.

    `call` is the one it is given to, None for what app.config gets; `pattern` is the rule of
    `resources` that it stands in. `name_node` is what spells its name.
    """

    file: AppFile
    name: str
    value: ast.expr
    name_node: ast.expr | ast.keyword | ast.stmt
    call: ast.Call | None = None
    pattern: ast.expr | None = None


def calls_in(files: Sequence[AppFile]) -> list[AppCall]:
    """Return the calls that set flask-cors up: those of the whole app or a blueprint first."""
    calls = [call for file in files for call in _calls_of(file)]
    return sorted(calls, key=lambda each: not each.call.has_rules)


def options_in(files: Sequence[AppFile]) -> list[WrittenOption]:
    """Return every option that the files write: those of calls first, then those of app.config."""
    of_calls = [option for each in calls_in(files) for option in _of_call(each)]
    return [*of_calls, *(option for file in files for option in _options_of(file))]


@functools.lru_cache(maxsize=1024)
def _calls_of(file: AppFile) -> tuple[AppCall, ...]:
    return tuple(AppCall(file, call) for call in cors_calls(file.source))


@functools.lru_cache(maxsize=1024)
def _options_of(file: AppFile) -> tuple[WrittenOption, ...]:
    """Return the options that a file gives to app.config."""
    return tuple(_of_config(file))


def _of_call(each: AppCall) -> Iterator[WrittenOption]:
    file, node = each.file, each.call.node
    for place in each.call.places:
        if isinstance(place, Keywords) and not place.prefix:
            for keyword in place.call.keywords:
                if keyword.arg is not None:
                    yield WrittenOption(file, keyword.arg, keyword.value, keyword, node)
        elif isinstance(place, Entries):
            yield from _of_entries(file, place.node, node, None)
    rules = each.call.rules(file.source)
    if isinstance(rules, ast.Dict):
        for pattern, options in zip(rules.keys, rules.values, strict=True):
            meant = file.source.meant(options)
            if pattern is not None and isinstance(meant, ast.Dict):
                yield from _of_entries(file, meant, node, pattern)


def _of_entries(
    file: AppFile, entries: ast.Dict, call: ast.Call, pattern: ast.expr | None
) -> Iterator[WrittenOption]:
    for key, value in zip(entries.keys, entries.values, strict=True):
        if isinstance(key, ast.Constant) and isinstance(key.value, str):
            yield WrittenOption(file, key.value, value, key, call, pattern)


def _of_config(file: AppFile) -> Iterator[WrittenOption]:
    for place in config_places(file.source):
        if isinstance(place, ConfigLine):
            [(name, value)] = place.written.items()
            yield WrittenOption(file, name, value, place.line)
        else:
            for keyword in place.call.keywords:
                if keyword.arg is not None and (name := _of_key(keyword.arg)):
                    yield WrittenOption(file, name, keyword.value, keyword)
    yield from _of_settings(file)


def _of_settings(file: AppFile) -> Iterator[WrittenOption]:
    """Yield what modules and classes of settings write, and dicts for from_mapping()."""
    for node in file.source.nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=key)], value=value) if name := _of_key(key):
                yield WrittenOption(file, name, value, node)
            case ast.AnnAssign(target=ast.Name(id=key), value=ast.expr() as value) if (
                name := _of_key(key)
            ):
                yield WrittenOption(file, name, value, node)
            case ast.Dict(keys=keys, values=values):
                for entry, value in zip(keys, values, strict=True):
                    if isinstance(entry, ast.Constant) and (name := _of_key(entry.value)):
                        yield WrittenOption(file, name, value, entry)


def _of_key(key: object) -> str:
    """Return the option that a key of app.config is, "" for any other key."""
    is_one = isinstance(key, str) and key.startswith(CONFIG_PREFIX)
    return str(key).removeprefix(CONFIG_PREFIX).lower() if is_one else ""
