import pytest
from werkzeug.test import Client

from tests.unit.in_process import WriteScenario
from tests.unit.lab.recorded_runs import WITH_FILES, Browser
from tests.unit.lab.wire_record import begin_run


@pytest.fixture
def tab(api: Client, write_scenario: WriteScenario) -> Browser:
    write_scenario("example", WITH_FILES)
    begin_run(api, "example")
    return Browser(api)
