"""Repairs of the functions after a request that make the headers by hand, and of their `Vary`."""

import ast
from collections.abc import Iterator, Sequence

from ...remedies.edits import Edit
from ..model import Finding
from ..source.app_source import AppSource, in_force
from ..source.flask_imports import request_in
from ..source.written_functions import WrittenFunction, hooks_after
from ..source.written_values import NotTold, value_of
from .origins_as_sent import codes_as_sent
from .repair import EVERYBODY, Repair, edited, list_code, statement_with, without_statement
from .repairs_of_origins import texts_first

_PREFIX = "access-control-"
_ALLOW_ORIGIN = f"{_PREFIX}allow-origin"
_ALLOW_CREDENTIALS = f"{_PREFIX}allow-credentials"


def pages_by_hand(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose hook lets its own pages in, and names the one that asks."""
    for hook in hooks_by_hand(source) if pages else ():
        file = hook.file
        name, imports = request_in(file)
        asked = f"{name}.headers.get('Origin')"
        vary = f"{_response_of(hook)}.vary.add('Origin')"
        for statement in ast.walk(hook.node):
            if isinstance(statement, ast.Assign | ast.Expr) and _names(statement, _ALLOW_ORIGIN):
                edits = [
                    *imports,
                    *_only_if(hook, statement, f"{asked} in {list_code(pages)}", vary),
                ]
                yield edited(file, edits, pages)
                if isinstance(statement, ast.Assign):
                    named = file.source.replaced(statement.value, asked)
                    yield edited(file, [*edits, named], pages)


def origins_by_hand(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose hook writes an origin as a browser sends it."""
    wanted = texts_first(finding)
    is_of_origin = finding.values.get("variant", "origin") == "origin"
    for hook in hooks_by_hand(source) if is_of_origin else ():
        for node in ast.walk(hook.node):
            try:
                is_one = isinstance(node, ast.expr) and (
                    value_of(node, source.names(hook.file)) in wanted
                )
            except (NotTold, TypeError):
                continue
            if is_one and isinstance(node, ast.expr):
                for code, origins in codes_as_sent(source, hook.file, node, pages, False):
                    if len(origins) == 1:
                        yield edited(hook.file, [hook.file.source.replaced(node, code)], origins)


def for_all_answers(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose hook lets pages in on a condition no more, such as for OPTIONS only."""
    for hook in hooks_by_hand(source):
        file = hook.file
        for condition in hook.node.body:
            inner = condition.body if isinstance(condition, ast.If) else []
            for statement in inner if len(inner) > 1 else ():
                if isinstance(statement, ast.Assign) and _names(statement, _ALLOW_ORIGIN):
                    moved = file.source.line_before(condition, file.source.text(statement))
                    edits = [moved, without_statement(file, statement)]
                    yield edited(file, edits, (*pages, EVERYBODY))


def true_by_hand(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose hook allows credentials as browsers read it: by `true`."""
    is_it = finding.values.get("variant") == "credentials-value"
    for hook in hooks_by_hand(source) if is_it else ():
        for statement in ast.walk(hook.node):
            if isinstance(statement, ast.Assign) and _names(statement, _ALLOW_CREDENTIALS):
                edit = hook.file.source.replaced(statement.value, "'true'")
                yield edited(hook.file, [edit], pages)


def names_for_star(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose hook names what `*` stood for: its methods, or the usual headers."""
    header = finding.values.get("header", "").lower()
    methods = {method for rule in source.app.url_map.iter_rules() for method in rule.methods or ()}
    names = {
        "access-control-allow-headers": "Authorization, Content-Type",
        "access-control-allow-methods": ", ".join(sorted(methods - {"HEAD", "OPTIONS"})),
    }
    for hook in hooks_by_hand(source) if header in names else ():
        for statement in ast.walk(hook.node):
            if isinstance(statement, ast.Assign | ast.Expr) and _names(statement, header):
                stars = [n for n in ast.walk(statement) if isinstance(n, ast.Constant)]
                edits = [
                    hook.file.source.replaced(star, repr(names[header]))
                    for star in stars
                    if star.value == "*"
                ]
                if edits:
                    yield edited(hook.file, edits, pages)


def one_layer(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app whose hooks leave the headers to flask-cors."""
    for hook in hooks_by_hand(source):
        statements = [
            each for each in hook.node.body if _sets_one(each) and not isinstance(each, ast.Return)
        ]
        if statements:
            edits = [without_statement(hook.file, each) for each in statements]
            yield edited(hook.file, edits, pages)


def with_vary(finding: Finding, source: AppSource, pages: Sequence[str]) -> Iterator[Repair]:
    """Yield the app that adds `Vary: Origin` to each answer, whoever asked."""
    for hook in hooks_by_hand(source):
        if hook.node.args.args:
            response = hook.node.args.args[0].arg
            line = hook.file.source.line_before(hook.node.body[0], f"{response}.vary.add('Origin')")
            yield edited(hook.file, [line])
    for option in in_force(finding, source):
        if option.name == "vary_header":
            yield edited(option.file, [option.file.source.replaced(option.value, "True")])
    yield from _vary_for_all(source)


def _vary_for_all(source: AppSource) -> Iterator[Repair]:
    """Yield the app with a hook that adds `Vary: Origin`, and that runs after flask-cors' own."""
    for each in source.calls:
        call = statement_with(each.file, each.call.node)
        app = each.call.node.args[0] if each.call.has_rules and each.call.node.args else None
        if call is not None and isinstance(app, ast.Name):
            indent = each.file.source.indent(call)
            lines = [
                f"@{app.id}.after_request",
                "def tell_caches(response):",
                "    response.vary.add('Origin')",
                "    return response",
            ]
            text = "".join(f"{indent}{line}\n" for line in lines)
            start = each.file.source.lines[call.lineno - 1]
            yield edited(each.file, [Edit(start, start, f"{text}\n")])


def hooks_by_hand(source: AppSource) -> list[WrittenFunction]:
    """Return the hooks after a request that write headers of CORS."""
    return [
        hook
        for hook in hooks_after(source.app, source.files)
        if hook.node.args.args and any(_sets_one(each) for each in hook.node.body)
    ]


def _sets_one(statement: ast.stmt) -> bool:
    return _names(statement, _PREFIX)


def _names(statement: ast.stmt, start: str) -> bool:
    """Return whether a header is named in a statement that begins so."""
    return any(
        isinstance(node, ast.Constant) and str(node.value).lower().startswith(start)
        for node in ast.walk(statement)
    )


def _response_of(hook: WrittenFunction) -> str:
    return hook.node.args.args[0].arg


def _only_if(
    hook: WrittenFunction, statement: ast.stmt, condition: str, before: str
) -> Iterator[Edit]:
    """Yield the edits that do one statement on a condition, and another one before it."""
    lines = hook.file.source.lines
    indent = hook.file.source.indent(statement)
    deeper = "\t" if "\t" in indent else "    "
    start = lines[statement.lineno - 1]
    yield Edit(start, start, f"{indent}{before}\n{indent}if {condition}:\n")
    for number in range(statement.lineno - 1, statement.end_lineno or statement.lineno):
        yield Edit(lines[number], lines[number], deeper)
