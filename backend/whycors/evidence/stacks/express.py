"""Express: the package cors."""

from .model import StackFix, Wanted
from .writing import list_of, python_string


def express_fix(wanted: Wanted) -> StackFix:
    """Return the call of cors, whose defaults allow every header and more methods."""
    one, *others = wanted.origins
    if others:
        origins = list_of("    origin: ", wanted.origins, "  ")
    else:
        origins = f"    origin: {python_string(one)}"
    lines = [
        "import cors from 'cors' // npm install cors",
        "",
        "// Before the routes, and before what asks who the user is.",
        "app.use(",
        "  cors({",
        origins + ",",
        list_of("    methods: ", wanted.allowed_methods, "  ") + ",",
        list_of("    allowedHeaders: ", wanted.allowed_headers, "  ") + ",",
    ]
    if wanted.exposed_headers:
        lines.append(list_of("    exposedHeaders: ", wanted.exposed_headers, "  ") + ",")
    if wanted.credentials:
        lines.append("    credentials: true,")
    return StackFix(
        "express", "Express", "server.js", "javascript", "\n".join([*lines, "  }),", ")"])
    )
