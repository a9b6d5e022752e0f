from charts.experiments import course_figure, effects_figure
from tests.experiment_factories import a_reading


def test_the_course_has_a_line_inside_a_band():
    reading = a_reading()
    low, high, line = course_figure(reading, dark=False).data
    assert list(line.x) == [one.day for one in reading.course]
    assert list(line.y) == [one.estimate for one in reading.course]
    assert list(low.x) == list(high.x) == list(line.x)
    assert list(low.y) == [one.low for one in reading.course]
    assert list(high.y) == [one.high for one in reading.course]
    assert high.fill == "tonexty"


def test_every_effect_has_its_interval():
    reading = a_reading()
    (trace,) = effects_figure(reading, dark=True).data
    effect = reading.report.results[0].effect
    assert list(trace.x) == [effect.estimate]
    assert trace.x[0] + trace.error_x.array[0] == effect.high
    assert trace.x[0] - trace.error_x.arrayminus[0] == effect.low


def test_names_of_variants_are_never_markup():
    reading = a_reading()
    assert effects_figure(reading, dark=False).data[0].y == ("&lt;b&gt;Ask&lt;/b&gt;",)
    assert course_figure(reading, dark=False).data[2].name == "&lt;b&gt;Ask&lt;/b&gt;"
