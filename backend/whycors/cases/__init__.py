"""Cases: a page's request and a server's answers as JSON, and what comes of them as JSON."""
