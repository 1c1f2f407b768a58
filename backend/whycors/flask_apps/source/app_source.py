"""What an app's own files write of CORS, and where they write a string that is in force."""

import ast
import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from flask import Flask

from ...fetch_standard import Transport
from ..model import Finding
from .app_files import AppFile
from .written_functions import written_views
from .written_options import AppCall, WrittenOption, calls_in, options_in
from .written_values import Names, NotTold, thing_named, value_of


@dataclass(frozen=True, eq=False)
class AppSource:
    """What an app's own files write of CORS.

    `transport` asks the app as it is, at `api`.
    """

    app: Flask
    files: tuple[AppFile, ...]
    calls: tuple[AppCall, ...]
    options: tuple[WrittenOption, ...]
    api: str = ""
    transport: Transport | None = None

    def names(self, file: AppFile) -> Names:
        """Return where the names of a file's expressions stand."""
        return Names(file.source, file.module, self.app.config)


class Expression(NamedTuple):
    """An expression in an option's value, which may stand in another file than the option."""

    option: WrittenOption
    file: AppFile
    node: ast.expr


def app_source(
    app: Flask, files: Sequence[AppFile], api: str = "", transport: Transport | None = None
) -> AppSource:
    """Return what the files of an app write of CORS."""
    calls, options = tuple(calls_in(files)), tuple(options_in(files))
    return AppSource(app, tuple(files), calls, options, api, transport)


def texts_of(finding: Finding) -> list[str]:
    """Return what the finding names: among it the string in the source that it is about."""
    return [*finding.values.values(), finding.subject]


def expressions_worth(
    source: AppSource, options: Iterable[WrittenOption], texts: Iterable[str]
) -> Iterator[Expression]:
    """Yield the expressions in the options' values that are worth one of the texts.

    Of an expression within another that is worth the same, the outer one. Names are followed to
    where they get their value, in another file if need be.
    """
    wanted = set(texts)
    for option in options:
        for each in parts_of(source, option):
            try:
                worth = _text(value_of(each.node, source.names(each.file)))
            except NotTold:
                continue
            if worth in wanted and not isinstance(each.node, ast.Name):
                yield each


def parts_of(source: AppSource, option: WrittenOption) -> Iterator[Expression]:
    """Yield the expressions that an option's value is made of, from the outside in."""
    waiting = [(option.file, option.value)]
    seen: set[int] = set()
    while waiting:
        file, node = waiting.pop(0)
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield Expression(option, file, node)
        meant = file.source.meant(node)
        if meant is not node:
            waiting.append((file, meant))
        elif (elsewhere := _defined(source, node)) is not None:
            waiting.append(elsewhere)
        else:
            parts = (part for part in ast.iter_child_nodes(node) if isinstance(part, ast.expr))
            waiting += [(file, part) for part in parts]


def _defined(source: AppSource, node: ast.expr) -> tuple[AppFile, ast.expr] | None:
    """Return where a setting gets its value: one that is imported, or a key of app.config."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            pass
        case ast.Subscript(value=ast.Attribute(attr="config"), slice=ast.Constant(value=str(name))):
            pass
        case ast.Call(
            func=ast.Attribute(value=ast.Attribute(attr="config"), attr="get"),
            args=[ast.Constant(value=str(name)), *_],
        ):
            pass
        case _:
            return None
    found = [(file, value) for file in source.files for value in _values_in(file).get(name, ())]
    return found[0] if len(found) == 1 else None


@functools.lru_cache(maxsize=1024)
def _values_in(file: AppFile) -> dict[str, list[ast.expr]]:
    """Return what a file assigns to each name, and to each key of a table."""
    values: dict[str, list[ast.expr]] = {}
    for node in file.source.nodes:
        match node:
            case ast.Assign(targets=[target], value=value):
                pass
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                pass
            case _:
                continue
        match target:
            case ast.Name(id=written) | ast.Subscript(slice=ast.Constant(value=str(written))):
                values.setdefault(written, []).append(value)
    return values


def in_force(finding: Finding, source: AppSource) -> list[WrittenOption]:
    """Return the options that may bear on the finding's routes.

    Those of a view's own decorator, where each of the views has one; all others otherwise.
    """
    decorators = [
        {id(decorator) for decorator in view.node.decorator_list}
        for view in written_views(source.app, finding.routes, source.files)
    ]
    decorated = [each for each in source.options if any(id(each.call) in own for own in decorators)]
    if decorators and all(any(id(o.call) in own for o in decorated) for own in decorators):
        return decorated
    own_to_views = {id(each.call.node) for each in source.calls if not each.call.has_rules}
    others = [each for each in source.options if id(each.call) not in own_to_views]
    return [each for each in others if _covers(each, finding, source)]


def _covers(option: WrittenOption, finding: Finding, source: AppSource) -> bool:
    """Return False for a CORS(blueprint, …) where none of the finding's routes is of it."""
    blueprint = _blueprint_of(option, source)
    if blueprint is None or not finding.routes:
        return True
    rules = [r for r in source.app.url_map.iter_rules() if r.rule in finding.routes]
    return any(blueprint in rule.endpoint.split(".")[:-1] for rule in rules)


def _blueprint_of(option: WrittenOption, source: AppSource) -> str | None:
    if option.call is None or not option.call.args:
        return None
    try:
        thing = thing_named(option.call.args[0], source.names(option.file))
    except NotTold:
        return None
    return None if isinstance(thing, Flask) else getattr(thing, "name", None)


def _text(value: object) -> str | None:
    """Return a string, or what a compiled pattern was made of."""
    written = getattr(value, "pattern", value)
    return written if isinstance(written, str) else None
