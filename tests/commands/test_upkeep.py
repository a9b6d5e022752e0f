from tests.commands.test_importing import DAYS


def test_health_says_what_the_database_holds(manage):
    code, out, _ = manage("health")
    assert code == 0
    assert "My workspace: 0 posts of 0 accounts" in out
    assert "Healthy" in out


def test_recalculating_what_is_right_changes_no_row(manage, tmp_path):
    (tmp_path / "days.csv").write_text(DAYS)
    manage("import", tmp_path / "days.csv")
    code, out, _ = manage("recalculate")
    assert code == 0
    assert "0 daily rows differed" in out


def test_migrate_tells_the_revision_and_may_run_again(manage):
    first, second = manage("migrate"), manage("migrate")
    assert first[:2] == second[:2]
    assert first[0] == 0


def test_the_sample_is_loaded_and_told_as_such(manage):
    assert manage("demo")[0] == 0
    out = manage("health")[1]
    assert "Sample team (sample data)" in out


def test_a_server_of_ones_own_is_never_stopped(manage):
    code, out, _ = manage("stop")
    assert code == 0
    assert "nothing to stop" in out


def test_a_database_out_of_reach_is_one_line(manage, monkeypatch):
    from settings import get_settings

    monkeypatch.setenv("WORKBENCH_DATABASE_URL", "postgresql://me:secret@127.0.0.1:1/none")
    get_settings.cache_clear()
    code, out, err = manage("health")
    assert (code, out) == (1, "")
    assert err.strip() == "The database cannot be reached right now."


def test_scripts_are_told_the_address_without_the_name_of_a_driver(manage, own_database):
    code, out, _ = manage("url")
    assert code == 0
    assert out.strip() == own_database.replace("postgresql+psycopg2://", "postgresql://")


def test_no_address_is_told_of_an_embedded_database_that_does_not_run(
    manage, monkeypatch, tmp_path
):
    from settings import get_settings

    monkeypatch.setenv("WORKBENCH_DATABASE_URL", "")
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("WORKBENCH_DATA_DIR", str(tmp_path / "nothing"))
    get_settings.cache_clear()
    code, out, err = manage("url")
    assert (code, out) == (1, "")
    assert "start it with manage.py run" in err


def test_help_names_every_command(manage):
    _, out, _ = manage("--help")
    for command in ("run", "migrate", "demo", "import", "export", "recalculate", "health", "psql"):
        assert command in out
