"""Whatever a table holds and whatever its columns are said to be: a reading or a refusal."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.mappings import FACT_LABELS, ColumnMapping, FigureBasis, MappedColumn, Role, Unit
from domain.metric_definitions import STANDARD_METRICS
from domain.observations import Answers, Reading, Refusal
from domain.vocabulary import Figure, Platform
from sources import understood_rows
from tests.sources.files import TODAY, read, written

_CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "7", "1,200", "1.200", "5.3%", "-3", "1e9", "0:04:30", "2026-03-04", "3/4/2026",
         "13/4/2026", "31.12.2025", "20260304", "YouTube", "Hello", "https://tiktok.com/a/1",
         "=1+1", "\u00a0", "9" * 40, "running total", "2026-03-04T05:06Z", "'", "NaN", "inf"]
    ),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
)  # fmt: skip
_HEADERS = st.lists(
    st.sampled_from(
        ["When", "Post", "Plays", "Reactions", "Caption", "Link", "CTR", "Watch time (hours)",
         "Mood", "Platform", "Kind", "Until", "Length", "#", "", "Plays"]
    ),
    min_size=2, max_size=8,
)  # fmt: skip
_COLUMNS = st.builds(
    MappedColumn,
    st.sampled_from(["when", "post", "plays", "reactions", "caption", "mood", "kind", "absent"]),
    st.sampled_from(list(Role)),
    st.sampled_from([*FACT_LABELS, *(m.name for m in STANDARD_METRICS.metrics), "Own", "", "nix"]),
    st.sampled_from(list(Unit)),
)
_MAPPINGS = st.builds(
    ColumnMapping,
    st.just("m"),
    st.lists(_COLUMNS, max_size=8).map(tuple),
    st.sampled_from(list(FigureBasis)),
    st.sampled_from([None, *Platform]),
    st.sampled_from([None, "Account"]),
    st.sampled_from([None, "month first", "day first"]),
    st.booleans(),
)


def _csv(rows) -> str:
    quoted = ([f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows)
    return "".join(",".join(row) + "\n" for row in quoted)


def _assert_whole(found: Reading) -> None:
    assert found.rows_read == found.rows_imported + len(found.rejected)
    width = len(found.metrics)
    for seen in found.observations:
        assert len(seen.values) == width
        assert (seen.moment is None) is (seen.figure is Figure.PERIOD)


@settings(max_examples=300)
@given(_HEADERS, st.lists(st.lists(_CELLS, min_size=1, max_size=9), min_size=1, max_size=6))
def test_any_table_is_offered_a_mapping_that_reads_it_or_says_what_is_missing(header, rows):
    file = written(_csv([header, *rows]))
    for entry in read(file):
        if isinstance(entry, Reading) or entry.table is None:
            continue
        suggested = replace(entry.table.suggestion, platform=Platform.X)
        understood_rows(entry.table, suggested, today=date(2026, 11, 20))
        (again,) = read(file, answers=Answers(mapping=suggested))
        if isinstance(again, Reading):
            _assert_whole(again)


@settings(max_examples=500)
@given(
    _HEADERS, st.lists(st.lists(_CELLS, min_size=1, max_size=9), min_size=1, max_size=6), _MAPPINGS
)
def test_any_mapping_reads_any_table_or_refuses_it_in_words(header, rows, mapping):
    (entry,) = read(written(_csv([header, *rows])), answers=Answers(mapping=mapping))
    if isinstance(entry, Refusal):
        assert entry.reason
        if entry.table is not None:
            understood_rows(entry.table, mapping, today=TODAY)
    else:
        _assert_whole(entry)
