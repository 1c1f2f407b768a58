"""The points at which browsers differ about cookies."""

from typing import Literal, NamedTuple


class CookieRules(NamedTuple):
    """What a browser does where browsers differ. The defaults are those of RFC 6265bis."""

    #: A cookie without SameSite counts as Lax (section 5.6.7); otherwise as None.
    lax_by_default: bool = True
    #: How long such a cookie goes with a top-level POST from another site (section 5.6.7.2), too.
    lax_allowing_unsafe_seconds: int = 0
    #: http://localhost and the loopback addresses are as secure as https.
    trusts_loopback: bool = False
    #: What becomes of cookies in the requests of other sites' pages (section 7.1): they come and
    #: go, each top-level site has a jar of its own for them, or they neither come nor go.
    third_party: Literal["allowed", "partitioned", "blocked"] = "allowed"


RFC6265BIS = CookieRules()
