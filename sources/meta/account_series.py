"""Meta Business Suite, the account by day: one section per figure, both platforms in one file."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from domain.errors import SourceRejected
from domain.observations import Number, Observation, Question, Reading
from domain.periods import Period
from domain.vocabulary import Asked, Figure, Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, FigureColumn, layout_of
from sources.dates import ReadDay
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.headers import listed, normalised
from sources.meta.naming import own_account
from sources.meta.sections import Section, first_sections, sections_of
from sources.meta.titles import SPARSE, Told, names_meta, told_by
from sources.source import Context, Source
from sources.unreadable import Unreadable

_PRIMARY = "primary"
_PLATFORMS = (Platform.INSTAGRAM, Platform.FACEBOOK)


def recognises(document: Document) -> bool:
    """By a title only Meta writes, or by a known one above Meta's own name of the column."""
    sections = first_sections(document)
    return any(
        names_meta(one.title) or (_told(one) and _PRIMARY in map(normalised, one.header))
        for one in sections
    )


@dataclass
class _Series:
    """The sections of one platform, side by side."""

    by_metric: dict[str, Mapping[date, Number | None]] = field(default_factory=dict)
    harvest: Harvest = field(default_factory=Harvest)

    def take_in(self, metric: str, section: Section, read_day: ReadDay, comma: bool) -> None:
        if metric in self.by_metric:
            self.harvest.warnings.append(
                f"The section {section.title!r} stands twice: the first counts."
            )
            return
        gathered = _gathered(metric, section, read_day, comma)
        days = {seen.days.first_day: seen.values[0] for seen in gathered.observations if seen.days}
        # A row that could not be read may be one of the days that are missing.
        fills = metric in SPARSE and days and not gathered.rejected
        filled = dict.fromkeys(_silent_days(section, days, read_day), 0) if fills else {}
        self.by_metric[metric] = days | filled
        self.harvest.stated |= gathered.stated
        self.harvest.rejected += gathered.rejected
        self.harvest.rows_read += gathered.rows_read
        self.harvest.skipped += gathered.skipped
        self.harvest.warnings += [f"{section.title}: {text}" for text in gathered.warnings]
        if filled:
            self.harvest.warnings.append(
                f"{section.title}: {len(filled):,} days without a row between the first and the "
                "last count as 0, for Meta leaves out days without any."
            )

    def observations(self) -> list[Observation]:
        every_day = sorted({day for days in self.by_metric.values() for day in days})
        return [
            Observation(
                Figure.PERIOD,
                tuple(days.get(day) for days in self.by_metric.values()),
                days=Period(day, day),
            )
            for day in every_day
        ]


def read(document: Document, context: Context) -> list[Reading]:
    sections = list(sections_of(document))
    known = [(section, told) for section in sections if (told := _told(section)) is not None]
    unknown = [section.title or "a block without a title" for section in sections
               if _told(section) is None]  # fmt: skip
    if not known:
        raise SourceRejected(
            f"None of the sections {listed(unknown)} is a known series of an account by day. "
            "Known are reach, views, viewers, visits, follows, interactions and link clicks."
        )
    printed = {row.cells[0] for section, _ in known for row in section.rows if row.cells}
    days = days_of(printed, context)
    platform, asked = _platform_asked([told for _, told in known], document, context)
    by_platform: dict[Platform, _Series] = {}
    for section, told in known:
        series = by_platform.setdefault(told.platform or platform, _Series())
        series.take_in(told.metric, section, days.read, document.decimal_comma)
    first = next(iter(by_platform.values()))
    if unknown:
        first.harvest.warnings.append(f"Sections that are not imported: {listed(unknown)}.")
    questions = (*asked, *days.questions)
    several = len(by_platform) > 1
    return [
        _reading(series, one, document, context, questions, one.value if several else "")
        for one, series in by_platform.items()
    ]


def _reading(
    series: _Series,
    platform: Platform,
    document: Document,
    context: Context,
    questions: tuple[Question, ...],
    part: str,
) -> Reading:
    series.harvest.observations = series.observations()
    return reading_of(
        SOURCE,
        document,
        series.harvest,
        own_account(platform, document, context),
        grain=Grain.ACCOUNT,
        metrics=tuple(series.by_metric),
        platform=platform,
        questions=questions,
        part=part,
    )


def _told(section: Section) -> Told | None:
    return told_by(section.title) if len(section.header) > 1 else None


def _platform_asked(
    told: Sequence[Told], document: Document, context: Context
) -> tuple[Platform, tuple[Question, ...]]:
    """Where a title names no platform: what other titles or the name of the file say, or asked."""
    if all(one.platform for one in told):
        return Platform.INSTAGRAM, ()
    named = document.name.casefold()
    likely = [one.platform for one in told if one.platform]
    likely += [platform for platform in _PLATFORMS if platform.value in named]
    choices = tuple(platform.label for platform in _PLATFORMS)
    question = context.ask(
        Asked.SUBJECT,
        "The sections do not say whether they are of Instagram or of Facebook. Of which are they?",
        (likely or [Platform.INSTAGRAM])[0].label,
        choices,
    )
    if question.taken not in choices:
        raise SourceRejected(f"{question.taken[:40]!r} is neither Instagram nor Facebook.")
    return _PLATFORMS[choices.index(question.taken)], (question,)


def _gathered(metric: str, section: Section, read_day: ReadDay, comma: bool) -> Harvest:
    names = tuple(name for name in section.header[1:] if name)
    columns = Columns({"day": section.header[:1]}, (FigureColumn(metric, names),))
    layout = layout_of(columns, section.header, decimal_comma=comma)
    harvest = Harvest(warnings=layout.warnings)
    gather_days(section.rows, layout, read_day, harvest)
    return harvest


def _silent_days(section: Section, days: Iterable[date], read_day: ReadDay) -> list[date]:
    """Those between the first and the last figure that have no row, not even a blank one."""
    told = set()
    for row in section.rows:
        with suppress(Unreadable):  # a row of totals has no day
            told.add(read_day(row.cells[0]))
    known = sorted(days)
    return [day for day in Period(known[0], known[-1]) if day not in told]


SOURCE = Source(
    name="meta_account_series",
    label="Meta Business Suite: the account by day",
    recognised_by="sections of a title alone in its line and below it Date and a figure",
    platforms=_PLATFORMS,
    recognises=recognises,
    read=read,
    asks_others=True,
)
