"""Repairs of options: names, values that do nothing, text for a bool, keys that come too late."""

import ast
import difflib
from collections.abc import Iterator, Sequence

from ...remedies.edits import Edit
from ...remedies.flask_cors_call import DEFAULT_METHODS
from ..model import Finding
from ..source.app_source import AppSource, in_force
from ..source.written_options import CONFIG_PREFIX, OPTION_NAMES, WrittenOption
from ..source.written_values import NotTold, value_of
from .repair import (
    EVERYBODY,
    Repair,
    edited,
    list_code,
    statement_with,
    without_item,
    without_statement,
)

_LISTS = ("methods", "allow_headers", "expose_headers")
_TRUE = "('1', 'true', 'yes', 'on')"


def right_name(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app with a misspelt option under the name that the finding has for it.

    Where it has none, under each name that may have been meant.
    """
    right = finding.values.get("right", "").removeprefix(CONFIG_PREFIX).lower()
    for option in named_options(finding, source):
        near = difflib.get_close_matches(option.name, OPTION_NAMES, n=3, cutoff=0.6)
        for name in [right] if right else near:
            edit = _renamed(option, name)
            if edit is not None:
                yield edited(option.file, [edit], pages)


def effective_value(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app with an option's value written as flask-cors takes it, or read in time."""
    named = named_options(finding, source)
    lists = [option for option in in_force(finding, source) if option.name in _LISTS]
    for option in named or lists:
        try:
            value = value_of(option.value, source.names(option.file))
        except NotTold:
            value = None
        code = _code_for(option.name, value)
        if code is not None:
            edit = option.file.source.replaced(option.value, code)
            yield edited(option.file, [edit], (*pages, EVERYBODY))
        yield from _read_in_time(option, source, pages)


def without_option(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app without an argument that does nothing."""
    for option in named_options(finding, source):
        node, call = option.name_node, option.call
        if isinstance(node, ast.keyword) and call is not None and node in call.keywords:
            items = [*call.args, *call.keywords]
            yield edited(option.file, [without_item(option.file, node, call, items)], pages)
        elif isinstance(node, ast.Constant) and option.pattern is not None:
            yield from _without_entry(option, node)


def _without_entry(option: WrittenOption, key: ast.Constant) -> Iterator[Repair]:
    """Yield the app without an entry of a rule's dict, but for one that stands alone."""
    source = option.file.source
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Dict) and key in node.keys and len(node.keys) > 1:
            place = node.keys.index(key)
            if place:
                start, end = source.end(node.values[place - 1]), source.end(node.values[place])
            else:
                after = node.keys[1] or node.values[1]
                start, end = source.start(key), source.start(after)
            yield edited(option.file, [Edit(start, end, "")])


def read_as_bool(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app that reads a text such as `False` as what it says."""
    named = named_options(finding, source)
    options = [o for o in in_force(finding, source) if o.name == "supports_credentials"]
    for option in named or options:
        written = option.file.source.meant(option.value)
        if isinstance(written, ast.Constant):
            says = str(written.value).strip().lower() in ("1", "true", "yes", "on")
            code = str(says)
        else:
            code = f"{option.file.source.text(option.value)}.lower() in {_TRUE}"
        # The text says that cookies are not for pages: what they could do with them, they lose.
        edit = option.file.source.replaced(option.value, code)
        yield edited(option.file, [edit], pages, closes=finding.routes)


def named_options(finding: Finding, source: AppSource) -> list[WrittenOption]:
    """Return where the option that a finding names is written."""
    name = finding.values.get("option", "").removeprefix(CONFIG_PREFIX).lower()
    return [option for option in in_force(finding, source) if option.name.lower() == name]


def _renamed(option: WrittenOption, name: str) -> Edit | None:
    """Return the edit that gives an option another name."""
    source, node = option.file.source, option.name_node
    key_name = f"{CONFIG_PREFIX}{name.upper()}"
    match node:
        case ast.keyword(arg=str(written)):
            start = source.start(node)
            right = key_name if written.startswith(CONFIG_PREFIX) else name
            return Edit(start, start + len(written.encode()), right)
        case ast.Constant(value=str(written)):
            right = key_name if written.startswith(CONFIG_PREFIX) else name
            return source.replaced(node, source.text(node).replace(written, right))
        case ast.Assign(targets=[ast.Subscript(slice=ast.Constant(value=str(written)) as key)]):
            return source.replaced(key, source.text(key).replace(written, key_name))
        case ast.Assign(targets=[ast.Name() as target]):
            return source.replaced(target, key_name)
    return None


def _code_for(name: str, value: object) -> str | None:
    """Return the code with which flask-cors does what a value seems to say, None if it does."""
    texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    if name == "max_age" and value == 0 and not isinstance(value, str):
        return "'0'"
    if name == "methods" and texts == ["*"]:
        return list_code(DEFAULT_METHODS)
    if name in _LISTS and any("," in str(text) for text in texts):
        parts = [part.strip() for text in texts for part in str(text).split(",")]
        return list_code(part for part in parts if part)
    return None


def _read_in_time(
    option: WrittenOption, source: AppSource, pages: Sequence[str]
) -> Iterator[Repair]:
    """Yield the app with a key of app.config set before CORS() reads it."""
    line = _statement_of_key(option)
    if line is None:
        return
    lines, data = option.file.source.lines, option.file.source.data
    for each in source.calls:
        call = statement_with(each.file, each.call.node)
        if each.file is option.file and call is not None and call.lineno < line.lineno:
            moved = data[lines[line.lineno - 1] : lines[line.end_lineno or line.lineno]].decode()
            start = lines[call.lineno - 1]
            edits = [without_statement(option.file, line), Edit(start, start, moved)]
            yield edited(option.file, edits, pages)


def _statement_of_key(option: WrittenOption) -> ast.stmt | None:
    """Return the statement that sets a key of app.config, None for an argument of a call."""
    if option.call is not None:
        return None
    statement = statement_with(option.file, option.name_node)
    if isinstance(statement, ast.Expr):
        return statement
    is_key = isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript)
    return statement if is_key else None
