"""The small print and headings of the page of correlations."""

from collections.abc import Sequence

from analytics.correlations import CorrelationReport, FeatureImportanceReport, Finding
from analytics.correlations.likeness import Likeness
from analytics.correlations.wording import held_words, outcome_words, sentence
from charts.formats import percent
from ui import words


def caption(report: CorrelationReport) -> str:
    """Which posts, at which age, what is held fixed, in which zone."""
    parts = (
        f"{words.counted(report.table.posts, 'post')} published "
        f"**{words.span(report.selection.period)}**",
        f"figures {report.choice.age.words}",
        held_words(report),
        f"days in {words.plain(report.time_zone)}",
    )
    return " \u00b7 ".join(parts)


def heading(report: CorrelationReport) -> str:
    """What one should know if one reads nothing else."""
    standing = report.standing
    if not standing:
        return "No feature goes clearly with any metric"
    best = standing[0]
    feature = report.table.feature(best.feature).label
    outcome = report.table.outcome(best.metric).label.lower()
    counted = words.counted(len(standing), "link stands", "links stand")
    return words.plain(f"{counted} out; the surest: {feature.lower()} with {outcome}")


def heat_words(report: CorrelationReport) -> str:
    return " \u00b7 ".join(
        (
            "with a sign: more or fewer (Pearson's r on log scales); without one: links of "
            "categories (correlation ratio)",
            f"bold and coloured: told apart from chance, all {report.tests:,} pairs together "
            "(q < 0.05)",
            "association, not cause",
        )
    )


def pair_heading(report: CorrelationReport, finding: Finding) -> str:
    feature = report.table.feature(finding.feature).label
    return words.plain(f"{feature} and {outcome_words(report, finding.metric)}")


def pair_words(report: CorrelationReport, finding: Finding) -> str:
    return words.plain(sentence(report, finding))


def rank_words(finding: Finding) -> str:
    """What the ranks say, where they do not agree."""
    if not finding.told:
        return ""
    doubtful = finding.stands and not finding.rank_p < 0.05
    agrees = "does not agree: the link may rest on a few posts" if doubtful else "agrees"
    return (
        f"By ranks, which a few extreme posts do not move: {finding.rank_estimate:.2f}, which "
        f"{agrees}"
        if finding.stands
        else f"By ranks: {finding.rank_estimate:.2f}"
    )


def pair_method(finding: Finding) -> str:
    parts = [finding.method[:1].upper() + finding.method[1:], rank_words(finding)]
    if finding.effective_n < 0.95 * finding.n:
        parts.append(
            f"posts of one piece of content are alike, so the {finding.n:,} count for "
            f"{finding.effective_n:,.0f}"
        )
    return words.plain(" \u00b7 ".join(part for part in parts if part))


def importance_words(report: CorrelationReport, found: FeatureImportanceReport) -> str:
    measured = found.importance
    share = (
        f"share explained {percent(measured.share)} "
        f"({percent(max(measured.low, 0.0))} to {percent(measured.high)})"
        if measured.predicts
        else "no share explained that is told apart from none"
    )
    parts = (
        f"{found.outcome} {report.choice.age.words}",
        f"{share} among {words.counted(measured.n, 'post')}, each unseen when it was predicted",
        held_words(report),
    )
    return " \u00b7 ".join(words.plain(part) for part in parts)


def alike_words(alike: Sequence[Likeness]) -> str:
    """Which features cannot be told apart; the size of each link from 0 to 1."""
    if not alike:
        return "No two features say nearly the same."
    pairs = (
        f"{one.first} with {one.second} ({one.estimate:.2f}, {one.low:.2f} to {one.high:.2f}, "
        f"n = {one.n:,})"
        for one in alike
    )
    return words.plain(f"Features that go together share their part: {'; '.join(pairs)}.")
