"""The advice on each cause: which of the texts, in which order."""

from .advice_rows import Advice, keys, of_another, of_headers

ADVICE_BY_CAUSE = {
    # The answer to the request lets the page not in.
    "missing-allow-origin-header": of_headers(
        "allow_page rules",
        "ask log",
        "cannot_tell.status in_force cannot_tell.ran",
        "A1 B23 B3 B13 A2 A3 A4 A5 B9 B11 B14",
    ),
    "preflight-missing-allow-origin-header": of_headers(
        "allow_page rules_preflight",
        "ask",
        "cannot_tell.preflight_status in_force",
        "B17 B23 A11 B3",
    ),
    "local-network-access-permission-denied": of_another(
        "means", "check.permission run_it_locally check.same_machine no_allow_private_network",
        "", "cannot_tell.headers_untested", "A33 B21",
    ),
    "origin-not-allowed": of_headers(
        "allow_page rules", "ask log", "cannot_tell.missing_or_other cannot_tell.which_request"
    ),
    "allow-origin-mismatch": of_headers("origin_to_the_letter", "ask", "cannot_tell.null_origin"),
    "allow-origin-in-part": of_headers("list_page", "ask", "cannot_tell.null_origin", "A6 A36 B3"),
    "invalid-allow-origin-value": of_headers("origin_to_the_letter", "ask"),
    # Two layers allow the page already: code that allows it would be a third.
    "multiple-allow-origin-values": of_another(
        "means", "check.one_layer list_origins", "ask", "cannot_tell.layer", notes=True
    ),
    "wildcard-origin-not-allowed": of_headers(
        "drop_credentials allow_credentials", "ask", "cannot_tell.needed"
    ),
    "invalid-allow-credentials": of_headers(
        "drop_credentials allow_credentials misspelt", "ask", "cannot_tell.needed"
    ),
    "method-disallowed-by-preflight-response": of_headers(
        "list_method", "ask", "cannot_tell.allowed"
    ),
    "header-disallowed-by-preflight-response": of_headers(
        "list_header methods_first", "ask", "cannot_tell.allowed cannot_tell.others"
    ),
    "preflight-invalid-status": of_another(
        "means", "options_first automatic_options", "ask check.route log",
        "cannot_tell.preflight_status", "A12 B12", notes=True,
    ),
    "preflight-disallowed-redirect": of_another(
        "means", "check.address strict_slashes", "ask",
        "cannot_tell.redirect_kind cannot_tell.target", "A13 B15", notes=True,
    ),
    "invalid-allow-methods-preflight-response": of_headers(
        "check.commas", "ask", "cannot_tell.allowed"
    ),
    "invalid-allow-headers-preflight-response": of_headers(
        "check.commas", "ask", "cannot_tell.allowed"
    ),
    # The page's own call, or its origin.
    "method-in-lower-case": of_another("means note.method_case", "capitals", covers="A15 G14"),
    "answer-header-sent": of_another(
        "means note.header_of_answers", "take_header_out", covers="A17"
    ),
    "page-has-no-origin": of_another(
        "means page-has-no-origin",
        "serve_over_http leave_the_sandbox never_null",
        open="where_null",
        covers="A29",
    ),
    "own-scheme": Advice(
        keys("means own-scheme"),
        keys("list_own_scheme"),
        keys("ask"),
        covers=keys("A6 B3"),
        is_of_headers=True,
    ),
    "own-scheme-mismatch": Advice(
        keys("own-scheme own_scheme_twin"),
        keys("list_own_scheme"),
        keys("ask"),
        covers=keys("A6 B3"),
        has_notes=False,
        is_of_headers=True,
    ),
    "another-pages-origin": Advice(
        keys("another-pages-origin kept_or_listed"),
        keys("allow_both response_per_request"),
        keys("twice as_other"),
        keys("kept_or_listed"),
        keys("B20 G11 A6 A28"),
        is_of_headers=True,
        keeps_others=True,
    ),
    "redirect-crosses-origins": of_another("redirect-crosses-origins", "one_hop", "ask", "", "A20"),
    # Somebody else answered.
    "login-page": of_another(
        "login-page session_over", "log_in_again notice_login api_says_401",
        "first_url", "session", "A3",
    ),
    "login-page-seen": of_another(
        "login-page-answer session_over", "log_in_again notice_login api_says_401",
        "first_url", "session", "A3",
    ),
    "cached-answer": of_another(
        "cached-answer", "cache_by_origin star_always", "past_the_cache", "cache",
        "G11 A27 B20 A28 G12",
    ),
    "cached-beside": of_another(
        "cached-beside", "cache_by_origin", "past_the_cache", "cache", "G11 A27 B20 A28 G12"
    ),
    "cached-beside-star": of_another(
        "cached-beside", "star_in_force cache_by_origin", "past_the_cache", "cache",
        "G11 A27 B20 A28 G12",
    ),
    "web-server-error": of_another("web-server-error", "pass_it_on", "app_directly", covers="A5"),
    "asked-without-origin": of_another("curl_asks_itself", "", "ask paste_back", covers="A25"),
    "page-in-place-of-data": of_another(
        "page-in-place-of-data", "reach_the_api", "ask", covers="A3"
    ),
    "not-json": of_another("means", "reach_the_api check.open_answer", "check.network", "", "A3"),
    "answer-allows-now": of_another(
        "means answer-allows-now", "reload_without_caches remembered_preflight",
        "ask paste_back", covers="A28 G13",
    ),
    "redirected-elsewhere": of_another(
        "redirected-elsewhere", "call_the_target", "first_url", "who", "A3 A13"
    ),
    "call-by-https": of_another("call-by-https", "call_https", covers="A13"),
    "call-with-slash": of_another(
        "call-with-slash", "call_slash strict_slashes", covers="A13 B15 G3"
    ),
    "tunnel-page": of_another(
        "tunnel-page-seen", "fix.tunnel.{tunnel}", "ask app_directly", covers="A5"
    ),
    "tunnel-or-app": Advice(
        keys("means tunnel-page"),
        keys("fix.tunnel.{tunnel} allow_page rules"),
        keys("ask app_directly"),
        covers=keys("A1 A5"),
        is_of_headers=True,
    ),
    "airplay": of_another("airplay", "other_port", "ask", covers="A24 G25"),
    "login-required": of_another("login-required", "log_in_or_token", "ask", covers="A3 G2"),
    "login-asked": of_another("login-asked", "log_in_or_token", "log", covers="A3"),
    "server-error": of_another("server-error", "mend_the_crash", "log", covers="A2 G1"),
    "no-route": of_another("no-route", "mend_path", "ask", covers="A11 B14"),
    "route-lacks-method": of_another("route-lacks-method", "add_method", "log", covers="B16 G18"),
    "too-many-requests": of_another(
        "too-many-requests", "ask_less error_headers_nginx", "log", covers="A5"
    ),
    "bot-check": of_another("bot-check", "let_script_past", "app_directly", covers="A5"),
    "gateway-refused": of_another(
        "gateway-refused", "ask_the_gateway gateway_headers", "app_directly", covers="A5"
    ),
    "store-refused": of_another("store", "object_itself bucket_rule", "ask", covers="A5"),
    "store-without-rule": of_another("store", "bucket_rule", "ask", covers="A1"),
    "too-large": of_another("too-large", "raise_limit", "log", covers="A4"),
    "proxy-error": of_another("proxy-error", "start_app error_headers_nginx", "log", covers="A5"),
    "server-failed": of_another(
        "server-failed", "mend_the_crash error_headers_flask", "log", covers="A2 B11 B13 G1"
    ),
    "preflight-needs-login": of_another(
        "preflight-needs-login", "options_first", "ask", covers="A12 B12 G2"
    ),
    "preflight-no-route": of_another("means no-route", "mend_path", "ask", covers="A11"),
    "preflight-method": of_another(
        "means preflight-method", "automatic_options", "ask", covers="A12 G19"
    ),
    # CORS lets everything through.
    "readable": of_another("readable", "", "if_it_fails check.network har", covers="A25"),
    "header-not-exposed": Advice(
        keys("header-not-exposed"),
        keys("expose not_with_credentials"),
        covers=keys("A22"),
        has_notes=False,
        is_of_headers=True,
    ),
    "header-not-readable": Advice(
        keys("header-not-readable"),
        keys("expose not_with_credentials"),
        keys("check.network"),
        keys("header_came"),
        keys("A22"),
        has_notes=False,
        is_of_headers=True,
    ),
    "set-cookie-hidden": of_another("note.header_set_cookie", "in_the_body", covers="A22"),
    "third-party-cookie": of_another(
        "cookie third-party-cookie", "partitioned one_site", "cookie_panel", covers="A38"
    ),
    "cookie-for-its-own-site": of_another(
        "cookie", "same_site_none one_site", "cookie_panel", covers="B19 G26"
    ),
    "cookie-needs-secure": of_another("cookie", "secure", "cookie_panel", covers="A31 B19"),
    "secure-cookie-over-http": of_another(
        "cookie secure-cookie-over-http", "https_locally no_secure_locally", "cookie_panel",
        covers="A31",
    ),
    "secure-cookie-in-the-clear": of_another(
        "cookie", "cookie_by_https", "cookie_panel", covers="A31"
    ),
    "cookie-of-another-host": of_another("cookie", "cookie_domain", covers="A32 G26"),
    "cookie-of-another-path": of_another("cookie", "cookie_path", "cookie_panel", covers="A31"),
    "cookie-attribute": of_another(
        "cookie", "cookie_attribute", "cookie_panel", covers="A31"
    ),
    "credentials-not-asked": of_another(
        "credentials-not-asked cookie", "include", "cookie_panel", covers="A30 claim-13"
    ),
    "credentials-open": of_another(
        "credentials-open", "include", "cookie_panel", covers="A30 claim-13"
    ),
    # No answer was given, or nothing but a URL.
    "opaque-response": of_another("opaque-response", "take_no_cors_out", covers="A21"),
    "allow-origin-of-no-page": of_another(
        "allow-origin-of-no-page", "nothing_after_the_port", "ask", covers="A6 B4"
    ),
    "preflight-untold": of_another("preflight-untold", "", "ask paste_back har", covers="B17"),
    "not-recorded": of_another("not-recorded", "", "ask paste_back har", covers="A1"),
    "url-alone": of_another(
        "url-alone", "", "get_guess preflight_guess paste_back har", covers="A1"
    ),
    # Nobody answered.
    "no-port": of_another("means no-port", "write_port", "check.running", covers="A23"),
    "no-answer-by-https": of_another(
        "means certificate_maybe", "check.accept_certificate check.trusted_certificate",
        "check.address_bar check.running check.name check.proxy", "certificate", "A23",
    ),
    "plain-http-server": of_another(
        "plain-http-server", "call_http serve_https", "check.running", covers="A23"
    ),
}  # fmt: skip
