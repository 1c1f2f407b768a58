"""Console lines of kinds that people bring, invented after the reports: each class as a whole.

The classes are those of what went wrong with the reports: an origin with a scheme of its own, a
Firefox in another language, what blocks beside CORS, what is missing though CORS let it through,
causes in the browser or the certificate, and lines that were changed on their way.
"""

from tests.console_lines import API, PAGE, Line

WEBVIEW = "https://api.shop.example/v1/cart"
MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource."


def blocked(origin: str, url: str = WEBVIEW, kind: str = "fetch") -> str:
    return f"Access to {kind} at '{url}' from origin '{origin}' has been blocked by CORS policy: "


def missing(origin: str, url: str = WEBVIEW) -> Line:
    given = {"page_origin": origin, "url": url}
    return Line(blocked(origin, url) + MISSING, "chromium", "MissingAllowOriginHeader", given)


ORIGINS = [
    missing("capacitor://localhost"),
    missing("ionic://localhost"),
    missing("app://obsidian.md"),
    missing("chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn"),
    missing("vscode-webview://1f0n2c9k8d7s6a5p4o3i2u1y0t9r8e7w6q5"),
    missing("moz-extension://5b0e9f8a-3c1d-4e2f-8a7b-6c5d4e3f2a1b"),
    missing("https://localhost"),
    missing("http://tauri.localhost"),
    missing("file://"),
    Line(
        "Origin tauri://localhost is not allowed by Access-Control-Allow-Origin. Status code: 200\n"
        f"Fetch API cannot load {WEBVIEW} due to access control checks.",
        "safari",
        "OriginNotAllowed",
        {"page_origin": "tauri://localhost", "url": WEBVIEW, "status": "200"},
    ),
    Line(
        blocked("capacitor://localhost")
        + "The 'Access-Control-Allow-Origin' header has a value 'http://localhost' that is not equal"
        " to the supplied origin.",
        "chromium",
        "AllowOriginMismatch",
        {"page_origin": "capacitor://localhost", "value": "http://localhost"},
    ),
    Line(
        "[Error] XMLHttpRequest cannot load https://api.shop.example/v1/login. Origin"
        " ionic://localhost is not allowed by Access-Control-Allow-Origin.",
        "webkit",
        "OriginNotAllowed",
        {"page_origin": "ionic://localhost", "url": "https://api.shop.example/v1/login"},
        False,
    ),
    Line(
        "SEC7120: [CORS] The origin 'ms-appx-web://contoso.app' did not find"
        f" 'ms-appx-web://contoso.app' in the Access-Control-Allow-Origin response header for"
        f" cross-origin  resource at '{WEBVIEW}'.",
        "edgehtml",
        "OriginNotAllowed",
        {"page_origin": "ms-appx-web://contoso.app", "url": WEBVIEW},
        False,
    ),
]

