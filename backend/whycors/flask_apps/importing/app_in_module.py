"""Which object of a module is its app."""

import ast
import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

from flask import Flask

from .cannot_run import CannotRun, raised_by

_NAMES = ("app", "application")
_FACTORIES = ("create_app", "make_app")


def app_in(module: ModuleType, name: str | None) -> object:
    """Return the app that a module has by a name or call, or its only one; may raise CannotRun."""
    return _best_app(module) if name is None else _named_app(module, name)


def _best_app(module: ModuleType) -> object:
    """Return what `flask --app module` would take, else what another WSGI server would."""
    named = [getattr(module, name, None) for name in _NAMES]
    for app in named:
        if isinstance(app, Flask):
            return app
    apps = {name: each for name, each in vars(module).items() if isinstance(each, Flask)}
    if len({id(app) for app in apps.values()}) == 1:
        return next(iter(apps.values()))
    if apps:
        either = " or ".join(f"{module.__name__}:{name}" for name in apps)
        raise CannotRun(f"{module.__name__} has several apps: name one, {either}")
    for app in named:
        if callable(app):
            return app
    for name in _FACTORIES:
        if inspect.isfunction(factory := getattr(module, name, None)):
            return _made(module, name, factory, [], {})
    raise CannotRun(
        f"{module.__name__} has no app: neither {' nor '.join((*_NAMES, *_FACTORIES))}, "
        f"nor any Flask; name it, as in {module.__name__}:site"
    )


def _named_app(module: ModuleType, name: str) -> object:
    """Return what an expression such as `app`, `site.app` or `create_app("test")` stands for."""
    try:
        tree = ast.parse(name.strip(), mode="eval").body
    except SyntaxError:
        raise CannotRun(f"{name!r} is neither a name nor a call in {module.__name__}") from None
    match tree:
        case ast.Call(func=function, args=arguments, keywords=keywords):
            made = _attribute(module, function, name)
            try:
                args = [ast.literal_eval(each) for each in arguments]
                kwargs = {each.arg: ast.literal_eval(each.value) for each in keywords if each.arg}
            except ValueError:
                raise CannotRun(f"the arguments in {name!r} must be literals") from None
            return _made(module, name, made, args, kwargs)
        case _:
            found = _attribute(module, tree, name)
            is_factory = inspect.isfunction(found) and not _takes_wsgi(found)
            return _made(module, name, found, [], {}) if is_factory else found


def _attribute(module: ModuleType, tree: ast.expr, name: str) -> Any:
    """Return what a dotted name stands for in a module."""
    match tree:
        case ast.Name(id=first):
            owner: Any = module
            attribute = first
        case ast.Attribute(value=before, attr=attribute):
            owner = _attribute(module, before, name)
        case _:
            raise CannotRun(f"{name!r} is neither a name nor a call in {module.__name__}")
    if not hasattr(owner, attribute):
        raise CannotRun(f"{module.__name__} has no {ast.unparse(tree)}")
    return getattr(owner, attribute)


def _takes_wsgi(function: Callable[..., Any]) -> bool:
    """Return whether a function is itself an app: it takes two arguments that have no default."""
    parameters = inspect.signature(function).parameters.values()
    needed = [each for each in parameters if each.default is inspect.Parameter.empty]
    return len(needed) == 2


def _made(
    module: ModuleType,
    name: str,
    factory: Callable[..., Any],
    args: list[Any],
    kwargs: dict[str, Any],
) -> object:
    """Return what a factory makes."""
    try:
        inspect.signature(factory).bind(*args, **kwargs)
    except TypeError as error:
        raise CannotRun(
            f"{module.__name__}:{name} can't be called so: {error}; "
            f"give it its arguments, as in '{module.__name__}:{factory.__name__}(\"test\")'"
        ) from None
    try:
        return factory(*args, **kwargs)
    except (Exception, SystemExit) as error:
        raise CannotRun(raised_by(f"{module.__name__}:{name}", error)) from error
