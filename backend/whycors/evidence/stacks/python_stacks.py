"""FastAPI (and Starlette, which is below it), and Django."""

from .model import StackFix, Wanted
from .writing import list_of


def fastapi_fix(wanted: Wanted) -> StackFix:
    """Return Starlette's middleware; it always allows the safelisted request headers as well."""
    lines = [
        "from fastapi.middleware.cors import CORSMiddleware",
        "",
        "# An exception that nobody catches is answered without these headers: see the log.",
        "app.add_middleware(",
        "    CORSMiddleware,",
        list_of("    allow_origins=", wanted.origins) + ",",
        list_of("    allow_methods=", wanted.allowed_methods) + ",",
    ]
    if wanted.request_headers:
        lines.append(list_of("    allow_headers=", wanted.request_headers) + ",")
    if wanted.exposed_headers:
        lines.append(list_of("    expose_headers=", wanted.exposed_headers) + ",")
    if wanted.credentials:
        lines.append("    allow_credentials=True,")
    code = "\n".join([*lines, ")"])
    return StackFix("fastapi", "FastAPI / Starlette", "main.py", "python", code)


def django_fix(wanted: Wanted) -> StackFix:
    """Return the settings of django-cors-headers; its default for headers lets JSON through."""
    lines = [
        "# pip install django-cors-headers",
        "INSTALLED_APPS = [*INSTALLED_APPS, 'corsheaders']",
        "MIDDLEWARE = ['corsheaders.middleware.CorsMiddleware', *MIDDLEWARE]",
        "",
        "CORS_ALLOW_ALL_ORIGINS = True"
        if wanted.is_for_anybody
        else list_of("CORS_ALLOWED_ORIGINS = ", wanted.origins),
        list_of("CORS_ALLOW_METHODS = ", wanted.allowed_methods),
    ]
    if wanted.request_headers:
        lines.append(list_of("CORS_ALLOW_HEADERS = ", wanted.request_headers))
    if wanted.exposed_headers:
        lines.append(list_of("CORS_EXPOSE_HEADERS = ", wanted.exposed_headers))
    if wanted.credentials:
        lines.append("CORS_ALLOW_CREDENTIALS = True")
    return StackFix("django", "Django", "settings.py", "python", "\n".join(lines))
