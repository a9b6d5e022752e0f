"""What a report of timing says in one sentence."""

from analytics.stats.lags import LagFit
from analytics.stats.peaks import PeakHours
from analytics.stats.timing import Part, TimingEffect
from analytics.timing.heat import Times
from analytics.timing.lag import CLIPS, LagReport
from analytics.timing.report import TimingReport
from analytics.wording import count_in_words, listed, share_in_words
from domain.errors import NotEnoughData

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = {
    Part.WEEKDAY: "weekday",
    Part.TIME: "time of day",
    Part.BOTH: "weekday and time of day together",
}


def block_words(first_hour: int, hours: int) -> str:
    return f"{first_hour:02}\N{EN DASH}{(first_hour + hours - 1) % 24 + 1:02} h"


def lag_words(days: int) -> str:
    if not days:
        return "on the same day"
    return f"{count_in_words(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def verdict(report: TimingReport) -> str:
    """The heading: does timing matter at all here?"""
    effect = report.effect
    if isinstance(effect, NotEnoughData):
        return "Not enough posts to say whether timing matters"
    if not effect.stands:
        return "No sign that timing matters here"
    clearest = effect.clearest
    told = PARTS[clearest.part].capitalize()
    share = share_in_words(clearest.share)
    return f"{told} {_go(clearest.part)} with {share} of the differences between posts"


def effect_words(report: TimingReport) -> str:
    """Estimate, interval, p and n, and what they mean."""
    effect = report.effect
    if isinstance(effect, NotEnoughData):
        return str(effect)
    outcome = (
        f"{report.metric.label.lower() if report.metric else 'figures'} {report.choice.age.words}"
    )
    base = (
        f"Of the differences in {outcome} that {listed(report.held_words)} leave between "
        f"{count_in_words(effect.n, 'post')} of {count_in_words(effect.works, 'work')}"
    )
    if effect.stands:
        part = effect.clearest
        return (
            f"{base}, {PARTS[part.part]} {_go(part.part)} with {share_in_words(part.share)} "
            f"({share_in_words(part.low)} to {share_in_words(part.high)}; p {_p(effect.p)}, all "
            "questions of this panel taken together). Association, not cause: what is published at "
            "these times may differ in more than its time."
        )
    whole = effect.whole
    return (
        f"{base}, {PARTS[whole.part]} {_go(whole.part)} with no more than chance gives "
        f"(p {_p(effect.p)}). More than {share_in_words(whole.high)} would be a surprise, "
        "less cannot be ruled out. Choose times by what suits the team; differences in the map "
        "below are mostly chance."
    )


def part_words(effect: TimingEffect) -> str:
    """Each part beside its own p."""
    return "; ".join(
        f"{PARTS[one.part]} {share_in_words(one.share)} "
        f"({share_in_words(one.low)} to {share_in_words(one.high)}), p {_p(one.p)}"
        for one in effect.parts
    )


def change_heading(report: TimingReport) -> str:
    """Names a time only if timing stands and this time is above the usual for sure."""
    if not report.week.told:
        return "How posts did by time of the week: too few to tell"
    effect = report.effect
    if isinstance(effect, NotEnoughData) or not effect.stands:
        return "How posts did by time of the week: no time stands out"
    times = _times_of(report, effect.clearest.part)
    if times.best is None or not times.low[times.best] > 0:
        return "How posts did by time of the week: no single time stands out"
    more = share_in_words(float(times.change[times.best]))
    where = _where(report, effect.clearest.part, times.best)
    return f"Posts did best {where}: {more} above the usual"


def _times_of(report: TimingReport, part: Part) -> Times:
    week = report.week
    return {Part.WEEKDAY: week.weekdays, Part.TIME: week.blocks, Part.BOTH: week.cells}[part]


def _where(report: TimingReport, part: Part, place: tuple[int, ...]) -> str:
    if part is Part.WEEKDAY:
        return f"on {WEEKDAYS[place[0]]}s"
    hours = block_words(place[-1] * report.week.block_h, report.week.block_h)
    return f"at {hours}" if part is Part.TIME else f"on {WEEKDAYS[place[0]]}s at {hours}"