OTHER_LANGUAGES = [
    Line(
        "已拦截跨源请求：同源策略禁止读取位于 https://api.shop.example/v1/cart 的远程资源。（原因：CORS"
        " 请求未能成功）。状态码：(null)。",
        "firefox",
        "CORSDidNotSucceed",
        {"url": WEBVIEW},
    ),
    Line(
        "已拦截跨源请求：同源策略禁止读取位于 https://api.shop.example/v1/cart\n的远程资源。（原因：CORS"
        " 预检响应未能成功）。\n状态码：403。",
        "firefox",
        "PreflightInvalidStatus",
        {"url": WEBVIEW, "status": "403"},
    ),
    Line(
        "app.js:3 已封鎖跨來源請求: 同源政策不允許讀取 https://api.shop.example/v1/cart 的遠端資源。"
        "（原因: 缺少 CORS 'Access-Control-Allow-Origin' 檔頭）。狀態代碼: 502。",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": WEBVIEW, "status": "502"},
    ),
    Line(
        "クロスオリジン要求をブロックしました: 同一生成元ポリシーにより、https://api.shop.example/v1/cart"
        " にあるリモートリソースの読み込みは拒否されます (理由: CORS 要求が成功しなかった)。",
        "firefox",
        "CORSDidNotSucceed",
        {"url": WEBVIEW},
    ),
    Line(
        "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das\n"
        "Lesen der externen Ressource auf https://api.shop.example/v1/cart. (Grund: Kopfzeile\n"
        "‚x-api-key‘ ist aufgrund der Kopfzeile ‚Access-Control-Allow-Headers‘ aus der\n"
        "CORS-Preflight-Antwort nicht zulässig).",
        "firefox",
        "HeaderDisallowedByPreflightResponse",
        {"url": WEBVIEW, "header": "x-api-key"},
    ),
    Line(
        "Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same Origin » ne"
        " permet pas de consulter la ressource distante située sur https://api.shop.example/v1/cart."
        " Raison : échec de la requête CORS. Code d’état : (null).",
        "firefox",
        "CORSDidNotSucceed",
        {"url": WEBVIEW},
    ),
    Line(
        "Solicitud desde otro origen bloqueada: la política de mismo origen impide leer el recurso"
        " remoto en https://api.shop.example/v1/cart (razón: falta la cabecera CORS"
        " 'Access-Control-Allow-Origin'). Código de estado: 500.",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": WEBVIEW, "status": "500"},
    ),
    Line(
        "O cookie “sid” foi rejeitado por ser estrangeiro e não ter o atributo “Partitioned“.",
        "firefox",
        "CookieNotPartitioned",
        {"cookie": "sid"},
    ),
    Line(
        'Cookie “sid” wird bald abgelehnt, da es fremd ist und nicht das "Partitioned"-Attribut'
        " besitzt.",
        "firefox",
        "CookieNotPartitioned",
        {"cookie": "sid"},
    ),
    Line(
        "Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение"
        " удалённого ресурса на https://api.shop.example/v1/cart. (Причина: не удалось выполнить"
        " запрос CORS). Код состояния: (null).",
        "firefox",
        "CORSDidNotSucceed",
        {"url": WEBVIEW},
    ),
    Line(
        "교차 출처 요청 차단: 동일 출처 정책으로 인해 https://api.shop.example/v1/cart에 있는 원격"
        " 리소스를 차단했습니다. (원인: CORS 요청이 성공하지 못함). 상태 코드: (null).",
        "firefox",
        "CORSDidNotSucceed",
        {"url": WEBVIEW},
    ),
    Line(
        "Bloccata richiesta multiorigine (cross-origin): il criterio di corrispondenza dell’origine"
        " non consente la lettura della risorsa remota da https://api.shop.example/v1/cart. Motivo:"
        " richiesta CORS non riuscita. Codice di stato: (null).",
        "firefox",
        "CORSDidNotSucceed",
        {"url": WEBVIEW},
    ),
    Line(
        "（原因：CORS 头缺少 'Access-Control-Allow-Origin'）",
        "firefox",
        "MissingAllowOriginHeader",
        {},
    ),
    Line(
        "位于“https://cdn.shop.example/logo.png”的资源被 OpaqueResponseBlocking 拦截，原因：“after"
        " sniff: not image”。",
        "firefox",
        "BlockedByOrb",
        {"url": "https://cdn.shop.example/logo.png"},
    ),
]

