"""What rehearse.py can be asked for."""

import argparse

from frontend.text import LANGUAGES


def rehearsal_options() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    options = argparse.ArgumentParser(
        prog="rehearse.py", description="Play a workshop's plan in a real browser."
    )
    options.add_argument(
        "--workshop", type=int, default=90, metavar="MINUTES", help="which one; 90 if not given"
    )
    options.add_argument("--lang", choices=LANGUAGES, default="en", help="en if not given")
    options.add_argument("--short", action="store_true", help="one experiment of each lesson")
    options.add_argument("--pictures", action="store_true", help="take the guide's pictures")
    options.add_argument(
        "--answers", nargs="*", metavar="LESSON", help="write these lessons' answers anew; or all"
    )
    return options
