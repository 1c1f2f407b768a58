"""Sessions for the scenarios that have none, so that everybody can log in to their notes."""

import secrets

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin


def with_sessions(app: Flask) -> None:
    """Have an app without a secret key sign its sessions with one that nobody knows."""
    if app.secret_key is None and type(app.session_interface) is SecureCookieSessionInterface:
        app.secret_key = secrets.token_bytes()
        app.session_interface = UnseenSessions()


class UnseenSessions(SecureCookieSessionInterface):
    """Sessions that no answer tells of, before one is begun: the app's own would have none."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of the request's cookie; without one there is nothing to verify."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send what is new in the session, and `Vary: Cookie` where a cookie may have counted."""
        if session.modified or self.get_cookie_name(app) in request.cookies:
            super().save_session(app, session, response)
