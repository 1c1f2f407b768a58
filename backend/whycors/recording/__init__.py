"""What crosses the wire at a WSGI app, recorded from outside."""
