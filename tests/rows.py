"""Rows of the derived tables, written directly: what a test says is what is stored."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from itertools import count

from sqlalchemy import Connection, Date, cast, func, insert, select

from database.tables import (
    account_performance_history,
    accounts,
    content,
    content_performance_history,
    content_performance_monthly,
    content_period_figures,
    daily_totals,
    engagement_snapshots,
    imports,
    post_identities,
    posts,
)
from domain.vocabulary import Platform

_PARTITIONED = ("content_performance_history", "engagement_snapshots")
_numbers = count(1)


@dataclass(frozen=True)
class Post:
    workspace_id: int
    content_id: int
    post_id: int
    account_id: int
    platform: Platform

    @property
    def keys(self) -> dict[str, object]:
        return {
            "workspace_id": self.workspace_id,
            "content_id": self.content_id,
            "post_id": self.post_id,
            "account_id": self.account_id,
            "platform": self.platform.value,
        }


@dataclass(frozen=True)
class Team:
    """One workspace; `tell_*` stores figures, and `roll_up` derives totals and months from them."""

    connection: Connection
    workspace_id: int
    told: list = field(default_factory=list)  # (post, day, metric, amount, estimated)

    def account(self, platform=Platform.YOUTUBE, name="Main", currency=None) -> int:
        return self.connection.scalar(
            insert(accounts)
            .values(
                workspace_id=self.workspace_id,
                platform=platform.value,
                name=name,
                currency=currency,
            )
            .returning(accounts.c.account_id)
        )

    def post(self, account_id, *, title="A video", content_id=None, **columns) -> Post:
        platform = self.connection.scalar(
            select(accounts.c.platform).where(accounts.c.account_id == account_id)
        )
        if content_id is None:
            content_id = self.content(title)
        external_id = columns.pop("external_id", f"id-{next(_numbers)}")
        post_id = self.connection.scalar(
            insert(posts)
            .values(
                workspace_id=self.workspace_id,
                content_id=content_id,
                account_id=account_id,
                platform=platform,
                external_id=external_id,
                **columns,
            )
            .returning(posts.c.post_id)
        )
        self.connection.execute(
            insert(post_identities).values(
                workspace_id=self.workspace_id,
                platform=platform,
                external_id=external_id,
                content_id=content_id,
                post_id=post_id,
            )
        )
        return Post(self.workspace_id, content_id, post_id, account_id, Platform(platform))

    def content(self, title, **columns) -> int:
        return self.connection.scalar(
            insert(content)
            .values(workspace_id=self.workspace_id, title=title, **columns)
            .returning(content.c.content_id)
        )

    def tell_days(self, post, first_day, amounts, *, metric="views", estimated=False) -> None:
        """One amount per day from `first_day` on; None is a day without data."""
        for step, amount in enumerate(amounts):
            if amount is not None:
                day = first_day + timedelta(days=step)
                self.told.append((post, day, metric, Decimal(amount), estimated))

    def tell_stretch(
        self, post, period, remainder, *, metric="views", origin="stated", amount=None
    ) -> None:
        self.connection.execute(
            insert(content_period_figures).values(
                **post.keys,
                metric=metric,
                period_start=period.first_day,
                period_end=period.last_day,
                origin=origin,
                amount=remainder if amount is None else amount,
                remainder=remainder,
            )
        )

    def tell_account_days(
        self, account_id, first_day, amounts, *, metric="views", estimated=False
    ) -> None:
        platform = self.connection.scalar(
            select(accounts.c.platform).where(accounts.c.account_id == account_id)
        )
        rows = [
            {
                "workspace_id": self.workspace_id,
                "account_id": account_id,
                "platform": platform,
                "day": first_day + timedelta(days=step),
                metric: amount,
                "estimated": [metric] if estimated else None,
            }
            for step, amount in enumerate(amounts)
            if amount is not None
        ]
        self.connection.execute(insert(account_performance_history), rows)

    def imported(self, file_name="figures.csv", **columns) -> int:
        row = {
            "workspace_id": self.workspace_id, "file_name": file_name,
            "fingerprint": f"{next(_numbers)}", "format": "generic", "grain": "post",
            "account": "Main", "period_basis": "stated", "actor": "test", "rows_read": 1,
            "rows_imported": 1, "rows_rejected": 0, "controls": [], "warnings": [],
        }  # fmt: skip
        return self.connection.scalar(
            insert(imports).values(row | columns).returning(imports.c.import_id)
        )

    def observe(self, post, captured_at, value, *, import_id, metric="views", days=0) -> None:
        """A running total at a moment, or with `days` an amount of so many days up to it."""
        _make_partitions(self.connection, {captured_at.date()})
        self.connection.execute(
            insert(engagement_snapshots).values(
                workspace_id=post.workspace_id,
                content_id=post.content_id,
                post_id=post.post_id,
                captured_at=captured_at,
                kind="period" if days else "cumulative",
                days=days,
                day=captured_at.date() if days else None,
                import_id=import_id,
                **{metric: value},
            )
        )

    def roll_up(self) -> None:
        """Stores the told days with their totals and months, added up in plain Python."""
        by_row, totals, months = defaultdict(dict), defaultdict(list), defaultdict(list)
        marked = defaultdict(list)
        for post, day, metric, amount, estimated in self.told:
            by_row[post, day][metric] = amount
            if estimated:
                marked[post, day].append(metric)
            totals[day, post.account_id, post.platform, metric].append((amount, estimated))
            months[post, day.replace(day=1), metric].append(amount)
        _make_partitions(self.connection, {day for _, day in by_row})
        for (post, day), figures in by_row.items():
            self._store(
                content_performance_history,
                {**post.keys, "day": day, "estimated": marked[post, day] or None},
                figures,
            )
        for (day, account_id, platform, metric), amounts in totals.items():
            self.connection.execute(
                insert(daily_totals).values(
                    workspace_id=self.workspace_id,
                    day=day,
                    account_id=account_id,
                    platform=platform.value,
                    metric=metric,
                    amount=sum(amount for amount, _ in amounts),
                    estimated_amount=sum(a for a, estimated in amounts if estimated),
                    posts=len(amounts),
                )
            )
        for post, month in {(post, month) for post, month, _ in months}:
            mine = {m: sum(a) for (p, mo, m), a in months.items() if (p, mo) == (post, month)}
            self._store(content_performance_monthly, {**post.keys, "month": month, "days": 1}, mine)
        self.told.clear()

    def _store(self, table, keys, figures) -> None:
        wide = {name: figures[name] for name in figures if name in table.c}
        extra = {name: float(figures[name]) for name in figures if name not in table.c}
        self.connection.execute(insert(table).values(**keys, **wide, extra=extra or None))


def _make_partitions(connection, days) -> None:
    for month in {day.replace(day=1) for day in days}:
        for parent in _PARTITIONED:
            connection.execute(select(func.ensure_month_partition(parent, cast(month, Date))))
