"""What in the source of a view or a hook says that it goes by a cookie."""

import ast
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import flask

from ..model import SourceLine
from ..source.reached_code import UNRESOLVED, ReachedFunction
from .cookie_reach import CookieAttributes

#: Keys of a session that say nothing about who the user is.
_KEEPS_NO_USER = re.compile(r"csrf|state|nonce|flash|next|redirect|lang|locale|theme|captcha", re.I)
#: What reads the session's or another cookie, of packages, by module and name.
_OF_PACKAGES = {
    "flask_login": ("current_user", "login_required", "fresh_login_required"),
    "flask_jwt_extended": (
        "current_user", "get_current_user", "get_jwt", "get_jwt_identity", "jwt_required",
        "verify_jwt_in_request",
    ),
    "flask_security": ("current_user", "auth_required", "login_required", "roles_required"),
}  # fmt: skip


class CookieSign(NamedTuple):
    """A piece of the source that reads a cookie, as it is written there, such as `session['user']`.

    `what` is "session" for Flask's session, the name of a package that reads one for the app, or
    "cookies" for `request.cookies`; then `name` is the cookie's, if that is a text.
    """

    text: str
    what: str
    place: SourceLine
    name: str = ""


def cookie_signs(reached: ReachedFunction) -> Iterator[CookieSign]:
    """Yield what in a function reads a cookie that may tell who the user is."""
    done = {id(target) for node in ast.walk(reached.node) for target in _stored_in(node)}
    for node in ast.walk(reached.node):
        if id(node) in done or not isinstance(node, ast.expr):
            continue
        place = reached.place(node)
        if text := _session_read(reached, node):
            yield CookieSign(text, "session", place)
        elif key := _cookie_read(reached, node):
            name = str(key.value) if isinstance(key, ast.Constant) else ""
            if not _KEEPS_NO_USER.search(name):
                yield CookieSign(ast.unparse(node), "cookies", place, name)
            done |= {id(part) for part in ast.walk(node)}
        elif _is_all_cookies(reached, node):
            yield CookieSign(ast.unparse(node), "cookies", place)
        elif found := _package_read(reached, node):
            yield CookieSign(*found, place)


def cookies_set_in(reached: ReachedFunction) -> Iterator[tuple[str, CookieAttributes | None]]:
    """Yield the cookies that a function sets by `set_cookie()`, by name, with their attributes.

    Those are None where the source has more than plain values for them.
    """
    for node in ast.walk(reached.node):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="set_cookie"), args=[ast.Constant(value=str(name)), *_]
            ):
                yield name, _attributes_of(node)


def _attributes_of(call: ast.Call) -> CookieAttributes | None:
    names = ("samesite", "secure", "partitioned")
    given = {each.arg: each.value for each in call.keywords if each.arg in (*names, None)}
    if not all(isinstance(value, ast.Constant) for value in given.values()):
        return None
    values = [getattr(given.get(name), "value", None) for name in names]
    same_site = str(values[0]).capitalize() if values[0] else None
    return CookieAttributes(same_site, bool(values[1]), bool(values[2]))


def _stored_in(node: ast.AST) -> list[ast.AST]:
    """Return what a statement writes to, or deletes."""
    if isinstance(node, ast.Assign | ast.Delete):
        return [part for target in node.targets for part in ast.walk(target)]
    return []


def _session_read(reached: ReachedFunction, node: ast.expr) -> str | None:
    match node:
        case ast.Subscript(value=owner, slice=key):
            pass
        case ast.Call(func=ast.Attribute(value=owner, attr="get" | "pop"), args=[key, *_]):
            pass
        case ast.Compare(left=key, ops=[ast.In() | ast.NotIn()], comparators=[owner]):
            pass
        case _:
            return None
    if not _is(reached, owner, flask.session):
        return None
    keeps_no_user = isinstance(key, ast.Constant) and _KEEPS_NO_USER.search(str(key.value))
    return None if keeps_no_user else ast.unparse(node)


def _cookie_read(reached: ReachedFunction, node: ast.expr) -> ast.expr | None:
    """Return the expression that names the cookie which is read, None where none is."""
    match node:
        case ast.Subscript(value=cookies, slice=key):
            pass
        case ast.Call(func=ast.Attribute(value=cookies, attr="get"), args=[key, *_]):
            pass
        case ast.Compare(left=key, ops=[ast.In() | ast.NotIn()], comparators=[cookies]):
            pass
        case _:
            return None
    return key if _is_all_cookies(reached, cookies) else None


def _is_all_cookies(reached: ReachedFunction, node: ast.expr) -> bool:
    if not isinstance(node, ast.Attribute) or node.attr != "cookies":
        return False
    return _is(reached, node.value, flask.request)


def _package_read(reached: ReachedFunction, node: ast.expr) -> tuple[str, str] | None:
    if not isinstance(node, ast.Name | ast.Attribute):
        return None
    value = reached.resolved(node)
    if value is UNRESOLVED:
        return None
    for package, names in _OF_PACKAGES.items():
        module = sys.modules.get(package)
        for name in names if module else ():
            if value is getattr(module, name, UNRESOLVED):
                return name, package
    return None


def _is(reached: ReachedFunction, node: ast.AST, proxy: Any) -> bool:
    return reached.resolved(node) is proxy