# The words of older versions around the reason, and lines in comments of programs.
OTHER_LANGUAGES += [
    Line(
        "Запрос из постороннего источника заблокирован: Политика одного источника запрещает чтение"
        " удаленного ресурса на https://api.shop.example/v1/cart. (Причина: отсутствует заголовок CORS"
        " «Access-Control-Allow-Origin»). Код состояния: 429.",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": WEBVIEW, "status": "429"},
    ),
    Line(
        "/*\n * Blocage d’une requête multi-origines (Cross-Origin Request) : la politique « Same Origin »"
        " ne permet pas de consulter \n * la ressource distante située sur"
        " https://api.shop.example/v1/cart. \n * Raison : l’en-tête CORS « Access-Control-Allow-Origin »"
        " est manquant\n */",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": WEBVIEW},
    ),
    Line(
        "// 已阻止跨源请求：同源策略禁止读取位于 https://api.shop.example/v1/cart 的远程资源。（原因：CORS 头缺\n"
        "// 少 'Access-Control-Allow-Origin'）。",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": WEBVIEW},
    ),
    Line(
        "XHROPTIONS https://api.shop.example/v1/cart\nCORS Missing Allow Origin\n\nSolicitud desde otro"
        " origen bloqueada: la política de mismo origen impide leer el recurso remoto \nen"
        " https://api.shop.example/v1/cart \n(razón: falta la cabecera CORS"
        " 'Access-Control-Allow-Origin'). \nCódigo de estado: 502.",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": WEBVIEW, "status": "502", "method": "OPTIONS"},
    ),
    Line(
        "Requisição cross-origin bloqueada: A diretiva Same Origin não permite a leitura \ndo recurso"
        " remoto em https://api.shop.example/v1/cart \n(motivo: falta cabeçalho"
        " 'Access-Control-Allow-Origin' no CORS). \nCódigo de status: 403.",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": WEBVIEW, "status": "403"},
    ),
]

