"""An app by its import string, as `flask --app` takes it, or any other WSGI callable."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from flask import Flask
from flask.cli import prepare_import

from ..source.own_code import count_as_own
from .app_in_module import app_in
from .cannot_run import CannotRun, raised_by
from .inside import flasks_inside
from .logged_options import logged_options

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

#: What parts the module from the name; not the colon of C:\shop.py.
_BETWEEN = re.compile(r":(?![\\/])")


@dataclass
class Loaded:
    """An app that is there to be asked.

    `flask` is the Flask in it, None where there is none. `root` is the folder of the app's own
    code, `unknown_options` has the names of options that flask-cors said it doesn't know.
    """

    wsgi: "WSGIApplication"
    flask: Flask | None
    root: Path
    unknown_options: tuple[str, ...] = ()
    import_name: str | None = None


def load_app(import_name: str) -> Loaded:
    """Import an app by `shop`, `shop:app`, `shop:create_app()`, `shop.py`; may raise CannotRun."""
    path, name, *_ = (*_BETWEEN.split(import_name, maxsplit=1), None)
    with logged_options() as options, _servers_off():
        module = _imported(path or "")
        app = app_in(module, name)
    found = loaded(app, _folder_of(module))
    found.import_name = import_name
    found.unknown_options = tuple(options)
    return found


def loaded(app: object, source_root: Path | None = None) -> Loaded:
    """Return an app that exists already; may raise CannotRun."""
    if not callable(app):
        raise CannotRun(f"{app!r} isn't an app: it can't be called as WSGI has it")
    flask = next(flasks_inside(app), None)
    root = _root_of(flask) if flask else source_root or Path.cwd()
    count_as_own(root)
    return Loaded(app, flask, root)


def _imported(path: str) -> ModuleType:
    """Return the module of a dotted name or of a file."""
    if path.endswith(".py") and not Path(path).exists():
        raise CannotRun(f"there is no file {path}")
    name = prepare_import(path)
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name and f"{name}.".startswith(f"{error.name}."):
            where = f"in {Path.cwd()} or among the installed packages"
            raise CannotRun(f"there is no module {name} {where}") from None
        raise CannotRun(raised_by(f"importing {name}", error)) from error
    except (Exception, SystemExit) as error:
        raise CannotRun(raised_by(f"importing {name}", error)) from error


@contextmanager
def _servers_off() -> Iterator[None]:
    """Let app.run() at the end of a module do nothing, as it does under Flask's own command."""
    name = "FLASK_RUN_FROM_CLI"
    before = os.environ.get(name)
    os.environ[name] = "true"
    try:
        yield
    finally:
        os.environ.pop(name)
        if before is not None:
            os.environ[name] = before


def _root_of(flask: Flask) -> Path:
    """Return the folder of the package that the app is in, or of its module."""
    module = sys.modules.get(flask.import_name.partition(".")[0])
    return _folder_of(module) if module and "." in flask.import_name else Path(flask.root_path)


def _folder_of(module: ModuleType) -> Path:
    return Path(module.__file__).parent.resolve() if module.__file__ else Path.cwd()
