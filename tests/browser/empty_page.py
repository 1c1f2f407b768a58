"""A page of some origin that does nothing by itself."""

from http.server import BaseHTTPRequestHandler


class EmptyPage(BaseHTTPRequestHandler):
    """Answers everything with an empty page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>a page</title><link rel=icon href=data:,>")

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