BESIDE_CORS = [
    Line(
        "index.html:12  GET https://cdn.shop.example/logo.png net::ERR_BLOCKED_BY_ORB",
        "chromium",
        "BlockedByOrb",
        {"url": "https://cdn.shop.example/logo.png", "method": "GET"},
    ),
    Line(
        "The resource at “https://cdn.shop.example/logo.png” was blocked by OpaqueResponseBlocking."
        " Reason: “Invalid MIME type”.",
        "firefox",
        "BlockedByOrb",
        {"url": "https://cdn.shop.example/logo.png", "why": "Invalid MIME type"},
    ),
    Line(
        "GET https://cdn.shop.example/logo.png\nNS_BINDING_ABORTED\n\nA resource is blocked by"
        " OpaqueResponseBlocking, please check browser console for details.\nlogo.png",
        "firefox",
        "BlockedByOrb",
        {"url": "https://cdn.shop.example/logo.png"},
    ),
    Line(
        "Cross-Origin Read Blocking (CORB) blocked cross-origin response"
        " https://api.shop.example/v1/jsonp?callback=x with MIME type application/json. See"
        " https://www.chromestatus.com/feature/5629709824032768 for more details.",
        "chromium",
        "BlockedByOrb",
        {"url": "https://api.shop.example/v1/jsonp?callback=x", "value": "application/json"},
        False,
    ),
    Line(
        "GET https://cdn.shop.example/a.js"
        " net::ERR_BLOCKED_BY_RESPONSE.NotSameOriginAfterDefaultedToSameOriginByCoep 200 (OK)",
        "chromium",
        "CorpNotSameOriginAfterDefaultedToSameOriginByCoep",
        {"url": "https://cdn.shop.example/a.js"},
    ),
    Line(
        "a.js  (blocked:NotSameOriginAfterDefaultedToSameOriginByCoep)  script",
        "chromium",
        "CorpNotSameOriginAfterDefaultedToSameOriginByCoep",
        {},
    ),
    Line(
        "Failed to load resource: net::ERR_BLOCKED_BY_RESPONSE.NotSameSite",
        "chromium",
        "BlockedByResourcePolicy",
        {},
    ),
    Line(
        "Cross-Origin-Opener-Policy policy would block the window.closed call.",
        "chromium",
        "OpenerPolicy",
        {},
    ),
    Line(
        "Refused to display 'https://bank.example/' in a frame because it set 'X-Frame-Options' to"
        " 'sameorigin'.",
        "any",
        "FramingRefused",
        {"url": "https://bank.example/", "value": "sameorigin"},
    ),
    Line(
        "The loading of “https://bank.example/” in a frame is denied by “X-Frame-Options“ directive"
        " set to “deny“.",
        "firefox",
        "FramingRefused",
        {"url": "https://bank.example/"},
    ),
    Line(
        'Uncaught DOMException: Blocked a frame with origin "https://shop.example" from accessing'
        " a cross-origin frame.",
        "any",
        "FrameOfAnotherOrigin",
        {"page_origin": "https://shop.example"},
    ),
    Line(
        "Connecting to 'https://api.shop.example/v1/cart' violates the following Content Security"
        " Policy directive: \"connect-src 'self'\". The action has been blocked.",
        "any",
        "ContentSecurityPolicy",
        {"url": WEBVIEW, "directive": "connect-src"},
    ),
    Line(
        "Refused to load the image 'https://cdn.shop.example/logo.png' because it violates the"
        " following Content Security Policy directive: \"img-src 'self' data:\".",
        "any",
        "ContentSecurityPolicy",
        {"url": "https://cdn.shop.example/logo.png", "directive": "img-src"},
    ),
    Line(
        "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src)"
        " at https://api.shop.example/v1/cart because it violates the following directive:"
        " “default-src 'self'”",
        "firefox",
        "ContentSecurityPolicy",
        {"url": WEBVIEW, "directive": "connect-src"},
    ),
    Line(
        "Refused to connect to https://api.shop.example/v1/cart because it does not appear in the"
        " connect-src directive of the Content Security Policy.",
        "any",
        "ContentSecurityPolicy",
        {"url": WEBVIEW, "directive": "connect-src"},
    ),
    Line(
        "Mixed Content: The page at 'https://shop.example/' was loaded over HTTPS, but requested an"
        " insecure XMLHttpRequest endpoint 'http://api.shop.example/v1'. This request has been"
        " blocked; the content must be served over HTTPS.",
        "chromium",
        "MixedContent",
        {"url": "http://api.shop.example/v1", "page": "https://shop.example/"},
    ),
    Line(
        "Mixed Content: The page at 'https://shop.example/' was loaded over HTTPS, but requested an"
        " insecure element 'http://cdn.shop.example/a.png'. This request was automatically upgraded"
        " to HTTPS, For more information see https://blog.chromium.org/",
        "chromium",
        "MixedContentUpgraded",
        {"url": "http://cdn.shop.example/a.png"},
    ),
    Line(
        "Cancelled load to https://cdn.shop.example/logo.png because it violates the resource's"
        " Cross-Origin-Resource-Policy response header.",
        "safari",
        "BlockedByResourcePolicy",
        {"url": "https://cdn.shop.example/logo.png"},
    ),
    Line(
        "Refused to execute script from 'https://cdn.shop.example/a.js' because its MIME type"
        " ('text/html') is not executable, and strict MIME type checking is enabled.",
        "chromium",
        "MimeTypeBlocked",
        {"url": "https://cdn.shop.example/a.js"},
    ),
    Line(
        "WebSocket connection to 'wss://api.shop.example/ws' failed: Error during WebSocket"
        " handshake: Unexpected response code: 403",
        "chromium",
        "WebSocketFailed",
        {"url": "wss://api.shop.example/ws", "status": "403"},
    ),
    Line(
        "GET https://ads.example/a.js net::ERR_BLOCKED_BY_CLIENT",
        "chromium",
        "BlockedByClient",
        {"url": "https://ads.example/a.js"},
    ),
    Line(
        "Failed to load resource: net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS",
        "chromium",
        "LocalNetworkAccessPermissionDenied",
        {},
    ),
    Line(
        "Local Network Access permission required: top-level site “https://shop.example”, initiator"
        " “https://shop.example”, attempting to access target “http://192.168.1.4/api”"
        " (192.168.1.4:80) via TCP. Secure context: true",
        "firefox",
        "LocalNetworkAccessPermissionDenied",
        {"url": "http://192.168.1.4/api"},
    ),
]

