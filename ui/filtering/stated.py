"""The line under the title: exact days, days compared with, zone, freshness, basis."""

from analytics.workspaces import WorkspaceReport
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison
from ui import words

_BASES = {
    Basis.POSTS: "counted as the sum of posts",
    Basis.ACCOUNTS: "counted as the accounts' own totals",
    None: "counted as posts or accounts' totals, as each figure says",
}
_MOVED_BY_WEEKS = (Comparison.PREVIOUS, Comparison.YEAR)


def stated(selection: Selection, workspace: WorkspaceReport) -> str:
    parts = [
        days_words(selection),
        f"days in {words.plain(workspace.time_zone)}",
        freshness(workspace),
        _BASES[Basis.POSTS if selection.singles_out_content else selection.basis],
    ]
    return " \u00b7 ".join(part for part in parts if part)


def freshness(workspace: WorkspaceReport) -> str:
    return f"figures to {words.day(workspace.last_day)}" if workspace.last_day else ""


def days_words(selection: Selection) -> str:
    said = f"**{words.span(selection.period)}** ({words.counted(selection.period.days, 'day')})"
    before = selection.comparison_period
    return f"{said} against {words.span(before)}{matched(selection)}" if before else said


def matched(selection: Selection) -> str:
    by_weeks = selection.comparison in _MOVED_BY_WEEKS and selection.match_weekday
    return ", same weekdays" if by_weeks else ""
