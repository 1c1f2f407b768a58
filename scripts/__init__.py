"""The commands of the repository; they start with nothing but Python itself.

Importing this package refuses a Python that is too old, in words that every Python 3 can read.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.stderr.write("CORS Lab needs Python 3.11 or newer; this is Python " + found + ".\n")
    sys.exit(2)
