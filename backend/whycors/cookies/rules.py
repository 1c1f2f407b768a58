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
    #: A cookie that changes another one's value does not take on its age.
    new_value_is_new_cookie: bool = False
    #: A Max-Age or Expires that can't be read undoes those before it; otherwise it is ignored.
    unreadable_age_undoes: bool = False
    #: A cookie without a name has no "=" in its value, which would look like a name when sent.
    refuses_nameless_pair: bool = False
    #: A name with __Host- has no Domain, not even the host's own where that is a public suffix;
    #: but an address may name itself.
    host_prefix_needs_no_domain: bool = False
    #: What a name with __Host- needs: that its Path is "/" as written, that the path is "/" and a
    #: Path was there to say something of it, or that the path is "/", be it by default.
    host_prefix_path: Literal["written", "named", "resulting"] = "named"
    #: A name has no tab in it.
    refuses_tab_in_name: bool = False
    #: There is a name: a pair without "=" is one without a value, one with nothing before "=" is
    #: refused. Otherwise both are values without a name.
    needs_name: bool = False
    #: A Max-Age that begins with "-" is over, whatever follows; otherwise digits must follow.
    minus_is_over: bool = False
    #: A Domain of "." is refused; otherwise it is as an empty one.
    refuses_dot_alone: bool = False
    #: Bytes that are no UTF-8 come back as U+FFFD.
    replaces_what_is_no_utf8: bool = False
    #: SameSite=None is only for cookies that are Secure, too (section 5.7).
    none_needs_secure: bool = True
    #: Those of these points that stand here by what was written about the browser: nobody measured
    #: them in it.
    unmeasured: tuple[str, ...] = ()


RFC6265BIS = CookieRules()
