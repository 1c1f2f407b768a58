"""The command `whycors`: `whycors explain FILE`, or `python -m whycors explain FILE`."""

import signal
import sys

from .terminal.explain import explain_command

USAGE = """usage: whycors explain [options] FILE

  explain   what a browser does with a page's request, and why: whycors explain --help"""


def main() -> int:
    """Run the subcommand that is named; return its exit code, 2 if none is."""
    if hasattr(signal, "SIGPIPE"):
        # End without a word when whoever reads the output has seen enough, as `head` has.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    command, *arguments = sys.argv[1:] or [""]
    if command == "explain":
        return explain_command(arguments)
    if command in ("-h", "--help"):
        print(USAGE)
        return 0
    wrong = f"{command!r} isn't a command of whycors" if command else "no command is given"
    print(f"whycors: {wrong}; give explain.\n\n{USAGE}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
