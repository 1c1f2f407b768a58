"""What the values in a recognised line give away: which part of two origins differs, and the like.

A note is the key of a text, "note.<key>" in words/pasted/<language>.json.
"""

from collections.abc import Iterator, Mapping

from ..browsers.recognise import ACCESS_REASONS, Recognised
from ..fetch_standard import Url, address_space, parse_url
from .origins import difference

ORIGIN_REASONS = ("MultipleAllowOriginValues", "InvalidAllowOriginValue", "AllowOriginMismatch")


def notes_on(recognised: Recognised) -> list[str]:
    """Return the notes on a recognised line, the one that explains it best first."""
    return notes_on_failure(recognised.reason, recognised.parameters)


def notes_on_failure(reason: str, parameters: Mapping[str, str]) -> list[str]:
    """Return the notes on a failure for a reason, the one that explains it best first."""
    base = reason.removeprefix("Preflight")
    found = [
        *_on_value(base, parameters),
        *_on_sent(base, parameters),
        *_on_url(base, parameters),
        *_on_status(reason, parameters),
        *_on_request(parameters),
    ]
    # Of a preflight without the header the meaning itself says it.
    if base in ACCESS_REASONS and base not in (reason, "MissingAllowOriginHeader"):
        found.append("preflight")
    return found


def _on_value(base: str, parameters: Mapping[str, str]) -> Iterator[str]:
    value = parameters.get("value")
    if value is None:
        return
    if base in ORIGIN_REASONS:
        yield from _on_allow_origin(value, parameters.get("page_origin"))
    elif base == "InvalidAllowCredentials":
        kinds = {"": "credentials_missing", "true": "credentials_case"}
        yield kinds.get(value.lower(), "credentials_other")


def _on_allow_origin(value: str, page_origin: str | None) -> Iterator[str]:
    parts = [part for part in value.replace(",", " ").split() if part]
    if not parts:
        yield "value_empty"
    elif value.startswith("["):
        yield "value_list_as_text"
    elif len(parts) > 1:
        yield "value_twice" if len(set(parts)) == 1 else "value_several"
    elif value == page_origin:
        yield "value_is_the_origin"
    elif differs := _difference(value, page_origin):
        yield f"origin_{differs}"


def _difference(value: str, page_origin: str | None) -> str | None:
    """Return in what an allowed origin differs from the page's; a `null` page is another note."""
    differs = difference(value, page_origin or "")
    if differs is None and "://" not in value:
        return "no-scheme"
    return None if differs == "opaque" else differs


def _are_loopback(one: Url, other: Url) -> bool:
    return address_space(one) == address_space(other) == "loopback"


def _on_sent(base: str, parameters: Mapping[str, str]) -> Iterator[str]:
    """Yield notes on the method and the header field that the page sends."""
    method, header = parameters.get("method", ""), parameters.get("header", "").lower()
    if base == "MethodDisallowedByPreflightResponse" and method != method.upper():
        yield "method_case"
    if header.startswith("access-control-"):
        yield "header_of_answers"
    elif header in ("authorization", "content-type"):
        yield f"header_{header.replace('-', '_')}"
    elif base == "ResponseHeaderNotExposed" and header.startswith("set-cookie"):
        yield "header_set_cookie"


def _on_url(base: str, parameters: Mapping[str, str]) -> Iterator[str]:
    page_origin, text = parameters.get("page_origin"), parameters.get("url", "")
    if base == "CorsDisabledScheme":
        if text.startswith("file:"):
            yield "url_file"
        elif text and not text.startswith(("http:", "https:")):
            yield "url_no_scheme"
    elif page_origin in ("null", "file://"):
        yield "page_null"
    url, page = parse_url(text), parse_url(page_origin or "")
    if url is None:
        return
    if base in ("NameNotResolved", "CORSDidNotSucceed") and _is_bare_name(url):
        yield "host_bare"
    if base == "CORSDidNotSucceed" and url.scheme == "https":
        yield "https_certificate"
    if base in ("ConnectionRefused", "CORSDidNotSucceed") and _is_web_server_of_this_machine(url):
        yield "port_default"
    if page and page.is_http and page.hostname != url.hostname and _are_loopback(page, url):
        yield "loopback_names"


def _is_web_server_of_this_machine(url: Url) -> bool:
    return url.scheme == "http" and not url.port and address_space(url) == "loopback"


def _is_bare_name(url: Url) -> bool:
    return bool(url.hostname) and not set(".:[") & set(url.hostname) and url.hostname != "localhost"


# From the first status on, until the next row's.
STATUSES = (
    (200, "ok"),
    (300, "redirect"),
    (400, "other"),
    (401, "login"),
    (402, "other"),
    (403, "login"),
    (404, "no_route"),
    (405, "method"),
    (406, "other"),
    (413, "too_large"),
    (414, "other"),
    (500, "crash"),
    (502, "gateway"),
    (505, "crash"),
)


def _on_status(reason: str, parameters: Mapping[str, str]) -> Iterator[str]:
    status = int(parameters.get("status", "0"))
    url = parse_url(parameters.get("url", ""))
    kind = next((kind for first, kind in reversed(STATUSES) if status >= first), "")
    if status == 403 and url and url.port == "5000":
        yield "airplay"
    if kind and kind != "other":
        about_preflight = reason.startswith("Preflight") and kind in ("login", "no_route", "method")
        yield f"preflight_status_{kind}" if about_preflight else f"status_{kind}"


def _on_request(parameters: Mapping[str, str]) -> Iterator[str]:
    first, last = parse_url(parameters.get("initial_url", "")), parse_url(parameters.get("url", ""))
    if first and last:
        yield _kind_of_redirect(first, last)
    if "advice" in parameters:
        yield "no_cors"


def _kind_of_redirect(first: Url, last: Url) -> str:
    if last.href == first.href + "/":
        return "redirected_slash"
    if last.hostname == first.hostname and (first.scheme, last.scheme) == ("http", "https"):
        return "redirected_https"
    return "redirected"
