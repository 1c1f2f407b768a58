"""Sessions for the scenarios: everybody can log in to their notes, and most requests have none."""

import secrets

from flask import Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin


def with_sessions(app: Flask) -> Flask:
    """Return the same app; without a secret key, it signs its sessions with one that nobody knows.

    An app with a session interface of its own keeps it.
    """
    if type(app.session_interface) is SecureCookieSessionInterface:
        if app.secret_key is None:
            app.secret_key = secrets.token_bytes()
            app.session_interface = UnseenSessions()
        else:
            app.session_interface = LateSessions()
    return app


class LateSessions(SecureCookieSessionInterface):
    """Flask's own sessions, but the signer is only made for a request that has a cookie."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return the session of the request's cookie, an empty one without a cookie."""
        if app.secret_key and not self._has_cookie(app, request):
            return self.session_class()
        return super().open_session(app, request)

    def _has_cookie(self, app: Flask, request: Request) -> bool:
        """Return whether the request has the session's cookie; most have none to look through."""
        has_any = "HTTP_COOKIE" in request.environ
        return has_any and self.get_cookie_name(app) in request.cookies


class UnseenSessions(LateSessions):
    """Sessions that leave no trace in an answer until one is begun, as in an app without a key."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send what is new in the session, and `Vary: Cookie` if a cookie may have mattered."""
        if session.modified or self._has_cookie(app, request):
            super().save_session(app, session, response)
