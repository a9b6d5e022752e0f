from exports.experiments import effects_table, results_table
from tests.experiment_factories import START, a_reading, some_shares


def test_every_day_of_a_variant_is_a_row():
    table = results_table(a_reading(some_shares(2)))
    assert table.columns[:4] == ("variant", "day", "people", "total")
    assert table.rows[0][:4] == ("Plain", START, 1000, 100)
    assert len(table.rows) == 4


def test_the_control_stands_first_and_has_no_effect():
    reading = a_reading()
    control, variant = effects_table(reading).rows
    assert control[:4] == ("Plain", 5000, 0.1, None)
    assert variant[3] == reading.report.results[0].effect.estimate


def test_a_test_that_cannot_be_read_yet_has_no_effects():
    assert effects_table(a_reading([])).rows == []
