"""Lines whose cause is in the browser or the certificate."""

from tests.console_lines.line import Line

BROWSER_OR_CERTIFICATE = [
    Line(
        "GET https://localhost:5443/api/me net::ERR_CERT_AUTHORITY_INVALID",
        "chromium",
        "CertificateInvalid",
        {"url": "https://localhost:5443/api/me", "certificate": "ERR_CERT_AUTHORITY_INVALID"},
    ),
    Line(
        "POST https://nas.local:8443/login net::ERR_CERT_COMMON_NAME_INVALID",
        "chromium",
        "CertificateInvalid",
        {"url": "https://nas.local:8443/login", "method": "POST"},
    ),
    Line(
        "Failed to load resource: net::ERR_CERT_DATE_INVALID", "chromium", "CertificateInvalid", {}
    ),
    Line(
        "GET https://localhost:5000/api net::ERR_SSL_PROTOCOL_ERROR",
        "chromium",
        "TlsFailed",
        {"tls": "ERR_SSL_PROTOCOL_ERROR"},
    ),
    Line("Error code: SEC_ERROR_UNKNOWN_ISSUER", "firefox", "CertificateInvalid", {}),
    Line(
        "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT",
        "firefox",
        "CertificateInvalid",
        {"certificate": "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT"},
    ),
    Line("SSL_ERROR_RX_RECORD_TOO_LONG", "firefox", "TlsFailed", {}),
    Line(
        "[Error] Failed to load resource: The certificate for this server is invalid. You might be"
        " connecting to a server that is pretending to be “localhost” which could put your"
        " confidential information at risk. (me, line 0)",
        "safari",
        "CertificateInvalid",
        {},
    ),
    Line(
        "An SSL error has occurred and a secure connection to the server cannot be made.",
        "safari",
        "TlsFailed",
        {},
    ),
    Line(
        "GET http://10.0.0.7:5000/api net::ERR_CONNECTION_TIMED_OUT",
        "chromium",
        "TimedOut",
        {"url": "http://10.0.0.7:5000/api"},
    ),
    Line("net::ERR_INTERNET_DISCONNECTED", "chromium", "Offline", {}),
    Line(
        "GET http://localhost:5000/api net::ERR_PROXY_CONNECTION_FAILED",
        "chromium",
        "ProxyFailed",
        {"url": "http://localhost:5000/api"},
    ),
    Line("NS_ERROR_CONNECTION_REFUSED", "firefox", "ConnectionRefused", {}),
    Line("net::ERR_ABORTED", "chromium", "Aborted", {}),
    Line(
        "[Error] Failed to load resource: A server with the specified hostname could not be found."
        " (user, line 0)\n[Error] Fetch API cannot load http://backend:8000/user due to access"
        " control checks.",
        "safari",
        "NameNotResolved",
        {"url": "http://backend:8000/user"},
    ),
]
