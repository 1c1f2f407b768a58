"""What is raised in the app's code in place of what it would do."""


class WouldDo(BaseException):
    """Something that would write, or leave the machine. No `except Exception` stops it."""
