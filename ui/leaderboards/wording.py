"""The words of the page: findings, small print, and why each opportunity is one."""

from analytics.leaderboards.opportunities import Kind, Opportunity
from analytics.leaderboards.order import Order
from analytics.leaderboards.report import LeaderboardReport
from analytics.leaderboards.viral import ViralReport
from charts import formats
from domain.vocabulary import Level
from ui import words

SINGULAR = {
    Level.CREATOR: "creator",
    Level.TOPIC: "topic",
    Level.ACCOUNT: "account",
    Level.CONTENT: "piece of content",
}
_PLURAL = {Level.CONTENT: "pieces of content"}
KINDS = {Kind.UNTAPPED: "Untapped", Kind.CONSISTENT: "Consistent", Kind.RISING: "Rising"}


def named(report: LeaderboardReport, number: int) -> str:
    subject = report.board.subject
    return words.counted(number, SINGULAR[subject], _PLURAL.get(subject))


def finding(report: LeaderboardReport) -> str:
    """Plain text. Names a leader by typical post only where its interval clears that of all."""
    ranked, metric = report.ranked, report.metric.label.lower()
    subject = SINGULAR[report.board.subject]
    if not ranked:
        return f"No {subject} has {words.counted(report.board.fewest, 'post')} in these days"
    first = ranked[0]
    name = first.label if len(first.label) <= 60 else f"{first.label[:59].rstrip()}\u2026"
    if report.board.order is Order.TYPICAL and first.typical and report.typical is not None:
        if first.typical.low > report.typical:
            return f"A post of {name} typically brings more {metric} than one of all"
        return f"No {subject} clearly stands above the typical post in {metric}"
    share = f", {formats.percent(first.share)} of all" if first.share is not None else ""
    return f"{name} brings the most {metric}{share}"


def caption(report: LeaderboardReport) -> str:
    """Markdown."""
    parts = [
        f"{words.span(report.selection.period)}, days in {words.plain(report.time_zone)}",
        f"{report.metric.label} of posts"
        + (" published in these days" if report.board.new_only else ", whenever published"),
        f"{named(report, report.counted)} with figures",
    ]
    if report.counted > len(report.rows):
        parts.append(f"shown: the {len(report.rows):,} largest")
    under = len(report.rows) - len(report.ranked)
    if under:
        parts.append(
            f"{under:,} without a place, with fewer than "
            f"{words.counted(report.board.fewest, 'post')}; they stand last"
        )
    parts += _unnamed(report)
    return " \u00b7 ".join(parts)


def _unnamed(report: LeaderboardReport) -> list[str]:
    if not report.unnamed_posts:
        return []
    posts = words.counted(report.unnamed_posts, "post")
    amount = formats.amount(report.metric, report.unnamed, short=False, currency=report.currency)
    return [f"{posts} of no {SINGULAR[report.board.subject]} ({amount}) count in the total only"]


def column_words(report: LeaderboardReport) -> str:
    """Markdown: how to read the columns that need it."""
    told = ["click a row to open it"]
    if report.board.subject is not Level.CONTENT:
        told.append("average and median: per post")
    if report.typical is not None:
        typical = formats.amount(report.metric, report.typical, currency=report.currency)
        told.append(
            f"typical post: geometric mean per post with its 95 % interval, drawn towards that of "
            f"all ({typical}) the more the fewer posts it rests on"
        )
    denominators = {row.engagement.denominator for row in report.rows if row.engagement}
    if denominators:
        per = words.listed(sorted(denominators), last="or")
        told.append(
            f"engagement: likes, comments, shares and saves, where told, per {per}; a ratio of sums"
        )
    if any(row.beside for row in report.rows):
        told.append("Discord: messages that link the posts, and reactions to them")
    said = " \u00b7 ".join(told)
    return said[:1].upper() + said[1:]


def refusals(report: LeaderboardReport) -> list[str]:
    """Plain text."""
    told = []
    if report.typical_refusal:
        told.append(f"Typical posts are not told. {report.typical_refusal}")
    if report.growth_refusal:
        told.append(f"Growth and places won are not told. {report.growth_refusal}")
    return told


def why(report: LeaderboardReport, one: Opportunity) -> str:
    """Plain text: what makes it one, with interval and n."""
    estimate, metric = one.estimate, report.metric.label.lower()

    def amount(value: float) -> str:
        return formats.amount(report.metric, value, currency=report.currency)

    match one.kind:
        case Kind.UNTAPPED:
            return (
                f"Few posts (n = {estimate.n:,}), yet a typical one brings "
                f"{amount(estimate.estimate)} {metric} ({amount(estimate.low)} to "
                f"{amount(estimate.high)}), against {amount(one.against)} of all."
            )
        case Kind.CONSISTENT:
            return (
                f"Two thirds of its posts lie within {estimate.estimate:.1f} times its typical "
                f"one, up or down ({estimate.low:.1f} to {estimate.high:.1f}), against "
                f"{one.against:.1f} times for all; n = {estimate.n:,} posts, q {_q(one.q)}."
            )
        case Kind.RISING:
            common = (
                f", beyond the {one.against:.2f} times that all rose" if one.against > 1 else ""
            )
            return (
                f"{estimate.estimate:.2f} times the {metric} that its days before lead one to "
                f"expect ({estimate.low:.2f} to {estimate.high:.2f}){common}; "
                f"n = {estimate.n:,} days, q {_q(one.q)}."
            )


def _q(q: float | None) -> str:
    if q is None:
        return formats.MISSING
    return "below 0.001" if q < 0.001 else f"= {q:.3f}"


NONE_FOUND = {
    Kind.UNTAPPED: "None: nobody with few posts lies clearly above the typical post.",
    Kind.CONSISTENT: "None: no one's posts differ clearly less than those of all.",
    Kind.RISING: "None: nothing grew beyond normal variation.",
}


def viral_finding(report: ViralReport) -> str:
    pieces = words.counted(report.reached, "piece of content", "pieces of content")
    if report.least is None:
        return "No content with figures in these days"
    least = formats.amount(report.metric, report.least, short=False, currency=report.currency)
    verb = "has" if report.reached == 1 else "have"
    return f"{pieces} {verb} at least {least} {report.metric.label.lower()}"


def viral_words(report: ViralReport) -> str:
    of_all = words.counted(report.counted, "piece", "pieces")
    how = (
        "the number chosen"
        if report.threshold.least is not None
        else f"the top {report.threshold.top_share * 100:g}\u00a0% of {of_all} with figures"
    )
    parts = [f"The threshold is {how}, not a rule of any platform"]
    if report.reached > len(report.rows):
        parts.append(f"shown: the {len(report.rows):,} largest")
    return " \u00b7 ".join([*parts, "click a row to open its page"])
