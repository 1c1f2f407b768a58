"""What is raised in the app's code in place of what it would do."""

from typing import NoReturn

from .asking import Asking


class WouldDo(BaseException):
    """Something that would write, or leave the machine. No `except Exception` stops it."""


def would_do(asking: Asking, act: str) -> NoReturn:
    """Note what would be done, and keep it from being done.

    Once the answer has its head, it is known all the same.
    """
    if not asking.has_head:
        asking.refused.append(act)
    raise WouldDo(act)