AFTER_CORS = [
    Line(
        'Refused to get unsafe header "X-Total-Count"',
        "chromium",
        "ResponseHeaderNotExposed",
        {"header": "X-Total-Count"},
    ),
    Line(
        'axios.js:12 Refused to get unsafe header "etag"',
        "chromium",
        "ResponseHeaderNotExposed",
        {"header": "etag"},
    ),
    Line(
        'Refused to set unsafe header "Cookie"',
        "chromium",
        "ForbiddenRequestHeader",
        {"header": "Cookie"},
    ),
    Line(
        'This Set-Cookie was blocked because it had the "SameSite=Lax" attribute but came from a'
        " cross-site response which was not the response to a top-level navigation.",
        "chromium",
        "CookieSameSite",
        {"samesite": "Lax"},
    ),
    Line(
        'This attempt to set a cookie via a Set-Cookie header was blocked because it had the'
        ' "SameSite=None" attribute but did not have the "Secure" attribute, which is required in'
        ' order to use "SameSite=None".',
        "chromium",
        "CookieSameSiteNoneInsecure",
        {},
    ),
    Line(
        'This Set-Cookie header didn\'t specify a "SameSite" attribute and was defaulted to'
        ' "SameSite=Lax," and was blocked because it came from a cross-site response which was not'
        " the response to a top-level navigation.",
        "chromium",
        "CookieSameSiteUnspecified",
        {},
    ),
    Line(
        'This attempt to set a cookie via a Set-Cookie header was blocked because it had the'
        ' "Secure" attribute but was not received over a secure connection.',
        "chromium",
        "CookieSecureOnly",
        {},
    ),
    Line(
        "This attempt to set a cookie via a Set-Cookie header was blocked because its Domain"
        " attribute was invalid with regards to the current host url.",
        "chromium",
        "CookieInvalidDomain",
        {},
    ),
    Line(
        "This attempt to set a cookie via a Set-Cookie header was blocked due to user preferences.",
        "chromium",
        "CookieThirdPartyBlocked",
        {},
    ),
    Line(
        "A cookie associated with a cross-site resource at https://api.shop.example/ was set without"
        " the `SameSite` attribute. It has been blocked, as Chrome now only delivers cookies with"
        " cross-site requests if they are set with `SameSite=None` and `Secure`.",
        "chromium",
        "CookieSameSiteUnspecified",
        {"url": "https://api.shop.example/"},
        False,
    ),
    Line(
        "Third-party cookie will be blocked. Learn more in the Issues tab.",
        "chromium",
        "CookieThirdPartyBlocked",
        {},
    ),
    Line(
        "Cookie “session” will soon be rejected because it is foreign and does not have the"
        " “Partitioned“ attribute.",
        "firefox",
        "CookieNotPartitioned",
        {"cookie": "session"},
    ),
    Line(
        "Cookie “session” has been rejected because it is in a cross-site context and its “SameSite”"
        " is “Lax” or “Strict”.",
        "firefox",
        "CookieSameSite",
        {"cookie": "session"},
    ),
    Line(
        "Cookie “session” has been rejected because a non-HTTPS cookie can’t be set as “secure”.",
        "firefox",
        "CookieSecureOnly",
        {"cookie": "session"},
    ),
    Line(
        "Le cookie « session » a été rejeté en tant que tiers.",
        "firefox",
        "CookieThirdPartyBlocked",
        {"cookie": "session"},
    ),
    Line(
        "由于 Cookie “session”缺少“SameSite”属性，且该属性的默认值为“SameSite=Lax”，已将“SameSite”的策略"
        "设为“Lax”。",
        "firefox",
        "CookieSameSiteUnspecified",
        {"cookie": "session"},
    ),
    Line(
        "Request to access cookie or storage on “https://api.shop.example/v1/cart” was blocked"
        " because we are blocking all third-party storage access requests and Enhanced Tracking"
        " Protection is enabled.",
        "firefox",
        "CookieThirdPartyBlocked",
        {"url": WEBVIEW},
    ),
]

