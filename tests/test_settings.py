import pytest

from domain.errors import InvalidRequest
from settings import Settings

NAMES = ["WORKBENCH_DATABASE_URL", "DATABASE_URL", "WORKBENCH_PORT", "WORKBENCH_TIME_ZONE"]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


def test_without_any_variable_the_embedded_server_is_used():
    settings = Settings.read()
    assert settings.database_url is None
    assert settings.data_dir.name == ".workbench"
    assert settings.port == 8501


@pytest.mark.parametrize("name", ["WORKBENCH_DATABASE_URL", "DATABASE_URL"])
def test_a_database_url_is_taken_under_both_names(monkeypatch, name):
    monkeypatch.setenv(name, "postgresql://me:secret@db/work")
    assert Settings.read().database_url.get_secret_value() == "postgresql://me:secret@db/work"


def test_the_password_does_not_show_when_settings_are_printed(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:hunter2@db/work")
    assert "hunter2" not in repr(Settings.read())


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("WORKBENCH_PORT", "eighty", "WORKBENCH_PORT"),
        ("WORKBENCH_PORT", "70000", "WORKBENCH_PORT"),
        ("WORKBENCH_TIME_ZONE", "Berlin", "'Berlin' is no time zone"),
        ("WORKBENCH_DATABASE_URL", "mysql://x", "only Postgres"),
    ],
)
def test_a_wrong_value_gets_one_line_that_names_it(monkeypatch, name, value, said):
    monkeypatch.setenv(name, value)
    with pytest.raises(InvalidRequest) as caught:
        Settings.read()
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_wrong_url_is_not_repeated_with_its_password(monkeypatch):
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", "mysql://me:hunter2@db")
    with pytest.raises(InvalidRequest) as caught:
        Settings.read()
    assert "hunter2" not in str(caught.value)


def test_settings_cannot_be_changed_afterwards():
    with pytest.raises(ValueError, match="frozen"):
        Settings.read().port = 1
