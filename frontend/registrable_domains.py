"""What part of a host's name its owner registered: browsers go by a list, and so must the page."""

import functools

from flask import Flask, Response
from flask.typing import ResponseReturnValue
from publicsuffixlist import PublicSuffixList


def serve_registrable_domains(site: Flask) -> None:
    """Add the registrable domain of each host, as text; a host without one stands for itself.

    https://url.spec.whatwg.org/#host-registrable-domain
    """

    @site.get("/registrable-domains/<host>")
    def registrable_domain(host: str) -> ResponseReturnValue:
        return Response(_public_suffixes().privatesuffix(host) or host, mimetype="text/plain")


@functools.cache
def _public_suffixes() -> PublicSuffixList:
    """Return the list of https://publicsuffix.org/ that came with its package."""
    return PublicSuffixList()
