"""What a file calls the things of Flask that it uses."""

import ast

from ...remedies.edits import Edit
from .app_files import AppFile


def request_in(file: AppFile) -> tuple[str, list[Edit]]:
    """Return what flask's `request` is called in a file, and the edits that import it."""
    imports = [n for n in file.source.tree.body if isinstance(n, ast.ImportFrom | ast.Import)]
    for node in imports:
        for alias in node.names:
            if isinstance(node, ast.ImportFrom) and (node.module, alias.name) == (
                "flask",
                "request",
            ):
                return alias.asname or "request", []
            if isinstance(node, ast.Import) and alias.name == "flask":
                return f"{alias.asname or 'flask'}.request", []
    of_flask = [n for n in imports if isinstance(n, ast.ImportFrom) and n.module == "flask"]
    if of_flask:
        last = file.source.start(of_flask[0]) + len(file.source.text(of_flask[0]).encode())
        if not file.source.text(of_flask[0]).endswith(")"):
            return "request", [Edit(last, last, ", request")]
    if imports:
        return "request", [file.source.lines_after(imports[-1], ["from flask import request"])]
    return "request", [Edit(0, 0, "from flask import request\n")]