BROWSER_OR_CERTIFICATE = [
    Line(
        "GET https://localhost:5443/api/me net::ERR_CERT_AUTHORITY_INVALID",
        "chromium",
        "CertificateInvalid",
        {"url": "https://localhost:5443/api/me", "certificate": "ERR_CERT_AUTHORITY_INVALID"},
    ),
    Line(
        "POST https://nas.local:8443/login net::ERR_CERT_COMMON_NAME_INVALID",
        "chromium",
        "CertificateInvalid",
        {"url": "https://nas.local:8443/login", "method": "POST"},
    ),
    Line(
        "Failed to load resource: net::ERR_CERT_DATE_INVALID", "chromium", "CertificateInvalid", {}
    ),
    Line(
        "GET https://localhost:5000/api net::ERR_SSL_PROTOCOL_ERROR",
        "chromium",
        "TlsFailed",
        {"tls": "ERR_SSL_PROTOCOL_ERROR"},
    ),
    Line("Error code: SEC_ERROR_UNKNOWN_ISSUER", "firefox", "CertificateInvalid", {}),
    Line(
        "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT",
        "firefox",
        "CertificateInvalid",
        {"certificate": "MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT"},
    ),
    Line("SSL_ERROR_RX_RECORD_TOO_LONG", "firefox", "TlsFailed", {}),
    Line(
        "[Error] Failed to load resource: The certificate for this server is invalid. You might be"
        " connecting to a server that is pretending to be “localhost” which could put your"
        " confidential information at risk. (me, line 0)",
        "safari",
        "CertificateInvalid",
        {},
    ),
    Line(
        "An SSL error has occurred and a secure connection to the server cannot be made.",
        "safari",
        "TlsFailed",
        {},
    ),
    Line(
        "GET http://10.0.0.7:5000/api net::ERR_CONNECTION_TIMED_OUT",
        "chromium",
        "TimedOut",
        {"url": "http://10.0.0.7:5000/api"},
    ),
    Line("net::ERR_INTERNET_DISCONNECTED", "chromium", "Offline", {}),
    Line(
        "GET http://localhost:5000/api net::ERR_PROXY_CONNECTION_FAILED",
        "chromium",
        "ProxyFailed",
        {"url": "http://localhost:5000/api"},
    ),
    Line("NS_ERROR_CONNECTION_REFUSED", "firefox", "ConnectionRefused", {}),
    Line("net::ERR_ABORTED", "chromium", "Aborted", {}),
    Line(
        "[Error] Failed to load resource: A server with the specified hostname could not be found."
        " (user, line 0)\n[Error] Fetch API cannot load http://backend:8000/user due to access"
        " control checks.",
        "safari",
        "NameNotResolved",
        {"url": "http://backend:8000/user"},
    ),
]

