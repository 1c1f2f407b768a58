"""What rehearse.py can be asked for."""

import argparse


def rehearsal_options() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    options = argparse.ArgumentParser(prog="rehearse.py", description="Play the course.")
    options.add_argument(
        "--answers", nargs="*", metavar="LESSON", help="write these lessons' answers anew; or all"
    )
    return options
