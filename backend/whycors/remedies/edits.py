"""Edits of Python source text, at places that its syntax tree names. All else stays as written."""

import ast
import functools
from collections.abc import Iterable
from dataclasses import dataclass

from .parsing import parsed


@dataclass(frozen=True)
class Edit:
    """Text in place of the source's bytes from `start` to `end`."""

    start: int
    end: int
    text: str


class Source:
    """Python source with its syntax tree. Raises SyntaxError if it isn't valid Python."""

    def __init__(self, text: str) -> None:
        self.tree = parsed(text)
        self.data = text.encode()
        self.lines = [0]  # where each line starts, in bytes, as the tree counts
        for line in self.data.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def start(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        """Return the byte of the source that the node begins with."""
        return self.lines[node.lineno - 1] + node.col_offset

    def end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        """Return the byte of the source after the node's last."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.lines[node.end_lineno - 1] + node.end_col_offset

    def text(self, node: ast.expr | ast.stmt) -> str:
        """Return the node as it is written."""
        return self.data[self.start(node) : self.end(node)].decode()

    def meant(self, node: ast.expr) -> ast.expr:
        """Return what a name stands for, if it is assigned once; any other node is itself."""
        if not isinstance(node, ast.Name):
            return node
        values = [value for name, value in self._assigned if name == node.id]
        return values[0] if len(values) == 1 else node

    @functools.cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree, the outer before the inner."""
        return tuple(ast.walk(self.tree))

    @functools.cached_property
    def imported(self) -> frozenset[str]:
        """The names that it has from other modules."""
        imports = [node for node in self.nodes if isinstance(node, ast.ImportFrom)]
        return frozenset(alias.asname or alias.name for node in imports for alias in node.names)

    @functools.cached_property
    def _assigned(self) -> list[tuple[str, ast.expr]]:
        """Every value that a name gets, wherever that is."""
        found = []
        for node in self.nodes:
            match node:
                case ast.Assign(targets=targets, value=value):
                    names = [target.id for target in targets if isinstance(target, ast.Name)]
                    found += [(name, value) for name in names]
                case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                    found.append((name, value))
        return found

    def replaced(self, node: ast.expr, text: str) -> Edit:
        """Return the edit that writes `text` in place of the node."""
        return Edit(self.start(node), self.end(node), text)

    def line_before(self, statement: ast.stmt, text: str) -> Edit:
        """Return the edit that adds a line before the statement, as far indented."""
        start = self.lines[statement.lineno - 1]
        return Edit(start, start, f"{self.indent(statement)}{text}\n")

    def lines_after(self, statement: ast.stmt, texts: list[str]) -> Edit:
        """Return the edit that adds lines after the statement, as far indented."""
        assert statement.end_lineno is not None
        start = self.lines[statement.end_lineno]
        indent = self.indent(statement)
        return Edit(start, start, "".join(f"{indent}{text}\n" for text in texts))

    def indent(self, statement: ast.stmt) -> str:
        """Return what a statement is indented with: spaces, or the file's tabs."""
        start = self.lines[statement.lineno - 1]
        before = self.data[start : start + statement.col_offset].decode()
        return before if before.isspace() else " " * statement.col_offset

    def arguments(self, call: ast.Call, texts: list[str]) -> Edit:
        """Return the edit that adds arguments to a call."""
        there: list[ast.expr | ast.keyword] = [*call.args, *call.keywords]
        if not there:
            return Edit(self.end(call) - 1, self.end(call) - 1, ", ".join(texts))
        return self.items_after(max(there, key=self.end), call, texts)

    def items_after(self, item: ast.expr | ast.keyword, parent: ast.expr, texts: list[str]) -> Edit:
        """Return the edit that adds items to a list or a call, on their own lines if `item` is."""
        own_line = item.lineno != parent.lineno
        separator = f",\n{' ' * self._indent(item)}" if own_line else ", "
        return Edit(self.end(item), self.end(item), "".join(separator + text for text in texts))

    def _indent(self, node: ast.expr | ast.keyword) -> int:
        line = self.data[self.lines[node.lineno - 1] : self.lines[node.lineno]]
        return len(line) - len(line.lstrip(b" "))

    def edited(self, edits: Iterable[Edit]) -> str:
        """Return the source with the edits made; several at one place stand in the order given."""
        data = self.data
        for edit in sorted(edits, key=lambda edit: edit.start)[::-1]:
            data = data[: edit.start] + edit.text.encode() + data[edit.end :]
        return data.decode()
