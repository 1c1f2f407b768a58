"""A response that a view returns to everybody: made once, and filled for whoever asks first.

flask-cors marks a response that it has filled, and fills none twice. So the first page's origin
stays on it, and other pages are refused.
"""

import ast
from collections.abc import Iterator

from .edits import Source


def with_own_responses(text: str) -> str | None:
    """Return a source whose views make what they return, where they returned one made before.

    None where no view does that, or it isn't valid Python.
    """
    try:
        source = Source(text)
    except SyntaxError:
        return None
    views = (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef))
    edits = [
        source.replaced(returned, source.text(made))
        for view in views
        if view.decorator_list
        for returned in names_returned(view)
        if isinstance(made := source.meant(returned), ast.Call)
    ]
    return source.edited(edits) if edits else None


def names_returned(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.Name]:
    """Yield the names that a function returns, and that it gave no value itself."""
    nodes = list(_own_nodes(function))
    own = {node.id for node in nodes if isinstance(node, ast.Name) and not _is_read(node)}
    own |= {argument.arg for argument in function.args.args}
    for node in nodes:
        match node:
            case ast.Return(value=ast.Name(id=name) as returned) if name not in own:
                yield returned


def _own_nodes(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.AST]:
    """Yield what is in a function, but not in a function within it."""
    waiting: list[ast.AST] = [*function.body]
    while waiting:
        node = waiting.pop(0)
        yield node
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += ast.iter_child_nodes(node)


def _is_read(name: ast.Name) -> bool:
    return isinstance(name.ctx, ast.Load)
