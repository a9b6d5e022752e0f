"""The one filter: which rows of a table a selection speaks of."""

from sqlalchemy import Alias, ColumnElement, FromClause, Select, false, select

from database.tables import account_performance_history, accounts, content, daily_totals, posts
from domain.periods import Period
from domain.selection import Selection


def belongs(table: FromClause, selection: Selection) -> tuple[ColumnElement[bool], ...]:
    """Rows of what the selection names, whatever their day.

    Content goes by what it is and by where it is published, `accounts` by what is published there,
    a table with platforms only by the accounts on them. An account's own series tells no content.
    `daily_totals` cannot single out content either: ask `post_totals` for the table to sum.
    """
    return (
        table.c.workspace_id == selection.workspace_id,
        *_of_posts(table, selection),
        *_of_content(table, selection),
    )


def during(column: ColumnElement[object], period: Period) -> ColumnElement[bool]:
    return column.between(period.first_day, period.last_day)


def matches(table: FromClause, selection: Selection) -> tuple[ColumnElement[bool], ...]:
    """Rows of a daily table that lie in the selection's period."""
    return *belongs(table, selection), during(table.c.day, selection.period)


def inside(table: FromClause, period: Period) -> ColumnElement[bool]:
    """Stretches of days that the period covers whole."""
    return (table.c.period_start >= period.first_day) & (table.c.period_end <= period.last_day)


def touching(table: FromClause, period: Period) -> ColumnElement[bool]:
    """Stretches that share at least one day with the period."""
    return (table.c.period_start <= period.last_day) & (table.c.period_end >= period.first_day)


def content_facts(selection: Selection) -> tuple[ColumnElement[bool], ...]:
    """Of rows of `content`; the title is searched for the text as it stands, % and _ included."""
    facts = content.c
    found: list[ColumnElement[bool]] = [facts.workspace_id == selection.workspace_id]
    for column, chosen in (
        (facts.content_type, selection.types),
        (facts.creator_id, selection.creators),
        (facts.topic_id, selection.topics),
    ):
        if chosen:
            found.append(column.in_(chosen))
    if selection.text:
        found.append(facts.title.icontains(selection.text, autoescape=True))
    return tuple(found)


def _of_posts(table: FromClause, selection: Selection) -> tuple[ColumnElement[bool], ...]:
    """Platforms and accounts, by the table's own columns where it has them."""
    found: list[ColumnElement[bool]] = []
    if selection.platforms and "platform" in table.c:
        found.append(table.c.platform.in_([platform.value for platform in selection.platforms]))
    if selection.accounts and "account_id" in table.c:
        found.append(table.c.account_id.in_(selection.accounts))
    if "content_id" in table.c and "platform" not in table.c:
        found += _through_posts(table, selection)
    elif selection.accounts and "account_id" not in table.c:
        found.append(table.c.platform.in_(_platforms_of(selection)))
    return tuple(found)


def _through_posts(table: FromClause, selection: Selection) -> tuple[ColumnElement[bool], ...]:
    if not selection.platforms and not selection.accounts:
        return ()
    key = "post_id" if "post_id" in table.c else "content_id"
    named = select(posts.c[key]).where(*belongs(posts, selection.of_whole_accounts))
    return (table.c[key].in_(named),)


def _of_content(table: FromClause, selection: Selection) -> tuple[ColumnElement[bool], ...]:
    if not selection.singles_out_content:
        return ()
    if table is content:
        return content_facts(selection)
    named = table.element if isinstance(table, Alias) else table
    if named is daily_totals:
        raise ValueError("Totals by account tell no content; sum what post_totals() gives.")
    if named is account_performance_history:
        return (false(),)
    if named is accounts:
        publishing = select(posts.c.account_id).where(*belongs(posts, selection))
        return (table.c.account_id.in_(publishing),)
    if "content_id" not in table.c:
        return ()
    return (table.c.content_id.in_(select(content.c.content_id).where(*content_facts(selection))),)


def _platforms_of(selection: Selection) -> Select[tuple[str]]:
    return select(accounts.c.platform).where(*belongs(accounts, selection.of_whole_accounts))
