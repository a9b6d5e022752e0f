"""Matomo's API, `Actions.getPageUrls`: pages by day, or over the period of the call."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.counting import counted
from domain.errors import SourceRejected
from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from sources.asked_periods import asked_period
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.matomo_rows import LISTING, PageRow, is_listing, page_rows
from sources.payloads import Item, at, cleaned
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable
from sources.web_pages import UNKNOWN_SITE, host_of, page_of, site_named

_COUNTS = {
    "views": "nb_hits",
    "sessions": "nb_visits",
    "users": "nb_uniq_visitors",
    "bounces": "entry_bounce_count",
    "time_spent_s": "sum_time_spent",
}
_SAID_OTHERWISE = {"label", "url", "segment", "logo", "is_summary", "idsubdatatable", LISTING}
_A_VISIT_TO_SEVERAL = (
    "A visit to several pages counts as a session of each: sessions of pages do not add up to "
    "those of the site."
)


def recognises(document: Document) -> bool:
    return _error(document.json) is not None or is_listing(document.json)


def read(document: Document, context: Context) -> Reading:
    error = _error(document.json)
    if error is not None:
        raise SourceRejected(f"Matomo answered with an error: {error!r}.")
    rows = list(page_rows(document, context.today))
    if not rows:
        raise SourceRejected(
            "The answer holds no pages: there is nothing to import. No figures are taken to be "
            "zero."
        )
    undated = any(row.period is None for row in rows)
    window = asked_period(document, context) if undated else None
    spare = window.period if window else None
    account = _account(rows, context)
    names = dict.fromkeys(name for row in rows for name in row.item.fields)
    metrics = tuple(metric for metric, name in _COUNTS.items() if name in names)
    harvest = Harvest(warnings=[*_remarks(rows, list(names), metrics)])
    for row in rows:
        harvest.rows_read += 1
        try:
            _take_in(row, row.period or spare, metrics, account, harvest)
        except CellRejected as fault:
            harvest.reject(Row(row.number, []), fault)
    harvest.warnings += window.warnings if window else ()
    return reading_of(
        SOURCE,
        document,
        harvest,
        account,
        grain=Grain.POST,
        metrics=metrics,
        platform=Platform.WEBSITE,
        period=spare,
        period_basis=window.basis if window else PeriodBasis.STATED,
    )


def _error(payload: object) -> str | None:
    if at(payload, "result") != "error":
        return None
    return cleaned(str(at(payload, "message") or "without a message"))[:300]


def _take_in(
    row: PageRow,
    period: Period | None,
    metrics: Sequence[str],
    account: Account,
    harvest: Harvest,
) -> None:
    if row.fault is not None:
        raise row.fault
    if _is_sum(row.item):
        harvest.skipped += 1
        return
    assert period is not None
    page = _page(row, account)
    values = tuple(_value(row.item, metric) for metric in metrics)
    if all(value is None for value in values):
        raise row.item.rejected("label", "has no figure")
    place = Row(row.number, [])
    harvest.refuse_repeated((page.external_id, period), place, "label", page.external_id)
    harvest.posts.append(page)
    harvest.observations.append(Observation(Figure.PERIOD, values, page.external_id, days=period))


def _value(item: Item, metric: str) -> Number | None:
    name = _COUNTS[metric]
    value = item.amount(name) if metric == "time_spent_s" else item.count(name)
    return Decimal(value) if isinstance(value, Decimal) else value


def _is_sum(item: Item) -> bool:
    """A folder that was not opened, or the row of all pages that were not listed."""
    summary = item.fields.get("is_summary") or item.fields.get("label") in (-1, "-1", "Others")
    folder = "idsubdatatable" in item.fields and not item.fields.get("url")
    return bool(summary or folder)


def _page(row: PageRow, account: Account) -> PostFacts:
    """The address; without one the path, put together from the folders around it."""
    url, label = row.item.text("url"), row.item.needed("label")
    parts = [part.strip("/") for part in (*row.folders, label)]
    path = "/" + "/".join(part for part in parts if part)
    try:
        return page_of(url or (path if row.folders else label), account.name)
    except Unreadable as fault:
        raise row.item.rejected("url" if url else "label", str(fault)) from fault


def _account(rows: Sequence[PageRow], context: Context) -> Account:
    if context.answers.account:
        return Account(context.answers.account)
    hosts = {host for row in rows if (host := _host(row.item))}
    sites = {site_named(host) for host in hosts}
    return Account(sites.pop()) if len(sites) == 1 else Account(UNKNOWN_SITE, assumed=True)


def _host(item: Item) -> str | None:
    url = item.fields.get("url")
    try:
        return host_of(url) if isinstance(url, str) else None
    except Unreadable:
        return None  # its row is rejected when it is read


def _remarks(rows: Sequence[PageRow], names: list[str], metrics: Sequence[str]) -> Iterator[str]:
    sums = sum(_is_sum(row.item) for row in rows)
    if sums:
        yield (
            f"Left out: {counted(sums, 'row')} that only sum up pages. Call with flat=1 for every "
            "page."
        )
    left_out = [name for name in names if name not in {*_COUNTS.values(), *_SAID_OTHERWISE}]
    if left_out:
        yield f"Columns that are not imported: {listed(left_out)}."
    if "sessions" in metrics:
        yield _A_VISIT_TO_SEVERAL


SOURCE = Source(
    name="matomo_api_pages",
    label="Matomo API: pages",
    recognised_by="JSON rows with label and nb_visits or nb_hits",
    platforms=(Platform.WEBSITE,),
    recognises=recognises,
    read=read,
)
