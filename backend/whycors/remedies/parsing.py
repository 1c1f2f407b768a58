"""Python's own parser, for one thread at a time."""

import ast
import threading

_one_at_a_time = threading.Lock()


def parsed(source: str) -> ast.Module:
    """Return the syntax tree of Python source. Raises SyntaxError if it isn't valid.

    CPython 3.11 counts how deep it is in the tree that it makes, and counts for all threads
    together: two that parse at once may end in a SystemError.
    https://github.com/python/cpython/issues/106905
    """
    with _one_at_a_time:
        try:
            return ast.parse(source)
        except (ValueError, RecursionError, MemoryError) as error:  # too deep, or with a NUL
            raise SyntaxError(str(error)) from error
