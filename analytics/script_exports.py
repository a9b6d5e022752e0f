"""Every row of one kind, as a script asks for it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import pandas as pd
from sqlalchemy import Connection, Engine

from analytics.export_text import as_csv, as_json
from analytics.exporting import ExportRows, content_rows, daily_rows, observation_rows
from analytics.script_choices import days_meant
from analytics.tracked_values import checked_platform
from database.engine import reading
from domain.errors import InvalidRequest
from domain.periods import Period
from domain.vocabulary import Grain, Platform

ExportKind = Literal["content", "daily", "observations"]
ExportFormat = Literal["csv", "json", "dataframe"]


def exported(
    engine: Engine,
    workspace_id: int,
    kind: ExportKind,
    format: ExportFormat,
    *,
    platform: Platform | str | None,
    period: Period | tuple[date, date] | None,
    grain: Grain,
) -> str | pd.DataFrame:
    _check_choice("kind", kind, ("content", "daily", "observations"))
    _check_choice("format", format, ("csv", "json", "dataframe"))
    chosen = checked_platform(platform) if platform is not None else None
    days = days_meant(period) if period is not None else None
    with reading(engine) as connection:
        rows = _rows(connection, workspace_id, kind, chosen, days, grain)
        match format:
            case "csv":
                return as_csv(rows)
            case "json":
                return as_json(rows)
        return pd.DataFrame(list(rows), columns=list(rows.columns))


def _rows(
    connection: Connection,
    workspace_id: int,
    kind: ExportKind,
    platform: Platform | None,
    days: Period | None,
    grain: Grain,
) -> ExportRows:
    first, last = (days.first_day, days.last_day) if days else (None, None)
    if kind == "content":
        return content_rows(
            connection, workspace_id, platform=platform, first_day=first, last_day=last
        )
    of_kind = daily_rows if kind == "daily" else observation_rows
    return of_kind(
        connection, workspace_id, platform=platform, first_day=first, last_day=last, grain=grain
    )


def _check_choice(field: str, given: object, known: Sequence[str]) -> None:
    if given not in known:
        raise InvalidRequest(f"{field}: {given!r} is not known. Known: {', '.join(known)}.")
