from exports.csv_file import to_csv
from exports.history import changes_table, imports_table
from tests.history_factories import a_changes_report, an_import, an_imports_report


def lines(table):
    return to_csv(table).decode("utf-8-sig").splitlines()


def test_imports_as_rows_with_plain_numbers_and_iso_days():
    header, row = lines(imports_table(an_imports_report()))
    told = dict(zip(header.split(","), row.split(","), strict=True))
    assert (told["import"], told["state"], told["by"]) == ("7", "standing", "web")
    assert told["file"] == "Export.zip/Table data.csv"
    assert (told["first_day"], told["last_day"]) == ("2026-05-01", "2026-05-31")
    assert (told["rows_read"], told["rows_refused"], told["days_changed"]) == ("500", "1", "31")
    assert (told["imported_at"], told["undone_at"]) == ("2026-06-01T22:30:00+00:00", "")


def test_what_was_not_noted_is_empty_and_no_zero():
    header, row = lines(imports_table(an_imports_report(an_import(effect=None))))
    told = dict(zip(header.split(","), row.split(","), strict=True))
    assert (told["new_posts"], told["days_changed"]) == ("", "")


def test_changes_with_their_details():
    assert lines(changes_table(a_changes_report()))[1:] == [
        "2026-06-01T22:30:00+00:00,Ada,undo import,import 7,file: =SUM(A1).csv",
        '2026-06-01T22:30:00+00:00,web,keep names apart,"Ada, Bob",',
    ]
