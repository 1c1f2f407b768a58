"""Whether a host and a path are a cookie's (sections 5.1.3 and 5.1.4)."""

from ..fetch_standard import Url, is_ip_address


def domain_matches(host: str, domain: str) -> bool:
    """Return whether a host is of a domain: it itself, or a name below it."""
    return host == domain or (host.endswith(f".{domain}") and not is_ip_address(host))


def path_of(url: Url) -> str:
    """Return the path of a URL without its query."""
    return url.target.partition("?")[0] or "/"


def default_path(url: Url) -> str:
    """Return the path of a cookie that names none: the request's, without its last part."""
    return path_of(url).rpartition("/")[0] or "/"


def path_matches(path: str, cookie_path: str) -> bool:
    """Return whether a request's path is a cookie's path, or stands below it."""
    return path == cookie_path or (
        path.startswith(cookie_path)
        and (cookie_path.endswith("/") or path[len(cookie_path)] == "/")
    )
