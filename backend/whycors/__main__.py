"""The command `whycors`: `whycors diagnose FILE`, or `python -m whycors diagnose FILE`."""

import signal
import sys

from .terminal.diagnose import diagnose_command
from .terminal.explain import explain_command

USAGE = """usage: whycors COMMAND [options] FILE|APP

  diagnose  why a cross-origin request fails, and what to do: whycors diagnose --help
  check     who may read what of a Flask app, and what is wrong: whycors check --help
  watch     the development server, and each refusal as it happens: whycors watch --help
  explain   what a browser does with a page's request, and why: whycors explain --help"""


def _check(given: list[str]) -> int:
    """Check an app: Flask, which the other commands do without, is imported only now."""
    try:
        from .flask_apps.check_main import check_main
    except ModuleNotFoundError as error:
        return _needs_flask("check", error)
    return check_main(given)


def _watch(given: list[str]) -> int:
    """Serve an app under watch."""
    try:
        from .flask_apps.watch_main import watch_main
    except ModuleNotFoundError as error:
        return _needs_flask("watch", error)
    return watch_main(given)


def _needs_flask(command: str, error: ModuleNotFoundError) -> int:
    print(f"whycors {command}: {error.name} isn't installed: pip install flask", file=sys.stderr)
    return 2


COMMANDS = {
    "check": _check,
    "watch": _watch,
    "diagnose": diagnose_command,
    "explain": explain_command,
}


def main() -> int:
    """Run the subcommand that is named; return its exit code, 2 if none is."""
    if hasattr(signal, "SIGPIPE"):
        # End without a word when whoever reads the output has seen enough, as `head` has.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    command, *arguments = sys.argv[1:] or [""]
    if command in COMMANDS:
        return COMMANDS[command](arguments)
    if command in ("-h", "--help"):
        print(USAGE)
        return 0
    wrong = f"{command!r} isn't a command of whycors" if command else "no command is given"
    print(f"whycors: {wrong}; give check, watch, diagnose or explain.\n\n{USAGE}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