SPACED = f"Access to fetch at ' {API} ' from origin ' {PAGE} ' has been blocked by CORS policy: "
CHANGED_ON_THE_WAY = [
    Line(
        (blocked(PAGE) + MISSING).replace("'", '"'),
        "chromium",
        "MissingAllowOriginHeader",
        {"page_origin": PAGE, "url": WEBVIEW},
    ),
    Line(
        SPACED + MISSING, "chromium", "MissingAllowOriginHeader", {"url": API, "page_origin": PAGE}
    ),
    Line(
        SPACED + "The 'Access-Control-Allow-Origin' header has a value ' http://a.example ' that is"
        " not equal to the supplied origin.",
        "chromium",
        "AllowOriginMismatch",
        {"value": "http://a.example", "page_origin": PAGE},
    ),
    Line(
        "Access to fetch at 'http://localhost:50\n01/notes' from origin 'http://local\nhost:8000'"
        f" has been blocked by CORS policy: {MISSING}",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API, "page_origin": PAGE},
    ),
    Line(
        f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: No"
        " 'Access-Control-\nAllow-Origin' header is present on the requested resource.",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
    Line(
        f"Access to fetch at '{API}' from origin '{PAGE}' has been blocked by CORS policy: No 'Acc"
        "\ness-Control-Allow-Origin' header is pre\nsent on the requested resource.",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
    Line(
        f"> > **Access to fetch at “{API}” from origin “{PAGE}” has been blocked by CORS policy:"
        f" {MISSING.replace(chr(39), '’')}**",
        "chromium",
        "MissingAllowOriginHeader",
        {},
    ),
    Line(
        f"Access&nbsp;to fetch at &amp;#39;{API}&amp;#39; from origin &#39;{PAGE}&#39; has been"
        " blocked by CORS policy: No &apos;Access-Control-Allow-Origin&apos; header is present",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API, "page_origin": PAGE},
    ),
    Line(
        f"```\nAccess\u00a0to\u00a0XMLHttpRequest\u00a0at\u00a0'{API}'\u00a0from origin '{PAGE}' has"
        f" been blocked by CORS policy: {MISSING}\n```",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API, "kind": "XMLHttpRequest"},
    ),
    Line(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource"
        " at http://localhost:5001/no\ntes. (Reason: CORS header\n‘Access-Control-Allow-Origin’"
        " missing).\nStatus code: 200.",
        "firefox",
        "MissingAllowOriginHeader",
        {"url": API, "status": "200"},
    ),
    Line(
        f"Access to fetch at {API} from origin {PAGE} has been blocked by CORS policy: Response to"
        " preflight request doesnt pass access control check: It does not have HTTP ok status.",
        "chromium",
        "PreflightInvalidStatus",
        {"url": API},
    ),
    Line(
        f"CONSOLE SECURITY ERROR Origin {PAGE} is not allowed by Access-Control-Allow-Origin. Status"
        f" code: 200\n{PAGE}/:3:9: CONSOLE JS ERROR Fetch API cannot load {API} due to access\n"
        "control checks.",
        "safari",
        "OriginNotAllowed",
        {"url": API, "page_origin": PAGE, "status": "200"},
    ),
    Line(
        f"\tAccess to fetch at '{API}'   from origin  '{PAGE}' has been\tblocked by CORS policy:\r\n"
        "\tRequest header field x-token is not allowed by Access-Control-Allow-Headers in\r\n"
        "\tpreflight response.",
        "chromium",
        "HeaderDisallowedByPreflightResponse",
        {"header": "x-token", "url": API},
    ),
    Line(
        f"2026-11-20T10:11:12.123Z [browser] ERROR: Access to fetch at '{API}' from origin '{PAGE}'"
        f" has been blocked by CORS policy: {MISSING}",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
]

