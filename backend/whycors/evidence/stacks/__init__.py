"""The fix in other people's frameworks, servers and proxies, beside Flask's."""

from .caddy import caddy_fix
from .dev_proxies import vite_fix, webpack_fix
from .express import express_fix
from .flask_stacks import flask_by_hand_fix, flask_fix
from .model import ANYBODY, YOUR_PAGE, Limit, StackFix, Wanted
from .nginx import nginx_fix
from .python_stacks import django_fix, fastapi_fix
from .spring import spring_fix

__all__ = ["ANYBODY", "YOUR_PAGE", "Limit", "StackFix", "Wanted", "stack_fixes"]

STACKS = (
    flask_fix,
    flask_by_hand_fix,
    express_fix,
    fastapi_fix,
    django_fix,
    spring_fix,
    nginx_fix,
    caddy_fix,
    vite_fix,
    webpack_fix,
)


def stack_fixes(wanted: Wanted) -> list[StackFix]:
    """Return the smallest code that lets in exactly what is wanted, for each stack, Flask's first.

    [] if that can't be let in by name: the origin `null`, `*` with credentials, or what is no
    origin, no method or no header's name.
    """
    return [fix(wanted) for fix in STACKS] if wanted.can_be_let_in else []
