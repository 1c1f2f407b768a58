"""`flask cors …`: Flask finds it by its entry point `flask.commands`."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask.cli import NoAppException, ScriptInfo, pass_script_info

from ..words import LANGUAGES
from .check_arguments import CHECK_OPTIONS, CheckOption
from .check_command import run_check
from .importing.cannot_run import CannotRun, raised_by
from .importing.loading import Loaded, loaded
from .importing.logged_options import logged_options
from .watch_server import DEFAULT_HOST, DEFAULT_PORT, HELP, run_watch


@click.group()
def cors() -> None:
    """Tell who may read what of this app."""


def _with_check_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(CHECK_OPTIONS):
        command = click.option(f"--{option.name}", **_as_click(option))(command)
    return command


def _as_click(option: CheckOption) -> dict[str, Any]:
    told = {"help": option.help}
    if option.choices:
        return told | {"type": click.Choice(option.choices), "default": option.default}
    if option.metavar is None:
        return told | {"is_flag": True}
    return told | {
        "metavar": option.metavar,
        "multiple": option.is_repeated,
        "default": () if option.is_repeated else option.default,
    }


@cors.command(name="check")
@_with_check_options
@pass_script_info
def check_app(info: ScriptInfo, /, **given: Any) -> None:
    """Find out who may read what, what is wrong, and what is merely unusual.

    Nothing is sent anywhere, and no view is run, unless --run-views asks for it. Ends with 1 if
    there is something to mend, with 2 if the app can't be run.
    """
    by_name = {name.replace("_", "-"): value for name, value in given.items()}
    sys.exit(run_check("flask cors check", lambda: _loaded_by_flask(info), by_name))


@cors.command(name="watch")
@click.option("--host", default=DEFAULT_HOST, show_default=True, help=HELP["host"])
@click.option("--port", default=DEFAULT_PORT, show_default=True, help=HELP["port"])
@click.option("--lang", type=click.Choice(LANGUAGES), help=HELP["lang"])
@click.option("--verbose", "-v", is_flag=True, help=HELP["verbose"])
@click.option("--reload/--no-reload", default=None, help=HELP["reload"])
@pass_script_info
def watch_app(info: ScriptInfo, /, **given: Any) -> None:
    """Serve the app for development, and tell each refusal as it happens.

    What a browser keeps from a page is told in the terminal, and drawn on a page of its own. It
    listens on this machine only. Ends with 2 if the app can't be served.
    """
    sys.exit(run_watch("flask cors watch", lambda: _loaded_by_flask(info), given))


def _loaded_by_flask(info: ScriptInfo) -> Loaded:
    """Return the app that Flask's command is about. Raises CannotRun if it can't be loaded."""
    with logged_options() as options:
        try:
            app = info.load_app()
        except NoAppException as error:
            raise CannotRun(_last_line(error.format_message())) from None
        except (Exception, SystemExit) as error:
            raise CannotRun(raised_by("loading the app", error)) from None
    found = loaded(app)
    found.unknown_options = tuple(options)
    found.import_name = info.app_import_path or _name_found(info)
    return found


def _name_found(info: ScriptInfo) -> str | None:
    """Return the file that Flask finds by itself, None where a function makes the app."""
    if info.create_app is not None:
        return None
    return next((name for name in ("wsgi.py", "app.py") if Path(name).is_file()), None)


def _last_line(message: str) -> str:
    """Return what was raised, of a message that has a traceback; a shorter one as a whole."""
    lines = [line.strip() for line in message.strip().splitlines() if line.strip()]
    return f"{lines[0]} {lines[-1]}" if "Traceback" in message else " ".join(lines)
