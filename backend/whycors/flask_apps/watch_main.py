"""`whycors watch shop:app`: the same as `flask --app shop cors watch`, for any WSGI app."""

import argparse

from ..words import LANGUAGES
from .importing.loading import load_app
from .watch_server import DEFAULT_HOST, DEFAULT_PORT, HELP, run_watch


def watch_main(given: list[str], prog: str = "whycors watch") -> int:
    """Serve an app under watch as the arguments say; return 2 if it can't be served."""
    parser = argparse.ArgumentParser(prog=prog, description="Tell each refusal as it happens.")
    parser.add_argument("app", help="such as shop, shop:app, shop:create_app() or shop.py")
    parser.add_argument("--host", default=DEFAULT_HOST, help=HELP["host"])
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help=HELP["port"])
    parser.add_argument("--lang", choices=LANGUAGES, help=HELP["lang"])
    parser.add_argument("-v", "--verbose", action="store_true", help=HELP["verbose"])
    parser.add_argument("--reload", action=argparse.BooleanOptionalAction, help=HELP["reload"])
    arguments = parser.parse_args(given)
    return run_watch(prog, lambda: load_app(arguments.app), vars(arguments))
