"""A line of Firefox's whose reason is worded as none is that we know still tells what it is."""

import pytest

from backend.whycors.browsers.recognise import recognise

LINES = {
    "de": "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet "
    "das Lesen der externen Ressource auf https://api.example/a. (Grund: ganz anders gesagt).",
    "zh-CN": "已拦截跨源请求：同源策略禁止读取位于 https://api.example/a 的远程资源。"
    "（原因：换了说法）。",
    "fr": "Blocage d’une requête multiorigine (Cross-Origin Request) : la politique « Same "
    "Origin » ne permet pas de consulter la ressource distante située sur "
    "https://api.example/a. Raison : tout autrement dit.",
    "ru": "Запрос из постороннего источника заблокирован: Политика одного источника запрещает "
    "чтение удалённого ресурса на https://api.example/a. (Причина: сказано иначе).",
}


@pytest.mark.parametrize("language", LINES)
def test_line_without_a_known_reason_tells_language_and_url(language: str) -> None:
    (found,) = recognise(LINES[language])

    assert (found.reason, found.browser, found.language) == ("ReasonElsewhere", "firefox", language)
    assert found.parameters == {"url": "https://api.example/a"}
