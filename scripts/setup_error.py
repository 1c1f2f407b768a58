"""What goes wrong before the lab runs."""


class SetupError(Exception):
    """The environment can't be made or a server can't be started; says why and what to do."""
