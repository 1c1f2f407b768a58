"""Whether an app's code looks at the cookies of a request, or at the session that is in one."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from flask import Flask

from .asking import ASKING
from .own_attribute import own_attribute

_COOKIE = "HTTP_COOKIE"


class NotedEnviron(dict[str, Any]):
    """A WSGI environment that notes when somebody looks at its cookies."""

    def __getitem__(self, key: str) -> Any:
        if key == _COOKIE:
            note_cookies()
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, as any dict does."""
        if key == _COOKIE:
            note_cookies()
        return super().get(key, default)

    def __contains__(self, key: object) -> bool:
        if key == _COOKIE:
            note_cookies()
        return super().__contains__(key)

    def items(self) -> Any:
        """Return all keys with their values: the cookies are among what is looked at."""
        note_cookies()
        return super().items()


def note_cookies() -> None:
    """Note that the app's code looks at the cookies; Flask's does so for each session."""
    asking = ASKING.get()
    if asking is not None and not asking.opens_session:
        asking.cookie_reads.add("cookies")


@contextmanager
def noted_cookies(flask: Flask) -> Iterator[None]:
    """Note meanwhile who looks at `request.cookies`, and who at the session."""
    sessions = flask.session_interface
    open_session, save_session = sessions.open_session, sessions.save_session

    class NotingRequest(flask.request_class):  # type: ignore[name-defined,misc]  # the app's own
        @property
        def cookies(self) -> Any:
            note_cookies()
            return super().cookies

    def open_noted(*args: Any) -> Any:
        asking = ASKING.get()
        if asking is None:
            return open_session(*args)
        asking.opens_session = True
        try:
            return open_session(*args)
        finally:
            asking.opens_session = False

    def save_noted(app: Flask, session: Any, response: Any) -> None:
        asking = ASKING.get()
        if asking is not None and (session.accessed or session.modified):
            asking.cookie_reads.add("session")
        save_session(app, session, response)

    with ExitStack() as changes:
        changes.enter_context(own_attribute(sessions, "open_session", open_noted))
        changes.enter_context(own_attribute(sessions, "save_session", save_noted))
        changes.enter_context(own_attribute(flask, "request_class", NotingRequest))
        yield