def counts_heading(report: TimingReport) -> str:
    if not report.timed:
        return "The hour of publication is not known of any post"
    by_day = report.week.weekdays.posts
    share = share_in_words(float(by_day.max() / by_day.sum()))
    return f"Most posts come on {WEEKDAYS[int(by_day.argmax())]}s: {share} of {report.timed:,}"


def cadence_heading(report: TimingReport) -> str:
    first = report.cadences[0]
    if first.cadence is None:
        return "Too few days with a post to speak of a cadence"
    gap = first.cadence.longest_gap
    return f"{first.cadence.per_week:.1f} posts a week, at most {count_in_words(gap, 'day')} apart"


def clips_heading(peak: PeakHours | NotEnoughData) -> str:
    if isinstance(peak, NotEnoughData):
        return "Too few clips to speak of peak hours"
    if not peak.stands:
        return "Clips are made at no particular hours"
    return (
        f"Most clips are made at {block_words(peak.first_hour, peak.width)}: "
        f"{share_in_words(peak.share)}"
    )


def lag_heading(report: LagReport) -> str:
    lead, follow, fit = report.lead, report.follow, report.fit
    if lead is None or follow is None or fit is None:
        return "Nothing to compare day by day"
    pair = f"{follow.label} and {lead.label}"
    if isinstance(fit, NotEnoughData):
        return f"{_capital(pair)}: too few days to tell"
    if not fit.stands:
        return f"{_capital(pair)}: no clear lag"
    more = "more" if fit.estimate > 0 else "fewer"
    return f"After {lead.label}: {more} {follow.label} {lag_words(fit.best)}"


def clips_words(peak: PeakHours | NotEnoughData, zone: str) -> str:
    if isinstance(peak, NotEnoughData):
        return f"{peak} Hours in {zone}."
    low, high = share_in_words(peak.low), share_in_words(peak.high)
    return (
        f"{share_in_words(peak.share)} ({low} to {high}) of "
        f"{count_in_words(peak.n, 'clip')} of {count_in_words(peak.days, 'day')} fall into the "
        f"busiest {peak.width} hours, {block_words(peak.first_hour, peak.width)}; as much by "
        f"chance: p {_p(peak.p)}. The clips of a day come together, so each day counts as a whole. "
        f"Hours in {zone}."
    )


def lag_sentence(report: LagReport, fit: LagFit) -> str:
    lead = report.lead.label if report.lead else ""
    follow = report.follow.label if report.follow else ""
    looked = f"all {fit.lags.size} lags from {fit.lags[0]} to {fit.lags[-1]} days taken together"
    looked = looked.replace("-", "\N{MINUS SIGN}")
    if not fit.stands:
        return (
            f"No lag between {lead} and {follow} is told apart from chance: the strongest link is "
            f"{_two(fit.estimate)}, {lag_words(fit.best)} (p {_p(fit.p)}, {looked})."
        )
    span = (
        "no other lag does as well"
        if fit.low == fit.high
        else f"lags of {_whole(fit.low)} to {_whole(fit.high)} days do about as well"
    )
    order = (
        f"what follows comes first here, so {lead} may be the answer to {follow}. "
        if fit.best < 0
        else ""
    )
    same_day = (
        f"{_capital(follow)} of a day hold those of what is published on it, so this is to be "
        "expected. "
        if fit.best == 0 and report.follow and report.follow.key != CLIPS
        else ""
    )
    return (
        f"On days with more {lead} than usual there are {'more' if fit.estimate > 0 else 'fewer'} "
        f"{follow} {lag_words(fit.best)}: correlation {_two(fit.estimate)}, {span} "
        f"(p {_p(fit.p)}, {looked}). {_capital(order)}{same_day}Association, not cause."
    )


def _two(value: float) -> str:
    return f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def _whole(days: int) -> str:
    return str(days).replace("-", "\N{MINUS SIGN}")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _p(p: float) -> str:
    return f"= {p:.3f}" if p >= 0.001 else "< 0.001"


def _go(part: Part) -> str:
    return "go" if part is Part.BOTH else "goes"
