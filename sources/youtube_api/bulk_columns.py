"""The columns of bulk reports: which are figures, and which part a video's day into rows."""

from domain.observations import Number
from sources.columns import Columns, FigureColumn
from sources.numbers import not_negative, read_amount, read_count
from sources.unreadable import Unreadable

_SECONDS_PER_MINUTE = 60
_IN_PER_CENT = 100
_read_amount = not_negative(read_amount)


def _minutes(text: str, *, decimal_comma: bool = False) -> Number | None:
    minutes = _read_amount(text, decimal_comma=decimal_comma)
    return None if minutes is None else minutes * _SECONDS_PER_MINUTE


def _share(text: str, *, decimal_comma: bool = False) -> Number | None:
    share = _read_amount(text, decimal_comma=decimal_comma)
    if share is not None and share > 1:
        raise Unreadable("is above 1, the highest share")
    return None if share is None else share * _IN_PER_CENT


# Likes and comments of a day fall below zero when more are taken back than given.
COLUMNS = Columns(
    facts={"day": ("date",), "channel": ("channel_id",), "video": ("video_id",)},
    figures=(
        FigureColumn("views", ("views",)),
        FigureColumn("engaged_views", ("engaged_views",)),
        FigureColumn("premium_views", ("red_views",)),
        FigureColumn("impressions", ("video_thumbnail_impressions",)),
        FigureColumn("likes", ("likes",), read_count),
        FigureColumn("dislikes", ("dislikes",), read_count),
        FigureColumn("comments", ("comments",), read_count),
        FigureColumn("shares", ("shares",)),
        FigureColumn("follows", ("subscribers_gained",)),
        FigureColumn("unfollows", ("subscribers_lost",)),
        FigureColumn("watch_time_s", ("watch_time_minutes",), _minutes),
        FigureColumn("avg_view_duration_s", ("average_view_duration_seconds",), _read_amount),
        FigureColumn("avg_view_pct", ("average_view_duration_percentage",), _read_amount),
        FigureColumn("ctr_pct", ("video_thumbnail_impressions_ctr",), _share),
    ),
)
# Added up over: together their rows are the whole of a video's day.
PARTS = frozenset({"live_or_on_demand", "subscribed_status", "country_code"})
# Reports by these say the same views once more, or shares of them.
BREAKDOWNS = frozenset({
    "traffic_source_type", "traffic_source_detail", "playback_location_type",
    "playback_location_detail", "device_type", "operating_system", "age_group", "gender",
    "sharing_service", "province_code", "playlist_id", "subtitle_language", "card_type", "card_id",
    "annotation_type", "annotation_id", "end_screen_element_type", "end_screen_element_id",
    "ad_type", "asset_id",
})  # fmt: skip
OF_REPORTS = PARTS | {"video_id", "watch_time_minutes", "video_thumbnail_impressions"}
