import pytest
from flask_cors import core

from backend.configurable_environment import (
    LISTS,
    NUMBERS,
    SWITCHES,
    WrongValues,
    read_cors_environment,
)


def fault_of(environ: dict[str, str]) -> str:
    with pytest.raises(WrongValues) as wrong:
        read_cors_environment(environ)
    (fault,) = wrong.value.faults
    return fault


def test_keys_are_those_of_flask_cors() -> None:
    assert sorted((*LISTS, *SWITCHES, *NUMBERS)) == sorted(core.CONFIG_OPTIONS)


@pytest.mark.parametrize("environ", [{}, {"PATH": "/bin", "XCORS_ORIGINS": "x", "CORS": "x"}])
def test_environment_without_cors_gives_nothing(environ: dict[str, str]) -> None:
    assert read_cors_environment(environ) == {}


@pytest.mark.parametrize("name", [*LISTS, *SWITCHES, *NUMBERS])
@pytest.mark.parametrize("text", ["", " \t"], ids=["empty", "blank"])
def test_empty_variable_is_left_to_flask_cors(name: str, text: str) -> None:
    assert read_cors_environment({name: text}) == {}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("text", "parts"),
    [("a", ["a"]), ("a,b", ["a", "b"]), (" a , ,b, ", ["a", "b"]), (r"/a.*,/b", ["/a.*", "/b"])],
    ids=["one", "two", "spaces", "pattern"],
)
def test_list_is_split_at_commas(name: str, text: str, parts: list[str]) -> None:
    assert read_cors_environment({name: text}) == {name: parts}


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("text", ["true", "True", " TRUE ", "1", "yes", "on"])
def test_switch_is_on(name: str, text: str) -> None:
    assert read_cors_environment({name: text})[name] is True


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("text", ["false", "False", " FALSE ", "0", "no", "off"])
def test_switch_is_off(name: str, text: str) -> None:
    assert read_cors_environment({name: text})[name] is False


@pytest.mark.parametrize("name", SWITCHES)
@pytest.mark.parametrize("text", ["maybe", "2", "Falsch", "true,false", "None"])
def test_wrong_switch_says_what_is_allowed(name: str, text: str) -> None:
    wanted = f"{name}: {text!r} is neither true nor false. Write true or false."
    assert fault_of({name: text}) == wanted


@pytest.mark.parametrize("seconds", ["0", "600", "86400"])
def test_number_is_kept_as_text(seconds: str) -> None:
    assert read_cors_environment({"CORS_MAX_AGE": f" {seconds} "}) == {"CORS_MAX_AGE": seconds}


@pytest.mark.parametrize("text", ["-1", "1.5", "10m", "soon", "1e3", "²"])
def test_wrong_number_says_what_is_allowed(text: str) -> None:
    wanted = f"CORS_MAX_AGE: {text!r} is not a number of seconds. Write one, such as 600."
    assert fault_of({"CORS_MAX_AGE": text}) == wanted


@pytest.mark.parametrize("name", ["CORS_ORIGIN", "CORS_HEADERS", "CORS_ORIGIN_S"])
def test_unknown_key_lists_the_known(name: str) -> None:
    fault = fault_of({name: "x"})

    assert fault.startswith(f"{name}: flask-cors has no such key. It has CORS_ORIGINS, ")
    assert all(known in fault for known in (*LISTS, *SWITCHES, *NUMBERS))


def test_all_faults_are_reported_together() -> None:
    environ = {
        "CORS_MAX_AGE": "x",
        "CORS_ORIGIN": "x",
        "CORS_ORIGINS": "x",
        "CORS_VARY_HEADER": "x",
    }

    with pytest.raises(WrongValues) as wrong:
        read_cors_environment(environ)

    named = [fault.partition(":")[0] for fault in wrong.value.faults]
    assert named == ["CORS_MAX_AGE", "CORS_ORIGIN", "CORS_VARY_HEADER"]
    assert str(wrong.value).splitlines() == wrong.value.faults
