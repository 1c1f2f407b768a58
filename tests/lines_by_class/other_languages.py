"""Lines of Firefox and others in the language of their user."""

from tests.console_lines.line import Line
from tests.lines_by_class.blocked import WEBVIEW

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
