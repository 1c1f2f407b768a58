"""What the code of a view says of the headers that it makes, without running it."""

from collections.abc import Iterator, Mapping
from types import CodeType, FunctionType, ModuleType

from ..source.own_code import is_own_file, is_own_function
from .stand_in import written_code
from .views import FoundView, innermost

_PREFIX = "access-control-"
#: How deep tables of constants are looked into.
_DEEPEST = 3


def found_makes_headers(found: FoundView) -> bool:
    """Return whether a view may set CORS headers, or Vary, itself, or functions that it calls may.

    Names are looked up as they stand now; code of installed packages isn't looked into.
    """
    for named, code in codes_within(found):
        if "vary" in code.co_names or _is_about_cors((*code.co_consts, *named)):
            return True
        if any(name.startswith("access_control_") for name in code.co_names):
            return True
    return False


def codes_within(found: FoundView) -> Iterator[tuple[list[object], CodeType]]:
    """Yield the code of a view, and of the app's own functions below it, with what it names."""
    seen: set[FunctionType] = set()
    waiting = [*found.functions, *found.makers]
    while waiting:
        function = waiting.pop()
        if function in seen:
            continue
        seen.add(function)
        for code in _with_inner(written_code(function)):
            named = list(_named(function, code, found.made_by))
            yield named, code
            inner = map(innermost, named)
            waiting += [each for each in inner if each is not None and is_own_function(each)]


def _is_about_cors(value: object, depth: int = 0) -> bool:
    """Return whether a value is a CORS header's name, or Vary, or a table that has one."""
    if isinstance(value, str):
        return value.lower().startswith(_PREFIX) or value.lower() == "vary"
    if isinstance(value, bytes):
        return _is_about_cors(value.decode("latin-1"))
    if depth == _DEEPEST or not isinstance(value, tuple | list | dict | set | frozenset):
        return False
    parts = (*value, *value.values()) if isinstance(value, dict) else tuple(value)
    return any(_is_about_cors(part, depth + 1) for part in parts)


def _with_inner(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _with_inner(each)


def _named(function: FunctionType, code: CodeType, made_by: type | None) -> Iterator[object]:
    """Yield what the names in a function's code stand for, as far as that can be told."""
    namespaces: list[Mapping[str, object]] = [function.__globals__]
    for cell in function.__closure__ or ():
        try:
            yield cell.cell_contents
        except ValueError:  # an empty cell
            continue
    for name in code.co_names:
        named = function.__globals__.get(name)
        if isinstance(named, ModuleType) and is_own_file(getattr(named, "__file__", None) or "<>"):
            namespaces.append(vars(named))
        elif isinstance(named, type):
            namespaces += map(vars, named.__mro__)
    namespaces += map(vars, made_by.__mro__ if made_by else ())
    for name in code.co_names:
        for namespace in namespaces:
            if name in namespace:
                yield namespace[name]
