"""The site on its server, impatient with bodies: `python -m tests.unit.frontend.quick_site <port>`.

Nobody answers at the API's origin.
"""

import os
import sys
from typing import TYPE_CHECKING

from werkzeug.middleware.dispatcher import DispatcherMiddleware

from frontend.__main__ import serve
from frontend.bodies import Bodies
from frontend.origins import Origins
from frontend.proxy import create_proxy
from frontend.server import create_site

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

DEADLINE_SECONDS = 0.3
NOBODY = "http://127.0.0.1:9"


def create_quick_site() -> "WSGIApplication":
    """Return the site."""
    proxy = create_proxy(NOBODY, Bodies(DEADLINE_SECONDS))
    return DispatcherMiddleware(create_site(Origins.from_environment(os.environ)), {"/runs": proxy})


if __name__ == "__main__":
    serve("tests.unit.frontend.quick_site:create_quick_site", "127.0.0.1", int(sys.argv[1]))
