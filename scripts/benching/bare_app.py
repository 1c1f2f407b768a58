"""Serve a core scenario by itself: `python -m scripts.benching.bare_app <scenario> <port>`."""

import sys

from backend.__main__ import serve

if __name__ == "__main__":
    serve(f"backend.scenarios.core.{sys.argv[1]}:create_app", "127.0.0.1", int(sys.argv[2]))
