"""Notes and reports of unusual days for tests of pages, charts and exports."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np

from analytics.anomalies import AnomalyReport, UnusualDays, UnusualPost, WatchedSeries
from analytics.day_notes import DayNotesReport, Note
from domain.metric_definitions import STANDARD_METRICS
from domain.notes import EVERYTHING, NoteDraft, NoteFilter, NoteSubject
from domain.periods import Period
from domain.vocabulary import Basis, Level, Platform
from tests.factories import FOUR_WEEKS, VIEWS, a_selection, waves

PEAK = date(2026, 7, 10)
YOUTUBE, TIKTOK = NoteSubject(Platform.YOUTUBE), NoteSubject(Platform.TIKTOK)
WRITTEN = datetime(2026, 7, 22, 8, tzinfo=UTC)


def a_note(text="New thumbnails", days=None, subject=EVERYTHING, number=1, **changes) -> Note:
    draft = NoteDraft(days or Period(PEAK, PEAK), text, subject)
    for name in ("visibility", "kind", "metric"):
        if name in changes:
            draft = replace(draft, **{name: changes.pop(name)})
    note = Note(
        note_id=number,
        version=1,
        draft=draft,
        author="Ada",
        created_at=WRITTEN,
        changed_by="Ada",
        changed_at=WRITTEN,
        removed=False,
        account_id=None,
        content_id=None,
        post_id=None,
        title=draft.subject.title,
    )
    return replace(note, **changes)


def a_notes_report(*notes, **asked) -> DayNotesReport:
    labels = tuple((metric.name, metric.label) for metric in STANDARD_METRICS.metrics)
    return DayNotesReport(NoteFilter(1, "Ada", **asked), notes, len(notes), "UTC", labels)


def a_watched_series(subject=YOUTUBE, key="youtube", label="YouTube", *, peak=60_000.0):
    values = waves(20_000)
    at = (PEAK - FOUR_WEEKS.first_day).days
    values[at] = peak
    expected = np.full(28, 20_000.0)
    unusual = np.zeros(28, dtype=bool)
    unusual[at] = True
    return WatchedSeries(
        key=key,
        label=label,
        subject=subject,
        values=values,
        expected=expected,
        low=expected * 0.7,
        high=expected * 1.4,
        estimated=np.zeros(28, dtype=bool),
        unusual=unusual,
        deviation=np.where(unusual, 6.0, 0.1),
        q=np.where(unusual, 0.001, 0.9),
        arrival=np.where(unusual, 0.6, 0.0),
        history=180,
    )


def unusual_days(**changes) -> UnusualDays:
    run = UnusualDays(
        series="youtube",
        label="YouTube",
        subject=YOUTUBE,
        days=Period(PEAK, PEAK + timedelta(days=1)),
        peak=PEAK,
        value=60_000.0,
        expected=20_000.0,
        low=14_000.0,
        high=28_000.0,
        deviation=6.0,
        q=0.001,
        arrival=0.6,
        reasons=("72 % of the day came from \u201cA hit\u201d, published that day.",),
    )
    return replace(run, **changes)


def an_unusual_post(**changes) -> UnusualPost:
    post = UnusualPost(
        post_id=5,
        content_id=7,
        title="A hit",
        platform=Platform.TIKTOK,
        account="clips",
        content_type="short",
        external_id="x7",
        published_on=PEAK,
        age_days=7.1,
        value=400_000.0,
        typical=20_000.0,
        low=5_000.0,
        high=80_000.0,
        deviation=4.4,
        doublings=np.log2(20.0),
        p=0.0001,
        q=0.01,
        peers=91,
    )
    return replace(post, **changes)


def an_anomaly_report(**changes) -> AnomalyReport:
    report = AnomalyReport(
        selection=a_selection(),
        level=Level.PLATFORM,
        metric=VIEWS,
        metrics=(VIEWS, STANDARD_METRICS["likes"]),
        basis=Basis.POSTS,
        basis_note="",
        time_zone="Europe/Berlin",
        series=(
            a_watched_series(TIKTOK, "tiktok", "TikTok", peak=20_500.0),
            a_watched_series(),
        ),
        days=(unusual_days(),),
        posts=(an_unusual_post(),),
        posts_judged=40,
        posts_without_days=2,
        too_short=(),
        posts_left_out=(),
        definition_changes=(),
        notes=(),
    )
    return replace(report, **changes)
