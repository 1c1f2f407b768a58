"""Scripts and styles without their comments: for readers of the files, not for browsers."""

import re

#: One that has its lines to itself, as Prettier leaves them; within a line it stays.
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:(?!\*/)[\s\S])*\*/)$", re.MULTILINE)


def without_comments(code: str) -> str:
    """Return JavaScript or CSS without its comments. A line keeps its number, for error messages.

    A template literal of several lines may not have one that looks like a comment.
    """
    return COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), code)
