"""`whycors check shop:app`: the same as `flask --app shop cors check`, for any WSGI app."""

import argparse
from typing import Any

from .check_arguments import CHECK_OPTIONS, CheckOption
from .check_command import run_check
from .importing.loading import load_app


def check_main(given: list[str], prog: str = "whycors check") -> int:
    """Check as the arguments say; return 1 for findings, 2 if the app can't be run."""
    parser = argparse.ArgumentParser(prog=prog, description="Check the CORS of a WSGI app.")
    parser.add_argument("app", help="such as shop, shop:app, shop:create_app() or shop.py")
    for option in CHECK_OPTIONS:
        parser.add_argument(f"--{option.name}", dest=option.name, **_as_argparse(option))
    arguments = parser.parse_args(given)
    return run_check(prog, lambda: load_app(arguments.app), vars(arguments))


def _as_argparse(option: CheckOption) -> dict[str, Any]:
    told = {"help": option.help}
    if option.choices:
        return told | {"choices": option.choices, "default": option.default}
    if option.metavar is None:
        return told | {"action": "store_true"}
    if option.is_repeated:
        return told | {"metavar": option.metavar, "action": "append", "default": []}
    return told | {"metavar": option.metavar, "default": option.default}