PANELS_AND_LIBRARIES = [
    Line(
        "notes  CORS error [Cross-Origin Resource Sharing error: PreflightInvalidAllowCredentials]",
        "chromium",
        "PreflightInvalidAllowCredentials",
        {},
    ),
    Line("CORS error", "any", "NoReasonGiven", {}),
    Line(
        "XHRPOST https://api.shop.example/v1/cart [HTTP/1.1 405 METHOD NOT ALLOWED 12ms]",
        "firefox",
        "HttpStatus",
        {"url": WEBVIEW, "method": "POST", "status": "405"},
    ),
    Line(
        "[Blocked]\tGET\tlocalhost:8100\tnotes\tjson\tCORS Allow Origin Not Matching Origin\t7 B",
        "firefox",
        "AllowOriginMismatch",
        {},
    ),
    Line("CORS Missing Allow Header", "firefox", "HeaderDisallowedByPreflightResponse", {}),
    Line('"blockedReason": 1011', "firefox", "PreflightInvalidStatus", {}),
    Line(
        "ERROR HttpErrorResponse {headers: HttpHeaders, status: 0, statusText: 'Unknown Error', url:"
        f" '{API}', ok: false, …}}",
        "any",
        "NoReasonGiven",
        {"url": API},
    ),
    Line(f"Http failure response for {API}: 0 Unknown Error", "any", "NoReasonGiven", {"url": API}),
    Line(
        'error {"readyState":0,"responseText":"","status":0,"statusText":"error"}',
        "any",
        "NoReasonGiven",
        {},
    ),
    Line(
        'Failed to fetch. Possible Reasons: CORS Network Failure URL scheme must be "http" or'
        ' "https" for CORS request.',
        "any",
        "NoReasonGiven",
        {},
    ),
    Line(
        "Request has been terminated Possible causes: the network is offline, Origin is not allowed"
        " by Access-Control-Allow-Origin, the page is being unloaded, etc.",
        "any",
        "NoReasonGiven",
        {},
    ),
    Line("TypeError: Network request failed", "any", "NoReasonGiven", {}),
    Line("ClientException: XMLHttpRequest error., uri=http://a.test/", "any", "NoReasonGiven", {}),
    Line("Script error.", "any", "ScriptError", {}),
    Line(
        """SyntaxError: Unexpected token '<', "<!DOCTYPE "... is not valid JSON""",
        "any",
        "NotJson",
        {},
    ),
    Line("SyntaxError: Unexpected token < in JSON at position 0", "any", "NotJson", {}),
    Line(
        "SyntaxError: JSON.parse: unexpected character at line 1 column 1 of the JSON data",
        "any",
        "NotJson",
        {},
    ),
    Line("SyntaxError: JSON Parse error: Unrecognized token '<'", "any", "NotJson", {}),
    Line("Referrer Policy: strict-origin-when-cross-origin", "any", "ReferrerPolicy", {}),
    Line(
        "SCRIPT7002: XMLHttpRequest: Network Error 0x80070005, Access is denied.",
        "edgehtml",
        "NoReasonGiven",
        {},
        False,
    ),
    Line(
        "SEC7123: Request header content-type was not present in the Access-Control-Allow-Headers"
        " list.",
        "edgehtml",
        "HeaderDisallowedByPreflightResponse",
        {"header": "content-type"},
        False,
    ),
    Line(
        "Access to XMLHttpRequest at 'http://localhost:5001/notes' from origin 'http://x.test' has"
        f" been blocked by CORS policy: {MISSING}\nReferrer Policy: strict-origin-when-cross-origin",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": API},
    ),
]

PANELS_AND_LIBRARIES += [
    Line(
        'Failed to fetch.\nPossible Reasons:\n\nCORS\nNetwork Failure\nURL scheme must be "http" or'
        ' "https" for CORS request.',
        "chromium",
        "NoReasonGiven",
        {},
    ),
    Line(
        "[vite] http proxy error: /api/notes\nError: connect ECONNREFUSED ::1:5000",
        "any",
        "ConnectionRefused",
        {},
    ),
    Line(
        "Font from origin 'https://cdn.shop.example' has been blocked from loading by Cross-Origin"
        f" Resource Sharing policy: {MISSING} Origin 'https://shop.example' is therefore not allowed"
        " access.",
        "chromium",
        "MissingAllowOriginHeader",
        {"url": "https://cdn.shop.example", "page_origin": "https://shop.example"},
        False,
    ),
    Line(
        f"Fetch API cannot load {WEBVIEW}. Refused to connect because it violates the document's"
        " Content Security Policy.",
        "any",
        "ContentSecurityPolicy",
        {"url": WEBVIEW},
    ),
    Line(
        "Firefox can’t establish a connection to the server at ws://localhost:5000/ws.",
        "firefox",
        "WebSocketFailed",
        {"url": "ws://localhost:5000/ws"},
    ),
    Line(
        f"SEC7118: XMLHttpRequest for {WEBVIEW} required Cross Origin Resource Sharing (CORS).\n"
        "SEC7120: Origin http://b.test not found in Access-Control-Allow-Origin header.",
        "edgehtml",
        "OriginNotAllowed",
        {"url": WEBVIEW, "page_origin": "http://b.test"},
        False,
    ),
]

CLASSES = {
    "F1": ORIGINS,
    "F2": OTHER_LANGUAGES,
    "F3": BESIDE_CORS,
    "F4": AFTER_CORS,
    "F6": BROWSER_OR_CERTIFICATE,
    "F9": CHANGED_ON_THE_WAY,
    "panels": PANELS_AND_LIBRARIES,
}
